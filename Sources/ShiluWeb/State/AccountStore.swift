import Foundation
import GRDB
import ShiluRegisters
import ShiluService

/// Somebody who may sign in.
public struct Account: Sendable, Hashable {
    public let id: Int64
    /// What is typed to sign in.
    public let login: String
    /// Name as it stands beside what they enter; also the author of entries.
    public let name: String
    /// The member that they are: `Member/…`.
    public let member: String?
    public let isDisabled: Bool
    /// Whether the password was given by somebody else and must be changed first.
    public let mustChangePassword: Bool
    public let createdAt: Int64
    /// Until when signing in is locked, in seconds since 1970; 0 for not locked.
    public let lockedUntil: Int64
}

/// A role of an account.
public struct Grant: Sendable, Hashable {
    public let id: Int64
    public let role: Role
    /// `PartyOrganization/…`; nil for the whole unit.
    public let organization: String?
    public let since: Day
    /// The last day; nil while it lasts.
    public let until: Day?

    public func holds(on day: Day) -> Bool { since <= day && until.map { day <= $0 } ?? true }
}

/// Accounts, their roles and passwords.
public struct AccountStore: Sendable {
    static let migration = StateMigration(
        "accounts-1",
        """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY AUTOINCREMENT, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, member TEXT,
            password TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0, must_change INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE role_grant (
            id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account (id), role TEXT NOT NULL,
            organization TEXT, since INTEGER NOT NULL, until INTEGER);
        CREATE INDEX role_grant_account ON role_grant (account);
        """)

    let state: StateStore

    public init(state: StateStore) { self.state = state }

    private static let columns = "id, login, name, member, disabled, must_change, created_at, locked_until"

    private static func account(_ row: Row) -> Account {
        Account(
            id: row[0], login: row[1], name: row[2], member: row[3], isDisabled: row[4] != 0,
            mustChangePassword: row[5] != 0, createdAt: row[6], lockedUntil: row[7])
    }

    public func all() throws -> [Account] {
        try state.read { db in
            try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM account ORDER BY disabled, login").map(Self.account)
        }
    }

    public func isEmpty() throws -> Bool {
        try state.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM account") ?? 0 } == 0
    }

    public func account(_ id: Int64) throws -> Account? {
        try state.read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM account WHERE id = ?", arguments: [id])
                .map(Self.account)
        }
    }

    public func account(login: String) throws -> Account? {
        try state.read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(Self.columns) FROM account WHERE login = ?", arguments: [Self.normal(login)]
            ).map(Self.account)
        }
    }

    /// Sign-in names are compared without regard to case and outer spaces.
    static func normal(_ login: String) -> String {
        login.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    /// - Parameter hash: from `PasswordHasher`.
    /// - Throws: `Notice` where the sign-in name is taken or empty.
    @discardableResult
    public func create(
        login: String, name: String, member: String?, hash: String, mustChange: Bool, at now: Int64
    ) throws -> Int64 {
        let login = Self.normal(login)
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (2...40).contains(login.count), !login.contains(where: \.isWhitespace) else {
            throw Notice("login-form", "登录名要有2到40个字，不能有空格", next: "请改填，如姓名或工号", place: "登录名")
        }
        guard (1...40).contains(name.count) else {
            throw Notice("name-missing", "没有填姓名，或者太长", next: "请填写，登记的记录上会写明经办人", place: "姓名")
        }
        return try state.write { db in
            guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM account WHERE login = ?", arguments: [login]) == 0
            else { throw Notice("login-taken", "登录名“\(login)”已经有人用了", next: "请换一个登录名", place: "登录名") }
            try db.execute(
                sql: """
                    INSERT INTO account (login, name, member, password, must_change, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, arguments: [login, name, member, hash, mustChange ? 1 : 0, now])
            return db.lastInsertedRowID
        }
    }

    public func update(_ id: Int64, name: String, member: String?, disabled: Bool) throws {
        try state.write { db in
            try db.execute(
                sql: "UPDATE account SET name = ?, member = ?, disabled = ? WHERE id = ?",
                arguments: [name, member, disabled ? 1 : 0, id])
        }
    }

    public func setPassword(_ id: Int64, hash: String, mustChange: Bool) throws {
        try state.write { db in
            try db.execute(
                sql: """
                    UPDATE account SET password = ?, must_change = ?, failures = 0, locked_until = 0 WHERE id = ?
                    """, arguments: [hash, mustChange ? 1 : 0, id])
        }
    }

    func hash(of id: Int64) throws -> String? {
        try state.read { try String.fetchOne($0, sql: "SELECT password FROM account WHERE id = ?", arguments: [id]) }
    }

    /// Counts a wrong password; from the fifth on the account is locked for a quarter of an hour.
    func noteFailure(_ id: Int64, at now: Int64) throws {
        try state.write(quiet: true) { db in
            try db.execute(
                sql: """
                    UPDATE account SET failures = failures + 1,
                        locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE locked_until END WHERE id = ?
                    """, arguments: [AccountStore.mostFailures, now + AccountStore.lockSeconds, id])
        }
    }
    static let mostFailures = 5
    static let lockSeconds: Int64 = 15 * 60

    func noteSuccess(_ id: Int64) throws {
        try state.write(quiet: true) { db in
            try db.execute(
                sql:
                    "UPDATE account SET failures = 0, locked_until = 0 WHERE id = ? AND (failures > 0 OR locked_until > 0)",
                arguments: [id])
        }
    }

    // MARK: roles

    public func grants(of account: Int64) throws -> [Grant] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT id, role, organization, since, until FROM role_grant WHERE account = ? ORDER BY id",
                arguments: [account]
            ).compactMap { row in
                guard let role = Role(rawValue: row[1]) else { return nil }
                let until: Int64? = row[4]
                return Grant(
                    id: row[0], role: role, organization: row[2], since: Day(number: row[3]),
                    until: until.map(Day.init(number:)))
            }
        }
    }

    public func grant(_ role: Role, to account: Int64, organization: String?, since: Day, until: Day? = nil) throws {
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO role_grant (account, role, organization, since, until) VALUES (?, ?, ?, ?, ?)",
                arguments: [account, role.rawValue, organization, since.number, until?.number])
        }
    }

    /// Ends a role with a day, for good: who could do what on a past day stays known.
    public func end(grant id: Int64, of account: Int64, on day: Day) throws {
        try state.write { db in
            try db.execute(
                sql: "UPDATE role_grant SET until = ? WHERE id = ? AND account = ?",
                arguments: [day.number, id, account])
        }
    }

    /// Accounts that hold a role on a day.
    public func holders(of role: Role, on day: Day) throws -> [Account] {
        try all().filter { account in
            try !account.isDisabled && grants(of: account.id).contains { $0.role == role && $0.holds(on: day) }
        }
    }
}
