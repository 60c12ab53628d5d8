import Foundation
import Testing

@testable import ShiluDocuments

@Suite("DOCX 写出")
struct WordWriterTests {
    @Test("书签、随文数据和正文写出后读得回来")
    func roundTrip() throws {
        let data = try WordWriter.data(Sample.long, customXML: Sample.custom, properties: ["shilu-id": "R-1"])
        #expect(FileSniffer.kind(of: data) == .docx)
        let text = try TextReader.read(data, name: "总结.docx")
        let bookmarks = try WordReader.bookmarks(in: data, name: "总结.docx")
        #expect(bookmarks.map(\.name) == ["rec_1", "rec_2", "rec_3"])
        #expect(bookmarks.map(\.text) == ["12", "24", "4"])
        let scalars = Array(text.text.unicodeScalars)
        for mark in bookmarks {
            let inside = scalars[mark.offset..<mark.offset + mark.text.unicodeScalars.count]
            #expect(String(String.UnicodeScalarView(inside)) == mark.text)
        }
        #expect(text.text.contains("1.严格落实制度。全年共召开党员大会12次，支委会24次，“三会一课”——做到应开尽开。重点突出。\n"))
        #expect(try WordReader.customXML(in: data, name: "a", namespace: "urn:shilu:test") == Sample.custom.xml)
        #expect(try WordReader.customXML(in: data, name: "a", namespace: "urn:other") == nil)
    }

    @Test("段落的位置、长度、级别和表格标记与正文一致")
    func paragraphs() throws {
        let text = try TextReader.read(try WordWriter.data(Sample.long), name: "总结.docx")
        let scalars = Array(text.text.unicodeScalars)
        var end = 0
        for paragraph in text.paragraphs {
            #expect(paragraph.offset == end)
            end = paragraph.offset + paragraph.length + 1
            #expect(scalars[end - 1] == "\n")
        }
        #expect(end == scalars.count)
        func shown(_ paragraph: ExtractedParagraph) -> String {
            String(String.UnicodeScalarView(scalars[paragraph.offset..<paragraph.offset + paragraph.length]))
        }
        let headings = text.paragraphs.filter { $0.outlineLevel != nil }
        #expect(headings.map(shown) == ["一、主要工作情况", "（一）组织生活", "二、下一步打算"])
        #expect(headings.map(\.outlineLevel) == [1, 2, 1])
        #expect(text.paragraphs.filter(\.isInTable).map(shown).prefix(4) == ["支部", "党员大会", "党课", "第一支部"])
    }

    @Test("同样的内容写出同样的字节")
    func equalBytes() throws {
        let properties = ["a": "1", "b": "2", "c": "3", "d": "4"]
        let first = try WordWriter.data(Sample.long, customXML: Sample.custom, properties: properties)
        let second = try WordWriter.data(Sample.long, customXML: Sample.custom, properties: properties)
        #expect(first == second)
    }

    @Test("正文 XML 与留存的样本一致（SHILU_RECORD=1 时重新留存）")
    func golden() throws {
        let short = OfficialDocument(
            title: "关于开展主题党日活动的\n通知", subtitle: "（2025年1月6日）", addressee: "各党支部：",
            blocks: [
                .heading(level: 1, [.text("一、总体要求")]),
                .paragraph([
                    .runInHeading(level: 2, "（一）时间。"), .text("于6月\t开展"), .marked("3", bookmark: "rec_1"), .bold("次"),
                    .text(" <a> & “b”\u{1}"),
                ]),
                .table([[[.text("项")], [.text("数")]], [[.text("会")]]], header: true),
            ], attachments: ["名单"], signature: .init(organization: "机关党委", date: "2025年12月26日"))
        let archive = try ZipReader(try WordWriter.data(short), name: "a")
        let bytes = try #require(try archive.read("word/document.xml"))
        let xml = String(decoding: bytes, as: UTF8.self).replacing("<w:p>", with: "\n<w:p>") + "\n"
        let file = "\(#filePath.dropLast("WordWriterTests.swift".count))Goldens/document.xml"
        if ProcessInfo.processInfo.environment["SHILU_RECORD"] == "1" { try SafeFile.write(Data(xml.utf8), to: file) }
        #expect(xml == String(decoding: try SafeFile.read(file), as: UTF8.self))
    }

