import ShiluRegisters

/// The facts that a batch opens and closes, and what that does to totals and reach. Totals change once per transaction and
/// key, not once per fact.
struct FactChanges: Sendable {
    // Rows go into the tables in the order of their keys: at random, each would be looked for from the root, and pages would
    // be left half full.
    private struct TotalKey: Hashable {
        let organization: String
        let kind: String
        let measure: String
        let month: Int64

        static func < (one: Self, other: Self) -> Bool {
            if one.organization != other.organization { return one.organization < other.organization }
            if one.kind != other.kind { return one.kind < other.kind }
            return one.measure != other.measure ? one.measure < other.measure : one.month < other.month
        }
    }
    private struct ReachKey: Hashable {
        let kind: String
        let span: Int64
        let organization: String
        let member: String

        static func < (one: Self, other: Self) -> Bool {
            if one.kind != other.kind { return one.kind < other.kind }
            if one.span != other.span { return one.span < other.span }
            return one.organization != other.organization
                ? one.organization < other.organization : one.member < other.member
        }
    }

    private let unit: String
    private let position: Int64
    private var closed = SQLRows(width: 5)
    private var opened: SQLRows
    private var totals: [TotalKey: Int64] = [:]
    private var reach: [ReachKey: Int64] = [:]
    /// Keys whose row may have come to nothing.
    private var shrunkTotals: Set<TotalKey> = []
    private var shrunkReach: Set<ReachKey> = []
    private var months: [Int64: (month: Int64, year: Int64, quarter: Int64)] = [:]

    /// - Parameter facts: about how many facts there will be, so that room for them is made once.
    init(unit: String, position: Int64, expecting facts: Int) {
        (self.unit, self.position) = (unit, position)
        opened = SQLRows(width: FactRow.columns.count, expecting: facts)
    }

    mutating func replace(_ old: [(fact: FactRow, since: Int64, ordinal: Int64)], with new: [FactRow]) {
        guard !old.isEmpty else {
            for (ordinal, fact) in new.enumerated() { open(fact, ordinal) }
            return
        }
        var wanted: [FactRow: Int] = [:]
        for fact in new { wanted[fact, default: 0] += 1 }
        for (fact, since, ordinal) in old {
            if let count = wanted[fact], count > 0 {
                wanted[fact] = count - 1
            } else {
                closed.add(position)
                closed.add(unit)
                closed.add(fact.owner)
                closed.add(since)
                closed.add(ordinal)
                count(fact, -1)
            }
        }
        var ordinal = 0
        for fact in new {
            guard let count = wanted[fact], count > 0 else { continue }
            wanted[fact] = count - 1
            open(fact, ordinal)
            ordinal += 1
        }
    }

    /// Takes in what was worked out apart, for other records.
    mutating func add(_ other: FactChanges) {
        closed.append(other.closed)
        opened.append(other.opened)
        totals.merge(other.totals) { $0 &+ $1 }
        reach.merge(other.reach) { $0 + $1 }
        shrunkTotals.formUnion(other.shrunkTotals)
        shrunkReach.formUnion(other.shrunkReach)
    }

    private mutating func open(_ fact: FactRow, _ ordinal: Int) {
        fact.pack(into: &opened, unit: unit, since: position, ordinal: ordinal)
        count(fact, 1)
    }

    private mutating func count(_ fact: FactRow, _ sign: Int64) {
        guard !fact.organization.isEmpty else { return }
        let parts = spans(of: fact.first)
        let key = TotalKey(
            organization: fact.organization, kind: fact.kind, measure: fact.measure, month: parts.month)
        let amount = sign * fact.value
        totals[key, default: 0] &+= amount
        if amount < 0 { shrunkTotals.insert(key) }
        guard Reach.isKept(kind: fact.kind, member: fact.member) else { return }
        for span in [parts.year, parts.quarter] {
            let key = ReachKey(kind: fact.kind, span: span, organization: fact.organization, member: fact.member)
            reach[key, default: 0] += sign
            if sign < 0 { shrunkReach.insert(key) }
        }
    }

    private mutating func spans(of day: Int64) -> (month: Int64, year: Int64, quarter: Int64) {
        if let known = months[day] { return known }
        let month = Day(number: day).yearMonth
        let spans = (month.index, Reach.year(month.year), Reach.quarter(month.year, (month.month + 2) / 3))
        months[day] = spans
        return spans
    }

    func write(to db: any SQLConnection) throws {
        try db.run(
            """
            UPDATE fact SET until_position = $1
            WHERE unit_id = $2 AND owner_id = $3 AND since_position = $4 AND ordinal = $5
            """, forEach: closed)
        try db.insert(into: "fact", columns: FactRow.columns, rows: opened)
        try db.run(
            """
            INSERT INTO total (unit_id, organization_id, kind, measure, month, value) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (unit_id, organization_id, kind, measure, month)
            DO UPDATE SET value = total.value + excluded.value
            """,
            forEach: totals.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { key, value in
                [
                    .text(unit), .text(key.organization), .text(key.kind), .text(key.measure), .integer(key.month),
                    .integer(value),
                ]
            })
        try db.run(
            """
            DELETE FROM total WHERE unit_id = $1 AND organization_id = $2 AND kind = $3 AND measure = $4 AND month = $5
              AND value = 0
            """,
            forEach: shrunkTotals.map { key in
                [.text(unit), .text(key.organization), .text(key.kind), .text(key.measure), .integer(key.month)]
            })
        try db.run(
            """
            INSERT INTO reach (unit_id, kind, span, organization_id, member_id, times) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (unit_id, kind, span, organization_id, member_id)
            DO UPDATE SET times = reach.times + excluded.times
            """,
            forEach: reach.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { key, times in
                [
                    .text(unit), .text(key.kind), .integer(key.span), .text(key.organization), .text(key.member),
                    .integer(times),
                ]
            })
        try db.run(
            """
            DELETE FROM reach WHERE unit_id = $1 AND kind = $2 AND span = $3 AND organization_id = $4 AND member_id = $5
              AND times <= 0
            """,
            forEach: shrunkReach.map { key in
                [.text(unit), .text(key.kind), .integer(key.span), .text(key.organization), .text(key.member)]
            })
    }
}

/// The windows of the table `reach`, and what is kept in it.
enum Reach {
    static func year(_ year: Int) -> Int64 { Int64(year) * 10 }
    static func quarter(_ year: Int, _ quarter: Int) -> Int64 { Int64(year) * 10 + Int64(quarter) }

    /// Every member has facts of the roll, and nobody counts persons by the day on which these begin: they would only fill
    /// the table.
    static func isKept(kind: String, member: String) -> Bool { !member.isEmpty && !Book.isRoll(kind: kind) }
}
