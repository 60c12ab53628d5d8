import ShiluRegisters

/// Which member stood on the roll of which branch, from facts of the standing kinds: those stored, with those of the batch over them.
final class Roll {
    struct Stay: Hashable {
        let member: String
        let organization: String
        let first: Int64
        let last: Int64
        let kind: String
    }

    private let db: any SQLConnection
    private let unit: String
    private let kinds: [String]
    /// Stays that dirty owners have now, in place of what is stored under them.
    private var fresh: [String: [Stay]] = [:]
    private var owners: Set<String> = []
    private var created: Set<String> = []
    private var stays: [String: [Stay]] = [:]
    /// Rows read ahead, by member.
    private var stored: [String: [SQLRow]] = [:]
    private var counts: [String: (firsts: [Int64], lasts: [Int64])] = [:]

    init(_ db: any SQLConnection, unit: String, kinds: [String]) {
        (self.db, self.unit, self.kinds) = (db, unit, kinds)
    }

    /// Takes note of the records that the batch brings: nothing stored knows of them.
    func begin(created: Set<String>) { self.created = created }

    /// Replaces what the owner says of the roll.
    func replace(owner: String, with new: [Stay]) {
        guard owners.insert(owner).inserted else { return }
        for stay in new { fresh[stay.member, default: []].append(stay) }
        counts = [:]
    }

    /// Forgets what was looked up, once all owners are known.
    func settle() {
        stays = [:]
        counts = [:]
    }

    private static let columns: SQL = "owner_id, organization_id, first_day, last_day, kind, member_id"

    func stays(of member: String) throws -> [Stay] {
        if let known = stays[member] { return known }
        var found = fresh[member] ?? []
        if !created.contains(member), !kinds.isEmpty {
            let rows =
                try stored[member]
                ?? db.rows(FactRow.ofMembers([member], columns: Roll.columns, unit: unit, kinds: kinds))
            found += try stays(rows, of: member)
        }
        found.sort(by: Roll.comesFirst)
        stays[member] = found
        return found
    }

    private func stays(_ rows: [SQLRow], of member: String) throws -> [Stay] {
        try rows.compactMap { row in
            guard !owners.contains(try row.text(0)) else { return nil }
            return Stay(
                member: member, organization: try row.text(1), first: try row.integer(2), last: try row.integer(3),
                kind: try row.text(4))
        }
    }

    /// As `stays`, from memory alone, keeping nothing; nil where the database must be asked.
    func knownStays(of member: String) -> [Stay]? {
        if let known = stays[member] { return known }
        var found = fresh[member] ?? []
        if !created.contains(member), !kinds.isEmpty {
            guard let rows = stored[member], let read = try? stays(rows, of: member) else { return nil }
            found += read
        }
        return found.sorted(by: Roll.comesFirst)
    }

    private static func comesFirst(_ one: Stay, _ other: Stay) -> Bool {
        (one.first, one.last, one.organization, one.kind) < (other.first, other.last, other.organization, other.kind)
    }

    func branch(of member: String, on day: Int64) throws -> String? {
        Roll.branch(in: try stays(of: member), on: day)
    }

    static func branch(in stays: [Stay], on day: Int64) -> String? {
        stays.first { $0.first <= day && day <= $0.last }?.organization
    }

    /// Two stays of one member on different rolls on one day; nil when there are none.
    func double(of member: String) throws -> (Stay, Stay)? {
        let all = try stays(of: member)
        for (index, one) in all.enumerated() {
            for other in all[(index + 1)...] where other.first <= one.last && other.organization != one.organization {
                return (one, other)
            }
        }
        return nil
    }

    /// Reads the stays of many members at once.
    func prefetch(_ members: some Sequence<String>) throws {
        guard !kinds.isEmpty else { return }
        let wanted = Set(members).filter { !$0.isEmpty && !created.contains($0) && stays[$0] == nil }
        guard wanted.count > 1 else { return }
        for chunk in wanted.chunks(of: 400) {
            for member in chunk { stored[member] = [] }
            let rows = try db.rows(FactRow.ofMembers(chunk, columns: Roll.columns, unit: unit, kinds: kinds))
            for row in rows { stored[try row.text(5), default: []].append(row) }
        }
    }

    /// Members on the rolls of these organisations on the day.
    func count(in organizations: [String], on day: Int64) throws -> Int {
        try loadCounts(organizations.filter { counts[$0] == nil })
        var total = 0
        for organization in organizations {
            guard let (firsts, lasts) = counts[organization] else { continue }
            total += Roll.below(day + 1, in: firsts) - Roll.below(day, in: lasts)
        }
        return total
    }

    private func loadCounts(_ organizations: [String]) throws {
        guard !organizations.isEmpty else { return }
        var found: [String: [(Int64, Int64)]] = [:]
        let wanted = Set(organizations)
        for stay in fresh.values.joined() where wanted.contains(stay.organization) {
            found[stay.organization, default: []].append((stay.first, stay.last))
        }
        for chunk in organizations.chunks(of: 400) where !kinds.isEmpty {
            let rows = try db.rows(
                """
                SELECT owner_id, organization_id, first_day, last_day FROM fact
                WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                  AND until_position = \(Schema.open)
                """)
            for row in rows where !owners.contains(try row.text(0)) {
                found[try row.text(1), default: []].append((try row.integer(2), try row.integer(3)))
            }
        }
        for organization in organizations {
            let spans = found[organization] ?? []
            counts[organization] = (spans.map(\.0).sorted(), spans.map(\.1).sorted())
        }
    }

    /// How many of the ordered numbers are smaller.
    private static func below(_ limit: Int64, in sorted: [Int64]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
