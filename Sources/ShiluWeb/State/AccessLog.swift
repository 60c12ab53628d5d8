import GRDB

/// One line of the access log.
public struct AccessLine: Sendable {
    public let at: Int64
    public let account: Int64
    public let kind: AccessLog.Kind
    /// What was asked for: a page or a record's id, never a field's value.
    public let what: String
    /// Why it was refused; empty for reads.
    public let detail: String
    /// The reference number shown on the page, if any.
    public let reference: String
}

/// Every refusal, every reading of a confidential record, every sign-in.
public struct AccessLog: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case refusal, confidential, signIn, signInFailed, account, erasure
        public var label: String {
            switch self {
            case .refusal: "拒绝"
            case .confidential: "查阅保密记录"
            case .signIn: "登录"
            case .signInFailed: "登录失败"
            case .account: "账号变动"
            case .erasure: "清除个人信息"
            }
        }
    }

    static let migration = StateMigration(
        "access-log-1",
        """
        CREATE TABLE access_line (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account INTEGER NOT NULL, kind TEXT NOT NULL,
            what TEXT NOT NULL, detail TEXT NOT NULL, reference TEXT NOT NULL);
        CREATE INDEX access_line_kind ON access_line (kind, id);
        """)

    let state: StateStore

    /// Writes a line; what cannot be logged is not shown.
    public func note(
        _ kind: Kind, account: Int64, what: String, detail: String = "", reference: String = "", at now: Int64
    ) throws {
        // What is logged each time it is read is rendered each time it is read.
        PageMark.current?.forget()
        try state.write(quiet: true) { db in
            try db.execute(
                sql: "INSERT INTO access_line (at, account, kind, what, detail, reference) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [now, account, kind.rawValue, String(what.prefix(300)), detail, reference])
        }
    }

    /// The latest lines first.
    public func lines(_ kinds: [Kind], offset: Int, limit: Int) throws -> [AccessLine] {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return try state.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT at, account, kind, what, detail, reference FROM access_line WHERE kind IN (\(marks))
                    ORDER BY id DESC LIMIT ? OFFSET ?
                    """,
                arguments: StatementArguments(kinds.map(\.rawValue)) + StatementArguments([limit, offset])
            ).compactMap { row in
                Kind(rawValue: row[2]).map {
                    AccessLine(
                        at: row[0], account: row[1], kind: $0, what: row[3], detail: row[4], reference: row[5])
                }
            }
        }
    }

    public func count(_ kinds: [Kind]) throws -> Int {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return try state.read { db in
            try Int.fetchOne(
                db, sql: "SELECT COUNT(*) FROM access_line WHERE kind IN (\(marks))",
                arguments: StatementArguments(kinds.map(\.rawValue))) ?? 0
        }
    }
}
