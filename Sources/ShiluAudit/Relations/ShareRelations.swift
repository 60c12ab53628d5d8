import ShiluFigures

extension RelationReader {
    /// 共有党员108名，其中……，60岁以上52名，占48.1%; 受理8642件，办结8590件，办结率99.4%; 达标支部43个，达标率97.7%:
    /// the part stands right before the rate, and the text says what the whole is.
    func toldOperands(_ index: Int, _ part: Int, _ before: [Int]) -> (part: Int, whole: Int, certain: Bool)? {
        let gap = claims[part].range.upperBound..<claims[index].offset
        guard gap.count <= 16, let value = exact(part) else { return nil }
        // Between part and rate stand the part's noun and one mark.
        let marks = gap.filter { text.classes[$0].contains(.mark) }
        // 青年党员41名占24%: no mark at all.
        let joined = gap.count == 1 && text.at(gap.lowerBound) == "占"
        guard joined || marks.count == 1, let mark = joined ? gap.lowerBound - 1 : marks.first,
            mark - gap.lowerBound <= 8
        else { return nil }
        let rate = (mark + 1)..<gap.upperBound
        let earlier = before.filter { $0 < part && sameUnit($0, part) }
        if text.at(rate.lowerBound) == "占" {
            let whole = earlier.last { other in
                guard let size = exact(other), size >= value else { return false }
                let between = claims[other].range.upperBound..<claims[part].offset
                return text.find("其中", in: between) != nil && text.find("；", in: between) == nil
                    && !earlier.contains { $0 > other && text.find("其中", in: left($0, 12)) == nil && isWhole($0) }
            }
            // 占比 without a noun says only that it is a share of what stands before.
            guard let whole, rate.count <= 3, !isPartOfPart(whole, part) else { return nil }
            return (part, whole, true)
        }
        guard text.at(rate.upperBound - 1) == "率" || text.contains(anyOf: ["率达", "率为"], in: rate) else { return nil }
        // 按期办结率 is of those that were due.
        if let whole = earlier.last, part - whole == 1, let size = exact(whole), size >= value,
            !text.contains(anyOf: ["措施", "制定", "召开", "开展"], in: left(part)),
            !text.contains(anyOf: ["按期", "按时", "及时", "如期", "限时", "同期", "平均"], in: rate),
            text.contains(anyOf: Self.received, in: left(whole))
                && text.contains(anyOf: Self.settled, in: left(part))
                && text.contains(anyOf: Self.settledRates, in: rate)
                || isNamedAfter(rate, part)
        {
            return (part, whole, true)
        }
        guard text.contains(anyOf: ["达标率", "创建率", "参评率", "参学率"], in: rate) else { return nil }
        let near = left(part, 10).lowerBound..<mark
        for (noun, figureId) in [("支部", "branch-count"), ("党员", "member-count")]
        where text.find(noun, in: near) != nil {
            let wholes = figure(figureId).prefix(32).filter {
                $0 != part && exact($0) != nil && !claims[$0].hints.eachBranch
            }
            if let whole = wholes.first, Set(wholes.compactMap(exact)).count == 1 { return (part, whole, true) }
        }
        return nil
    }

    /// 完成36项，完成率…; 成功91件，调解成功率…; 就业554人，毕业去向落实率…: the rate has its name from the part.
    private func isNamedAfter(_ rate: Range<Int>, _ part: Int) -> Bool {
        guard let sign = rate.last(where: { text.scalars[$0] == "率" }), sign - rate.lowerBound >= 2 else {
            return false
        }
        let stem = text.string((sign - 2)..<sign)
        guard Self.stems.contains(stem) else { return false }
        let words = left(part, 8)
        // 满意1200人、基本满意80人: both make up the rate.
        guard !text.contains(anyOf: ["基本", "比较", "较"], in: words), text.find(stem, in: left(part - 1, 8)) == nil else {
            return false
        }
        return text.find(stem, in: words) != nil || stem == "落实" && text.find("就业", in: words) != nil
    }

