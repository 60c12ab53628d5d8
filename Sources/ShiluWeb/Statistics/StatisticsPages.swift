import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 统计: every figure of a year beside that of the year before; one figure over organisations and months. Each cell is a door.
struct StatisticsPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/statistics", .permission(.report), isKept: true, Self.overview)
        pages.get("/statistics/compare", .permission(.report), isKept: true, Self.compare)
    }

    private static func overview(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        let engine = try request.app.session.listing(asked.scope, asked.period)
        let readings = try engine.all(scope: asked.scope, period: asked.period)
        let earlier = Period(year: asked.period.first.year - 1)
        let withValue = readings.filter { $0.number != nil }.count
        var body: Markup = .none
        var rows: Markup = .none
        var section = ""
        func close() {
            if !section.isEmpty {
                body += """
                    <h2>\(section)</h2><div class="table"><table><thead><tr><th>指标</th><th class="number-cell">\(asked.periodText)</th>\
                    <th class="number-cell">上年</th><th>说明</th></tr></thead><tbody>\(rows)</tbody></table></div>
                    """
            }
            rows = .none
        }
        for reading in readings where reading.definition.isComputed {
            if reading.definition.section != section {
                close()
                section = reading.definition.section
            }
            let last = try earlier.map {
                try engine.reading(reading.definition.id, scope: asked.scope, period: $0)
            }
            let compare = WebPath.make(
                "/statistics/compare",
                [
                    ("figure", reading.definition.id), ("organization", AnyRecord.number(of: asked.organization.id)),
                    ("year", String(asked.period.first.year)),
                ])
            rows += """
                <tr><td class="item"><a href="\(compare)">\(reading.definition.name)</a></td>\(cell(reading))\(last.map(cell) ?? "<td></td>")\
                <td>\(reading.shown == nil ? reading.why ?? "" : "")</td></tr>
                """
        }
        close()
        if engine.depth == .values { ServerMemory.letGo() }
        return request.page(
            "统计", section: .reports,
            lead: "\(asked.organization.shortName)\(asked.periodText)有\(withValue)个指标有数字。点数字看记录，点名称看各组织、各月的比较。",
            try ReportScope.sentence(request, action: "/statistics", selected: asked) + body)
    }

    /// A number that opens its records; a dash with the reason behind it where there is none, and a door where it takes long.
    private static func cell(_ reading: FigureReading) -> Markup {
        if case .onlyAlone? = reading.reason {
            let address = ReportScope.figure(reading.definition.id, reading.scope, reading.period)
            return "<td class=\"number-cell\"><a href=\"\(address)\">打开计算</a></td>"
        }
        guard let shown = reading.shown else {
            return "<td class=\"number-cell\"><span title=\"\(reading.why ?? "")\">—</span></td>"
        }
        let address = ReportScope.figure(reading.definition.id, reading.scope, reading.period)
        return "<td class=\"number-cell\"><a href=\"\(address)\">\(shown)</a></td>"
    }

    private static func compare(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        guard let id = request.query.text("figure"), let definition = request.app.session.catalogue[id] else {
            throw WebFailure.notFound("没有这个指标")
        }
        let engine = try request.app.session.listing(asked.scope, asked.period)
        let nodes = try engine.facts.organizations(in: asked.scope, on: asked.period.last)
        let below = nodes.filter { $0.parent == asked.organization.id }
        let byOrganization = try below.map { node in
            (node.shortName, try engine.reading(id, scope: Scope(node.id), period: asked.period))
        }
        let months = (1...12).compactMap { YearMonth(year: asked.period.first.year, month: $0) }
        let byMonth = try months.map { month in
            (
                "\(month.month)月",
                try engine.reading(id, scope: asked.scope, period: Period(first: month.firstDay, last: month.lastDay))
            )
        }
        let whole = try engine.reading(id, scope: asked.scope, period: asked.period)
        let sums: Bool = if case .sum = definition.computation { true } else { false }
        let year: Markup = "<input type=\"hidden\" name=\"figure\" value=\"\(id)\">"
        return request.page(
            definition.name, section: .reports,
            lead:
                "\(asked.organization.shortName)\(asked.periodText)：\(whole.shown ?? "没有数字")。\(whole.shown == nil ? (whole.why ?? "") + "。" : "")",
            actions: "<a class=\"button\" href=\"\(asked.figure(id))\">看记录</a>",
            """
            \(try ReportScope.sentence(request, action: "/statistics/compare", selected: asked, more: year))\
            <p class="quiet">\(definition.basis)</p>\
            \(byOrganization.isEmpty ? .none : chart("各组织", "党组织", definition, byOrganization))\
            \(sums ? chart("各月", "月份", definition, byMonth) : .none)
            """)
    }

    private static func chart(
        _ title: String, _ column: String, _ definition: FigureDefinition, _ readings: [(String, FigureReading)]
    ) -> Markup {
        let bars = readings.map { name, reading in
            BarChart.Bar(
                name: name, value: reading.number.map { Double($0.numerator) / Double($0.denominator) },
                shown: reading.shown ?? "—",
                link: ReportScope.figure(definition.id, reading.scope, reading.period))
        }
        let rows = readings.map { name, reading -> Markup in
            "<tr><td>\(name)</td>\(cell(reading))<td>\(reading.shown == nil ? reading.why ?? "" : "")</td></tr>"
        }
        return """
            <h2>\(title)</h2><figure class="card">\(Markup(trusted: BarChart(title: "\(definition.name)：\(title)", bars: bars).svg))</figure>
            <div class="table"><table><thead><tr><th>\(column)</th><th class="number-cell">\(definition.name)</th><th>说明</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
