import ShiluRegisters

/// Derives facts and tree from the records of a batch: which records are touched, and what they count for now.
///
/// What is derived is a function of the current records alone; the batch only says where to look again.
final class Deriver {
    private unowned let work: WorkingState
    let roll: Roll
    private var loadedTree: OrganizationTree?
    /// Records whose facts are derived anew, in a fixed order.
    private(set) var dirty: [String] = []
    private var isDirty: Set<String> = []
    private var drafts: [String: [FactDraft]] = [:]
    /// Facts that stand under the dirty records before the batch, with the key of their row.
    private var stored: [String: [(fact: FactRow, since: Int64, ordinal: Int64)]] = [:]
    private var treeChanges: [(organization: String, old: [StoredSpan], new: [OrganizationTree.Span])] = []

    private struct StoredSpan {
        let span: OrganizationTree.Span
        let since: Int64
    }

    init(_ work: WorkingState) {
        self.work = work
        roll = Roll(work.db, unit: work.unit, kinds: Book.standing)
    }

    /// The tree after the batch.
    var tree: OrganizationTree {
        get { loadedTree ?? OrganizationTree() }
        set { loadedTree = newValue }
        _modify {
            var tree = loadedTree ?? OrganizationTree()
            loadedTree = nil
            defer { loadedTree = tree }
            yield &tree
        }
    }

    /// Takes a tree that is known to be that of the ledger before the batch.
    func begin(with tree: OrganizationTree?) { loadedTree = loadedTree ?? tree }

    /// The tree, where the batch did not change it.
    var unchangedTree: OrganizationTree? { treeChanges.isEmpty ? loadedTree : nil }

    func loadTree() throws -> OrganizationTree {
        if let loadedTree { return loadedTree }
        let tree = try OrganizationTree(work.db.rows(OrganizationTree.current(work.unit)))
        loadedTree = tree
        return tree
    }

    /// Works out everything; `write` puts it into the tables.
    func derive() throws {
        _ = try loadTree()
        roll.begin(created: work.created)
        try mark(work.changed + work.relinked.sorted())
        try deriveTree()
        try draft(dirty[...])
        var done = dirty.count
        var members = try changedMembers()
        // Facts that name a person by a pseudonym move with the person too.
        if let keys = work.keys { members += members.map(keys.pseudonym(of:)) }
        for chunk in members.chunks(of: 400) {
            let rows = try work.db.rows(
                FactRow.ofMembers(chunk, columns: "owner_id", unit: work.unit, kinds: nil))
            add(try Set(rows.map { try $0.text(0) }).sorted())
        }
        if let first = treeChanges.flatMap({ $0.old.map(\.span.first) + $0.new.map(\.first) }).min() {
            let rows = try work.db.rows(
                """
                SELECT DISTINCT owner_id FROM (
                    SELECT owner_id FROM fact
                    WHERE unit_id = \(work.unit) AND until_position = \(Schema.open) AND member_id = ''
                      AND first_day = last_day AND first_day >= \(first)
                    GROUP BY owner_id, kind, measure, first_day HAVING COUNT(DISTINCT organization_id) > 1) AS joint
                ORDER BY owner_id
                """)
            add(try rows.map { try $0.text(0) })
        }
        try draft(dirty[done...])
        done = dirty.count
        roll.settle()
        try work.rethrow()
    }

    // MARK: where to look again

    /// The changed records, those that they feed (by their old and new links), those that follow them, and so on.
    private func mark(_ start: [String]) throws {
        var queue = start
        try work.load(queue)
        while !queue.isEmpty {
            var next: [String] = []
            for id in queue where isDirty.insert(id).inserted {
                dirty.append(id)
                for state in [work.states[id], work.before[id]].compactMap({ $0 }) {
                    guard let info = work.book[state.register] else { continue }
                    for key in info.feeds {
                        guard let value = state[key], let path = info.links.first(where: { $0.field.key == key })?.path
                        else { continue }
                        next += info.targets(of: path, in: value).map { work.canonical($0.id) }
                    }
                }
                for place in work.book.followers(of: AnyRecord.register(of: id)) {
                    next += try work.referrers(
                        to: id, in: WorkingState.LinkPlace(register: place.register, field: place.field))
                }
            }
            queue = next.filter { !isDirty.contains($0) }
            try work.load(queue)
        }
    }

    private func add(_ ids: [String]) { for id in ids where isDirty.insert(id).inserted { dirty.append(id) } }

