import ShiluRegisters
import Testing

@Suite("Life cycles beside the two big ones, and what follows from dated organisations")
struct CycleTests {
    private static func with(_ cells: [String: String], _ change: [String: String]) -> [String: String] {
        cells.merging(change) { $1 }.filter { !$1.isEmpty }
    }

    private static func stepped<R: Register>(_ record: Record<R>, _ steps: [(String, String)]) -> Record<R> {
        Record(
            AnyRecord(
                id: record.id, register: R.name, fields: record.any.fields,
                steps: steps.enumerated().compactMap { index, step in
                    Day(step.1).map { StepTaken(step: step.0, on: $0, position: Int64(index)) }
                }))
    }

    // MARK: rules

    static let rule = [
        "organizationId": "党委", "title": "制度", "action": "出台", "on": "2023-01-10", "items": "1", "state": "已修订",
        "drafterId": "李四", "reviewedOn": "2023-02-01", "reviewerId": "王五", "issuedOn": "2023-03-01",
        "revisedOn": "2024-05-01", "revisionNote": "改第三条",
    ]

    @Test("立改废: a rule that went its way by steps counts what happened, on its days, and once a year as changed")
    func ruleFacts() throws {
        let bench = try Bench.small()
        let record = Self.stepped(
            try Bench.record(RuleDocument.self, "1", Self.rule),
            [("issue", "2023-03-01"), ("revise", "2023-09-01"), ("revise", "2024-05-01")])
        #expect(bench.codes(record) == [])
        let lines = bench.lines(record).filter { $0.contains(" count ") || $0.contains("inForce") }
        #expect(
            lines == [
                "rule.ruleAdopted count 1 @党委 2023-03-01", "rule.ruleRevised count 1 @党委 2023-09-01",
                "rule.ruleRevised count 1 @党委 2024-05-01", "rule.inForce count 1 @党委 2023-03-01..…",
                "rule.changed count 1 @党委 2023-03-01", "rule.changed count 1 @党委 2024-05-01",
            ])
        let repealed = try Bench.record(
            RuleDocument.self, "1",
            Self.with(Self.rule, ["state": "已废止", "repealedOn": "2024-06-01", "repealReason": "已有新规定"]))
        let ends = bench.lines(repealed, only: "rule.ruleRepealed").filter { $0.contains(" count ") }
        #expect(ends == ["rule.ruleRepealed count 1 @党委 2024-06-01"])
        #expect(bench.lines(repealed, only: "rule.inForce") == ["rule.inForce count 1 @党委 2023-03-01..2024-05-31"])
        let draft = try Bench.record(
            RuleDocument.self, "1",
            Self.with(
                Self.rule,
                [
                    "state": "起草", "reviewedOn": "", "reviewerId": "", "issuedOn": "", "revisedOn": "",
                    "revisionNote": "",
                ]))
        #expect(bench.lines(draft).isEmpty)
        #expect(bench.codes(draft) == [])
    }

    @Test(
        "what is refused of a rule",
        arguments: [
            (["reviewerId": "李四"], ["reviews-own"]), (["reviewedOn": ""], ["needed-here"]),
            (["issuedOn": "2023-01-31"], ["days-out-of-order"]), (["action": "修订完善"], ["steps-of-adoption"]),
            (["state": "已废止"], ["needed-here"]),
        ] as [([String: String], [String])])
    func ruleChecks(change: [String: String], codes: [String]) throws {
        let record = try Bench.record(RuleDocument.self, "1", Self.with(Self.rule, change))
        #expect(try Bench.small().codes(record) == codes)
    }

    // MARK: commitments

    @Test(
        "a pledge counts once it is signed",
        arguments: [
            ([:], ["pledge.integrityPledge 2023-02-15"]),
            (["state": "已下发"], ["pledge.issued 2023-02-15"]),
            (
                ["state": "已签订", "signedOn": "2023-03-01"],
                ["pledge.issued 2023-02-15", "pledge.integrityPledge 2023-03-01"]
            ),
            (
                ["state": "已践诺", "fulfilledOn": "2023-12-20", "fulfilment": "已履行"],
                ["pledge.integrityPledge 2023-02-15", "pledge.fulfilled 2023-12-20"]
            ),
        ] as [([String: String], [String])])
    func pledges(change: [String: String], facts: [String]) throws {
        let cells = [
            "organizationId": "一支部", "year": "2023", "signerId": "李四", "kind": "廉政承诺书", "on": "2023-02-15",
        ]
        let bench = try Bench.small()
        let record = try Bench.record(IntegrityPledge.self, "1", Self.with(cells, change))
        #expect(bench.codes(record) == [])
        #expect(bench.facts(record).map { "\($0.kind) \($0.first)" } == facts)
    }

    // MARK: approvals

    @Test(
        "an approval: nobody decides what they proposed, and what is decided has a day and a decider",
        arguments: [
            ([:], []), (["approverId": "李四"], ["decides-own"]), (["checkerId": "李四"], ["decides-own"]),
            (["decidedOn": ""], ["decision-undated"]), (["body": "", "approverId": ""], ["decider-missing"]),
            (["state": "不同意"], ["reason-missing"]), (["decidedOn": "2023-03-01"], ["days-out-of-order"]),
        ] as [([String: String], [String])])
    func approvals(change: [String: String], codes: [String]) throws {
        let cells = [
            "organizationId": "一支部", "title": "请示", "draftedOn": "2023-03-01", "proposerId": "李四",
            "submittedOn": "2023-03-02", "decidedOn": "2023-03-10", "body": "工委", "state": "已批准",
        ]
        let record = try Bench.record(ApprovalRequest.self, "1", Self.with(cells, change))
        let bench = try Bench.small()
        #expect(bench.codes(record) == codes)
        if codes.isEmpty {
            #expect(
                bench.lines(record) == [
                    "approval.submitted count 1 @一支部 2023-03-02",
                    "approval.pending count 1 @一支部 2023-03-02..2023-03-09",
                    "approval.approved count 1 @一支部 2023-03-10",
                ])
        }
    }

    // MARK: terms and elections

    private func terms() throws -> Bench {
        var bench = try Bench.small()
        for name in ["李四", "赵六"] { try bench.add(Member.self, name, Bench.memberCells(["name": name])) }
        try bench.add(
            Member.self, "新人",
            Bench.memberCells(["name": "新人", "status": "预备党员", "joinedOn": "2023-03-01", "fullMemberOn": ""]))
        try bench.add(CommitteeTerm.self, "1", Self.term)
        return bench
    }

    static let term = [
        "organizationId": "一支部", "termNumber": "3", "startsOn": "2020-03-05", "endsOn": "2023-03-05", "seats": "3",
    ]

    @Test(
        "terms: what is refused and what is listed",
        arguments: [
            ([:], false, [], []),
            (["endsOn": "2025-03-05"], false, [], ["term-length"]),
            (["state": "延期"], false, ["deferral-not-approved"], []),
            (["state": "延期"], true, [], []),
            (["state": "已换届"], false, ["needed-here"], []),
            (["state": "已换届", "endedOn": "2023-03-05"], false, [], []),
            (["state": "已换届", "endedOn": "2023-03-06"], false, [], ["ended-late"]),
            (["state": "已换届", "endedOn": "2023-06-30"], true, [], []),
            (["state": "已换届", "endedOn": "2022-06-30"], false, [], ["ended-early"]),
            (["endedOn": "2023-03-05"], false, ["state-differs"], []),
        ] as [([String: String], Bool, [String], [String])])
    func termChecks(change: [String: String], deferred: Bool, breaches: [String], doubts: [String]) throws {
        var bench = try terms()
        if deferred {
            try bench.add(
                ElectionDeferral.self, "1",
                [
                    "termId": "1", "newDate": "2023-06-30", "reason": "机构改革", "approvalOn": "2023-02-01",
                    "approvalBody": "机关党委", "approvalOutcome": "同意",
                ])
        }
        let record = try bench.add(CommitteeTerm.self, "1", Self.with(Self.term, change))
        #expect(bench.doubts(record) == doubts)
        #expect(bench.codes(record).filter { !doubts.contains($0) } == breaches)
    }

    @Test(
        "elections: who may be elected, and when",
        arguments: [
            ([:], []), (["elected": "新人"], ["elected-not-full"]), (["on": "2024-01-10"], ["election-late"]),
            (["on": "2022-06-10"], ["election-early"]), (["kind": "补选", "on": "2022-06-10"], []),
            (["kind": "补选", "on": "2023-06-10"], ["by-election-outside-term"]),
            (["present": "3", "expected": "4"], ["quorum-missed", "expected-above-roll"]),
        ] as [([String: String], [String])])
    func elections(change: [String: String], codes: [String]) throws {
        let bench = try terms()
        let cells = [
            "organizationId": "一支部", "kind": "换届选举", "electorate": "党员大会", "on": "2023-03-03", "seats": "1",
            "method": "等额", "expected": "2", "present": "2", "issued": "2", "returned": "2", "valid": "2",
            "elected": "李四", "monitors": "赵六", "tellers": "赵六", "presentation": "介绍",
        ]
        let record = try Bench.record(Election.self, "1", Self.with(cells, change))
        #expect(bench.codes(record) == codes)
    }

    // MARK: splitting, merging, dissolving

    private func merged(_ dissolvedOn: String = "2023-03-01", _ moves: [[String: String]]? = nil) throws -> (
        Bench, Record<OrganizationChange>
    ) {
        var bench = try Bench.small()
        for (name, branch) in [("李四", "一支部"), ("赵六", "二支部"), ("孙七", "二支部")] {
            try bench.add(Member.self, name, Bench.memberCells(["name": name, "organizationId": branch]))
        }
        let change = try bench.add(
            OrganizationChange.self, "1",
            [
                "organizationId": "党委", "kind": "合并", "on": "2023-03-01", "fromIds": "一支部、二支部", "toIds": "一支部",
                "approvalDoc": "〔2023〕9号",
            ],
            parts: [
                "moves": moves ?? [
                    ["memberId": "赵六", "toOrganizationId": "一支部"], ["memberId": "孙七", "toOrganizationId": "一支部"],
                ]
            ])
        var cells = ["name": "二支部", "kind": "党支部", "unitName": "市某局", "foundedOn": "2000-01-01", "parentId": "党委"]
        if !dissolvedOn.isEmpty { cells["dissolvedOn"] = dissolvedOn }
        try bench.add(PartyOrganization.self, "二支部", cells)
        return (bench, change)
    }

    @Test("a merger moves everybody on its day, and a person is counted once")
    func merger() throws {
        let (bench, change) = try merged()
        #expect(bench.codes(change) == [])
        let (before, after) = try (#require(Day("2023-02-28")), #require(Day("2023-03-01")))
        func counts(_ day: Day) -> [Int] {
            ["党委", "一支部", "二支部"].map { bench.rollCount(of: "PartyOrganization/\($0)", on: day) }
        }
        #expect(counts(before) == [3, 1, 2])
        #expect(counts(after) == [3, 3, 0])
        let dissolved = Record<PartyOrganization>(try #require(bench.record("PartyOrganization/二支部")))
        #expect(bench.codes(dissolved) == [])
        let moved = Record<Member>(try #require(bench.record("Member/孙七")))
        #expect(
            bench.lines(moved, only: "membership.movedWithin") == ["membership.movedWithin count 1 @一支部 孙七 2023-03-01"])
        #expect(
            bench.lines(change) == [
                "organizationChange.merge count 1 @党委 2023-03-01",
                "organizationChange.merge organizations 1 @党委 2023-03-01",
                "organizationChange.merge people 2 @党委 2023-03-01",
            ])
    }

    @Test("nobody is left behind, nobody moves who was not there, and the branch ends on the same day")
    func mergerRefused() throws {
        let (left, _) = try merged("2023-03-01", [["memberId": "赵六", "toOrganizationId": "一支部"]])
        let branch = Record<PartyOrganization>(try #require(left.record("PartyOrganization/二支部")))
        #expect(left.codes(branch) == ["dissolved-with-members"])
        let (early, change) = try merged("2023-04-01")
        #expect(early.codes(change) == ["not-dissolved"])
        let (other, wrong) = try merged(
            "2023-03-01",
            [
                ["memberId": "赵六", "toOrganizationId": "一支部"], ["memberId": "赵六", "toOrganizationId": "一支部"],
                ["memberId": "孙七", "toOrganizationId": "二支部"],
            ])
        #expect(other.codes(wrong) == ["member-twice", "move-elsewhere"])
    }

    // MARK: party age, birthdays, medals

    @Test(
        "光荣在党50年: fifty years on 1 July, and what bars it",
        arguments: [
            (["joinedOn": "1972-07-01", "fullMemberOn": "1973-07-01"], 2023, []),
            (["joinedOn": "1972-07-02", "fullMemberOn": "1973-07-02"], 2023, [.tooShort]),
            // Extended probation counts from its end.
            (["joinedOn": "1972-01-01", "fullMemberOn": "1973-07-02"], 2023, [.tooShort]),
            // No probation between 1969-04 and 1977-08: from the approval.
            (["joinedOn": "1973-06-30", "fullMemberOn": "1973-06-30", "partyAgeBasis": "无预备期"], 2023, []),
            (["joinedOn": "1960-01-01", "fullMemberOn": "1961-01-01", "diedOn": "2023-06-30"], 2023, [.deceased]),
            (["joinedOn": "1960-01-01", "fullMemberOn": "1961-01-01", "diedOn": "2023-07-02"], 2023, []),
        ] as [([String: String], Int, [MedalEligibility.Bar])])
    func medals(change: [String: String], year: Int, bars: [MedalEligibility.Bar]) throws {
        var bench = try Bench.small()
        var cells = change
        if cells["partyAgeBasis"] != nil { cells["partyAgeBasis"] = PartyAgeBasis.noProbationEra.label }
        let member = try bench.add(
            Member.self, "张三",
            Bench.memberCells(["birthDate": "1940-01-01", "birthYear": "1940"].merging(cells) { $1 }))
        #expect(MedalEligibility.bars(member, in: year, bench) == bars)
    }

    @Test("an interruption, an earlier award and a penalty bar it; the first year takes them into account")
    func barred() throws {
        var bench = try Bench.small()
        let member = try bench.add(
            Member.self, "张三",
            Bench.memberCells([
                "birthDate": "1940-01-01", "birthYear": "1940", "joinedOn": "1970-01-01", "fullMemberOn": "1971-01-01",
            ]))
        let day = try #require(Day("2020-01-01"))
        #expect(MedalEligibility.firstYear(member, after: day, bench) == 2021)
        for (number, kind, on) in [("1", "停止党籍", "1990-01-01"), ("2", "恢复党籍", "1992-01-01")] {
            try bench.add(MembershipEvent.self, number, ["memberId": "张三", "kind": kind, "on": on, "decidedBy": "党委"])
        }
        #expect(MedalEligibility.bars(member, in: 2021, bench) == [.tooShort])
        #expect(MedalEligibility.firstYear(member, after: day, bench) == 2023)
        try bench.add(
            MedalAward.self, "1",
            [
                "organizationId": "一支部", "memberId": "张三", "year": "2023", "referenceDay": "2023-07-01",
                "partyAgeYears": "50",
            ])
        #expect(MedalEligibility.bars(member, in: 2023, bench) == [])
        #expect(MedalEligibility.bars(member, in: 2024, bench) == [.awardedBefore])
        try bench.add(
            DisciplinaryAction.self, "1",
            [
                "organizationId": "一支部", "memberId": "张三", "effectiveOn": "2023-01-01", "effectEndsOn": "2023-07-01",
                "rightsSuspended": "否",
            ])
        #expect(MedalEligibility.bars(member, in: 2023, bench) == [.penalty])
    }

    @Test("political birthdays, also of 29 February, and by the unit's own basis")
    func birthdays() throws {
        var bench = try Bench.small()
        let member = try bench.add(
            Member.self, "张三", Bench.memberCells(["joinedOn": "2008-02-29", "fullMemberOn": "2009-02-28"]))
        let origin = try #require(PoliticalBirthday.origin(of: member, in: bench))
        #expect(origin.description == "2008-02-29")
        #expect(PoliticalBirthday.origin(of: member, basis: .fullMember, in: bench)?.description == "2009-02-28")
        func days(_ first: String, _ last: String) throws -> [String] {
            let period = Period(first: try #require(Day(first)), last: try #require(Day(last)))
            return PoliticalBirthday.days(from: origin, in: period).map { "\($0.day) \($0.years)" }
        }
        #expect(try days("2023-02-01", "2024-02-29") == ["2023-02-28 15", "2024-02-29 16"])
        #expect(try days("2008-01-01", "2008-12-31") == [])
        #expect(try days("2023-03-01", "2024-02-28") == [])
    }

    @Test("posts: the elected are full members; a secretary of less than a year is listed")
    func posts() throws {
        var bench = try terms()
        try bench.add(
            Member.self, "周八",
            Bench.memberCells(["name": "周八", "joinedOn": "2021-06-01", "fullMemberOn": "2022-06-01"]))
        func codes(_ member: String, _ from: String, _ origin: String = "选举") throws -> [String] {
            bench.codes(
                try Bench.record(
                    PostHolding.self, "1",
                    ["memberId": member, "organizationId": "一支部", "post": "书记", "from": from, "origin": origin]))
        }
        #expect(try codes("李四", "2023-03-05") == [])
        #expect(try codes("新人", "2023-03-05") == ["elected-not-full"])
        #expect(try codes("周八", "2023-05-31") == ["secretary-party-age"])
        #expect(try codes("周八", "2023-06-01") == [])
    }
}
