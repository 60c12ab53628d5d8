import ShiluRegisters

/// The records of a unit within one transaction: what is stored, with the changes of the batch laid over it.
///
/// Unchecked: it lives and ends within one body of `LedgerDriver.write` or `read`, on one thread; `FactContext` asks for
/// Sendable because registers' code may be called from anywhere.
final class WorkingState: @unchecked Sendable {
    let db: any SQLConnection
    let unit: String
    let book: Book
    let keys: UnitKeys?

    private(set) var states: [String: RecordState] = [:]
    private var absent: Set<String> = []
    /// States as registers see them, so that open and sealed fields are put together once.
    private var whole: [String: AnyRecord] = [:]
    /// As stored before the batch; only of records that existed and were changed.
    private(set) var before: [String: RecordState] = [:]
    /// Records that the batch brought: nothing stored can refer to them.
    private(set) var created: Set<String> = []
    private(set) var changed: [String] = []
    private var isChanged: Set<String> = []
    private(set) var aliases: [String: String]
    /// Records whose links meant a record that was joined to another.
    private(set) var relinked: Set<String> = []
    /// Natural keys that were worked out on the way, of records as they stand.
    var naturalKeys: [String: NaturalKey] = [:]
    /// Codes of the identity numbers of changed records, as they stand after the batch.
    var identities: [String: NaturalKey] = [:]
    /// Links of changed records, by the record that holds them.
    private var ownLinks: [String: [(field: String, target: String, register: String?)]] = [:]
    /// Links of changed records: target, then register and field of the referrer.
    private var newLinks: [String: [LinkPlace: [String]]] = [:]
    private var storedLinks: [LinkPlace: [String: [String]]] = [:]
    private var lookups: [LinkPlace: Int] = [:]
    /// The first failure of the database under a call that cannot throw; rethrown by `rethrow`.
    private(set) var failure: (any Error)?
    lazy var deriving = Deriver(self)

    struct LinkPlace: Hashable {
        let register: String
        let field: String
    }

    init(_ db: any SQLConnection, unit: String, book: Book, keys: UnitKeys?) throws {
        (self.db, self.unit, self.book, self.keys) = (db, unit, book, keys)
        aliases = [:]
        for row in try db.rows("SELECT alias_id, record_id FROM alias WHERE unit_id = \(unit)") {
            aliases[try row.text(0)] = try row.text(1)
        }
    }

    func canonical(_ id: String) -> String { aliases.isEmpty ? id : aliases[id] ?? id }

    // MARK: reading records

    func state(_ id: String) throws -> RecordState? {
        if let state = states[id] { return state }
        if absent.contains(id) { return nil }
        try load([id])
        return states[id]
    }

    /// Reads records that are not here yet, many with one statement.
    func load(_ ids: some Sequence<String>) throws {
        var wanted: [String] = []
        var seen: Set<String> = []
        for id in ids where states[id] == nil && !absent.contains(id) && seen.insert(id).inserted { wanted.append(id) }
        if wanted.count > 400 { try leaveOutEmptyRegisters(&wanted) }
        for start in stride(from: 0, to: wanted.count, by: 400) {
            let chunk = wanted[start..<min(start + 400, wanted.count)]
            let rows = try db.rows(
                """
                SELECT \(sql: RecordState.selected) FROM record r
                LEFT JOIN record_key k ON k.unit_id = r.unit_id AND k.record_id = r.record_id
                WHERE r.unit_id = \(unit) AND r.record_id IN (\(list: chunk))
                """)
            for row in rows {
                let state = try RecordState(row, unit: unit, keys: keys)
                states[state.id] = state
            }
            for id in chunk where states[id] == nil { absent.insert(id) }
        }
    }

    /// The usual first import names thousands of records of a register of which there is none yet.
    private func leaveOutEmptyRegisters(_ wanted: inout [String]) throws {
        let registers = Set(wanted.map(AnyRecord.register(of:)))
        let empty = try registers.filter { register in
            try db.rows("SELECT record_id FROM record WHERE unit_id = \(unit) AND register = \(register) LIMIT 1")
                .isEmpty
        }
        if empty.isEmpty { return }
        absent.reserveCapacity(wanted.count)
        wanted.removeAll { id in
            guard empty.count == registers.count || empty.contains(AnyRecord.register(of: id)) else { return false }
            absent.insert(id)
            return true
        }
    }

