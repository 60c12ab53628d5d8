import Dispatch
import ShiluRegisters

extension Ledger {
    /// Up to so many changes nobody waits long for.
    private static let fewChanges = 20
    /// From so many on, a thread of its own for the database is worth its while.
    private static let manyChanges = 1000

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
            size: changes.count <= Ledger.fewChanges ? .few : changes.count < Ledger.manyChanges ? .some : .many
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
        size: WriteSize = .some, _ changes: (any SQLConnection) throws -> [Change]
    ) throws -> Receipt {
        // PostgreSQL has no text with the character 0, and SQLite ends one there.
        if [author, note].contains(where: { !TextRules.isClean($0) }) || author.allSatisfy(\.isWhitespace) {
            throw Refusal(Notice("bad-author", "没有写明登记人，或文字里有不能用的字符", next: "请填写登记人的姓名"))
        }
        do {
            return try driver.write(unit: unit.text, size: size) { db in
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
        guard changes.count >= Ledger.manyChanges else {
            return try lay(changes, author, now, note, differing, db, besides: withheld)
        }
        return try StatementQueue.run(on: db) { db in
            try self.lay(changes, author, now, note, differing, db, besides: withheld)
        }
    }

    /// Checks changes and writes what comes of them. Where something is wrong, what was written until then is rolled back.
    private func lay(
        _ changes: [Change], _ author: String, _ now: Int64, _ note: String, _ differing: DifferingRecords,
        _ db: any SQLConnection, besides withheld: Withheld
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
        var sealing: Background<Sealed>?
        // Nobody may go on with what belongs to a batch that failed.
        defer { sealing?.abandon() }
        if batch.problems.isEmpty, !batch.entries.isEmpty {
            // What is asked from here on has nothing to do with links, keys and entries of records that the batch changed: while
            // it is answered another thread encrypts and hashes, and the database takes in what is ready.
            _ = try work.deriving.loadTree()
            sealing = try beginSealing(batch, work, head: head, hash: hash, author: author, at: now)
            try writeLinks(work)
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
        guard let sealed = try sealing?.wait() else { return receipt }
        try db.insert(into: "record_key", columns: ["unit_id", "record_id", "wrapped"], rows: sealed.wrappedKeys)
        try db.run(
            "DELETE FROM record_key WHERE unit_id = $1 AND record_id = $2",
            forEach: batch.entries.filter { $0.action == .erase }.map { [.text(unit.text), .text($0.record)] })
        try db.insert(into: "entry", columns: StoredEntry.columns, rows: sealed.entries)
        try db.run(
            "UPDATE unit SET position = $1, hash = $2 WHERE unit_id = $3",
            forEach: [[.integer(last), .bytes(sealed.hash), .text(unit.text)]])
        try write(sealed.records, db)
        try work.deriving.write(at: last)
        if let tree = work.deriving.unchangedTree { trees.keep(tree, at: sealed.hash) }
        if batch.entries.count > Ledger.manyChanges { Ledger.letGo(of: batch) }
        return receipt
    }

    private func beginSealing(
        _ batch: Batch, _ work: WorkingState, head: Int64, hash: [UInt8], author: String, at now: Int64
    ) throws -> Background<Sealed> {
        let sealer = Sealer(
            suite: suite, unit: unit.text, keys: keys, book: book, known: try knownKeys(batch, work), head: head,
            hash: hash, author: author, now: now)
        let (pending, changed) = (batch.entries, work.changed.compactMap { work.states[$0] })
        let before = Set(work.before.keys)
        return Background { try sealer.seal(pending, changed, there: before) }
    }

    /// Looks up what an append asks of all registers: for another thread to do while files are still read.
    public func prepare() { _ = book.followers(of: "") }

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

    /// Brings every derived table to the state after a batch, of which entries are written already.
    func writeDerived(_ work: WorkingState, at position: Int64) throws {
        try writeLinks(work)
        try write(
            RecordRows(
                work.changed.compactMap { work.states[$0] }, bodies: [:], there: Set(work.before.keys), book: book,
                unit: unit.text), work.db)
        try work.deriving.write(at: position)
    }

    private func write(_ rows: RecordRows, _ db: any SQLConnection) throws {
        try db.insert(into: "record", columns: RecordState.columns, rows: rows.inserted)
        try db.run(
            """
            UPDATE record SET register = $1, organization_id = $2, day = $3, body = $4, sealed = $5, steps = $6,
                first_position = $7, position = $8, retracted = $9
            WHERE unit_id = $10 AND record_id = $11
            """, forEach: rows.updated)
    }

    /// Links and natural keys of the changed records, in place of those that they had.
    private func writeLinks(_ work: WorkingState) throws {
        let db = work.db
        var links = SQLRows(width: 4, expecting: work.changed.count)
        var natural = NaturalKey.Rows(unit: unit.text)
        try db.run(
            "DELETE FROM reference WHERE unit_id = $1 AND from_record = $2",
            forEach: work.changed.filter { work.before[$0] != nil }.map { [.text(unit.text), .text($0)] })
        for id in work.changed {
            guard let state = work.states[id] else { continue }
            if let before = work.before[id] { try forgetNaturalKeys(of: before, db) }
            for link in work.links(of: state) {
                links.add(unit.text)
                links.add(id)
                links.add(link.field)
                links.add(link.target)
            }
            guard let info = book[state.register] else { continue }
            if let key = try work.naturalKeys[id] ?? NaturalKey.of(state, info: info, suite: suite, keys: keys) {
                natural.add(key, of: id)
            }
            if let key = work.identities[id] ?? NaturalKey.identity(of: state, info: info, keys: keys) {
                natural.add(key, of: id)
            }
        }
        try db.insert(into: "natural_key", columns: NaturalKey.columns, rows: natural.packed)
        try db.insert(into: "reference", columns: ["unit_id", "from_record", "field", "to_record"], rows: links)
    }

    private func forgetNaturalKeys(of state: RecordState, _ db: any SQLConnection) throws {
        guard let info = book[state.register] else { return }
        if state.sealed == nil || state.sealed?.isEmpty == true && !info.sealed.isEmpty {
            // Without the sealed fields the digest is not known: look through the register.
            try db.run(
                "DELETE FROM natural_key WHERE unit_id = $1 AND register = $2 AND record_id = $3",
                forEach: [state.register, NaturalKey.identities(of: state.register)].map {
                    [.text(unit.text), .text($0), .text(state.id)]
                })
            return
        }
        let keyed = [
            try NaturalKey.of(state, info: info, suite: suite, keys: keys),
            NaturalKey.identity(of: state, info: info, keys: keys),
        ]
        try db.run(
            "DELETE FROM natural_key WHERE unit_id = $1 AND register = $2 AND digest = $3 AND record_id = $4",
            forEach: keyed.compactMap { $0 }.map {
                [.text(unit.text), .text($0.register), .bytes($0.digest), .text(state.id)]
            })
    }
}
