import ShiluRegisters
import Testing

@Suite("Checks of the registers of responsibility, conduct, publicity, care and business")
struct AreaCheckTests {
    @Test("rows", arguments: rows)
    func check(_ row: WorkRow) {
        #expect(
            Set(problemCodes(row.record, row.others)) == Set(row.expected), "\(problemCodes(row.record, row.others))")
    }

    static let rows: [WorkRow] = [
        WorkRow("an ended post has its last day", "ResponsibilityPost", ["state": "ended"], ["to:needed-here"]),
        WorkRow(
            "a duty fulfilled before the post began", "ResponsibilityPost",
            ["from": "2023-01-01", "tasks": [["number": 1, "doneOn": "2022-12-31"], ["number": 1]]],
            ["tasks:days-out-of-order", "tasks:task-number-twice"]),
        WorkRow(
            "assigned to nobody, done without a result", "Directive", ["state": "done", "doneOn": "2023-06-01"],
            ["ownerId:needed-here", "result:needed-here"]),
        WorkRow(
            "finished with an open problem", "GuidanceVisit",
            ["guideIds": [], "state": "done", "problems": [["number": 1, "text": "问题"]]],
            ["guideIds:list-empty", "state:problems-open"]),
        WorkRow(
            "the leader is no deputy", "LeadingGroup", ["leaderId": "Member/1", "deputyIds": ["Member/1"]],
            ["deputyIds:leader-is-deputy"]),
        WorkRow(
            "a report without a title", "ResearchTopic",
            ["startedOn": "2023-06-01", "reportedOn": "2023-10-01", "state": "done"], ["reportTitle:needed-here"]),
        WorkRow(
            "one requirement of one article twice", "RegulationReview",
            ["articles": [["article": "第一条", "requirement": "甲"], ["article": "第一条", "requirement": "甲"]]],
            ["articles:article-twice"]),
        WorkRow(
            "two requirements of one article", "RegulationReview",
            ["articles": [["article": "第一条", "requirement": "甲"], ["article": "第一条", "requirement": "乙"]]], []),
        WorkRow(
            "closed while an item is pending; a problem without a measure", "CaseReform",
            [
                "state": "closed", "closedOn": "2023-12-01",
                "items": [
                    ["number": 1, "outcome": "pending"], ["number": 2, "outcome": "serious", "fixedOn": "2023-11-01"],
                ],
            ], ["items:closed-with-open-item", "items:needed-here"]),
        WorkRow(
            "nobody checks himself", "KeyPost",
            ["holderId": "Member/1", "checks": [["number": 1, "checkerId": "Member/1", "findings": -1]]],
            ["checks:checker-is-holder", "checks:number-too-small"]),
        WorkRow(
            "received by oneself", "OffDutyDeclaration", ["memberId": "Member/1", "receivedById": "Member/1"],
            ["receivedById:received-by-oneself"]),
        WorkRow("an expense above the standard is recorded", "OfficialExpense", ["amount": 90000, "standard": 1], []),
        WorkRow(
            "months of the year, each once", "BurdenControl",
            ["year": 2023, "counts": [["month": "2023-05"], ["month": "2023-05"], ["month": "2022-12"]]],
            ["counts:month-twice", "counts:month-outside-year"]),
        WorkRow(
            "a season has a name, and is reminded of beforehand", "ReminderNode",
            ["festival": "sensitive", "startsOn": "2023-04-01", "remindBy": "2023-04-02"],
            ["title:needed-here", "remindBy:reminder-after-start"]),
        WorkRow(
            "approved by the owner", "MediaAccount", ["ownerId": "Member/1", "approverId": "Member/1"],
            ["approverId:approver-is-owner"]),
        WorkRow(
            "published without approval", "PublicityItem", ["accountId": "MediaAccount/1"], ["approverId:needed-here"]),
        WorkRow("named without a day", "PartyBrand", ["state": "accepted"], ["acceptedOn:needed-here"]),
        WorkRow("shows no promise", "ModelPost", ["kind": "identity"], ["promise:needed-here"]),
        WorkRow("a member of the Party", "NonPartyContact", ["affiliation": "01"], ["affiliation:is-party-member"]),
        WorkRow(
            "a contact whose source is another", "Suggestion", ["contactId": "NonPartyContact/1", "source": "masses"],
            ["contactId:source-differs"]),
        WorkRow(
            "more came back than went out", "ThoughtSurvey", ["issued": 10, "participants": 11],
            ["participants:part-exceeds-whole"]),
        WorkRow("applied for what", "CivilityActivity", ["kind": "application"], ["level:needed-here"]),
        WorkRow(
            "promoted though not qualified, before the check", "CadreChange",
            ["kind": "promotion", "on": "2023-07-01", "checkedOn": "2023-07-02", "checkResult": "unqualified"],
            ["checkResult:promoted-unqualified", "on:days-out-of-order"]),
        WorkRow("returned without a day", "BookLoan", ["state": "done"], ["returnedOn:needed-here"]),
        WorkRow(
            "shifts outside, in the wrong order, too long", "DutyLog",
            [
                "from": "2023-07-01", "to": "2023-07-10",
                "shifts": [
                    ["startsAt": "2023-06-30 08:00", "endsAt": "2023-06-30 20:00"],
                    ["startsAt": "2023-07-02 08:00", "endsAt": "2023-07-02 08:00"],
                    ["startsAt": "2023-07-03 08:00", "endsAt": "2023-07-07 08:00"],
                ], "callOuts": [["startsAt": "2023-07-02 08:00", "endsAt": "2023-07-02 07:00", "people": 0]],
            ],
            [
                "shifts:shift-outside", "shifts:shift-out-of-order", "shifts:shift-too-long",
                "callOuts:call-out-of-order", "callOuts:number-too-small",
            ]),
        WorkRow(
            "a flow in cubic metres; a rank that the table does not bear out", "WaterRecord",
            [
                "from": "2023-07-22", "kind": "peakFlow", "value": "860", "unit": "cubicMetre", "rank": 1,
                "history": [["year": 1998, "value": "920"], ["year": 2023, "value": "1"], ["year": 1998]],
            ],
            ["unit:unit-differs", "rank:rank-differs", "history:year-not-earlier", "history:year-twice"]),
        WorkRow(
            "a length is no area; removed without a day", "EnforcementItem",
            ["area": "3", "unit": "metre", "state": "removed"], ["unit:unit-differs", "removedOn:needed-here"]),
        WorkRow("a drill has its scenario", "SafetyWork", ["kind": "drill"], ["scenario:needed-here"]),
        WorkRow(
            "fewer than listed", "GridPatrol", ["people": 1, "memberIds": ["Member/1", "Member/2"]],
            ["people:part-exceeds-whole"]),
        WorkRow("nobody patrolled", "GridPatrol", [:], ["people:needed-here"]),
        WorkRow("out of use since when", "Facility", ["condition": "closed"], ["closedOn:needed-here"]),
        WorkRow("a score below zero", "PlanProgress", ["score": "-1"], ["score:score-form"]),
    ]

    @Test(
        "values in base units, in hundredths, half up",
        arguments: [
            ("1.26", WorkUnit.hundredMillionCubicMetres, 12_600_000_000), ("31.4", .tenThousandMu, 20_933_333_333),
            ("36.8", .squareKilometre, 3_680_000_000), ("1", .mu, 66_667), ("1.5", .mu, 100_000),
            ("3", .hectare, 3_000_000),
            ("860", .cubicMetrePerSecond, 86_000), ("0.005", .metre, 1), ("0.0049", .metre, 0),
            ("27.5", .kilometre, 2_750_000),
            ("-0.005", .metre, 0), ("-0.006", .metre, -1),
        ])
    func normalised(_ text: String, _ unit: WorkUnit, _ expected: Int64) throws {
        #expect(unit.normalised(try #require(ExactDecimal(text))) == expected)
    }

    @Test("a value too large for the ledger has no normalised form")
    func tooLarge() throws {
        let huge = try #require(ExactDecimal("900000000000000000"))
        #expect(WorkUnit.hundredMillionCubicMetres.normalised(huge) == nil)
    }
}
