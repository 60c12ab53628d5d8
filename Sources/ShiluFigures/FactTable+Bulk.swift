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

    public func read(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, touching period: Period,
        into columns: inout FactColumns
    ) {
        for row in rows {
            guard wanted[row.measure]?.contains(row.kind) == true, row.first <= period.last,
                row.last.map({ $0 >= period.first }) ?? true
            else { continue }
            for organization in row.organizations {
                switch selection {
                case .all: break
                case .organizations(let ids): guard ids.contains(organization) else { continue }
                case .members(let ids): guard let member = row.member, ids.contains(member) else { continue }
                }
                columns.append(
                    FactEntry(
                        record: row.record, organization: organization, member: row.member, first: row.first,
                        last: row.last, kind: row.kind, measure: row.measure, value: row.value))
            }
        }
    }

    public func openRecords(_ wanted: [String: RecordWish], of selection: RecordSelection) -> [String: [AnyRecord]] {
        let found = records.filter { record in
            guard wanted[record.register] != nil else { return false }
            switch selection {
            case .all: return true
            case .ids(let ids): return ids.contains(record.id)
            case .organizations(let ids):
                if record.register == PartyOrganization.name { return ids.contains(record.id) }
                let key = RegisterBook.register(named: record.register)?.organizationKey
                return key.flatMap { record.fields[$0]?.text }.map(ids.contains) ?? false
            case .linking(let ids): return record.fields.values.contains { FactTable.names(ids, in: $0) }
            }
        }
        return Dictionary(grouping: found, by: \.register)
    }

    private static func names(_ ids: [String], in value: Value) -> Bool {
        switch value {
        case .text(let text): ids.contains(text)
        case .list(let items): items.contains { names(ids, in: $0) }
        case .fields(let fields): fields.values.contains { names(ids, in: $0) }
        case .integer: false
        }
    }
}
