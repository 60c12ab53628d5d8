import Foundation
import Testing

@testable import ShiluDocuments

/// The numbers of GB/T 9704-2012, measured on pages that LibreOffice set.
///
/// The typefaces of official documents are not free, so any Chinese font that is installed stands in: characters are as wide as
/// the type is high in all of them, and leading is exact, so the numbers hold by arithmetic. What depends on the typeface is not
/// tested here.
@Suite("版面", .enabled(if: ExternalProgram.path(of: "soffice") != nil && ExternalProgram.path(of: "pdftotext") != nil))
struct LayoutTests {
    private struct Word {
        var page: Int
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        var text: String
    }

    private static let millimetre = 72 / 25.4

    @Test("每页22行、每行28字，版心、缩进、页码位置合乎标准")
    func page() throws {
        let scratch = try Scratch()
        let body = String(repeating: "坚持以党的政治建设为统领深入学习贯彻重要思想认真落实各项任务要求", count: 90)
        let document = OfficialDocument(title: "标题", blocks: [.paragraph([.text(body)])])
        let pdf = try #require(try office(WordWriter.data(document), to: "pdf", scratch: scratch))
        let words = try words(of: pdf, scratch: scratch)
        let mm = Self.millimetre

        let second = words.filter { $0.page == 2 && $0.top < 265 * mm }
        #expect(second.count == 22, "rows on a full page")
        for word in second {
            #expect(word.text.count == 28, "characters in a row")
            #expect(abs(word.left / mm - 28) < 1)
            #expect(abs(word.right / mm - 184) < 1)
        }
        for (above, below) in zip(second, second.dropFirst()) {
            #expect(abs((below.top - above.top) / mm - 10.22) < 0.03, "row pitch")
        }
        let first = try #require(words.first { $0.page == 1 && $0.text.count > 20 })
        #expect(abs(first.left / mm - 39.3) < 1, "first-line indent")
        #expect(first.text.count == 26)

        // — 1 — comes as three words; its middle is 7 mm below the text area.
        let odd = words.filter { $0.page == 1 && $0.top > 262 * mm }
        let even = words.filter { $0.page == 2 && $0.top > 262 * mm }
        #expect(odd.map(\.text) == ["—", "1", "—"])
        #expect(even.map(\.text) == ["—", "2", "—"])
        let oddRight = try #require(odd.last?.right)
        let evenLeft = try #require(even.first?.left)
        #expect(abs(oddRight / mm - 179) < 1.2)
        #expect(abs(evenLeft / mm - 33) < 1.2)
        let number = try #require(odd.first { $0.text == "1" })
        #expect(abs((number.top + number.bottom) / 2 / mm - 269) < 1.2)
    }

    @Test("经 LibreOffice 另存后书签和随文数据还在")
    func survivesAnotherProgram() throws {
        let scratch = try Scratch()
        let data = try WordWriter.data(Sample.long, customXML: Sample.custom, properties: ["shilu-id": "R-1"])
        let saved = try #require(try office(data, to: "docx:MS Word 2007 XML", scratch: scratch))
        let again = try SafeFile.read(saved)
        #expect(again != data)
        let before = try WordReader.bookmarks(in: data, name: "a")
        let after = try WordReader.bookmarks(in: again, name: "a")
        #expect(after.map(\.name) == before.map(\.name))
        #expect(after.map(\.text) == before.map(\.text))
        #expect(after.map(\.offset) == before.map(\.offset))
        #expect(try TextReader.read(again, name: "a").text == TextReader.read(data, name: "a").text)
        let custom = try #require(try WordReader.customXML(in: again, name: "a", namespace: "urn:shilu:test"))
        let figure = try #require(try XMLNode.parse(custom).child("figure"))
        #expect(figure.attributes["bookmark"] == "rec_1")
        #expect(figure.text == "12 & 3")
    }

