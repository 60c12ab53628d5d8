import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService
import Testing

@testable import ShiluWeb

@Suite("网页导入")
struct WebImportTests {
    @Test("A sheet is checked without writing, imported after a confirmation, and taken back as a whole")
    func importing() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        let sheet = Data(
            "党组织,日期,主题,内容,应到人数,实到人数\n机关第一党支部,2023-12-15,护河,集中学习,9,9\n机关第二党支部,2023-12-16,读书,集中学习,9,8\n".utf8)
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            let before = try bench.app.ledger.position
            try await browser.open("/import")
            let bad = try await browser.upload(
                "/import", [],
                files: [("files", "主题党日.csv", Data("党组织,日期,主题\n没有的支部,2023-12-35,护河\n".utf8))])
            #expect(bad.status == 422)
            #expect(bad.text.contains("第2行"))
            #expect(bad.text.contains("2023年12月35日"))
            try await browser.open("/import")
            let checked = try await browser.upload("/import", [], files: [("files", "主题党日.csv", sheet)])
            #expect(checked.text.contains("还没有写入"), "\(checked.text)")
            #expect(try bench.app.ledger.position == before)
            let action = try #require(checked.text.firstMatch(of: #/action="(/import/[^"]+)"/#)?.1)
            let done = try await browser.submit(String(action), [])
            #expect(done.text.contains("已写入2行"))
            #expect(try bench.app.ledger.position == before + 2)
            // A confirmed upload is gone.
            #expect(try await browser.submit(String(action), []).status >= 400)
            let batch = before + 1
            try await browser.open("/admin/imports/\(batch)")
            #expect(try await browser.submit("/admin/imports/\(batch)", []).text.contains("没有填撤销原因"))
            let undone = try await browser.submit("/admin/imports/\(batch)", [("reason", "导错了")])
            #expect(undone.status == 200)
            #expect(try bench.app.ledger.position == before + 4)
        }
    }

    @Test("Who may import for one branch imports nothing for another; a classified file is refused")
    func scope() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk], organization: "Z01")
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/import")
            let refused = try await browser.upload(
                "/import", [], files: [("files", "主题党日.csv", Data("党组织,日期,主题,内容\nZ02,2023-12-16,读书,集中学习\n".utf8))])
            #expect(refused.status == 422)
            #expect(refused.text.contains("不在您负责的范围内"))
            try await browser.open("/import")
            let classified = try await browser.upload(
                "/import", [], files: [("files", "主题党日.csv", Data("机密★10年\n党组织,日期\n".utf8))])
            #expect(classified.status == 422)
            #expect(classified.text.contains("密级标志"))
        }
    }

    @Test("another system's sheet: its columns are told once, remembered, and used for the next file")
    func mapping() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        @Sendable func sheet(_ day: String) -> Data { Data("活动时间,支部,活动名称,参加\n\(day),一支部,护河,8\n".utf8) }
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/import")
            let asked = try await browser.upload("/import", [], files: [("files", "导出.csv", sheet("2023-12-15"))])
            #expect(asked.text.contains("不是本系统的模板") && asked.text.contains("活动名称"), "\(asked.text.suffix(900))")
            let action = try #require(asked.text.firstMatch(of: #/action="(/import/[^"]+/columns)"/#)?.1)
            let base = [("sheet", "导出.csv/导出")]
            let none = try await browser.submit(String(action), base + [("action", "choose")])
            #expect(none.status == 422 && none.text.contains("没有选台账"))
            let chosen = base + [("register", ThemePartyDay.name)]
            let columns = try await browser.submit(String(action), chosen + [("action", "choose")])
            #expect(columns.text.contains("是台账的哪一列") && columns.text.contains("护河"))
            let told =
                chosen + [
                    ("action", "take"), ("shape", "一行一条"), ("headingRow", "1"), ("column.0", "日期"), ("column.1", "党组织"),
                    ("words.1", "一支部=机关第一党支部"), ("column.2", "主题"), ("column.3", "实到人数"), ("remember", "1"),
                    ("name", "别的系统"),
                ]
            let twice = try await browser.submit(
                String(action), told.map { $0.0 == "column.3" ? ("column.3", "主题") : $0 })
            #expect(twice.status == 422 && twice.text.contains("都对照到了"))
            let wrong = try await browser.submit(String(action), told + [("constants", "没有这一列=集中学习")])
            #expect(wrong.status == 422 && wrong.text.contains("看不懂"))
            let checked = try await browser.submit(String(action), told + [("constants", "应到人数=9\n内容=集中学习")])
            #expect(checked.text.contains("还没有写入"), "\(checked.text.suffix(1500))")
            let write = try #require(checked.text.firstMatch(of: #/action="(/import/[^"]+)"/#)?.1)
            #expect(try await browser.submit(String(write), []).text.contains("已写入1行"))
            try await browser.open("/import")
            let next = try await browser.upload("/import", [], files: [("files", "导出.csv", sheet("2023-12-16"))])
            #expect(next.text.contains("按记住的对照表“别的系统.csv”读取") && next.text.contains("还没有写入"))
            let other = TestBrowser(client)
            try bench.account("lingwai", [.clerk])
            try await other.signIn("lingwai")
            #expect(try await other.open(next.path).text.contains("已经过期"))
        }
    }

    @Test("an upload over the limit is answered by a page, and the interface by JSON")
    func tooLarge() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/import")
            let large = try await browser.upload(
                "/import", [], files: [("files", "大.csv", Data(count: (64 << 20) + 1))])
            #expect(large.status == 413 && large.text.hasPrefix("<!doctype html>") && large.text.contains("内容太大"))
            #expect(try await browser.open("/import").status == 200)
            let api = try await browser.upload("/api/v1/audits", [], files: [("file", "大.txt", Data(count: 64 << 20))])
            #expect(api.status >= 400 && api.text.hasPrefix("{"))
        }
    }
}
