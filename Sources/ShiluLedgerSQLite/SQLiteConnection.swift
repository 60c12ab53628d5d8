import Foundation
import GRDB
import GRDBSQLite
import ShiluLedger
import ShiluRegisters

/// Statements straight on SQLite's C interface: binding through GRDB's values costs three times as much, and an import
/// writes hundreds of thousands of rows.
struct SQLiteConnection: SQLConnection {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func execute(_ sql: ShiluLedger.SQL) throws -> Int {
        try withStatement(sql.text) { statement in
            try bind(sql.values, to: statement)
            try finish(statement)
            return Int(sqlite3_changes(database.sqliteConnection))
        }
    }

    func rows(_ sql: ShiluLedger.SQL) throws -> [SQLRow] {
        try withStatement(sql.text) { statement in
            try bind(sql.values, to: statement)
            var rows: [SQLRow] = []
            let count = sqlite3_column_count(statement)
            while true {
                let code = sqlite3_step(statement)
                if code == SQLITE_DONE { return rows }
                guard code == SQLITE_ROW else { throw failure(code) }
                var values: [SQLValue] = []
                values.reserveCapacity(Int(count))
                for column in 0..<count { values.append(value(of: statement, column)) }
                rows.append(SQLRow(values))
            }
        }
    }

    func each(_ sql: ShiluLedger.SQL, _ body: (any SQLCursor) throws -> Void) throws {
        try withStatement(sql.text) { statement in
            try bind(sql.values, to: statement)
            let cursor = SQLiteCursor(statement: statement)
            while true {
                let code = sqlite3_step(statement)
                if code == SQLITE_DONE { return }
                guard code == SQLITE_ROW else { throw failure(code) }
                try body(cursor)
            }
        }
    }

    func insert(into table: String, columns: [String], rows: SQLRows) throws {
        guard !rows.isEmpty else { return }
        let places = (1...max(1, columns.count)).map { "$\($0)" }.joined(separator: ", ")
        try withIndexesAside(of: table, for: rows.count) {
            try run(
                "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))", forEach: rows)
        }
    }

    /// Where a table more than doubles, its indexes are made anew after the rows are in: sorting once is cheaper than finding a
    /// place in each index for each row. All of it happens in the transaction that is under way.
    private func withIndexesAside(of table: String, for count: Int, _ insert: () throws -> Void) throws {
        guard count >= 4096, try isSmaller(table, than: count) else { return try insert() }
        let indexes = try rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = \(table)")
            .filter { $0.values[1] != .null }  // those of a primary key have no statement of their own
        let hints =
            try hasTable("sqlite_stat1")
            ? rows("SELECT tbl, idx, stat FROM sqlite_stat1 WHERE tbl = \(table)") : []
        for index in indexes { try define("DROP INDEX \(try index.text(0))") }
        try insert()
        for index in indexes { try define(try index.text(1)) }
        if hints.isEmpty { return }
        // With an index its hint is dropped.
        try run("DELETE FROM sqlite_stat1 WHERE tbl = $1", forEach: [[.text(table)]])
        try run("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)", forEach: hints.map(\.values))
        try define("ANALYZE sqlite_schema")
    }

    private func isSmaller(_ table: String, than count: Int) throws -> Bool {
        let text = "SELECT COUNT(*) FROM (SELECT 1 FROM \(table) LIMIT \(count))"
        return try rows(ShiluLedger.SQL(stringLiteral: text)).first?.integer(0) ?? 0 < Int64(count)
    }

    func run(_ text: String, forEach rows: SQLRows) throws {
        guard !rows.isEmpty else { return }
        // The statement lets go of what is bound before the memory of the rows ends.
        try rows.withReader { reader in
            try withStatement(text) { statement in
                for _ in 0..<rows.count {
                    for column in 1...Int32(rows.width) { try bind(reader.next(), to: statement, column) }
                    let code = sqlite3_step(statement)
                    if code != SQLITE_DONE { try finish(statement, after: code) }
                    sqlite3_reset(statement)
                }
            }
        }
    }

