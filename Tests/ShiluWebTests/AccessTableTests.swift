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
        Row(path: "/duties/month/file?organization=Z01&month=2023-05", allowed: reporting.subtracting([.otherBranch])),
        Row(path: "/duties/calendar", allowed: reporting, shows: "12月", hides: secrets),
        Row(path: "/duties/talks?organization=Z01", allowed: [.secretary, .discipline], shows: "未谈", hides: secrets),
        Row(path: "/feeds", allowed: everyoneButGuest, shows: "订阅"),
        Row(path: "/robots", allowed: [.administrator], shows: "机器人"),
        Row(path: "/tokens", allowed: everyoneButGuest, shows: "接口令牌"),
        Row(path: "/no-such-page", allowed: []),
        // Whoever has an account finds the way about; what lies behind asks for itself.
        Row(path: "/registers", allowed: everyoneButGuest, shows: "一件事只登记一次", hides: secrets),
        Row(path: "/organizations", allowed: everyoneButGuest, shows: "党支部", hides: secrets),
        Row(path: "/organizations/Z01", allowed: everyoneButGuest, shows: "第一党支部", hides: secrets),
        Row(path: WebPath.make("/search", [("q", "党员大会")]), allowed: everyoneButGuest, shows: "记录", hides: secrets),
        Row(path: WebPath.make("/search", [("q", "了解近期工作压力")]), allowed: everyoneButGuest, hides: ["了解近期工作压力和家庭情况"]),
        Row(path: "/drafts", allowed: everyoneButGuest, shows: "草稿", hides: secrets),
        Row(path: "/admin", allowed: everyoneButGuest, shows: "上次备份|还没有备份过", hides: secrets),
        Row(path: "/password", allowed: everyoneButGuest, shows: "密码"),
        Row(path: "/me", allowed: everyoneButGuest),
        Row(path: "/members/D002", allowed: everyoneButGuest.subtracting([.otherBranch])),
        Row(
            path: "/records/Member/D002", allowed: everyoneButGuest.subtracting([.otherBranch]), shows: "经过",
            hides: ["了解近期工作压力和家庭情况"]),
        Row(path: "/records/Member/D005", allowed: reporting.subtracting([.otherBranch]), shows: "经过"),
        Row(path: "/development", allowed: reporting, shows: "发展党员", hides: secrets),
        Row(path: "/registers/ThemePartyDay", allowed: everyoneButGuest, shows: "主题党日", hides: secrets),
        Row(path: "/registers/ThemePartyDay/new", allowed: [.clerk, .secretary, .otherBranch], shows: "登记入账"),
        Row(path: "/registers/ThemePartyDay/template", allowed: [.clerk, .secretary, .otherBranch, .administrator]),
        Row(path: "/registers/ThemePartyDay/export?format=csv", allowed: reporting, hides: secrets),
        Row(path: "/registers/Talk", allowed: [.secretary, .discipline, .otherBranch], shows: "谈心谈话"),
        Row(path: "/registers/Questionnaire/new", allowed: [.clerk, .secretary, .otherBranch], shows: "问卷"),
        Row(path: "/records?ids=ThemePartyDay/X,Member/D002", allowed: everyoneButGuest, hides: secrets),
        Row(path: "/import", allowed: [.clerk, .administrator], shows: "先检查，不写入"),
        Row(path: "/meetings/new", allowed: preparing.subtracting([.discipline]), shows: "会议类别"),
        Row(path: "/ballots/new", allowed: preparing.subtracting([.discipline]), shows: "票条"),
        Row(
            path: "/ratings?organization=Z01&year=2023", allowed: reporting.subtracting([.otherBranch]), shows: "依据",
            hides: secrets),
        Row(
            path: "/ratings?scheme=star-branch&organization=Z00&year=2023",
            allowed: [.clerk, .administrator, .superior], shows: "未自评", hides: secrets),
        Row(
            path: "/statistics/compare?figure=theme-party-day-count&organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch]), hides: secrets),
        Row(
            path: "/reports/word?report=annual-summary&organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch])),
        Row(
            path: "/reports/annex?report=annual-summary&organization=Z01&year=2023",
            allowed: reporting.subtracting([.otherBranch])),
        Row(path: "/admin/accounts", allowed: [.administrator], shows: "账号"),
        Row(path: "/admin/accounts/new", allowed: [.administrator], shows: "账号"),
        Row(path: "/admin/log", allowed: [.administrator], shows: "日志"),
        Row(path: "/admin/imports", allowed: [.clerk, .administrator], shows: "批"),
        Row(path: "/admin/join", allowed: [.clerk, .administrator]),
        Row(path: "/admin/erase", allowed: [.administrator], shows: "看看要清除什么"),
        Row(path: "/admin/handover", allowed: [.clerk, .administrator]),
    ]

    /// Pages that the table cannot hold: they need something made first, or are no pages of persons. Each has tests of its own.
    private static let elsewhere: Set<String> = [
        "/setup", "/robots.txt", "/assets/icon.svg", "/records/:register/:number/files/:digest",
        "/records/:register/:number/amend", "/records/:register/:number/advance", "/records/:register/:number/retract",
        "/reviews/:draft", "/meetings/:plan", "/meetings/:plan/screen", "/import/:upload", "/check-in/:plan/:code",
        "/ballots/:ballot", "/vote/:slip", "/answer/:link", "/questionnaires/:number", "/admin/imports/:batch",
        "/admin/accounts/:account",
    ]

    @Test("no page is forgotten: each stands in the table, or among those that are tested elsewhere")
    func complete() {
        func shape(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }
        let pages = Set(
            WebBook.pages.filter { $0.method == .get && $0.protection == .form }.map(\.path).filter {
                !$0.hasPrefix("/assets/")
            })
        let opened = Self.rows.map { row in shape(String(row.path.prefix { $0 != "?" })) }
        for page in pages.subtracting(Self.elsewhere) {
            let wanted = shape(page)
            let isOpened = opened.contains { path in
                path.count == wanted.count && zip(path, wanted).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
            }
            #expect(isOpened, "\(page) stands nowhere")
        }
        for page in Self.elsewhere where page != "/assets/icon.svg" {
            #expect(pages.contains(page), "\(page) is no page any more")
        }
    }

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
                    #expect(
                        row.shows.isEmpty || row.shows.split(separator: "|").contains { page.text.contains($0) },
                        "\(place)")
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
