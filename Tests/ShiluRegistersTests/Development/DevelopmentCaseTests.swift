import ShiluRegisters
import Testing

@Suite("DevelopmentCase: the 25 steps of 《发展党员工作细则》")
struct DevelopmentCaseTests {
    /// A case without fault up to the archive.
    static let complete: [String: String] = [
        "personId": "王五", "organizationId": "一支部", "stage": "完成", "appliedOn": "2020-01-10",
        "applicationTalkOn": "2020-02-10", "applicationTalkBy": "李四", "activistOn": "2020-08-10",
        "recommendation": "党员推荐", "activistFiledOn": "2020-08-20", "mentors": "李四、赵六",
        "candidateOn": "2021-08-10", "opinionsHeard": "党员、群众", "candidateFiledOn": "2021-08-20",
        "introducers": "李四、赵六", "politicalReviewOn": "2021-10-10", "politicalReviewPassed": "是",
        "trainingOn": "2021-11-10", "trainingHours": "24", "committeeReviewOn": "2022-03-01",
        "preReviewReportedOn": "2022-03-05", "preReviewPassedOn": "2022-04-01", "formFilledOn": "2022-04-20",
        "admittedOn": "2022-05-10", "admissionResolutionId": "接收", "superiorTalkOn": "2022-05-20",
        "admissionReportedOn": "2022-05-12", "admissionApprovalOn": "2022-06-20", "admissionApprovalOutcome": "同意",
        "admissionFiledOn": "2022-06-30", "oathOn": "2022-07-01", "conversionAppliedOn": "2023-05-08",
        "conversionDiscussedOn": "2023-05-12", "conversionResolutionId": "转正", "conversionOutcome": "按期转正",
        "conversionReportedOn": "2023-05-15", "conversionApprovalOn": "2023-06-20",
        "conversionApprovalOutcome": "同意", "archivedOn": "2023-07-01",
    ]

    static func meetings(yes: String = "20") throws -> Bench {
        var bench = try Bench.small()
        for name in ["李四", "赵六"] { try bench.add(Member.self, name, Bench.memberCells(["name": name])) }
        try bench.add(
            Member.self, "王五",
            Bench.memberCells(["name": "王五", "status": "入党申请人", "joinedOn": "", "fullMemberOn": ""]))
        for (name, subject, at) in [("接收", "接收预备党员", "2022-05-10 09:00"), ("转正", "预备党员转正", "2023-05-12 09:00")] {
            try bench.add(
                MeetingRecord.self, name,
                [
                    "organizationId": "一支部", "kinds": "党员大会", "title": name, "startsAt": at, "chairId": "李四",
                    "expectedCount": "23", "presentCount": "21",
                ])
            try bench.add(
                Resolution.self, name,
                [
                    "meetingId": name, "subject": subject, "text": "同意", "personId": "王五", "method": "无记名投票",
                    "tallyExpectedVoters": "23", "tallyPresentVoters": "21", "tallyYes": yes,
                ])
        }
        return bench
    }

    static func cells(_ change: [String: String]) -> [String: String] {
        complete.merging(change) { $1 }.filter { !$1.isEmpty }
    }

    static let untilAdmission = [
        "stage": "预备党员的接收", "admissionApprovalOn": "", "admissionApprovalOutcome": "", "admissionFiledOn": "",
        "oathOn": "", "conversionAppliedOn": "", "conversionDiscussedOn": "", "conversionResolutionId": "",
        "conversionOutcome": "", "conversionReportedOn": "", "conversionApprovalOn": "",
        "conversionApprovalOutcome": "", "archivedOn": "",
    ]

