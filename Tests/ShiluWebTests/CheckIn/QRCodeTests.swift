import Testing

@testable import ShiluWeb

@Suite("QR codes")
struct QRCodeTests {
    @Test("draws a text with its quiet zone, and names itself")
    func draws() throws {
        let svg = try #require(QRCode.svg("https://例.cn/签到?a=1&b=2", label: "签到\"码\""))
        #expect(svg.hasPrefix("<svg class=\"qr\" role=\"img\" aria-label=\"签到&quot;码&quot;\""))
        // A finder pattern begins at the first module behind the quiet zone: seven dark modules.
        #expect(svg.contains("d=\"M4 4h7v1h-7z"))
    }

    @Test("gives nothing for what no code can hold", arguments: ["", "a\u{0}b", String(repeating: "a", count: 3000)])
    func refuses(_ text: String) { #expect(QRCode.svg(text, label: "") == nil) }
}

@Suite("Bar charts")
struct BarChartTests {
    @Test("the longest bar fills the room, a missing value has no bar, names are escaped")
    func draws() {
        let svg = BarChart(
            title: "会议<次>",
            bars: [
                .init(name: "一支部", value: 10, shown: "10次", link: "/a?b=1&c=2"),
                .init(name: "二支部", value: 5, shown: "5次"), .init(name: "三支部", value: nil, shown: "—"),
            ]
        ).svg
        #expect(svg.components(separatedBy: "<rect").count == 3)
        #expect(svg.contains("会议&lt;次&gt;") && svg.contains("href=\"/a?b=1&amp;c=2\""))
        #expect(svg.contains(">10次<") && svg.contains(">—<"))
    }

    @Test("nothing to draw is no crash", arguments: [[], [BarChart.Bar(name: "", value: 0, shown: "0")]])
    func empty(_ bars: [BarChart.Bar]) { #expect(BarChart(title: "", bars: bars).svg.hasSuffix("</svg>")) }
}
