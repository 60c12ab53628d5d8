import ShiluRegisters
import Testing

@Suite("Checks of staff, members' relations, reviews, discipline, dues, disclosure and terms")
struct MoreCheckTests {
    @Test("rows", arguments: rows)
    func check(_ row: WorkRow) {
        #expect(
            Set(problemCodes(row.record, row.others)) == Set(row.expected), "\(problemCodes(row.record, row.others))")
    }

    static let rows: [WorkRow] = [
        WorkRow(
            "nobody at all", "StaffingSnapshot", ["staffTotal": 0, "fullTimePartyStaff": 0],
            ["staffTotal:number-too-small", "namedPerson:needed-here"]),
        WorkRow(
            "more party staff than staff", "StaffingSnapshot",
            ["staffTotal": 10, "fullTimePartyStaff": 1, "partTimePartyStaff": 10],
            ["fullTimePartyStaff:part-exceeds-whole"]),
        WorkRow(
            "a budget of nothing", "BudgetLine", ["year": 23, "planned": 0, "spent": -1],
            ["year:year-out-of-range", "planned:money-not-positive", "spent:money-negative"]),
        WorkRow(
            "a letter for three months, to the day", "RelationTransfer",
            ["issuedOn": "2023-11-30", "validUntil": "2024-02-29"], []),
        WorkRow(
            "a letter for longer", "RelationTransfer", ["issuedOn": "2023-11-30", "validUntil": "2024-03-01"],
            ["validUntil:letter-too-long"]),
        WorkRow("received without a day", "RelationTransfer", ["state": "received"], ["receivedOn:needed-here"]),
        WorkRow(
            "back without a day", "RelationTransfer",
            ["state": "returned", "issuedOn": "2023-03-01", "receivedOn": "2023-02-01"],
            ["receiptReturnedOn:needed-here", "receivedOn:days-out-of-order"]),
        WorkRow(
            "received and still on the way", "RelationTransfer", ["state": "issued", "receivedOn": "2023-03-01"],
            ["state:state-before-receipt"]),
        WorkRow(
            "removed without a ground", "OrganizationalDisposition", ["kind": "removedFromRoll"], ["ground:needed-here"]
        ),
        WorkRow(
            "a correction of a year, to the day", "OrganizationalDisposition",
            ["kind": "timeLimitedCorrection", "startsOn": "2024-02-29", "endsOn": "2025-02-28"], []),
        WorkRow(
            "a correction of a year and a day", "OrganizationalDisposition",
            ["kind": "timeLimitedCorrection", "startsOn": "2023-03-10", "endsOn": "2024-03-11"],
            ["endsOn:correction-too-long"]),
        WorkRow(
            "one who helps himself", "OrganizationalDisposition",
            ["kind": "timeLimitedCorrection", "memberId": "Member/1", "helperId": "Member/1"],
            ["endsOn:needed-here", "helperId:helper-is-member"]),
        WorkRow(
            "approved without a day", "OrganizationalDisposition", ["approvalOutcome": "approved"],
            ["approvalOn:approval-undated"]),
        WorkRow(
            "a warning without its end", "DisciplinaryAction", ["penalty": "penaltyWarning", "rightsSuspended": false],
            ["effectEndsOn:effect-end-missing"]),
        WorkRow(
            "expelled with an end", "DisciplinaryAction",
            ["penalty": "expelled", "rightsSuspended": false, "effectEndsOn": "2028-01-01"],
            ["effectEndsOn:effect-end-not-used"]),
        WorkRow(
            "probation keeps no rights", "DisciplinaryAction",
            ["penalty": "penaltyProbation", "rightsSuspended": false, "effectEndsOn": "2028-01-01"],
            ["rightsSuspended:rights-differ"]),
        WorkRow(
            "without the key nothing is told of what is sealed", "DisciplinaryAction", ["rightsSuspended": true], []),
        WorkRow(
            "sums that differ", "MemberRoll",
            ["memberIds": ["Member/1", "Member/1"], "fullCount": 2, "probationaryCount": 0],
            ["memberIds:member-twice", "memberIds:roll-sum-differs"]),
        WorkRow(
            "nobody of the list is on the roll", "MemberRoll",
            ["on": "2023-12-31", "memberIds": ["Member/1"], "fullCount": 1, "probationaryCount": 0],
            ["memberIds:not-on-roll"]),
        WorkRow(
            "reviewed before becoming an activist", "CultivationReview",
            ["caseId": "DevelopmentCase/1", "on": "2022-03-04", "reviewerIds": []],
            [.made("DevelopmentCase", ["activistOn": "2022-03-05"])],
            ["on:days-out-of-order", "reviewerIds:list-empty"]),
        WorkRow(
            "reviewed before admission", "ProbationReview", ["caseId": "DevelopmentCase/1", "on": "2022-03-04"],
            [.made("DevelopmentCase", [:])], ["caseId:needed-here"]),
        WorkRow("left, but how", "Applicant", ["formerExit": "2020-01-01"], ["formerExitKind:needed-here"]),
        WorkRow(
            "transferring is not leaving", "Applicant",
            ["formerExit": "2020-01-01", "formerExitKind": "transferredOut"],
            ["formerExitKind:not-an-exit"]),
        WorkRow(
            "one member twice, votes below nothing", "DemocraticReview",
            ["year": 2023, "entries": [["memberId": "Member/1", "excellentVotes": -1], ["memberId": "Member/1"]]],
            ["entries:member-twice", "entries:number-too-small"]),
        WorkRow(
            "ended before it began", "CareCase", ["since": "2023-03-10", "until": "2023-03-09"],
            ["until:days-out-of-order"]),
        WorkRow(
            "a reminder is the first form", "SupervisionCase", ["form": "secondForm", "measure": "reminderTalk"],
            ["form:form-differs"]),
        WorkRow(
            "a case filed is not", "SupervisionCase", ["form": "firstForm", "measure": "caseFiled"],
            ["form:form-differs"]),
        WorkRow("a penalty of the second form", "SupervisionCase", ["form": "secondForm", "measure": "penalty"], []),
        WorkRow(
            "more votes than people", "ReviewResult",
            ["year": 2023, "participants": 3, "satisfied": 4, "on": "2025-01-01"],
            ["satisfied:part-exceeds-whole", "on:day-far-from-year"]),
        WorkRow(
            "a report with a reply", "MajorMatter",
            ["form": "report", "submittedOn": "2023-04-12", "repliedOn": "2023-04-11"],
            ["repliedOn:report-replied", "repliedOn:days-out-of-order"]),
        WorkRow("a reply of no day", "MajorMatter", ["form": "request", "reply": "同意"], ["repliedOn:needed-here"]),
        WorkRow(
            "the day of another year", "PersonalMattersReport",
            ["kind": "annual", "year": 2023, "dueOn": "2023-01-31"],
            ["dueOn:due-in-other-year"]),
        WorkRow(
            "four steps in their order", "Disclosure",
            ["publishedOn": "2023-03-05", "steps": steps(["propose", "check", "approve", "implement"])], []),
        WorkRow(
            "approved before it was checked", "Disclosure", ["steps": steps(["propose", "approve", "check"])],
            ["steps:steps-out-of-order"]),
        WorkRow("no such step", "Disclosure", ["steps": steps(["propose", "file"])], ["steps:step-unfit"]),
        WorkRow(
            "published before, and though refused", "Disclosure",
            [
                "publishedOn": "2023-03-01",
                "steps": [
                    ["order": 1, "action": "propose", "on": "2023-03-03"],
                    ["order": 2, "action": "check", "on": "2023-03-02", "outcome": "rejected"],
                ],
            ],
            [
                "steps:step-days-out-of-order", "publishedOn:published-before-steps",
                "publishedOn:published-though-refused",
            ]),
        WorkRow(
            "put off to the same day", "ElectionDeferral", ["termId": "CommitteeTerm/1", "newDate": "2023-06-28"],
            [.made("CommitteeTerm", ["startsOn": "2020-06-28", "endsOn": "2023-06-28"])], ["newDate:date-unchanged"]),
        WorkRow(
            "who reminds itself", "ElectionReminder",
            ["termId": "CommitteeTerm/1", "sentBy": "P/1", "sentOn": "2020-06-27"],
            [.made("CommitteeTerm", ["organizationId": "P/1", "startsOn": "2020-06-28", "endsOn": "2023-06-28"])],
            ["sentBy:reminder-to-itself", "sentOn:days-out-of-order"]),
        WorkRow("an amount without a base", "DuesAssessment", ["category": "salaried"], ["amount:needed-here"]),
        WorkRow("a base without an amount", "DuesAssessment", ["category": "salaried", "base": 500_100], []),
        WorkRow("the right amount", "DuesAssessment", ["category": "salaried", "base": 500_100, "amount": 7502], []),
        WorkRow(
            "to 0.1 yuan", "DuesAssessment",
            ["category": "salaried", "base": 500_100, "amount": 7500, "rounding": "jiao"], []),
        WorkRow(
            "another amount", "DuesAssessment", ["category": "salaried", "base": 500_100, "amount": 7500],
            ["amount:amount-differs"]),
        WorkRow(
            "another amount for a reason", "DuesAssessment",
            ["category": "salaried", "base": 500_100, "amount": 10_000, "amountReason": "本人自愿"], []),
        WorkRow(
            "students have no base", "DuesAssessment", ["category": "student", "base": 100], ["base:base-not-used"]),
        WorkRow("a farmer says how much", "DuesAssessment", ["category": "farmer"], ["amount:needed-here"]),
        WorkRow(
            "a farmer pays too little", "DuesAssessment", ["category": "farmer", "amount": 19],
            ["amount:amount-out-of-rule"]),
        WorkRow("a farmer pays 1 yuan", "DuesAssessment", ["category": "farmer", "amount": 100], []),
        WorkRow("exempt and paying", "DuesAssessment", ["category": "exempt", "amount": 1], ["amount:amount-differs"]),
        WorkRow(
            "months the wrong way round", "DuesReduction",
            ["fromMonth": "2023-07", "toMonth": "2023-06", "amount": -1, "approvalOutcome": "approved"],
            ["toMonth:months-out-of-order", "amount:money-negative", "approvalOn:approval-undated"]),
        WorkRow(
            "paid nothing, back before it was due", "DuesPayment",
            ["amount": 0, "kind": "backPayment", "forMonth": "2023-03", "paidOn": "2023-02-01"],
            ["amount:money-not-positive", "kind:back-payment-early"]),
        WorkRow("what was done wrong can be entered", "DuesPayment", ["amount": 1, "method": "withheld"], []),
        WorkRow(
            "more than all", "DuesRemittance", ["ratio": "100.1", "amount": 1, "year": 2023, "on": "2022-12-31"],
            ["ratio:ratio-above-100", "on:day-far-from-year"]),
        WorkRow(
            "spent before it was decided", "DuesUse",
            ["amount": 1, "on": "2023-06-27", "decidedIn": "MeetingRecord/1"],
            [.made("MeetingRecord", ["startsAt": "2023-06-28 09:00"])], ["on:days-out-of-order"]),
    ]

    private static func steps(_ actions: [String]) -> Value {
        .list(actions.enumerated().map { ["order": .integer(Int64($0.offset + 1)), "action": .text($0.element)] })
    }

    @Test("a transfer and a removal move the roll, once received and approved; told twice they count once")
    func roll() throws {
        var bench = try Bench.small()
        try bench.add(Member.self, "甲", Bench.memberCells(["since": "2015-01-01"]))
        let out = [
            "organizationId": "一支部", "memberId": "甲", "direction": "转出", "fromOrganization": "一支部",
            "toOrganization": "外单位", "issuedOn": "2023-03-01", "validUntil": "2023-05-01", "duesPaidUntil": "2023-03",
        ]
        let sent = try bench.add(RelationTransfer.self, "1", out.merging(["state": "已开具"]) { $1 })
        #expect(bench.codes(sent) == [])
        let member = "Member/甲"
        let later = try #require(Day("2023-06-01"))
        #expect(bench.branch(of: member, on: later) == "PartyOrganization/一支部")
        let received = try bench.add(
            RelationTransfer.self, "1", out.merging(["state": "已接收", "receivedOn": "2023-04-01"]) { $1 })
        #expect(bench.codes(received) == [])
        #expect(bench.branch(of: member, on: later) == nil)
        try bench.add(
            MembershipEvent.self, "1", ["memberId": "甲", "kind": "转出", "on": "2023-04-01", "decidedBy": "党委"])
        let person = Record<Member>(try #require(bench.record(member)))
        #expect(bench.lines(person, only: "membership.").count == 1)
        // Who has left cannot be removed.
        let removal = [
            "organizationId": "一支部", "memberId": "甲", "kind": "除名", "ground": "连续6个月三不", "startsOn": "2023-08-01",
            "resolutionId": "决", "approvalBody": "党委",
        ]
        let open = try bench.add(
            OrganizationalDisposition.self, "1", removal.merging(["approvalOutcome": "待办"]) { $1 })
        #expect(bench.codes(open) == [])
        let approved = try Bench.record(
            OrganizationalDisposition.self, "1",
            removal.merging(["approvalOutcome": "同意", "approvalOn": "2023-08-01"]) { $1 })
        #expect(bench.codes(approved) == ["roll-contradiction"])
    }

    @Test("a probationary member takes part and gets no grade")
    func probationary() throws {
        var bench = try Bench.small()
        try bench.add(
            Member.self, "预",
            Bench.memberCells([
                "status": "预备党员", "joinedOn": "2023-06-20", "fullMemberOn": "", "birthDate": "1995-06-15",
                "birthYear": "1995",
            ]))
        var meeting = AnyRecord.made(
            "MeetingRecord", "会", ["organizationId": "PartyOrganization/一支部", "startsAt": "2023-12-28 09:00"])
        meeting.fields["title"] = "会"
        bench.put(Record<MeetingRecord>(meeting))
        let cells = ["meetingId": "会", "year": "2023", "decidedIn": "会"]
        let graded = try Bench.record(
            DemocraticReview.self, "1", cells,
            parts: ["entries": [["memberId": "预", "selfAssessed": "是", "grade": "合格"]]])
        #expect(bench.codes(graded) == ["grade-of-probationary"])
        let present = try Bench.record(
            DemocraticReview.self, "1", cells, parts: ["entries": [["memberId": "预", "selfAssessed": "是"]]])
        #expect(bench.codes(present) == [])
    }
}