    @Test("署名长于日期时日期比署名右移二字，短于日期时日期右空二字、署名再左移二字")
    func signature() throws {
        func lefts(_ organization: String) throws -> [Int] {
            let document = OfficialDocument(
                title: "总结", blocks: [], signature: .init(organization: organization, date: "2025年1月6日"))
            let archive = try ZipReader(try WordWriter.data(document), name: "a")
            let bytes = try #require(try archive.read("word/document.xml"))
            let xml = String(decoding: bytes, as: UTF8.self)
            return xml.matches(of: #/w:left="(\d+)"\/>/#).compactMap { Int($0.1) }
        }
        // The text area is 8845 wide, a character 320; the date is six wide: six digits are three, 年月日 three.
        #expect(try lefts("中共示例市数据局机关委员会") == [8845 - 15 * 320, 8845 - 13 * 320])
        #expect(try lefts("机关党委") == [8845 - 10 * 320, 8845 - 8 * 320])
    }

    @Test("不合规定的书签名和重名书签被拒绝", arguments: ["1a", "", "有", "a-b", String(repeating: "a", count: 41), "rec_A"])
    func badBookmarks(name: String) throws {
        let blocks: [OfficialDocument.Block] = [
            .paragraph([.marked("1", bookmark: "REC_a"), .marked("2", bookmark: name)])
        ]
        let error = documentError { _ = try WordWriter.data(OfficialDocument(title: "t", blocks: blocks)) }
        #expect(error?.code == "bad-bookmark")
    }

    @Test("随文数据命名空间不符或编号不是 GUID 时被拒绝")
    func badCustomXML() throws {
        let document = OfficialDocument(title: "t", blocks: [])
        for part in [
            CustomXMLPart(namespace: "urn:a", xml: "<a xmlns='urn:b'/>", itemID: Sample.custom.itemID),
            CustomXMLPart(namespace: "urn:a", xml: "<a xmlns='urn:a'>", itemID: Sample.custom.itemID),
            CustomXMLPart(namespace: "urn:a", xml: "<a xmlns='urn:a'/>", itemID: "x"),
        ] {
            #expect(documentError { _ = try WordWriter.data(document, customXML: part) }?.code == "bad-custom-xml")
        }
    }

    /// Set SHILU_OPENXML_AUDIT to the program of PyPI's openxml-audit, in a virtual environment for instance.
    private static let checker =
        ProcessInfo.processInfo.environment["SHILU_OPENXML_AUDIT"] ?? ExternalProgram.path(of: "openxml-audit")

    @Test("openxml-audit 挑不出毛病，故意弄错的却挑得出", .enabled(if: checker != nil, "没有安装 openxml-audit"))
    func checked() throws {
        let checker = try #require(Self.checker)
        let scratch = try Scratch()
        var grid = PageProfile()
        grid.usesCharacterGrid = true
        grid.boldHeadingLevels = [2, 3]
        grid.rowsAboveTitle = 2
        for profile in [PageProfile.standard, grid] {
            let data = try WordWriter.data(
                Sample.long, customXML: Sample.custom, properties: ["shilu-id": "R-1"], profile: profile)
            try SafeFile.write(data, to: scratch.file("good.docx"))
            #expect(
                ExternalProgram.run(checker, [scratch.file("good.docx")], output: scratch.file("o"), seconds: 60) == 0)
            let report = String(decoding: try SafeFile.read(scratch.file("o")), as: UTF8.self)
            #expect(report.contains("Errors: 0"), Comment(rawValue: report))
        }
        let archive = try ZipReader(WordWriter.data(Sample.long), name: "a")
        var writer = ZipWriter()
        for entry in archive.entryNames {
            let text = String(decoding: try #require(try archive.read(entry)), as: UTF8.self)
            writer.add(
                entry,
                text.replacing("<w:keepNext/>", with: "").replacing(
                    "<w:pStyle", with: "<w:jc w:val=\"left\"/><w:pStyle"))
        }
        try SafeFile.write(try writer.data(for: "a"), to: scratch.file("bad.docx"))
        _ = ExternalProgram.run(checker, [scratch.file("bad.docx")], output: scratch.file("o"), seconds: 60)
        #expect(!String(decoding: try SafeFile.read(scratch.file("o")), as: UTF8.self).contains("Errors: 0"))
    }
}