    @Test("PDF 的文字读得出来；改了扩展名的 PDF 说明真相")
    func pdf() throws {
        let scratch = try Scratch()
        let pdf = try #require(try office(WordWriter.data(Sample.long), to: "pdf", scratch: scratch))
        let data = try SafeFile.read(pdf)
        let text = try TextReader.read(data, name: "总结.pdf")
        #expect(text.kind == .pdf)
        // Paragraphs come back whole, whatever lines and pages they were set on.
        let lines = Set(text.text.split(separator: "\n").map(String.init))
        for whole in [
            "一、主要工作情况", "（一）组织生活", String(repeating: "坚持以党的政治建设为统领深入学习贯彻重要思想认真落实各项任务要求", count: 36),
            "1.严格落实制度。全年共召开党员大会12次，支委会24次，“三会一课”——做到应开尽开。重点突出。",
            "（一）抓学习。" + String(repeating: "持续深化理论武装，推动学习走深走实。", count: 12),
        ] { #expect(lines.contains(whole), "\(whole)") }
        #expect(!text.text.contains("— 1 —"))
        #expect(documentError { _ = try TextReader.read(data, name: "总结.docx") }?.code == "renamed-pdf")
    }

    @Test("旧版 .doc 经 LibreOffice 读出")
    func oldFiles() throws {
        let scratch = try Scratch()
        let doc = try #require(try office(WordWriter.data(Sample.long), to: "doc", scratch: scratch))
        let old = try SafeFile.read(doc)
        #expect(FileSniffer.kind(of: old) == .oleDocument)
        let text = try TextReader.read(old, name: "总结.doc")
        #expect(text.kind == .oleDocument)
        #expect(text.text.contains("全年共召开党员大会12次，支委会24次"))
        #expect(text.paragraphs.filter { $0.outlineLevel == 1 }.count == 2)
        #expect(documentError { _ = try TableReader.read(old, name: "总结.doc") }?.code == "old-office")
    }

    /// LibreOffice comes in parts; without Calc it knows no tables.
    private static let hasCalc = access("/usr/lib/libreoffice/program/libsclo.so", F_OK) == 0

    @Test("旧版 .xls 经 LibreOffice 读出", .enabled(if: hasCalc, "没有安装 LibreOffice Calc"))
    func oldTables() throws {
        let scratch = try Scratch()
        let rows = [["姓名", "日期"], ["张三", "2024-05-06"]]
        let sheet = SheetSpec(
            name: "表", columns: [ColumnSpec(title: "姓名"), ColumnSpec(title: "日期")], rows: Array(rows.dropFirst()))
        let book = try SpreadsheetWriter.data([sheet], name: "a")
        let xls = try SafeFile.read(try #require(try office(book, from: "xlsx", to: "xls", scratch: scratch)))
        #expect(FileSniffer.kind(of: xls) == .oleDocument)
        #expect(try TableReader.read(xls, name: "a.xls").sheets.first?.rows == rows)
    }

    private func words(of pdf: String, scratch: Scratch) throws -> [Word] {
        let program = try #require(ExternalProgram.path(of: "pdftotext"))
        let output = scratch.file("words.html")
        #expect(ExternalProgram.run(program, ["-bbox", pdf, output], output: nil, seconds: 60) == 0)
        let html = String(decoding: try SafeFile.read(output), as: UTF8.self)
        var page = 0
        var words: [Word] = []
        for line in html.split(separator: "\n") {
            if line.contains("<page ") {
                page += 1
                #expect(line.contains("width=\"595.") && line.contains("height=\"841."))
            }
            let pattern = #/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>/#
            guard let match = line.firstMatch(of: pattern), let left = Double(match.1), let top = Double(match.2),
                let right = Double(match.3), let bottom = Double(match.4)
            else { continue }
            words.append(
                Word(page: page, left: left, top: top, right: right, bottom: bottom, text: String(match.5)))
        }
        return words
    }
}
