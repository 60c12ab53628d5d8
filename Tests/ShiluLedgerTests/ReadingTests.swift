import ShiluLedger
import ShiluRegisters
import Testing

@Suite struct ReadingTests {
    static let kinds = ["meeting.held"]

    @Test(arguments: Backend.available)
    func aJointGatheringCountsOnceInEverySubtree(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([
            .meeting(at: ["A", "A1", "B"], on: "2023-03-01", cost: 500), .meeting(at: ["A"], on: "2023-03-31", "单独"),
            .meeting(at: ["X", "B"], on: "2023-04-01", "外"),
        ])
        let facts = try scratch.ledger.facts()
        func sum(_ scope: Scope, _ measure: String = "count") throws -> Int64 {
            try facts.sum(Self.kinds, measure, in: scope, during: year(2023))
        }
        #expect(try sum(scope("W")) == 3)
        #expect(try sum(scope("W"), "money") == 500)
        #expect(try sum(scope("A")) == 2)
        #expect(try sum(scope("A1")) == 1)
        #expect(try sum(scope("A", alone: true)) == 2)
        #expect(try sum(scope("W", alone: true)) == 0)
        #expect(try sum(scope("X")) == 1)
        #expect(try facts.distinctOrganizations(Self.kinds, in: scope("W"), during: year(2023)) == 3)
        #expect(try facts.distinctMonths(Self.kinds, in: scope("W"), during: year(2023)) == 2)
        #expect(try facts.distinctValues(Self.kinds, "money", in: scope("W"), during: year(2023)) == 2)
        let sources = try facts.sources(Self.kinds, "count", in: scope("W"), during: year(2023))
        #expect(sources.map(\.value) == [1, 1, 1])
        #expect(sources.map(\.record) == ["Meeting/2023-6", "Meeting/2023-7", "Meeting/2023-8"])
        let march = Period(first: try day("2023-03-01"), last: try day("2023-03-31"))
        #expect(try facts.sum(Self.kinds, "count", in: scope("W"), during: march) == 2)
        let oneDay = Period(first: try day("2023-03-31"), last: try day("2023-03-31"))
        #expect(try facts.sum(Self.kinds, "count", in: scope("W"), during: oneDay) == 1)
    }

