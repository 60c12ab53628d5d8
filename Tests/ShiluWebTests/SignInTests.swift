import ShiluService
import Testing

@testable import ShiluWeb

@Suite("登录")
struct SignInTests {
    @Test("The first start asks for the code of the terminal, then the administrator is in")
    func firstStart() async throws {
        let bench = try WebBench(example: false)
        let code = try #require(try bench.app.setupCode())
        try await bench.run { client in
            let browser = TestBrowser(client)
            let start = try await browser.open("/")
            #expect(start.path == "/setup")
            let fields = [
                ("login", "guanli"), ("name", "管理"), ("password", WebBench.password), ("again", WebBench.password),
                ("clerk", "1"),
            ]
            let refused = try await browser.submit("/setup", fields + [("code", "WRONG123")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("启用码不对"))
            let home = try await browser.submit("/setup", fields + [("code", code)])
            #expect(home.status == 200)
            #expect(home.text.contains("首页"))
            #expect(try bench.app.setupCode() == nil)
        }
    }

    @Test("Wrong passwords lock the account; the right one opens it again later")
    func lockOut() async throws {
        let bench = try WebBench(example: false)
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            for _ in 0..<AccountStore.mostFailures {
                let page = try await browser.signIn("ganshi", password: "不是这个密码")
                #expect(page.status == 422)
            }
            let locked = try await browser.signIn("ganshi")
            #expect(locked.text.contains("锁定"))
        }
    }

    @Test("A form without its token changes nothing, and pages need a sign-in")
    func tokens() async throws {
        let bench = try WebBench(example: false)
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            let refused = try await browser.submit("/sign-in", [("login", "ganshi"), ("password", WebBench.password)])
            #expect(refused.status == 403)
            let page = try await browser.open("/")
            #expect(page.path == "/sign-in")
            #expect(page.text.contains("本系统不处理国家秘密"))
            #expect(page.headers[.init("Content-Security-Policy") ?? .cookie]?.contains("default-src 'none'") == true)
            #expect(try await browser.signIn("ganshi").status == 200)
            #expect(try await browser.open("/no-such-page").status == 404)
            #expect(try await browser.submit("/sign-out", []).path == "/sign-in")
        }
    }
}
