import Foundation
import ShiluRegisters
import Testing

@testable import ShiluDuties

/// The rules of the domain's own list (`shared/domain/regulations.md`), which lies beside the project and is not a part of it.
private struct RuleList {
    /// Rule → its row, and the heading that it stands under.
    let rows: [String: (row: String, heading: String)]

    static let found = RuleList()

    private init?() {
        var folders = [ProcessInfo.processInfo.environment["SHILU_SHARED"]].compactMap { $0 }.map { URL(filePath: $0) }
        var place = URL(filePath: #filePath).deletingLastPathComponent()
        while place.path != "/" {
            folders.append(place.appending(path: "shared"))
            place = place.deletingLastPathComponent()
        }
        let texts = folders.lazy.compactMap {
            try? String(contentsOf: $0.appending(path: "domain/regulations.md"), encoding: .utf8)
        }
        guard let text = texts.first else { return nil }
        var (rows, heading) = ([String: (row: String, heading: String)](), "")
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") { heading = String(line) }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
            guard let id = cells.first?.trimmingCharacters(in: .whitespaces), id.contains("-"),
                id.first?.isLowercase == true, id.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" })
            else { continue }
            rows[id] = (cells.dropFirst().joined(separator: "|"), heading)
        }
        self.rows = rows
    }
}

@Suite(
    "The catalogue against the list of rules", .enabled(if: RuleList.found != nil, "没有 ../shared/domain/regulations.md")
)
struct RuleListTests {
    @Test("Each of the 173 rules is in the catalogue, and nothing else but the 25 steps") func all() throws {
        let rows = try #require(RuleList.found).rows
        let catalogue = try DutyCatalogue.bundled
        #expect(rows.count == 173)
        let rules = catalogue.ids.filter { !$0.hasPrefix("development-step-") }
        #expect(Set(rules) == Set(rows.keys))
        #expect(catalogue.ids.count - rules.count == 25)
    }

    @Test(
        "Each rule names a regulation that its row names, how binding it is, and an example; or why nothing judges it")
    func each() throws {
        let rows = try #require(RuleList.found).rows
        let catalogue = try DutyCatalogue.bundled
        // What no regulation says. Both stand in rows as plain words too.
        let customs: Set<String> = ["practice", "local"]
        let regulations = Set(catalogue.duties.flatMap(\.basis).map(\.regulation)).subtracting(customs)
        func named(_ text: String) -> Set<String> {
            Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init)).intersection(regulations)
        }
        for (id, (row, heading)) in rows {
            let (inRow, above) = (named(row), named(heading))
            for duty in catalogue[id] {
                let own = Set(duty.basis.map(\.regulation))
                if !inRow.isEmpty {
                    #expect(!inRow.isDisjoint(with: own), "\(id): \(own), \(inRow)")
                } else if !above.isEmpty {
                    #expect(!above.isDisjoint(with: own) || own.isSubset(of: customs), "\(id): \(own), \(above)")
                }
                #expect(duty.examples.isEmpty == (duty.whyUnjudged != nil), "\(id)")
                #expect(!id.hasPrefix("local-") || duty.modality == .local, "\(id)")
            }
        }
    }

    @Test("What nothing judges is owed by others, or has no measure in the regulation") func unjudged() throws {
        #expect(
            Set(try DutyCatalogue.bundled.duties.filter { $0.whyUnjudged != nil }.map(\.id)) == [
                "ideology-inspection", "standing-committee-hears-work-committee", "four-forms",
            ])
    }
}
