import AsyncHTTPClient
import Foundation
import GRDB
import NIOCore
import ShiluRegisters

/// A group robot to which reminders go.
public struct Robot: Sendable {
    /// Its number.
    public let id: Int64
    /// Which kind.
    public let kind: RobotKind
    /// With its key: whoever knows it may write to the group.
    let address: String
    /// 钉钉's 加签 secret; empty for none.
    let secret: String
    /// `PartyOrganization/…`: whose duties it tells of.
    public let organization: String
    /// The last day on which it told something; nil for never.
    public let sentOn: Day?
}

/// Group robots.
public struct RobotStore: Sendable {
    static let migration = StateMigration(
        "robots-1",
        """
        CREATE TABLE robot (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, address TEXT NOT NULL, secret TEXT NOT NULL,
            organization TEXT NOT NULL, sent_on INTEGER);
        """)

    let state: StateStore

    func all() throws -> [Robot] {
        try state.read { db in
            try Row.fetchAll(db, sql: "SELECT id, kind, address, secret, organization, sent_on FROM robot ORDER BY id")
                .compactMap { row in
                    guard let kind = RobotKind(rawValue: row[1]) else { return nil }
                    let sent: Int64? = row[5]
                    return Robot(
                        id: row[0], kind: kind, address: row[2], secret: row[3], organization: row[4],
                        sentOn: sent.map(Day.init(number:)))
                }
        }
    }

    func add(_ kind: RobotKind, address: String, secret: String, organization: String) throws {
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO robot (kind, address, secret, organization) VALUES (?, ?, ?, ?)",
                arguments: [kind.rawValue, address, secret, organization])
        }
    }

    func remove(_ id: Int64) throws {
        try state.write { try $0.execute(sql: "DELETE FROM robot WHERE id = ?", arguments: [id]) }
    }

    func noteSent(_ id: Int64, on day: Day) throws {
        try state.write {
            try $0.execute(sql: "UPDATE robot SET sent_on = ? WHERE id = ?", arguments: [day.number, id])
        }
    }
}

/// Sends messages to group robots.
struct RobotSender: Sendable {
    let client: HTTPClient
    /// How long a robot may take to answer.
    var patience: TimeAmount = .seconds(10)

    /// Why the address cannot be a robot's of this kind; nil where it can.
    /// - Parameter isTest: loopback is taken too.
    static func problem(with address: String, kind: RobotKind, isTest: Bool = false) -> Notice? {
        let url = URLComponents(string: address)
        let isReal = url?.scheme == "https" && url?.host == kind.host && url?.user == nil && url?.port == nil
        if isReal || isTest && url?.host == "127.0.0.1" { return nil }
        return Notice(
            "robot-address", "地址不是\(kind.label)的", next: "请在群里添加机器人，复制以 https://\(kind.host)/ 开头的地址", place: "地址")
    }

    /// - Throws: `Notice` where the robot did not take it.
    func send(_ message: RobotMessage, to robot: Robot, at now: Int64) async throws {
        var request = HTTPClientRequest(
            url: RobotMessage.signed(robot.address, kind: robot.kind, secret: robot.secret, at: now))
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.body = .bytes(ByteBuffer(string: message.body(for: robot.kind).compact))
        let text: String
        do {
            let response = try await client.execute(request, timeout: patience)
            text = String(buffer: try await response.body.collect(upTo: 1 << 16))
            guard response.status == .ok else { throw RobotSender.refused(robot.kind, "\(response.status.code)") }
        } catch let notice as Notice {
            throw notice
        } catch {
            throw Notice("robot-unreachable", "\(robot.kind.label)连不上", next: "请检查本机能否访问 \(robot.kind.host)")
        }
        // Both answer 200 also when they refuse; the code says.
        let code = JSON(parsing: text)?["errcode"]?.whole
        guard code == 0 else { throw RobotSender.refused(robot.kind, code.map { String($0) } ?? "没有说明") }
    }

    private static func refused(_ kind: RobotKind, _ code: String) -> Notice {
        Notice("robot-refused", "\(kind.label)没有收下（代码 \(code)）", next: "请核对地址、加签密钥和机器人的安全设置")
    }
}

extension WebApp {
    /// Group robots.
    var robots: RobotStore { RobotStore(state: state) }
}
