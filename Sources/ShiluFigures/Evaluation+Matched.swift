import ShiluLedger
import ShiluRegisters

/// Figures that lay what stands on a day against what happened in the period, and figures about figures.
extension Evaluation {
    /// The kinds' facts that cover the last day of the period, at the organisations of that day.
    private func entries(_ kinds: [String], _ measure: String, _ scope: Scope, on day: Day) throws -> [FactEntry] {
        let places = try facts.organizations(in: scope, on: day).map(\.id)
        return try facts.entries(
            kinds, measure, at: Array(Set(places + [scope.organization])).sorted(),
            touching: Period(first: day, last: day))
    }

    /// Different members of intervals that cover the last day and whose value, a day, lies in the period: who was reached in
    /// the period, whichever branch it was in then, and belongs here now. So a share of the roll never exceeds the whole.
    func standing(_ kinds: [String], _ definition: FigureDefinition, _ scope: Scope, _ period: Period) throws -> Outcome
    {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        let reached = try entries(kinds, "day", scope, on: period.last).filter {
            period.contains(Day(number: $0.value))
        }
        let members = Set(reached.compactMap(\.member))
        return Outcome(
            value: .value(Rational(Int64(members.count))),
            sources: Evaluation.once(
                reached.map { SourceReference(record: $0.record, value: 1, day: Day(number: $0.value)) }))
    }

    /// Different values of a stock on the last day that also occur among the facts of the period: posts on the list of which
    /// a risk was reviewed. Over the same stock without the facts it is the whole.
    func matched(
        _ stock: [String], by kinds: [String], _ measure: String, _ definition: FigureDefinition, _ scope: Scope,
        _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        let listed = try entries(stock, measure, scope, on: period.last)
        guard !kinds.isEmpty else {
            return Outcome(
                value: .value(Rational(Int64(Set(listed.map(\.value)).count))),
                sources: Evaluation.once(
                    listed.map { SourceReference(record: $0.record, value: $0.value, day: $0.first) }))
        }
        let happened = try behind { try facts.sources(kinds, measure, in: scope, during: period) }
        let places = try facts.organizations(in: scope, on: period.last).map(\.id)
        let values = Set(
            try facts.entries(
                kinds, measure, at: Array(Set(places + [scope.organization])).sorted(), touching: period
            ).filter { period.contains($0.first) }.map(\.value))
        let found = Set(listed.map(\.value)).intersection(values)
        return Outcome(
            value: .value(Rational(Int64(found.count))),
            sources: Evaluation.once(
                listed.filter { found.contains($0.value) }.map {
                    SourceReference(record: $0.record, value: $0.value, day: $0.first)
                } + happened))
    }

    private static func once(_ sources: [SourceReference]) -> [SourceReference] {
        var seen: Set<String> = []
        return sources.sorted { ($0.day, $0.record) < ($1.day, $1.record) }.filter { seen.insert($0.record).inserted }
    }

    // MARK: Figures about figures

    /// Of the figures that have a value in the period, how many name the records that they rest on.
    /// Of those records, how many carry evidence, where their register keeps any.
    func aboutFigures(_ name: String, _ scope: Scope, _ period: Period) throws -> Outcome? {
        guard name == "figures.traceable" || name == "records.evidenced" else { return nil }
        var readings: [FigureReading] = []
        for definition in catalogue.figures where definition.isComputed && !definition.isSupplied {
            // What a rule sets rests on no record and is not said to.
            if case .rule = definition.computation { continue }
            let reading = try reading(definition, scope, period)
            if reading.number.map({ !$0.isZero }) ?? false { readings.append(reading) }
        }
        if name == "figures.traceable" {
            let traced = readings.filter { !$0.sources.isEmpty }
            return Evaluation.share(traced.count, of: readings.count, "数字", Evaluation.merged(traced))
        }
        let used = Evaluation.merged(readings)
        var evidenced: [SourceReference] = []
        var whole = 0
        for (name, sources) in Dictionary(grouping: used, by: { AnyRecord.register(of: $0.record) }) {
            guard let register = RegisterBook.register(named: name) else { continue }
            let keys = Set(register.fields.filter { Evaluation.isEvidence($0.form) }.map(\.key))
            guard !keys.isEmpty else { continue }
            whole += sources.count
            let withEvidence = Set(
                try facts.openRecords(of: name, fields: keys).filter { record in
                    keys.contains { record.fields[$0]?.list?.isEmpty == false }
                }.map(\.id))
            evidenced += sources.filter { withEvidence.contains($0.record) }
        }
        return Evaluation.share(evidenced.count, of: whole, "可附佐证材料的记录", Evaluation.once(evidenced))
    }

    private static func isEvidence(_ form: FieldForm) -> Bool {
        if case .parts(let shape) = form { shape.isOf(Evidence.self) } else { false }
    }

    private static func share(_ part: Int, of whole: Int, _ name: String, _ sources: [SourceReference]) -> Outcome {
        guard whole > 0, let value = Rational(Int64(part)).divided(by: Rational(Int64(whole))) else {
            return Outcome(value: .missing(.zeroDenominator(of: name)))
        }
        return Outcome(value: .value(value), sources: sources)
    }

    /// This period against the same days of the year before: the change as a share of then, of a rate the difference in
    /// percentage points.
    func yearOnYear(_ operand: Computation.Operand, _ scope: Scope, _ period: Period) throws -> Outcome {
        guard case .figure(let id) = operand, let definition = catalogue[id] else {
            return Outcome(value: .missing(.notEntered))
        }
        let now = try reading(definition, scope, period)
        let before = try reading(definition, scope, period.aYearBefore)
        var outcome = Evaluation.join([now, before]) { values in
            let difference = values[0].subtracting(values[1])
            if definition.rounding.isRate { return difference?.multiplied(by: Rational(100)) }
            return values[1].isZero ? nil : difference?.divided(by: values[1])
        }
        if before.number?.isZero == true, now.number != nil, !definition.rounding.isRate {
            outcome.value = .missing(.zeroDenominator(of: "上年\(definition.name)"))
        }
        return outcome
    }
}

extension Period {
    /// The same days a year before; a whole month stays one in leap years.
    var aYearBefore: Period {
        let last =
            last == last.yearMonth.lastDay
            ? YearMonth(index: last.yearMonth.index - 12).lastDay : last.adding(years: -1)
        return Period(first: first.adding(years: -1), last: last)
    }
}

extension FigureCatalogue {
    /// `year-on-year-change:member-assembly-count` is how that figure changed against the year before. Nil where the id does
    /// not say so, or of a figure that does not exist or has no one value.
    func change(_ id: String) -> FigureDefinition? {
        guard let mark = id.firstIndex(of: ":"), let way = self[String(id[..<mark])],
            case .yearOnYear(nil, _) = way.computation, let base = self[String(id[id.index(after: mark)...])],
            base.isComputed
        else { return nil }
        let isRate = base.rounding.isRate
        return FigureDefinition(
            id: id, name: base.name + (isRate ? "较上年" : "同比"), units: isRate ? ["百分点"] : ["%"], saidAs: [],
            rounding: isRate ? .oneDecimal : .percent, registers: [],
            basis: isRate ? "“\(base.name)”本期减上年同期，以百分点计。" : "“\(base.name)”本期与上年同期之差除以上年同期。",
            computation: .yearOnYear(.figure(base.id), ""), section: way.section, examples: [], file: way.file,
            line: way.line)
    }
}