    /// Binds where the value lies: it stays there until the statement has run.
    private func bind(_ value: SQLRows.Packed, to statement: OpaquePointer, _ column: Int32) throws {
        let code: Int32
        switch value {
        case .same: return
        case .null: code = sqlite3_bind_null(statement, column)
        case .integer(let number): code = sqlite3_bind_int64(statement, column, number)
        case .text(let text):
            code = text.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, column, $0.baseAddress, Int32(clamping: $0.count), nil)
            }
        case .bytes(let bytes):
            // A null pointer would bind NULL: the empty blob has its own call.
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, column, 0)
                : sqlite3_bind_blob(statement, column, bytes.baseAddress, Int32(clamping: bytes.count), nil)
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Goes on where a step gave rows that nobody asked for.
    private func finish(_ statement: OpaquePointer, after code: Int32) throws {
        guard code == SQLITE_ROW else { throw failure(code) }
        try finish(statement)
    }

    func define(_ statement: String) throws {
        let text =
            statement.replacingOccurrences(of: " BYTES", with: " BLOB")
            .replacingOccurrences(of: " CLUSTERED", with: " WITHOUT ROWID")
        try withStatement(text) { try finish($0) }
    }

    func hint(_ distributions: [(table: String, index: String, rows: String)]) throws {
        try define("ANALYZE")  // makes the table of statistics
        try define("DELETE FROM sqlite_stat1")
        try insert(
            into: "sqlite_stat1", columns: ["tbl", "idx", "stat"],
            rows: distributions.map { [.text($0.table), .text($0.index), .text($0.rows)] })
        try define("ANALYZE sqlite_schema")  // reads it into this connection; later ones read it when they open
    }

    func isSound(indexes: Bool) throws -> Bool {
        let check = indexes ? "integrity_check" : "quick_check"
        // Every page is looked at once: to keep them all takes longer than to check them.
        let usual = try rows("PRAGMA cache_size").first?.integer(0)
        _ = try rows("PRAGMA cache_size = -2000")
        defer { if let usual { _ = try? rows(ShiluLedger.SQL(stringLiteral: "PRAGMA cache_size = \(usual)")) } }
        return try rows(ShiluLedger.SQL(stringLiteral: "PRAGMA \(check)(1)")).first?.text(0) == "ok"
    }

    func reindex() throws { try define("REINDEX") }

    func hasTable(_ name: String) throws -> Bool {
        try !rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name = \(name)").isEmpty
    }

    private func withStatement<T>(_ text: String, _ body: (OpaquePointer) throws -> T) throws -> T {
        // GRDB keeps its own cache of prepared statements per connection; only the handle is ours to use.
        let cached = try database.cachedStatement(sql: text)
        let statement = cached.sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        return try body(statement)
    }

    private func finish(_ statement: OpaquePointer) throws {
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code) }
        }
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        // SQLite copies what it is given: the Swift buffers end with this call.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var index: Int32 = 0
        for value in values {
            index += 1
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(statement, index)
            case .integer(let number): code = sqlite3_bind_int64(statement, index, number)
            case .text(var text):
                code = text.withUTF8 { utf8 in
                    utf8.withMemoryRebound(to: CChar.self) {
                        sqlite3_bind_text(statement, index, $0.baseAddress, Int32(clamping: $0.count), copied)
                    }
                }
            case .bytes(let bytes):
                // A null pointer would bind NULL: the empty blob has its own call.
                code =
                    bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : bytes.withUnsafeBytes {
                        sqlite3_bind_blob(statement, index, $0.baseAddress, Int32(clamping: $0.count), copied)
                    }
            }
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func value(of statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return .null }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, column) else { return .bytes([]) }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        case SQLITE_NULL: return .null
        default: return .null  // a float: nothing of ours; the reader of the row reports the damage
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)))
    }
}

/// The row that a statement stands on.
private struct SQLiteCursor: SQLCursor {
    let statement: OpaquePointer

    func integer(_ column: Int) throws -> Int64 {
        let column = Int32(truncatingIfNeeded: column)
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw Notices.damaged }
        return sqlite3_column_int64(statement, column)
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        sqlite3_column_type(statement, Int32(truncatingIfNeeded: column)) == SQLITE_NULL ? nil : try integer(column)
    }

    func isText(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(truncatingIfNeeded: column)) == SQLITE_TEXT
    }

    func withBytes<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
        let column = Int32(truncatingIfNeeded: column)
        switch sqlite3_column_type(statement, column) {
        case SQLITE_TEXT, SQLITE_BLOB:
            // The same call for both: a text's bytes are its UTF-8.
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            let bytes = UnsafeBufferPointer(
                start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count)
            return try body(bytes)
        default: throw Notices.damaged
        }
    }
}