    private static let stems: Set<String> = [
        "完成", "成功", "落实", "就业", "办结", "解决", "整改", "销号", "采纳", "化解", "合格", "达标", "通过", "录取", "升学", "签约", "转化", "结案",
        "修复", "满意",
    ]

    /// A number that begins a count of its own: 发展党员5名 behind 党员108名.
    private func isWhole(_ index: Int) -> Bool {
        guard let figure = claims[index].figure else { return false }
        return !["member-age-structure", "women-share", "education-share", "minority-share"].contains(figure)
    }

    /// 其中在职71人（其中女32人，占…): the nearer 其中 has its own whole.
    private func isPartOfPart(_ whole: Int, _ part: Int) -> Bool {
        let between = claims[whole].range.upperBound..<claims[part].offset
        guard let first = text.find("其中", in: between) else { return false }
        return text.find("其中", in: (first + 2)..<max(first + 2, between.upperBound)) != nil
    }

    private static let received: [StaticString] = [
        "受理", "收到", "接到", "承办", "收集", "征集", "征求", "认领", "发现", "查摆", "查找", "排查", "检视", "应换届", "应", "梳理", "接收", "交办",
        "反馈", "发出", "发放",
    ]
    private static let settled: [StaticString] = [
        "办结", "办复", "答复", "解决", "采纳", "整改", "化解", "完成", "已换届", "审结", "结案", "审执结", "兑现", "销号", "落实", "实", "收回", "回收",
    ]
    private static let settledRates: [StaticString] = [
        "办结率", "办复率", "答复率", "解决率", "采纳率", "整改率", "化解率", "完成率", "换届率", "结案率", "兑现率", "销号率", "落实率", "整改完成率", "到会率",
        "参会率",
        "审结率", "收回率", "回收率", "回复率",
    ]

    /// Another whole that the rate fits: any number of the same unit in the paragraph, or the roll or branches anywhere.
    func otherWhole(_ part: Int, _ rate: Rational) -> Int? {
        guard let top = exact(part) else { return nil }
        let line = text.lines[text.line(of: claims[part].offset)]
        func fits(_ whole: Int) -> Bool {
            guard whole != part, let size = exact(whole), size > Rational.zero, size >= top, sameUnit(whole, part),
                let quotient = top.divided(by: size), let percent = quotient.multiplied(by: Rational(100))
            else { return false }
            return percent.asPercentage(decimals: rate.decimals) == rate
        }
        var other = part - 1
        while other >= 0, claims[other].offset >= line.lowerBound {
            if fits(other) { return other }
            other -= 1
        }
        other = part + 1
        while other < claims.count, claims[other].offset < line.upperBound {
            if fits(other) { return other }
            other += 1
        }
        // A text that states them more often than this is many texts in one.
        return figure("member-count").prefix(32).first(where: fits)
            ?? figure("branch-count").prefix(32).first(where: fits)
    }

    /// A share of a whole is at most all of it: 收缴率103% cannot be.
    func excesses(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard claims[index].kind == .percentage, claims[index].baseUnit == "%", let rate = exact(index),
                rate > Rational(100), !claims[index].hints.compared, !claims[index].hints.planned
            else { return nil }
            let words = left(index, 8)
            guard text.contains(anyOf: Self.bounded, in: words) || text.at(claims[index].offset - 1) == "占",
                !text.contains(anyOf: ["完成率", "增长率", "增速"], in: words)
            else { return nil }
            return relation(.bound, [index], "比率\(said(index)) ≤ 100%", false)
        }
    }

    private static let bounded: [StaticString] = [
        "收缴率", "交纳率", "缴纳率", "参与率", "参训率", "参学率", "参评率", "参考率", "到会率", "出勤率", "覆盖率", "签订率", "合格率", "满意率", "满意度", "办结率",
        "整改率", "达标率", "优秀率", "完好率", "及时率", "就业率", "换届率", "采纳率", "知晓率", "占比", "通过率", "入学率", "接种率", "结案率", "调解率", "成功率",
    ]
}
