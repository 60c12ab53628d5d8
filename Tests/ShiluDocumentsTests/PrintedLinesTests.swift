import Testing

@testable import ShiluDocuments

@Suite struct PrintedLinesTests {
    private static let full = String(repeating: "学", count: 28)

    private static let cases: [(lines: [String], paragraphs: [String])] = [
        (
            ["　　\(full.dropLast(2))", full, "习一遍。", "二、\(full.dropLast(2))", full, "完。"],
            ["\(full.dropLast(2))\(full)习一遍。", "二、\(full.dropLast(2))\(full)完。"]
        ),
        ([full, full, "— 3 —", full, "尾。"], [full + full + full + "尾。"]),
        // A mark that hangs may leave a line one character short; a stop at the edge ends a paragraph.
        ([full, String(full.dropLast()), full, "尾。"], [full + full.dropLast() + full + "尾。"]),
        ([full, full.dropLast() + "。", full, "尾。"], [full + full.dropLast() + "。", full + "尾。"]),
        // A number that goes on is no item.
        ([full, full, "12.5万元。", full], [full + full + "12.5万元。", full]),
        ([full, full, "2.抓学习。", full], [full + full, "2.抓学习。", full]),
        (["短", "行", "不并"], ["短", "行", "不并"]),
        (
            [full, full, full.dropLast(6) + "Swift Linux", "Server"],
            [full + full + full.dropLast(6) + "Swift Linux Server"]
        ),
        (["召开党员大会 12 次， 听取 A 组汇报"], ["召开党员大会12次， 听取A组汇报"]),
        ([], []),
    ]

    @Test(arguments: cases.indices) func linesBecomeParagraphs(_ index: Int) {
        let row = Self.cases[index]
        let text = PrintedLines.paragraphs(of: row.lines.map { String($0) }.joined(separator: "\n"))
        #expect(text.split(separator: "\n").map(String.init) == row.paragraphs)
    }
}
