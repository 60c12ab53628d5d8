import ShiluRegisters
import Testing

/// What follows from duties: submitted reports, rating sheets, reminders, progress of plans.
@Suite struct FollowUpTests {
    private static let submitted = [
        "organizationId": "党委", "kind": "年度总结", "title": "2023年度党建工作总结", "from": "2023-01-01", "to": "2023-12-31",
        "recipient": "市直机关工委", "submittedOn": "2023-12-28", "position": "4288",
    ]
    private static let figure = [
        "figure": "member-assembly-count", "title": "党员大会次数", "from": "2023-01-01", "to": "2023-12-31", "value": "53",
        "printed": "53次",
    ]

    @Test func aSubmittedReportCountsOnTheDayItWasSubmitted() throws {
        let bench = try Bench.small()
        let record = try Bench.record(
            SubmittedReport.self, "1", Self.submitted, parts: ["figures": [Self.figure, Self.figure]])
        #expect(bench.codes(record) == [])
        #expect(
            bench.lines(record, only: "submitted.annualSummary") == [
                "submitted.annualSummary count 1 @党委 2023-12-28", "submitted.annualSummary figures 2 @党委 2023-12-28",
            ])
    }

    @Test(
        arguments: [
            (["to": "2022-12-31"], [String: String](), ["days-out-of-order"]),
            (["sha256": "ABC"], [:], ["digest-form"]), (["position": "-1"], [:], ["number-too-small"]),
            ([:], ["value": "约53"], ["value-form"]), ([:], ["value": "23/24"], []),
            ([:], ["value": "1/0"], ["value-form"]),
            ([:], ["kind": "同比增幅"], ["comparison-missing"]), ([:], ["to": "2022-01-01"], ["days-out-of-order"]),
        ])
    func wrongSubmissionsAreRefused(_ cells: [String: String], _ part: [String: String], _ codes: [String]) throws {
        let bench = try Bench.small()
        let record = try Bench.record(
            SubmittedReport.self, "1", Self.submitted.merging(cells) { $1 },
            parts: ["figures": [Self.figure.merging(part) { $1 }]])
        #expect(bench.codes(record) == codes)
    }

    @Test func aCorrectionIsLaterAndOfTheSameOrganisation() throws {
        var bench = try Bench.small()
        try bench.add(SubmittedReport.self, "1", Self.submitted)
        func codes(_ cells: [String: String]) throws -> [String] {
            bench.codes(
                try Bench.record(
                    SubmittedReport.self, "2",
                    Self.submitted.merging(["correctsId": "1", "submittedOn": "2024-01-05"]) { $1 }.merging(cells) {
                        $1
                    }))
        }
        #expect(try codes([:]) == [])
        #expect(try codes(["submittedOn": "2023-12-27"]) == ["corrects-later"])
        #expect(try codes(["organizationId": "一支部"]) == ["corrects-other"])
    }

    private static let sheet = [
        "organizationId": "一支部", "year": "2023", "scheme": "star-branch", "rates": "星级支部", "state": "已自评",
        "assessedOn": "2023-12-08", "assessorId": "甲", "score": "92.5", "stars": "4", "level": "四星级",
    ]
    private static let done = [
        "state": "已办结", "reviewerId": "乙", "reviewedScore": "92.5", "reviewedStars": "4", "reviewedLevel": "四星级",
        "reviewedOn": "2023-12-10", "acceptedBy": "丙", "acceptedOn": "2023-12-12",
        "publishedOn": "2023-12-13", "objectionUntil": "2023-12-18", "concludedOn": "2023-12-19",
    ]
    private static let item = ["item": "assembly", "title": "党员大会", "most": "8", "own": "8"]

    @Test(
        arguments: [
            ([:], [String]()), (["reviewerId": "甲"], ["reviewer-is-assessor"]),
            (["concludedOn": "2023-12-18"], ["objections-open"]),
            (["publishedOn": "2023-12-11"], ["days-out-of-order"]), (["stars": ""], ["stars-missing"]),
            (["stars": "6"], ["stars-out-of-range"]),
        ])
    func ratingSheets(_ cells: [String: String], _ codes: [String]) throws {
        let bench = try Bench.small()
        let all = Self.sheet.merging(Self.done) { $1 }.merging(cells) { $1 }.filter { !$1.isEmpty }
        let record = try Bench.record(RatingSheet.self, "1", all, parts: ["items": [Self.item]])
        #expect(bench.codes(record) == codes)
    }

    @Test(arguments: [("8", []), ("8.01", ["points-out-of-range"]), ("-0.01", ["points-out-of-range"]), ("0", [])])
    func pointsStayBetweenNothingAndAll(_ own: String, _ codes: [String]) throws {
        let bench = try Bench.small()
        let record = try Bench.record(
            RatingSheet.self, "1", Self.sheet, parts: ["items": [Self.item.merging(["own": own]) { $1 }]])
        #expect(bench.codes(record) == codes)
    }

    @Test(arguments: [
        ("assembly", "8", []), ("assembly", "8.5", ["points-out-of-range"]), ("x", "1", ["item-unknown"]),
    ])
    func reviewersCorrectItemsOfTheSheet(_ item: String, _ points: String, _ codes: [String]) throws {
        let bench = try Bench.small()
        let record = try Bench.record(
            RatingSheet.self, "1", Self.sheet,
            parts: ["items": [Self.item], "corrections": [["item": item, "points": points, "reason": "核减"]]])
        #expect(bench.codes(record) == codes)
    }

    @Test("A concluded sheet counts as the rating, in the rated year, and is not told twice")
    func concludedSheetsAreTheRating() throws {
        var bench = try Bench.small()
        let open = try Bench.record(RatingSheet.self, "1", Self.sheet, parts: ["items": [Self.item]])
        #expect(bench.lines(open, only: "rating.") == [])
        let all = Self.sheet.merging(Self.done) { $1 }.merging(["concludedOn": "2024-01-10"]) { $1 }
        let closed = try bench.add(RatingSheet.self, "1", all, parts: ["items": [Self.item]])
        #expect(
            bench.lines(closed, only: "rating.") == [
                "rating.starCampaign count 1 @一支部 2023-12-31", "rating.starCampaign score 9250 @一支部 2023-12-31",
                "rating.starCampaign.4 count 1 @一支部 2023-12-31",
            ])
        let failed = try Bench.record(
            RatingSheet.self, "2",
            all.merging(["level": "", "reviewedLevel": "", "stars": "", "reviewedStars": ""]) { $1 }
                .filter { !$1.isEmpty }, parts: ["items": [Self.item]])
        #expect(bench.codes(failed) == [])
        #expect(bench.lines(failed, only: "rating.") == [])
        let typed = try bench.add(
            BranchRating.self, "9",
            ["organizationId": "一支部", "year": "2023", "scheme": "星级支部", "stars": "4", "decidedOn": "2023-12-20"])
        #expect(bench.codes(typed) == ["rating-twice"])
        #expect(bench.codes(closed) == ["rating-twice"])
    }

    @Test(
        "A rating is told twice when the second telling is entered, not when the sheet is concluded",
        arguments: [
            (["year": "2022"], [String]()), (["scheme": "四强党支部"], []), (["organizationId": "二支部"], []),
            ([:], ["rating-twice"]),
        ])
    func ratingsAreToldOnce(_ cells: [String: String], _ codes: [String]) throws {
        let rating = [
            "organizationId": "一支部", "year": "2023", "scheme": "星级支部", "stars": "4", "decidedOn": "2023-12-20",
        ]
        .merging(cells) { $1 }
        var first = try Bench.small()
        try first.add(RatingSheet.self, "1", Self.sheet, parts: ["items": [Self.item]])
        #expect(first.codes(try Bench.record(BranchRating.self, "9", rating)) == codes)
        var second = try Bench.small()
        try second.add(BranchRating.self, "9", rating)
        #expect(
            second.codes(try Bench.record(RatingSheet.self, "1", Self.sheet, parts: ["items": [Self.item]])) == codes)
    }

    private static let reminder = [
        "organizationId": "一支部", "duty": "branch-assembly-quarterly", "title": "召开支部党员大会", "windowFrom": "2023-01-01",
        "dueOn": "2023-03-31", "stage": "到期前", "sentOn": "2023-03-21", "state": "已发出",
    ]

    @Test(
        arguments: [
            ([:], [String]()), (["stage": "逾期上报"], ["needed-here"]),
            (["stage": "逾期上报", "toOrganizationId": "党委"], []), (["dueOn": "2022-12-31"], ["days-out-of-order"]),
            (["acknowledgedOn": "2023-03-20"], ["days-out-of-order"]),
        ])
    func reminders(_ cells: [String: String], _ codes: [String]) throws {
        let bench = try Bench.small()
        #expect(bench.codes(try Bench.record(Reminder.self, "1", Self.reminder.merging(cells) { $1 })) == codes)
    }

    @Test func remindersCountWhenSentAndWhenAcknowledged() throws {
        let bench = try Bench.small()
        let record = try Bench.record(
            Reminder.self, "1", Self.reminder.merging(["acknowledgedOn": "2023-03-22", "state": "已签收"]) { $1 })
        #expect(
            bench.lines(record) == [
                "reminder.any count 1 @一支部 2023-03-21", "reminder.ahead count 1 @一支部 2023-03-21",
                "reminder.acknowledged count 1 @一支部 2023-03-22",
            ])
    }

    @Test(arguments: [
        ("1", "2023-06-15", []), ("2", "2023-06-15", ["task-unknown"]), ("1", "2023-02-01", ["before-plan"]),
    ])
    func progressNamesATaskOfThePlan(_ number: String, _ on: String, _ codes: [String]) throws {
        var bench = try Bench.small()
        try bench.add(
            PlanDocument.self, "计划", ["organizationId": "党委", "kind": "年度计划", "title": "计划", "issuedOn": "2023-02-10"],
            parts: ["tasks": [["number": "1", "text": "换届"]]])
        let record = try Bench.record(
            PlanProgress.self, "1",
            ["organizationId": "党委", "planId": "计划", "taskNumber": number, "on": on, "outcome": "已完成"])
        #expect(bench.codes(record) == codes)
    }
}
