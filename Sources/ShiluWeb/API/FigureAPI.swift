import Foundation
import HTTPTypes
import ShiluAudit
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports
import ShiluService

/// Figures, reports and audits through the interface, and the document that describes all of it.
struct FigureAPI: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.api("GET", "/api/v1/openapi.json") { _ in WebReply.json(Self.document) }
        pages.api("GET", "/api/v1/figures", APIDesk.serve(.report, Self.figures))
        pages.api("GET", "/api/v1/figures/:figure", APIDesk.serve(.report, Self.figure))
        pages.api("GET", "/api/v1/reports", APIDesk.serve(.report, Self.reports))
        pages.api("GET", "/api/v1/reports/:report", APIDesk.serve(.report, Self.report))
        pages.api("POST", "/api/v1/audits", uploadLimit: 20 << 20, APIDesk.serve(.report, Self.audit))
    }

    private static let document = Data(OpenAPIDocument.make().compact.utf8)

    private static func asked(_ request: WebRequest) throws -> (OrganizationNode, Int, Period) {
        guard let text = request.query.text("organization") else {
            throw WebFailure.refused([
                Notice("organization-missing", "没有说明哪个党组织", next: "请写 organization", place: "organization")
            ])
        }
        guard let year = try request.queryNumber("year", in: 1921...9999), let period = Period(year: year) else {
            throw WebFailure.refused([Notice("year-missing", "没有说明年度", next: "请写 year，如 2023", place: "year")])
        }
        let node = try request.app.session.organization(text)
        try request.require(.report, RightsTarget(organizations: [node.id]))
        return (node, year, period)
    }

    private static func figures(_ request: WebRequest) throws -> WebReply {
        let (node, _, period) = try asked(request)
        let engine = try request.app.session.listing(Scope(node.id), period)
        let readings = try engine.all(scope: Scope(node.id), period: period)
        return APIDesk.json(
            .object(["figures": .list(readings.map { json($0, counting: engine.depth == .sources) })]))
    }

    private static func figure(_ request: WebRequest) throws -> WebReply {
        let (node, _, period) = try asked(request)
        guard let definition = try? request.app.session.figure(request.parameter("figure")) else {
            throw WebFailure.notFound("没有这个指标")
        }
        let withSources = try request.queryNumber("sources", in: 0...1) == 1
        let engine = try request.app.session.engine()
        var depth = withSources ? FigureDepth.sources : .values
        var reading = try (withSources ? engine : engine.valuesAlone).reading(
            definition.id, scope: Scope(node.id), period: period)
        if case .onlyAlone? = reading.reason {
            depth = .sources
            reading = try engine.reading(definition.id, scope: Scope(node.id), period: period)
        }
        return APIDesk.json(json(reading, counting: depth == .sources, withSources: withSources))
    }

    /// A reading with its definition and its period.
    /// - Parameters:
    ///   - counting: says how many records there are behind it; they must have been read.
    ///   - withSources: names them.
    static func json(_ reading: FigureReading, counting: Bool, withSources: Bool = false) -> JSON {
        .object([
            "id": .text(reading.definition.id), "name": .text(reading.definition.name), "unit": .text(reading.unit),
            "basis": .text(reading.definition.basis), "organization": .text(reading.scope.organization),
            "from": .text(reading.period.first.description), "to": .text(reading.period.last.description),
            "position": .integer(reading.position), "value": .optional(reading.number?.description),
            "shown": .optional(reading.shown), "missing": .optional(reading.why),
            "sourceCount": counting ? .integer(Int64(reading.sources.count)) : nil,
            "sources": withSources ? .texts(reading.sources.map(\.record)) : nil,
        ])
    }

    // MARK: reports

    private static func reports(_ request: WebRequest) throws -> WebReply {
        let known = try ReportService.templateIDs().map { id in
            let template = try ReportService.template(id, catalogue: request.app.session.catalogue)
            return JSON.object(["id": .text(id), "title": .text(template.kind)])
        }
        return APIDesk.json(.object(["reports": .list(known)]))
    }

    private static func report(_ request: WebRequest) throws -> WebReply {
        let id = request.parameter("report")
        guard ReportService.templateIDs().contains(id) else { throw WebFailure.notFound("没有这种报告") }
        let format = request.query.text("format") ?? "json"
        guard ["json", "docx", "md"].contains(format) else {
            throw WebFailure.refused([
                Notice("format-unknown", "没有这种格式", next: "可用 json、docx、md", place: "format")
            ])
        }
        let (node, year, _) = try asked(request)
        let composed = try ReportService.compose(
            id, session: request.app.session, organization: node, year: year,
            day: try request.queryDay("date") ?? request.app.today)
        switch format {
        case "docx":
            return .file(try ReportService.wordFile(composed), name: composed.title + ".docx", type: ReportFiles.word)
        case "md": return .text(composed.markdown, type: "text/markdown; charset=utf-8")
        default: return APIDesk.json(json(composed))
        }
    }

    private static func json(_ report: ComposedReport) -> JSON {
        .object([
            "title": .text(report.title), "position": .integer(report.position), "text": .text(report.plainText),
            "figures": .list(
                report.figures.map { use in
                    .object([
                        "figure": .text(use.reading.definition.id), "name": .text(use.reading.definition.name),
                        "printed": .text(use.printed), "place": .text(use.place),
                        "sourceCount": .integer(Int64(use.reading.sources.count)),
                    ])
                }),
            "leftOut": .list(
                report.leftOut.map { left in
                    .object([
                        "place": .text(left.place), "text": .text(left.text),
                        "causes": .list(
                            left.causes.map {
                                .object([
                                    "reason": .text($0.reason.rawValue), "figure": .optional($0.figure),
                                    "name": .text($0.name), "why": .text($0.why), "next": .text($0.next),
                                ])
                            }),
                    ])
                }),
        ])
    }

    // MARK: audits

    private static func audit(_ request: WebRequest) async throws -> WebReply {
        try request.require(.report, .somewhere())
        let type = (request.headers[.contentType] ?? "").lowercased().prefix { $0 != ";" }
        let name: String
        switch type {
        case "text/plain": name = "文稿.txt"
        case Substring(ReportFiles.word): name = "文稿.docx"
        case "application/pdf": name = "文稿.pdf"
        default:
            throw WebFailure.refused([
                Notice("file-type", "不能审核这种文件", next: "请发送 DOCX、PDF 或纯文本，并写明 Content-Type")
            ])
        }
        try SecrecyMarks.refuse([UploadedFile(field: "", name: name, type: String(type), bytes: request.body)])
        let year = try request.queryNumber("year", in: 1921...9999)
        let audited = try await AuditDesk.audit(
            request.body, name: name, organization: request.query.text("organization"), year: year, request)
        return .json(Data(AuditReport.json(audited.result).utf8))
    }
}