    @Test(
        "what is refused",
        arguments: [
            ("complete", [:], []),
            ("talk on the last day of the month", ["applicationTalkOn": "2020-02-10"], []),
            ("talk a day late", ["applicationTalkOn": "2020-02-11"], ["talk-late"]),
            ("cultivation a day short", ["candidateOn": "2021-08-09"], ["cultivation-short"]),
            (
                "three introducers", ["introducers": "李四、赵六、王五"],
                ["names-oneself", "introducers-number", "introducer-not-full"]
            ),
            ("one introducer", ["introducers": "李四"], ["introducers-number"]),
            ("three mentors", ["mentors": "李四、赵六、孙七"], ["mentors-number"]),
            ("training short", ["trainingHours": "23.5"], ["training-short"]),
            ("training of three days", ["trainingHours": "", "trainingDays": "3"], []),
            ("stage skipped", ["activistOn": "", "activistFiledOn": ""], ["step-skipped"]),
            ("no political review", ["politicalReviewOn": ""], ["admission-lacks-step"]),
            ("political review failed", ["politicalReviewPassed": "否"], ["political-review-failed"]),
            (
                "probation a day short", ["conversionDiscussedOn": "2023-05-09", "conversionAppliedOn": "2023-05-08"],
                ["probation-short", "resolution-day"]
            ),
            (
                "approval after four months",
                ["admissionApprovalOn": "2022-09-20", "oathOn": "2022-10-01", "admissionFiledOn": ""],
                ["approval-late"]
            ),
            (
                "the same with a reason",
                [
                    "admissionApprovalOn": "2022-09-20", "oathOn": "2022-10-01", "admissionFiledOn": "",
                    "admissionDelayReason": "疫情",
                ],
                []
            ),
            (
                "approval after seven months",
                [
                    "admissionApprovalOn": "2022-12-20", "oathOn": "2022-12-21", "admissionFiledOn": "",
                    "admissionDelayReason": "疫情",
                ],
                ["approval-late"]
            ),
            (
                "extension of five months", ["extensionMonths": "5", "extendedOn": "2023-05-12"],
                ["extension-length", "probation-short"]
            ),
            ("wrong order", ["formFilledOn": "2022-03-20"], ["step-too-early"]),
            ("stage differs", ["stage": "发展对象"], ["stage-differs"]),
            ("closed without a reason", ["stage": "终止", "closedOn": "2023-08-01"], ["close-incomplete"]),
            ("the meeting was another day", ["admittedOn": "2022-05-09"], ["resolution-day"]),
            ("the resolution is another's", ["admissionResolutionId": "转正"], ["resolution-subject", "resolution-day"]),
        ] as [(String, [String: String], [String])])
    func checks(name: String, change: [String: String], codes: [String]) throws {
        var bench = try Self.meetings()
        let record = try bench.add(DevelopmentCase.self, "1", Self.cells(change))
        // A contradiction of the roll that follows from the fault is not the point here.
        #expect(bench.codes(record).filter { !$0.hasPrefix("roll-") } == codes)
    }

    @Test(
        "what happened late is recorded and listed, not refused",
        arguments: [
            (["applicationTalkOn": "2020-02-11"], ["talk-late"]),
            (["admissionApprovalOn": "2022-09-20", "oathOn": "2022-10-01", "admissionFiledOn": ""], ["approval-late"]),
            (["conversionApprovalOn": "2023-08-16", "archivedOn": ""], ["approval-late"]),
            (["conversionApprovalOn": "2023-08-15", "archivedOn": ""], []),
            (["candidateOn": "2021-08-09"], []),
        ] as [([String: String], [String])])
    func doubts(change: [String: String], codes: [String]) throws {
        var bench = try Self.meetings()
        let record = try bench.add(DevelopmentCase.self, "1", Self.cells(change))
        #expect(bench.doubts(record) == codes)
    }

    @Test(
        "who may apply and who may be a mentor, to the day",
        arguments: [
            ("王五", ["birthDate": "2002-01-10", "birthYear": "2002"], []),
            ("王五", ["birthDate": "2002-01-11", "birthYear": "2002"], ["applicant-too-young"]),
            ("李四", ["joinedOn": "2019-08-10", "fullMemberOn": "2020-08-10"], []),
            ("李四", ["joinedOn": "2019-08-11", "fullMemberOn": "2020-08-11"], ["mentor-not-full"]),
        ] as [(String, [String: String], [String])])
    func people(name: String, change: [String: String], codes: [String]) throws {
        var bench = try Self.meetings()
        var cells = ["name": name]
        if name == "王五" { cells.merge(["status": "入党申请人", "joinedOn": "", "fullMemberOn": ""]) { $1 } }
        try bench.add(Member.self, name, Bench.memberCells(cells.merging(change) { $1 }))
        let record = try bench.add(DevelopmentCase.self, "1", Self.complete)
        #expect(bench.codes(record).filter { !$0.hasPrefix("roll-") } == codes)
    }

    @Test("the 25 steps: every one with an actor and an article, and no way over a stage")
    func machine() throws {
        let cycle = try #require(DevelopmentCase.lifeCycle)
        for step in cycle.steps where step.key != "close" {
            #expect(!step.actor.isEmpty && step.article.contains("第"), "\(step.key)")
            let (from, to) = try (
                #require(DevelopmentStage.allCases.firstIndex { $0.rawValue == step.from.first }),
                #require(DevelopmentStage.allCases.firstIndex { $0.rawValue == step.to })
            )
            #expect(to == from || to == from + 1, "\(step.key)")
        }
    }

    @Test("probation is extended once")
    func extendedTwice() throws {
        var cells = Self.cells(Self.untilAdmission)
        cells.merge(
            [
                "stage": "预备党员", "admissionApprovalOn": "2022-06-20", "admissionApprovalOutcome": "同意",
                "extensionMonths": "6", "extendedOn": "2023-11-12",
            ]) { $1 }
        let bench = try Self.meetings()
        let made = try Bench.record(DevelopmentCase.self, "1", cells)
        for (times, codes) in [(1, []), (2, ["extended-twice"])] {
            let steps = (0..<times).compactMap { index in
                Day("2023-0\(5 + index)-12").map { StepTaken(step: "extend", on: $0, position: Int64(index)) }
            }
            let record = Record<DevelopmentCase>(
                AnyRecord(id: made.id, register: "DevelopmentCase", fields: made.any.fields, steps: steps))
            #expect(bench.codes(record).filter { !$0.hasPrefix("roll-") } == codes)
        }
    }

