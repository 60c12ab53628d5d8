import Foundation
import Testing

@Suite("Chromium", .serialized)
struct BrowserSmokeTests {
    @Test("a page opens, is read, is filled in and drawn", .enabled(if: Chromium.isInstalled))
    func opens() async throws {
        let chromium = try await Chromium()
        defer { chromium.stop() }
        let browser = try await chromium.open(.phone)
        try await browser.go("data:text/html;charset=utf-8,<title>题</title><label for=a>姓名</label><input id=a><p>正文")
        #expect(try await browser.title == "题")
        #expect(try await browser.text.contains("正文"))
        try await browser.field("姓名").type("张三")
        #expect(try await browser.run("return document.getElementById('a').value") == "张三")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("smoke-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try await browser.screenshot(to: file)
        #expect(try Data(contentsOf: file).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        await browser.close()
    }
}
