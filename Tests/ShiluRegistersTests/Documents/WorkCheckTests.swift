import ShiluRegisters
import Testing

@Suite("Checks of the registers of work")
struct WorkCheckTests {
    @Test("rows", arguments: rows)
    func check(_ row: WorkRow) {
        #expect(
            Set(problemCodes(row.record, row.others)) == Set(row.expected), "\(problemCodes(row.record, row.others))")
    }

    static let rows: [WorkRow] = [
        WorkRow("a star rating needs stars", "BranchRating", ["scheme": "starCampaign"], ["stars:needed-here"]),
        WorkRow("a four-strong rating needs none", "BranchRating", ["scheme": "fourStrongBranch", "year": 2023], []),
        WorkRow("six stars", "BranchRating", ["stars": 6], ["stars:stars-out-of-range"]),
        WorkRow("a year of two digits", "BranchRating", ["year": 23], ["year:year-out-of-range"]),
        WorkRow("negative score", "BranchRating", ["score": "-1"], ["score:score-form"]),
        WorkRow(
            "50 years on 1 July", "MedalAward", ["year": 2023, "referenceDay": "2023-07-01", "partyAgeYears": 50], []),
        WorkRow("49 years", "MedalAward", ["partyAgeYears": 49], ["partyAgeYears:party-age-too-short"]),
        WorkRow(
            "reckoned on another day", "MedalAward", ["year": 2023, "referenceDay": "2023-12-31"],
            ["referenceDay:reference-day"]),
        WorkRow(
            "handed over without approval", "MedalAward", ["awardedOn": "2023-06-29"], ["approvalOutcome:needed-here"]),
        WorkRow(
            "another party age than the roll says", "MedalAward",
            ["memberId": "Member/1", "referenceDay": "2023-07-01", "partyAgeYears": 52],
            [.made("Member", ["fullMemberOn": "1972-07-02", "joinedOn": "1971-07-02"])],
            ["partyAgeYears:party-age-differs"]),
        WorkRow(
            "a festival reminder names the festival", "IntegrityEducation",
            ["on": "2023-09-26", "kind": "festivalReminder", "participants": 3], ["festival:needed-here"]),
        WorkRow(
            "fewer participants than listed", "IntegrityEducation",
            ["on": "2023-09-26", "participants": 1, "attendeeIds": ["Member/1", "Member/2"]],
            ["participants:part-exceeds-whole"]),
        WorkRow("nobody there", "IntegrityEducation", ["on": "2023-09-26"], ["participants:needed-here"]),
        WorkRow("nothing held without a day", "HearingOfReports", ["reporters": ["Member/1"]], ["on:day-missing"]),
        WorkRow(
            "nobody reported", "HearingOfReports", ["on": "2023-01-01", "reporters": []], ["reporters:list-empty"]),
        WorkRow(
            "more takers than eligible", "KnowledgeTest", ["eligible": 1, "participants": ["Member/1", "Member/2"]],
            ["participants:part-exceeds-whole"]),
        WorkRow(
            "scores of one who was not there, twice", "KnowledgeTest",
            [
                "participants": ["Member/1"],
                "scores": [["memberId": "Member/2", "score": "1"], ["memberId": "Member/2", "score": "-1"]],
            ],
            [
                "scores:score-without-participant", "scores:score-twice", "scores:score-negative",
                "eligible:needed-here",
            ]),
        WorkRow(
            "a discussion needs its speeches", "StudySession",
            ["on": "2023-04-12", "kinds": ["studyDiscussion"], "chairId": "Member/1", "participants": 3],
            ["speechCount:needed-here"]),
        WorkRow(
            "speeches differ from the list", "StudySession",
            [
                "on": "2023-04-12", "kinds": ["readingClub"], "chairId": "Member/1", "speechCount": 3,
                "attendance": [["memberId": "Member/1", "role": "votingMember", "state": "present", "spoke": true]],
            ], ["speechCount:speeches-differ"]),
        WorkRow(
            "teaching on site needs a place; no hours", "StudySession",
            ["on": "2023-04-12", "kinds": ["onSiteTeaching"], "chairId": "Member/1", "participants": 3, "hours": "0"],
            ["placeName:needed-here", "hours:number-not-positive"]),
        WorkRow("class or session", "TrainingCredit", [:], ["classId:training-missing"]),
        WorkRow(
            "not both", "TrainingCredit", ["classId": "TrainingClass/1", "sessionId": "StudySession/1"],
            ["sessionId:training-twice"]),
        WorkRow(
            "three decimals", "TrainingCredit", ["classId": "TrainingClass/1", "hours": "1.125"],
            ["hours:too-many-decimals"]),
        WorkRow(
            "ends before it starts", "TrainingClass", ["startsOn": "2023-05-08", "endsOn": "2023-05-07"],
            ["endsOn:days-out-of-order"]),
        WorkRow(
            "more days than there are", "TrainingClass",
            ["startsOn": "2023-05-08", "endsOn": "2023-05-09", "days": "2.5"],
            ["days:days-exceed-span"]),
        WorkRow(
            "money of zero, nobody", "ConsolationVisit", ["people": 0, "money": 0],
            ["people:number-too-small", "money:money-not-positive"]),
        WorkRow("a large sum needs its amount", "MajorDecision", ["kind": "largeSum"], ["amount:needed-here"]),
        WorkRow(
            "half a promise", "PlanDocument", ["tasks": [["number": 1, "figureId": "theme-party-day-count"]]],
            ["tasks:promise-incomplete"]),
        WorkRow(
            "a task without a promise, a number twice", "PlanDocument", ["tasks": [["number": 1], ["number": 1]]],
            ["tasks:task-number-twice"]),
        WorkRow(
            "revises without being a revision", "RuleDocument",
            ["action": "ruleAdopted", "revisesId": "RuleDocument/2"], ["revisesId:revises-without-revision"]),
        WorkRow(
            "objections need an outcome", "PublicNotice", ["objections": 1, "personIds": ["Member/1"]],
            ["outcome:needed-here"]),
        WorkRow("an account on site is graded", "AccountReport", ["mode": "onSite"], ["grade:needed-here"]),
        WorkRow(
            "one grade twice on the ballot", "AccountReport",
            ["ballot": [["grade": "good", "votes": 1], ["grade": "good", "votes": -1]]],
            ["ballot:grade-twice", "ballot:number-too-small"]),
        WorkRow("to whom", "UpwardReport", [:], ["toOrganizationId:needed-here"]),
        WorkRow(
            "a shift that ends before it begins", "TaskTeam",
            ["shifts": [["startsAt": "2023-07-21 20:00", "endsAt": "2023-07-21 08:00"]]], ["shifts:shift-out-of-order"]),
        WorkRow(
            "a pledge with oneself", "IntegrityPledge", ["signerId": "Member/1", "counterpartId": "Member/1"],
            ["counterpartId:pledge-with-oneself"]),
        WorkRow(
            "the day lies outside the year", "BusinessFact", ["year": 2023, "asOf": "2022-01-01"],
            ["asOf:day-outside-year"]),
        WorkRow("figures in braces", "NarrativeText", ["text": "召开党员大会{member-assembly-count}次"], []),
        WorkRow("braces that do not pair", "NarrativeText", ["text": "召开{member次"], ["text:figure-braces"]),
        WorkRow("no figure inside", "NarrativeText", ["text": "召开{党员大会}次"], ["text:figure-braces"]),
    ]

    @Test("figures of a text, in its order")
    func figures() {
        #expect(NarrativeText.figures(in: "共{a-b}次、{c1}人，{a-b}") == ["a-b", "c1", "a-b"])
        #expect(NarrativeText.figures(in: "没有数字") == [])
        #expect(NarrativeText.figures(in: "}{") == nil)
        #expect(NarrativeText.figures(in: "{a{b}}") == nil)
    }
}
