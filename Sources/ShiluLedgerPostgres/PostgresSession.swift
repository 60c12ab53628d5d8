import CLibpq
import ShiluLedger
import ShiluRegisters

/// One connection to the server.
///
/// Unchecked: the driver hands it to one thread at a time.
final class PostgresSession: SQLConnection, @unchecked Sendable {
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    private enum Kind {
        static let bytes: UInt32 = 17
        static let big: UInt32 = 20
        static let small: UInt32 = 21
        static let integer: UInt32 = 23
        static let text: UInt32 = 25
    }

    init(_ conninfo: String) throws {
        guard let connection = PQconnectdb(conninfo) else { throw Notices.unreachable }
        self.connection = connection
        guard PQstatus(connection) == CONNECTION_OK else {
            PQfinish(connection)
            throw Notices.unreachable
        }
        PQsetClientEncoding(connection, "UTF8")
        // An acknowledged entry is on disk, whatever the server's default; a lock is not waited for without end.
        try command("SET synchronous_commit = on; SET lock_timeout = '10s'; SET client_min_messages = error")
    }

    deinit { PQfinish(connection) }

    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }
    var database: String { PQdb(connection).map { String(cString: $0) } ?? "" }

    // MARK: SQLConnection

    func execute(_ sql: SQL) throws -> Int {
        let result = try run(sql.text, sql.values)
        defer { PQclear(result) }
        return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        let result = try run(sql.text, sql.values)
        defer { PQclear(result) }
        let columns = PQnfields(result)
        let kinds = (0..<columns).map { PQftype(result, $0) }
        return try (0..<PQntuples(result)).map { row in
            SQLRow(try (0..<columns).map { try value(of: result, row, $0, kinds[Int($0)]) })
        }
    }

    func define(_ statement: String) throws {
        // Two programs making their first ledgers at once would trip over each other's tables.
        try command("SELECT pg_advisory_xact_lock(7239440912)")
        try command(PostgresSession.translated(statement))
    }

    /// Text is ordered by its bytes, as SQLite does, and not by the server's language.
    private static func translated(_ statement: String) -> String {
        var out = ""
        for word in statement.split(separator: " ", omittingEmptySubsequences: false) {
            switch word {
            case "BYTES": out += "BYTEA"
            case "TEXT": out += "TEXT COLLATE \"C\""
            case "CLUSTERED": break
            default: out += word
            }
            out += " "
        }
        return out
    }

    // The server's autovacuum keeps its own statistics.
    func hint(_ distributions: [(table: String, index: String, rows: String)]) throws {}

    func isSound() -> Bool { true }
    func reindex() {}

    func hasTable(_ name: String) throws -> Bool {
        try !rows(
            """
            SELECT CAST(tablename AS TEXT) FROM pg_tables
            WHERE schemaname = ANY (current_schemas(false)) AND CAST(tablename AS TEXT) = \(name)
            """
        ).isEmpty
    }

    /// COPY in its binary form: the server's fastest way in.
    func insert(into table: String, columns: [String], rows: SQLRows) throws {
        guard !rows.isEmpty else { return }
        let statement = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT BINARY)"
        let started = PQexec(connection, statement)
        defer { PQclear(started) }
        guard PQresultStatus(started) == PGRES_COPY_IN else { throw failure(started) }
        var buffer: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        try rows.forEachRow { row in
            PostgresSession.put(Int16(row.count), &buffer)
            for value in row { PostgresSession.put(value, &buffer) }
            if buffer.count > 1 << 18 {
                try send(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        PostgresSession.put(Int16(-1), &buffer)
        try send(buffer)
        guard PQputCopyEnd(connection, nil) == 1 else { throw Notices.unreachable }
        try drain()
    }

    private func send(_ bytes: [UInt8]) throws {
        let sent = bytes.withUnsafeBytes {
            PQputCopyData(connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard sent == 1 else { throw Notices.unreachable }
    }

    /// Takes all results that are under way, and throws the first error among them.
    private func drain() throws {
        var failed: Notice?
        while let result = PQgetResult(connection) {
            let status = PQresultStatus(result)
            if status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK, failed == nil { failed = failure(result) }
            PQclear(result)
        }
        if let failed { throw failed }
    }

    func run(_ statement: String, forEach packed: SQLRows) throws {
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(packed.count)
        packed.forEachRow { rows.append($0) }
        // Prepared before the pipeline opens; a NULL changes the types, so there may be several.
        let names = try rows.map { try prepare(statement, $0) }
        // Answers are small, and so are the pieces: neither side's buffer fills while the other waits.
        for start in stride(from: 0, to: rows.count, by: 200) {
            guard PQenterPipelineMode(connection) == 1 else { throw Notices.unreachable }
            var failed: Notice?
            let end = min(start + 200, rows.count)
            for index in start..<end where failed == nil {
                let sent = bound(rows[index]) { count, values, lengths, formats in
                    PQsendQueryPrepared(connection, names[index], count, values, lengths, formats, 1)
                }
                if sent != 1 { failed = Notices.unreachable }
            }
            if PQpipelineSync(connection) != 1 { failed = failed ?? Notices.unreachable }
            var atSync = false
            var empty = 0
            while !atSync, empty < 2, isAlive {
                guard let result = PQgetResult(connection) else {
                    empty += 1  // between the answers of two statements stands one nil
                    continue
                }
                empty = 0
                let status = PQresultStatus(result)
                if status == PGRES_PIPELINE_SYNC {
                    atSync = true
                } else if status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK, status != PGRES_PIPELINE_ABORTED {
                    failed = failed ?? failure(result)
                }
                PQclear(result)
            }
            if PQexitPipelineMode(connection) != 1 { failed = failed ?? Notices.unreachable }
            if let failed { throw failed }
        }
    }

    // MARK: libpq

    /// A fixed statement without values, through the simple protocol.
    func command(_ text: String) throws {
        let result = PQexec(connection, text)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(result) }
    }

    private func run(_ text: String, _ values: [SQLValue]) throws -> OpaquePointer {
        let name = try prepare(text, values)
        let result = bound(values) { count, pointers, lengths, formats in
            PQexecPrepared(connection, name, count, pointers, lengths, formats, 1)
        }
        let status = PQresultStatus(result)
        guard let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            let failed = failure(result)
            PQclear(result)
            throw failed
        }
        return result
    }

    /// The name of the prepared statement for this text and these types.
    private func prepare(_ text: String, _ values: [SQLValue]) throws -> String {
        var types: [UInt32] = []
        var key = text
        key.append("\u{0}")
        for value in values {
            switch value {
            case .null: types.append(0)
            case .integer: types.append(Kind.big)
            case .text: types.append(Kind.text)
            case .bytes: types.append(Kind.bytes)
            }
            key.append(Character(Unicode.Scalar(UInt8(types.last ?? 0) + 0x20)))
        }
        if let name = prepared[key] { return name }
        // Lists of many lengths make many statements; the server must not be filled with them.
        if prepared.count >= 500 {
            try command("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(connection, name, text, Int32(types.count), types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result) }
        prepared[key] = name
        return name
    }

    /// Lays the values into one buffer and hands out libpq's three arrays.
    private func bound<T>(
        _ values: [SQLValue],
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        var buffer: [UInt8] = []
        var places: [Int?] = []
        var lengths: [Int32] = []
        for value in values {
            let start = buffer.count
            switch value {
            case .null: break
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
            case .text(let text): buffer.append(contentsOf: text.utf8)
            case .bytes(let bytes): buffer.append(contentsOf: bytes)
            }
            places.append(value == .null ? nil : start)
            lengths.append(Int32(clamping: buffer.count - start))
        }
        buffer.append(0)  // so that an empty last value has an address too
        let formats = [Int32](repeating: 1, count: values.count)
        return buffer.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = places.map { place in place.flatMap { offset in start.map { UnsafePointer($0 + offset) } } }
            return body(Int32(values.count), pointers, lengths, formats)
        }
    }

    private func value(of result: OpaquePointer, _ row: Int32, _ column: Int32, _ kind: UInt32) throws -> SQLValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        guard let start = PQgetvalue(result, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch kind {
        case Kind.text: return .text(String(decoding: bytes, as: UTF8.self))
        case Kind.bytes: return .bytes(Array(bytes))
        case Kind.big, Kind.integer, Kind.small:
            // Two's complement, big-endian, of 2, 4 or 8 bytes.
            var number: Int64 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : -1
            for byte in bytes { number = number << 8 | Int64(byte) }
            return .integer(number)
        default: throw Notices.damaged
        }
    }

    private func failure(_ result: OpaquePointer?) -> Notice {
        guard isAlive, let result else { return Notices.unreachable }
        // 'C' is PG_DIAG_SQLSTATE, a macro that Swift cannot see.
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        return PostgresErrors.notice(state: state)
    }

    private static func put(_ value: SQLValue, _ out: inout [UInt8]) {
        switch value {
        case .null: put(Int32(-1), &out)
        case .integer(let number):
            put(Int32(8), &out)
            put(number, &out)
        case .text(let text):
            put(Int32(clamping: text.utf8.count), &out)
            out.append(contentsOf: text.utf8)
        case .bytes(let bytes):
            put(Int32(clamping: bytes.count), &out)
            out.append(contentsOf: bytes)
        }
    }

    private static func put(_ number: some FixedWidthInteger, _ out: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { out.append(contentsOf: $0) }
    }
}