    @Test(arguments: Backend.available)
    func lastYearDoesNotMoveWhenTheTreeDoes(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([
            .meeting(at: ["B"], on: "2023-06-14", "改隶前"), .meeting(at: ["B"], on: "2023-06-15", "改隶后"),
            .meeting(at: ["A", "B"], on: "2023-08-01", "联合"),
            .record(
                register: "OrganizationAffiliation",
                fields: ["organizationId": .text("B"), "parentId": .text("X"), "from": .text("2023-06-15")]),
        ])
        let facts = try scratch.ledger.facts()
        #expect(try facts.sum(Self.kinds, "count", in: scope("W"), during: year(2023)) == 2)
        #expect(try facts.sum(Self.kinds, "count", in: scope("X"), during: year(2023)) == 2)
        #expect(try facts.organizations(in: scope("W"), on: day("2023-06-14")).map(\.id).count == 4)
        #expect(
            try facts.organizations(in: scope("W"), on: day("2023-06-15")).map(\.shortName) == ["简W", "简A", "简A1"])
        try scratch.append([.retract(record: "OrganizationAffiliation/2023-9", reason: "误录")])
        let after = try scratch.ledger.facts()
        #expect(try after.sum(Self.kinds, "count", in: scope("W"), during: year(2023)) == 3)
        #expect(try facts.sum(Self.kinds, "count", in: scope("W"), during: year(2023)) == 2)
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func anAttendanceLiesAtTheMembersOwnBranch(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([
            .member("M1", "王一", in: "A"), .member("M2", "李二", in: "B"),
            .meeting(at: ["A", "B"], on: "2023-03-01", present: ["M1", "M2"]),
        ])
        let facts = try scratch.ledger.facts()
        #expect(try facts.distinctMembers(Self.kinds, in: scope("A"), during: year(2023)) == 1)
        #expect(try facts.stock(["roll.fullMember"], "count", in: scope("W"), on: day("2023-12-31")) == 2)
        // A transfer that is entered late moves what was counted after its day.
        try scratch.append([
            .record(
                register: "MembershipEvent",
                fields: ["memberId": .text("M2"), "toOrganizationId": .text("A"), "on": .text("2023-02-01")])
        ])
        let after = try scratch.ledger.facts()
        #expect(try after.distinctMembers(Self.kinds, in: scope("A"), during: year(2023)) == 2)
        #expect(try after.distinctMembers(Self.kinds, in: scope("B"), during: year(2023)) == 0)
        #expect(try facts.distinctMembers(Self.kinds, in: scope("A"), during: year(2023)) == 1)
        #expect(try after.stock(["roll.fullMember"], "count", in: scope("B"), on: day("2023-01-31")) == 1)
        #expect(
            try after.sources(["roll.fullMember"], "count", in: scope("A"), on: day("2023-12-31")).map(\.record) == [
                "Member/M1", "MembershipEvent/2023-9",
            ])
        #expect(try after.records(of: "Member", in: scope("A"), during: year(2023)).map(\.number) == ["M1", "M2"])
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func aLectureFollowsItsMeeting(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([
            .record(register: "Lecture", number: "L", fields: ["meetingId": .text("K"), "title": .text("党课")]),
            .meeting("K", at: ["A"], on: "2023-03-01"),
        ])
        try scratch.append([.amend(record: "Meeting/K", fields: ["on": .text("2024-03-01")], reason: "年份有误")])
        let facts = try scratch.ledger.facts()
        #expect(try facts.sum(["lecture.given"], "count", in: scope("W"), during: year(2023)) == 0)
        #expect(try facts.sum(["lecture.given"], "count", in: scope("W"), during: year(2024)) == 1)
        #expect(try facts.records(of: "Meeting", in: scope("A"), during: year(2024)).map(\.number) == ["K"])
        #expect(try facts.records(of: "Meeting", in: scope("A"), during: year(2023)).isEmpty)
        // A part has the day and the place of its gathering.
        #expect(try facts.records(of: "Lecture", in: scope("A"), during: year(2024)).map(\.number) == ["L"])
        #expect(try facts.records(of: "Lecture", in: scope("A"), during: year(2023)).isEmpty)
        #expect(try facts.records(of: "Lecture", in: scope("B"), during: year(2024)).isEmpty)
    }

    @Test(arguments: Backend.available)
    func missingIsNotZero(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        func unkept() throws -> [String] {
            try scratch.ledger.facts().unkept(["Meeting"], in: scope("W"), during: year(2023)).map(\.organization)
        }
        // A1 is a party group: its meetings stand in the branch's registers.
        #expect(try unkept() == ["PartyOrganization/W", "PartyOrganization/A", "PartyOrganization/B"])
        func kept(_ organization: String, _ subtree: Bool, _ since: String, _ until: String? = nil) -> Change {
            var fields: [String: Value] = [
                "register": .text("Meeting"), "organizationId": .text(organization),
                "includesSubtree": .integer(subtree ? 1 : 0), "since": .text(since),
            ]
            if let until { fields["until"] = .text(until) }
            return .record(register: "KeptRegister", fields: fields)
        }
        try scratch.append([kept("A", false, "2023-01-01", "2023-06-30")])
        #expect(try unkept() == ["PartyOrganization/W", "PartyOrganization/A", "PartyOrganization/B"])
        try scratch.append([kept("W", true, "2023-07-01")])
        #expect(try unkept() == ["PartyOrganization/W", "PartyOrganization/B"])
        try scratch.append([kept("W", true, "2022-01-01", "2023-06-30")])
        #expect(try unkept() == [])
    }

    @Test func aReaderKeepsItsPosition() throws {
        let scratch = try Scratch()
        try scratch.appendTree()
        let early = try scratch.ledger.facts()
        try scratch.append([.meeting(at: ["A"], on: "2023-03-01")])
        #expect(try early.sum(Self.kinds, "count", in: scope("W"), during: year(2023)) == 0)
        #expect(try early.records(of: "Meeting", in: scope("W"), during: nil).isEmpty)
        #expect(try scratch.ledger.facts().sum(Self.kinds, "count", in: scope("W"), during: year(2023)) == 1)
        #expect(throws: Notice.self) { try scratch.ledger.facts(asOf: 99) }
    }
}
