import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// Composes a report from a template and the ledger.
public struct ReportComposer: Sendable {
    public let template: ReportTemplate
    public let names: TemplateNames
    public let engine: FigureEngine

    public init(template: ReportTemplate, names: TemplateNames, engine: FigureEngine) {
        (self.template, self.names, self.engine) = (template, names, engine)
    }

    /// - Parameter isAlone: whether other cores are free: duties are then judged beside the reading of figures.
    /// - Throws: `Refusal`, or what the ledger throws.
    public func compose(_ request: ReportRequest, isAlone: Bool = true) throws -> ComposedReport {
        try engine.facts.together { try composeNow(request, isAlone) }
    }

    private func composeNow(_ request: ReportRequest, _ isAlone: Bool) throws -> ComposedReport {
        guard let year = Period(year: request.year) else {
            throw Refusal(Notice("report-year", "年度“\(request.year)”不对", next: "请填四位年份，如2023"))
        }
        let period =
            switch template.periodRule {
            case .wholeYear: year
            case .toDocumentDate: Period(first: year.first, last: max(year.first, min(year.last, request.day)))
            }
        let scope = Scope(request.organization)
        let below = try engine.facts.organizations(in: scope, on: period.last)
        guard let organization = below.first(where: { $0.id == scope.organization }) else {
            throw Refusal(
                Notice(
                    "report-organization",
                    "\(period.last.chinese)没有这个党组织：\(AnyRecord.number(of: request.organization))",
                    next: "请核对党组织和年度"))
        }
        guard let variant = template.variant(of: organization.kind) else {
            throw Refusal(
                Notice(
                    "report-kind", "“\(template.kind)”模板不适用于\(organization.kind.label)",
                    next: "可用于：\(template.variants.flatMap(\.kinds).map(\.label).joined(separator: "、"))"))
        }
        // What goes wrong there goes wrong again where it is asked for.
        let judging =
            isAlone
            ? engine.supplied.map { supplied in
                Background { try supplied.prepare(scope, during: period) }
            } : nil
        defer { judging?.abandon() }
        let source = ReportSource(
            engine: engine, names: names, request: request, scope: scope, period: period, organization: organization,
            below: below, variant: variant.name)
        try source.prepare(template)
        var writer = BlockWriter(template: template, source: source)
        let drafts = try writer.write()
        let title = try writer.plain(template.title)
        let signature = template.signature.isEmpty ? nil : try writer.plain(template.signature)
        return ReportAssembler.assemble(
            drafts, template: template, title: title, signature: signature, source: source,
            leftOut: writer.writer.leftOut)
    }
}
