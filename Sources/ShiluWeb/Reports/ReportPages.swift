import Foundation
import ShiluDocuments
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports
import ShiluService

/// 报告: choose, preview with every figure as a door and what was left out in the margin, take as Word, take the figures as XLSX.
struct ReportPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/reports", .permission(.report), isKept: true, Self.choose)
        pages.get("/reports/preview", .permission(.report), isKept: true, Self.preview)
        pages.get("/reports/word", .permission(.report), Self.word)
        pages.get("/reports/annex", .permission(.report), Self.annex)
    }

    // MARK: choosing

    private static func templates(_ request: WebRequest) throws -> [(value: String, label: String)] {
        try ReportService.templateIDs().map { id in
            (id, try ReportService.template(id, catalogue: request.app.session.catalogue).kind)
        }
    }

    private static func choose(_ request: WebRequest) throws -> WebReply {
        guard try !ReportScope.choices(request).isEmpty else {
            throw WebFailure.forbidden("缺少“\(Permission.report.label)”权限")
        }
        return request.page(
            "报告", section: .reports, lead: "选好报告、党组织和年度，先看会写什么、略去什么，再下载 Word 文件。",
            """
            \(try form(request, nil))
            <div class="cards">
            <section class="card"><h2><a href="/audit">审核文稿</a></h2><p>放入一份写好的总结、述职，逐个数字与台账核对，标出差错。</p></section>
            <section class="card"><h2><a href="/statistics">统计</a></h2><p>一年的全部指标，各组织、各月比较；每个数字都能点开看记录。</p></section>
            </div>
            """)
    }

    private static func form(_ request: WebRequest, _ scope: ReportScope?) throws -> Markup {
        let kinds = try templates(request)
        let date = request.query.text("date") ?? request.app.today.description
        return try ReportScope.sentence(
            request, action: "/reports/preview", selected: scope, button: "预览",
            more: """
                <select name="report" aria-label="报告">\(FormParts.options(kinds, selected: request.query["report"] ?? ""))</select>\
                <label>成文日期 <input name="date" value="\(date)" size="10"></label>
                """)
    }

    private static func composed(_ request: WebRequest) throws -> (ComposedReport, ReportScope) {
        let scope = try ReportScope.read(request)
        guard let id = request.query.text("report"), ReportService.templateIDs().contains(id) else {
            throw WebFailure.notFound("没有这种报告")
        }
        let report = try ReportService.compose(
            id, session: request.app.session, organization: scope.organization, year: scope.period.first.year,
            day: try request.queryDay("date") ?? request.app.today)
        return (report, scope)
    }

    // MARK: preview

    private static func preview(_ request: WebRequest) throws -> WebReply {
        let (report, scope) = try composed(request)
        let same = request.query.pairs.map { ($0.key, Optional($0.value)) }
        let left = report.leftOut.filter { $0.kind != .section && $0.kind != .paragraph }
        let lead: Markup =
            "《\(report.title)》共\(report.figures.count)个数字，都能点开看记录；\(left.isEmpty ? "没有略去的内容" : "有\(left.count)处没有数据来源，已略去，写在旁边")。"
        let actions: Markup = """
            <a class="button primary" href="\(WebPath.make("/reports/word", same))">下载 Word</a>
            <a class="button" href="\(WebPath.make("/reports/annex", same))">下载数据附表</a>
            """
        var margin = Margin(left)
        var body: Markup = "<section><h2 class=\"paper-title\">\(report.title)</h2><div></div></section>"
        for block in report.blocks {
            switch block {
            case .heading(let level, let runs):
                let text = runs.map { report.text($0) }.joined()
                body += """
                    <section><h3 class="level-\(level)">\(line(runs, report, request))</h3>\(margin.take(under: text))</section>
                    """
            case .paragraph(let leading, let runs):
                let head: Markup = leading.map { "<strong>\($0.text)</strong>" } ?? .none
                body += """
                    <section><p>\(head)\(line(runs, report, request))</p>\(leading.map { margin.take(under: $0.text) } ?? "<div></div>")</section>
                    """
            }
        }
        if let signature = report.signature {
            body +=
                "<section><p class=\"signature\">\(signature)<br>\(report.request.day.chinese)</p><div></div></section>"
        }
        return request.page(
            "报告预览", section: .reports, lead: lead, actions: actions,
            """
            \(try form(request, scope))<article class="paper">\(body)</article>\(margin.rest())
            """)
    }

    private static func line(_ runs: [ComposedReport.Run], _ report: ComposedReport, _ request: WebRequest) -> Markup {
        runs.map { run -> Markup in
            switch run {
            case .text(let text): return "\(text)"
            case .figure(let index):
                guard report.figures.indices.contains(index) else { return .none }
                let use = report.figures[index]
                return
                    "<a class=\"door\" href=\"\(ReportScope.figure(use.reading.definition.id, use.reading.scope, use.reading.period))\" title=\"\(use.reading.definition.name)\">\(use.printed)</a>"
            case .record(let index):
                guard report.texts.indices.contains(index) else { return .none }
                let use = report.texts[index]
                guard let record = use.records.first else { return "\(use.printed)" }
                return
                    "<a class=\"door\" href=\"\(WebPath.record(record))\" title=\"\(use.name)，\(use.records.count)条记录\">\(use.printed)</a>"
            }
        }.joined()
    }

    /// What was left out, each beside the heading that it would have stood under.
    private struct Margin {
        private var waiting: [String: [LeftOut]] = [:]
        private var order: [String] = []

        init(_ left: [LeftOut]) {
            for item in left {
                if waiting[item.place] == nil { order.append(item.place) }
                waiting[item.place, default: []].append(item)
            }
        }

        mutating func take(under heading: String) -> Markup {
            guard let place = order.first(where: { !$0.isEmpty && heading.contains($0) }),
                let items = waiting.removeValue(forKey: place)
            else { return "<div></div>" }
            order.removeAll { $0 == place }
            return "<aside>\(Margin.list(items))</aside>"
        }

        mutating func rest() -> Markup {
            let items = order.flatMap { waiting[$0] ?? [] }
            guard !items.isEmpty else { return .none }
            return "<h2>另外略去的内容</h2><div class=\"card\">\(Margin.list(items))</div>"
        }

        private static func list(_ items: [LeftOut]) -> Markup {
            let lines = items.map { item -> Markup in
                let causes = item.causes.map { cause -> Markup in
                    "<span class=\"next\">\(cause.name)：\(cause.why)。\(cause.next)。</span>"
                }
                return """
                    <li><details><summary class="left">略去：\(item.text)</summary>\(causes.joined(by: "<br>"))</details></li>
                    """
            }
            return "<ul class=\"list\">\(lines)</ul>"
        }
    }

    // MARK: files

    private static func word(_ request: WebRequest) throws -> WebReply {
        let (report, _) = try composed(request)
        return .file(try ReportService.wordFile(report), name: report.title + ".docx", type: ReportFiles.word)
    }

    /// Every figure of the report with its definition, and the records behind each.
    private static func annex(_ request: WebRequest) throws -> WebReply {
        let (report, _) = try composed(request)
        var rows: [[String]] = []
        var sources: [[String]] = []
        var told: Set<String> = []
        for use in report.figures {
            let reading = use.reading
            rows.append([
                use.place, reading.definition.name, use.printed, reading.definition.basis,
                "\(reading.period.first)至\(reading.period.last)", String(Set(reading.sources.map(\.record)).count),
            ])
            guard told.insert(reading.definition.id + reading.period.description).inserted else { continue }
            for source in reading.sources {
                sources.append([
                    reading.definition.name, source.day.description, RegisterBook.naming(source.record),
                    String(source.value),
                ])
            }
        }
        let sheets = [
            SheetSpec(
                name: "数据",
                columns: [
                    ColumnSpec(title: "所在部分", width: 28), ColumnSpec(title: "指标", width: 28),
                    ColumnSpec(title: "数字", isText: true), ColumnSpec(title: "口径", width: 60),
                    ColumnSpec(title: "期间", width: 26, isText: true), ColumnSpec(title: "记录条数"),
                ], rows: rows),
            SheetSpec(
                name: "记录",
                columns: [
                    ColumnSpec(title: "指标", width: 28), ColumnSpec(title: "日期", width: 14),
                    ColumnSpec(title: "记录", width: 36, isText: true), ColumnSpec(title: "计入"),
                ], rows: sources),
        ]
        let name = report.title + "数据附表.xlsx"
        return .file(try SpreadsheetWriter.data(sheets, name: name), name: name, type: ReportFiles.sheet)
    }
}
