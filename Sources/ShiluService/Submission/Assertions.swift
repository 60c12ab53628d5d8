import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// A reported number and whether the ledger still bears it out.
public struct AssertionFinding: Sendable {
    public enum State: String, Sendable, CaseIterable {
        case holds, broken, redefined, uncheckable
        public var label: String {
            switch self {
            case .holds: "一致"
            case .broken: "已不一致"
            case .redefined: "口径已改"
            case .uncheckable: "无法核对"
            }
        }
    }

    /// An entry after the report that bears on the number.
    public struct Cause: Sendable, Hashable {
        public let position: Int64
        public let record: String
        public let action: EntryAction
        public let author: String
        /// Seconds since 1970.
        public let enteredAt: Int64
        public let reason: String
    }

    /// Id of the submitted report.
    public let report: String
    public let reportTitle: String
    public let recipient: String
    public let submittedOn: Day
    public let figure: String
    public let name: String
    public let organization: String
    public let period: Period
    public let printed: String
    /// What it comes to now, as printed; nil where it has no value.
    public let now: String?
    public let state: State
    /// Why it cannot be checked, or has no value.
    public let why: String
    /// Oldest first.
    public let causes: [Cause]

    /// One sentence for the clerk.
    public var sentence: String {
        let head = "报\(recipient)的《\(reportTitle)》中\(name)“\(printed)”"
        switch state {
        case .holds: return head + "与台账一致"
        case .broken: return head + "，台账现在是\(now ?? "没有数值")"
        case .redefined: return head + "的统计口径已经修改，现在是\(now ?? "没有数值")"
        case .uncheckable: return head + "无法核对：\(why)"
        }
    }
}

/// Checks what was reported against the ledger, for ever after.
public struct Assertions {
    private let session: Session

    public init(_ session: Session) { self.session = session }

    /// Reports that stand: not retracted, and not corrected by a later one, oldest first.
    public func standing() throws -> [Record<SubmittedReport>] {
        let all = try session.ledger.records(SubmittedReport.name).map(Record<SubmittedReport>.init)
        let corrected = Set(all.compactMap { $0.correctsId?.id })
        return all.filter { !corrected.contains($0.id) }
    }

    /// Every number of the reports that stand.
    /// - Parameters:
    ///   - organization: only reports of this one; nil for all.
    ///   - explaining: whether the entries behind a broken number are looked up.
    public func check(organization: String? = nil, explaining: Bool = true) throws -> [AssertionFinding] {
        let engine = try session.engine()
        var findings: [AssertionFinding] = []
        for report in try standing() where organization == nil || report.organizationId?.id == organization {
            for part in report.figures?.items ?? [] {
                findings.append(try check(part, of: report, engine, explaining: explaining))
            }
        }
        return findings
    }

    /// Numbers that held before a batch and do not hold after it.
    /// - Parameter first: the batch, that is the position of its first entry; nil where nothing was written.
    public func broken(by first: Int64?) throws -> [AssertionFinding] {
        guard let first, try !standing().isEmpty else { return [] }
        let now = try check(explaining: false).filter { $0.state == .broken }
        guard !now.isEmpty else { return [] }
        let before = try session.engine(asOf: first - 1)
        var newly: [AssertionFinding] = []
        for report in try standing() {
            for part in report.figures?.items ?? [] {
                guard
                    let finding = now.first(where: {
                        $0.report == report.id && $0.figure == part.figure
                            && $0.printed == part.printed && $0.name == part.titleField
                    }),
                    let claim = Claim(part, of: report), let wanted = claim.value,
                    try claim.read(before).value == wanted
                else { continue }
                newly.append(finding)
            }
        }
        return newly
    }

    private func check(
        _ part: PartRecord<ReportedFigure>, of report: Record<SubmittedReport>, _ engine: FigureEngine, explaining: Bool
    ) throws -> AssertionFinding {
        func made(
            _ state: AssertionFinding.State, now: String? = nil, why: String = "",
            causes: [AssertionFinding.Cause] = []
        ) -> AssertionFinding {
            AssertionFinding(
                report: report.id, reportTitle: report.titleField ?? "", recipient: report.recipient ?? "",
                submittedOn: report.submittedOn ?? Day(number: 0), figure: part.figure ?? "",
                name: part.titleField ?? "", organization: (part.organizationId ?? report.organizationId)?.id ?? "",
                period: Period(first: part.from ?? Day(number: 0), last: part.to ?? Day(number: 0)),
                printed: part.printed ?? "", now: now, state: state, why: why, causes: causes)
        }
        if part.kind == .typed { return made(.uncheckable, why: "报出时这个数是手改的") }
        guard let claim = Claim(part, of: report), let wanted = claim.value else {
            return made(.uncheckable, why: "没有登记准确的数值")
        }
        guard let definition = session.catalogue[claim.figure] else {
            return made(.uncheckable, why: "指标目录里已没有这项指标")
        }
        let now = try claim.read(engine)
        // What was reported is what was printed: 92.3% still stands where another attendance rounds to it.
        if now.value == wanted || now.printed != nil && now.printed == part.printed {
            return made(.holds, now: now.printed)
        }
        if let basis = part.basis, basis != definition.basis {
            return made(.redefined, now: now.printed, why: now.why)
        }
        let causes = explaining ? try causes(of: claim, since: try position(of: report, bearingOut: claim), now) : []
        return made(.broken, now: now.printed, why: now.why, causes: causes)
    }

