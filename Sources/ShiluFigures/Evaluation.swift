import ShiluLedger
import ShiluRegisters

extension Evaluation {
    /// Money is stored in fen, hours and scores in hundredths: what a stored unit is worth.
    static func divisor(of measure: String) -> Int64 {
        ["money", "hours", "score"].contains(measure) ? 100 : 1
    }

    func outcome(_ definition: FigureDefinition, _ scope: Scope, _ period: Period) throws -> Outcome {
        switch definition.computation {
        case .quotient(let part, let whole): return try quotient(part, whole, scope, period)
        case .total(let operands): return try total(operands, scope, period)
        case .difference(let first, let second):
            return try combine([first, second], scope, period) { $0[0].subtracting($0[1]) }
        case .least(let operand): return try least(operand, scope, period)
        case .rule(let value): return Outcome(value: .value(value))
        case .target(let figures): return try target(figures, definition, scope, period)
        case .byUnit(let units, let measure): return try byUnit(units, measure, definition, scope, period)
        case .entered(let source): return try entered(source, definition, scope, period)
        case .monthly(let kinds, let measure, let isMean):
            return try monthly(kinds, measure, isMean: isMean, definition, scope, period)
        case .shares(let parts, let measure): return try shares(parts, measure, definition, scope, period)
        case .ages(let kinds, let limits): return try ages(kinds, limits, definition, scope, period)
        case .reaching(let goal, let measure): return try reaching(goal, measure, definition, scope, period)
        case .standing(let kinds): return try standing(kinds, definition, scope, period)
        case .matched(let stock, let kinds, let measure):
            return try matched(stock, by: kinds, measure, definition, scope, period)
        case .yearOnYear(let operand?, _): return try yearOnYear(operand, scope, period)
        case .yearOnYear(nil, let why): return Outcome(value: .missing(.uncomputed(why)))
        case .supplied where !withSources: return Outcome(value: .missing(.onlyAlone))
        case .supplied(let name):
            if let told = try aboutFigures(name, scope, period) { return told }
            guard let told = try supplied?.value(name, in: scope, during: period) else {
                return Outcome(value: .missing(.uncomputed("应尽事项的落实情况由制度落实检查得出")))
            }
            guard let whole = told.whole else {
                return Outcome(value: .value(Rational(told.part)), sources: told.sources)
            }
            guard whole != 0, let share = Rational(told.part).divided(by: Rational(whole)) else {
                return Outcome(value: .missing(.zeroDenominator(of: "应尽事项")))
            }
            return Outcome(value: .value(share), sources: told.sources)
        case .uncomputed(let why): return Outcome(value: .missing(.uncomputed(why)))
        case .stock(let kinds, let measure, let on): return try stock(kinds, measure, on, definition, scope, period)
        case .sum, .members, .people, .organizations, .months, .values:
            if let obstacle = try obstacle(definition.registers, scope, period) {
                return Outcome(value: .missing(obstacle))
            }
            return try flow(definition.computation, scope, period)
        }
    }

    private func flow(_ computation: Computation, _ scope: Scope, _ period: Period) throws -> Outcome {
        switch computation {
        case .sum(let kinds, let measure) where !withSources:
            let sum = try facts.sum(kinds, measure, in: scope, during: period)
            return Outcome(value: Evaluation.value(sum, over: Evaluation.divisor(of: measure)))
        case .sum(let kinds, let measure):
            // The sum is that of its sources: what is read for them need not be read again.
            let sources = try facts.sources(kinds, measure, in: scope, during: period)
            return Outcome(
                value: Evaluation.value(Evaluation.sum(of: sources), over: Evaluation.divisor(of: measure)),
                // A record that adds nothing is not what the figure rests on.
                sources: sources.filter { $0.value != 0 })
        case .members(let kinds):
            return Outcome(
                value: .value(Rational(try facts.distinctMembers(kinds, in: scope, during: period))),
                sources: try behind { try facts.sources(kinds, nil, in: scope, during: period) })
        case .people(let kinds, let measure): return try people(kinds, measure, scope, period)
        case .organizations(let kinds):
            return Outcome(
                value: .value(Rational(try facts.distinctOrganizations(kinds, in: scope, during: period))),
                sources: try behind { try facts.sources(kinds, nil, in: scope, during: period) })
        case .months(let kinds):
            return Outcome(
                value: .value(Rational(try facts.distinctMonths(kinds, in: scope, during: period))),
                sources: try behind { try facts.sources(kinds, nil, in: scope, during: period) })
        case .values(let kinds, let measure):
            return Outcome(
                value: .value(Rational(try facts.distinctValues(kinds, measure, in: scope, during: period))),
                sources: try behind { try facts.sources(kinds, measure, in: scope, during: period) })
        default: return Outcome(value: .missing(.notEntered))
        }
    }

