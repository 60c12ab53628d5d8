import ShiluRegisters

public struct RebuildReport: Sendable, Hashable {
    public let entries: Int64
    /// Derived tables that were not what follows from the entries; they are now.
    public let differing: [String]
    public var wasRight: Bool { differing.isEmpty }
}

extension Ledger {
    /// Derives everything anew from the entries, batch by batch, and says which tables were not what they should be.
    ///
    /// One transaction: readers see the old tables until the new ones are whole. Facts of erased records cannot be derived
    /// as they once were; such a ledger is told to differ in `fact` although nothing is wrong.
    /// - Throws: `Notice` without the key where registers have sealed fields: facts may depend on them.
    public func rebuild(progress: ((Int64, Int64) -> Void)? = nil) throws -> RebuildReport {
        if book.hasSealed, keys == nil { throw Notices.keyNeeded }
        return try driver.write(unit: unit.text) { db in
            let (head, _) = try head(db)
            var old: [[UInt8]] = []
            let wasSound = try db.isSound(indexes: true)
            for table in Schema.derivedTables { old.append(try digest(table, db)) }
            if try db.rows("SELECT COUNT(*) FROM unit").first?.integer(0) == 1 {
                // Rows whose key was damaged are not found by a condition: the tables themselves are made anew.
                for table in Schema.derivedTables { try db.define("DROP TABLE \(table.name)") }
                for statement in Schema.derived { try db.define(statement) }
                try db.reindex()
                try db.hint(Schema.distributions)
            } else {
                for table in Schema.derivedTables { try db.execute(deletion(of: table.name)) }
            }
            var pending: [StoredEntry] = []
            var done: Int64 = 0
            while done < head {
                let page = try db.rows(
                    """
                    SELECT \(sql: StoredEntry.selected) FROM entry
                    WHERE unit_id = \(unit.text) AND position > \(done) ORDER BY position LIMIT 1000
                    """
                ).map(StoredEntry.init)
                guard let last = page.last else { throw Notices.damaged }
                for entry in page {
                    if let batch = pending.first?.batch, batch != entry.batch {
                        try replay(pending, db)
                        pending = []
                    }
                    pending.append(entry)
                }
                done = last.position
                progress?(done, head)
            }
            if !pending.isEmpty { try replay(pending, db) }
            var differing = wasSound ? [] : ["storage"]
            for (table, before) in zip(Schema.derivedTables, old) where try digest(table, db) != before {
                differing.append(table.name)
            }
            return RebuildReport(entries: head, differing: differing)
        }
    }

    /// Takes in the entries of one batch as `append` did.
    private func replay(_ entries: [StoredEntry], _ db: any SQLConnection) throws {
        guard let last = entries.last else { return }
        let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
        var opener = EntryOpener(self, db)
        try work.load(Set(entries.map(\.record)))
        for entry in entries {
            guard let info = book[entry.register] else {
                throw Notice(
                    "unknown-register", "台账里有本程序不认识的“\(entry.register)”", next: "请换用认识它的程序版本")
            }
            var state = try work.state(entry.record) ?? RecordState(id: entry.record, register: entry.register)
            try state.apply(entry, secret: try opener.open(entry), lifeCycle: info.register.lifeCycle)
            if entry.action == .join, let target = CanonicalJSON.read(entry.body)?[RecordState.joining]?.text {
                try work.join(entry.record, into: target)
            }
            work.set(state)
        }
        work.indexLinks()
        try work.deriving.derive()
        try writeDerived(work, at: last.position)
    }

    private func deletion(of table: String) -> SQL {
        // Table names are the schema's own, never input.
        var sql = SQL(stringLiteral: "DELETE FROM \(table) WHERE unit_id = ")
        sql = "\(sql: sql)\(unit.text)"
        return sql
    }

    /// A digest of a table's rows in the order of all their columns.
    private func digest(_ table: (name: String, columns: [String]), _ db: any SQLConnection) throws -> [UInt8] {
        let columns = table.columns.joined(separator: ", ")
        let head = SQL(stringLiteral: "SELECT \(columns) FROM \(table.name) WHERE unit_id = ")
        let order = SQL(stringLiteral: " ORDER BY \(columns)")
        var running: [UInt8] = []
        for row in try db.rows("\(sql: head)\(unit.text)\(sql: order)") {
            for value in row.values {
                switch value {
                case .null: running.append(0)
                case .integer(let number):
                    running.append(1)
                    withUnsafeBytes(of: number.bigEndian) { running.append(contentsOf: $0) }
                case .text(let text):
                    running.append(2)
                    running.append(contentsOf: text.utf8)
                    running.append(0xFF)  // no UTF-8 text holds it
                case .bytes(let bytes):
                    running.append(3)
                    withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { running.append(contentsOf: $0) }
                    running.append(contentsOf: bytes)
                }
            }
            if running.count > 1 << 20 { running = suite.hash(running) }
        }
        return suite.hash(running)
    }
}
