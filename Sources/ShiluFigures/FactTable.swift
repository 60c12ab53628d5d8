import ShiluLedger
import ShiluRegisters

/// Facts in plain arrays: what examples and tests count over, and the plainest account of what `FactReading` means.
public struct FactTable: FactReading {
    /// One fact. A gathering of several organisations is one row that names them all, so it counts once above them.
    public struct Row: Sendable, Hashable {
        public var record: String
        public var organizations: [String]
        public var member: String?
        public var first: Day
        /// Nil while it lasts.
        public var last: Day?
        public var kind: String
        public var measure: String
        public var value: Int64

        public init(
            record: String, organizations: [String], member: String? = nil, first: Day, last: Day?, kind: String,
            measure: String = "count", value: Int64 = 1
        ) {
            (self.record, self.organizations, self.member) = (record, organizations, member)
            (self.first, self.last, self.kind, self.measure, self.value) = (first, last, kind, measure, value)
        }
    }

    public var position: Int64
    public var rows: [Row]
    /// Parents before children.
    public var nodes: [OrganizationNode]
    public var records: [AnyRecord]
    /// What was not kept, whatever the period.
    public var unkept: [UnkeptRegister]

    public init(
        rows: [Row] = [], nodes: [OrganizationNode] = [], records: [AnyRecord] = [], unkept: [UnkeptRegister] = [],
        position: Int64 = 0
    ) {
        (self.rows, self.nodes, self.records, self.unkept) = (rows, nodes, records, unkept)
        self.position = position
    }

    /// The same table with nothing but the rows of these records: what a figure must be recomputed from.
    public func restricted(to records: Set<String>) -> FactTable {
        var copy = self
        copy.rows.removeAll { !records.contains($0.record) }
        copy.records.removeAll { !records.contains($0.id) }
        return copy
    }

    // MARK: FactReading

    public func sum(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) -> Int64 {
        events(kinds, measure, scope, period).reduce(0) { $0 + $1.value }
    }

    public func stock(_ kinds: [String], _ measure: String, in scope: Scope, on day: Day) -> Int64 {
        covering(kinds, measure, scope, day).reduce(0) { $0 + $1.value }
    }

    public func distinctMembers(_ kinds: [String], in scope: Scope, during period: Period) -> Int64 {
        Int64(Set(events(kinds, nil, scope, period).compactMap(\.member)).count)
    }

    public func sumsByMember(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period)
        -> [String: Int64]
    {
        events(kinds, measure, scope, period).reduce(into: [:]) { sums, row in
            if let member = row.member { sums[member, default: 0] += row.value }
        }
    }

    public func members(_ kinds: [String], in scope: Scope, on day: Day) -> Set<String> {
        Set(covering(kinds, nil, scope, day).compactMap(\.member))
    }

    public func distinctOrganizations(_ kinds: [String], in scope: Scope, during period: Period) -> Int64 {
        let inside = organizationIDs(of: scope)
        return Int64(Set(events(kinds, nil, scope, period).flatMap(\.organizations).filter(inside.contains)).count)
    }

    public func distinctMonths(_ kinds: [String], in scope: Scope, during period: Period) -> Int64 {
        Int64(Set(events(kinds, nil, scope, period).map(\.first.yearMonth)).count)
    }

    public func distinctValues(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) -> Int64 {
        Int64(Set(events(kinds, measure, scope, period).map(\.value)).count)
    }

    public func sources(_ kinds: [String], _ measure: String?, in scope: Scope, during period: Period)
        -> [SourceReference]
    { FactTable.references(events(kinds, measure, scope, period)) }

    public func sources(_ kinds: [String], _ measure: String?, in scope: Scope, on day: Day) -> [SourceReference] {
        FactTable.references(covering(kinds, measure, scope, day))
    }

    public func organizations(in scope: Scope, on day: Day) -> [OrganizationNode] {
        let inside = organizationIDs(of: scope)
        return nodes.filter { inside.contains($0.id) }
    }

    public func unkept(_ registers: [String], in scope: Scope, during period: Period) -> [UnkeptRegister] {
        let inside = organizationIDs(of: scope)
        return unkept.filter { registers.contains($0.register) && inside.contains($0.organization) }
    }

    public func record(_ id: String) -> AnyRecord? { records.first { $0.id == id } }

    public func records(of register: String, in scope: Scope, during period: Period?) -> [AnyRecord] {
        let inside = organizationIDs(of: scope)
        let known = RegisterBook.register(named: register)
        let organizationKey = known?.organizationKey ?? "organizationId"
        let dayKey = known.map(\.dayKey) ?? "on"
        return records.filter { record in
            guard record.register == register, let home = record.fields[organizationKey]?.text, inside.contains(home)
            else {
                return false
            }
            // A person has no day.
            guard let period, let dayKey else { return true }
            return record.fields[dayKey]?.text.flatMap { Day($0) }.map { period.contains($0) } ?? false
        }
        .sorted { one, other in
            func day(_ record: AnyRecord) -> String { dayKey.flatMap { record.fields[$0]?.text } ?? "" }
            return (day(one), one.id) < (day(other), other.id)
        }
    }

    // MARK: How

    private func organizationIDs(of scope: Scope) -> Set<String> {
        var inside: Set<String> = [scope.organization]
        guard scope.includesSubtree else { return inside }
        for node in nodes where node.parent.map(inside.contains) ?? false { inside.insert(node.id) }
        return inside
    }

    private func rows(_ kinds: [String], _ measure: String?, _ scope: Scope) -> [Row] {
        let inside = organizationIDs(of: scope)
        return rows.filter { row in
            kinds.contains(row.kind) && (measure == nil || row.measure == measure)
                && row.organizations.contains(where: inside.contains)
        }
    }

    private func events(_ kinds: [String], _ measure: String?, _ scope: Scope, _ period: Period) -> [Row] {
        rows(kinds, measure, scope).filter { period.contains($0.first) }
    }

    private func covering(_ kinds: [String], _ measure: String?, _ scope: Scope, _ day: Day) -> [Row] {
        rows(kinds, measure, scope).filter { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }
    }

    private static func references(_ rows: [Row]) -> [SourceReference] {
        var found: [String: SourceReference] = [:]
        for row in rows {
            let earlier = found[row.record]
            found[row.record] = SourceReference(
                record: row.record, value: row.value + (earlier?.value ?? 0),
                day: min(row.first, earlier?.day ?? row.first))
        }
        return found.values.sorted { ($0.day, $0.record) < ($1.day, $1.record) }
    }
}
