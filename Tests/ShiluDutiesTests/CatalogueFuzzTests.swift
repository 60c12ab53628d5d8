import Foundation
import FuzzSupport
import ShiluCatalogue
import ShiluRegisters
import Testing

@testable import ShiluDuties

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