    @Test("each message names its article or tells what to do")
    func messages() throws {
        let record = try Bench.record(
            DevelopmentCase.self, "1", Self.cells(["candidateOn": "2021-08-09", "introducers": "李四"]))
        var problems = Problems()
        DevelopmentCase.check(record, &problems)
        #expect(problems.all.map(\.next).allSatisfy { $0.contains("《发展党员工作细则》") })
    }

    @Test("facts of a complete case")
    func completeFacts() throws {
        var bench = try Self.meetings()
        let record = try bench.add(DevelopmentCase.self, "1", Self.complete)
        #expect(
            bench.lines(record) == [
                "development.applied count 1 @一支部 王五 2020-01-10",
                "development.activist count 1 @一支部 王五 2020-08-10",
                "development.candidate count 1 @一支部 王五 2021-08-10",
                "development.admitted count 1 @一支部 王五 2022-05-10",
                "development.oath count 1 @一支部 王五 2022-07-01",
                "development.converted count 1 @一支部 王五 2023-06-20",
                "stage.applicant count 1 @一支部 王五 2020-01-10..2020-08-09",
                "stage.activist count 1 @一支部 王五 2020-08-10..2021-08-09",
                "stage.developmentCandidate count 1 @一支部 王五 2021-08-10..2022-02-28",
                "stage.admission count 1 @一支部 王五 2022-03-01..2022-05-09",
                "stage.probation count 1 @一支部 王五 2022-05-10..2023-05-09",
            ])
        #expect(Set(bench.facts(record).map(\.kind)).isSubset(of: DevelopmentCase.yields))
    }

    @Test(
        "admission and conversion change the roll without a typed event",
        arguments: [
            ("both", "20", [:], ["roll.probationaryMember 2022-05-10..2023-05-09", "roll.fullMember 2023-05-10..…"]),
            ("not passed: 11 of 23", "11", [:], []),
            (
                "passed: 12 of 23", "12", [:],
                ["roll.probationaryMember 2022-05-10..2023-05-09", "roll.fullMember 2023-05-10..…"]
            ),
            ("not approved yet", "20", untilAdmission, []),
            (
                "extended by six months", "20", ["extensionMonths": "6", "extendedOn": "2023-05-12"],
                ["roll.probationaryMember 2022-05-10..2023-11-09", "roll.fullMember 2023-11-10..…"]
            ),
            ("revoked", "20", ["conversionOutcome": "取消资格"], ["roll.probationaryMember 2022-05-10..2023-06-19"]),
        ] as [(String, String, [String: String], [String])])
    func roll(name: String, yes: String, change: [String: String], lines: [String]) throws {
        var bench = try Self.meetings(yes: yes)
        try bench.add(DevelopmentCase.self, "1", Self.cells(change))
        let person = Record<Member>(try #require(bench.record("Member/王五")))
        let roll = Roll(of: person, in: bench)
        #expect(roll.clashes.isEmpty)
        #expect(
            roll.stretches.map {
                "\($0.standing == .full ? "roll.fullMember" : "roll.probationaryMember") \($0.first)..\($0.last?.description ?? "…")"
            }
                == lines)
        #expect(roll.stretches.allSatisfy { $0.source == "DevelopmentCase/1" })
    }

    @Test("told by the case and typed as an event on the same day, it counts once")
    func toldTwice() throws {
        var bench = try Self.meetings()
        try bench.add(DevelopmentCase.self, "1", Self.complete)
        for (number, kind, on, branch) in [("1", "接收预备党员", "2022-05-10", "一支部"), ("2", "转正", "2023-05-10", "")] {
            var cells = ["memberId": "王五", "kind": kind, "on": on, "decidedBy": "党委"]
            if !branch.isEmpty { cells["toOrganizationId"] = branch }
            let event = try bench.add(MembershipEvent.self, number, cells)
            #expect(bench.codes(event) == [])
        }
        let person = Record<Member>(try #require(bench.record("Member/王五")))
        #expect(
            bench.lines(person, only: "membership.") == [
                "membership.admitted count 1 @一支部 王五 2022-05-10", "membership.converted count 1 @一支部 王五 2023-05-10",
            ])
        #expect(bench.lines(person, only: "roll.fullMember").count == 1)
    }

    @Test("an open case: its stage lasts")
    func open() throws {
        var bench = try Self.meetings()
        let record = try bench.add(
            DevelopmentCase.self, "1",
            ["personId": "王五", "organizationId": "一支部", "stage": "申请入党", "appliedOn": "2023-03-05"])
        #expect(bench.codes(record) == [])
        #expect(bench.lines(record, only: "stage.") == ["stage.applicant count 1 @一支部 王五 2023-03-05..…"])
    }
}
