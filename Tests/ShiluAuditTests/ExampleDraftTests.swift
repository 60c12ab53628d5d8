import Foundation
import Testing

@testable import ShiluAudit

/// The example's draft against the list of what must be found in it, as far as that needs no ledger.
@Suite struct ExampleDraftTests {
    struct Expected: Decodable {
        var kind: String
        var text: String
        var occurrence: Int
        var figure: String?
        var verdict: String?
        var defectKind: String?
        var texts: [String]?
        var relationType: String?
        var holds: Bool?
    }

    static let folder = Fixture.folder("Examples", variable: "SHILU_EXAMPLES").appending(path: "water-bureau-2023")

    static func draft() throws -> (text: String, expected: [Expected]) {
        let text = try String(contentsOf: folder.appending(path: "送审稿.txt"), encoding: .utf8)
        let list = try Data(contentsOf: folder.appending(path: "应查出的问题.json"))
        return (text, try JSONDecoder().decode([Expected].self, from: list))
    }

    /// Scalars of the n-th place of a string.
    static func place(_ needle: String, _ occurrence: Int, in text: String) -> Range<Int>? {
        let (hay, wanted) = (Array(text.unicodeScalars), Array(needle.unicodeScalars))
        guard !wanted.isEmpty, hay.count >= wanted.count else { return nil }
        let starts = (0...(hay.count - wanted.count)).filter { Array(hay[$0..<($0 + wanted.count)]) == wanted }
        guard starts.indices.contains(occurrence - 1) else { return nil }
        return starts[occurrence - 1]..<(starts[occurrence - 1] + wanted.count)
    }

    @Test func everyClaimMeansItsFigure() throws {
        let (text, expected) = try Self.draft()
        let claims = Fixture.audit(text).claims.filter { $0.kind != .date }
        for item in expected where item.kind == "claim" {
            let place = try #require(Self.place(item.text, item.occurrence, in: text), "\(item.text)")
            let claim = claims.last { $0.range.overlaps(place) }
            #expect(claim != nil, "\(item.text)")
            // A target is bound or not as its own rule says.
            guard item.verdict != nil else { continue }
            #expect(claim?.figure == item.figure, "\(item.text)")
            #expect(claim?.masked == (item.verdict == "blank"), "\(item.text)")
        }
    }

    @Test func everyPlantedDefectIsFoundAndNoOther() throws {
        let (text, expected) = try Self.draft()
        let result = Fixture.audit(text)
        var planned: [Range<Int>] = []
        for item in expected {
            let places = try (item.texts ?? [item.text]).map {
                try #require(Self.place($0, item.texts == nil ? item.occurrence : 1, in: text), "\($0)")
            }
            if item.kind == "defect" {
                let found = result.defects.contains {
                    $0.kind.rawValue == item.defectKind
                        && ($0.offset..<($0.offset + max(1, $0.length))).overlaps(places[0])
                }
                #expect(found, "\(item.text)")
            }
            if item.kind == "defect" || (item.kind == "relation" && item.holds == false) { planned += places }
        }
        for defect in result.defects {
            let range = defect.offset..<(defect.offset + max(1, defect.length))
            #expect(planned.contains { $0.overlaps(range) }, "误报：\(defect.message)")
        }
    }

    @Test func everyRelationIsJudged() throws {
        let (text, expected) = try Self.draft()
        let relations = Fixture.audit(text).relations
        for item in expected where item.kind == "relation" {
            let places = (item.texts ?? []).compactMap { Self.place($0, 1, in: text) }
            let found = relations.contains { relation in
                relation.type.rawValue == item.relationType && relation.holds == item.holds
                    && places.allSatisfy { place in relation.claims.contains { place.contains($0) } }
            }
            #expect(found, "\(item.texts ?? [])")
        }
        let broken = relations.filter { $0.holds == false }
        #expect(broken.count == expected.count { $0.kind == "relation" && $0.holds == false })
    }

    @Test func hearingTheBranchesIsDoneOnce() throws {
        let claims = Fixture.audit("2023年局党委工作总结\n听取各党支部党建工作汇报1次，各党支部书记汇报廉政建设2次。\n").claims
        let counts = claims.filter { $0.kind == .count }
        #expect(counts.map(\.hints.eachBranch) == [false, true])
    }
}
