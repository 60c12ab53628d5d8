import Dispatch
import ShiluRegisters

extension Ledger {
    /// Up to so many changes nobody waits long for.
    private static let fewChanges = 20

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
        try append(
            author: author, at: now, note: note, differing: differing, dryRun: dryRun,
            isShort: changes.count <= Ledger.fewChanges
        ) { _ in changes }
    }

    /// What would be wrong with changes, as far as it can be said beside records that cannot be read yet. Nothing is written.
    public func problems(
        of changes: [Change], besides withheld: Withheld, author: String, at now: Int64,
        differing: DifferingRecords = .refuse
    ) throws -> [ChangeProblem] {
        do {
            try driver.write(unit: unit.text) { db in
                throw DryRun(receipt: try write(changes, author, now, "", differing, db, besides: withheld))
            }
        } catch let refusal as BatchRefusal {
            return refusal.problems
        } catch is DryRun {}
        return []
    }

    /// The same with changes that rest on what is stored: they are made out within the transaction that writes them, so that
    /// nobody else writes between the reading and the writing.
    func append(
        author: String, at now: Int64, note: String = "", differing: DifferingRecords = .refuse, dryRun: Bool = false,
        isShort: Bool = false, _ changes: (any SQLConnection) throws -> [Change]
    ) throws -> Receipt {
        // PostgreSQL has no text with the character 0, and SQLite ends one there.
        if [author, note].contains(where: { !TextRules.isClean($0) }) || author.allSatisfy(\.isWhitespace) {
            throw Refusal(Notice("bad-author", "没有写明登记人，或文字里有不能用的字符", next: "请填写登记人的姓名"))
        }
        do {
            return try driver.write(unit: unit.text, isShort: isShort) { db in
                let receipt = try write(changes(db), author, now, note, differing, db)
                if dryRun { throw DryRun(receipt: receipt) }
                return receipt
            }
        } catch let run as DryRun { return run.receipt }
    }

    private func write(
        _ changes: [Change], _ author: String, _ now: Int64, _ note: String, _ differing: DifferingRecords,
        _ db: any SQLConnection, besides withheld: Withheld = Withheld()
    ) throws -> Receipt {
        let (head, hash) = try head(db)
        let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
        work.deriving.begin(with: trees.tree(at: hash))
        let batch = Batch(self, work, head: head, count: changes.count, differing: differing, note: note, at: now)
        batch.spoiled = withheld.ids
        try batch.take(changes)
        // A refused row of the roll or the tree would make rows that rest on it look wrong, unless what is wrong is a sealed
        // field: nobody is on a roll by the number of an identity card.
        let mayMislead = batch.problems.contains { problem in
            let register = self.register(of: changes[problem.index])
            return movesRoll(register) && !(book[register]?.sealed.contains(problem.field) ?? false)
        }
        if !mayMislead, !withheld.registers.contains(where: movesRoll) {
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
        // Encrypting and hashing ask no database, and facts need no key: while those go into the tables on this thread,
        // another encrypts and hashes. Until here all threads were busy checking.
        let sealer = Sealer(
            suite: suite, unit: unit.text, keys: keys, book: book, known: try knownKeys(batch, work), head: head,
            hash: hash, author: author, now: now)
        let (pending, changed) = (batch.entries, work.changed.compactMap { work.states[$0] })
        let before = Set(work.before.keys)
        let sealing = Background { try sealer.seal(pending, changed, there: before) }
        // Nobody may go on with what belongs to a batch that failed.
        defer { sealing.abandon() }
        try work.deriving.write(at: last)
        let sealed = try sealing.wait()
        try db.insert(into: "record_key", columns: ["unit_id", "record_id", "wrapped"], rows: sealed.wrappedKeys)
        for entry in batch.entries where entry.action == .erase {
            try db.execute("DELETE FROM record_key WHERE unit_id = \(unit.text) AND record_id = \(entry.record)")
        }
        try db.insert(into: "entry", columns: StoredEntry.columns, rows: sealed.entries)
        try db.execute("UPDATE unit SET position = \(last), hash = \(sealed.hash) WHERE unit_id = \(unit.text)")
        try writeRecords(work, sealed.records)
        if let tree = work.deriving.unchangedTree { trees.keep(tree, at: sealed.hash) }
        if batch.entries.count > 1000 { Ledger.letGo(of: batch) }
        return receipt
    }

    /// Takes a big batch apart on another thread while this one commits: its tens of thousands of records take longer to let go
    /// of than one would think.
    private static func letGo(of batch: Batch) {
        nonisolated(unsafe) let last = batch  // nobody asks it for anything any more
        DispatchQueue.global().async { withExtendedLifetime(last) {} }
    }

    /// Empty for a whole import taken back, which may touch every register.
    private func register(of change: Change) -> String {
        switch change {
        case .record(let name, _, _, _): name
        case .advance(let id, _, _, _), .amend(let id, _, _), .retract(let id, _), .join(let id, _, _),
            .erase(let id, _):
            AnyRecord.register(of: id)
        case .retractBatch: ""
        }
    }

    private func movesRoll(_ register: String) -> Bool {
        guard let info = book[register] else { return register.isEmpty }
        return info.isRoll || !info.feeds.isEmpty || register == Book.organization || register == Book.affiliation
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
        try writeRecords(
            work,
            RecordRows(
                work.changed.compactMap { work.states[$0] }, bodies: [:], there: Set(work.before.keys), book: book,
                unit: unit.text))
        try work.deriving.write(at: position)
    }

    private func writeRecords(_ work: WorkingState, _ rows: RecordRows) throws {
        let db = work.db
        var links = SQLRows(width: 4, expecting: work.changed.count)
        var natural = SQLRows(width: NaturalKey.columns.count, expecting: work.changed.count)
        for id in work.changed {
            guard let state = work.states[id] else { continue }
            let info = book[state.register]
            if let before = work.before[id] {
                try db.execute("DELETE FROM reference WHERE unit_id = \(unit.text) AND from_record = \(id)")
                try forgetNaturalKeys(of: before, db)
            }
            for link in work.links(of: state) {
                links.add(unit.text)
                links.add(id)
                links.add(link.field)
                links.add(link.target)
            }
            guard let info else { continue }
            if let key = try work.naturalKeys[id]
                ?? NaturalKey.of(state, info: info, suite: suite, keys: keys)
            {
                key.pack(into: &natural, unit: unit.text, record: id)
            }
            if let key = work.identities[id] ?? NaturalKey.identity(of: state, info: info, keys: keys) {
                key.pack(into: &natural, unit: unit.text, record: id)
            }
        }
        try db.insert(into: "record", columns: RecordState.columns, rows: rows.inserted)
        try db.run(
            """
            UPDATE record SET register = $1, organization_id = $2, day = $3, body = $4, sealed = $5, steps = $6,
                first_position = $7, position = $8, retracted = $9
            WHERE unit_id = $10 AND record_id = $11
            """, forEach: rows.updated)
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
