import Foundation
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@Suite struct CatalogueErrorTests {
    /// A folder with `figures/测.yaml`.
    private func folder(_ text: String, name: String = "测.yaml") throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-\(UUID().uuidString)")
        let figures = url.appendingPathComponent("figures")
        try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: figures.appendingPathComponent(name))
        return url
    }

    private func notices(_ text: String) throws -> [Notice] {
        let url = try folder(text)
        defer { try? FileManager.default.removeItem(at: url) }
        do {
            _ = try FigureCatalogue.load(folders: [url])
            return []
        } catch {
            return error.notices
        }
    }

    private let good = """
        section: 会议
        order: 1
        figures:
          - id: member-assembly-count
            name: 党员大会次数
            unit: 次
            round: approx
            registers: [MeetingRecord]
            sum: meeting.memberAssembly
            examples:
              - {facts: [meeting.memberAssembly count 1 @2023-03-05], year: 2023, shows: 1次}
        """

    @Test func aRightFile() throws { #expect(try notices(good).isEmpty) }

    @Test(arguments: [
        ("unit: 次", "unti: 次", "key-unknown", 6), ("unit: 次", "unit: 次次", "unit-unknown", 6),
        ("round: approx", "round: rough", "round-unknown", 7),
        ("[MeetingRecord]", "[MeetingRecrod]", "register-unknown", 8),
        ("sum: meeting.memberAssembly", "sum: meeting.memberAsembly", "kind-unknown", 9),
        ("sum: meeting.memberAssembly", "sum: meting.*", "kind-unknown", 9),
        ("sum: meeting.memberAssembly", "total: [no-such-figure]", "figure-unknown", 4),
        ("sum: meeting.memberAssembly", "total: [member-assembly-count]", "figure-cycle", 4),
        ("sum: meeting.memberAssembly", "basis: 次数", "computation-missing", 4),
        ("sum: meeting.memberAssembly", "rule: 很多", "number-form", 9),
        ("sum: meeting.memberAssembly", "ages: {of: roll.birthYear, upTo: [30, 20]}", "ages-form", 9),
        ("sum: meeting.memberAssembly", "ages: {of: roll.birthYear, upTo: [30, 三十]}", "ages-form", 9),
        ("sum: meeting.memberAssembly", "shares: {甲: 没有的事项}", "kind-unknown", 9),
        (
            "sum: meeting.memberAssembly", "reaching: {kinds: credit.any, least: 0, roll: roll.fullMember}",
            "number-form", 9
        ),
        (
            "sum: meeting.memberAssembly",
            "reaching: {kinds: credit.any, least: 1, roll: roll.fullMember, posts: post.secretary}", "key-missing", 9
        ),
        ("sum: meeting.memberAssembly", "ratio: {part: member-assembly-count}", "operand-missing", 9),
        ("sum: meeting.memberAssembly", "entered: {register: BusinessFact, value: quantity}", "field-unknown", 9),
        ("id: member-assembly-count", "id: 党员大会", "figure-id", 4), ("@2023-03-05", "@2023-02-30", "example-fact", 11),
        ("count 1 @", "once @", "example-fact", 11), ("year: 2023", "yaer: 2023", "key-unknown", 11),
        (", shows: 1次", "", "example-shows", 11), ("name: 党员大会次数", "said: [党员大会]", "name-missing", 4),
    ])
    func oneSlip(_ right: String, _ wrong: String, _ code: String, _ line: Int) throws {
        let found = try notices(good.replacingOccurrences(of: right, with: wrong))
        let notice = try #require(found.first { $0.code == code }, "\(found)")
        #expect(notice.place == "figures/测.yaml：第\(line)行")
        #expect(!notice.next.isEmpty)
    }

    @Test func allErrorsAtOnce() throws {
        let text =
            good.replacingOccurrences(of: "unit: 次", with: "unit: 次次").replacingOccurrences(
                of: "round: approx", with: "round: rough")
            + "\n  - {id: member-assembly-count, name: 又, unit: 次, round: exact, uncomputed: 尚无此台账}"
        #expect(Set(try notices(text).map(\.code)) == ["unit-unknown", "round-unknown", "figure-duplicate"])
    }

    @Test func noExample() throws {
        let cut = String(good.prefix(while: { $0 != "[" })) + "[MeetingRecord]\n    sum: meeting.memberAssembly"
        #expect(try notices(cut).map(\.code) == ["example-missing"])
    }

    @Test func notYAML() throws {
        #expect(try notices("figures: [").map(\.code) == ["yaml-syntax"])
        #expect(try notices("- a\n- b").map(\.code) == ["yaml-syntax"])
        #expect(try notices("section: 空").map(\.code) == ["figures-missing"])
    }

    @Test func noFolder() {
        #expect(throws: Refusal.self) {
            try FigureCatalogue.load(folders: [URL(fileURLWithPath: "/nowhere/at/all")])
        }
    }

    @Test func aUnitsOwnFolderReplacesById() throws {
        let (base, own) = (try folder(good), try folder(good.replacingOccurrences(of: "党员大会次数", with: "全体党员大会次数")))
        defer { for url in [base, own] { try? FileManager.default.removeItem(at: url) } }
        let catalogue = try FigureCatalogue.load(folders: [base, own])
        #expect(catalogue.figures.count == 1)
        #expect(catalogue["member-assembly-count"]?.name == "全体党员大会次数")
    }

    @Test func anExampleThatDiffersIsToldWithItsLine() throws {
        let url = try folder(good.replacingOccurrences(of: "shows: 1次", with: "shows: 2次"))
        defer { try? FileManager.default.removeItem(at: url) }
        let found = try FigureCatalogue.load(folders: [url]).check()
        #expect(found.map(\.code) == ["example-differs"])
        #expect(found.first?.place == "figures/测.yaml：第11行")
        #expect(found.first?.what.contains("应得“2次”，实得“1次”") == true)
    }
}
