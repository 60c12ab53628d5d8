import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

/// One figure: what it is, how it is counted, and every record behind it.
struct FigurePage: WebArea {
    static let pageSize = 50

    func pages(_ pages: inout WebPages) {
        pages.get("/figures/:figure", .permission(.report), isKept: true, Self.show)
    }

    private static func show(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        guard let definition = request.app.session.catalogue[request.parameter("figure")] else {
            throw WebFailure.notFound("没有这个指标")
        }
        let reading = try request.app.session.engine().reading(
            definition.id, scope: asked.scope, period: asked.period)
        let organization = asked.organization.shortName
        let count = Set(reading.sources.map(\.record)).count
        let lead: Markup
        if let shown = reading.shown {
            lead =
                "\(organization)\(asked.periodText)“\(definition.name)”是<strong>\(shown)</strong>\(count > 0 ? "，出自\(count)条记录" : "")。"
        } else {
            lead = "\(organization)\(asked.periodText)“\(definition.name)”没有数字：\(reading.why ?? "还不能统计")。"
        }
        let compare = WebPath.make(
            "/statistics/compare",
            [
                ("figure", definition.id), ("organization", AnyRecord.number(of: asked.organization.id)),
                ("year", String(asked.period.first.year)),
            ])
        return request.page(
            definition.name, section: .reports, lead: lead,
            actions: "<a class=\"button\" href=\"\(compare)\">各组织、各月比较</a>",
            """
            \(about(reading, asked))\(operands(reading))\(entries(reading))\(try sources(reading, request))
            """)
    }

    private static func about(_ reading: FigureReading, _ asked: ReportScope) -> Markup {
        let registers = reading.definition.registers.compactMap { RegisterBook.register(named: $0)?.title }
        let kept: Markup =
            registers.isEmpty ? .none : "<dt>所用台账</dt><dd>\(registers.joined(separator: "、"))</dd>"
        let below = asked.includesSubtree ? "\(asked.organization.name)，连同下级" : "\(asked.organization.name)，只算本级"
        return """
            <section class="card"><dl class="fields"><dt>口径</dt><dd>\(reading.definition.basis)</dd>
            <dt>范围</dt><dd>\(below)</dd>
            <dt>期间</dt><dd>\(reading.period.first.chinese)至\(reading.period.last.chinese)</dd>\(kept)
            <dt>台账</dt><dd>写到第\(reading.position)条\(reading.isOpeningTotal ? "；本数为启用前年度的合计数" : "")</dd></dl></section>
            """
    }

    private static func operands(_ reading: FigureReading) -> Markup {
        guard !reading.operands.isEmpty else { return .none }
        let rows = reading.operands.map { operand -> Markup in
            let shown = operand.shown ?? "—"
            let number: Markup =
                operand.definition.id.contains("/")
                ? "\(shown)"
                : "<a href=\"\(ReportScope.figure(operand.definition.id, operand.scope, operand.period))\">\(shown)</a>"
            return
                "<tr><td>\(operand.definition.name)</td><td class=\"number-cell\">\(number)</td><td>\(operand.definition.basis)</td></tr>"
        }
        return """
            <h2>由这些数算出</h2><div class="table"><table><thead><tr><th>名称</th><th class="number-cell">数</th><th>口径</th></tr>\
            </thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func entries(_ reading: FigureReading) -> Markup {
        guard !reading.entries.isEmpty else { return .none }
        let rows = reading.entries.map { entry -> Markup in
            let links = entry.sources.prefix(20).map { source -> Markup in
                "<a href=\"\(WebPath.record(source.record))\">\(AnyRecord.number(of: source.record))</a> "
            }
            return
                "<tr><td>\(entry.title)</td><td class=\"number-cell\">\(entry.shown ?? "—")</td><td>\(links)</td></tr>"
        }
        return """
            <h2>分项</h2><div class="table"><table><thead><tr><th>名称</th><th class="number-cell">数</th><th>记录</th></tr>\
            </thead><tbody>\(rows)</tbody></table></div>
            """
    }

    /// Records that the visitor may not read are counted, never named.
    private static func sources(_ reading: FigureReading, _ request: WebRequest) throws -> Markup {
        guard !reading.sources.isEmpty else { return .none }
        let directory = try request.app.directory()
        let page = try request.queryNumber("page", in: 1...1_000_000) ?? 1
        let all = reading.sources
        let shown = all.dropFirst((page - 1) * pageSize).prefix(pageSize)
        var hidden = 0
        var rows: [Markup] = []
        for source in shown {
            guard let record = try request.app.ledger.record(source.record),
                request.rights.allows(.read, try request.target(of: record))
            else {
                hidden += 1
                continue
            }
            let places = directory.places(of: record, in: request.app.ledger).compactMap(directory.name(of:))
            let name = directory.name(of: record.id) ?? RecordLine.title(record)
            rows.append(
                """
                <tr><td>\(source.day.description)</td><td><a href="\(WebPath.record(source.record))">\(RegisterBook.naming(source.record))</a></td>\
                <td>\(name)</td><td>\(places.prefix(3).joined(separator: "、"))</td><td class="number-cell">\(source.value)</td></tr>
                """)
        }
        let secret: Markup =
            hidden == 0 ? .none : "<p class=\"quiet\">另有\(hidden)条记录您无权查看，只计入数字，不显示内容。</p>"
        return """
            <h2 id="records">背后的记录</h2><div class="table"><table><thead><tr><th>日期</th><th>记录</th><th>内容</th><th>党组织</th>\
            <th class="number-cell">计入</th></tr></thead><tbody>\(rows)</tbody></table></div>\(secret)\
            \(pager(request, page: page, total: all.count))
            """
    }

    /// Links to the pages before and after.
    static func pager(_ request: WebRequest, page: Int, total: Int) -> Markup {
        let last = max(1, (total + pageSize - 1) / pageSize)
        guard last > 1 else { return .none }
        func address(_ number: Int) -> String {
            let kept = request.query.pairs.filter { $0.key != "page" }.map { ($0.key, Optional($0.value)) }
            return WebPath.make(request.path, kept + [("page", String(number))])
        }
        let before: Markup = page > 1 ? "<a href=\"\(address(page - 1))\">上一页</a>" : .none
        let after: Markup = page < last ? "<a href=\"\(address(page + 1))\">下一页</a>" : .none
        return "<p class=\"pages\">第\(page)页，共\(last)页（\(total)条） \(before) \(after)</p>"
    }
}