    /// Where the ledger stood when the number was reported. Of a report that was typed in from a paper that is the end of the
    /// batch with which it came in, if the number was right then: what was entered with it did not break it.
    private func position(of report: Record<SubmittedReport>, bearingOut claim: Claim) throws -> Int64 {
        if let position = report.position { return Int64(position) }
        guard let entered = try session.ledger.history(report.id).first?.position,
            let last = try session.ledger.batches().first(where: { $0.first <= entered && entered <= $0.last })?.last,
            try claim.read(try session.engine(asOf: last)).value == claim.value
        else { return 0 }
        return last
    }

    // MARK: Which entries did it

    /// Later entries of the records that count now or counted then; where those tell nothing, the batch in which the
    /// value changed.
    private func causes(of claim: Claim, since position: Int64, _ now: Claim.Value) throws -> [AssertionFinding.Cause] {
        let then = try claim.read(try session.engine(asOf: position))
        var old: [String: Int64] = [:]
        for source in then.sources { old[source.record, default: 0] += source.value }
        var new: [String: Int64] = [:]
        for source in now.sources { new[source.record, default: 0] += source.value }
        let moved = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        var causes: [AssertionFinding.Cause] = []
        for record in moved {
            causes += try session.ledger.history(record).filter { $0.position > position }.map(Self.cause)
        }
        if causes.isEmpty, let batch = try turningBatch(claim, since: position) {
            causes = try session.ledger.entries(from: batch.first, limit: Int(min(20, batch.entries))).map(Self.cause)
        }
        return causes.sorted { $0.position < $1.position }
    }

    /// A batch before which the value was as reported, and after which it is not: found by halving.
    private func turningBatch(_ claim: Claim, since position: Int64) throws -> LedgerBatch? {
        let batches = try session.ledger.batches().filter { $0.last > position }
        guard let wanted = claim.value, !batches.isEmpty else { return nil }
        var (low, high) = (0, batches.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if try claim.read(try session.engine(asOf: batches[middle].last)).value == wanted {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return batches[low]
    }

    private static func cause(_ entry: LedgerEntry) -> AssertionFinding.Cause {
        AssertionFinding.Cause(
            position: entry.position, record: entry.record, action: entry.action, author: entry.author,
            enteredAt: entry.enteredAt, reason: entry.reason)
    }
}

/// One reported number, as it can be read again.
private struct Claim {
    struct Value {
        var value: Rational?
        var printed: String?
        var why = ""
        var sources: [SourceReference] = []
    }

    let figure: String
    let scope: Scope
    let period: Period
    let compared: Period?
    let kind: ReportedNumberKind
    let title: String
    let printed: String
    let value: Rational?

    init?(_ part: PartRecord<ReportedFigure>, of report: Record<SubmittedReport>) {
        guard let figure = part.figure, let organization = (part.organizationId ?? report.organizationId)?.id,
            let from = part.from, let to = part.to
        else { return nil }
        self.figure = figure
        scope = Scope(organization, includesSubtree: part.single != true)
        period = Period(first: from, last: to)
        if let first = part.comparedFrom, let last = part.comparedTo {
            compared = Period(first: first, last: last)
        } else {
            compared = nil
        }
        kind = part.kind ?? .figure
        title = part.titleField ?? ""
        printed = part.printed ?? ""
        value = part.value.flatMap { Rational($0) }
    }

    func read(_ engine: FigureEngine) throws -> Value {
        let reading = try engine.reading(figure, scope: scope, period: period)
        switch kind {
        case .figure, .typed:
            return Value(
                value: reading.number, printed: reading.shown, why: reading.why ?? "", sources: reading.sources)
        case .entry:
            // Several numbers may bear one title in several measure words.
            let alike = reading.entries.filter { title.hasSuffix("：" + $0.title) }
            let entry = alike.first { printed.hasSuffix($0.unit) } ?? alike.first
            return Value(
                value: entry?.value, printed: entry?.shown, why: reading.why ?? "", sources: entry?.sources ?? [])
        case .growth, .change:
            guard let compared else { return Value(why: "没有登记对比期") }
            let before = try engine.reading(figure, scope: scope, period: compared)
            let sources = reading.sources + before.sources
            guard let new = reading.number, let old = before.number, !old.isZero else {
                return Value(why: reading.why ?? before.why ?? "对比期为0", sources: sources)
            }
            let gap = new > old ? new.subtracting(old) : old.subtracting(new)
            if kind == .growth {
                let share = gap?.divided(by: old)
                return Value(value: share, printed: share.flatMap { Rounding.percent.text($0) }, sources: sources)
            }
            let isRate = reading.definition.rounding.isRate
            let value = isRate ? gap?.multiplied(by: Rational(100)) : gap
            let printed = value.flatMap { number in
                isRate ? number.text(decimals: 1).map { $0 + "个百分点" } : reading.definition.shown(number)
            }
            return Value(value: value, printed: printed, sources: sources)
        }
    }
}
