import Foundation
import ShiluAudit
import ShiluCatalogue
import ShiluDocuments
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports

/// Audits a document: alone, or against a ledger.
public struct AuditService: Sendable {
    private let auditor: Auditor

    /// - Throws: what is wrong in the auditor's lexicon.
    public init() throws {
        do {
            auditor = Auditor(
                lexicon: try AuditLexicon.load(folder: CatalogueFolder.url.appendingPathComponent("lexicon")))
        } catch let notice as Notice {
            throw notice
        } catch { throw Notice("lexicon-wrong", "审核词库有误：\(error)", next: "请按所说的位置改正", place: "lexicon") }
    }

    /// The text of a DOCX, TXT or PDF, what is found in it, and where its numbers come from if Shilu composed it.
    public func audit(fileAt path: String) throws -> (text: String, result: AuditResult, trace: TracedReport?) {
        let text = try TextReader.read(fileAt: path).text
        let name = URL(fileURLWithPath: path).lastPathComponent
        return traced(auditor.audit(text, file: name), text, try? ReportService.trace(fileAt: path))
    }

    /// The same of a file that came over the network.
    /// - Parameter name: with the ending that says what it is.
    public func audit(_ bytes: Data, name: String) throws -> (text: String, result: AuditResult, trace: TracedReport?) {
        let text = try TextReader.read(bytes, name: name).text
        return traced(auditor.audit(text, file: name), text, try? TraceReader.read(bytes, name: name))
    }

    /// A number that Shilu itself wrote says in its bookmark which figure it is; nothing is guessed.
    private func traced(
        _ result: AuditResult, _ text: String, _ trace: TracedReport?
    ) -> (text: String, result: AuditResult, trace: TracedReport?) {
        guard let trace else { return (text, result, nil) }
        var result = result
        for (index, figure) in Self.claims(of: trace, in: result) {
            result.claims[index].figure = figure.trace.figure
            result.claims[index].alsoFigures = []
        }
        return (text, result, trace)
    }

    /// Positions of the claims that stand in a report's bookmarks.
    private static func claims(of trace: TracedReport, in result: AuditResult) -> [(Int, TracedReport.Figure)] {
        trace.figures.compactMap { figure in
            guard let start = figure.offset, let length = figure.textNow?.unicodeScalars.count, length > 0 else {
                return nil
            }
            let index = result.claims.firstIndex {
                $0.offset < start + length && start < $0.offset + $0.length && $0.kind != .date && $0.kind != .ordinal
            }
            return index.map { ($0, figure) }
        }
    }

    /// The verdicts of a ledger. Organisation and year are those of the title or opening where none are given; a number
    /// with a trace is judged by the organisation and period that it was composed from.
    public func judge(
        _ result: AuditResult, trace: TracedReport? = nil, by session: Session, organization: String?, year: Int?
    ) async throws -> AuditResult {
        guard let year = year ?? result.year else {
            throw Notice("year-not-found", "标题和开头没有写明是哪一年的", next: "请用 --year 指明年度", place: result.file)
        }
        let node = try AuditService.organization(organization, result, session)
        let answers = LedgerAnswers(engine: try session.engine(), organization: node)
        var judged = try await auditor.judge(result: result, by: answers, year: year)
        // The heading says what it was judged by, which need not be what the title says.
        judged.year = year
        if organization != nil { judged.organizationName = node.name }
        if let trace { try judgeTraced(&judged, trace, answers.engine) }
        return judged
    }

    private func judgeTraced(_ judged: inout AuditResult, _ trace: TracedReport, _ engine: FigureEngine) throws {
        for (index, figure) in Self.claims(of: trace, in: judged) where !judged.claims[index].hints.planned {
            let now = try trace.valueNow(figure, engine, sha256: ReportService.sha256)
            var value = now?.value
            // An entered number stands in its own unit (1.26 of 亿立方米); a claim is compared with 万 and 亿 multiplied out.
            let claim = judged.claims[index]
            if figure.trace.kind == .entry, claim.unit != claim.baseUnit, let said = claim.value, let base = claim.base,
                let scale = base.divided(by: said)
            {
                value = value?.multiplied(by: scale)
            }
            let reason: LedgerAnswer.Reason? =
                now == nil ? .noSuchFigure : (value == nil ? .missing(now?.why ?? "") : nil)
            let answer = LedgerAnswer(
                value: value, shown: now?.printed ?? "", sources: now?.sources ?? [], reason: reason)
            judged.claims[index].sources = answer.sources
            judged.claims[index].ledgerValue = answer.shown.isEmpty ? nil : answer.shown
            judged.claims[index].verdict = Auditor.verdict(judged.claims[index], answer)
        }
    }

    /// The organisation asked for, else the one that the title names, else the ledger's only root.
    /// - Throws: `Notice` where none is given and the title names none.
    public static func organization(_ given: String?, _ result: AuditResult, _ session: Session) throws
        -> OrganizationNode
    {
        if let given { return try session.organization(given) }
        let roots = try session.ledger.records(PartyOrganization.name).filter { $0.fields["parentId"] == nil }
        if let named = result.organizationName {
            if let found = try? session.organization(named) { return found }
            // Titles shorten names: 市水务局机关党委 for 某市水务局机关委员会 is found by the one name it is part of.
            let near = try session.ledger.records(PartyOrganization.name).filter { record in
                ["name", "shortName"].contains { key in
                    record.fields[key]?.text.map { $0.contains(named) || named.contains($0) } ?? false
                }
            }
            if near.count == 1, let only = near.first { return try session.organization(only.number) }
        }
        guard roots.count == 1, let root = roots.first else {
            throw Notice(
                "organization-not-found", "标题和开头没有写明台账里的哪个党组织", next: "请用 --organization 指明", place: result.file)
        }
        return try session.organization(root.number)
    }
}

