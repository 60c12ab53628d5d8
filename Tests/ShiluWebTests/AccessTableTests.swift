import Foundation
import ShiluRegisters
import Testing

@testable import ShiluWeb

/// Who may open what: every page of this table for every kind of visitor, and what must not stand on it.
@Suite("谁能看什么")
struct AccessTableTests {
    enum Visitor: String, CaseIterable, Sendable {
        case guest, member, clerk, secretary, discipline, administrator, otherBranch, superior
    }

    struct Row: Sendable {
        let path: String
        /// Who gets 200; a guest who does not is sent to sign in, everybody else is refused.
        let allowed: Set<Visitor>
        /// What must stand on it for those.
        var shows = ""
        /// What must never stand on it, whoever looks.
        var hides: [String] = []
    }

    private static let everyoneButGuest = Set(Visitor.allCases).subtracting([.guest])
    private static let reporting: Set<Visitor> = [
        .clerk, .secretary, .discipline, .administrator, .otherBranch, .superior,
    ]
    private static let preparing: Set<Visitor> = [.clerk, .secretary, .otherBranch, .discipline]

    /// A member's identity number and phone, and the content of a talk.
    private static let secrets = ["990000196806183798", "10022270570", "了解近期工作压力和家庭情况"]

    static let rows: [Row] = [
        Row(path: "/sign-in", allowed: [.guest], shows: "不处理国家秘密"),
        Row(path: "/", allowed: everyoneButGuest, hides: secrets),
        Row(path: "/reports", allowed: reporting, shows: "审核文稿", hides: secrets),
        Row(path: "/statistics?year=2023", allowed: reporting, shows: "指标", hides: secrets),
        Row(
            path: "/figures/theme-party-day-count?organization=Z00&year=2023",
            allowed: [.clerk, .administrator, .superior], shows: "背后的记录", hides: secrets),
        Row(
            path: "/figures/theme-party-day-count?organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch]), shows: "背后的记录", hides: secrets),
        Row(
            path: "/figures/talk-count?organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch]), hides: secrets),
        Row(
            path: "/reports/preview?report=annual-summary&organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch]), shows: "下载 Word", hides: secrets),
        Row(path: "/audit", allowed: reporting, shows: "文件不保存"),
        Row(path: "/meetings", allowed: preparing.subtracting([.discipline]), hides: secrets),
        Row(path: "/ballots", allowed: preparing.subtracting([.discipline]), hides: secrets),
        Row(path: "/rectification", allowed: reporting, shows: "未销号", hides: secrets),
        Row(path: "/duties", allowed: reporting, shows: "应办", hides: secrets),
        Row(path: "/duties/month", allowed: reporting, shows: "月清单", hides: secrets),
        Row(path: "/duties/calendar", allowed: reporting, shows: "12月", hides: secrets),
        Row(path: "/duties/talks?organization=Z01", allowed: [.secretary, .discipline], shows: "未谈", hides: secrets),
        Row(path: "/feeds", allowed: everyoneButGuest, shows: "订阅"),
        Row(path: "/robots", allowed: [.administrator], shows: "机器人"),
        Row(path: "/tokens", allowed: everyoneButGuest, shows: "接口令牌"),
        Row(path: "/no-such-page", allowed: []),
    ]

    private func bench() throws -> WebBench {
        let bench = try WebBench()
        try bench.account("member", [.member], member: "D002")
        try bench.account("clerk", [.clerk], member: "D009")
        try bench.account("secretary", [.secretary], organization: "Z01", member: "D004")
        try bench.account("discipline", [.disciplineMember], organization: "Z01", member: "D007")
        try bench.account("administrator", [.administrator])
        try bench.account("otherBranch", [.secretary], organization: "Z02")
        try bench.account("superior", [.inspector])
        return bench
    }

    @Test("every page answers every visitor as the table says", arguments: Visitor.allCases)
    func table(_ visitor: Visitor) async throws {
        let bench = try bench()
        try await bench.run { client in
            let browser = TestBrowser(client)
            if visitor != .guest { try await browser.signIn(visitor.rawValue) }
            for row in Self.rows {
                let page = try await browser.open(row.path)
                let place = "\(visitor.rawValue) \(row.path): \(page.status) \(page.path)"
                if row.allowed.contains(visitor) {
                    #expect(page.status == 200, "\(place)")
                    #expect(row.shows.isEmpty || page.text.contains(row.shows), "\(place)")
                } else if row.path == "/no-such-page" {
                    #expect(page.status == 404, "\(place)")
                } else if visitor == .guest {
                    #expect(page.path.hasPrefix("/sign-in"), "\(place)")
                } else if row.path != "/sign-in" {
                    #expect(page.status == 403 && page.text.contains("权限"), "\(place)")
                }
                for secret in row.hides { #expect(!page.text.contains(secret), "\(place)") }
                for trace in ["Optional(", "SELECT ", ".swift", "Error Domain", "/tmp/"] {
                    #expect(!page.text.contains(trace), "\(place): \(trace)")
                }
            }
        }
    }

    @Test("every page that changes something refuses a form without its token, and who is not signed in")
    func forms() async throws {
        let bench = try bench()
        let posts = WebBook.pages.filter { $0.method == .post && $0.protection == .form }
        #expect(posts.count > 10)
        try await bench.run { client in
            let guest = TestBrowser(client)
            let clerk = TestBrowser(client)
            try await clerk.signIn("clerk")
            for page in posts {
                let path = page.path.split(separator: "/").map { $0.hasPrefix(":") ? "x" : String($0) }
                let address = "/" + path.joined(separator: "/")
                let before = try bench.app.ledger.position
                let stale = try await clerk.submit(address, [], token: false)
                #expect(
                    [403, 404].contains(stale.status) || stale.path.hasPrefix("/password"), "\(address) \(stale.status)"
                )
                if page.access != .everyone {
                    let stranger = try await guest.submit(address, [], token: false)
                    #expect(stranger.path.hasPrefix("/sign-in") || stranger.status == 403, "\(address)")
                }
                #expect(try bench.app.ledger.position == before)
            }
        }
    }
}
