import Crypto
import Foundation
import GRDB
import ShiluRegisters

/// What a token may be used for; never more than its account may do.
public enum APIScope: String, Sendable, CaseIterable, Hashable {
    case read, write, report

    /// As the page of tokens says it.
    public var label: String {
        switch self {
        case .read: "查看记录"
        case .write: "登记、推进、更正和撤销记录"
        case .report: "读取指标和应办事项，生成和审核报告"
        }
    }
}

/// A token as the page of tokens shows it: its text is shown once, when it is made, and never stored.
public struct APIToken: Sendable, Hashable {
    /// Its number.
    public let id: Int64
    /// Whose it is.
    public let account: Int64
    /// What the account's owner calls it.
    public let name: String
    /// What it may be used for.
    public let scopes: Set<APIScope>
    /// Seconds since 1970.
    public let createdAt: Int64
    /// The last day on which it is taken.
    public let until: Day
    /// Seconds since 1970; 0 for never, rounded to the hour.
    public let usedAt: Int64
    /// Whether it was taken back.
    public let isRevoked: Bool
}

/// Bearer tokens of the interface, and the secret addresses of calendars.
public struct APITokenStore: Sendable {
    static let migration = StateMigration(
        "api-tokens-1",
        """
        CREATE TABLE api_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES account (id),
            name TEXT NOT NULL, scopes TEXT NOT NULL, created_at INTEGER NOT NULL, until INTEGER NOT NULL,
            used_at INTEGER NOT NULL DEFAULT 0, revoked INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX api_token_account ON api_token (account);
        CREATE TABLE feed (
            id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES account (id),
            target TEXT NOT NULL, created_at INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0);
        """)

    let state: StateStore

    private static let columns = "id, account, name, scopes, created_at, until, used_at, revoked"
    private static func token(_ row: Row) -> APIToken {
        let scopes: String = row[3]
        return APIToken(
            id: row[0], account: row[1], name: row[2],
            scopes: Set(scopes.split(separator: " ").compactMap { APIScope(rawValue: String($0)) }), createdAt: row[4],
            until: Day(number: row[5]), usedAt: row[6], isRevoked: row[7] != 0)
    }

    /// Makes a token. Returns its text, which cannot be shown again.
    func make(account: Int64, name: String, scopes: Set<APIScope>, until: Day, at now: Int64) throws -> String {
        let text = "shilu_" + RandomText.make(bytes: 32)
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO api_token (hash, account, name, scopes, created_at, until) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    Self.hash(text), account, name,
                    APIScope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " "),
                    now, until.number,
                ])
        }
        return text
    }

    /// The token of a text that is neither revoked nor past its last day.
    func find(_ text: String, on today: Day, at now: Int64) throws -> APIToken? {
        let hash = Self.hash(text)
        let found = try state.read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM api_token WHERE hash = ?", arguments: [hash])
                .map(Self.token)
        }
        guard let found, !found.isRevoked, today <= found.until else { return nil }
        if now - found.usedAt >= 3600 {
            try state.write { db in
                try db.execute(
                    sql: "UPDATE api_token SET used_at = ? WHERE id = ?", arguments: [now / 3600 * 3600, found.id])
            }
        }
        return found
    }

    /// The tokens of an account, the latest first.
    func tokens(of account: Int64) throws -> [APIToken] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM api_token WHERE account = ? ORDER BY id DESC",
                arguments: [account]
            ).map(Self.token)
        }
    }

    /// Takes a token back, for good.
    func revoke(_ id: Int64, of account: Int64) throws {
        try state.write { db in
            try db.execute(
                sql: "UPDATE api_token SET revoked = 1 WHERE id = ? AND account = ?", arguments: [id, account])
        }
    }

    // MARK: calendars

    /// Makes the secret address of a calendar. Returns its text, which cannot be shown again.
    /// - Parameter target: an organisation or a member.
    func makeFeed(account: Int64, target: String, at now: Int64) throws -> String {
        let text = RandomText.make(bytes: 24)
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO feed (hash, account, target, created_at) VALUES (?, ?, ?, ?)",
                arguments: [Self.hash(text), account, target, now])
        }
        return text
    }

    /// Whose duties a calendar shows, and for whom.
    func feed(_ text: String) throws -> (account: Int64, target: String)? {
        try state.read { db in
            try Row.fetchOne(
                db, sql: "SELECT account, target FROM feed WHERE hash = ? AND revoked = 0", arguments: [Self.hash(text)]
            ).map { ($0[0], $0[1]) }
        }
    }

    /// Number and target of the calendars of an account that still work.
    func feeds(of account: Int64) throws -> [(id: Int64, target: String)] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT id, target FROM feed WHERE account = ? AND revoked = 0 ORDER BY id",
                arguments: [account]
            ).map { ($0[0], $0[1]) }
        }
    }

    /// Takes a calendar's address back, for good.
    func revokeFeed(_ id: Int64, of account: Int64) throws {
        try state.write { db in
            try db.execute(sql: "UPDATE feed SET revoked = 1 WHERE id = ? AND account = ?", arguments: [id, account])
        }
    }

    static func hash(_ text: String) -> Data { Data(SHA256.hash(data: Data(text.utf8))) }
}
