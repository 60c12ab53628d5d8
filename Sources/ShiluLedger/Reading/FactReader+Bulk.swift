import ShiluRegisters

#if canImport(Glibc)
    import Glibc
#endif

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
        let measures = wanted.keys.sorted()
        let kinds = wanted.values.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
        guard !kinds.isEmpty else { return }
        let pairs = WantedPairs(wanted, &columns)
        try reading { db in
            let isPresent = try isPresent(db)
            for place in places(selection) {
                try db.each(
                    """
                    SELECT kind, measure, record_id, organization_id, member_id, first_day, last_day, value FROM fact
                    WHERE unit_id = \(unit) \(sql: place) AND kind IN (\(list: kinds)) AND measure IN (\(list: measures))
                      AND first_day <= \(period.last.number) AND last_day >= \(period.first.number)
                      AND \(sql: standing(isPresent))
                    """
                ) { row in
                    let kind = try row.withBytes(0) { columns.kinds.number(of: $0) }
                    let measure = try row.withBytes(1) { columns.measures.number(of: $0) }
                    guard pairs.contains(kind, measure) else { return }
                    // Facts of one record stand together: mostly it is the one before.
                    let before = columns.rows.last
                    let record = try row.withBytes(2) { text in
                        if let before, columns.records.means(before.record, text) { return before.record }
                        return columns.records.number(of: text)
                    }
                    let organization = try row.withBytes(3) { text in
                        if let before, columns.organizations.means(before.organization, text) {
                            return before.organization
                        }
                        return columns.organizations.number(of: text)
                    }
                    let member = try row.withBytes(4) { text in
                        text.isEmpty ? FactColumns.none : columns.members.number(of: text)
                    }
                    columns.rows.append(
                        FactColumns.Row(
                            record: record, organization: organization, member: member, kind: kind, measure: measure,
                            first: FactColumns.number(try row.integer(5)), last: FactColumns.number(try row.integer(6)),
                            value: try row.integer(7)))
                }
            }
        }
    }

    public func readMonths(
        _ wanted: [String: Set<String>], from first: YearMonth, through last: YearMonth, into columns: inout FactColumns
    ) throws -> Bool {
        let kinds = wanted.values.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
        guard !usesFactsOnly, !kinds.isEmpty, first <= last else { return !usesFactsOnly }
        let pairs = WantedPairs(wanted, &columns)
        return try reading { db in
            guard try isPresent(db) else { return false }
            try db.each(
                """
                SELECT organization_id, kind, measure, month, value FROM total
                WHERE unit_id = \(unit) AND kind IN (\(list: kinds)) AND month BETWEEN \(first.index) AND \(last.index)
                """
            ) { row in
                let kind = try row.withBytes(1) { columns.kinds.number(of: $0) }
                let measure = try row.withBytes(2) { columns.measures.number(of: $0) }
                guard pairs.contains(kind, measure) else { return }
                let day = FactColumns.number(YearMonth(index: try row.integer(3)).firstDay.number)
                columns.rows.append(
                    FactColumns.Row(
                        record: FactColumns.none, organization: try organization(row, 0, &columns),
                        member: FactColumns.none, kind: kind, measure: measure, first: day, last: day,
                        value: try row.integer(4)))
            }
            return true
        }
    }

    public func readQuarters(
        _ wanted: [String: Set<String>], _ quarters: [YearQuarter], into columns: inout FactColumns
    ) throws -> Bool {
        guard !usesFactsOnly else { return false }
        // The table tells no measures: a row stands for each that is wanted of its kind.
        var measuresOf: [Int32: [Int32]] = [:]
        for (measure, kinds) in wanted {
            let number = columns.measures.number(of: measure)
            for kind in kinds { measuresOf[columns.kinds.number(of: kind), default: []].append(number) }
        }
        guard !measuresOf.isEmpty, !quarters.isEmpty else { return true }
        let kinds = Set(measuresOf.keys.map { columns.kinds[$0] }).sorted()
        let days = Dictionary(
            quarters.map { (Reach.quarter($0.year, $0.quarter), FactColumns.number($0.period.first.number)) },
            uniquingKeysWith: { first, _ in first })
        return try reading { db in
            guard try isPresent(db) else { return false }
            try db.each(
                """
                SELECT kind, span, organization_id, member_id, times FROM reach
                WHERE unit_id = \(unit) AND kind IN (\(list: kinds)) AND span IN (\(list: days.keys.sorted()))
                """
            ) { row in
                let kind = try row.withBytes(0) { columns.kinds.number(of: $0) }
                guard let measures = measuresOf[kind], let day = days[try row.integer(1)] else { return }
                let organization = try organization(row, 2, &columns)
                let member = try row.withBytes(3) { columns.members.number(of: $0) }
                for measure in measures {
                    columns.rows.append(
                        FactColumns.Row(
                            record: FactColumns.none, organization: organization, member: member, kind: kind,
                            measure: measure, first: day, last: day, value: try row.integer(4)))
                }
            }
            return true
        }
    }

    /// The number of an organisation: mostly it is the one of the row before.
    private func organization(_ row: any SQLCursor, _ column: Int, _ columns: inout FactColumns) throws -> Int32 {
        let before = columns.rows.last?.organization
        return try row.withBytes(column) { text in
            if let before, columns.organizations.means(before, text) { return before }
            return columns.organizations.number(of: text)
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

    /// Which measure of which kind is wanted, by their numbers.
    private struct WantedPairs {
        private var isWanted: [Bool] = []
        private var width = 0

        init(_ wanted: [String: Set<String>], _ columns: inout FactColumns) {
            var pairs: [(Int32, Int32)] = []
            for (measure, kinds) in wanted {
                let measure = columns.measures.number(of: measure)
                for kind in kinds { pairs.append((columns.kinds.number(of: kind), measure)) }
            }
            width = columns.measures.count
            isWanted = Array(repeating: false, count: width * columns.kinds.count)
            for (kind, measure) in pairs { isWanted[Int(kind) * width + Int(measure)] = true }
        }

        func contains(_ kind: Int32, _ measure: Int32) -> Bool {
            let at = Int(kind) * width + Int(measure)
            return Int(measure) < width && isWanted.indices.contains(at) && isWanted[at]
        }
    }

    public func openRecords(_ wanted: [String: RecordWish], of selection: RecordSelection) throws -> [String:
        [AnyRecord]]
    {
        guard !wanted.isEmpty else { return [:] }
        return try reading { db in
            guard try isPresent(db) else { return try pastRecords(wanted, selection, db) }
            var found: [String: [(position: Int64, record: AnyRecord)]] = [:]
            let patterns = wanted.mapValues { wish in
                wish.mentions.map { $0.sorted().map { Array("\"\($0)\"".utf8) } }
            }
            for place in recordPlaces(selection, wanted.keys.sorted()) {
                try db.each(
                    """
                    SELECT register, record_id, first_position, body, steps FROM record
                    WHERE unit_id = \(unit) AND retracted = 0 AND \(sql: place)
                    """
                ) { row in
                    let register = try row.text(0)
                    let body = try row.withBytes(3) { body -> [String: Value]?? in
                        if let patterns = patterns[register] ?? nil, !patterns.contains(where: { body.contains($0) }) {
                            return .some(nil)
                        }
                        let read =
                            (wanted[register]?.fields).map { CanonicalJSON.read(body, only: $0) }
                            ?? CanonicalJSON.read(body)
                        return read.map { .some($0) }
                    }
                    guard let body else { throw Notices.damaged }
                    guard let body else { return }
                    let steps = try row.withBytes(4) { $0.isEmpty ? [] : try RecordState.steps(Array($0)) }
                    found[register, default: []].append(
                        (
                            try row.integer(2),
                            AnyRecord(id: try row.text(1), register: register, fields: body, steps: steps)
                        ))
                }
            }
            return found.mapValues { records in records.sorted { $0.position < $1.position }.map(\.record) }
        }
    }

    private func recordPlaces(_ selection: RecordSelection, _ registers: [String]) -> [SQL] {
        switch selection {
        case .all: return registers.map { "register = \($0)" }
        case .organizations(let ids):
            return ids.chunks(of: 400).flatMap { chunk -> [SQL] in
                registers.map { "register = \($0) AND organization_id IN (\(list: chunk))" }
            }
        case .linking(let ids):
            return ids.chunks(of: 400).map {
                """
                register IN (\(list: registers)) AND record_id IN (
                  SELECT from_record FROM reference WHERE unit_id = \(unit) AND to_record IN (\(list: $0)))
                """
            }
        case .ids(let ids):
            return ids.chunks(of: 400).map { "register IN (\(list: registers)) AND record_id IN (\(list: $0))" }
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

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes occur in these.
    func contains(_ part: [UInt8]) -> Bool {
        guard let start = baseAddress, let first = part.first, count >= part.count else { return false }
        var at = 0
        while at <= count - part.count {
            guard let found = memchr(start + at, Int32(first), count - part.count + 1 - at) else { return false }
            at = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
            if memcmp(start + at, part, part.count) == 0 { return true }
            at += 1
        }
        return false
    }
}
