import GRDB
import ShiluLedger
import ShiluRegisters
import ShiluService

/// What was done to keep the ledger safe, and when: the last verification, the last backup.
public struct UpkeepStore: Sendable {
    /// The raw value is stored.
    enum Kind: String, Sendable { case verify, backup }

    struct Line: Sendable, Hashable {
        /// Seconds since 1970.
        let at: Int64
        let isGood: Bool
        /// For a backup the name of its folder.
        let what: String
    }

    static let migration = StateMigration(
        "upkeep-1",
        """
        CREATE TABLE upkeep (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at INTEGER NOT NULL, good INTEGER NOT NULL,
            what TEXT NOT NULL);
        CREATE INDEX upkeep_kind ON upkeep (kind, id);
        """)

    let state: StateStore

    func note(_ kind: Kind, isGood: Bool, what: String = "", at now: Int64) throws {
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO upkeep (kind, at, good, what) VALUES (?, ?, ?, ?)",
                arguments: [kind.rawValue, now, isGood ? 1 : 0, what])
        }
    }

    /// The latest; nil for never.
    func last(_ kind: Kind) throws -> Line? {
        try state.read { db in
            try Row.fetchOne(
                db, sql: "SELECT at, good, what FROM upkeep WHERE kind = ? ORDER BY id DESC LIMIT 1",
                arguments: [kind.rawValue]
            ).map { Line(at: $0[0], isGood: $0[1] != 0, what: $0[2]) }
        }
    }
}

extension WebApp {
    /// Verifications and backups.
    var upkeep: UpkeepStore { UpkeepStore(state: state) }

    /// Copies the ledger and the state file into the backup folder, and notes how it went.
    func backUp() throws {
        guard let folder = options.backups else {
            throw Notice("backup-no-folder", "没有指定备份文件夹", next: "请在启动命令里加上 --backup-dir 文件夹")
        }
        do {
            let report = try folder.back(
                up: ledger, named: options.ledgerName, attachments: options.attachments, at: now,
                beside: [(name: options.ledgerName + ".web", copy: { try self.state.copy(to: $0) })])
            try upkeep.note(.backup, isGood: true, what: report.name, at: now)
        } catch {
            try upkeep.note(.backup, isGood: false, at: now)
            log.error("backup failed", metadata: ["kind": "\(String(reflecting: type(of: error)))"])
            throw error
        }
    }
}