    /// Persons can be told apart only where every gathering lists them; a single gathering needs no list.
    private func people(_ kinds: [String], _ measure: String, _ scope: Scope, _ period: Period) throws -> Outcome {
        let attendances = try facts.sum(kinds, measure, in: scope, during: period)
        let listed = try facts.sum(kinds, "person", in: scope, during: period)
        if listed >= attendances, listed > 0 {
            return Outcome(
                value: .value(Rational(try facts.distinctMembers(kinds, in: scope, during: period))),
                sources: try behind { try facts.sources(kinds, nil, in: scope, during: period) })
        }
        // Their number decides the measure word.
        let sources = try facts.sources(kinds, measure, in: scope, during: period).filter { $0.value != 0 }
        return Outcome(
            value: .value(Rational(attendances)), sources: sources, unit: sources.count > 1 ? "人次" : nil)
    }

    private func stock(
        _ kinds: [String], _ measure: String, _ on: Computation.StockDay, _ definition: FigureDefinition,
        _ scope: Scope,
        _ period: Period
    ) throws -> Outcome {
        var day = period.last
        var setters: [SourceReference] = []
        if case .lastEvent(let events) = on {
            let held = try facts.sources(events, nil, in: scope, during: period)
            guard let last = held.map(\.day).max() else { return Outcome(value: .missing(.noEvent)) }
            day = last
            // What sets the day belongs to what the figure rests on, though it adds nothing.
            setters = held.filter { $0.day == last }.map { SourceReference(record: $0.record, value: 0, day: last) }
        }
        // A stock needs its register on that day only: a ledger that starts in July knows the roll of December.
        if let obstacle = try obstacle(definition.registers, scope, Period(first: day, last: day)) {
            return Outcome(value: .missing(obstacle))
        }
        guard withSources else {
            let sum = try facts.stock(kinds, measure, in: scope, on: day)
            return Outcome(value: Evaluation.value(sum, over: Evaluation.divisor(of: measure)))
        }
        let sources = try facts.sources(kinds, measure, in: scope, on: day)
        return Outcome(
            value: Evaluation.value(Evaluation.sum(of: sources), over: Evaluation.divisor(of: measure)),
            sources: sources.filter { $0.value != 0 } + setters)
    }

    /// Nil where it is larger than can be counted.
    private static func sum(of sources: [SourceReference]) -> Int64? {
        var sum: Int64 = 0
        for source in sources {
            let (next, overflow) = sum.addingReportingOverflow(source.value)
            if overflow { return nil }
            sum = next
        }
        return sum
    }

    static func value(_ stored: Int64?, over divisor: Int64) -> FigureReading.Value {
        stored.flatMap { Rational($0, over: divisor) }.map { .value($0) } ?? .missing(.tooLarge)
    }

    // MARK: Derived figures

    func operand(_ operand: Computation.Operand, _ scope: Scope, _ period: Period) throws -> FigureReading {
        switch operand {
        case .own(let definition): return try reading(definition, scope, period)
        case .figure(let id):
            guard let definition = catalogue[id] else { throw UnknownFigure(id: id) }
            return try reading(definition, scope, period)
        }
    }

    /// Reads the operands and joins their values; the first that is missing says why the whole is.
    private func combine(
        _ operands: [Computation.Operand], _ scope: Scope, _ period: Period, _ join: ([Rational]) -> Rational?
    ) throws -> Outcome {
        var readings: [FigureReading] = []
        for item in operands { readings.append(try operand(item, scope, period)) }
        return Evaluation.join(readings, join)
    }

    static func join(_ readings: [FigureReading], _ join: ([Rational]) -> Rational?) -> Outcome {
        let sources = merged(readings)
        if let reason = readings.lazy.compactMap(\.reason).first {
            return Outcome(value: .missing(reason), sources: sources, operands: readings)
        }
        let value = join(readings.compactMap(\.number)).map { FigureReading.Value.value($0) }
        return Outcome(value: value ?? .missing(.tooLarge), sources: sources, operands: readings)
    }

    private func quotient(
        _ part: Computation.Operand, _ whole: Computation.Operand, _ scope: Scope, _ period: Period
    ) throws -> Outcome {
        var name = ""
        var outcome = try combine([part, whole], scope, period) { $0[1].isZero ? nil : $0[0].divided(by: $0[1]) }
        if outcome.operands.count == 2 { name = outcome.operands[1].definition.name }
        if outcome.operands.last?.number?.isZero == true, outcome.operands.first?.number != nil {
            outcome.value = .missing(.zeroDenominator(of: name))
        }
        return outcome
    }

    private func total(_ operands: [Computation.Operand], _ scope: Scope, _ period: Period) throws -> Outcome {
        try combine(operands, scope, period) { values in
            values.reduce(Rational.zero as Rational?) { sum, value in sum?.adding(value) }
        }
    }

