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
}
