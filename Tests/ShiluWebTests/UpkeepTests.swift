import Foundation
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import ShiluService
import Testing

@testable import ShiluWeb

@Suite("备份和核对")
struct UpkeepTests {
    @Test("the administrator backs up and verifies; both stay known; the copy is a whole ledger")
    func backUp() async throws {
        let bench = try WebBench()
        try bench.account("guanli", [.administrator])
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("guanli")
            #expect(try await browser.open("/admin").text.contains("还没有备份过"))
            let done = try await browser.submit("/admin/backup", [])
            #expect(done.text.contains("已备份") && done.text.contains("上次备份：2023-12-20 09:00"))
            #expect(try await browser.submit("/admin/verify", []).text.contains("没有被改动过"))
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open("/admin")
            #expect(try await clerk.submit("/admin/backup", []).status == 403)
        }
        let again = StateStore.path(ofLedger: bench.folder.appendingPathComponent("台账.shilu").path)
        let kept = UpkeepStore(state: try StateStore(path: again))
        #expect(try kept.last(.verify)?.isGood == true)
        let name = try #require(try kept.last(.backup)).what
        let copy = bench.folder.appendingPathComponent("备份/\(name)").path
        let target = bench.folder.appendingPathComponent("恢复.shilu").path
        try Self.restore(copy, target, key: nil)
        let ledger = try Ledger.open(driver: SQLiteDriver(path: target))
        #expect(try ledger.position == bench.app.ledger.position)
        #expect(try ledger.verify().isIntact)
        #expect(try AccountStore(state: StateStore(path: target + ".web")).account(login: "guanli") != nil)
        #expect(!FileManager.default.fileExists(atPath: copy + "/台账.shilu.key"))
        #expect(throws: Notice.self) { try Self.restore(copy, target, key: nil) }
    }

    @discardableResult
    private static func restore(_ copy: String, _ target: String, key: MasterKey?) throws -> [String] {
        try BackupFolder.restore(copy, to: target, author: "恢复", at: 1_703_034_000) {
            try Ledger.open(driver: SQLiteDriver(path: $0), key: key)
        }
    }

    @Test(
        "the administrator erases what names a person: shown first, typed to confirm, logged, listed outside the ledger"
    )
    func erase() async throws {
        let bench = try WebBench()
        try bench.account("guanli", [.administrator])
        try bench.account("ganshi", [.clerk])
        let name = try #require(try bench.app.ledger.record("Member/D002")?.fields["name"]?.text)
        let talk = try #require(try bench.app.ledger.records(Talk.name).first)
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("guanli")
            #expect(try await browser.open("/admin").text.contains("/admin/erase"))
            #expect(try await browser.open("/registers/Member").text.contains(name))
            let asked = [("record", "党员/D002"), ("reason", "本人书面要求并经批准")]
            try await browser.open("/admin/erase")
            let look = try await browser.submit("/admin/erase", asked + [("action", "look")])
            #expect(look.status == 200 && look.text.contains("要清除") && !look.text.contains("990000196806183798"))
            let wrong = try await browser.submit(
                "/admin/erase", asked + [("action", "erase"), ("confirm", "党员/D003")])
            #expect(wrong.status == 422 && wrong.text.contains("没有清除"))
            #expect(try bench.app.ledger.record("Member/D002")?.fields["name"] != nil)
            let refused = try await browser.submit(
                "/admin/erase", [("record", "谈心谈话/\(talk.number)"), ("reason", "x"), ("action", "look")])
            #expect(refused.status == 403)
            try await browser.open("/admin/erase")
            let done = try await browser.submit(
                "/admin/erase", asked + [("action", "erase"), ("confirm", "党员/D002")])
            #expect(done.status == 200 && done.text.contains("✓ 已清除：党员/D002"), "\(done.text)")
            #expect(try bench.app.ledger.record("Member/D002")?.fields["name"] == nil)
            #expect(try await browser.open("/registers/Member").text.contains(name) == false)
            #expect(try await browser.open("/admin/log").text.contains("清除个人信息"))
            try await browser.open("/admin/erase")
            #expect(try await browser.submit("/admin/erase", asked + [("action", "look")]).status == 422)
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open("/admin")
            #expect(try await clerk.submit("/admin/erase", asked).status == 403)
        }
        #expect(try bench.app.options.erasures?.entries().map(\.record) == ["Member/D002"])
        #expect(try bench.app.ledger.verify().isIntact)
    }

    @Test("what was erased after a backup is erased again when it is restored, and never comes back without its key")
    func erasures() throws {
        let bench = try WebBench()
        let (ledger, folder) = (bench.app.ledger, BackupFolder(bench.folder.appendingPathComponent("备份").path))
        let member = try #require(try ledger.records(Member.name).first { $0.fields["name"] != nil }).id
        func back(at now: Int64) throws -> String {
            try folder.back(up: ledger, named: "台账.shilu", attachments: nil, at: now).path
        }
        let key = try KeyFile.read(bench.folder.appendingPathComponent("台账.shilu.key").path)
        let early = try back(at: 1_703_034_000)
        _ = try ledger.append([.erase(record: member, reason: "本人要求")], author: "测试", at: 1_703_034_100)
        let late = try back(at: 1_703_034_200)
        let places = ["早", "晚", "无"].map { bench.folder.appendingPathComponent("\($0).shilu").path }
        #expect(throws: (any Error).self) { try Self.restore(early, places[2], key: nil) }
        #expect(!FileManager.default.fileExists(atPath: places[2]))
        #expect(try Self.restore(early, places[0], key: key) == [member])
        #expect(try Self.restore(late, places[1], key: key) == [])
        for place in places.prefix(2) {
            let restored = try Ledger.open(driver: SQLiteDriver(path: place), key: key)
            let record = try #require(try restored.record(member))
            #expect(record.fields["name"] == nil, "\(place)")
            #expect(try restored.history(member).count { $0.action == .erase } == 1)
            #expect(try restored.verify().isIntact)
        }
    }

    @Test("a day's backup is written once by itself")
    func daily() async throws {
        let bench = try WebBench(example: false)
        let server = WebServer(bench.app)
        let folder = bench.folder.appendingPathComponent("备份").path
        for (wait, count) in [(Int64(0), 1), (600, 1), (86400, 2)] {
            bench.wait(seconds: wait)
            await server.lookAfter(sending: RobotSender(client: .shared))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("台账-") }
            #expect(names.count == count, "\(names)")
        }
    }
}
