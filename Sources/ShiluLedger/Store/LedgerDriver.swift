import ShiluRegisters

/// How much a write brings.
public enum WriteSize: Sendable {
    /// A few rows: they may share their commit with other such writes that wait for their turn.
    case few
    case some
    /// Tens of thousands of rows, such as those of an import.
    case many
}

/// A database that can hold ledgers: the only thing that differs between SQLite and PostgreSQL.
public protocol LedgerDriver: Sendable {
    /// How errors and `shilu verify` name the place, such as the file's name; never a password.
    var place: String { get }
    /// Reads in one snapshot: statements of one body see one state.
    func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T
    /// One transaction, the only writer of the unit until it ends; an error thrown by the body rolls everything back. It
    /// returns, and throws, when what it wrote is on disk.
    func write<T>(unit: String, size: WriteSize, _ body: (any SQLConnection) throws -> T) throws -> T
    /// A number that is another one after each write to the database, quicker to get than any row; nil where that cannot be
    /// told, and within `read`, whose snapshot knows no newer writes.
    func mark() -> Int64?
    /// Writes a consistent, complete copy of the database to a file that is not there yet, also while others write.
    func copy(to path: String) throws
    func close() throws
}

extension LedgerDriver {
    public func mark() -> Int64? { nil }

    public func write<T>(unit: String, _ body: (any SQLConnection) throws -> T) throws -> T {
        try write(unit: unit, size: .some, body)
    }

    /// A database server has its own tools for that.
    public func copy(to path: String) throws {
        throw Notice("backup-by-server", "这个台账在数据库服务器上，不能这样备份", next: "请用数据库自己的办法备份，如 pg_dump")
    }
}

/// Statements within one transaction. Not for use outside the body that received it.
public protocol SQLConnection {
    /// Runs a statement and says how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int
    /// All rows at once; long answers are read in pages.
    func rows(_ sql: SQL) throws -> [SQLRow]
    /// Each row in turn, for long answers of which only a part is kept. The row must not outlive its call.
    func each(_ sql: SQL, _ body: (any SQLCursor) throws -> Void) throws
    /// Inserts many rows of one table, prepared once.
    func insert(into table: String, columns: [String], rows: SQLRows) throws
    /// Runs one statement once for each row of values. Its `$1`, `$2` … must first appear in this order: SQLite takes them for
    /// names and counts by appearance.
    func run(_ statement: String, forEach rows: SQLRows) throws
    /// Creates a table or index; `BIGINT`, `TEXT` and `BYTES` are the portable names of the three types.
    func define(_ statement: String) throws
    /// Tells a database that does not find it out by itself how many rows share the first columns of each index.
    func hint(_ distributions: [(table: String, index: String, rows: String)]) throws
    /// Whether the database finds its own pages in order, and with `indexes` also each index against its table; a server looks
    /// after that itself.
    func isSound(indexes: Bool) throws -> Bool
    /// Makes every index anew from its table.
    func reindex() throws
    /// Whether the table exists in this database.
    func hasTable(_ name: String) throws -> Bool
}

/// A row while it is read: what is not asked for is not copied.
public protocol SQLCursor {
    /// - Throws: `Notice` where the stored shape is not the one the schema promises.
    func integer(_ column: Int) throws -> Int64
    /// Nil for NULL.
    func optionalInteger(_ column: Int) throws -> Int64?
    /// Whether it is a text, and not bytes, a number or NULL.
    func isText(_ column: Int) -> Bool
    /// The bytes of a text, or those of a blob; valid within the call only.
    func withBytes<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T
}

extension SQLCursor {
    public func text(_ column: Int) throws -> String {
        try withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }
}

extension SQLRow: SQLCursor {
    public func isText(_ column: Int) -> Bool {
        guard column < values.count, case .text = values[column] else { return false }
        return true
    }

    public func withBytes<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
        guard column < values.count else { throw Notices.damaged }
        switch values[column] {
        case .text(var text): return try text.withUTF8(body)
        case .bytes(let bytes): return try bytes.withUnsafeBufferPointer(body)
        default: throw Notices.damaged
        }
    }
}

extension SQLConnection {
    public func each(_ sql: SQL, _ body: (any SQLCursor) throws -> Void) throws {
        for row in try rows(sql) { try body(row) }
    }
}

extension SQLConnection {
    /// For few rows.
    public func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        try insert(into: table, columns: columns, rows: SQLRows(rows))
    }
    /// For few rows.
    public func run(_ statement: String, forEach rows: [[SQLValue]]) throws {
        try run(statement, forEach: SQLRows(rows))
    }
}
