import Foundation
import Testing

@testable import ShiluAudit

@Suite struct ReportTests {
    static let sample = "2023年城东街道党工委工作总结\n召开党员大会*次，慰问<b>3</b>人，到会率95.8%。\n"

    @Test func jsonHasTheKeysOfTheInterface() throws {
        let json = AuditReport.json(Fixture.audit(Self.sample))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        for key in ["file", "scalars", "outline", "claims", "defects", "relations"] {
            #expect(object[key] != nil, "\(key)")
        }
        let claims = try #require(object["claims"] as? [[String: Any]])
        for key in [
            "offset", "length", "text", "value", "masked", "unit", "noun", "qualifier", "kind", "figure", "verdict",
            "ledgerValue", "sources",
        ] {
            #expect(claims.allSatisfy { $0[key] != nil }, "\(key)")
        }
        #expect(claims.contains { $0["value"] is NSNull && $0["masked"] as? Bool == true })
        #expect(json.contains("\"value\": 95.8"))
    }

    @Test func jsonEscapesWhatItMust() throws {
        let text = "甲\"乙\\丙\n\r\t\u{1}\u{1F}\u{7F}丁\u{2028}\u{2029}\u{2030}é𠮷"
        var out = JSONWriter()
        out.object {
            $0.field("text", text)
            $0.field("none", nil as String?)
            $0.field("number", -12)
            $0.strings("list", ["", text])
            $0.integers("numbers", [1, 20])
        }
        let escaped = #"甲\"乙\\丙\n\r\t\u0001\u001f\u007f丁\u2028\u2029‰é𠮷"#
        #expect(
            out.text
                == "{\"text\": \"\(escaped)\", \"none\": null, \"number\": -12, \"list\": [\"\", \"\(escaped)\"], \"numbers\": [1, 20]}"
        )
        let object = try JSONSerialization.jsonObject(with: Data(out.text.utf8)) as? [String: Any]
        #expect(object?["text"] as? String == text)
    }

    @Test func htmlEscapesAndAsksNobody() {
        let html = AuditReport.html(Fixture.audit(Self.sample), text: Self.sample)
        #expect(html.contains("&lt;b&gt;"))
        #expect(!html.contains("<b>3"))
        #expect(!html.contains("http:") && !html.contains("https:"))
        #expect(!html.contains("<script"))
        #expect(html.contains("占位未填"))
    }

    @Test func everyMarkHasItsNote() {
        for report in InventedReports.all {
            let html = AuditReport.html(Fixture.audit(report.text), text: report.text)
            let links = html.components(separatedBy: "href=\"#").dropFirst().compactMap {
                $0.split(separator: "\"").first
            }
            for link in Set(links) { #expect(html.contains("id=\"\(link)\""), "\(link)") }
        }
    }

    @Test func textTellsTheClerkWhereAndWhat() {
        let text = AuditReport.text(Fixture.audit(Self.sample), source: Self.sample)
        #expect(text.contains("第2行第7字"))
        #expect(text.contains("请按台账补填实数"))
        #expect(text.contains("单位：城东街道党工委"))
    }

    /// Records go by the names a clerk knows; the text shows five, the page all of them folded away.
    @Test func recordsAreNamedAndCapped() throws {
        var result = Fixture.audit(Self.sample)
        let index = try #require(result.claims.firstIndex { $0.masked })
        result.claims[index].verdict = .differs
        result.claims[index].sources = (1...7).map { "ConsolationVisit/W\($0)" }
        let naming = { (id: String) in id.replacing("ConsolationVisit", with: "走访慰问") }
        let text = AuditReport.text(result, naming: naming)
        #expect(text.contains("走访慰问/W1、走访慰问/W2、走访慰问/W3、走访慰问/W4、走访慰问/W5等7条"))
        #expect(!text.contains("W6"))
        let html = AuditReport.html(result, text: Self.sample, naming: naming)
        #expect(html.contains("<details><summary>依据7条</summary>") && html.contains("走访慰问/W7"))
        #expect(!text.contains("ConsolationVisit") && !html.contains("ConsolationVisit"))
    }

    @Test func lexiconNamesFileAndLine() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "shilu-lexicon-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "a: 三会一课\na: 两委\n".write(to: folder.appending(path: "phrases.yaml"), atomically: true, encoding: .utf8)
        #expect(throws: LexiconError.self) { try AuditLexicon.load(folder: folder) }
    }

    /// Every figure of the domain's list has its ways of saying.
    @Test func everyFigureCanBeSaid() throws {
        let file = Fixture.folder("shared", variable: "SHILU_SHARED").appending(path: "domain/indicators.md")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            print("没有 \(file.path)，略过这一项。")
            return
        }
        let known = Set(Fixture.lexicon.figures.map(\.id))
        let listed = text.split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count >= 7, let id = cells.dropFirst().first, id.contains("-"), id.first?.isLowercase == true,
                cells.count == 8
            else { return nil }
            return id
        }
        let ids = Set(listed.filter { $0.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber } })
        let findings: Set<String> = ["rate-mismatch", "part-exceeds-whole", "all-claim"]
        #expect(ids.subtracting(known).subtracting(findings).isEmpty, "\(ids.subtracting(known).sorted())")
        #expect(ids.count > 140)
        #expect(known.subtracting(ids).isEmpty, "\(known.subtracting(ids).sorted())")
        #expect(Fixture.lexicon.figures.allSatisfy { !$0.said.isEmpty && !$0.units.isEmpty })
    }

    /// The shared reports: every run of 24 characters of the catalogue's lexicon is our own.
    @Test func lexiconCopiesNoReport() throws {
        guard let folder = Fixture.reports else {
            print("没有共享的报告文件夹，略过这一项。")
            return
        }
        let lexicon = Fixture.folder("Catalogue", variable: "SHILU_CATALOGUE").appending(path: "lexicon")
        var runs: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "txt" {
            let text = Array(try String(contentsOf: file, encoding: .utf8))
            guard text.count > 24 else { continue }
            for start in 0...(text.count - 24) { runs.insert(String(text[start..<(start + 24)])) }
        }
        for file in try FileManager.default.contentsOfDirectory(at: lexicon, includingPropertiesForKeys: nil) {
            let text = Array(try String(contentsOf: file, encoding: .utf8))
            guard text.count > 24 else { continue }
            let shared = (0...(text.count - 24)).first { runs.contains(String(text[$0..<($0 + 24)])) }
            #expect(shared == nil, "\(file.lastPathComponent)")
        }
    }
}
