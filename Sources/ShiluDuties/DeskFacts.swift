import ShiluLedger
import ShiluRegisters

/// A fact while it is judged. Places are numbers of organisations in the order of the sheet, members and records those of
/// `DeskFacts`.
struct DeskFact {
    let record: Int32
    /// -1 for an organisation that the unit does not know.
    let place: Int32
    /// `FactColumns.none` where it is nobody's own.
    let member: Int32
    let first: Int32
    let last: Int32
    let value: Int64

    func covers(_ day: Int32) -> Bool { first <= day && day <= last }
    var firstDay: Day { Day(number: Int64(first)) }
    /// Nil while it lasts.
    var lastDay: Day? { last == FactColumns.open ? nil : Day(number: Int64(last)) }
}

/// The facts of one kind and measure, to be had by place and by member.
final class FactCell {
    let facts: [DeskFact]
    private let sizes: (places: Int, members: Int)
    private lazy var byPlace = Groups(facts, of: sizes.places) { $0.place }
    private lazy var byMember = Groups(facts, of: sizes.members) { $0.member }

    init(_ facts: [DeskFact], places: Int, members: Int) { (self.facts, sizes) = (facts, (places, members)) }

    func at(_ index: Int) -> ArraySlice<DeskFact> { facts.isEmpty ? [] : byPlace[index] }
    func of(_ member: Int32) -> ArraySlice<DeskFact> { facts.isEmpty ? [] : byMember[Int(member)] }

    /// Facts laid out group by group, each group in the order in which they came.
    private struct Groups {
        private let facts: [DeskFact]
        private let starts: [Int]

        init(_ given: [DeskFact], of count: Int, _ group: (DeskFact) -> Int32) {
            var starts = Array(repeating: 0, count: count + 1)
            for fact in given where (0..<count).contains(Int(group(fact))) { starts[Int(group(fact)) + 1] += 1 }
            for at in 0..<count { starts[at + 1] += starts[at] }
            var (next, order) = (starts, Array(repeating: 0, count: starts[count]))
            for (index, fact) in given.enumerated() where (0..<count).contains(Int(group(fact))) {
                order[next[Int(group(fact))]] = index
                next[Int(group(fact))] += 1
            }
            (facts, self.starts) = (order.map { given[$0] }, starts)
        }

        subscript(group: Int) -> ArraySlice<DeskFact> {
            guard group >= 0, group + 1 < starts.count else { return [] }
            return facts[starts[group]..<starts[group + 1]]
        }
    }
}

/// Days on the roll of one branch.
struct RollStretch {
    let first: Int32
    let last: Int32
    /// The branch's number in the order of the sheet; -1 where the unit does not know it.
    let place: Int32
    let isFull: Bool

    func covers(_ day: Int32) -> Bool { first <= day && day <= last }
}

/// All facts that the duties of one request look at.
final class DeskFacts {
    let members: NameTable
    let records: NameTable
    let shelf: EvidenceShelf
    private let reading: any BulkReading
    private let wanted: Wanted
    private var cells: [Key: FactCell] = [:]
    /// What ended before the year: looked at where silence is counted.
    private var early: [String: [DeskFact]] = [:]
    private let nothing = FactCell([], places: 0, members: 0)
    /// Kinds of which only the quarters are known in which somebody was reached.
    private let coarse: Set<String>
    private let placeOf: [String: Int]

    private struct Key: Hashable {
        let kind: String
        let measure: String
    }

    /// How much of a kind's facts must be known.
    enum Use: Hashable, Sendable {
        /// Each fact by itself.
        case facts
        /// How many in each month at each organisation.
        case months
        /// Whether a person was reached in a quarter.
        case reach
        /// Whether a person was reached in the year.
        case yearlyReach
        /// Whether a person was reached in the last quarters of the year.
        case lateReach
        /// In which months a person was reached, by a kind that reaches nobody twice in a month.
        case onceAMonth

        init(_ rule: Judging.PerWindow, isPersonal: Bool) {
            if isPersonal {
                if rule.isOnceAMonth {
                    self = .onceAMonth
                } else {
                    self =
                        rule.atLeast != 1 || rule.window == .month
                        ? .facts : rule.window == .year && rule.graceMonths == 0 ? .yearlyReach : .reach
                }
            } else {
                self = rule.quorum == nil ? .months : .facts
            }
        }
    }

