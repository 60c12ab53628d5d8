import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@Suite struct EngineTests {
    static let root = "PartyOrganization/局"
    /// Read once: a debug build takes its time over the YAML.
    static let bundled = Result { try FigureCatalogue.bundled }

    /// A table over a small tree: 局, with two branches below it.
    static func table(_ lines: [String], records: [AnyRecord] = [], unkept: [UnkeptRegister] = []) throws -> FactTable {
        var rows: [FactTable.Row] = []
        for (index, text) in lines.enumerated() {
            let line = try #require(FactLine(text), "\(text)")
            rows.append(
                FactTable.Row(
                    record: "R/\(line.record ?? String(index))",
                    organizations: line.organizations.isEmpty
                        ? [root] : line.organizations.map { "PartyOrganization/\($0)" },
                    member: line.member, first: line.first, last: line.last, kind: line.kind, measure: line.measure,
                    value: line.value))
        }
        func node(_ name: String, _ kind: OrganizationKind, _ parent: String?) -> OrganizationNode {
            OrganizationNode(
                id: "PartyOrganization/\(name)", name: name + "全称", shortName: name, kind: kind, parent: parent)
        }
        return FactTable(
            rows: rows,
            nodes: [node("局", .organCommittee, nil), node("一", .partyBranch, root), node("二", .retireeBranch, root)],
            records: records, unkept: unkept, position: 42)
    }

    static func read(
        _ id: String, _ table: FactTable, year: Int = 2023, at organization: String = "局", subtree: Bool = true
    ) throws -> FigureReading {
        try FigureEngine(catalogue: try bundled.get(), facts: table).reading(
            id, scope: Scope("PartyOrganization/\(organization)", includesSubtree: subtree),
            period: try #require(Period(year: year)))
    }

    private func golive(_ day: String) -> AnyRecord {
        AnyRecord(
            id: "GoLive/1", register: "GoLive", fields: ["organizationId": .text(Self.root), "on": .text(day)])
    }

    private func total(_ figure: String, _ value: String, year: Int64, at organization: String = "局") -> AnyRecord {
        AnyRecord(
            id: "OpeningTotal/\(figure)-\(year)-\(organization)", register: "OpeningTotal",
            fields: [
                "organizationId": .text("PartyOrganization/\(organization)"), "year": .integer(year),
                "figure": .text(figure), "value": .text(value), "source": .text("工作总结"),
            ])
    }

    private let branchOne = AnyRecord(
        id: "PartyOrganization/一", register: "PartyOrganization",
        fields: ["name": .text("第一党支部"), "shortName": .text("一支部"), "parentId": .text(EngineTests.root)])

    @Test func readingCarriesEverythingItIsTracedBy() throws {
        let table = try Self.table([
            "meeting.memberAssembly count 1 @2023-12-31 at:一", "meeting.memberAssembly count 1 @2023-02-01",
        ])
        let reading = try Self.read("member-assembly-count", table)
        #expect(reading.number == Rational(2))
        #expect(reading.shown == "2次")
        #expect(reading.shown(.chinese) == "两次")
        #expect(reading.position == 42)
        #expect(reading.sources.map(\.record) == ["R/1", "R/0"], "oldest first")
        #expect(reading.definition.basis.isEmpty == false)
        #expect(reading.why == nil && !reading.isOpeningTotal)
    }

    @Test func missingIsNotZero() throws {
        let unkept = [
            UnkeptRegister(register: "MeetingRecord", organization: "PartyOrganization/一"),
            UnkeptRegister(register: "MeetingRecord", organization: "PartyOrganization/二"),
        ]
        let table = try Self.table(["meeting.memberAssembly count 1 @2023-03-05"], records: [branchOne], unkept: unkept)
        let reading = try Self.read("member-assembly-count", table)
        #expect(reading.reason == .notKept(unkept))
        #expect(reading.shown == nil)
        #expect(reading.why == "没有记全“会议记录”台账（一支部、二），不能按0计算")
        #expect(try Self.read("member-assembly-count", table, subtree: false).number == .one)
        #expect(try Self.read("theme-party-day-count", table).shown == "0次")
        #expect(
            try Self.read("three-meetings-total", table).reason == .notKept(unkept), "an operand's reason is its own")
    }

    @Test func aJointGatheringCountsOnceAboveAndOnceAtEach() throws {
        let table = try Self.table(["meeting.memberAssembly count 1 @2023-03-05 at:一+二"])
        #expect(try Self.read("member-assembly-count", table).number == .one)
        #expect(try Self.read("member-assembly-count", table, at: "一").number == .one)
        #expect(try Self.read("member-assembly-count", table, at: "二").number == .one)
    }

    @Test func beforeTheGoLiveDay() throws {
        let table = try Self.table(
            ["meeting.memberAssembly count 3 @2023-03-05", "roll.fullMember count 7 @2023-01-01.."],
            records: [golive("2023-01-01"), branchOne, total("member-assembly-count", "26", year: 2022)])
        let before = try Self.read("member-assembly-count", table, year: 2022)
        #expect(before.shown == "26次" && before.isOpeningTotal)
        #expect(before.sources.map(\.record) == ["OpeningTotal/member-assembly-count-2022-局"])
        let none = try Self.read("branch-committee-meeting-count", table, year: 2022)
        #expect(none.reason == .beforeGoLive(Day(number: 19358)))
        #expect(none.why == "台账自2023年1月1日起登记，此前没有填报历年合计数")
        #expect(try Self.read("member-assembly-count", table).shown == "3次")
        #expect(
            try Self.read("member-assembly-count", table, year: 2022, at: "一").number == nil, "found above the branch")
        #expect(try Self.read("member-count", table, year: 2022).number == nil)
    }

    @Test func aStockNeedsItsRegisterOnItsDayOnly() throws {
        let table = try Self.table(
            ["roll.fullMember count 7 @2023-07-01..", "meeting.memberAssembly count 3 @2023-08-05"],
            records: [golive("2023-07-01")])
        #expect(try Self.read("member-count", table).shown == "7名")
        #expect(try Self.read("member-assembly-count", table).number == nil, "half a year is not the year")
    }

    @Test func anOpeningRateIsEnteredAsAPercentage() throws {
        let table = try Self.table(
            [], records: [golive("2023-01-01"), total("rectification-rate", "95.8", year: 2022)])
        #expect(try Self.read("rectification-rate", table, year: 2022).shown == "95.8%")
    }

    @Test func operandsKeepTheirOwnSources() throws {
        let table = try Self.table([
            "problem.rectified count 5 @2023-05-06 as:done", "problem.open count 1 @2023-05-06.. as:open",
        ])
        let reading = try Self.read("rectification-rate", table)
        #expect(reading.shown == "83.3%")
        let fraction = try #require(reading.fraction)
        #expect(fraction.part.definition.id == "rectified-count" && fraction.part.shown == "5个")
        #expect(fraction.part.sources.map(\.record) == ["R/done"])
        #expect(fraction.whole.sources.map(\.record) == ["R/done", "R/open"])
        #expect(reading.sources.count == 2)
    }

    @Test func nothingToDivideByIsNotPrintable() throws {
        let reading = try Self.read("rectification-rate", try Self.table([]))
        #expect(reading.reason == .zeroDenominator(of: "应整改问题数"))
        #expect(reading.why == "“应整改问题数”为0，无法计算")
    }

    @Test func quantitiesOfDifferentMeasureWordsStandApart() throws {
        let table = try Self.table([
            "material.book.ben quantity 32 @2023-04-12", "material.handout.ce quantity 650 @2023-05-12",
        ])
        let reading = try Self.read("material-quantity", table)
        #expect(reading.reason == .severalUnits(["册", "本"]))
        #expect(reading.entries.map(\.shown) == ["650册", "32本"])
        let one = try Self.read("material-quantity", try Self.table(["material.book.ben quantity 32 @2023-04-12"]))
        #expect(one.shown == "32本" && one.shown(.more) == "30余本")
        #expect(reading.entries.map { $0.sources.map(\.record) } == [["R/1"], ["R/0"]])
    }

    @Test func whatAPlanPromises() throws {
        let task: [String: Value] = [
            "number": .integer(1), "text": .text("每月开展主题党日"), "figureId": .text("theme-party-day-count"),
            "limit": .text("atLeast"), "amount": .text("1"), "per": .text("month"), "each": .text("eachBranch"),
        ]
        let plan = AnyRecord(
            id: "PlanDocument/1", register: "PlanDocument",
            fields: [
                "organizationId": .text(Self.root), "issuedOn": .text("2023-12-20"), "year": .integer(2024),
                "tasks": .list([.fields(task)]),
            ])
        let reading = try Self.read("theme-party-day-plan", try Self.table([], records: [plan]), year: 2024)
        #expect(reading.number == Rational(12))
        let promise = try #require(reading.entries.first?.promise)
        #expect(promise.amount == .one && promise.isAtLeast && promise.span == .month && promise.scope == .eachBranch)
        #expect(reading.sources.map(\.record) == ["PlanDocument/1"])
        #expect(try Self.read("theme-party-day-plan", try Self.table([], records: [plan])).reason == .notEntered)
    }

    @Test func unknownFigures() throws {
        #expect(throws: UnknownFigure.self) { try Self.read("member-assembly-cuont", try Self.table([])) }
    }

    @Test func allReadsEveryFigureOnceInOrder() throws {
        let catalogue = try Self.bundled.get()
        let readings = try FigureEngine(catalogue: catalogue, facts: try Self.table([])).all(
            scope: Scope(Self.root), period: try #require(Period(year: 2023)))
        #expect(readings.map(\.definition.id) == catalogue.figures.map(\.id))
        for reading in readings { #expect((reading.shown == nil) == (reading.why != nil), "\(reading.definition.id)") }
    }
}
