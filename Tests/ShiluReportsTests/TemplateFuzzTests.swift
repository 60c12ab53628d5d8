import Foundation
import FuzzSupport
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluReports

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
