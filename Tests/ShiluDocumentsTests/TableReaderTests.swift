import Foundation
import Testing

@testable import ShiluDocuments

@Suite("表格读入")
struct TableReaderTests {
    /// A workbook of one sheet around its rows, with styles for dates.
    private func xlsx(_ rows: String, is1904: Bool = false, strings: String = "", extra: [(String, String)] = []) throws
        -> Data
    {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return try zip(
            [
                (
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"\(type)\"><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>"
                        + "<sheet name=\"藏\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r2\"/>"
                        + "<sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"\(type)/worksheet\" Target=\"/xl/worksheets/s.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"\(type)/worksheet\" Target=\"worksheets/h.xml\"/>"
                        + "<Relationship Id=\"r3\" Type=\"\(type)/styles\" Target=\"styles.xml\"/>"
                        + "<Relationship Id=\"r4\" Type=\"\(type)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "</Relationships>"
                ),
                ("xl/worksheets/s.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
                ("xl/worksheets/h.xml", "<worksheet><sheetData/></worksheet>"),
                (
                    "xl/styles.xml",
                    "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
                        + "<numFmt numFmtId=\"201\" formatCode=\"[$-804]yyyy/m/d h:mm;@\"/>"
                        + "<numFmt numFmtId=\"202\" formatCode=\"0.00&quot;d&quot;_y[Red]\"/>"
                        + "<numFmt numFmtId=\"203\" formatCode=\"[h]:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                        + "<xf numFmtId=\"14\"/><xf numFmtId=\"200\"/><xf numFmtId=\"201\"/><xf numFmtId=\"202\"/>"
                        + "<xf numFmtId=\"203\"/><xf numFmtId=\"31\"/></cellXfs></styleSheet>"
                ),
                ("xl/sharedStrings.xml", "<sst>\(strings)</sst>"),
            ] + extra)
    }

    private func rows(_ rows: String, is1904: Bool = false, strings: String = "") throws -> [[String]] {
        let book = try TableReader.read(xlsx(rows, is1904: is1904, strings: strings), name: "a.xlsx")
        return try #require(book.sheets.last).rows
    }

    @Test("共享字符串（富文本、拼音、转义）、内联字符串、公式、布尔、错误值")
    func kinds() throws {
        let strings =
            "<si><t>张三</t></si><si><r><t>李</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 四</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>lisi</t></rPh></si><si/><si><t>a_x000A_b_x0007_c_x00e9_d</t></si>"
        let cells =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>3</v></c>"
            + "<c r=\"D1\" t=\"inlineStr\"><is><r><t>内</t></r><r><t>联</t></r><rPh><t>x</t></rPh></is></c>"
            + "<c r=\"E1\" t=\"str\"><f>A1&amp;\"x\"</f><v>张三x</v></c><c r=\"F1\"><f>1+2</f><v>3</v></c>"
            + "<c r=\"G1\" t=\"b\"><v>1</v></c><c r=\"H1\" t=\"b\"><v>0</v></c><c r=\"I1\" t=\"e\"><v>#N/A</v></c>"
            + "<c r=\"J1\" t=\"s\"><v>2</v></c><c r=\"K1\" t=\"d\"><v>2024-05-06T00:00:00</v></c></row>"
        #expect(
            try rows(cells, strings: strings) == [
                ["张三", "李 四", "a\nbcéd", "内联", "张三x", "3", "是", "否", "#N/A", "", "2024-05-06"]
            ])
    }

    @Test("共享字符串的序号超出范围：报出工作表、行、列，不当作空格")
    func lostStrings() throws {
        let cells =
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"AB2\" t=\"s\"><v>9</v></c></row>"
            + "<row r=\"5\"><c r=\"C5\" t=\"s\"><v>1x</v></c></row>"
        let error = documentError { _ = try rows(cells, strings: "<si><t>甲</t></si><si><t>乙</t></si>") }
        #expect(error?.code == "damaged-cell")
        #expect(error?.what == "工作表“表”第2行第AB列、第5行第C列的文字在文件里找不到，文件已损坏")
    }