/// What the figures of one organisation answer to claims.
struct LedgerAnswers: LedgerAnswering {
    let engine: FigureEngine
    let organization: OrganizationNode

    func answer(figure id: String, claim: Claim, year: Int) async throws -> LedgerAnswer {
        guard let definition = engine.catalogue[id], definition.isComputed, let period = Period(year: year) else {
            return LedgerAnswer(value: nil, shown: "", reason: .noSuchFigure)
        }
        let whole = try engine.reading(definition.id, scope: Scope(organization.id), period: period)
        let answer = try answer(whole, claim)
        guard answer.value.map({ claim.agrees(with: $0) }) != true,
            let least = try leastOverBranches(definition, claim, period)
        else { return answer }
        // 各支部 each did so often: the branch that did least decides, where the whole does not agree.
        return try self.answer(least, claim)
    }

    private func answer(_ reading: FigureReading, _ claim: Claim) throws -> LedgerAnswer {
        guard reading.number != nil else { return try missed(reading, claim) }
        return answer(
            reading,
            shown: shownInMultiples(reading, claim) ?? reading.shown(.exact, unit: unit(claim, reading.definition)))
    }

    /// In the multiples of its unit that the text counts in: 3,000元 is 0.3万元 where the text says 万元.
    private func shownInMultiples(_ reading: FigureReading, _ claim: Claim) -> String? {
        let multiples: [(Character, Int)] = [("万", 10_000), ("亿", 100_000_000)]
        guard let number = reading.number, let (mark, size) = multiples.first(where: { claim.unit.first == $0.0 }),
            claim.unit == String(mark) + reading.definition.unit, !reading.definition.rounding.isRate
        else { return nil }
        return number.divided(by: Rational(size)).flatMap { $0.text(decimals: 8) }.map { $0 + claim.unit }
    }

    /// The branch that did least; nil where the claim speaks of no branches or a branch has no value.
    private func leastOverBranches(_ definition: FigureDefinition, _ claim: Claim, _ period: Period) throws
        -> FigureReading?
    {
        guard claim.hints.eachBranch, claim.kind == .count, !organization.kind.isBranch, !isLeast(definition) else {
            return nil
        }
        let branches = try engine.facts.organizations(in: Scope(organization.id), on: period.last)
        let readings = try branches.filter(\.kind.isBranch).map {
            try engine.reading(definition.id, scope: Scope($0.id), period: period)
        }
        guard readings.allSatisfy({ $0.number != nil }) else { return nil }
        return readings.min { ($0.number ?? .zero) < ($1.number ?? .zero) }
    }

    private func isLeast(_ definition: FigureDefinition) -> Bool {
        if case .least = definition.computation { true } else { false }
    }

    /// The measure word of the text, where the figure may be printed with it.
    private func unit(_ claim: Claim, _ definition: FigureDefinition) -> String? {
        definition.units.contains(claim.unit) ? claim.unit : nil
    }

    private func answer(_ reading: FigureReading, shown: String?) -> LedgerAnswer {
        let scale = reading.definition.rounding.isRate ? Rational(100) : Rational.one
        let value = reading.number.flatMap { $0.multiplied(by: scale) }
        return LedgerAnswer(
            value: value, shown: shown ?? "",
            sources: reading.sources.map(\.record))
    }

    /// Quantities of several measure words and entered numbers have no one value: the claim says which is meant.
    private func missed(_ reading: FigureReading, _ claim: Claim) throws -> LedgerAnswer {
        switch reading.reason {
        case .severalUnits:
            if let part = reading.entries.first(where: { $0.unit == claim.unit }) { return answer(part, claim) }
        case .severalEntries:
            if let entry = entry(for: claim, among: reading.entries) {
                return answer(entry, claim)
            }
        default: break
        }
        let why = reading.why ?? ""
        if case .notKept = reading.reason { return LedgerAnswer(value: nil, shown: "", reason: .notKept(why)) }
        return LedgerAnswer(value: nil, shown: "", reason: .missing(why))
    }

    private func answer(_ entry: FigureEntry, _ claim: Claim) -> LedgerAnswer {
        LedgerAnswer(
            value: scaled(entry.value, claim), shown: entry.shown ?? "", sources: entry.sources.map(\.record))
    }

    /// The entry of the same unit whose title shares most characters with the words about the number.
    private func entry(for claim: Claim, among entries: [FigureEntry]) -> FigureEntry? {
        let words = Set(claim.text + claim.noun)
        let same = entries.filter { $0.unit == claim.unit || $0.unit.hasSuffix(claim.baseUnit) }
        let best = same.max { words.intersection($0.title).count < words.intersection($1.title).count }
        return best.flatMap { words.intersection($0.title).count >= 2 || same.count == 1 ? $0 : nil }
    }

    /// The entered number in the base unit that the claim is compared in: 万 and 亿 multiplied out.
    private func scaled(_ value: Rational, _ claim: Claim) -> Rational? {
        guard claim.unit != claim.baseUnit, let said = claim.value, let base = claim.base,
            let scale = base.divided(by: said)
        else { return value }
        return value.multiplied(by: scale)
    }
}

extension AuditService {
    /// Whether anything in the document has to be looked at.
    public static func hasFindings(_ result: AuditResult) -> Bool {
        !result.defects.isEmpty || result.relations.contains { $0.holds == false }
            || result.claims.contains { $0.verdict == .differs || $0.verdict == .unfounded || $0.verdict == .blank }
    }
}
