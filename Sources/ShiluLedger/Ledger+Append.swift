import ShiluRegisters

extension Ledger {
    /// Carried out of the transaction so that it is rolled back.
    private struct DryRun: Error { let receipt: Receipt }

    /// Writes a batch of changes: all of them or none, in one transaction, on disk before it returns.
    ///
    /// - Parameters:
    ///   - author: who enters it.
    ///   - at: now, in seconds since 1970.
    ///   - note: what the batch is, such as the name of the imported file; the reason of its new records and steps.
    ///   - differing: what becomes of a new record that the ledger already holds with other content.
    ///   - dryRun: checks everything and writes nothing.
    /// - Throws: `BatchRefusal` with everything that is wrong with the changes; `Notice` where the store fails.
    public func append(
        _ changes: [Change], author: String, at now: Int64, note: String = "", differing: DifferingRecords = .refuse,
        dryRun: Bool = false
    ) throws -> Receipt {
        try append(author: author, at: now, note: note, differing: differing, dryRun: dryRun) { _ in changes }
    }

    /// The same with changes that rest on what is stored: they are made out within the transaction that writes them, so that
    /// nobody else writes between the reading and the writing.
    func append(
        author: String, at now: Int64, note: String = "", differing: DifferingRecords = .refuse, dryRun: Bool = false,
        _ changes: (any SQLConnection) throws -> [Change]
    ) throws -> Receipt {
        // PostgreSQL has no text with the character 0, and SQLite ends one there.
        if [author, note].contains(where: { !TextRules.isClean($0) }) || author.allSatisfy(\.isWhitespace) {
            throw Refusal(Notice("bad-author", "没有写明登记人，或文字里有不能用的字符", next: "请填写登记人的姓名"))
        }
        do {
            return try driver.write(unit: unit.text) { db in
                let receipt = try write(changes(db), author, now, note, differing, db)
                if dryRun { throw DryRun(receipt: receipt) }
                return receipt
            }
        } catch let run as DryRun { return run.receipt }
    }

