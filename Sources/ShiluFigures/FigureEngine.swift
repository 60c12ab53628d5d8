import ShiluLedger
import ShiluRegisters

/// What is read of a figure: a list of all figures of a big unit needs no records, and reading them takes a hundred times as long.
public enum FigureDepth: Sendable {
    /// Numbers alone. What can only be told by looking at every record or every duty is missing (`MissingReason.onlyAlone`).
    case values
    /// Numbers with the records that they rest on.
    case sources
}

/// Counts figures of a catalogue over facts of one position; what several figures share is read once.
public struct FigureEngine: Sendable {
    public let catalogue: FigureCatalogue
    public let facts: any FactReading
    /// What stands above the figures; nil where nothing supplies values.
    public let supplied: (any SuppliedValues)?
    /// Of `values`, readings have no sources.
    public let depth: FigureDepth
    private let memory = FigureMemory()

    public init(
        catalogue: FigureCatalogue, facts: any FactReading, supplied: (any SuppliedValues)? = nil,
        depth: FigureDepth = .sources
    ) {
        (self.catalogue, self.facts, self.supplied, self.depth) = (catalogue, facts, supplied, depth)
    }

    /// - Throws: `UnknownFigure`, or what the ledger throws.
    public func reading(_ id: String, scope: Scope, period: Period) throws -> FigureReading {
        guard let definition = catalogue[id] else { throw UnknownFigure(id: id) }
        return try evaluation(memory).reading(definition, scope, period)
    }

    /// A figure that need not be in the catalogue.
    public func reading(_ definition: FigureDefinition, scope: Scope, period: Period) throws -> FigureReading {
        // Its id may be that of a figure of the catalogue, so it shares nothing.
        try evaluation(FigureMemory()).reading(definition, scope, period)
    }

    /// The same without records.
    public var valuesAlone: FigureEngine {
        FigureEngine(catalogue: catalogue, facts: facts, supplied: supplied, depth: .values)
    }

    private func evaluation(_ memory: FigureMemory) -> Evaluation {
        Evaluation(
            catalogue: catalogue, facts: facts, memory: memory, supplied: supplied, withSources: depth == .sources)
    }

    /// Every figure of the catalogue, in its order.
    public func all(scope: Scope, period: Period) throws -> [FigureReading] {
        try readings(catalogue.figures.map(\.id), scope: scope, period: period)
    }

    /// Several figures at once, in the given order.
    public func readings(_ ids: [String], scope: Scope, period: Period) throws -> [FigureReading] {
        try facts.together { try ids.map { try reading($0, scope: scope, period: period) } }
    }
}

/// How a definition is read from facts.
struct Evaluation {
    let catalogue: FigureCatalogue
    let facts: any FactReading
    let memory: FigureMemory
    let supplied: (any SuppliedValues)?
    let withSources: Bool

    /// What a computation comes to, before it is a reading.
    struct Outcome {
        var value: FigureReading.Value
        var sources: [SourceReference] = []
        var operands: [FigureReading] = []
        var entries: [FigureEntry] = []
        /// Another measure word than the usual one.
        var unit: String?
    }

    func reading(_ definition: FigureDefinition, _ scope: Scope, _ period: Period) throws -> FigureReading {
        let key = FigureMemory.ReadingKey(figure: definition.id, scope: scope, period: period)
        if let known = memory[key] { return known }
        let reading: FigureReading
        if let total = try openingTotal(definition, scope, period) {
            reading = make(
                definition, scope, period, Outcome(value: .value(total.value), sources: [total.source]),
                isOpeningTotal: true)
        } else {
            reading = make(definition, scope, period, try outcome(definition, scope, period), isOpeningTotal: false)
        }
        memory[key] = reading
        return reading
    }

    private func make(
        _ definition: FigureDefinition, _ scope: Scope, _ period: Period, _ outcome: Outcome, isOpeningTotal: Bool
    ) -> FigureReading {
        var why: String?
        if case .missing(let reason) = outcome.value { why = reason.sentence(name(of:)) }
        return FigureReading(
            definition: definition, scope: scope, period: period, position: facts.position, value: outcome.value,
            sources: withSources ? outcome.sources : [], operands: outcome.operands, isOpeningTotal: isOpeningTotal,
            entries: outcome.entries, unit: outcome.unit ?? definition.unit, why: why)
    }

    /// Records that nothing but themselves is read from: none where numbers alone were asked for.
    func behind(_ read: () throws -> [SourceReference]) rethrows -> [SourceReference] {
        withSources ? try read() : []
    }

    /// A name that people know, for sentences; the number where the record cannot be read.
    private func name(of organization: String) -> String {
        let record = try? facts.record(organization)
        let fields = record.map(\.fields) ?? [:]
        return fields["shortName"]?.text ?? fields["name"]?.text ?? AnyRecord.number(of: organization)
    }

    // MARK: Before anything is counted

    /// Why facts of the period cannot be relied on; nil when they can.
    func obstacle(_ registers: [String], _ scope: Scope, _ period: Period) throws -> MissingReason? {
        if let day = try goLiveDay(of: scope), period.first < day { return .beforeGoLive(day) }
        let key = FigureMemory.KeptKey(registers: registers, scope: scope, period: period)
        let unkept = try memory[key] ?? facts.unkept(registers, in: scope, during: period)
        memory[key] = unkept
        return unkept.isEmpty ? nil : .notKept(unkept)
    }

    /// The day from which the scope's ledger counts: set for the organisation or for the nearest one above it.
    func goLiveDay(of scope: Scope) throws -> Day? {
        if let known = memory[goLiveOf: scope.organization] { return known }
        var found: Day?
        var at: String? = scope.organization
        var seen: Set<String> = []
        while let organization = at, seen.insert(organization).inserted {
            let own = try facts.records(
                of: "GoLive", in: Scope(organization, includesSubtree: false), during: nil)
            if let day = own.compactMap({ $0.fields["on"]?.text.flatMap { Day($0) } }).min() {
                found = day
                break
            }
            at = try facts.record(organization)?.fields["parentId"]?.text
        }
        memory[goLiveOf: scope.organization] = .some(found)
        return found
    }

    /// The total that was entered for a whole year before the go-live day.
    private func openingTotal(_ definition: FigureDefinition, _ scope: Scope, _ period: Period) throws -> (
        value: Rational, source: SourceReference
    )? {
        guard let day = try goLiveDay(of: scope), period.first < day, period == Period(year: period.first.year) else {
            return nil
        }
        let own = Scope(scope.organization, includesSubtree: false)
        for record in try facts.records(of: "OpeningTotal", in: own, during: nil)
        where record.fields["figure"]?.text == definition.id
            && record.fields["year"]?.integer == Int64(period.first.year)
        {
            let stored = record.fields["value"]
            guard let value = stored?.integer.map({ Rational($0) }) ?? stored?.text.flatMap({ Rational($0) }) else {
                continue
            }
            // Rates are entered as people write them: 95.8 for 95.8%.
            guard let meant = definition.rounding.isRate ? value.divided(by: Rational(100)) : value else { continue }
            return (meant, SourceReference(record: record.id, value: meant.floor, day: period.first))
        }
        return nil
    }
}
