import Crypto
import Foundation
import GRDB

/// One browser that is signed in.
public struct SignIn: Sendable, Hashable {
    public let account: Int64
    /// Stands in every form of this browser.
    public let formToken: String
    public let createdAt: Int64
    public let seenAt: Int64
}

/// Sign-ins: only a hash of the cookie is stored, so that the file alone opens no session.
public struct SignInStore: Sendable {
    static let migration = StateMigration(
        "signins-1",
        """
        CREATE TABLE signin (
            token BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), form_token TEXT NOT NULL,
            created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX signin_account ON signin (account);
        """)

    /// Seconds without any page after which a browser is signed out.
    public static let idleLimit: Int64 = 2 * 3600
    /// Seconds after which it is signed out in any case.
    public static let absoluteLimit: Int64 = 12 * 3600

    let state: StateStore

    /// Signs a browser in. Returns the cookie's value.
    func begin(_ account: Int64, at now: Int64) throws -> String {
        let token = RandomText.make(bytes: 32)
        try state.write(quiet: true) { db in
            try db.execute(
                sql: "DELETE FROM signin WHERE created_at < ? OR seen_at < ?",
                arguments: [now - Self.absoluteLimit, now - Self.idleLimit])
            try db.execute(
                sql: "INSERT INTO signin (token, account, form_token, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [Self.hash(token), account, RandomText.make(bytes: 18), now, now])
        }
        return token
    }

    /// The sign-in of a cookie; nil where there is none or it has run out.
    func find(_ token: String, at now: Int64) throws -> SignIn? {
        let hash = Self.hash(token)
        guard let found = try stored(hash), Self.isOpen(found, at: now) else { return nil }
        try touch(found, token, at: now)
        return found
    }

    /// As it stands in the file, whether or not it has run out.
    func stored(_ hash: Data) throws -> SignIn? {
        try state.read { db in
            try Row.fetchOne(
                db, sql: "SELECT account, form_token, created_at, seen_at FROM signin WHERE token = ?",
                arguments: [hash]
            ).map { SignIn(account: $0[0], formToken: $0[1], createdAt: $0[2], seenAt: $0[3]) }
        }
    }

    static func isOpen(_ found: SignIn, at now: Int64) -> Bool {
        now - found.createdAt < absoluteLimit && now - found.seenAt < idleLimit
    }

    static func mustTouch(_ found: SignIn, at now: Int64) -> Bool { now - found.seenAt > 60 }

    /// Notes that it is in use, at most once a minute. Returns whether it wrote.
    @discardableResult
    func touch(_ found: SignIn, _ token: String, at now: Int64) throws -> Bool {
        guard Self.mustTouch(found, at: now) else { return false }
        try state.write(quiet: true) { db in
            try db.execute(sql: "UPDATE signin SET seen_at = ? WHERE token = ?", arguments: [now, Self.hash(token)])
        }
        return true
    }

    func end(_ token: String) throws {
        try state.write { db in
            try db.execute(sql: "DELETE FROM signin WHERE token = ?", arguments: [Self.hash(token)])
        }
    }

    /// Signs an account out everywhere, as after a change of password or rights.
    func endAll(of account: Int64) throws {
        try state.write { db in
            try db.execute(sql: "DELETE FROM signin WHERE account = ?", arguments: [account])
        }
    }

    static func hash(_ token: String) -> Data { Data(SHA256.hash(data: Data(token.utf8))) }
}

/// Unguessable texts, for cookies, codes and links.
public enum RandomText {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
    /// Without 0 and O, 1 and I: codes are typed from a screen.
    private static let plain = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".unicodeScalars)

    /// URL-safe text of that much randomness, in whole bytes.
    public static func make(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        var out = String.UnicodeScalarView()
        for _ in 0..<((bytes * 8 + 5) / 6) { out.append(letters[Int(generator.next() & 63)]) }
        return String(out)
    }

    /// A code to be typed: five bits a character.
    public static func code(_ length: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        var out = String.UnicodeScalarView()
        for _ in 0..<length { out.append(plain[Int(generator.next() & 31)]) }
        return String(out)
    }

    /// Compares without telling by time where they differ.
    public static func equal(_ one: String, _ other: String) -> Bool {
        let (left, right) = (Array(one.utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }
}
