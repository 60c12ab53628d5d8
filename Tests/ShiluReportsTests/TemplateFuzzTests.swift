import Foundation
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluReports

/// Text damaged at random: pieces cut out, doubled, replaced by marks that mean something to a parser.
private struct Damage {
    private var state: UInt64
    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return limit > 0 ? Int(state % UInt64(limit)) : 0
    }

    mutating func apply(_ marks: [String], to text: [Unicode.Scalar]) -> String {
        var text = text
        for _ in 0...next(5) {
            let start = next(text.count)
            let end = min(text.count, start + next(6))
            text.replaceSubrange(start..<end, with: Array(marks[next(marks.count)].unicodeScalars))
        }
        if next(4) == 0 { text.removeLast(next(text.count)) }
        var whole = String.UnicodeScalarView()
        whole.append(contentsOf: text)
        return String(whole)
    }
}

/// Damaged templates: a template or a refusal with the line, never a crash.
@Suite struct TemplateFuzzTests {
    private static let marks = [
        "", "{", "}", "[", "]", "<", ">", "{若 ", "|否则：", "|", "@", "：", "\n", "---", "# ", "- ", "\\", "{每条 ", "≥", "=",
        "0",
        "\u{0}", "99999999999999999999",
    ]

    @Test func damaged() throws {
        let text = try String(
            contentsOf: CatalogueFolder.url.appendingPathComponent("reports/annual-summary.md"), encoding: .utf8)
        let scalars = Array(text.unicodeScalars)
        let names = TemplateNames(try Bureau.catalogue())
        let engine = try Bureau.engine(["member-assembly-count": 26])
        var damage = Damage(seed: 11)
        for round in 0..<150 {
            let bad = damage.apply(Self.marks, to: scalars)
            do {
                let template = try TemplateParser.parse(bad, id: "test", file: "test.md", names: names)
                // What parses also composes, or says what is missing.
                if round % 10 == 0 {
                    _ = try ReportComposer(template: template, names: names, engine: engine).compose(Bureau.request())
                }
            } catch let refusal as Refusal {
                for notice in refusal.notices { #expect(!notice.what.isEmpty && !notice.next.isEmpty, "\(notice)") }
            } catch let notice as Notice { #expect(!notice.next.isEmpty) }
        }
    }
}
