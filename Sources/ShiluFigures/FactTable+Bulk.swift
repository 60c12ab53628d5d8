import ShiluLedger
import ShiluRegisters

extension FactTable {
    /// Organisations of a table exist always, unless a `PartyOrganization` record of the same id says otherwise.
    public func lives() -> [OrganizationLife] {
        nodes.map { node in
            let fields = records.first { $0.id == node.id }?.fields ?? [:]
            func day(_ key: String) -> Day? { fields[key]?.text.flatMap { Day($0) } }
            return OrganizationLife(
                id: node.id, name: node.name, shortName: node.shortName, kind: node.kind,
                spans: [
                    OrganizationLife.Span(
                        first: day("foundedOn") ?? Day(number: 0), last: day("dissolvedOn")?.adding(days: -1),
                        parent: node.parent)
                ], fields: fields)
        }
    }

    public func entries(
        _ kinds: [String], _ measures: [String], at organizations: [String], touching period: Period
    ) -> [FactEntry] {
        let (kinds, measures, places) = (Set(kinds), Set(measures), Set(organizations))
        return rows.flatMap { row -> [FactEntry] in
            guard kinds.contains(row.kind), measures.contains(row.measure), row.first <= period.last,
                row.last.map({ $0 >= period.first }) ?? true
            else { return [] }
            return row.organizations.filter(places.contains).map {
                FactEntry(
                    record: row.record, organization: $0, member: row.member, first: row.first, last: row.last,
                    kind: row.kind, measure: row.measure, value: row.value)
            }
        }
    }

    public func lastDays(_ kinds: [String], at organizations: [String], during period: Period) -> [String: Day] {
        let (kinds, places) = (Set(kinds), Set(organizations))
        var found: [String: Day] = [:]
        for row in rows where kinds.contains(row.kind) && period.contains(row.first) {
            guard let member = row.member, row.organizations.contains(where: places.contains) else { continue }
            found[member] = max(found[member] ?? row.first, row.first)
        }
        return found
    }

    public func openRecords(of register: String, fields: Set<String>?) -> [AnyRecord] {
        records.filter { $0.register == register }
    }
}
