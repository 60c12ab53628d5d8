# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

SHILU := .build/release/shilu
DEMO := Demo

.PHONY: help deps deps-test build demo test check bench guide clean

help:  ## 列出可用的命令
	@echo '实录 Shilu：'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

deps:  ## 安装构建所需的 Debian 软件包（已装的跳过）
	@.ci/apt-install $$(cat .ci/packages-build)

deps-test: deps  ## 安装测试另需的软件包
	@.ci/apt-install $$(cat .ci/packages-test)
	@.ci/python-tools

build: deps  ## 构建发布版 .build/release/shilu
	swift build -c release --product shilu

demo: build  ## 用示例单位走一遍：建账、导入、总结、审核
	@.ci/demo $(SHILU) $(DEMO)

test: deps-test  ## 安装测试所需并运行全部测试
	@.ci/test

check: deps  ## 格式、编译警告、目录（指标与模板）自查
	swift format lint --strict --configuration .swift-format --recursive Package.swift Sources Tests Catalogue
	@.ci/check-warnings
	$(SHILU) catalogue check

bench: build  ## 与同类工具同场比较，结果见 Benchmarks/README.md
	@Benchmarks/run

guide: deps-test  ## 用真实页面生成使用手册的截图（docs/guide/images）
	SHILU_SHOTS=$(CURDIR)/docs/guide/images swift test --filter JourneyTests

clean:  ## 删除构建产物和演示文件
	rm -rf .build $(DEMO)
