import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What has become of one number since the report was composed.
public struct TraceFinding: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// The ledger still says so, and so does the text.
        case unchanged
        /// The ledger gives another value now.
        case changed
        /// The value is the same, but it rests on other records.
        case records
        /// Somebody typed over the number in the text.
        case edited
        /// The bookmark was deleted, with the number or without it.
        case lost
        /// The figure is counted by another definition now.
        case redefined
        /// The catalogue has no such figure any more.
        case undefined
    }
    public let kind: Kind
    public let bookmark: String
    public let figure: String
    public let name: String
    /// What the report printed.
    public let printed: String
    /// What the text says now; nil when the bookmark is lost.
    public let textNow: String?
    public let oldValue: Rational?
    /// Nil when the figure has no value now.
    public let newValue: Rational?
    /// The new value as it would be printed.
    public let newPrinted: String?
    /// Records that count now and did not, and the other way round; known where the report names its records.
    public let joined: [String]
    public let left: [String]
    /// Why there is no value now.
    public let why: String?

    /// In Chinese, for the clerk.
    public var message: String {
        let head = "\(name)“\(printed)”"
        switch kind {
        case .unchanged: return head + "与台账一致。"
        case .changed:
            let now = newPrinted ?? "没有数值" + (why.map { "（\($0)）" } ?? "")
            return head + "：台账现在是\(now)。" + moved
        case .records: return head + "数值未变，所依据的记录变了。" + moved
        case .edited: return head + "在文中被改成了“\(textNow ?? "")”，与生成时不一致，请核对或重新生成。"
        case .lost: return head + "在文中已找不到，可能连同文字被删去，请核对。"
        case .redefined: return head + "的统计口径已经修改，请重新生成后再用。"
        case .undefined: return head + "：指标目录里已没有这项指标，无法核对。"
        }
    }

    private var moved: String {
        func few(_ ids: [String]) -> String {
            ids.prefix(3).map { AnyRecord.number(of: $0) }.joined(separator: "、")
                + (ids.count > 3 ? "等\(ids.count)条" : "")
        }
        return (joined.isEmpty ? "" : "新增记录：\(few(joined))。") + (left.isEmpty ? "" : "减少记录：\(few(left))。")
    }
}

/// A number of a report read again from the ledger.
public struct TracedValue: Sendable, Hashable {
    /// In the unit that is printed: 95.8 for 95.8%; nil where there is no value now.
    public let value: Rational?
    public let printed: String?
    /// Why there is no value.
    public let why: String?
    /// Ids of the records behind it.
    public let sources: [String]
}

extension TracedReport {
    /// Whether text and ledger still say what the report said. Each figure has at least one finding, in their order.
    /// - Parameter sha256: as for `ComposedReport.wordFile`.
    public func check(against engine: FigureEngine, sha256: ([UInt8]) -> String) throws -> [TraceFinding] {
        try figures.flatMap { try check($0, engine, sha256) }
    }

    /// What the ledger says now to the number of a bookmark; nil where the catalogue has no such figure any more.
    /// - Parameter sha256: as for `ComposedReport.wordFile`.
    public func valueNow(
        _ figure: Figure, _ engine: FigureEngine, sha256: ([UInt8]) -> String
    ) throws -> TracedValue? {
        guard engine.catalogue[figure.trace.figure] != nil else { return nil }
        let now = try Now(figure.trace, engine, sha256)
        let value = now.isShare ? now.value.flatMap { $0.multiplied(by: Rational(100)) } : now.value
        return TracedValue(value: value, printed: now.printed, why: now.why, sources: now.sources)
    }

    private func check(
        _ figure: Figure, _ engine: FigureEngine, _ sha256: ([UInt8]) -> String
    ) throws -> [TraceFinding] {
        var findings: [TraceFinding] = []
        func add(_ kind: TraceFinding.Kind, _ now: Now? = nil) {
            let trace = figure.trace
            findings.append(
                TraceFinding(
                    kind: kind, bookmark: trace.bookmark, figure: trace.figure, name: trace.name,
                    printed: trace.printed,
                    textNow: figure.textNow, oldValue: trace.value, newValue: now?.value, newPrinted: now?.printed,
                    joined: now?.joined ?? [], left: now?.left ?? [], why: now?.why))
        }
        if figure.isLost { add(.lost) }
        if figure.isEdited { add(.edited) }
        guard let definition = engine.catalogue[figure.trace.figure] else {
            add(.undefined)
            return findings
        }
        let now = try Now(figure.trace, engine, sha256)
        if definition.basis != figure.trace.definition { add(.redefined, now) }
        if now.value != figure.trace.value {
            add(.changed, now)
        } else if now.recordsDiffer {
            add(.records, now)
        }
        if findings.isEmpty { add(.unchanged, now) }
        return findings
    }

    /// One number read again.
    private struct Now {
        var value: Rational?
        var printed: String?
        var why: String?
        var joined: [String] = []
        var left: [String] = []
        var recordsDiffer = false
        var sources: [String] = []
        /// Rates and growth are shares of one; what is printed is a hundred times that.
        var isShare = false

        init(_ trace: TracedFigure, _ engine: FigureEngine, _ sha256: ([UInt8]) -> String) throws {
            let scope = Scope(trace.organization, includesSubtree: trace.includesSubtree)
            let reading = try engine.reading(trace.figure, scope: scope, period: trace.period)
            var sources = reading.sources
            switch trace.kind {
            case .figure, .operand:
                value = reading.number
                printed = reading.shown
            case .entry:
                let known: Set<String> = if case .listed(let ids) = trace.records { Set(ids) } else { [] }
                let entry =
                    reading.entries.first {
                        trace.name.hasSuffix("：" + $0.title) && !known.isDisjoint(with: $0.sources.map(\.record))
                    }
                    ?? reading.entries.first { trace.name.hasSuffix("：" + $0.title) }
                value = entry?.value
                printed = entry?.shown
                sources = entry?.sources ?? []
            case .growth, .change:
                let before = try trace.operands.last.map {
                    try engine.reading($0.figure, scope: scope, period: $0.period)
                }
                value = Now.difference(reading, before, isGrowth: trace.kind == .growth)
                printed = value.flatMap { number in
                    if trace.kind == .growth { return Rounding.percent.text(number) }
                    if reading.definition.rounding.isRate { return number.text(decimals: 1).map { $0 + "个百分点" } }
                    return reading.definition.shown(number)
                }
            }
            why = reading.why
            isShare = trace.kind == .growth || (trace.kind != .change && reading.definition.rounding.isRate)
            self.sources = sources.map(\.record)
            switch trace.records {
            case .listed(let ids):
                let (old, new) = (Set(ids), Set(sources.map(\.record)))
                joined = new.subtracting(old).sorted()
                left = old.subtracting(new).sorted()
                recordsDiffer = old != new
            case .summed: recordsDiffer = TracedRecords(sources, sha256) != trace.records
            }
        }

        /// How far two years are apart; the direction is part of the text, not of the number.
        private static func difference(_ reading: FigureReading, _ before: FigureReading?, isGrowth: Bool) -> Rational?
        {
            guard let new = reading.number, let old = before?.number, !old.isZero else { return nil }
            let difference = new > old ? new.subtracting(old) : old.subtracting(new)
            if isGrowth { return difference.flatMap { $0.divided(by: old) } }
            return reading.definition.rounding.isRate
                ? difference.flatMap { $0.multiplied(by: Rational(100)) } : difference
        }
    }
}