    /// Takes in records that were read already, so that they are not read again one by one.
    func take(_ read: [RecordState]) {
        for state in read where states[state.id] == nil { states[state.id] = state }
    }

    /// Reads ahead who stood on which roll, for questions about many members.
    func prefetchRoll(of members: some Sequence<String>) throws { try deriving.roll.prefetch(members) }

    // MARK: changing records

    func set(_ state: RecordState) {
        if isChanged.insert(state.id).inserted {
            changed.append(state.id)
            if let old = states[state.id] { before[state.id] = old } else { created.insert(state.id) }
        } else {
            naturalKeys[state.id] = nil
        }
        states[state.id] = state
        whole[state.id] = nil
    }

    /// The record that a state of this transaction is.
    func record(of state: RecordState) -> AnyRecord {
        if let known = whole[state.id] { return known }
        let record = state.any
        whole[state.id] = record
        return record
    }

    /// The same without keeping it: may be asked on several threads while nobody changes anything.
    func knownRecord(of state: RecordState) -> AnyRecord { whole[state.id] ?? state.any }

    /// Whether it is known that there is no such record.
    func isAbsent(_ id: String) -> Bool { absent.contains(id) }

    /// As `referrers`, from memory alone; nil where the database must be asked.
    func knownReferrers(to target: String, in place: LinkPlace) -> [String]? {
        let new = newLinks[target]?[place] ?? []
        if created.contains(target) { return new.count > 1 ? new.sorted() : new }
        guard let all = storedLinks[place] else { return nil }
        let stored = (all[target] ?? []).filter { !isChanged.contains($0) }
        return new.isEmpty ? stored : (stored + new).sorted()
    }

    /// Keeps what `record(of:)` would make of the state that was just set.
    func know(_ record: AnyRecord) { whole[record.id] = record }

    /// Whether the batch changed the record.
    func isTouched(_ id: String) -> Bool { isChanged.contains(id) }

    /// Lets the old id stand for the new one, and turns stored links to it.
    func join(_ old: String, into new: String) throws {
        for (alias, target) in aliases where target == old { aliases[alias] = new }
        aliases[old] = new
        try db.execute("DELETE FROM alias WHERE unit_id = \(unit) AND record_id = \(old)")
        try db.run(
            """
            INSERT INTO alias (unit_id, alias_id, record_id) VALUES ($1, $2, $3)
            ON CONFLICT (unit_id, alias_id) DO UPDATE SET record_id = excluded.record_id
            """, forEach: aliases.filter { $0.value == new }.map { [.text(unit), .text($0.key), .text(new)] })
        let rows = try db.rows(
            "SELECT from_record, field FROM reference WHERE unit_id = \(unit) AND to_record = \(old)")
        try db.run(
            """
            INSERT INTO reference (unit_id, from_record, field, to_record) VALUES ($1, $2, $3, $4)
            ON CONFLICT (unit_id, from_record, field, to_record) DO NOTHING
            """, forEach: rows.map { [.text(unit), $0.values[0], $0.values[1], .text(new)] })
        try db.execute("DELETE FROM reference WHERE unit_id = \(unit) AND to_record = \(old)")
        relinked.formUnion(try rows.map { try $0.text(0) })
        relinked.insert(new)
    }

    /// The links of a changed record's open fields, each target once per field. Of a retracted record none.
    func links(of state: RecordState) -> [(field: String, target: String, register: String?)] {
        ownLinks[state.id] ?? findLinks(of: state)
    }

    private func findLinks(of state: RecordState) -> [(field: String, target: String, register: String?)] {
        guard !state.isRetracted, let info = book[state.register] else { return [] }
        var links: [(field: String, target: String, register: String?)] = []
        for (field, path) in info.links where !field.isSealed {
            guard let value = state.open[field.key] else { continue }
            if case .own(let register) = path, case .text(let id) = value {
                links.append((field.key, canonical(id), register))
                continue
            }
            var seen: Set<String> = []
            for (id, register) in info.targets(of: path, in: value) {
                let target = canonical(id)
                if seen.insert(target).inserted { links.append((field.key, target, register)) }
            }
        }
        return links
    }