    /// What is to be read.
    struct Wanted {
        /// Measure → kinds.
        var facts: [String: Set<String>]
        /// Those of them that belong to persons and count wherever they lie.
        var personal: [String: Set<String>]
        /// The same as `facts` by what of them must be known.
        var uses: [Use: [String: Set<String>]]
        /// Likewise, of kinds that count only for what stands at the head of a unit; these are not in `uses`.
        var usesOfHeads: [Use: [String: Set<String>]]
        var year: Period
        /// The last day that is looked at.
        var on: Day
        /// The year, and before it the months in which somebody's silence may have begun.
        var days: Period
        /// Who was reached on this day or later was not silent for long.
        var late: Day
    }

    private init(
        _ reading: any BulkReading, _ columns: FactColumns, _ wanted: Wanted, _ indexOf: [String: Int],
        coarse: Set<String> = []
    ) {
        (self.reading, self.wanted, self.coarse, placeOf) = (reading, wanted, coarse, indexOf)
        shelf = EvidenceShelf(reading, days: wanted.days)
        (members, records) = (columns.members, columns.records)
        let places = columns.organizations.names.map { Int32(truncatingIfNeeded: indexOf[$0] ?? -1) }
        let width = columns.measures.count
        var buckets: [[DeskFact]] = Array(repeating: [], count: width * columns.kinds.count)
        let start = FactColumns.number(wanted.year.first.number)
        for row in columns.rows {
            let fact = DeskFact(
                record: row.record, place: places[Int(row.organization)], member: row.member, first: row.first,
                last: row.last, value: row.value)
            if row.last < start {
                early[columns.kinds[row.kind], default: []].append(fact)
            } else {
                buckets[Int(row.kind) * width + Int(row.measure)].append(fact)
            }
        }
        for (at, facts) in buckets.enumerated() where !facts.isEmpty {
            let key = Key(kind: columns.kinds.names[at / width], measure: columns.measures.names[at % width])
            cells[key] = FactCell(facts, places: indexOf.count, members: columns.members.count)
        }
    }

    // MARK: Reading

    /// Everything; by sums where they will do.
    /// - Parameter heads: what may stand at the head of a unit: a thousand branches need not be asked for its plans.
    static func read(
        _ reading: any BulkReading, _ wanted: Wanted, _ indexOf: [String: Int], heads: [String]
    ) throws -> DeskFacts {
        var columns = FactColumns()
        guard try readSums(reading, wanted, heads, &columns) else {
            columns = FactColumns()
            try reading.read(wanted.facts, of: .all, touching: wanted.days, into: &columns)
            return DeskFacts(reading, columns, wanted, indexOf)
        }
        try reading.read(wanted.uses[.facts] ?? [:], of: .all, touching: wanted.days, into: &columns)
        try reading.read(
            wanted.usesOfHeads[.facts] ?? [:], of: .organizations(heads), touching: wanted.days, into: &columns)
        let coarse = [Use.reach, .yearlyReach, .lateReach].flatMap { (wanted.uses[$0] ?? [:]).values }
            .reduce(into: Set<String>()) { $0.formUnion($1) }
        return DeskFacts(reading, columns, wanted, indexOf, coarse: coarse)
    }

    /// Months and quarters that are over by sums, what runs by facts.
    private static func readSums(
        _ reading: any BulkReading, _ wanted: Wanted, _ heads: [String], _ columns: inout FactColumns
    ) throws -> Bool {
        let (months, reach) = (wanted.uses[.months] ?? [:], wanted.uses[.reach] ?? [:])
        var once = wanted.uses[.onceAMonth] ?? [:]
        let day = wanted.on
        let month = day == day.yearMonth.lastDay ? day.yearMonth : YearMonth(index: day.yearMonth.index - 1)
        let monthsOfHeads = wanted.usesOfHeads[.months] ?? [:]
        for (kinds, selection) in [(months, FactColumns.Selection.all), (monthsOfHeads, .organizations(heads))] {
            guard
                try reading.readMonths(
                    kinds, of: selection, from: wanted.year.first.yearMonth, through: month, into: &columns)
            else { return false }
        }
        let quarters = (wanted.days.first.year...max(wanted.days.first.year, day.year)).flatMap { year in
            (1...4).compactMap { YearQuarter(year: year, quarter: $0) }
        }.filter { $0.period.last >= wanted.days.first && $0.period.last <= day }
        guard try reading.readQuarters(reach, quarters, into: &columns) else { return false }
        // These are asked for of years that are over only.
        let lateQuarters = quarters.filter { $0.period.first >= wanted.late }
        guard try reading.readYear(wanted.uses[.yearlyReach] ?? [:], wanted.year.first.year, into: &columns),
            try reading.readQuarters(wanted.uses[.lateReach] ?? [:], lateQuarters, into: &columns)
        else { return false }
        if day >= wanted.year.last, !once.isEmpty {
            guard try readOnce(reading, once, wanted.year, &columns) else { return false }
            once = [:]
        }
        guard try readOnce(reading, once, quarters.filter { $0.period.first >= wanted.year.first }, &columns) else {
            return false
        }
        // The running month and quarter.
        let nextMonth = max(wanted.year.first, YearMonth(index: month.index + 1).firstDay)
        let nextQuarter = quarters.last.map { $0.period.last.adding(days: 1) }
        let runs: [([String: Set<String>], FactColumns.Selection, Day)] = [
            (months, .all, nextMonth), (monthsOfHeads, .organizations(heads), nextMonth),
            (reach, .all, nextQuarter ?? wanted.days.first), (once, .all, nextQuarter ?? wanted.year.first),
        ]
        for (kinds, selection, first) in runs where first <= day && !kinds.isEmpty {
            let known = columns.rows.count
            try reading.read(kinds, of: selection, touching: Period(first: first, last: day), into: &columns)
            let start = FactColumns.number(first.number)
            let begun = columns.rows[known...].filter { $0.first >= start }
            columns.rows.removeSubrange(known...)
            columns.rows += begun
        }
        return true
    }

