import Foundation
import Testing

@testable import ShiluWeb

@Suite("报告、指标、统计、审核的网页")
struct ReportPagesTests {
    @Test("a report is previewed with doors to its figures, and taken as Word and XLSX")
    func preview() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            #expect(try await browser.open("/reports").text.contains("预览"))
            let query = "report=annual-summary&organization=Z00&year=2023&date=2023-12-20"
            let page = try await browser.open("/reports/preview?\(query)")
            #expect(page.status == 200)
            #expect(page.text.contains("下载 Word") && page.text.contains("class=\"door\" href=\"/figures/"))
            #expect(page.text.contains("略去："))
            let word = try await browser.open("/reports/word?\(query)")
            #expect(word.status == 200 && word.bytes.starts(with: [0x50, 0x4B]))
            let annex = try await browser.open("/reports/annex?\(query)")
            #expect(annex.status == 200 && annex.bytes.starts(with: [0x50, 0x4B]))
            #expect(try await browser.open("/reports/preview?report=none&organization=Z00&year=2023").status == 404)
            #expect(
                try await browser.open("/reports/preview?report=annual-summary&organization=Z00&year=abc").status == 422
            )
        }
    }

    @Test("a figure shows its definition and its records, each a link")
    func figure() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            let page = try await browser.open("/figures/theme-party-day-count?organization=Z00&year=2023")
            #expect(page.status == 200)
            #expect(page.text.contains("口径") && page.text.contains("href=\"/records/ThemePartyDay/"))
            #expect(page.text.contains("下一页"))
            #expect(try await browser.open("/figures/none?organization=Z00&year=2023").status == 404)
            #expect(try await browser.open("/figures/theme-party-day-count?organization=没有&year=2023").status == 422)
        }
    }

    @Test("statistics: every number is a door; one figure over organisations and months, drawn and as a table")
    func statistics() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            let page = try await browser.open("/statistics?organization=Z00&year=2023")
            #expect(page.status == 200 && page.text.contains("/statistics/compare?figure="))
            let compare = try await browser.open(
                "/statistics/compare?figure=theme-party-day-count&organization=Z00&year=2023")
            #expect(compare.text.components(separatedBy: "<svg class=\"chart\"").count == 3)
            #expect(compare.text.contains("12月") && compare.text.contains("机关第一党支部"))
        }
    }

    @Test("an audited draft comes back with marks that open figures and records; nothing is kept")
    func audit() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/audit")
            let text = "清澜市水务局机关党委2023年度党建工作总结\n一、工作情况\n2023年，开展主题党日活动3次，召开党员大会*次。<script>\n"
            let page = try await browser.upload(
                "/audit", [("organization", "Z00"), ("year", "2023")],
                files: [(field: "file", name: "总结.txt", bytes: Data(text.utf8))])
            #expect(page.status == 200)
            #expect(page.text.contains("class=\"claim differs\"") || page.text.contains("claim differs"))
            #expect(page.text.contains("/figures/theme-party-day-count?organization=Z00&amp;year=2023"))
            #expect(page.text.contains("href=\"/records/ThemePartyDay/"))
            #expect(!page.text.contains("<script>\n"))
            try await browser.open("/audit")
            let none = try await browser.upload("/audit", [], files: [])
            #expect(none.status == 422 && none.text.contains("没有选文件"))
        }
    }

    @Test("who has no right to reports sees none; a branch's secretary sees only the branch's")
    func rights() async throws {
        let bench = try WebBench()
        try bench.account("dangyuan", [.member], member: "D002")
        try bench.account("shuji", [.secretary], organization: "Z02")
        try await bench.run { client in
            let member = TestBrowser(client)
            try await member.signIn("dangyuan")
            for path in [
                "/reports", "/statistics", "/audit", "/figures/theme-party-day-count?organization=Z00&year=2023",
            ] {
                #expect(try await member.open(path).status == 403, "\(path)")
            }
            let secretary = TestBrowser(client)
            try await secretary.signIn("shuji")
            #expect(try await secretary.open("/figures/theme-party-day-count?organization=Z02&year=2023").status == 200)
            let refused = try await secretary.open("/figures/theme-party-day-count?organization=Z01&year=2023")
            #expect(refused.status == 403 && refused.text.contains("编制和核对报告"))
            #expect(try await !secretary.open("/reports").text.contains("机关第一党支部"))
        }
    }
}
