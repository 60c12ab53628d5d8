import Foundation
import Testing

@testable import ShiluDocuments

@Suite("文字读入")
struct TextReaderTests {
    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    /// A Word package around the content of a body.
    private func docx(_ body: String, numbering: String? = nil, styles: String? = nil, footnotes: String? = nil) throws
        -> Data
    {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var relations = ""
        var parts = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "word/document.xml",
                "<w:document \(Self.word) xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                    + "<w:body>\(body)</w:body></w:document>"
            ),
        ]
        if let numbering {
            relations += "<Relationship Id=\"a\" Type=\"\(type)/numbering\" Target=\"numbering.xml\"/>"
            parts.append(("word/numbering.xml", "<w:numbering \(Self.word)>\(numbering)</w:numbering>"))
        }
        if let styles {
            relations += "<Relationship Id=\"b\" Type=\"\(type)/styles\" Target=\"/word/styles.xml\"/>"
            parts.append(("word/styles.xml", "<w:styles \(Self.word)>\(styles)</w:styles>"))
        }
        if let footnotes {
            relations += "<Relationship Id=\"c\" Type=\"\(type)/footnotes\" Target=\"footnotes.xml\"/>"
            parts.append(("word/footnotes.xml", "<w:footnotes \(Self.word)>\(footnotes)</w:footnotes>"))
        }
        parts.append(("word/_rels/document.xml.rels", "<Relationships>\(relations)</Relationships>"))
        return try zip(parts)
    }

    private func text(_ body: String, numbering: String? = nil, styles: String? = nil) throws -> String {
        try TextReader.read(docx(body, numbering: numbering, styles: styles), name: "a.docx").text
    }

    // MARK: - Text files

    @Test("GB18030，含四字节字符")
    func gb18030() throws {
        // 中 D6D0, 㐂 (U+3402) 8139EF31, 😀 (U+1F600) 94 39 FC 36, A.
        let data = Data([0xD6, 0xD0, 0x81, 0x39, 0xEF, 0x31, 0x94, 0x39, 0xFC, 0x36, 0x41])
        #expect(try TextReader.read(data, name: "a.txt").text == "中\u{3402}\u{1F600}A")
    }

    @Test("UTF-8 和 UTF-16 去掉标记，其余原样")
    func unicode() throws {
        #expect(try TextReader.read(Data([0xEF, 0xBB, 0xBF] + "党\r\n课".utf8), name: "a").text == "党\r\n课")
        let little: [UInt8] = [0xFF, 0xFE, 0x5A, 0x51, 0x0A, 0x00, 0x3D, 0xD8, 0x00, 0xDE]
        #expect(try TextReader.read(Data(little), name: "a").text == "党\n\u{1F600}")
        #expect(try TextReader.read(Data([0xFE, 0xFF, 0x51, 0x5A]), name: "a").text == "党")
    }

    @Test("哪种编码都不是的文件有明确的说明")
    func unknownEncoding() {
        // 0xFF is neither in UTF-8 nor in GB18030; half a surrogate pair; an odd number of bytes.
        for bytes: [UInt8] in [[0x41, 0xFF, 0x41], [0xFF, 0xFE, 0x3D, 0xD8], [0xFF, 0xFE, 0x41]] {
            #expect(documentError { _ = try TextReader.read(Data(bytes), name: "a.txt") }?.code == "unknown-encoding")
        }
    }

    @Test("行即段落，三种换行都认，位置按 Unicode 标量计")
    func lines() throws {
        let text = try TextReader.read(Data("一\r\n\r\n二三\n\u{1F600}\r末".utf8), name: "a")
        #expect(text.paragraphs.map(\.offset) == [0, 3, 5, 8, 10])
        #expect(text.paragraphs.map(\.length) == [1, 0, 2, 1, 1])
    }

    // MARK: - Wrong files

    @Test("空文件、改名的 PDF、表格、截断的文档，各有各的说明")
    func wrongFiles() throws {
        func code(_ data: Data, _ name: String) -> String? {
            documentError { _ = try TextReader.read(data, name: name) }?.code
        }
        #expect(code(Data(), "a.docx") == "empty-file")
        #expect(code(Data("%PDF-1.7\n%âã".utf8), "a.docx") == "renamed-pdf")
        #expect(code(try zip([("xl/workbook.xml", "<a/>")]), "a.docx") == "not-a-document")
        #expect(code(try zip([("a", "b")]), "a.docx") == "not-a-document")
        let good = try WordWriter.data(Sample.long)
        #expect(code(good.prefix(good.count / 2), "a.docx") == "damaged-file")
        #expect(code(try zip([("word/document.xml", "<w:document")]), "a.docx") == "damaged-file")
        #expect(
            code(try zip([("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]), "a") == "xml-doctype")
        #expect(code(Data("{\\rtf1\\ansi}".utf8), "a.doc") == "not-a-document")
        #expect(code(Data([0, 1, 2, 3]), "a.docx") == "not-a-document")
        let error = documentError { _ = try TextReader.read(Data("%PDF-1.7".utf8), name: "总结.docx") }
        #expect(error?.description.hasPrefix("总结.docx：文件名是 .docx，内容其实是 PDF") == true)
    }

    // MARK: - DOCX

    @Test("制表、换行、不断行连字符、符号；删去的、域代码、隐藏的不算，插入的算")
    func runs() throws {
        let body = """
            <w:p><w:r><w:t>共</w:t><w:tab/><w:t xml:space="preserve"> 1</w:t></w:r><w:r><w:t>2</w:t><w:br/><w:t>次</w:t>\
            <w:br w:type="page"/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>\
            <w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>插</w:t></w:r></w:ins>\
            <w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>\
            <w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>
            """
        #expect(try text(body) == "共\t 12\n次-□插链\n")
    }

    @Test("AlternateContent 只取一支，文本框排在所在段落之后，内容控件取内容，拼音不取")
    func containers() throws {
        let box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>\
            </mc:AlternateContent><w:t>后</w:t></w:r></w:p>\
            <w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>控</w:t></w:r></w:p></w:sdtContent></w:sdt>\
            <w:p><w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby>\
            </w:r></w:p>
            """
        #expect(try text(body) == "前后\n框\n控\n字\n")
    }

    @Test("套得很深的文档读得完，深过上限的被拒绝")
    func nesting() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<w:ins>", count: depth) + "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
                + String(repeating: "</w:ins>", count: depth)
        }
        #expect(try text(nested(240)) == "底\n")
        #expect(documentError { _ = try text(nested(300)) }?.code == "damaged-file")
        let boxes = 60
        let body =
            String(repeating: "<w:p><w:r><w:t>框</w:t><w:txbxContent>", count: boxes)
            + String(repeating: "</w:txbxContent></w:r></w:p>", count: boxes)
        #expect(try text(body) == String(repeating: "框\n", count: boxes))
    }

    @Test("脚注按引用的先后排在正文之后，删去的引用不带出脚注，表格按行排")
    func notes() throws {
        func note(_ id: String, _ text: String) -> String {
            "<w:footnote w:id=\"\(id)\"><w:p><w:r><w:footnoteRef/><w:t>\(text)</w:t></w:r></w:p></w:footnote>"
        }
        func reference(_ id: String) -> String { "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
        let cells = ["甲", "12次"].map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined()
        let body = """
            <w:p><w:r><w:t>正文。</w:t></w:r>\(reference("3"))<w:del>\(reference("4"))</w:del>\(reference("2"))</w:p>\
            <w:tbl><w:tr>\(cells)</w:tr></w:tbl><w:p><w:r><w:t>完。</w:t></w:r></w:p>
            """
        let footnotes = note("0", "分隔") + note("2", "后引") + note("3", "先引") + note("4", "删去")
        let data = try docx(body, footnotes: footnotes)
        #expect(try TextReader.read(data, name: "a.docx").text == "正文。\n甲\n12次\n完。\n先引\n后引\n")
    }

    @Test("修订中删去段落标记的两段合为一段")
    func deletedMark() throws {
        let body =
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>"
        #expect(try text(body) == "甲乙\n")
    }

    private static let lists = """
        <w:abstractNum w:abstractNumId="1">\
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>\
        <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/></w:lvl>\
        <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId="2">\
        <w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl>\
        </w:abstractNum><w:abstractNum w:abstractNumId="3">\
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>\
        <w:num w:numId="3"><w:abstractNumId w:val="1"/>\
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>\
        <w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
        """

    private func item(_ list: Int, _ level: Int, _ text: String) -> String {
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>"
            + "<w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    @Test("自动编号按 numbering.xml 算出：逐级重起、跨段续号、改起始值、样式带的编号")
    func numbering() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>\
            </w:pPr></w:style><w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="H2"/></w:style>
            """
        let styled = "<w:p><w:pPr><w:pStyle w:val=\"X\"/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>"
        let body =
            item(1, 0, "甲") + item(1, 1, "乙") + item(1, 1, "丙") + styled + item(1, 2, "条") + item(1, 0, "戊")
            + item(1, 1, "己") + "<w:p/>" + item(1, 0, "庚") + item(2, 0, "辛") + item(2, 0, "壬") + item(3, 0, "新")
            + item(4, 0, "点") + item(0, 0, "无") + item(99, 0, "缺")
        let document = try TextReader.read(docx(body, numbering: Self.lists, styles: styles), name: "a")
        let expected = [
            "一、甲", "（一）乙", "（二）丙", "（三）丁", "1.1 条", "二、戊", "（一）己", "", "三、庚", "⑨辛", "⑩壬", "一、新", "点", "无", "缺",
        ]
        #expect(document.text == expected.joined(separator: "\n") + "\n")
        #expect(document.paragraphs[3].outlineLevel == 2)
        #expect(document.paragraphs.map(\.automaticNumberLength) == [2, 3, 3, 3, 4, 2, 3, 0, 2, 1, 1, 2, 0, 0, 0])
    }

    @Test(
        "各种编号格式",
        arguments: [
            (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCounting", "一○五"),
            (105, "chineseCountingThousand", "一百零五"), (1020, "chineseCountingThousand", "一千零二十"),
            (110, "chineseCountingThousand", "一百一十"), (12, "chineseLegalSimplified", "壹拾贰"),
            (3, "ideographTraditional", "丙"), (2, "ideographZodiac", "丑"), (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "21"), (3, "decimalEnclosedParen", "⑶"), (12, "decimalFullWidth", "１２"),
            (4, "lowerRoman", "iv"), (28, "upperLetter", "BB"), (5, "decimalZero", "05"),
            (2025, "ideographDigital", "二〇二五"),
            (7, "somethingNew", "7"), (0, "chineseCounting", "○"), (10_000, "chineseCountingThousand", "10000"),
        ])
    func formats(number: Int, format: String, expected: String) {
        #expect(NumberFormat.text(number, format: format) == expected)
    }

    @Test("书签跨运行、跨段，同名的内置书签不列")
    func bookmarks() throws {
        let body = """
            <w:p><w:r><w:t>共</w:t></w:r><w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>\
            <w:bookmarkEnd w:id="0"/><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>\
            <w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>次</w:t></w:r></w:p><w:p><w:r><w:t>党</w:t></w:r>\
            <w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="open"/></w:p>
            """
        let marks = try WordReader.bookmarks(in: docx(body), name: "a")
        #expect(marks.map(\.name) == ["a", "b"])
        #expect(marks.map(\.text) == ["12", "次\n党"])
        #expect(marks.map(\.offset) == [1, 3])
    }
}
