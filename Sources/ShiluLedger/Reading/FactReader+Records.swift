import ShiluRegisters

extension FactReader {
    // MARK: sources

    public func sources(_ kinds: [String], _ measure: String?, in scope: Scope, during period: Period) throws
        -> [SourceReference]
    {
        var found = Sources()
        try each(
            "record_id, measure, first_day, value", kinds, measure.map { measures($0, scope) }, scope, period
        ) { try found.add($0, isCount: measure == nil) }
        return found.ordered
    }

    public func sources(_ kinds: [String], _ measure: String?, in scope: Scope, on day: Day) throws
        -> [SourceReference]
    {
        guard !kinds.isEmpty else { return [] }
        return try reading { db in
            let isPresent = try isPresent(db)
            let measured: SQL =
                if let measure { "AND measure IN (\(list: measures(measure, scope)))" } else { "" }
            var found = Sources()
            for chunk in try organizations(of: scope, on: day.number, db).chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT record_id, measure, first_day, value FROM fact
                    WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind IN (\(list: kinds))
                      AND first_day <= \(day.number) AND last_day >= \(day.number) AND \(sql: standing(isPresent))
                      \(sql: measured)
                    """)
                for row in rows { try found.add(row, isCount: measure == nil) }
            }
            return found.ordered
        }
    }

    /// Facts gathered by record. Without a measure the value is the number of facts.
    private struct Sources {
        private var sums: [String: (value: Int64, day: Int64)] = [:]

        mutating func add(_ row: SQLRow, isCount: Bool) throws {
            let isOverlap = try row.text(1).hasSuffix(FactRow.overlap)
            let (record, day) = (try row.text(0), try row.integer(2))
            let value = isCount ? (isOverlap ? 0 : 1) : try row.integer(3)
            if let old = sums[record] {
                sums[record] = (old.value + value, min(old.day, day))
            } else {
                sums[record] = (value, day)
            }
        }

        var ordered: [SourceReference] {
            sums.sorted { ($0.value.day, $0.key) < ($1.value.day, $1.key) }
                .map { SourceReference(record: $0.key, value: $0.value.value, day: Day(number: $0.value.day)) }
        }
    }

    // MARK: organisations

    public func organizations(in scope: Scope, on day: Day) throws -> [OrganizationNode] {
        try reading { db in
            let tree = try tree(db)
            let ids = try organizations(of: scope, on: day.number, db).filter { tree.exists($0, on: day.number) }
            let states = try organizationStates(db)
            // The order of the sheet: sortOrder where it is filled in, then the order of entry.
            let rank = Dictionary(
                uniqueKeysWithValues: states.enumerated().map {
                    ($0.element.id, ($0.element.open["sortOrder"]?.integer ?? Int64.max, $0.offset))
                })
            func comesFirst(_ one: String, _ other: String) -> Bool {
                (rank[one] ?? (Int64.max, Int.max)) < (rank[other] ?? (Int64.max, Int.max))
            }
            let byID = Dictionary(states.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let wanted = Set(ids)
            var children: [String: [String]] = [:]
            var roots: [String] = []
            for id in ids.sorted(by: comesFirst) {
                if let parent = tree.parent(of: id, on: day.number), wanted.contains(parent), id != scope.organization {
                    children[parent, default: []].append(id)
                } else {
                    roots.append(id)
                }
            }
            var nodes: [OrganizationNode] = []
            var stack = Array(roots.reversed())
            while let id = stack.popLast() {
                stack += (children[id] ?? []).reversed()
                guard let state = byID[id],
                    let kind = state.open["kind"]?.text.flatMap(OrganizationKind.init(rawValue:))
                else { continue }
                let name = state.open["name"]?.text ?? AnyRecord.number(of: id)
                nodes.append(
                    OrganizationNode(
                        id: id, name: name, shortName: state.open["shortName"]?.text ?? name, kind: kind,
                        parent: tree.parent(of: id, on: day.number)))
            }
            return nodes
        }
    }

    // MARK: records

    public func record(_ id: String) throws -> AnyRecord? {
        if let known = cachedRecords.withLock({ $0[id] }) { return known }
        let record = try reading { db in
            try ledger.record(id, asOf: try isPresent(db) ? nil : position, db)
        }
        // Sentences name the same few organisations and meetings again and again.
        cachedRecords.withLock { if $0.count < FactReader.keptRecords { $0[id] = .some(record) } }
        return record
    }

    public func records(of register: String, in scope: Scope, during period: Period?) throws -> [AnyRecord] {
        try reading { db in
            let info = ledger.book[register]
            let branches = register == Book.member ? try rollBranches(on: period?.last, db) : [:]
            let states = try states(register, db)
            let gatherings = try gatherings(of: states, info, db)
            var within: [Int64: Set<String>] = [:]
            var found: [(state: RecordState, day: Int64)] = []
            for state in states {
                let gathering = gatherings[state.id]
                let holder = gathering.flatMap { ledger.book[$0.register] }
                let day = state.day(info) ?? gathering?.day(holder)
                if let day, let period, !period.contains(Day(number: day)) { continue }
                let places =
                    branches[state.id].map { [$0] }
                    ?? (state.organizations(info) + (gathering?.organizations(holder) ?? []))
                if !places.isEmpty, !places.contains(scope.organization) {
                    guard scope.includesSubtree else { continue }
                    // Without a day of its own a record lies where its organisation lies at the period's end.
                    let when = day ?? period?.last.number ?? Schema.open
                    let organizations = try within[when] ?? Set(self.organizations(of: scope, on: when, db))
                    within[when] = organizations
                    guard places.contains(where: organizations.contains) else { continue }
                }
                found.append((state, day ?? Int64.min))
            }
            return found.sorted { ($0.day, $0.state.firstPosition) < ($1.day, $1.state.firstPosition) }.map(\.state.any)
        }
    }

    /// The gathering that each record is a part of: it lends the record its day and place.
    private func gatherings(of states: [RecordState], _ info: RegisterInfo?, _ db: any SQLConnection) throws
        -> [String: RecordState]
    {
        let lending = info?.links.first { link in
            // What follows a person or an organisation is not held at it.
            guard link.field.follows, case .own(let target) = link.path else { return false }
            return target != Book.member && target != Book.organization
        }
        guard let key = lending?.field.key else { return [:] }
        let targets = states.compactMap { state in state.open[key]?.text.map { (state.id, $0) } }
        guard !targets.isEmpty else { return [:] }
        let work = try WorkingState(db, unit: unit, book: ledger.book, keys: nil)
        let isPresent = try isPresent(db)
        if isPresent { try work.load(targets.map { work.canonical($0.1) }) }
        var found: [String: RecordState] = [:]
        for (id, target) in targets {
            found[id] =
                isPresent
                ? try work.state(work.canonical(target)) : try ledger.replay(target, asOf: position, db)
        }
        return found
    }

    /// On whose roll members stand: they lie at their branch of the day, not at that of their first registration.
    private func rollBranches(on day: Day?, _ db: any SQLConnection) throws -> [String: String] {
        let kinds = Book.standing
        let when = day?.number ?? Schema.open
        var branches: [String: String] = [:]
        let rows = try db.rows(
            """
            SELECT member_id, organization_id FROM fact
            WHERE unit_id = \(unit) AND organization_id IN (\(sql: OrganizationTree.everyOne(unit)))
              AND kind IN (\(list: kinds)) AND member_id <> '' AND first_day <= \(when)
              AND last_day >= \(when) AND \(sql: standing(try isPresent(db)))
            """)
        for row in rows { branches[try row.text(0)] = try row.text(1) }
        return branches
    }
}
