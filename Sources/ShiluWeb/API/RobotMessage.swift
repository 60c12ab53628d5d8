import Crypto
import Foundation

/// The group robots that reminders may go to.
public enum RobotKind: String, Sendable, CaseIterable {
    case weCom, dingTalk

    /// As people call it.
    public var label: String {
        switch self {
        case .weCom: "企业微信群机器人"
        case .dingTalk: "钉钉群机器人"
        }
    }

    /// The only host that it may be reached at.
    var host: String {
        switch self {
        case .weCom: "qyapi.weixin.qq.com"
        case .dingTalk: "oapi.dingtalk.com"
        }
    }
}

/// A message in the form that a group robot takes.
///
/// 企业微信: `{"msgtype":"markdown","markdown":{"content":…}}`, at most 4096 bytes. 钉钉:
/// `{"msgtype":"markdown","markdown":{"title":…,"text":…}}`, signed by `timestamp` and `sign` in the address.
public struct RobotMessage: Sendable, Hashable {
    /// Shown in the list of chats.
    public let title: String
    /// Lines of the message; what does not fit is counted, not sent.
    public let lines: [String]

    /// A message.
    public init(title: String, lines: [String]) { (self.title, self.lines) = (title, lines) }

    /// Bytes that both take.
    static let mostBytes = 4000

    /// The lines that fit, as Markdown that both show.
    var text: String {
        var out = "**\(RobotMessage.plain(title))**"
        for (index, line) in lines.enumerated() {
            let next = "\n\n" + RobotMessage.plain(line)
            let rest = "\n\n……另有\(lines.count - index)项，请登录查看"
            if out.utf8.count + next.utf8.count + rest.utf8.count > RobotMessage.mostBytes { return out + rest }
            out += next
        }
        return out
    }

    /// What would be taken for a link, a mention or a mark-up of the chat is written plainly.
    private static func plain(_ text: String) -> String {
        String(text.map { "<>[]()*_`#@!\\".contains($0) ? " " : $0 })
    }

    func body(for kind: RobotKind) -> JSON {
        switch kind {
        case .weCom:
            .object(["msgtype": "markdown", "markdown": .object(["content": .text(text)])])
        case .dingTalk:
            .object(["msgtype": "markdown", "markdown": .object(["title": .text(title), "text": .text(text)])])
        }
    }

    /// The address with 钉钉's signature: Base64 of HMAC-SHA256 over `timestamp`, a line feed and the secret.
    static func signed(_ address: String, kind: RobotKind, secret: String, at now: Int64) -> String {
        guard kind == .dingTalk, !secret.isEmpty else { return address }
        let stamp = String(now * 1000)
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data("\(stamp)\n\(secret)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return "\(address)&timestamp=\(stamp)&sign=\(WebPath.segment(Data(mac).base64EncodedString()))"
    }
}