    /// To be called once all changes are in and before anything asks for referrers.
    func indexLinks() {
        (newLinks, ownLinks) = ([:], [:])
        for id in changed {
            guard let state = states[id] else { continue }
            let links = findLinks(of: state)
            ownLinks[id] = links
            for link in links {
                newLinks[link.target, default: [:]][
                    LinkPlace(register: state.register, field: link.field), default: []
                ].append(id)
            }
        }
    }

    // MARK: who refers to a record

    /// Current records that link to `target` in this place, after the batch, in order of their ids.
    func referrers(to target: String, in place: LinkPlace) throws -> [String] {
        let new = newLinks[target]?[place] ?? []
        if created.contains(target) { return new.sorted() }
        let stored = try storedReferrers(to: target, in: place).filter { !isChanged.contains($0) }
        return new.isEmpty ? stored : (stored + new).sorted()
    }

    private func storedReferrers(to target: String, in place: LinkPlace) throws -> [String] {
        if let all = storedLinks[place] { return all[target] ?? [] }
        let count = lookups[place, default: 0] + 1
        lookups[place] = count
        let (low, high) = (place.register + "/", place.register + "0")  // "0" follows "/"
        if count <= 64 {
            return try db.rows(
                """
                SELECT from_record FROM reference
                WHERE unit_id = \(unit) AND to_record = \(target) AND field = \(place.field)
                  AND from_record >= \(low) AND from_record < \(high) ORDER BY from_record
                """
            ).map { try $0.text(0) }
        }
        // An import asks this of thousands: one pass over the register's links is cheaper than as many seeks.
        var all: [String: [String]] = [:]
        let rows = try db.rows(
            """
            SELECT to_record, from_record FROM reference
            WHERE unit_id = \(unit) AND from_record >= \(low) AND from_record < \(high) AND field = \(place.field)
            ORDER BY from_record
            """)
        for row in rows { all[try row.text(0), default: []].append(try row.text(1)) }
        storedLinks[place] = all
        return all[target] ?? []
    }

    /// All records that link to `target` after the batch, with the field.
    func allReferrers(to target: String) throws -> [(record: String, field: String)] {
        var found: [(record: String, field: String)] = []
        if !created.contains(target) {
            let rows = try db.rows(
                "SELECT from_record, field FROM reference WHERE unit_id = \(unit) AND to_record = \(target)")
            for row in rows where !isChanged.contains(try row.text(0)) {
                found.append((try row.text(0), try row.text(1)))
            }
        }
        for (place, records) in newLinks[target] ?? [:] { found += records.map { ($0, place.field) } }
        return found.sorted { ($0.record, $0.field) < ($1.record, $1.field) }
    }

    func keeping<T>(_ fallback: T, _ body: () throws -> T) -> T {
        guard failure == nil else { return fallback }
        do { return try body() } catch {
            failure = error
            return fallback
        }
    }

    func rethrow() throws { if let failure { throw failure } }
}

extension WorkingState: RollContext {
    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        keeping([]) {
            let ids = try referrers(to: canonical(target), in: LinkPlace(register: register, field: key))
            guard !ids.isEmpty else { return [] }
            try load(ids)
            return ids.compactMap { id in states[id].flatMap { $0.isRetracted ? nil : record(of: $0) } }
        }
    }

    /// Nothing stored links to a record that the batch brought.
    func isLinked(_ target: String) -> Bool {
        let target = canonical(target)
        return !created.contains(target) || newLinks[target] != nil
    }

    func record(_ id: String) -> AnyRecord? {
        keeping(nil) { try state(canonical(id)).flatMap { $0.isRetracted ? nil : record(of: $0) } }
    }

    func branch(of member: String, on day: Day) -> String? {
        keeping(nil) { try deriving.roll.branch(of: canonical(member), on: day.number) }
    }

    func rollCount(of organization: String, on day: Day) -> Int {
        keeping(0) {
            try deriving.roll.count(
                in: deriving.tree.subtree(of: canonical(organization), on: day.number), on: day.number)
        }
    }

    func exists(_ organization: String, on day: Day) -> Bool {
        keeping(false) { try deriving.loadTree().exists(canonical(organization), on: day.number) }
    }
}
