import Foundation
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluDuties

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

/// Damaged rules: a catalogue or a refusal, never a crash.
@Suite struct DutyFuzzTests {
    private static let marks = [
        "", ":", "- ", "{", "}", "[", "]", "\"", "#", "\n", "  ", "&a", "*a", "9999999999999999999999", "-1", "each: ",
        "on: ",
        "2023-13-45", "\u{0}", "\t",
    ]

    @Test(arguments: ["branch-life.yaml", "development.yaml", "elections.yaml", "supervision.yaml"])
    func damaged(_ file: String) throws {
        let folder = CatalogueFolder.url.appendingPathComponent("duties")
        let regulations = try String(contentsOf: folder.appendingPathComponent("regulations.yaml"), encoding: .utf8)
        let scalars = Array(try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).unicodeScalars)
        var damage = Damage(seed: file.count)
        for _ in 0..<40 {
            let bad = damage.apply(Self.marks, to: scalars)
            do throws(Refusal) {
                _ = try DutyCatalogue.load(texts: [[("regulations.yaml", regulations), (file, bad)]])
            } catch {
                #expect(!error.notices.isEmpty)
                for notice in error.notices { #expect(!notice.what.isEmpty && !notice.next.isEmpty, "\(notice)") }
            }
        }
    }

    @Test func damagedRatings() throws {
        let folder = CatalogueFolder.url.appendingPathComponent("ratings")
        let text = try String(contentsOf: folder.appendingPathComponent("star-branch.yaml"), encoding: .utf8)
        var damage = Damage(seed: 3)
        for _ in 0..<60 {
            let bad = damage.apply(Self.marks, to: Array(text.unicodeScalars))
            do throws(Refusal) {
                _ = try RatingCatalogue.load(texts: [("star-branch.yaml", bad)])
            } catch { #expect(!error.notices.isEmpty) }
        }
    }
}
