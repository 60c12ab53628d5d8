import ShiluRegisters

/// A fact with its place, as it stands in the table.
struct FactRow: Sendable, Hashable {
    var owner: String
    var record: String
    var organization: String
    /// Empty for none.
    var member: String
    var first: Int64
    /// `Schema.open` while it lasts.
    var last: Int64
    var kind: String
    var measure: String
    var value: Int64

    static let columns = [
        "unit_id", "owner_id", "since_position", "ordinal", "record_id", "organization_id", "member_id", "first_day",
        "last_day", "kind", "measure", "value", "until_position",
    ]
    static let selected: SQL =
        "owner_id, record_id, organization_id, member_id, first_day, last_day, kind, measure, value"

    init(
        owner: String, record: String, organization: String, member: String, first: Int64, last: Int64, kind: String,
        measure: String, value: Int64
    ) {
        (self.owner, self.record, self.organization, self.member) = (owner, record, organization, member)
        (self.first, self.last, self.kind, self.measure, self.value) = (first, last, kind, measure, value)
    }

    /// From the columns of `selected`.
    init(_ row: SQLRow) throws {
        (owner, record, organization) = (try row.text(0), try row.text(1), try row.text(2))
        (member, first, last) = (try row.text(3), try row.integer(4), try row.integer(5))
        (kind, measure, value) = (try row.text(6), try row.text(7), try row.integer(8))
    }

    /// Facts of members that stand now. Most of them stand under the member's own record, where the table's key finds them; an
    /// index leads to the others alone.
    ///
    /// - Parameter kinds: those that are wanted; nil for all.
    static func ofMembers(_ members: [String], columns: SQL, unit: String, kinds: [String]?) -> SQL {
        let wanted: SQL = if let kinds { "AND kind IN (\(list: kinds))" } else { "" }
        return """
            SELECT \(sql: columns) FROM fact
            WHERE unit_id = \(unit) AND owner_id IN (\(list: members)) AND member_id = owner_id
              AND until_position = \(Schema.open) \(sql: wanted)
            UNION ALL
            SELECT \(sql: columns) FROM fact
            WHERE unit_id = \(unit) AND member_id IN (\(list: members)) AND member_id <> '' AND member_id <> owner_id
              AND until_position = \(Schema.open) \(sql: wanted)
            """
    }

    /// In the order of `columns`.
    func pack(into rows: inout SQLRows, unit: String, since: Int64, ordinal: Int) {
        rows.add(unit)
        rows.add(owner)
        rows.add(since)
        rows.add(Int64(ordinal))
        rows.add(record)
        rows.add(organization)
        rows.add(member)
        rows.add(first)
        rows.add(last)
        rows.add(kind)
        rows.add(measure)
        rows.add(value)
        rows.add(Schema.open)
    }

    /// The mark of an overlap's measure: subtree sums add `m` and `m~`, sums of one organisation only `m`.
    static let overlap = "~"

    /// Overlaps of the facts of one record that lie at several organisations.
    ///
    /// A joint gathering of k organisations counts once at each of them, but above them it is one gathering. At every node
    /// where branches of the tree that hold it merge, a fact of −(branches − 1) × value stands under measure `m~`, the node
    /// itself being a branch if it holds the gathering. Whatever subtree is summed then contains the gathering once: of the
    /// holders in it, each merge within it takes away all but one. A single overlap at the lowest common ancestor of all would
    /// be wrong for a subtree that holds only some of them.
    ///
    /// Only what happened on one day and is nobody's own can be a joint gathering; two posts in two branches are two posts.
    static func overlaps(of facts: [FactRow], tree: OrganizationTree) -> [FactRow] {
        struct Cell: Hashable {
            let kind: String
            let measure: String
            let day: Int64
            let value: Int64
        }
        var holders: [Cell: [String: Int]] = [:]
        for fact in facts where fact.member.isEmpty && fact.first == fact.last && fact.value != 0 {
            let cell = Cell(kind: fact.kind, measure: fact.measure, day: fact.first, value: fact.value)
            holders[cell, default: [:]][fact.organization, default: 0] += 1
        }
        var overlaps: [FactRow] = []
        for (cell, counts) in holders where counts.count > 1 {
            // The same fact twice at one organisation is two things; layer by layer each thing counts once above.
            for layer in 1...(counts.values.max() ?? 1) {
                let holding = counts.filter { $0.value >= layer }.keys
                guard holding.count > 1 else { continue }
                for (node, branches) in merges(of: holding, on: cell.day, in: tree) {
                    overlaps.append(
                        FactRow(
                            owner: facts[0].owner, record: facts[0].record, organization: node, member: "",
                            first: cell.day, last: cell.day, kind: cell.kind, measure: cell.measure + overlap,
                            value: -cell.value * Int64(branches - 1)))
                }
            }
        }
        return overlaps.sorted {
            ($0.kind, $0.measure, $0.organization, $0.value) < ($1.kind, $1.measure, $1.organization, $1.value)
        }
    }

    /// Nodes at which several branches that hold something meet, with the number of those branches.
    private static func merges(
        of holders: some Collection<String>, on day: Int64, in tree: OrganizationTree
    ) -> [(String, Int)] {
        var branches: [String: Set<String>] = [:]
        for holder in holders {
            let chain = tree.chain(of: holder, on: day)
            branches[holder, default: []].insert(holder)
            for (below, above) in zip(chain, chain.dropFirst()) { branches[above, default: []].insert(below) }
        }
        return branches.filter { $0.value.count > 1 }.map { ($0.key, $0.value.count) }
    }
}
