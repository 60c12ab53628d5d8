import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

/// A figure recomputed from nothing but its sources is the same figure.
@Suite struct SourcesTests {
    private struct Counted: Hashable {
        let kind: String
        let measure: String
        let lasts: Bool
    }

    private func counted(_ figure: FigureDefinition, _ catalogue: FigureCatalogue) -> Set<Counted> {
        func events(_ kinds: [String], _ measure: String) -> Set<Counted> {
            Set(kinds.map { Counted(kind: $0, measure: measure, lasts: false) })
        }
        func operand(_ operand: Computation.Operand) -> Set<Counted> {
            switch operand {
            case .figure(let id): catalogue[id].map { counted($0, catalogue) } ?? []
            case .own(let definition): counted(definition, catalogue)
            }
        }
        switch figure.computation {
        case .sum(let kinds, let measure), .values(let kinds, let measure): return events(kinds, measure)
        case .people(let kinds, let measure): return events(kinds, measure).union(events(kinds, "person"))
        case .members(let kinds), .organizations(let kinds), .months(let kinds): return events(kinds, "count")
        case .byUnit(let units, let measure): return events(units.flatMap(\.kinds), measure)
        case .stock(let kinds, let measure, let on):
            let lasting = Set(kinds.map { Counted(kind: $0, measure: measure, lasts: true) })
            if case .lastEvent(let held) = on { return lasting.union(events(held, "count")) }
            return lasting
        case .quotient(let first, let second), .difference(let first, let second):
            return operand(first).union(operand(second))
        case .total(let operands): return operands.reduce(into: []) { $0.formUnion(operand($1)) }
        case .least(let item): return operand(item)
        case .monthly(let kinds, let measure, _):
            return Set(kinds.map { Counted(kind: $0, measure: measure, lasts: true) })
        case .shares(let parts, let measure): return events(parts.flatMap(\.kinds), measure)
        case .reaching(let goal, let measure):
            return events(goal.kinds, measure).union(
                (goal.roll + goal.posts).map { Counted(kind: $0, measure: "count", lasts: true) })
        case .standing(let kinds): return Set(kinds.map { Counted(kind: $0, measure: "day", lasts: true) })
        case .matched(let stock, let kinds, let measure):
            return events(kinds, measure).union(stock.map { Counted(kind: $0, measure: measure, lasts: true) })
        // The sources of an age are persons, and its value a year of birth: no table of chance has that.
        case .ages, .rule, .target, .entered, .supplied, .yearOnYear, .uncomputed: return []
        }
    }

    private func randomTable(_ kinds: [Counted], _ random: inout SeededGenerator) throws -> FactTable {
        var table = try EngineTests.table([])
        let places = ["局", "一", "二"].map { "PartyOrganization/\($0)" }
        let start = try #require(Day("2022-06-01"))
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            guard let counted = kinds.randomElement(using: &random) else { break }
            let first = start.adding(days: Int.random(in: 0...900, using: &random))
            let length = Int.random(in: 0...500, using: &random)
            let last: Day? = counted.lasts ? (length < 250 ? first.adding(days: length) : nil) : first
            let joint = Int.random(in: 0..<5, using: &random) == 0
            let isListed = counted.measure == "person"
            table.rows.append(
                FactTable.Row(
                    record: "R/\(Int.random(in: 0...15, using: &random))",
                    organizations: joint
                        ? Array(places.dropFirst()) : [places.randomElement(using: &random) ?? places[0]],
                    member: "Member/\(Int.random(in: 0...5, using: &random))", first: first, last: last,
                    kind: counted.kind, measure: counted.measure,
                    value: isListed ? 1 : Int64.random(in: 0...3, using: &random)))
        }
        return table
    }

    @Test func aFigureFollowsFromItsSources() throws {
        let catalogue = try EngineTests.bundled.get()
        let period = try #require(Period(year: 2023))
        var random = SeededGenerator(seed: 20_231_231)
        for figure in catalogue.figures where figure.isComputed && !figure.isSupplied {
            let kinds = counted(figure, catalogue).sorted { ($0.kind, $0.measure) < ($1.kind, $1.measure) }
            for _ in 0..<40 {
                let table = try randomTable(kinds, &random)
                for place in ["局", "一"] {
                    let scope = Scope("PartyOrganization/\(place)", includesSubtree: Bool.random(using: &random))
                    let whole = try FigureEngine(catalogue: catalogue, facts: table).reading(
                        figure.id, scope: scope, period: period)
                    let sources = Set(whole.sources.map(\.record))
                    #expect(sources.count == whole.sources.count, "a record appears once")
                    let again = try FigureEngine(catalogue: catalogue, facts: table.restricted(to: sources)).reading(
                        figure.id, scope: scope, period: period)
                    #expect(again.value == whole.value, "\(figure.id)")
                    #expect(again.sources == whole.sources, "\(figure.id)")
                    let alone = try FigureEngine(catalogue: catalogue, facts: table, depth: .values).reading(
                        figure.id, scope: scope, period: period)
                    #expect(
                        alone.value == whole.value && alone.shown == whole.shown, "\(figure.id) without its records")
                    #expect(alone.sources.isEmpty && alone.entries.map(\.value) == whole.entries.map(\.value))
                }
            }
        }
    }

    /// Σ of what the records add is the figure.
    @Test func sourcesOfASumAddUpToIt() throws {
        let catalogue = try EngineTests.bundled.get()
        var random = SeededGenerator(seed: 99)
        for id in ["member-assembly-count", "volunteer-person-times", "warning-education-count", "activist-stock"] {
            let figure = try #require(catalogue[id])
            let kinds = counted(figure, catalogue).sorted { ($0.kind, $0.measure) < ($1.kind, $1.measure) }
            for _ in 0..<50 {
                let reading = try EngineTests.read(id, try randomTable(kinds, &random))
                #expect(reading.number == Rational(reading.sources.reduce(0) { $0 + $1.value }))
            }
        }
    }
}
