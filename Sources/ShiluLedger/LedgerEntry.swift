import ShiluRegisters

/// What an entry does. The raw value is stored and hashed: a released name never changes.
public enum EntryAction: String, Sendable, CaseIterable {
    case record, advance, amend, retract, join, erase

    public var label: String {
        switch self {
        case .record: "登记"
        case .advance: "推进"
        case .amend: "更正"
        case .retract: "撤销"
        case .join: "合并"
        case .erase: "清除个人信息"
        }
    }
}

/// One line of the ledger, as it was written and never changes.
public struct LedgerEntry: Sendable, Hashable {
    public let position: Int64
    public let batch: Int64
    public let action: EntryAction
    public let register: String
    public let record: String
    /// The step taken; empty for other actions.
    public let step: String
    public let author: String
    /// Seconds since 1970.
    public let enteredAt: Int64
    public let happenedOn: Day?
    public let reason: String
    /// Open fields that it sets, and sealed ones too where the reader holds the key.
    public let fields: [String: Value]
    /// Keys of the fields that it empties.
    public let cleared: [String]
    /// Whether there is a sealed part that could not be read.
    public let isLocked: Bool
    public let hash: [UInt8]
}

/// One append, as the list of batches shows it.
public struct LedgerBatch: Sendable, Hashable {
    public let batch: Int64
    public let first: Int64
    public let last: Int64
    public let entries: Int64
    public let author: String
    public let enteredAt: Int64
}

/// An entry with its stored bytes: what the chain covers.
struct StoredEntry: Sendable {
    var position: Int64 = 0
    var batch: Int64 = 0
    var action: EntryAction
    var register: String
    var record: String
    var step = ""
    var author = ""
    var enteredAt: Int64 = 0
    var happenedOn: Int64?
    var reason = ""
    var body: [UInt8] = []
    var sealed: [UInt8] = []
    var previous: [UInt8] = []
    var hash: [UInt8] = []

    static let columns = [
        "unit_id", "position", "batch", "action", "register", "record_id", "step", "author", "entered_at",
        "happened_on", "reason", "body", "sealed", "previous", "hash",
    ]
    /// The columns after `unit_id`, for SELECT.
    static let selected: SQL = """
        position, batch, action, register, record_id, step, author, entered_at, happened_on, reason, body, sealed,
        previous, hash
        """

    /// Places in `selected`.
    enum Column {
        static let (position, batch, action, register, record, step) = (0, 1, 2, 3, 4, 5)
        static let (author, enteredAt, happenedOn, reason, body, sealed) = (6, 7, 8, 9, 10, 11)
        static let (previous, hash) = (12, 13)
        static let texts = [action, register, record, step, author, reason]
        static let bytes = [body, sealed, previous, hash]
    }

    /// In the order of `columns`.
    func pack(into rows: inout SQLRows, unit: String) {
        rows.add(unit)
        rows.add(position)
        rows.add(batch)
        rows.add(action.rawValue)
        rows.add(register)
        rows.add(record)
        rows.add(step)
        rows.add(author)
        rows.add(enteredAt)
        rows.add(happenedOn)
        rows.add(reason)
        rows.add(body)
        rows.add(sealed)
        rows.add(previous)
        rows.add(hash)
    }

    init(action: EntryAction, register: String, record: String) {
        (self.action, self.register, self.record) = (action, register, record)
    }

    init(_ row: SQLRow) throws {
        guard let action = EntryAction(rawValue: try row.text(2)) else { throw Notices.damaged }
        (position, batch, self.action) = (try row.integer(0), try row.integer(1), action)
        (register, record, step) = (try row.text(3), try row.text(4), try row.text(5))
        (author, enteredAt, happenedOn) = (try row.text(6), try row.integer(7), try row.optionalInteger(8))
        (reason, body, sealed) = (try row.text(9), try row.bytes(10), try row.bytes(11))
        (previous, hash) = (try row.bytes(12), try row.bytes(13))
    }
}

