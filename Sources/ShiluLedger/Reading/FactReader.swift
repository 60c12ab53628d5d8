import ShiluRegisters
import Synchronization

/// Facts of one unit as the ledger stood at one position.
///
/// At the ledger's present position sums come from totals and persons of a year or quarter from `reach`; at an earlier one,
/// and for odd stretches, from facts. Both roads give the same numbers, which the tests hold them to. When somebody appends
/// after the reader was made, it goes on reading its own position.
public final class FactReader: FactReading {
    public let position: Int64
    let ledger: Ledger
    private let cachedTree = Mutex<OrganizationTree?>(nil)
    private let cachedOrganizations = Mutex<[RecordState]?>(nil)
    let cachedClaims = Mutex<[String: [String: [KeepingClaim]]]?>(nil)
    let cachedKeepers = Mutex<[KeepersKey: [Keeper]]>([:])
    let cachedRanks = Mutex<[String: (rank: Int, kind: OrganizationKind?)]?>(nil)
    private let wide = Mutex(WideReading())
    let cachedRecords = Mutex<[String: AnyRecord?]>([:])
    private let cachedStates = Mutex<[String: [RecordState]]>([:])
    private let cachedStretches = Mutex<[StretchKey: [Stretch]]>([:])
    private let cachedSubtrees = Mutex<[SubtreeKey: [String]]>([:])

    /// Days within which a scope holds the same organisations.
    typealias Stretch = (first: Int64, last: Int64, organizations: [String])
    private struct StretchKey: Hashable {
        let organization: String
        let period: Period
    }
    private struct SubtreeKey: Hashable {
        let organization: String
        let day: Int64
    }
    /// For tests: never uses totals or reach.
    let usesFactsOnly: Bool

    init(_ ledger: Ledger, position: Int64, usesFactsOnly: Bool = false) {
        (self.ledger, self.position, self.usesFactsOnly) = (ledger, position, usesFactsOnly)
    }

    var unit: String { ledger.unit.text }

    // MARK: what is read in

    /// The connection on which everything within `together` is read.
    private struct Held: @unchecked Sendable {
        // Unchecked: a task-local value does not leave the thread that set it before the body has returned.
        let reader: ObjectIdentifier
        let db: any SQLConnection
    }
    @TaskLocal private static var held: Held?