    private func write(
        _ changes: [Change], _ author: String, _ now: Int64, _ note: String, _ differing: DifferingRecords,
        _ db: any SQLConnection
    ) throws -> Receipt {
        let (head, hash) = try head(db)
        let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
        let batch = Batch(self, work, head: head, count: changes.count, differing: differing, note: note, at: now)
        try batch.take(changes)
        if !batch.problems.contains(where: { movesRoll(changes[$0.index], work) }) {
            // A refused row of the roll or the tree would make rows that rest on it look wrong.
            try work.deriving.derive()
            try batch.checkInContext()
        }
        guard batch.problems.isEmpty else {
            throw BatchRefusal(
                batch.problems.enumerated().sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }
                    .map(\.element))
        }
        let last = head + Int64(batch.entries.count)
        let receipt = Receipt(
            batch: batch.entries.isEmpty ? nil : head + 1, position: last, entries: batch.entries.count,
            records: batch.records, unchanged: batch.unchanged.sorted(), doubts: batch.doubts)
        guard !batch.entries.isEmpty else { return receipt }
        let known = try knownKeys(batch, work)
        let (pending, changed) = (batch.entries, work.changed.compactMap { work.states[$0] })
        // Facts need no key: they go into the tables while another thread encrypts and hashes.
        let (sealed, _) = try overlapped(
            { [self] in try seal(pending, changed, keys: known, after: head, hash, by: author, at: now) },
            with: { try work.deriving.write(at: last) })
        try db.insert(into: "record_key", columns: ["unit_id", "record_id", "wrapped"], rows: sealed.wrappedKeys)
        for entry in pending where entry.action == .erase {
            try db.execute("DELETE FROM record_key WHERE unit_id = \(unit.text) AND record_id = \(entry.record)")
        }
        try db.insert(into: "entry", columns: StoredEntry.columns, rows: sealed.entries)
        try db.execute("UPDATE unit SET position = \(last), hash = \(sealed.hash) WHERE unit_id = \(unit.text)")
        try writeRecords(work, sealed.records)
        return receipt
    }

    private func movesRoll(_ change: Change, _ work: WorkingState) -> Bool {
        let register: String
        switch change {
        case .record(let name, _, _, _): register = name
        case .advance(let id, _, _, _), .amend(let id, _, _), .retract(let id, _), .join(let id, _, _),
            .erase(let id, _):
            register = AnyRecord.register(of: id)
        case .retractBatch: return true
        }
        guard let info = book[register] else { return false }
        return info.isRoll || !info.feeds.isEmpty || register == Book.organization || register == Book.affiliation
    }

    /// What is ready to be inserted once entries are sealed and chained.
    private struct Sealed: Sendable {
        var wrappedKeys: [[SQLValue]] = []
        var entries: [[SQLValue]] = []
        /// Rows of the changed records, in their order.
        var records: [[SQLValue]] = []
        /// The last hash of the chain.
        var hash: [UInt8] = []
    }

    /// The keys of records that have one already and get another sealed part.
    private func knownKeys(_ batch: Batch, _ work: WorkingState) throws -> [String: [UInt8]] {
        let secretive = Set(batch.entries.lazy.filter { !$0.secret.isEmpty }.map(\.record))
        guard !secretive.isEmpty else { return [:] }
        guard let keys else { throw Notices.keyNeeded }
        var found: [String: [UInt8]] = [:]
        try findKeys(secretive.filter { !work.created.contains($0) }, keys, work.db, &found)
        return found
    }

    /// Encrypts the sealed parts, each under its record's key, and chains the entries. Asks no database.
    private func seal(
        _ pending: [PendingEntry], _ changed: [RecordState], keys known: [String: [UInt8]], after head: Int64,
        _ hash: [UInt8], by author: String, at now: Int64
    ) throws -> Sealed {
        var result = Sealed()
        var recordKeys = known
        let secretive = Set(pending.lazy.filter { !$0.secret.isEmpty }.map(\.record))
        if !secretive.isEmpty {
            guard let keys else { throw Notices.keyNeeded }
            let missing = secretive.filter { known[$0] == nil }.sorted()
            let made = try parallelMap(missing) { [suite, unit] record in
                let key = suite.randomKey()
                return (record, key, try keys.wrap(key, record: record, unit: unit.text))
            }
            for (record, key, sealed) in made {
                recordKeys[record] = key
                result.wrappedKeys.append([.text(unit.text), .text(record), .bytes(sealed)])
            }
        }
        var entries = try parallelMap(pending) { [keys, unit, recordKeys] pending in
            var entry = StoredEntry(action: pending.action, register: pending.register, record: pending.record)
            (entry.step, entry.happenedOn, entry.reason) = (pending.step, pending.happenedOn, pending.reason)
            entry.body = CanonicalJSON.bytes(pending.open)
            if !pending.secret.isEmpty, let keys, let key = recordKeys[pending.record] {
                entry.sealed = try keys.seal(pending.secret, key: key, record: pending.record, unit: unit.text)
            }
            return entry
        }
        var chain = EntryChain(suite: suite, unit: unit.text)
        result.hash = hash
        var parts: [String: [[UInt8]]] = [:]
        for index in entries.indices {
            entries[index].position = head + 1 + Int64(index)
            entries[index].batch = head + 1
            entries[index].author = author
            entries[index].enteredAt = now
            entries[index].previous = result.hash
            result.hash = chain.hash(entries[index])
            entries[index].hash = result.hash
            let sealed = entries[index].sealed
            if !sealed.isEmpty { parts[entries[index].record, default: []].append(sealed) }
        }
        result.entries = entries.map { $0.row(unit: unit.text) }
        result.records = try recordRows(
            parts.isEmpty
                ? changed
                : changed.map { state in
                    var state = state
                    state.sealedParts += parts[state.id] ?? []
                    return state
                })
        return result
    }

    private func recordRows(_ states: [RecordState]) throws -> [[SQLValue]] {
        try parallelMap(states) { [book, unit] state in state.row(unit: unit.text, info: book[state.register]) }
    }

    private func findKeys(
        _ records: Set<String>, _ keys: UnitKeys, _ db: any SQLConnection, _ found: inout [String: [UInt8]]
    ) throws {
        for chunk in records.sorted().chunks(of: 400) {
            let rows = try db.rows(
                "SELECT record_id, wrapped FROM record_key WHERE unit_id = \(unit.text) AND record_id IN (\(list: chunk))"
            )
            for row in rows {
                let record = try row.text(0)
                guard let key = keys.unwrap(try row.bytes(1), record: record, unit: unit.text) else {
                    throw Notices.damaged
                }
                found[record] = key
            }
        }
    }

    /// Brings every derived table to the state after a batch. Appending and rebuilding share it.
    func writeDerived(_ work: WorkingState, at position: Int64) throws {
        try writeRecords(work, recordRows(work.changed.compactMap { work.states[$0] }))
        try work.deriving.write(at: position)
    }

    /// - Parameter rows: of the changed records, in their order.
    private func writeRecords(_ work: WorkingState, _ rows: [[SQLValue]]) throws {
        let db = work.db
        var inserted: [[SQLValue]] = []
        var updated: [[SQLValue]] = []
        var links: [[SQLValue]] = []
        var natural: [[SQLValue]] = []
        for (id, row) in zip(work.changed, rows) {
            guard let state = work.states[id] else { continue }
            let info = book[state.register]
            if let before = work.before[id] {
                updated.append(Array(row[2...] + row[..<2]))
                try db.execute("DELETE FROM reference WHERE unit_id = \(unit.text) AND from_record = \(id)")
                try forgetNaturalKeys(of: before, db)
            } else {
                inserted.append(row)
            }
            for link in work.links(of: state) {
                links.append([.text(unit.text), .text(id), .text(link.field), .text(link.target)])
            }
            guard let info else { continue }
            if let key = try work.naturalKeys[id]
                ?? NaturalKey.of(state, info: info, suite: suite, keys: keys)
            {
                natural.append(key.row(unit: unit.text, record: id))
            }
            if let key = work.identities[id] ?? NaturalKey.identity(of: state, info: info, keys: keys) {
                natural.append(key.row(unit: unit.text, record: id))
            }
        }
        try db.insert(into: "record", columns: RecordState.columns, rows: inserted)
        try db.run(
            """
            UPDATE record SET register = $1, organization_id = $2, day = $3, body = $4, sealed = $5, steps = $6,
                first_position = $7, position = $8, retracted = $9
            WHERE unit_id = $10 AND record_id = $11
            """, forEach: updated)
        try db.insert(into: "reference", columns: ["unit_id", "from_record", "field", "to_record"], rows: links)
        try db.insert(into: "natural_key", columns: NaturalKey.columns, rows: natural)
    }

    private func forgetNaturalKeys(of state: RecordState, _ db: any SQLConnection) throws {
        guard let info = book[state.register] else { return }
        if state.sealed == nil || state.sealed?.isEmpty == true && !info.sealed.isEmpty {
            // Without the sealed fields the digest is not known: look through the register.
            for register in [state.register, "\(state.register)#\(NaturalKey.identity)"] {
                try db.execute(
                    """
                    DELETE FROM natural_key
                    WHERE unit_id = \(unit.text) AND register = \(register) AND record_id = \(state.id)
                    """)
            }
            return
        }
        let keyed = [
            try NaturalKey.of(state, info: info, suite: suite, keys: keys),
            NaturalKey.identity(of: state, info: info, keys: keys),
        ]
        for key in keyed.compactMap({ $0 }) {
            try db.execute(
                """
                DELETE FROM natural_key
                WHERE unit_id = \(unit.text) AND register = \(key.register) AND digest = \(key.digest)
                  AND record_id = \(state.id)
                """)
        }
    }
}
