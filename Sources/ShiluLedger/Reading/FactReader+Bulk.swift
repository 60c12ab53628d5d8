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

    public func read(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, touching period: Period,
        into columns: inout FactColumns
    ) throws {
        try reading { db in
            let isPresent = try isPresent(db)
            // A statement for each measure: the index then leads to what is wanted and to nothing else.
            for (measure, kinds) in wanted.sorted(by: { $0.key < $1.key }) where !kinds.isEmpty {
                let number = columns.measures.number(of: measure)
                for place in places(selection) {
                    try read(
                        """
                        SELECT kind, record_id, organization_id, member_id, first_day, last_day, value FROM fact
                        WHERE unit_id = \(unit) \(sql: place) AND kind IN (\(list: kinds.sorted()))
                          AND measure = \(measure) AND first_day <= \(period.last.number)
                          AND last_day >= \(period.first.number) AND \(sql: standing(isPresent))
                        """, measure: number, into: &columns, db)
                }
            }
        }
    }

    private func read(
        _ statement: SQL, measure: Int32, into columns: inout FactColumns, _ db: any SQLConnection
    ) throws {
        try db.each(statement) { row in
            // Facts of one kind, one record and one organisation stand together: mostly it is the one before.
            let before = columns.rows.last
            let kind = try row.withBytes(0) { columns.kinds.number(of: $0, unless: before?.kind) }
            let record = try row.withBytes(1) { columns.records.number(of: $0, unless: before?.record) }
            let organization = try row.withBytes(2) {
                columns.organizations.number(of: $0, unless: before?.organization)
            }
            let member = try row.withBytes(3) { text in
                text.isEmpty ? FactColumns.none : columns.members.number(of: text)
            }
            columns.rows.append(
                FactColumns.Row(
                    record: record, organization: organization, member: member, kind: kind, measure: measure,
                    first: FactColumns.number(try row.integer(4)), last: FactColumns.number(try row.integer(5)),
                    value: try row.integer(6)))
        }
    }

    public func readMonths(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, from first: YearMonth,
        through last: YearMonth, into columns: inout FactColumns
    ) throws -> Bool {
        if case .members = selection { return false }
        guard !usesFactsOnly, first <= last else { return !usesFactsOnly }
        return try reading { db in
            guard try isPresent(db) else { return false }
            let days = (first.index...last.index).map { FactColumns.number(YearMonth(index: $0).firstDay.number) }
            for (measure, kinds) in wanted.sorted(by: { $0.key < $1.key }) where !kinds.isEmpty {
                let number = columns.measures.number(of: measure)
                for place in places(selection) {
                    try db.each(
                        """
                        SELECT organization_id, kind, month, value FROM total
                        WHERE unit_id = \(unit) \(sql: place) AND kind IN (\(list: kinds.sorted()))
                          AND measure = \(measure) AND month BETWEEN \(first.index) AND \(last.index)
                        """
                    ) { row in
                        let before = columns.rows.last
                        let organization = try row.withBytes(0) {
                            columns.organizations.number(of: $0, unless: before?.organization)
                        }
                        let kind = try row.withBytes(1) { columns.kinds.number(of: $0, unless: before?.kind) }
                        let at = Int(try row.integer(2) - first.index)
                        guard days.indices.contains(at) else { return }
                        columns.rows.append(
                            FactColumns.Row(
                                record: FactColumns.none, organization: organization, member: FactColumns.none,
                                kind: kind, measure: number, first: days[at], last: days[at],
                                value: try row.integer(3)))
                    }
                }
            }
            return true
        }
    }

    public func readQuarters(
        _ wanted: [String: Set<String>], _ quarters: [YearQuarter], into columns: inout FactColumns
    ) throws -> Bool {
        try readReach(
            wanted,
            Dictionary(
                quarters.map { (Reach.quarter($0.year, $0.quarter), $0.period) },
                uniquingKeysWith: { first, _ in first }),
            into: &columns)
    }

    public func readYear(_ wanted: [String: Set<String>], _ year: Int, into columns: inout FactColumns) throws -> Bool {
        guard let period = Period(year: year) else { return false }
        return try readReach(wanted, [Reach.year(year): period], into: &columns)
    }

    /// - Parameter periods: the spans that are wanted, each with its days.
    private func readReach(
        _ wanted: [String: Set<String>], _ periods: [Int64: Period], into columns: inout FactColumns
    ) throws -> Bool {
        guard !usesFactsOnly else { return false }
        // The table tells no measures: a row stands for each that is wanted of its kind.
        var measuresOf: [Int32: [Int32]] = [:]
        for (measure, kinds) in wanted {
            let number = columns.measures.number(of: measure)
            for kind in kinds { measuresOf[columns.kinds.number(of: kind), default: []].append(number) }
        }
        let days = periods.mapValues { (FactColumns.number($0.first.number), FactColumns.number($0.last.number)) }
        guard !measuresOf.isEmpty, !days.isEmpty else { return true }
        let kinds = Set(measuresOf.keys.map { columns.kinds[$0] }).sorted()
        return try reading { db in
            guard try isPresent(db) else { return false }
            try db.each(
                """
                SELECT kind, span, organization_id, member_id, times FROM reach
                WHERE unit_id = \(unit) AND kind IN (\(list: kinds)) AND span IN (\(list: days.keys.sorted()))
                """
            ) { row in
                let before = columns.rows.last
                let kind = try row.withBytes(0) { columns.kinds.number(of: $0, unless: before?.kind) }
                guard let measures = measuresOf[kind], let (first, last) = days[try row.integer(1)] else { return }
                let organization = try row.withBytes(2) {
                    columns.organizations.number(of: $0, unless: before?.organization)
                }
                let member = try row.withBytes(3) { columns.members.number(of: $0) }
                for measure in measures {
                    columns.rows.append(
                        FactColumns.Row(
                            record: FactColumns.none, organization: organization, member: member, kind: kind,
                            measure: measure, first: first, last: last, value: try row.integer(4)))
                }
            }
            return true
        }
    }

    /// The condition on where facts lie, once for each statement that it takes.
    private func places(_ selection: FactColumns.Selection) -> [SQL] {
        switch selection {
        case .all: ["AND organization_id IN (\(sql: OrganizationTree.everyOne(unit)))"]
        case .organizations(let ids): ids.chunks(of: 400).map { "AND organization_id IN (\(list: $0))" }
        // What follows from members' own records stands under these; the index over members leaves it out.
        case .members(let ids):
            ids.chunks(of: 400).flatMap { chunk -> [SQL] in
                [
                    "AND member_id IN (\(list: chunk)) AND member_id <> '' AND member_id <> owner_id",
                    "AND owner_id IN (\(list: chunk)) AND member_id = owner_id",
                ]
            }
        }
    }

    public func openRecords(_ wanted: [String: RecordWish], of selection: RecordSelection) throws -> [String:
        [AnyRecord]]
    {
        guard !wanted.isEmpty else { return [:] }
        return try reading { db in
            guard try isPresent(db) else { return try pastRecords(wanted, selection, db) }
            var gathering = RecordGathering(wanted)
            for place in recordPlaces(selection, wanted.keys.sorted()) {
                try db.each(
                    """
                    SELECT register, record_id, first_position, body, steps FROM record
                    WHERE unit_id = \(unit) AND retracted = 0 \(sql: place)
                    """
                ) { try gathering.take($0) }
            }
            return gathering.ordered
        }
    }

    /// Who wants so many registers wants most of what there is: one walk over all records in the order in which they lie costs
    /// half of what it takes to find those of each register.
    private static let most = 20

    /// The conditions on where records lie, once for each statement that it takes.
    private func recordPlaces(_ selection: RecordSelection, _ registers: [String]) -> [SQL] {
        switch selection {
        case .all where registers.count >= FactReader.most: return [""]
        case .all: return registers.map { "AND register = \($0)" }
        case .organizations(let ids):
            return ids.chunks(of: 400).flatMap { chunk in
                registers.map { "AND register = \($0) AND organization_id IN (\(list: chunk))" }
            }
        case .linking(let ids):
            return ids.chunks(of: 400).map {
                """
                AND register IN (\(list: registers)) AND record_id IN (
                  SELECT from_record FROM reference WHERE unit_id = \(unit) AND to_record IN (\(list: $0)))
                """
            }
        case .ids(let ids):
            return ids.chunks(of: 400).map { "AND register IN (\(list: registers)) AND record_id IN (\(list: $0))" }
        }
    }

    /// As the ledger stood at an earlier position: made from its entries, all of a register at once.
    private func pastRecords(
        _ wanted: [String: RecordWish], _ selection: RecordSelection, _ db: any SQLConnection
    ) throws -> [String: [AnyRecord]] {
        var found: [String: [AnyRecord]] = [:]
        for register in wanted.keys {
            let info = ledger.book[register]
            found[register] = try states(register, db).compactMap { state in
                let record = AnyRecord(id: state.id, register: register, fields: state.open, steps: state.steps)
                switch selection {
                case .all: return record
                case .ids(let ids): return ids.contains(state.id) ? record : nil
                case .organizations(let ids):
                    return state.organization(info).map(ids.contains) ?? false ? record : nil
                case .linking(let ids):
                    let targets = info?.links.flatMap { link in
                        state.open[link.field.key].map { info?.targets(of: link.path, in: $0).map(\.id) ?? [] } ?? []
                    }
                    return targets?.contains(where: ids.contains) ?? false ? record : nil
                }
            }
        }
        return found
    }
}
