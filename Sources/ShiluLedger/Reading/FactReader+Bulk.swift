import ShiluRegisters

extension FactReader {
    public func lives() throws -> [OrganizationLife] {
        try reading { db in
            let tree = try tree(db)
            return try organizationStates(db).compactMap { state -> (OrganizationLife, Int64)? in
                guard let kind = state.open["kind"]?.text.flatMap(OrganizationKind.init(rawValue:)) else { return nil }
                let name = state.open["name"]?.text ?? AnyRecord.number(of: state.id)
                let spans = (tree.spans[state.id] ?? []).map { span in
                    OrganizationLife.Span(
                        first: Day(number: span.first), last: span.last == Schema.open ? nil : Day(number: span.last),
                        parent: span.parent.isEmpty ? nil : span.parent)
                }
                let life = OrganizationLife(
                    id: state.id, name: name, shortName: state.open["shortName"]?.text ?? name, kind: kind,
                    spans: spans, fields: state.open)
                return (life, state.open["sortOrder"]?.integer ?? Int64.max)
            }
            .enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
        }
    }

    public func entries(
        _ kinds: [String], _ measures: [String], at organizations: [String], touching period: Period
    ) throws -> [FactEntry] {
        guard !kinds.isEmpty, !measures.isEmpty else { return [] }
        return try reading { db in
            let isPresent = try isPresent(db)
            var found: [FactEntry] = []
            for chunk in organizations.chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT record_id, organization_id, member_id, first_day, last_day, kind, measure, value FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND measure IN (\(list: measures)) AND first_day <= \(period.last.number)
                      AND last_day >= \(period.first.number) AND \(sql: standing(isPresent))
                    """)
                found.reserveCapacity(found.count + rows.count)
                for row in rows {
                    let (member, last) = (try row.text(2), try row.integer(4))
                    found.append(
                        FactEntry(
                            record: try row.text(0), organization: try row.text(1),
                            member: member.isEmpty ? nil : member,
                            first: Day(number: try row.integer(3)), last: last == Schema.open ? nil : Day(number: last),
                            kind: try row.text(5), measure: try row.text(6), value: try row.integer(7)))
                }
            }
            return found
        }
    }

    public func lastDays(_ kinds: [String], at organizations: [String], during period: Period) throws -> [String: Day] {
        guard !kinds.isEmpty else { return [:] }
        return try reading { db in
            let isPresent = try isPresent(db)
            var found: [String: Day] = [:]
            for chunk in organizations.chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT member_id, MAX(first_day) FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND first_day BETWEEN \(period.first.number) AND \(period.last.number)
                      AND member_id <> '' AND \(sql: standing(isPresent)) GROUP BY member_id
                    """)
                for row in rows {
                    let (member, day) = (try row.text(0), Day(number: try row.integer(1)))
                    found[member] = max(found[member] ?? day, day)
                }
            }
            return found
        }
    }

    public func openRecords(of register: String, fields: Set<String>?) throws -> [AnyRecord] {
        try reading { db in
            guard try isPresent(db) else {
                return try states(register, db).map {
                    AnyRecord(id: $0.id, register: register, fields: $0.open, steps: $0.steps)
                }
            }
            return try db.rows(
                """
                SELECT record_id, body, steps FROM record
                WHERE unit_id = \(unit) AND register = \(register) AND retracted = 0 ORDER BY first_position
                """
            ).map { row in
                let body = try row.bytes(1)
                guard let open = fields.map({ CanonicalJSON.read(body, only: $0) }) ?? CanonicalJSON.read(body) else {
                    throw Notices.damaged
                }
                return AnyRecord(
                    id: try row.text(0), register: register, fields: open, steps: try RecordState.steps(row.bytes(2)))
            }
        }
    }
}