    /// Three in a quarter are one in each of its months; of everybody else each fact is read.
    private static func readOnce(
        _ reading: any BulkReading, _ kinds: [String: Set<String>], _ quarters: [YearQuarter],
        _ columns: inout FactColumns
    ) throws -> Bool {
        guard !kinds.isEmpty, let first = quarters.first, let last = quarters.last else { return true }
        let known = columns.rows.count
        guard try reading.readQuarters(kinds, quarters, into: &columns) else { return false }
        let found = columns.rows[known...]
        let others = Set(found.filter { $0.value != 3 }.map(\.member))
        var rows: [FactColumns.Row] = []
        rows.reserveCapacity(found.count * 3)
        for row in found where !others.contains(row.member) {
            let start = Day(number: Int64(row.first))
            for months in 0..<3 {
                var month = row
                month.first = FactColumns.number(start.adding(months: months).number)
                (month.last, month.value) = (month.first, 1)
                rows.append(month)
            }
        }
        columns.rows.removeSubrange(known...)
        columns.rows += rows
        try reading.read(
            kinds, of: .members(others.map { columns.members[$0] }.sorted()),
            touching: Period(first: first.period.first, last: last.period.last), into: &columns)
        return true
    }

    /// Twelve in a year are one in each of its months.
    private static func readOnce(
        _ reading: any BulkReading, _ kinds: [String: Set<String>], _ year: Period, _ columns: inout FactColumns
    ) throws -> Bool {
        let known = columns.rows.count
        guard try reading.readYear(kinds, year.first.year, into: &columns) else { return false }
        let found = columns.rows[known...]
        let others = Set(found.filter { $0.value != 12 }.map(\.member))
        let months = (1...12).compactMap { Day(year: year.first.year, month: $0, day: 1) }
            .map { FactColumns.number($0.number) }
        var rows: [FactColumns.Row] = []
        rows.reserveCapacity(found.count * 12)
        for row in found where !others.contains(row.member) {
            for day in months {
                var month = row
                (month.first, month.last, month.value) = (day, day, 1)
                rows.append(month)
            }
        }
        columns.rows.removeSubrange(known...)
        columns.rows += rows
        try reading.read(
            kinds, of: .members(others.map { columns.members[$0] }.sorted()), touching: year, into: &columns)
        return true
    }

    /// What lies at some organisations, and what else their people did.
    static func read(
        _ reading: any BulkReading, at places: Set<String>, _ wanted: Wanted, _ indexOf: [String: Int]
    ) throws -> DeskFacts {
        var columns = FactColumns()
        try reading.read(wanted.facts, of: .organizations(places.sorted()), touching: wanted.days, into: &columns)
        let people = columns.members.names
        guard !people.isEmpty, !wanted.personal.isEmpty else { return DeskFacts(reading, columns, wanted, indexOf) }
        let known = columns.rows.count
        try reading.read(wanted.personal, of: .members(people), touching: wanted.days, into: &columns)
        // What lies at the places themselves was read before.
        let elsewhere = columns.rows[known...].filter { !places.contains(columns.organizations[$0.organization]) }
        columns.rows.removeSubrange(known...)
        columns.rows += elsewhere
        return DeskFacts(reading, columns, wanted, indexOf)
    }

