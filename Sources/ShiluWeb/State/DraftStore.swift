import Foundation
import GRDB

/// Something that somebody is still writing, or has handed in to be reviewed. Not in the ledger yet.
public struct Draft: Sendable {
    public enum Status: String, Sendable {
        /// Being written.
        case open
        /// Handed in: waits for somebody else.
        case submitted
        /// Sent back with a remark.
        case returned
    }
    public let id: String
    public let account: Int64
    /// The register's name; for other uses a name of the feature's own.
    public let register: String
    /// The record that it amends; empty for a new one.
    public let record: String
    public let fields: FormFields
    public let status: Status
    /// Why it was sent back.
    public let remark: String
    /// Where it lies, for reviewers; empty while unknown.
    public let organization: String
    public let updatedAt: Int64
}

/// Drafts: form fields as typed, so that nothing typed is lost, right or wrong.
public struct DraftStore: Sendable {
    static let migration = StateMigration(
        "drafts-1",
        """
        CREATE TABLE draft (
            id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), register TEXT NOT NULL,
            record TEXT NOT NULL, fields BLOB NOT NULL, status TEXT NOT NULL, remark TEXT NOT NULL,
            organization TEXT NOT NULL, updated_at INTEGER NOT NULL);
        CREATE INDEX draft_account ON draft (account, updated_at);
        CREATE INDEX draft_status ON draft (status, updated_at);
        """)

    let state: StateStore
    /// Bytes of one draft; a form never comes near.
    static let mostBytes = 1 << 20

    private static let columns = "id, account, register, record, fields, status, remark, organization, updated_at"

    private static func draft(_ row: Row) -> Draft? {
        guard let status = Draft.Status(rawValue: row[5]) else { return nil }
        let packed: Data = row[4]
        return Draft(
            id: row[0], account: row[1], register: row[2], record: row[3],
            fields: FormFields(urlEncoded: String(decoding: packed, as: UTF8.self)), status: status, remark: row[6],
            organization: row[7], updatedAt: row[8])
    }

    private static func pack(_ fields: FormFields) -> Data {
        let pairs = fields.pairs.filter { $0.key != FormToken.key }
        return Data(
            pairs.map { WebPath.segment($0.key) + "=" + WebPath.segment($0.value) }.joined(separator: "&").utf8)
    }

    /// Writes a draft, or writes over one of the same account. Returns its id.
    /// - Parameter id: of an existing draft of this account; another's or none makes a new one.
    @discardableResult
    public func save(
        _ id: String?, account: Int64, register: String, record: String = "", organization: String = "",
        fields: FormFields, status: Draft.Status = .open, at now: Int64
    ) throws -> String {
        let packed = Self.pack(fields)
        guard packed.count <= Self.mostBytes else { throw WebFailure.tooLarge("草稿超过1MB，请把长的材料作为附件") }
        return try state.write { db in
            if let id {
                try db.execute(
                    sql: """
                        UPDATE draft SET fields = ?, status = ?, organization = ?, updated_at = ?
                        WHERE id = ? AND account = ?
                        """, arguments: [packed, status.rawValue, organization, now, id, account])
                if db.changesCount == 1 { return id }
            }
            let made = RandomText.make(bytes: 12)
            try db.execute(
                sql: "INSERT INTO draft (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)",
                arguments: [made, account, register, record, packed, status.rawValue, organization, now])
            return made
        }
    }

    public func draft(_ id: String) throws -> Draft? {
        try state.read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM draft WHERE id = ?", arguments: [id])
                .flatMap(Self.draft)
        }
    }

    /// The drafts of an account, the latest first.
    public func drafts(of account: Int64) throws -> [Draft] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM draft WHERE account = ? ORDER BY updated_at DESC, id",
                arguments: [account]
            ).compactMap(Self.draft)
        }
    }

    /// Everything that waits for a review, the oldest first.
    public func submitted() throws -> [Draft] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM draft WHERE status = 'submitted' ORDER BY updated_at, id"
            ).compactMap(Self.draft)
        }
    }

    public func set(_ id: String, status: Draft.Status, remark: String = "", at now: Int64) throws {
        try state.write { db in
            try db.execute(
                sql: "UPDATE draft SET status = ?, remark = ?, updated_at = ? WHERE id = ?",
                arguments: [status.rawValue, remark, now, id])
        }
    }

    public func delete(_ id: String) throws {
        try state.write { try $0.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [id]) }
    }

    /// Hands all drafts of one account to another. Returns how many.
    public func hand(from one: Int64, to other: Int64) throws -> Int {
        try state.write { db in
            try db.execute(sql: "UPDATE draft SET account = ? WHERE account = ?", arguments: [other, one])
            return db.changesCount
        }
    }
}