    @Test("数字按存的十进制原样，科学计数展开")
    func numbers() throws {
        let values = [
            "3", "12.5", "-0.07", "1.5E-3", "1.23E+17", "-2E2", "3.3000000000000003", "1E400000000000000000000",
        ]
        let cells = values.map { "<c><v>\($0)</v></c>" }.joined()
        let expected = [
            "3", "12.5", "-0.07", "0.0015", "123000000000000000", "-200", "3.3000000000000003",
            "1E400000000000000000000",
        ]
        #expect(try rows("<row>\(cells)</row>") == [expected])
    }

    @Test("日期由格式认出，1900 与 1904 两种起点，1900-02-29 的怪事也照原样")
    func dates() throws {
        func one(_ value: String, _ style: Int, is1904: Bool = false) throws -> String? {
            try rows("<row><c s=\"\(style)\"><v>\(value)</v></c></row>", is1904: is1904).first?.first
        }
        #expect(try one("45658", 1) == "2025-01-01")
        #expect(try one("45658", 2) == "2025-01-01")
        #expect(try one("45658.5", 3) == "2025-01-01 12:00")
        #expect(try one("45658.9999999", 3) == "2025-01-02 00:00")
        #expect(try one("45658", 4) == "45658")
        #expect(try one("1.0625", 5) == "25:30")
        #expect(try one("45658", 6) == "2025-01-01")
        #expect(try one("1", 1) == "1900-01-01")
        #expect(try one("59", 1) == "1900-02-28")
        #expect(try one("60", 1) == "1900-02-29")
        #expect(try one("61", 1) == "1900-03-01")
        #expect(try one("0", 1, is1904: true) == "1904-01-01")
        #expect(try one("44196", 1, is1904: true) == "2025-01-01")
        #expect(try one("-5", 1) == "-5")
        #expect(try one("1E300", 1)?.hasPrefix("1000") == true)
        #expect(try one("45658", 77) == "45658")
    }

    @Test("缺行缺格补空，行号与文件一致，没有 r 的接着数")
    func gaps() throws {
        let cells =
            "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c><v>2</v></c></row><row><c r=\"B3\"><v>3</v></c></row>"
            + "<row r=\"6\"><c r=\"A6\"/></row>"
        let rows = try rows(cells)
        #expect(rows == [[], ["", "", "1", "2"], ["", "3"]])
        let sheet = TableSheet(name: "a", rows: rows)
        #expect(sheet.cell(row: 1, column: 3).text == "2")
        #expect(sheet.cell(row: 9, column: 9).text.isEmpty)
    }

    @Test("隐藏的工作表带标记，顺序照旧")
    func hiddenSheets() throws {
        let sheets = try TableReader.read(xlsx(""), name: "a").sheets
        #expect(sheets.map(\.name) == ["藏", "表"])
        #expect(sheets.map(\.isHidden) == [true, false])
    }

