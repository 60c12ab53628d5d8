import Crypto
import Foundation
import GRDB
import ShiluRegisters

/// A meeting on its way into the ledger: planned, announced, signed in to, written up, reviewed.
public struct MeetingPlan: Sendable {
    /// The raw value is stored: a released name never changes.
    public enum Status: String, Sendable, CaseIterable {
        case planned, submitted, returned, recorded, cancelled

        var label: String {
            switch self {
            case .planned: "筹备中"
            case .submitted: "待审核"
            case .returned: "已退回"
            case .recorded: "已入台账"
            case .cancelled: "已取消"
            }
        }
    }

    /// Unguessable.
    public let id: String
    /// Who prepares it.
    public let account: Int64
    /// `PartyOrganization/…`
    public let organization: String
    public let content: MeetingContent
    public let status: Status
    /// Why it was sent back.
    public let remark: String
    /// The record in the ledger; empty before.
    public let record: String
    /// Key of the codes that are shown at the door.
    let secret: String
}

/// What is said of a meeting before it is a record.
public struct MeetingContent: Sendable, Hashable {
    public var title = ""
    public var kinds: [MeetingKind] = []
    public var startsAt: LocalDateTime
    public var endsAt: LocalDateTime?
    public var place = ""
    /// `Member/…`
    public var chair = ""
    /// `Member/…`; empty for none.
    public var minuteTaker = ""
    public var agenda: [Item] = []
    public var minutes = ""
    /// How those who did not sign in are accounted for: by member, the state and reason that were ticked.
    public var others: [String: Attended] = [:]

    public struct Item: Sendable, Hashable {
        public var title: String
        public var kind: AgendaKind
    }
    public struct Attended: Sendable, Hashable {
        public var state: AttendanceState
        public var reason: AbsenceReason?
    }

    var json: JSON {
        .object([
            "title": .text(title), "kinds": .texts(kinds.map(\.rawValue)), "startsAt": .text(startsAt.description),
            "endsAt": endsAt.map { .text($0.description) }, "place": .text(place), "chair": .text(chair),
            "minuteTaker": .text(minuteTaker),
            "agenda": .list(agenda.map { .object(["title": .text($0.title), "kind": .text($0.kind.rawValue)]) }),
            "minutes": .text(minutes),
            "others": .object(
                others.sorted { $0.key < $1.key }.map { member, attended in
                    .init(
                        member,
                        .object([
                            "state": .text(attended.state.rawValue),
                            "reason": attended.reason.map { .text($0.rawValue) },
                        ]))
                }),
        ])
    }

    init(startsAt: LocalDateTime) { self.startsAt = startsAt }

    init?(_ json: JSON) {
        guard let start = json["startsAt"]?.string.flatMap({ LocalDateTime($0) }) else { return nil }
        startsAt = start
        title = json["title"]?.string ?? ""
        kinds = json["kinds"]?.items?.compactMap { $0.string.flatMap { MeetingKind(rawValue: $0) } } ?? []
        endsAt = json["endsAt"]?.string.flatMap { LocalDateTime($0) }
        place = json["place"]?.string ?? ""
        chair = json["chair"]?.string ?? ""
        minuteTaker = json["minuteTaker"]?.string ?? ""
        agenda =
            json["agenda"]?.items?.compactMap { item in
                guard let title = item["title"]?.string,
                    let kind = item["kind"]?.string.flatMap({ AgendaKind(rawValue: $0) })
                else { return nil }
                return Item(title: title, kind: kind)
            } ?? []
        minutes = json["minutes"]?.string ?? ""
        for member in json["others"]?.members ?? [] {
            guard let state = member.value["state"]?.string.flatMap({ AttendanceState(rawValue: $0) }) else { continue }
            others[member.key] = Attended(
                state: state, reason: member.value["reason"]?.string.flatMap { AbsenceReason(rawValue: $0) })
        }
    }
}

/// One person who signed in.
public struct CheckIn: Sendable, Hashable {
    /// `Member/…`
    public let member: String
    /// Seconds since 1970.
    public let at: Int64
    /// Who signed in for them; 0 where they did so themselves.
    public let proxy: Int64
    /// Why somebody else did.
    public let reason: String
}

/// Meetings that are prepared, and who signed in to them.
public struct MeetingStore: Sendable {
    static let migration = StateMigration(
        "meetings-1",
        """
        CREATE TABLE meeting_plan (
            id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), organization TEXT NOT NULL,
            content TEXT NOT NULL, status TEXT NOT NULL, remark TEXT NOT NULL DEFAULT '', record TEXT NOT NULL DEFAULT '',
            secret TEXT NOT NULL, starts_at TEXT NOT NULL);
        CREATE INDEX meeting_plan_status ON meeting_plan (status, starts_at);
        CREATE TABLE check_in (
            plan TEXT NOT NULL REFERENCES meeting_plan (id), member TEXT NOT NULL, at INTEGER NOT NULL,
            proxy INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (plan, member)) WITHOUT ROWID;
        """)

    let state: StateStore

    private static let columns = "id, account, organization, content, status, remark, record, secret"
    private static func plan(_ row: Row) -> MeetingPlan? {
        guard let status = MeetingPlan.Status(rawValue: row[4]), let json = JSON(parsing: row[3] as String),
            let content = MeetingContent(json)
        else { return nil }
        return MeetingPlan(
            id: row[0], account: row[1], organization: row[2], content: content, status: status, remark: row[5],
            record: row[6], secret: row[7])
    }