    /// What concerns one person: the organisations where the person stands or holds a post, and what the person did.
    static func read(
        _ reading: any BulkReading, ofMember member: String, _ wanted: Wanted, _ indexOf: [String: Int]
    ) throws -> (DeskFacts, Set<String>) {
        var own = FactColumns()
        let standing = DutyNeeds.roll + PostKind.allCases.map { "post.\($0.rawValue)" } + ["suspended.member"]
        try reading.read(["count": Set(standing)], of: .members([member]), touching: wanted.days, into: &own)
        let places = Set(own.organizations.names)
        return (try read(reading, at: places, wanted, indexOf), places)
    }

    // MARK: Asking

    /// Facts of one kind and measure.
    func cell(_ kind: String, _ measure: String = "count") -> FactCell {
        cells[Key(kind: kind, measure: measure)] ?? nothing
    }

    /// Ids of everybody of whom something was read.
    var people: [String] { members.names }

    func names(_ facts: some Sequence<DeskFact>) -> [String] { facts.map { records[$0.record] } }

    /// Everyone on the roll in the year by number: the stretches of member `n` in order.
    private(set) lazy var roll: [[RollStretch]] = {
        var built: [[RollStretch]] = Array(repeating: [], count: members.count)
        for (kind, isFull) in zip(DutyNeeds.roll, [true, false]) {
            for fact in cell(kind).facts where fact.member != FactColumns.none {
                built[Int(fact.member)].append(
                    RollStretch(first: fact.first, last: fact.last, place: fact.place, isFull: isFull))
            }
        }
        for index in built.indices where built[index].count > 1 { built[index].sort { $0.first < $1.first } }
        return built
    }()

    func stretches(of member: Int32) -> [RollStretch] { roll.indices.contains(Int(member)) ? roll[Int(member)] : [] }

    /// Numbers of everyone on the roll in the year, in the order of their ids.
    private(set) lazy var peopleOnRoll: [Int32] = roll.indices.filter { !roll[$0].isEmpty }
        .map { Int32(truncatingIfNeeded: $0) }.sorted { members[$0] < members[$1] }

    /// Each fact of some members, where the cell may hold no more than quarters: read for all of them at once.
    func exact(_ kinds: [String], _ measure: String, of people: [Int32]) throws -> [Int32: [DeskFact]] {
        guard !people.isEmpty else { return [:] }
        var columns = FactColumns()
        try reading.read(
            [measure: Set(kinds)], of: .members(people.map { members[$0] }), touching: wanted.days, into: &columns)
        var found: [Int32: [DeskFact]] = [:]
        for row in columns.rows where row.member != FactColumns.none {
            guard let member = members.find(columns.members[row.member]) else { continue }
            found[member, default: []].append(
                DeskFact(
                    record: records.find(columns.records[row.record]) ?? FactColumns.none,
                    place: Int32(truncatingIfNeeded: placeOf[columns.organizations[row.organization]] ?? -1),
                    member: member, first: row.first, last: row.last, value: row.value))
        }
        return found
    }

    /// The last day in the period on which each member was reached by one of the kinds, by number; nil for never.
    /// - Parameter enough: who was reached on this day or later is not looked at more closely.
    func lastDays(_ kinds: [String], during period: Period, enough: Day) throws -> [Int32?] {
        var found: [Int32?] = Array(repeating: nil, count: members.count)
        let (first, last) = (FactColumns.number(period.first.number), FactColumns.number(period.last.number))
        func take(_ member: Int32, _ day: Int32) {
            guard member != FactColumns.none, first <= day, day <= last else { return }
            let at = Int(member)
            if found[at].map({ $0 < day }) ?? true { found[at] = day }
        }
        for kind in kinds {
            for fact in early[kind] ?? [] { take(fact.member, fact.first) }
            for measure in DutyNeeds.measuresOfSilence {
                for fact in cell(kind, measure).facts { take(fact.member, fact.first) }
            }
        }
        guard !coarse.isDisjoint(with: kinds) else { return found }
        // A quarter says only from when on somebody may have been silent.
        let need = FactColumns.number(enough.number)
        let unsure = peopleOnRoll.filter { found[Int($0)].map { $0 < need } ?? true }
        var columns = FactColumns()
        for measure in DutyNeeds.measuresOfSilence {
            try reading.read(
                [measure: Set(kinds)], of: .members(unsure.map { members[$0] }), touching: period, into: &columns)
        }
        for person in unsure { found[Int(person)] = nil }
        for row in columns.rows where row.member != FactColumns.none {
            if let member = members.find(columns.members[row.member]) { take(member, row.first) }
        }
        return found
    }
}
