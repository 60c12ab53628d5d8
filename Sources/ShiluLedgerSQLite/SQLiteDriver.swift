import Foundation
import GRDB
import ShiluLedger
import ShiluRegisters
import ShiluSQLite

/// A ledger in one SQLite file: readers beside one writer, every commit on disk before it returns.
public final class SQLiteDriver: LedgerDriver {
    public let place: String
    private let path: String
    private let pool: DatabasePool
    private let turns = WriteTurns()
    private let watch: ChangeWatch
    private let memory: Memory

    /// How much of the file is kept in memory.
    public enum Memory: Sendable {
        /// For one command: as much as makes an import or a count quick.
        case command
        /// For a server with many connections: little for each, for the system keeps the file in memory too.
        case server

        /// Bytes of each connection.
        var bytes: Int { self == .command ? 64 << 20 : 2 << 20 }
    }

    /// - Parameter create: makes a new file and refuses to touch an existing one; otherwise the file must exist.
    public init(path: String, create: Bool = false, memory: Memory = .command) throws {
        place = URL(fileURLWithPath: path).lastPathComponent
        self.path = path
        self.memory = memory
        let liesStill = !create && SQLiteDriver.liesStill(path)
        let name = liesStill ? SQLiteDriver.unchanging(path) : path
        watch = ChangeWatch(path: name)
        let files = FileManager.default
        var isFolder: ObjCBool = false
        let exists = files.fileExists(atPath: path, isDirectory: &isFolder)
        if create {
            // O_EXCL: two programs creating the same ledger at once cannot both succeed.
            let descriptor = path.withCString { Foundation.open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
            guard descriptor >= 0 else { throw SQLiteErrors.notice(forCreating: errno) }
            Foundation.close(descriptor)
        } else {
            guard exists else { throw Notices.missing }
            guard !isFolder.boolValue, SQLiteDriver.looksLikeDatabase(path) else { throw Notices.noLedger }
        }
        if liesStill, SQLiteDriver.hasPending(path) { throw Notices.halfCopied }
        var configuration = Configuration()
        configuration.readonly = liesStill
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(SQLiteDriver.patience)
        configuration.maximumReaderCount = 8
        configuration.label = "shilu"
        // A transaction stays open from one short write to the next that waits: they share its commit.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -\(memory.bytes >> 10)")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            if !create, try !SQLiteDriver.holdsLedger(name) { throw Notices.noLedger }
            pool = try SQLiteDriver.open(name, configuration)
        } catch {
            if create { try? files.removeItem(atPath: path) }
            throw SQLiteErrors.notice(for: error)
        }
    }

    /// How many seconds to wait for whoever writes.
    private static let patience = 10.0

