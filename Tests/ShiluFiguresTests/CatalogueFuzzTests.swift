import Foundation
import FuzzSupport
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluFigures

/// Damaged catalogues: a catalogue or a refusal with the place, never a crash.
@Suite struct CatalogueFuzzTests {
    private static let marks = [
        "", ":", "- ", "{", "}", "[", "]", "\"", "'", "#", "\n", "  ", "&a", "*a", "|", "9999999999999999999999", "-1",
        "of: ",
        "sum: ", "ratio: ", "\u{0}", "\t", "!!binary ",
    ]

    @Test(arguments: ["integrity.yaml", "compliance.yaml", "study.yaml", "organization.yaml"])
    func damaged(_ file: String) throws {
        let text = try String(
            contentsOf: CatalogueFolder.url.appendingPathComponent("figures/\(file)"), encoding: .utf8)
        let scalars = Array(text.unicodeScalars)
        var damage = Damage(seed: file.count)
        for _ in 0..<60 {
            let bad = damage.apply(Self.marks, to: scalars)
            do throws(Refusal) {
                _ = try FigureCatalogue.load(texts: [[(file, bad)]])
            } catch {
                for notice in error.notices {
                    #expect(!notice.what.isEmpty && !notice.next.isEmpty && notice.place.hasPrefix(file), "\(notice)")
                }
            }
        }
    }

    @Test func factAndRecordLinesOfAnything() {
        var damage = Damage(seed: 5)
        let good = Array(
            "meeting.memberAssembly count 1 @2023-03-05..2023-09-30 at:一支部+二支部 member:甲 as:某次会议".unicodeScalars)
        let record = Array("PlanDocument year:2023 tasks:figure=theme-party-day-count,target=12".unicodeScalars)
        let marks = ["", " ", ":", "@", "..", "=", ",", "9223372036854775808", "-", "+", "\u{0}"]
        for _ in 0..<2000 {
            _ = FactLine(damage.apply(marks, to: good))
            _ = RecordLine(damage.apply(marks, to: record))
        }
    }
}