    @Test("行列跨度过大的表格被拒绝，不去占内存")
    func tooLarge() throws {
        let wide = (1...2000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
        #expect(documentError { _ = try rows(wide) }?.code == "xlsx-too-large")
        let far = "<row r=\"99999999999\"><c><v>1</v></c></row>"
        #expect(documentError { _ = try rows(far) }?.code == "xlsx-too-large")
    }

    @Test("解压炸弹、文件过多、加密、截断的压缩包，都在解压之前认出")
    func bombs() throws {
        let bomb = try xlsx("<!--\(String(repeating: " ", count: 12 << 20))-->")
        #expect(bomb.count < 200_000)
        #expect(documentError { _ = try TableReader.read(bomb, name: "a") }?.code == "zip-bomb")
        let limits = ZipLimits(entries: 3, entrySize: 100, totalSize: 150, ratio: 1000, ratioFrom: 1)
        func code(_ parts: [(String, String)]) -> String? {
            documentError { _ = try ZipReader(try zip(parts), name: "a", limits: limits) }?.code
        }
        #expect(code([("a", "1"), ("b", "1"), ("c", "1")]) == nil)
        #expect(code([("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]) == "zip-too-many-entries")
        #expect(code([("a", String(repeating: "x", count: 101))]) == "zip-too-large")
        #expect(
            code([("a", String(repeating: "x", count: 90)), ("b", String(repeating: "y", count: 90))])
                == "zip-too-large")
        let good = try xlsx("<row><c><v>1</v></c></row>")
        for length in [10, 30, 100, good.count / 2, good.count - 30] {
            #expect(
                documentError { _ = try TableReader.read(good.prefix(length), name: "a.xlsx") }?.code == "damaged-file")
        }
    }

    @Test("目录里的大小说了假话，读时发现")
    func lyingDirectory() throws {
        var bytes = [UInt8](try zip([("a", String(repeating: "x", count: 5000))]))
        // The uncompressed size in the central directory record: signature 50 4B 01 02, offset 24.
        let start = try #require(bytes.indices.dropLast(4).last { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        bytes[start + 24] = 10
        bytes[start + 25] = 0
        let error = documentError {
            let archive = try ZipReader(Data(bytes), name: "a")
            _ = try archive.read("a")
        }
        #expect(error?.code == "damaged-file")
    }

    @Test("不是表格的文件有明确说明")
    func wrongFiles() throws {
        func code(_ data: Data) -> String? { documentError { _ = try TableReader.read(data, name: "a.xlsx") }?.code }
        #expect(code(Data()) == "empty-file")
        #expect(code(try WordWriter.data(Sample.long)) == "not-a-table")
        #expect(code(Data("\n<html><table><tr><td>1</td></tr></table>".utf8)) == "not-a-table")
        #expect(code(Data("%PDF-1.4".utf8)) == "not-a-table")
        #expect(code(try zip([("a", "b")])) == "not-a-table")
    }

    // MARK: - CSV

    @Test("CSV 写出再读入，引号、逗号、换行、空格子都不变")
    func csvRoundTrip() throws {
        let rows = [["姓名", "备注"], ["张\"三\"", "a,b;c\td"], ["", "第一行\n第二行\r\n"], [""], [" 空 ", "=1+1"], ["末", ""]]
        let data = CSVWriter.data(rows: rows)
        #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
        let book = try TableReader.read(data, name: "/tmp/花名册.2025.csv")
        #expect(book.sheets.map(\.name) == ["花名册.2025"])
        #expect(book.sheets.first?.rows == rows)
        #expect(
            try TableReader.read(CSVWriter.data(rows: rows, byteOrderMark: false), name: "a").sheets.first?.rows == rows
        )
    }

    @Test("CSV 的分隔符、空行、GB18030、缺尾换行")
    func csvDialects() throws {
        func rows(_ text: String) throws -> [[String]]? {
            try TableReader.read(Data(text.utf8), name: "a").sheets.first?.rows
        }
        #expect(try rows("a;b,c;d\r\n1;2;3") == [["a", "b,c", "d"], ["1", "2", "3"]])
        #expect(try rows("a\tb\r1\t2\r") == [["a", "b"], ["1", "2"]])
        #expect(try rows("a,b\n\n,\n") == [["a", "b"], [], ["", ""]])
        #expect(try rows("\"a\"b,c\"d\n") == [["ab", "c\"d"]])
        let chinese = Data([0xD6, 0xD0, 0x2C, 0xB9, 0xFA, 0x0D, 0x0A])
        #expect(try TableReader.read(chinese, name: "a").sheets.first?.rows == [["中", "国"]])
        let error = documentError { _ = try rows("a,b\n\"c,d\n") }
        #expect(error?.code == "csv-open-quote")
        #expect(error?.what.contains("第 2 行") == true)
    }
}