    /// Opening asks for the write-ahead log, for which SQLite does not wait while a first import goes without it.
    private static func open(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        let end = ContinuousClock.now + .seconds(patience)
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                usleep(20_000)
            }
        }
    }

    /// Whether nothing can be written where the file lies: a disc, a share for looking only. SQLite cannot make its files beside
    /// it then, and need not: nobody changes it.
    private static func liesStill(_ path: String) -> Bool {
        var status = statvfs()
        return statvfs(path, &status) == 0 && status.f_flag & UInt(ST_RDONLY) != 0
    }

    /// The name under which SQLite reads a file as it lies, without locks (`immutable`, sqlite.org/uri.html).
    private static func unchanging(_ path: String) -> String {
        URL(fileURLWithPath: path).absoluteString + "?immutable=1"
    }

    /// Whether entries lie in the log beside the file that were not taken into it, or what undoes an import that was cut off.
    private static func hasPending(_ path: String) -> Bool {
        ["-wal", "-journal"].contains { suffix in
            let size = try? FileManager.default.attributesOfItem(atPath: path + suffix)[.size] as? Int
            return (size ?? 0) > 0
        }
    }

    /// Whether a ledger's tables are there, looked up without writing: a foreign database must stay as it is.
    private static func holdsLedger(_ path: String) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { try $0.tableExists("ledger_schema") }
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            // A first import was cut off: whoever opens the file to write undoes what came of it.
            configuration.readonly = false
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { try $0.tableExists("ledger_schema") }
        }
    }

    /// The 16 bytes at the head of every SQLite file.
    private static func looksLikeDatabase(_ path: String) -> Bool {
        // A pipe would keep the program waiting for ever.
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeRegular || type == .typeSymbolicLink, let file = FileHandle(forReadingAtPath: path) else {
            return false
        }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 16) else { return false }
        return head == Data("SQLite format 3\0".utf8)
    }

    /// The connection of the read that is going on; it never leaves that read's thread.
    private struct Held: @unchecked Sendable {
        let driver: ObjectIdentifier
        let db: any SQLConnection
    }
    @TaskLocal private static var held: Held?

    /// A read within a read is a part of it: the pool would stop the program.
    public func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        if let held = SQLiteDriver.held, held.driver == ObjectIdentifier(self) { return try body(held.db) }
        return try translating {
            try pool.read { db in
                let connection = SQLiteConnection(db)
                return try SQLiteDriver.$held.withValue(Held(driver: ObjectIdentifier(self), db: connection)) {
                    try body(connection)
                }
            }
        }
    }

    public func mark() -> Int64? {
        if let held = SQLiteDriver.held, held.driver == ObjectIdentifier(self) { return nil }
        return watch.mark()
    }

    // The whole file has one writer, so the unit need not be named.
    public func write<T>(unit: String, size: WriteSize, _ body: (any SQLConnection) throws -> T) throws -> T {
        let turn = turns.begin(isShort: size == .few)
        var result: Result<T, any Error>?
        do {
            try pool.writeWithoutTransaction { db in
                let isLogAside = size == .many && putLogAside(db)
                defer { if isLogAside { takeUpLog(db) } }
                if !turn.isOpen { try db.beginTransaction(.immediate) }
                do {
                    try db.inSavepoint {
                        result = .success(try body(SQLiteConnection(db)))
                        return .commit
                    }
                } catch {
                    result = .failure(error)
                    // A full disk ends the whole transaction, with what others wrote in it.
                    if !db.isInsideTransaction { throw error }
                }
                if turns.isLast(turn) { try db.commit() }
            }
        } catch {
            try? pool.writeWithoutTransaction { db in if db.isInsideTransaction { try db.rollback() } }
            turns.fail(turn, error)
            return try translating { throw error }
        }
        return try translating {
            try turns.end(turn)
            guard let result else { throw Notices.unreadable }
            return try result.get()
        }
    }

    /// Up to so many bytes a ledger holds little more than its tables.
    private static let nextToNothing: Int64 = 1 << 20

    /// The write-ahead log keeps the old state for readers and writes every page twice. The first import into a new ledger makes
    /// nearly all pages, and there is nothing to read before it: SQLite's other journal, of the few old pages, is enough.
    /// (docs/decisions/0026-the-first-import-has-no-log.md)
    ///
    /// - Returns: false, with everything as it was, where the ledger is not new or somebody else has it open.
    private func putLogAside(_ db: Database) -> Bool {
        guard memory == .command,
            let pages = try? Int64.fetchOne(db, sql: "PRAGMA page_count"),
            let bytes = try? Int64.fetchOne(db, sql: "PRAGMA page_size"),
            pages.multipliedReportingOverflow(by: bytes).partialValue <= SQLiteDriver.nextToNothing
        else { return false }
        // Our own readers count as somebody else; they open again when they are asked.
        watch.close()
        pool.invalidateReadOnlyConnections()
        return (try? String.fetchOne(db, sql: "PRAGMA journal_mode = TRUNCATE")) == "truncate"
    }

    /// Whoever opens the ledger next does the same, should this fail.
    private func takeUpLog(_ db: Database) {
        if db.isInsideTransaction { try? db.rollback() }
        _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        // Readers need the log's file, which the first look at the database makes.
        _ = try? Int64.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema")
    }

    public func copy(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw Notices.exists }
        // Only its owner may read it, from the first byte on.
        let descriptor = path.withCString { Foundation.open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw SQLiteErrors.notice(forCreating: errno) }
        Foundation.close(descriptor)
        try translating {
            let target = try DatabaseQueue(path: path)
            defer { try? target.close() }
            try pool.backup(to: target)
            let isSound = try target.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") } == "ok"
            guard isSound else { throw Notices.damaged }
        }
    }

    public func close() throws {
        watch.close()
        try translating { try pool.close() }
    }

    private func translating<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError {
            let notice = SQLiteErrors.notice(for: error)
            // Without a byte left SQLite cannot make the files beside the ledger, and says only that.
            if let known = notice as? Notice, known == Notices.unreadable, hasNoRoom { throw Notices.full }
            throw notice
        }
    }

    /// Whether the disk of the ledger is full.
    private var hasNoRoom: Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = statvfs()
        return statvfs(folder, &status) == 0 && status.f_bavail == 0
    }
}

enum SQLiteErrors {
    static func notice(forCreating code: Int32) -> Notice {
        switch code {
        case EEXIST: Notices.exists
        case ENOSPC, EDQUOT, EFBIG: Notices.full
        case ENOENT, ENOTDIR: Notice("folder-missing", "台账要放的文件夹不存在", next: "请先建立文件夹，或换一个位置")
        default: Notices.readOnly
        }
    }

    static func notice(for error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        switch error.resultCode {
        case .SQLITE_FULL: return Notices.full
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return Notices.readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: return Notices.busy
        case .SQLITE_CORRUPT: return Notices.damaged
        case .SQLITE_NOTADB: return Notices.noLedger
        case .SQLITE_CANTOPEN: return Notices.unreadable
        // A write that the system cut short (quota, file size limit, a pulled disk) counts as no room.
        case .SQLITE_IOERR: return error.extendedResultCode == .SQLITE_IOERR_WRITE ? Notices.full : Notices.unreadable
        case .SQLITE_SCHEMA, .SQLITE_MISMATCH, .SQLITE_FORMAT: return Notices.damaged
        default: return Notices.unforeseen(Int(error.extendedResultCode.rawValue))
        }
    }
}
