import Foundation
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluFigures

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
