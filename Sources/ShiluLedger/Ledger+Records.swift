import ShiluRegisters

extension Ledger {
    /// The record as it stands, or stood after entry `position`; nil when there is none or it was retracted. An id that was
    /// joined to another means the other. Sealed fields are absent without the key.
    public func record(_ id: String, asOf position: Int64? = nil) throws -> AnyRecord? {
        try driver.read { db in try record(id, asOf: position, db) }
    }

    func record(_ id: String, asOf position: Int64?, _ db: any SQLConnection) throws -> AnyRecord? {
        let state: RecordState?
        if let position {
            state = try replay(try canonical(id, asOf: position, db), asOf: position, db)
        } else {
            let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
            state = try work.state(work.canonical(id))
        }
        return state.flatMap { $0.isRetracted ? nil : $0.any }
    }

    /// Follows the joins that were made up to a position.
    private func canonical(_ id: String, asOf position: Int64, _ db: any SQLConnection) throws -> String {
        var id = id
        while let row = try db.rows(
            """
            SELECT body FROM entry WHERE unit_id = \(unit.text) AND record_id = \(id) AND position <= \(position)
              AND action = \(EntryAction.join.rawValue)
            """
        ).first {
            guard let next = CanonicalJSON.read(try row.bytes(0))?[RecordState.joining]?.text, next != id else { break }
            id = next
        }
        return id
    }

    /// The records of a register in order of their entry, retracted ones left out.
    public func records(_ register: String, asOf position: Int64? = nil) throws -> [AnyRecord] {
        try driver.read { db in try states(register, asOf: position, db).map(\.any) }
    }

    /// Ids of the records of a register in order of their entry, retracted ones left out.
    public func ids(of register: String) throws -> [String] {
        try driver.read { db in
            try db.rows(
                """
                SELECT record_id FROM record
                WHERE unit_id = \(unit.text) AND register = \(register) AND retracted = 0 ORDER BY first_position
                """
            ).map { try $0.text(0) }
        }
    }

    /// Some records of a register after one of them, in the order of their ids, retracted ones left out: reads no more than it returns.
    /// - Parameter after: an id of the register, whether there is such a record or not; nil begins.
    public func records(_ register: String, after id: String?, limit: Int) throws -> [AnyRecord] {
        let (first, end) = (id ?? register + "/", register + "0")  // 0 follows the stroke
        return try driver.read { db in
            try db.rows(
                """
                SELECT \(sql: RecordState.selected) FROM record r
                LEFT JOIN record_key k ON k.unit_id = r.unit_id AND k.record_id = r.record_id
                WHERE r.unit_id = \(unit.text) AND r.record_id > \(first) AND r.record_id < \(end) AND r.retracted = 0
                ORDER BY r.record_id LIMIT \(limit)
                """
            ).map { try RecordState($0, unit: unit.text, keys: keys).any }
        }
    }

