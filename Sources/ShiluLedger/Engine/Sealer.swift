import ShiluRegisters

/// What is ready to be inserted once entries are sealed and chained.
struct Sealed: Sendable {
    var wrappedKeys = SQLRows(width: 3)
    var entries = SQLRows(width: StoredEntry.columns.count)
    var records = RecordRows()
    /// The last hash of the chain.
    var hash: [UInt8] = []
}

/// Rows of changed records: those that are new, and those that were there.
struct RecordRows: Sendable {
    var inserted = SQLRows(width: RecordState.columns.count)
    var updated = SQLRows(width: RecordState.columns.count)

    init() {}

    /// - Parameters:
    ///   - bodies: open fields as they are stored, of records of which somebody has made that already.
    ///   - there: records that have a row.
    init(
        _ states: [RecordState], bodies: [String: [UInt8]], there: Set<String>, book: Book, unit: String
    ) throws {
        let pieces = try parallelPieces(states) { part -> [RecordRows] in
            var rows = RecordRows()
            for state in part {
                let (info, body, isThere) = (book[state.register], bodies[state.id], there.contains(state.id))
                if isThere {
                    state.pack(into: &rows.updated, unit: unit, info: info, body: body, isThere: true)
                } else {
                    state.pack(into: &rows.inserted, unit: unit, info: info, body: body, isThere: false)
                }
            }
            return [rows]
        }
        for piece in pieces {
            inserted.append(piece.inserted)
            updated.append(piece.updated)
        }
    }
}

/// Encrypts the sealed parts of a batch, each under its record's key, and chains the entries. Asks no database.
struct Sealer: Sendable {
    let suite: any CipherSuite
    let unit: String
    let keys: UnitKeys?
    let book: Book
    /// Keys of records that have one already.
    let known: [String: [UInt8]]
    /// The position and the hash after which the chain goes on.
    let head: Int64
    let hash: [UInt8]
    let author: String
    let now: Int64

    /// An entry's bytes, and its record's new key.
    private struct Ready: Sendable {
        var body: [UInt8]
        var sealed: [UInt8] = []
        var wrapped: [UInt8]?
    }

    /// - Parameters:
    ///   - changed: the records as the batch leaves them.
    ///   - there: those of them that have a row.
    func seal(_ pending: [PendingEntry], _ changed: [RecordState], there: Set<String>) throws -> Sealed {
        var result = Sealed()
        let fresh = try freshKeys(pending)
        let ready = try parallelPieces(Array(pending.indices)) { part in
            try part.map { index in
                let entry = pending[index]
                var ready = Ready(body: CanonicalJSON.bytes(entry.open))
                guard !entry.secret.isEmpty else { return ready }
                guard let keys else { throw Notices.keyNeeded }
                let key: [UInt8]
                if fresh.owners.contains(index) {
                    key = suite.randomKey()
                    ready.wrapped = try keys.wrap(key, record: entry.record, unit: unit)
                } else if let shared = known[entry.record] ?? fresh.shared[entry.record] {
                    key = shared
                } else {
                    throw Notices.damaged
                }
                ready.sealed = try keys.seal(entry.secret, key: key, record: entry.record, unit: unit)
                return ready
            }
        }
        for (record, key) in fresh.shared.sorted(by: { $0.key < $1.key }) {
            guard let keys else { throw Notices.keyNeeded }
            result.wrappedKeys.add(unit)
            result.wrappedKeys.add(record)
            result.wrappedKeys.add(try keys.wrap(key, record: record, unit: unit))
        }
        var chain = EntryChain(suite: suite, unit: unit)
        result.hash = hash
        var parts: [String: [[UInt8]]] = [:]
        var bodies: [String: [UInt8]] = [:]
        for (index, (pending, ready)) in zip(pending, ready).enumerated() {
            var entry = StoredEntry(action: pending.action, register: pending.register, record: pending.record)
            (entry.step, entry.happenedOn, entry.reason) = (pending.step, pending.happenedOn, pending.reason)
            (entry.body, entry.sealed) = (ready.body, ready.sealed)
            (entry.position, entry.batch) = (head + 1 + Int64(index), head + 1)
            (entry.author, entry.enteredAt, entry.previous) = (author, now, result.hash)
            result.hash = chain.hash(entry)
            entry.hash = result.hash
            entry.pack(into: &result.entries, unit: unit)
            if !ready.sealed.isEmpty { parts[pending.record, default: []].append(ready.sealed) }
            // What a record is first entered with is what it is, unless the batch goes on with it.
            bodies[pending.record] =
                pending.action == .record && bodies[pending.record] == nil && pending.open[RecordState.clearing] == nil
                ? ready.body : []
            if let wrapped = ready.wrapped {
                result.wrappedKeys.add(unit)
                result.wrappedKeys.add(pending.record)
                result.wrappedKeys.add(wrapped)
            }
        }
        let whole = parts.isEmpty
            ? changed
            : changed.map { state in
                guard let added = parts[state.id] else { return state }
                var state = state
                state.sealedParts += added
                return state
            }
        result.records = try RecordRows(
            whole, bodies: bodies.filter { !$0.value.isEmpty }, there: there, book: book, unit: unit)
        return result
    }

    /// The entries that bring their record's first sealed part: each makes the key, unless more than one of the batch need it;
    /// those keys are made here.
    private func freshKeys(_ pending: [PendingEntry]) throws -> (owners: Set<Int>, shared: [String: [UInt8]]) {
        var first: [String: Int] = [:]
        var shared: [String: [UInt8]] = [:]
        for (index, entry) in pending.enumerated() where !entry.secret.isEmpty && known[entry.record] == nil {
            if first.updateValue(index, forKey: entry.record) != nil, shared[entry.record] == nil {
                shared[entry.record] = suite.randomKey()
            }
        }
        if first.isEmpty { return ([], [:]) }
        guard keys != nil else { throw Notices.keyNeeded }
        return (Set(first.lazy.filter { shared[$0.key] == nil }.map(\.value)), shared)
    }
}
