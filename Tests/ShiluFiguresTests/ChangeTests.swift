import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

/// 同比 as a way over any other figure, and the figures about figures.
@Suite struct ChangeTests {
    private func reading(_ id: String, _ facts: [String], _ period: Period) throws -> FigureReading {
        let catalogue = try EngineTests.bundled.get()
        return try FigureEngine(catalogue: catalogue, facts: try EngineTests.table(facts)).reading(
            id, scope: Scope("PartyOrganization/局"), period: period)
    }

    @Test(
        "the change against the year before",
        arguments: [
            // A count, in percent.
            (["themeDay.held count 8 @2022-05-01", "themeDay.held count 9 @2023-05-01"], "12.5%"),
            (["themeDay.held count 12 @2022-05-01", "themeDay.held count 9 @2023-05-01"], "-25%"),
            (["themeDay.held count 9 @2022-05-01", "themeDay.held count 9 @2023-05-01"], "0%"),
            // Nothing to compare with.
            (["themeDay.held count 9 @2023-05-01"], nil),
        ] as [([String], String?)])
    func counts(_ facts: [String], _ shown: String?) throws {
        let period = try #require(Period(year: 2023))
        let found = try reading("year-on-year-change:theme-party-day-count", facts, period)
        #expect(found.shown == shown, "\(found.why ?? "")")
        #expect(found.definition.name == "主题党日次数同比")
        #expect(found.operands.map(\.period.first.year) == [2023, 2022])
    }

    @Test("a rate changes by percentage points")
    func rates() throws {
        let facts = [
            "rating.star stars 4 @2022-12-01 at:一", "rating.star stars 4 @2023-12-01 at:一",
            "rating.star stars 4 @2023-12-01 at:二",
        ]
        let catalogue = try EngineTests.bundled.get()
        let rate = try #require(catalogue["star-branch-share"])
        #expect(rate.rounding.isRate)
        let definition = try #require(catalogue["year-on-year-change:star-branch-share"])
        #expect(definition.unit == "百分点")
        _ = try reading("year-on-year-change:star-branch-share", facts, try #require(Period(year: 2023)))
    }

    @Test("the last day of February is compared with the last day of February")
    func leapYears() throws {
        let first = try #require(Day("2024-02-01"))
        let last = try #require(Day("2024-02-29"))
        let found = try reading(
            "year-on-year-change:theme-party-day-count",
            [
                "themeDay.held count 2 @2023-02-28", "themeDay.held count 3 @2024-02-29",
                "themeDay.held count 9 @2023-03-01",
            ],
            Period(first: first, last: last))
        #expect(found.shown == "50%")
    }

    @Test("what names no figure, or one that does not exist, is no figure")
    func unknown() throws {
        let catalogue = try EngineTests.bundled.get()
        #expect(catalogue["year-on-year-change"]?.isComputed == false)
        for id in [
            "year-on-year-change:", "year-on-year-change:nothing", "member-count:member-count",
            "year-on-year-change:year-on-year-change",
        ] {
            #expect(catalogue[id] == nil, "\(id)")
        }
    }

    @Test("of the figures that have a value, those that name their records")
    func traceability() throws {
        let period = try #require(Period(year: 2023))
        let found = try reading(
            "figure-traceability", ["themeDay.held count 9 @2023-05-01", "meeting.memberAssembly count 1 @2023-03-05"],
            period)
        #expect(found.shown == "100%")
        #expect(found.sources.count == 2)
        #expect(try reading("figure-traceability", [], period).shown == nil)
    }
}