    /// What the records count for now, and what they counted for.
    private func draft(_ ids: ArraySlice<String>) throws {
        try work.load(ids)
        for chunk in ids.filter({ !work.created.contains($0) }).chunks(of: 400) {
            let rows = try work.db.rows(
                """
                SELECT \(sql: FactRow.selected), since_position, ordinal FROM fact
                WHERE unit_id = \(work.unit) AND owner_id IN (\(list: chunk)) AND until_position = \(Schema.open)
                """)
            for row in rows {
                stored[try row.text(0), default: []].append((try FactRow(row), try row.integer(9), try row.integer(10)))
            }
        }
        var yielding: [String] = []
        for id in ids {
            guard let state = work.states[id], let info = work.book[state.register] else { continue }
            drafts[id] = []
            if state.isRetracted || info.register.yields.isEmpty { continue }
            // Facts may depend on sealed fields (the year of birth): without the key they would be lost.
            guard state.sealed != nil else { throw Notices.keyNeeded }
            yielding.append(id)
        }
        let found = try work.each(yielding) { [work] id, context in
            guard let state = work.states[id], let info = work.book[state.register] else { return [FactDraft]() }
            return info.register.facts(of: work.knownRecord(of: state), in: context)
        }
        for (id, facts) in zip(yielding, found) { drafts[id] = facts }
        for id in ids {
            guard let state = work.states[id], work.book[state.register]?.isRoll == true else { continue }
            roll.replace(owner: id, with: stays(drafts[id] ?? []))
        }
    }

    private func stays(_ drafts: [FactDraft]) -> [Roll.Stay] {
        drafts.compactMap { draft in
            guard Book.standing.contains(draft.kind), let member = draft.member,
                case .organization(let place) = draft.place
            else { return nil }
            return Roll.Stay(
                member: work.canonical(member), organization: work.canonical(place), first: draft.first.number,
                last: draft.last?.number ?? Schema.open, kind: draft.kind)
        }
    }

    /// Members whose place on a roll is not what it was, and whose facts elsewhere must move with them.
    private func changedMembers() throws -> [String] {
        var members: Set<String> = []
        for id in dirty {
            guard let drafts = drafts[id], let state = work.states[id], work.book[state.register]?.isRoll == true else {
                continue
            }
            let new = Set(stays(drafts))
            let old = Set(
                (stored[id] ?? []).map(\.fact).filter { Book.standing.contains($0.kind) && !$0.member.isEmpty }.map {
                    Roll.Stay(
                        member: $0.member, organization: $0.organization, first: $0.first, last: $0.last, kind: $0.kind)
                })
            for stay in new.symmetricDifference(old) where !work.created.contains(stay.member) {
                members.insert(stay.member)
            }
        }
        return members.sorted()
    }

    /// Members of whom the batch says on which roll they stand, with the record that says so.
    var rollOwners: [(member: String, owner: String)] {
        dirty.flatMap { id in (drafts[id] ?? []).isEmpty ? [] : stays(drafts[id] ?? []).map { ($0.member, id) } }
    }

    var dirtyOrganizations: Set<String> { Set(treeChanges.map(\.organization)) }

    /// Records that count for more than can be added up; nobody means such numbers.
    var excessive: [String] {
        dirty.filter { id in (drafts[id] ?? []).contains { $0.value.magnitude > 1_000_000_000_000_000 } }
    }

    // MARK: tree

    private func deriveTree() throws {
        let organizations = dirty.filter { AnyRecord.register(of: $0) == Book.organization }
        guard !organizations.isEmpty else { return }
        var stored: [String: [StoredSpan]] = [:]
        for chunk in organizations.chunks(of: 400) {
            let rows = try work.db.rows(
                """
                SELECT organization_id, first_day, last_day, parent_id, since_position FROM affiliation
                WHERE unit_id = \(work.unit) AND organization_id IN (\(list: chunk))
                  AND until_position = \(Schema.open) ORDER BY organization_id, first_day
                """)
            for row in rows {
                let span = OrganizationTree.Span(
                    first: try row.integer(1), last: try row.integer(2), parent: try row.text(3))
                stored[try row.text(0), default: []].append(StoredSpan(span: span, since: try row.integer(4)))
            }
        }
        for id in organizations {
            let old = stored[id] ?? []
            let new = spans(of: id)
            guard old.map(\.span) != new else { continue }
            treeChanges.append((id, old, new))
            tree.replace(id, with: new)
        }
    }

    private func spans(of id: String) -> [OrganizationTree.Span] {
        guard let state = work.states[id], !state.isRetracted,
            let founded = state.open["foundedOn"].flatMap(RecordState.day(of:))
        else { return [] }
        let changes = work.records(of: Book.affiliation, linkedBy: "organizationId", to: id).compactMap { record in
            record.fields["from"].flatMap(RecordState.day(of:)).flatMap { first in
                record.fields["parentId"]?.text.map { parent in
                    (first, record.fields["to"].flatMap(RecordState.day(of:)), work.canonical(parent))
                }
            }
        }
        return OrganizationTree.spans(
            founded: founded, dissolved: state.open["dissolvedOn"].flatMap(RecordState.day(of:)),
            parent: state.open["parentId"]?.text.map(work.canonical) ?? "", changes: changes)
    }

    // MARK: into the tables

