import Foundation
import Testing

@testable import ShiluDocuments

@Suite("表格写出")
struct SpreadsheetWriterTests {
    private static let rows = [
        ["张三", "110101199003070011", "2024-05-06", "3", "12.5", "是"],
        ["李 四\n（女）", "007", "2024-02-30", "1.50", "1E3", "=1+1"],
        ["", "12345678901234567", "2024-05-06 08:30", "-7", "0", "_x0041_"],
        ["1900-01-01", "", "2024-12-31 23:59", "999999999999999", "0.1", "<a> & \"b\" 'c'"],
        ["+3", "00", "1e5", "-0", ".5", "5."],
    ]

    private static let many = (1...80).map { "市数据局机关第\($0)党支部" }

    private static let spec = SheetSpec(
        name: "党员",
        columns: [
            ColumnSpec(title: "姓名", width: 12, note: "身份证上的姓名", isRequired: true),
            ColumnSpec(title: "身份证号", width: 22, isText: true), ColumnSpec(title: "入党日期", width: 14),
            ColumnSpec(title: "次数", choices: ["1", "2"]), ColumnSpec(title: "学时", choices: many),
            ColumnSpec(title: "备注"),
        ], rows: rows, exampleRow: ["王五", "110101199003070011", "2020-07-01", "2", "8", ""])

    @Test("写出再读入，日期、长号码、前导零、像公式的文字都不变")
    func roundTrip() throws {
        let scratch = try Scratch()
        let path = scratch.file("花名册.xlsx")
        try SpreadsheetWriter.write([Self.spec], to: path)
        let book = try TableReader.read(fileAt: path)
        let sheet = try #require(book.sheets.first)
        #expect(sheet.name == "党员")
        #expect(sheet.rows.first == ["姓名*", "身份证号", "入党日期", "次数", "学时", "备注"])
        #expect(sheet.rows[1] == ["示例：王五", "110101199003070011", "2020-07-01", "2", "8"])
        #expect(Array(sheet.rows.dropFirst(2)) == Self.rows)
    }

    @Test("数字和日期存成真的数字和日期，文本列和带前导零的仍是文字")
    func cellTypes() throws {
        let xml = try part("xl/worksheets/sheet1.xml")
        // Row 3 is the first of the data: a date serial with a style, and 3 as a number.
        #expect(xml.contains(#/<c r="C3" s="\d+"><v>45418</v>/#))
        #expect(xml.contains("<c r=\"D3\"><v>3</v></c>"))
        #expect(xml.contains(#/<c r="B3" s="\d+" t="s">/#))
        #expect(xml.contains("<c r=\"D4\" t=\"s\">"))
        #expect(!xml.contains("<f>"))
    }

    @Test("表头冻结、可筛选、有批注；长下拉表放在隐藏的工作表")
    func form() throws {
        let xml = try part("xl/worksheets/sheet1.xml")
        #expect(xml.contains("state=\"frozen\""))
        #expect(xml.contains("<autoFilter ref=\"A1:F7\"/>"))
        #expect(xml.contains("<formula1>\"1,2\"</formula1>"))
        #expect(xml.contains("<formula1>'_选项'!$A$1:$A$80</formula1>"))
        #expect(try part("xl/comments1.xml").contains("身份证上的姓名"))
        let book = try TableReader.read(SpreadsheetWriter.data([Self.spec], name: "a"), name: "a")
        #expect(book.sheets.map(\.isHidden) == [false, true])
        #expect(book.sheets.last?.rows == Self.many.map { [$0] })
    }

    @Test("同样的内容写出同样的字节")
    func equalBytes() throws {
        let first = try SpreadsheetWriter.data([Self.spec], name: "a")
        // Times in ZIPs go by two seconds.
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try SpreadsheetWriter.data([Self.spec], name: "a") == first)
    }

    @Test("不能用的表名、太长的格子、写不了的位置，各有说明，原文件不动")
    func failures() throws {
        func code(_ sheets: [SheetSpec]) -> String? {
            documentError { _ = try SpreadsheetWriter.data(sheets, name: "a") }?.code
        }
        #expect(code([]) == "bad-sheet")
        #expect(code([SheetSpec(name: "a/b", columns: [], rows: [])]) == "bad-sheet")
        #expect(code([Self.spec, Self.spec]) == "bad-sheet")
        #expect(
            code([SheetSpec(name: "a", columns: [], rows: [[String(repeating: "字", count: 32768)]])]) == "bad-sheet")
        let scratch = try Scratch()
        let error = documentError { try SpreadsheetWriter.write([Self.spec], to: scratch.file("无/a.xlsx")) }
        #expect(error?.code == "folder-missing")
    }

    @Test("控制字符不进文件")
    func controlCharacters() throws {
        let sheet = SheetSpec(name: "a", columns: [ColumnSpec(title: "b\u{0}c")], rows: [["x\u{0}\u{1}y"]])
        let book = try TableReader.read(SpreadsheetWriter.data([sheet], name: "a"), name: "a")
        #expect(book.sheets.first?.rows == [["bc"], ["xy"]])
    }

    private func part(_ name: String) throws -> String {
        let archive = try ZipReader(SpreadsheetWriter.data([Self.spec], name: "a"), name: "a")
        return String(decoding: try #require(try archive.read(name)), as: UTF8.self)
    }
}