    /// The same one after the other, for those who need little of many records: some hundred are in memory at a time.
    public func eachRecord(_ register: String, _ body: (AnyRecord) throws -> Void) throws {
        let ids = try ids(of: register)
        try driver.read { db in
            for chunk in ids.chunks(of: 400) {
                let states = try db.rows(
                    """
                    SELECT \(sql: RecordState.selected) FROM record r
                    LEFT JOIN record_key k ON k.unit_id = r.unit_id AND k.record_id = r.record_id
                    WHERE r.unit_id = \(unit.text) AND r.record_id IN (\(list: chunk))
                    """
                ).map { try RecordState($0, unit: unit.text, keys: keys) }
                let found = Dictionary(states.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
                for id in chunk { if let state = found[id] { try body(state.any) } }
            }
        }
    }

    func states(_ register: String, asOf position: Int64?, _ db: any SQLConnection) throws -> [RecordState] {
        if let position { return try replayAll(register, asOf: position, db) }
        return try db.rows(
            """
            SELECT \(sql: RecordState.selected) FROM record r
            LEFT JOIN record_key k ON k.unit_id = r.unit_id AND k.record_id = r.record_id
            WHERE r.unit_id = \(unit.text) AND r.register = \(register) AND r.retracted = 0
            ORDER BY r.first_position
            """
        ).map { try RecordState($0, unit: unit.text, keys: keys) }
    }

    /// One record from its entries.
    func replay(_ id: String, asOf position: Int64, _ db: any SQLConnection) throws -> RecordState? {
        let entries = try db.rows(
            """
            SELECT \(sql: StoredEntry.selected) FROM entry
            WHERE unit_id = \(unit.text) AND record_id = \(id) AND position <= \(position) ORDER BY position
            """
        ).map(StoredEntry.init)
        var opener = EntryOpener(self, db)
        var state: RecordState?
        for entry in entries {
            var next = state ?? RecordState(id: id, register: entry.register)
            try next.apply(
                entry, secret: try opener.open(entry), lifeCycle: book[entry.register]?.register.lifeCycle)
            state = next
        }
        return state
    }

    private func replayAll(_ register: String, asOf position: Int64, _ db: any SQLConnection) throws -> [RecordState] {
        var states: [String: RecordState] = [:]
        var order: [String] = []
        var opener = EntryOpener(self, db)
        var at: Int64 = 0
        while true {
            let entries = try db.rows(
                """
                SELECT \(sql: StoredEntry.selected) FROM entry
                WHERE unit_id = \(unit.text) AND position > \(at) AND position <= \(position)
                  AND register = \(register) ORDER BY position LIMIT 2000
                """
            ).map(StoredEntry.init)
            for entry in entries {
                if states[entry.record] == nil { order.append(entry.record) }
                var next = states[entry.record] ?? RecordState(id: entry.record, register: register)
                try next.apply(
                    entry, secret: try opener.open(entry), lifeCycle: book[register]?.register.lifeCycle)
                states[entry.record] = next
            }
            guard let last = entries.last, entries.count == 2000 else { break }
            at = last.position
        }
        return order.compactMap { states[$0] }.filter { !$0.isRetracted }
    }

    // MARK: entries

    /// Everything that was ever written about a record, oldest first.
    public func history(_ id: String) throws -> [LedgerEntry] {
        try driver.read { db in
            var opener = EntryOpener(self, db)
            return try db.rows(
                """
                SELECT \(sql: StoredEntry.selected) FROM entry
                WHERE unit_id = \(unit.text) AND record_id = \(id) ORDER BY position
                """
            ).map { try opener.decoded(try StoredEntry($0)) }
        }
    }

    /// Entries from a position on.
    public func entries(from position: Int64, limit: Int) throws -> [LedgerEntry] {
        try driver.read { db in
            var opener = EntryOpener(self, db)
            return try db.rows(
                """
                SELECT \(sql: StoredEntry.selected) FROM entry
                WHERE unit_id = \(unit.text) AND position >= \(position) ORDER BY position LIMIT \(limit)
                """
            ).map { try opener.decoded(try StoredEntry($0)) }
        }
    }

    /// Entries of one kind, oldest first. Looks through the whole chain.
    public func entries(of action: EntryAction) throws -> [LedgerEntry] {
        try driver.read { db in
            var opener = EntryOpener(self, db)
            return try db.rows(
                """
                SELECT \(sql: StoredEntry.selected) FROM entry
                WHERE unit_id = \(unit.text) AND action = \(action.rawValue) ORDER BY position
                """
            ).map { try opener.decoded(try StoredEntry($0)) }
        }
    }

    /// All appends, oldest first.
    public func batches() throws -> [LedgerBatch] {
        try driver.read { db in
            try db.rows(
                """
                SELECT batch, MIN(position), MAX(position), COUNT(*), MIN(author), MIN(entered_at) FROM entry
                WHERE unit_id = \(unit.text) GROUP BY batch ORDER BY batch
                """
            ).map {
                LedgerBatch(
                    batch: try $0.integer(0), first: try $0.integer(1), last: try $0.integer(2),
                    entries: try $0.integer(3), author: try $0.text(4), enteredAt: try $0.integer(5))
            }
        }
    }
}

/// Opens the sealed parts of entries; keeps the key of the record it last opened.
struct EntryOpener {
    private let ledger: Ledger
    private let db: any SQLConnection
    private var recordKeys: [String: [UInt8]?] = [:]

    init(_ ledger: Ledger, _ db: any SQLConnection) { (self.ledger, self.db) = (ledger, db) }

    /// Nil where there is no sealed part, or it can no longer or not without the key be opened.
    mutating func open(_ entry: StoredEntry) throws -> [String: Value]? {
        guard !entry.sealed.isEmpty, let keys = ledger.keys else { return nil }
        guard let key = try key(of: entry.record, keys) else { return [:] }  // erased
        guard let fields = keys.open(entry.sealed, key: key, record: entry.record, unit: ledger.unit.text) else {
            throw Notices.damaged
        }
        return fields
    }

    private mutating func key(of record: String, _ keys: UnitKeys) throws -> [UInt8]? {
        if let known = recordKeys[record] { return known }
        let wrapped = try db.rows(
            "SELECT wrapped FROM record_key WHERE unit_id = \(ledger.unit.text) AND record_id = \(record)"
        ).first?.bytes(0)
        var key: [UInt8]?
        if let wrapped {
            guard let opened = keys.unwrap(wrapped, record: record, unit: ledger.unit.text) else {
                throw Notices.damaged
            }
            key = opened
        }
        recordKeys[record] = .some(key)
        return key
    }

    mutating func decoded(_ entry: StoredEntry) throws -> LedgerEntry {
        guard var fields = CanonicalJSON.read(entry.body) else { throw Notices.damaged }
        let secret = try open(entry)
        var cleared = fields[RecordState.clearing]?.list ?? []
        cleared += secret?[RecordState.clearing]?.list ?? []
        if let secret { fields.merge(secret) { _, hidden in hidden } }
        fields[RecordState.clearing] = nil
        fields[RecordState.joining] = nil
        fields[RecordState.undoing] = nil
        return LedgerEntry(
            position: entry.position, batch: entry.batch, action: entry.action, register: entry.register,
            record: entry.record, step: entry.step, author: entry.author, enteredAt: entry.enteredAt,
            happenedOn: entry.happenedOn.map(Day.init(number:)), reason: entry.reason, fields: fields,
            cleared: cleared.compactMap(\.text), isLocked: !entry.sealed.isEmpty && secret == nil, hash: entry.hash)
    }
}
