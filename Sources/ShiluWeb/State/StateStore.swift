import Foundation
import GRDB
import ShiluRegisters
import ShiluSQLite
import Synchronization

/// A step in the life of the state file: tables of one feature. Released steps never change; new ones come after.
public struct StateMigration: Sendable {
    let name: String
    let sql: String
    public init(_ name: String, _ sql: String) { (self.name, self.sql) = (name, sql) }
}

/// What is not record: accounts, sign-ins, drafts, one-time links, the log of refusals. A second SQLite file beside the ledger.
///
/// It can be lost without losing a record; it is never read to count anything.
public final class StateStore: Sendable {
    private let pool: DatabasePool
    private let watch: ChangeWatch
    /// The last version, while the file stays as it is.
    private let known = Mutex<(mark: Int64, version: Int64)?>(nil)

    /// Every migration in order. A feature with tables of its own adds its line here.
    static let migrations: [StateMigration] = [
        AccountStore.migration,
        SignInStore.migration,
        DraftStore.migration,
        AccessLog.migration,
        APITokenStore.migration,
        MeetingStore.migration,
        BallotStore.migration,
        RobotStore.migration,
        StateVersion.migration,
        UpkeepStore.migration,
        TestStore.migration,
    ]

    /// Opens the file, or makes it; only its owner may read it.
    public init(path: String) throws {
        let made = !FileManager.default.fileExists(atPath: path)
        // Where this fails the database cannot be opened either, and that says why.
        if made {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            var migrator = DatabaseMigrator()
            for migration in StateStore.migrations {
                migrator.registerMigration(migration.name) { db in try db.execute(sql: migration.sql) }
            }
            try migrator.migrate(pool)
            watch = ChangeWatch(path: path)
        } catch {
            throw Notice(
                "state-unreadable", "网页版的账号文件打不开", next: "请检查文件权限和磁盘空间；文件损坏的，请用备份恢复，或改名后重新建立管理员",
                place: URL(fileURLWithPath: path).lastPathComponent)
        }
    }

    /// Where the state of a ledger lies.
    public static func path(ofLedger path: String) -> String { path + ".web" }

    func read<T>(_ body: (Database) throws -> T) throws -> T { try pool.read(body) }
    /// - Parameter quiet: for what no remembered page shows, such as a line of the access log: those pages stay remembered.
    func write<T>(quiet: Bool = false, _ body: (Database) throws -> T) throws -> T {
        // The closure of GRDB's own `write` may not throw typed errors through; this one commits or rolls back as a whole.
        try pool.writeWithoutTransaction { db in
            var result: Result<T, any Error>?
            try db.inTransaction(.immediate) {
                let made = try body(db)
                if !quiet { try db.execute(sql: "UPDATE state_version SET number = number + 1") }
                result = .success(made)
                return .commit
            }
            guard let result else { throw StateError.unfinished }
            return try result.get()
        }
    }

    /// Grows with every write that is not quiet, by whichever program.
    func version() throws -> Int64 {
        // Before the number is read: what is written in between makes the pair look old, never new.
        let mark = watch.mark()
        if let mark, let known = known.withLock({ $0 }), known.mark == mark { return known.version }
        let version = try read { db in
            try Int64.fetchOne(try db.cachedStatement(sql: "SELECT number FROM state_version")) ?? 0
        }
        if let mark { known.withLock { $0 = (mark, version) } }
        return version
    }

    /// The same where it can be told without waiting; nil where it must be read.
    func knownVersion() -> Int64? {
        guard let mark = watch.mark(), let known = known.withLock({ $0 }), known.mark == mark else { return nil }
        return known.version
    }

    /// Writes a consistent copy of the file, also while it is in use.
    public func copy(to path: String) throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }

    public func close() throws {
        watch.close()
        try pool.close()
    }
}

/// One number that tells whether anything in the state file changed.
enum StateVersion {
    static let migration = StateMigration(
        "state-version-1",
        "CREATE TABLE state_version (number INTEGER NOT NULL); INSERT INTO state_version (number) VALUES (0);")
}

enum StateError: Error { case unfinished }