/// The chain: each hash covers the one before it and every stored field.
///
/// The hashed bytes are the fields in the order below, each as 8 bytes of length (big-endian) and its bytes; numbers are
/// 8 bytes big-endian; a missing day is empty. The order is fixed for ever: old chains must stay verifiable.
struct EntryChain {
    let suite: any CipherSuite
    let unit: String
    private var buffer: [UInt8] = []
    private typealias Column = StoredEntry.Column

    init(suite: any CipherSuite, unit: String) { (self.suite, self.unit) = (suite, unit) }

    /// What stands before the first entry: bound to the unit, so that chains of two units cannot be exchanged.
    var genesis: [UInt8] {
        var bytes: [UInt8] = []
        EntryChain.put("shilu-genesis-1", &bytes)
        EntryChain.put(unit, &bytes)
        return suite.hash(bytes)
    }

    mutating func hash(_ entry: StoredEntry) -> [UInt8] {
        buffer.removeAll(keepingCapacity: true)
        EntryChain.put(entry.previous, &buffer)
        EntryChain.put(unit, &buffer)
        EntryChain.put(entry.position, &buffer)
        EntryChain.put(entry.batch, &buffer)
        EntryChain.put(entry.action.rawValue, &buffer)
        EntryChain.put(entry.register, &buffer)
        EntryChain.put(entry.record, &buffer)
        EntryChain.put(entry.step, &buffer)
        EntryChain.put(entry.author, &buffer)
        EntryChain.put(entry.enteredAt, &buffer)
        if let day = entry.happenedOn { EntryChain.put(day, &buffer) } else { EntryChain.put([UInt8](), &buffer) }
        EntryChain.put(entry.reason, &buffer)
        EntryChain.put(entry.body, &buffer)
        EntryChain.put(entry.sealed, &buffer)
        return suite.hash(buffer)
    }

    /// The same of a row of `StoredEntry.selected`, of which nothing is copied but the bytes that are hashed.
    ///
    /// - Parameter previous: the hash before it, which the row must hold.
    mutating func hash(_ row: any SQLCursor, after previous: [UInt8]) throws -> [UInt8] {
        buffer.removeAll(keepingCapacity: true)
        EntryChain.put(previous, &buffer)
        EntryChain.put(unit, &buffer)
        EntryChain.put(try row.integer(Column.position), &buffer)
        EntryChain.put(try row.integer(Column.batch), &buffer)
        for column in [Column.action, Column.register, Column.record, Column.step, Column.author] {
            try put(row, column)
        }
        EntryChain.put(try row.integer(Column.enteredAt), &buffer)
        if let day = try row.optionalInteger(Column.happenedOn) {
            EntryChain.put(day, &buffer)
        } else {
            EntryChain.put(length: 0, &buffer)
        }
        for column in [Column.reason, Column.body, Column.sealed] { try put(row, column) }
        return suite.hash(buffer)
    }

    private mutating func put(_ row: any SQLCursor, _ column: Int) throws {
        try row.withBytes(column) { bytes in
            EntryChain.put(length: bytes.count, &buffer)
            buffer.append(contentsOf: bytes)
        }
    }

    private static func put(length: Int, _ out: inout [UInt8]) {
        withUnsafeBytes(of: UInt64(length).bigEndian) { out.append(contentsOf: $0) }
    }
    private static func put(_ bytes: [UInt8], _ out: inout [UInt8]) {
        put(length: bytes.count, &out)
        out.append(contentsOf: bytes)
    }
    private static func put(_ text: String, _ out: inout [UInt8]) {
        put(length: text.utf8.count, &out)
        out.append(contentsOf: text.utf8)
    }
    private static func put(_ number: Int64, _ out: inout [UInt8]) {
        put(length: 8, &out)
        withUnsafeBytes(of: number.bigEndian) { out.append(contentsOf: $0) }
    }
}