    /// What every branch of the scope reached at the least; the branches are the operands, in the order of the tree.
    private func least(_ item: Computation.Operand, _ scope: Scope, _ period: Period) throws -> Outcome {
        let branches = try facts.organizations(in: scope, on: period.last).filter { $0.kind.isBranch }
        guard !branches.isEmpty else { return Outcome(value: .missing(.noBranch)) }
        var readings: [FigureReading] = []
        for branch in branches { readings.append(try operand(item, Scope(branch.id), period)) }
        return Evaluation.join(readings) { $0.min() }
    }

    /// The sources of all operands, each record once, oldest first; the value is what it adds to the first that names it.
    static func merged(_ readings: [FigureReading]) -> [SourceReference] {
        var seen: Set<String> = []
        return readings.flatMap(\.sources).filter { seen.insert($0.record).inserted }
            .sorted { ($0.day, $0.record) < ($1.day, $1.record) }
    }

    // MARK: Numbers that records hold themselves

    private func entered(
        _ source: Computation.EnteredSource, _ definition: FigureDefinition, _ scope: Scope, _ period: Period
    ) throws -> Outcome {
        var entries: [FigureEntry] = []
        for record in try facts.records(of: source.register, in: scope, during: nil) {
            let stored = record.fields[source.valueKey]
            guard let day = Evaluation.day(of: record), period.contains(day), source.filter?.admits(record) ?? true,
                let value = stored?.text.flatMap({ Rational($0) }) ?? stored?.integer.map({ Rational($0) })
            else { continue }
            entries.append(
                FigureEntry(
                    title: record.fields[source.titleKey]?.text ?? "", value: value,
                    unit: record.fields[source.unitKey]?.text ?? "",
                    sources: [SourceReference(record: record.id, value: value.floor, day: day)], promise: nil))
        }
        return Evaluation.single(entries)
    }

    /// One number is the figure; several stand for themselves.
    private static func single(_ entries: [FigureEntry]) -> Outcome {
        guard let first = entries.first else { return Outcome(value: .missing(.notEntered)) }
        let value: FigureReading.Value =
            entries.count == 1 ? .value(first.value) : .missing(.severalEntries(entries.count))
        var seen: Set<String> = []
        let sources = entries.flatMap(\.sources).filter { seen.insert($0.record).inserted }
        return Outcome(value: value, sources: sources, entries: entries)
    }

    private func byUnit(
        _ units: [Computation.UnitKinds], _ measure: String, _ definition: FigureDefinition, _ scope: Scope,
        _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        var entries: [FigureEntry] = []
        for item in units {
            let stored = try facts.sum(item.kinds, measure, in: scope, during: period)
            guard stored != 0, let value = Rational(stored, over: Evaluation.divisor(of: measure)) else { continue }
            let sources = try behind {
                try facts.sources(item.kinds, measure, in: scope, during: period).filter { $0.value != 0 }
            }
            entries.append(FigureEntry(title: "", value: value, unit: item.unit, sources: sources, promise: nil))
        }
        guard !entries.isEmpty else { return Outcome(value: .value(.zero)) }
        var outcome = Evaluation.single(entries)
        if entries.count > 1 { outcome.value = .missing(.severalUnits(entries.map(\.unit))) }
        return outcome
    }

    /// The year that the record is for, as the first day of it; else the day it names.
    private static func day(of record: AnyRecord) -> Day? {
        if let year = record.fields["year"]?.integer { return Day(year: Int(year), month: 1, day: 1) }
        let key = RegisterBook.register(named: record.register)?.dayKey ?? "on"
        return record.fields[key]?.text.flatMap { Day($0) }
    }

    /// What plans for the period's year promise: a plan that names no year is for the year it was issued in.
    ///
    /// The figure is the number of a whole year: one a month is 12.
    private func target(
        _ figures: [String], _ definition: FigureDefinition, _ scope: Scope, _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        var entries: [FigureEntry] = []
        for record in try facts.records(of: PlanDocument.name, in: scope, during: nil) {
            guard let day = Evaluation.day(of: record), period.contains(day) else { continue }
            for task in Record<PlanDocument>(record).tasks?.items ?? [] {
                guard let named = task.figureId, figures.contains(named) || named == definition.id,
                    let amount = task.amount.flatMap({ Rational($0) }), let span = task.span,
                    let value = amount.multiplied(by: Rational(span.perYear))
                else { continue }
                let promise = FigureEntry.Promise(
                    amount: amount, isAtLeast: task.limit == .atLeast, span: span, scope: task.scope ?? .whole)
                let source = SourceReference(record: record.id, value: value.floor, day: day)
                entries.append(
                    FigureEntry(
                        title: task.text?.text ?? "", value: value, unit: definition.unit, sources: [source],
                        promise: promise))
            }
        }
        return Evaluation.single(entries)
    }
}

extension PromiseSpan {
    /// How often it comes round in a year.
    var perYear: Int64 {
        switch self {
        case .month: 12
        case .quarter: 4
        case .year: 1
        }
    }
}

extension Computation.EnteredSource.Filter {
    func admits(_ record: AnyRecord) -> Bool {
        let held = record.fields[key]?.text.map { codes.contains($0) } ?? false
        return held != isNegated
    }
}