    /// Plans a meeting. Returns its id.
    func create(account: Int64, organization: String, _ content: MeetingContent) throws -> String {
        let id = RandomText.make(bytes: 9)
        try state.write { db in
            try db.execute(
                sql: """
                    INSERT INTO meeting_plan (id, account, organization, content, status, secret, starts_at)
                    VALUES (?, ?, ?, ?, 'planned', ?, ?)
                    """,
                arguments: [
                    id, account, organization, content.json.compact, RandomText.make(bytes: 32),
                    content.startsAt.description,
                ])
        }
        return id
    }

    func plan(_ id: String) throws -> MeetingPlan? {
        try state.read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM meeting_plan WHERE id = ?", arguments: [id])
                .flatMap(Self.plan)
        }
    }

    /// The latest first.
    func plans(limit: Int = 500) throws -> [MeetingPlan] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM meeting_plan ORDER BY starts_at DESC, id LIMIT ?",
                arguments: [limit]
            ).compactMap(Self.plan)
        }
    }

    func update(_ id: String, _ content: MeetingContent) throws {
        try state.write { db in
            try db.execute(
                sql: "UPDATE meeting_plan SET content = ?, starts_at = ? WHERE id = ?",
                arguments: [content.json.compact, content.startsAt.description, id])
        }
    }

    /// Moves a meeting on, if it still stands where it was seen. Returns whether it did.
    func move(
        _ id: String, from: Set<MeetingPlan.Status>, to status: MeetingPlan.Status, remark: String = "",
        record: String = ""
    ) throws -> Bool {
        try state.write { db in
            let now = try String.fetchOne(db, sql: "SELECT status FROM meeting_plan WHERE id = ?", arguments: [id])
            guard let now, let known = MeetingPlan.Status(rawValue: now), from.contains(known) else { return false }
            try db.execute(
                sql: "UPDATE meeting_plan SET status = ?, remark = ?, record = ? WHERE id = ?",
                arguments: [status.rawValue, remark, record, id])
            return true
        }
    }

    // MARK: signing in

    /// Signs somebody in; who is signed in already stays as he was. Returns what is kept.
    func signIn(_ member: String, to plan: String, proxy: Int64 = 0, reason: String = "", at now: Int64) throws
        -> CheckIn
    {
        try state.write { db in
            try db.execute(
                sql: """
                    INSERT INTO check_in (plan, member, at, proxy, reason) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (plan, member) DO NOTHING
                    """, arguments: [plan, member, now, proxy, reason])
            let row = try Row.fetchOne(
                db, sql: "SELECT at, proxy, reason FROM check_in WHERE plan = ? AND member = ?",
                arguments: [plan, member])
            return CheckIn(member: member, at: row?[0] ?? now, proxy: row?[1] ?? proxy, reason: row?[2] ?? reason)
        }
    }

    /// Who signed in, by time.
    func checkIns(of plan: String) throws -> [CheckIn] {
        try state.read { db in
            try Row.fetchAll(
                db, sql: "SELECT member, at, proxy, reason FROM check_in WHERE plan = ? ORDER BY at, member",
                arguments: [plan]
            ).map { CheckIn(member: $0[0], at: $0[1], proxy: $0[2], reason: $0[3]) }
        }
    }
}

/// The code at the door: changes every two minutes, so that a picture of it sent elsewhere is soon worth nothing.
enum DoorCode {
    static let seconds: Int64 = 120
    /// From how long before the meeting until how long after its beginning people may sign in, in minutes.
    static let opensBefore: Int64 = 60
    static let closesAfter: Int64 = 240

    static func code(_ plan: MeetingPlan, at now: Int64) -> String { code(plan, window: now / seconds) }

    private static func code(_ plan: MeetingPlan, window: Int64) -> String {
        let key = SymmetricKey(data: Data(plan.secret.utf8))
        let mac = HMAC<SHA256>.authenticationCode(for: Data("\(plan.id) \(window)".utf8), using: key)
        return mac.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Whether a code is one of the last so many.
    static func isFresh(_ given: String, _ plan: MeetingPlan, at now: Int64, windows: Int64) -> Bool {
        (0...windows).contains { RandomText.equal(given, code(plan, window: now / seconds - $0)) }
    }

    /// Whether people may sign in now at all.
    static func isOpen(_ plan: MeetingPlan, at now: Int64) -> Bool {
        let start = moment(plan.content.startsAt)
        return plan.status == .planned && now >= start - opensBefore * 60 && now <= start + closesAfter * 60
    }

    /// Whether somebody who signed in then came late.
    static func isLate(_ line: CheckIn, _ plan: MeetingPlan) -> Bool { line.at > moment(plan.content.startsAt) + 59 }

    /// Seconds since 1970 of a time in China.
    static func moment(_ time: LocalDateTime) -> Int64 {
        (time.day.number * 1440 + Int64(time.minute)) * 60 - 8 * 3600
    }
}

extension WebApp {
    /// Meetings on their way into the ledger.
    var meetings: MeetingStore { MeetingStore(state: state) }
}

extension WebRequest {
    /// Scheme and host as the browser used them, for addresses that leave the page: codes, calendars, links.
    var origin: String {
        let plain = authority.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) }
        return "\(app.options.isSecure ? "https" : "http")://\(plain && !authority.isEmpty ? authority : "localhost")"
    }
}
