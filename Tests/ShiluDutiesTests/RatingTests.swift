import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite struct RatingTests {
    private static let branch = "PartyOrganization/一支部"
    private static let nodes = [
        OrganizationNode(id: branch, name: "一支部", shortName: "一支部", kind: .partyBranch, parent: nil)
    ]

    @Test("The schemes that ship name figures that exist, and their points make 100")
    func bundledSchemes() throws {
        let schemes = try RatingCatalogue.bundled
        #expect(
            schemes.schemes.map(\.id) == ["account-review", "four-strong-branch", "standardization", "star-branch"])
        #expect(schemes.schemes.allSatisfy { $0.most == 10000 })
        let figures = Set(try FigureCatalogue.bundled.figures.map(\.id))
        let duties = Set(try DutyCatalogue.bundled.ids)
        #expect(schemes.check(figures: figures, duties: duties) == [])
        let lost = schemes.check(figures: [], duties: [])
        #expect(!lost.isEmpty && lost.allSatisfy { $0.place.hasPrefix("ratings/") })
    }

    private static func scheme(_ items: String, levels: String = "  - {name: 好, least: 0}") -> String {
        "id: x\nname: 试\nbasis: 试\nmark: L\nitems:\n\(items)\nlevels:\n\(levels)"
    }

    @Test(
        arguments: [
            ("  - {id: a, title: 甲, points: 5}", "item-score"),
            ("  - {id: a, title: 甲, points: -5, hand: 看}", "item-points"),
            ("  - {id: a, title: 甲, points: 1.234, hand: 看}", "item-points"),
            ("  - {id: a, points: 5, hand: 看}", "item-form"),
            ("  - {id: a, title: 甲, points: 5, hand: 看, x: 1}", "key-unknown"),
            ("  - {id: a, title: 甲, points: 5, figure: f, zero: 1, full: 1}", "item-score"),
            ("  - {id: a, title: 甲, points: 5, hand: 看}\n  - {id: a, title: 乙, points: 5, hand: 看}", "item-double"),
        ])
    func wrongItemsAreNamed(_ items: String, _ code: String) {
        #expect {
            try RatingCatalogue.load(texts: [("ratings/x.yaml", Self.scheme(items))])
        } throws: { error in
            ((error as? Refusal)?.notices ?? []).contains { $0.code == code && $0.place.hasPrefix("ratings/x.yaml") }
        }
    }

    private static func compute(
        _ items: String, rows: [FactTable.Row] = [], judgements: [DutyJudgement] = [],
        hand: [String: RatingEngine.HandScore] = [:], unkept: [UnkeptRegister] = [], position: Int64 = 7
    ) throws -> ComputedRating {
        let schemes = try RatingCatalogue.load(
            texts: [
                (
                    "ratings/x.yaml",
                    scheme(
                        items, levels: "  - {name: 高, least: 8, withoutBreach: [duty]}\n  - {name: 低, least: 2}")
                )
            ])
        let table = FactTable(rows: rows, nodes: nodes, unkept: unkept, position: position)
        let engine = RatingEngine(
            figures: FigureEngine(catalogue: try FigureCatalogue.bundled, facts: table), judgements: judgements)
        return try engine.compute(try #require(schemes["x"]), organization: branch, year: 2023, hand: hand)
    }

    private static func meetings(_ count: Int) -> [FactTable.Row] {
        (0..<count).map { index in
            FactTable.Row(
                record: "MeetingRecord/\(index)", organizations: [branch],
                first: Day(number: 19400 + Int64(index)), last: Day(number: 19400 + Int64(index)),
                kind: "meeting.memberAssembly")
        }
    }

    @Test(arguments: [(0, 0), (1, 250), (3, 750), (4, 1000), (9, 1000)])
    func inProportionToAFigure(_ count: Int, _ points: Int) throws {
        let rating = try Self.compute(
            "  - {id: a, title: 甲, points: 10, figure: member-assembly-count, full: 4}", rows: Self.meetings(count))
        #expect(rating.total == Int64(points))
        #expect(rating.items.first?.records.count == count)
    }

    @Test(arguments: [(0, 0, 1000), (2, 400, 600), (5, 1000, 0), (6, 1000, 0)])
    func forEachAndLess(_ count: Int, _ each: Int, _ less: Int) throws {
        let items = """
              - {id: a, title: 甲, points: 10, figure: member-assembly-count, each: 2}
              - {id: b, title: 乙, points: 10, figure: member-assembly-count, less: 2}
            """
        let rating = try Self.compute(items, rows: Self.meetings(count))
        #expect(rating.items.map(\.points) == [Int64(each), Int64(less)])
    }

    private static func judgement(_ state: DutyState, _ reason: DutyReason = .none) -> DutyJudgement {
        let duty = Duty(
            id: "duty", title: "党员大会", section: "", basis: [], modality: .mandatory, mark: .verified, owner: .branch,
            judging: .tree, registers: [], action: "", remedy: "", problem: "", since: nil, until: nil, isEnabled: true,
            examples: [], file: "", line: 0)
        return DutyJudgement(
            duty: duty, organization: branch, organizationName: "一支部", member: nil, record: nil, window: nil,
            state: state, due: nil, on: Day(number: 19700), evidence: state == .met ? ["MeetingRecord/1"] : [],
            reason: reason, lacking: [])
    }

    @Test(
        "The share of the duties that were due; those not yet due and not applicable stay out",
        arguments: [
            ([DutyState.met, .met, .breach, .notDue], 667), ([.met, .noRecord, .notApplicable], 500), ([.met], 1000),
            ([.breach], 0),
        ])
    func ofDuties(_ states: [DutyState], _ points: Int) throws {
        let rating = try Self.compute(
            "  - {id: a, title: 甲, points: 10, duties: [duty]}", judgements: states.map { Self.judgement($0) })
        #expect(rating.total == Int64(points))
        #expect(rating.breaches == (states.contains(.breach) ? ["duty"] : []))
    }

    @Test("What the ledger cannot say waits for somebody: missing is not zero")
    func openItems() throws {
        let item = "  - {id: a, title: 甲, points: 10, figure: member-assembly-count, full: 4}"
        let unkept = [UnkeptRegister(register: "MeetingRecord", organization: Self.branch)]
        let open = try Self.compute(item, unkept: unkept)
        #expect(open.total == nil)
        #expect(open.open.map(\.definition.id) == ["a"])
        let given = try Self.compute(
            item, hand: ["a": .init(points: 2000, reason: "纸质记录")], unkept: unkept)
        #expect(given.total == 1000)
        #expect(given.items.first?.isByHand == true)
        let notDue = try Self.compute(
            "  - {id: a, title: 甲, points: 10, duties: [duty]}", judgements: [Self.judgement(.notDue)])
        #expect(notDue.total == nil)
        let notKept = try Self.compute(
            "  - {id: a, title: 甲, points: 10, duties: [duty]}",
            judgements: [Self.judgement(.noRecord, .notKept(["MeetingRecord"]))])
        #expect(notKept.total == nil)
    }

    @Test(
        "A breach keeps the best level away; the total alone decides below it",
        arguments: [
            (800, false, "高"), (799, false, "低"), (800, true, "低"), (200, true, "低"), (199, false, nil),
        ])
    func levels(_ points: Int, _ breach: Bool, _ name: String?) throws {
        let rating = try Self.compute(
            "  - {id: a, title: 甲, points: 10, hand: 看}", judgements: breach ? [Self.judgement(.breach)] : [],
            hand: ["a": .init(points: Int64(points), reason: "看")])
        #expect(rating.level?.name == name)
    }

    @Test func theFingerprintCoversPositionPointsAndRecords() throws {
        let item = "  - {id: a, title: 甲, points: 10, figure: member-assembly-count, full: 4}"
        let one = try Self.compute(item, rows: Self.meetings(2)).canonical
        #expect(try Self.compute(item, rows: Self.meetings(2)).canonical == one)
        #expect(try Self.compute(item, rows: Self.meetings(3)).canonical != one)
        #expect(try Self.compute(item, rows: Self.meetings(2), position: 8).canonical != one)
        #expect(
            try Self.compute(item.replacing("full: 4", with: "full: 5"), rows: Self.meetings(2)).canonical != one)
    }
}