    /// Facts as they should stand now, and how the tables come to it. Called once: it uses up what was drafted.
    func write(at position: Int64) throws {
        var changes = FactChanges(
            unit: work.unit, position: position, expecting: drafts.values.reduce(0) { $0 + $1.count })
        try roll.prefetch(
            drafts.values.joined().lazy.compactMap { draft -> String? in
                guard case .branchOfMember = draft.place else { return nil }
                return draft.member.map(self.work.canonical)
            })
        let tree = try loadTree()
        nonisolated(unsafe) let roll = roll  // only read while the pieces are worked on
        let (work, stored) = (work, stored)
        // Some thousands at a time: what was drafted is let go of as soon as its rows are packed.
        for chunk in dirty.chunks(of: 4096) {
            let owners = chunk.compactMap { id in drafts.removeValue(forKey: id).map { (id: id, drafts: $0) } }
            let placed = try parallelPieces(owners) { part -> [Placed] in
                let facts = part.reduce(0) { $0 + $1.drafts.count }
                var placed = Placed(changes: FactChanges(unit: work.unit, position: position, expecting: facts))
                for owner in part {
                    let rows = try Deriver.place(owner.drafts, of: owner.id, work, tree) { member, day in
                        roll.knownStays(of: member).map { Roll.branch(in: $0, on: day) }
                    }
                    if let rows {
                        placed.changes.replace(stored[owner.id] ?? [], with: rows)
                    } else {
                        placed.left.append(owner)
                    }
                }
                return [placed]
            }
            for piece in placed {
                changes.add(piece.changes)
                for owner in piece.left {
                    let rows = try Deriver.place(owner.drafts, of: owner.id, work, tree) {
                        try roll.branch(of: $0, on: $1)
                    }
                    changes.replace(stored[owner.id] ?? [], with: rows ?? [])
                }
            }
        }
        try changes.write(to: work.db)
        try writeTree(at: position)
    }

    /// What one thread worked out, and those for whom the database must be asked.
    private struct Placed: Sendable {
        var changes: FactChanges
        var left: [(id: String, drafts: [FactDraft])] = []
    }

    /// - Parameter branch: the member's branch on the day, the inner nil for none; nil where that is not known yet.
    /// - Returns: nil where a branch was not known.
    private static func place(
        _ drafts: [FactDraft], of owner: String, _ work: WorkingState, _ tree: OrganizationTree,
        branch: (_ member: String, _ day: Int64) throws -> String??
    ) throws -> [FactRow]? {
        var rows: [FactRow] = []
        rows.reserveCapacity(drafts.count)
        for draft in drafts {
            let member = draft.member.map(work.canonical) ?? ""
            let organization: String
            switch draft.place {
            case .organization(let id): organization = work.canonical(id)
            case .branchOfMember(let fallback):
                // Without a place it lies nowhere and counts nowhere, but is found again once the roll knows the member.
                guard let own = try branch(member, draft.first.number) else { return nil }
                organization = own ?? fallback.map(work.canonical) ?? ""
            }
            var named = member
            if draft.isVeiled {
                guard let keys = work.keys else { throw Notices.keyNeeded }
                named = keys.pseudonym(of: member)
            }
            rows.append(
                FactRow(
                    owner: owner, record: draft.source ?? owner, organization: organization, member: named,
                    first: draft.first.number, last: draft.last?.number ?? Schema.open, kind: draft.kind,
                    measure: draft.measure, value: draft.value))
        }
        if rows.count > 1 { rows += FactRow.overlaps(of: rows, tree: tree) }
        return rows
    }

    private func writeTree(at position: Int64) throws {
        var closed: [[SQLValue]] = []
        var opened: [[SQLValue]] = []
        for (organization, old, new) in treeChanges {
            let kept = Set(new).intersection(old.map(\.span))
            for stored in old where !kept.contains(stored.span) {
                closed.append([
                    .integer(position), .text(work.unit), .text(organization), .integer(stored.span.first),
                    .integer(stored.since),
                ])
            }
            for span in new where !kept.contains(span) {
                opened.append([
                    .text(work.unit), .text(organization), .integer(span.first), .integer(position), .text(span.parent),
                    .integer(span.last), .integer(Schema.open),
                ])
            }
        }
        try work.db.run(
            """
            UPDATE affiliation SET until_position = $1
            WHERE unit_id = $2 AND organization_id = $3 AND first_day = $4 AND since_position = $5
            """, forEach: closed)
        try work.db.insert(
            into: "affiliation",
            columns: [
                "unit_id", "organization_id", "first_day", "since_position", "parent_id", "last_day", "until_position",
            ], rows: opened)
    }
}

extension Collection {
    /// Pieces of at most `size` elements, for lists in statements.
    func chunks(of size: Int) -> [[Element]] {
        var chunks: [[Element]] = []
        var chunk: [Element] = []
        for element in self {
            chunk.append(element)
            if chunk.count == size {
                chunks.append(chunk)
                chunk = []
            }
        }
        return chunk.isEmpty ? chunks : chunks + [chunk]
    }
}