    /// One read of the database; within `together` a part of that read.
    func reading<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        if let held = FactReader.held, held.reader == ObjectIdentifier(self) { return try body(held.db) }
        return try ledger.driver.read(body)
    }

    public func together<T>(_ body: () throws -> T) throws -> T {
        if let held = FactReader.held, held.reader == ObjectIdentifier(self) { return try body() }
        return try ledger.driver.read { db in
            try FactReader.$held.withValue(Held(reader: ObjectIdentifier(self), db: db)) { try body() }
        }
    }

    /// So many records are kept once they are read: the reports of fifty branches ask for the same meetings.
    static let keptRecords = 20_000

    func isPresent(_ db: any SQLConnection) throws -> Bool { try ledger.head(db).position == position }

    func tree(_ db: any SQLConnection) throws -> OrganizationTree {
        if let tree = cachedTree.withLock({ $0 }) { return tree }
        let tree = try OrganizationTree(db.rows(OrganizationTree.asOf(position, unit)))
        cachedTree.withLock { $0 = tree }
        return tree
    }

    /// Works with the reader's one tree, so that what it finds out about itself is found out once.
    private func withTree<T: Sendable>(_ db: any SQLConnection, _ body: (inout OrganizationTree) -> T) throws -> T {
        _ = try tree(db)
        return cachedTree.withLock { kept in
            // Taken out meanwhile: with a second holder each change would copy it.
            var tree = kept ?? OrganizationTree()
            kept = nil
            defer { kept = tree }
            return body(&tree)
        }
    }

    func states(_ register: String, _ db: any SQLConnection) throws -> [RecordState] {
        if let states = cachedStates.withLock({ $0[register] }) { return states }
        let states = try ledger.states(register, asOf: try isPresent(db) ? nil : position, db)
        cachedStates.withLock { kept in
            let sum = kept.values.reduce(states.count) { $0 + $1.count }
            if sum <= FactReader.keptRecords { kept[register] = states }
        }
        return states
    }

    func organizationStates(_ db: any SQLConnection) throws -> [RecordState] {
        if let states = cachedOrganizations.withLock({ $0 }) { return states }
        let states = try states(Book.organization, db)
        cachedOrganizations.withLock { $0 = states }
        return states
    }

    /// The condition on positions.
    func standing(_ isPresent: Bool) -> SQL {
        isPresent
            ? "until_position = \(Schema.open)"
            : "since_position <= \(position) AND until_position > \(position)"
    }

    /// Stretches of a period within which the scope holds the same organisations, with those organisations.
    func stretches(_ scope: Scope, _ period: Period, _ db: any SQLConnection) throws -> [Stretch] {
        let (first, last) = (period.first.number, period.last.number)
        guard first <= last else { return [] }
        guard scope.includesSubtree else { return [(first, last, [scope.organization])] }
        let key = StretchKey(organization: scope.organization, period: period)
        if let known = cachedStretches.withLock({ $0[key] }) { return known }
        let result = try withTree(db) { tree in
            var result: [Stretch] = []
            for stretch in tree.stretches(first, last) {
                let organizations = tree.subtree(of: scope.organization, on: stretch.first).sorted()
                if let previous = result.last, previous.organizations == organizations {
                    result[result.count - 1].last = stretch.last
                } else {
                    result.append((stretch.first, stretch.last, organizations))
                }
            }
            return result
        }
        cachedStretches.withLock { if $0.count < FactReader.keptRecords { $0[key] = result } }
        return result
    }

    func organizations(of scope: Scope, on day: Int64, _ db: any SQLConnection) throws -> [String] {
        guard scope.includesSubtree else { return [scope.organization] }
        let key = SubtreeKey(organization: scope.organization, day: day)
        if let known = cachedSubtrees.withLock({ $0[key] }) { return known }
        let found = try withTree(db) { $0.subtree(of: scope.organization, on: day) }
        cachedSubtrees.withLock { if $0.count < FactReader.keptRecords { $0[key] = found } }
        return found
    }

    /// Subtree sums take the overlaps of joint gatherings away, sums of one organisation do not.
    func measures(_ measure: String, _ scope: Scope) -> [String] {
        scope.includesSubtree ? [measure, measure + FactRow.overlap] : [measure]
    }

    // MARK: sums

    public func sum(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws -> Int64 {
        guard !kinds.isEmpty else { return 0 }
        return try reading { db in
            let isPresent = try isPresent(db)
            var total: Int64 = 0
            for (first, last, organizations) in try stretches(scope, period, db) {
                var rest = [(first, last)]
                if isPresent, !usesFactsOnly, let months = wholeMonths(first, last) {
                    let key = WideReading.Months(
                        organization: scope.organization, first: months.first.index, last: months.last.index)
                    let isWide = organizations.count > WideReading.least && wide.withLock { $0.isWorth(key) }
                    if isWide {
                        total += try wide.withLock {
                            try $0.sum(kinds, measures(measure, scope), key, organizations, unit: unit, db)
                        }
                    }
                    for chunk in (isWide ? [] : organizations).chunks(of: 400) {
                        let rows = try db.rows(
                            """
                            SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM total
                            WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk))
                              AND kind IN (\(list: kinds)) AND measure IN (\(list: measures(measure, scope)))
                              AND month BETWEEN \(months.first.index) AND \(months.last.index)
                            """)
                        total += try rows.first?.integer(0) ?? 0
                    }
                    rest = [
                        (first, months.first.firstDay.number - 1), (months.last.lastDay.number + 1, last),
                    ]
                }
                for (first, last) in rest where first <= last {
                    for chunk in organizations.chunks(of: 400) {
                        let rows = try db.rows(
                            """
                            SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM fact
                            WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk))
                              AND kind IN (\(list: kinds)) AND measure IN (\(list: measures(measure, scope)))
                              AND first_day BETWEEN \(first) AND \(last) AND \(sql: standing(isPresent))
                            """)
                        total += try rows.first?.integer(0) ?? 0
                    }
                }
            }
            return total
        }
    }

    private func wholeMonths(_ first: Int64, _ last: Int64) -> (first: YearMonth, last: YearMonth)? {
        let (start, end) = (Day(number: first), Day(number: last))
        let from = start.day == 1 ? start.yearMonth : YearMonth(index: start.yearMonth.index + 1)
        let to = end.yearMonth.lastDay == end ? end.yearMonth : YearMonth(index: end.yearMonth.index - 1)
        return from <= to ? (from, to) : nil
    }

    public func stock(_ kinds: [String], _ measure: String, in scope: Scope, on day: Day) throws -> Int64 {
        guard !kinds.isEmpty else { return 0 }
        return try reading { db in
            let isPresent = try isPresent(db)
            var total: Int64 = 0
            let organizations = try organizations(of: scope, on: day.number, db)
            if organizations.count > WideReading.least {
                let tree = try tree(db)
                return try wide.withLock {
                    try $0.stock(
                        kinds, measures(measure, scope), day.number, organizations, of: tree.spans.keys.sorted(),
                        unit,
                        standing(isPresent), db)
                }
            }
            for chunk in organizations.chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND measure IN (\(list: measures(measure, scope)))
                      AND first_day <= \(day.number) AND last_day >= \(day.number) AND \(sql: standing(isPresent))
                    """)
                total += try rows.first?.integer(0) ?? 0
            }
            return total
        }
    }

    // MARK: distinct

    public func distinctMembers(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64 {
        guard !kinds.isEmpty else { return 0 }
        return try reading { db in
            let isPresent = try isPresent(db)
            let stretches = try stretches(scope, period, db)
            if isPresent, !usesFactsOnly, stretches.count == 1, let span = FactReader.window(period),
                !kinds.contains(where: Book.isRoll(kind:))
            {
                var members: Set<String> = []
                let chunks = stretches[0].organizations.chunks(of: 400)
                for chunk in chunks {
                    let condition: SQL = """
                        FROM reach WHERE unit_id = \(unit) AND kind IN (\(list: kinds)) AND span = \(span)
                          AND organization_id IN (\(list: chunk))
                        """
                    if chunks.count == 1 {
                        return try db.rows("SELECT COUNT(DISTINCT member_id) \(sql: condition)").first?.integer(0) ?? 0
                    }
                    for row in try db.rows("SELECT DISTINCT member_id \(sql: condition)") {
                        members.insert(try row.text(0))
                    }
                }
                return Int64(members.count)
            }
            var members: Set<String> = []
            try each("DISTINCT member_id", kinds, nil, stretches, isPresent, db) { members.insert(try $0.text(0)) }
            members.remove("")
            return Int64(members.count)
        }
    }

    public func sumsByMember(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws
        -> [String: Int64]
    {
        var sums: [String: Int64] = [:]
        try each("member_id, value", kinds, [measure], scope, period) { row in
            sums[try row.text(0), default: 0] += try row.integer(1)
        }
        sums[""] = nil
        return sums
    }

    public func members(_ kinds: [String], in scope: Scope, on day: Day) throws -> Set<String> {
        guard !kinds.isEmpty else { return [] }
        return try reading { db in
            let isPresent = try isPresent(db)
            var members: Set<String> = []
            for chunk in try organizations(of: scope, on: day.number, db).chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT DISTINCT member_id FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND first_day <= \(day.number) AND last_day >= \(day.number) AND \(sql: standing(isPresent))
                    """)
                for row in rows { members.insert(try row.text(0)) }
            }
            members.remove("")
            return members
        }
    }

    private static func window(_ period: Period) -> Int64? {
        let year = period.first.year
        if Period(year: year) == period { return Reach.year(year) }
        for quarter in 1...4 where YearQuarter(year: year, quarter: quarter)?.period == period {
            return Reach.quarter(year, quarter)
        }
        return nil
    }

    public func distinctOrganizations(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64 {
        var found: Set<String> = []
        try each("DISTINCT organization_id, measure", kinds, nil, scope, period) { row in
            // An overlap lies above the organisations that held something.
            if try !row.text(1).hasSuffix(FactRow.overlap) { found.insert(try row.text(0)) }
        }
        return Int64(found.count)
    }

    public func distinctMonths(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64 {
        var found: Set<YearMonth> = []
        try each("DISTINCT first_day", kinds, nil, scope, period) { row in
            found.insert(Day(number: try row.integer(0)).yearMonth)
        }
        return Int64(found.count)
    }

    public func distinctValues(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws
        -> Int64
    {
        var found: Set<Int64> = []
        try each("DISTINCT value", kinds, [measure], scope, period) { found.insert(try $0.integer(0)) }
        return Int64(found.count)
    }

    func each(
        _ columns: SQL, _ kinds: [String], _ measures: [String]?, _ scope: Scope, _ period: Period,
        _ body: (SQLRow) throws -> Void
    ) throws {
        guard !kinds.isEmpty else { return }
        try reading { db in
            try each(columns, kinds, measures, try stretches(scope, period, db), try isPresent(db), db, body)
        }
    }

    /// Rows of facts whose first day lies in the stretches.
    func each(
        _ columns: SQL, _ kinds: [String], _ measures: [String]?,
        _ stretches: [(first: Int64, last: Int64, organizations: [String])], _ isPresent: Bool,
        _ db: any SQLConnection, _ body: (SQLRow) throws -> Void
    ) throws {
        for (first, last, organizations) in stretches {
            for chunk in organizations.chunks(of: 400) {
                let measured: SQL = if let measures { "AND measure IN (\(list: measures))" } else { "" }
                let rows = try db.rows(
                    """
                    SELECT \(sql: columns) FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND first_day BETWEEN \(first) AND \(last) AND \(sql: standing(isPresent)) \(sql: measured)
                    """)
                for row in rows { try body(row) }
            }
        }
    }
}

extension Ledger {
    /// Facts as the ledger stands now, or stood after entry `position`.
    public func facts(asOf position: Int64? = nil) throws -> any FactReading { try factReader(asOf: position) }

    func factReader(asOf position: Int64? = nil, usesFactsOnly: Bool = false) throws -> FactReader {
        let head = try self.position
        if let position, position > head || position < 0 {
            throw Notice("position-unknown", "台账只到第\(head)条，没有第\(position)条", next: "请核对位置")
        }
        return FactReader(self, position: position ?? head, usesFactsOnly: usesFactsOnly)
    }
}
