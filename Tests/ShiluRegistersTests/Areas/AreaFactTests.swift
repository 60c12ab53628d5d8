import ShiluRegisters
import Testing

@Suite("Facts of the registers of responsibility, conduct, publicity, care and business")
struct AreaFactTests {
    @Test("rows", arguments: responsibility + conduct + publicity + care + business)
    func facts(_ row: WorkRow) { #expect(factLines(row.record, row.others).sorted() == row.expected.sorted()) }

    private static func progress(_ task: Int64, _ outcome: String, _ on: String) -> [String: Value] {
        ["planId": "PlanDocument/1", "taskNumber": .integer(task), "outcome": .text(outcome), "on": .text(on)]
    }

    static let responsibility: [WorkRow] = [
        WorkRow(
            "both duties of a leading post; a duty is open until the day before it was fulfilled", "ResponsibilityPost",
            [
                "from": "2023-01-01", "level": "firstResponsible", "partyDuty": "党建", "businessDuty": "业务",
                "tasks": [["number": 1, "side": "party", "dueOn": "2023-06-30", "doneOn": "2023-07-05"]],
            ],
            [
                "responsibility.post count=1 @P/1 2023-01-01..",
                "responsibility.firstResponsible count=1 @P/1 2023-01-01..",
                "responsibility.leading count=1 @P/1 2023-01-01..", "responsibility.paired count=1 @P/1 2023-01-01..",
                "responsibility.due.party count=1 @P/1 2023-06-30", "responsibility.done.party count=1 @P/1 2023-07-05",
                "responsibility.taskOpen count=1 @P/1 2023-01-01..2023-07-04",
                "responsibility.taskOverdue count=1 @P/1 2023-07-01..2023-07-04",
            ]),
        WorkRow(
            "a leading post with one duty only is not paired; an ended post owes nothing more", "ResponsibilityPost",
            [
                "from": "2023-01-01", "to": "2023-03-31", "level": "teamMember", "partyDuty": "党建",
                "tasks": [["number": 1, "side": "party", "dueOn": "2023-06-30"]],
            ],
            [
                "responsibility.post count=1 @P/1 2023-01-01..2023-03-31",
                "responsibility.teamMember count=1 @P/1 2023-01-01..2023-03-31",
                "responsibility.leading count=1 @P/1 2023-01-01..2023-03-31",
                "responsibility.due.party count=1 @P/1 2023-06-30",
                "responsibility.taskOpen count=1 @P/1 2023-01-01..2023-03-31",
            ]),
        WorkRow(
            "a directive reported late", "Directive",
            [
                "receivedOn": "2023-05-08", "dueOn": "2023-05-31", "doneOn": "2023-06-02", "reportedOn": "2023-06-05",
            ],
            [
                "directive.received count=1 @P/1 2023-05-08", "directive.done count=1 @P/1 2023-06-02",
                "directive.reported count=1 @P/1 2023-06-05",
                "directive.taskOpen count=1 @P/1 2023-05-08..2023-06-01",
                "directive.taskOverdue count=1 @P/1 2023-06-01",
            ]),
        WorkRow(
            "guidance counts here, and there where it was given", "GuidanceVisit",
            [
                "on": "2023-04-18", "form": "fieldVisit", "guideIds": ["Member/1", "Member/2", "Member/1"],
                "targetId": "P/2",
            ],
            [
                "guidance.any count=1 @P/1 2023-04-18", "guidance.any guides=2 @P/1 2023-04-18",
                "guidance.fieldVisit count=1 @P/1 2023-04-18", "guidance.fieldVisit guides=2 @P/1 2023-04-18",
                "guidance.target count=1 @P/2 2023-04-18",
            ]),
        WorkRow(
            "members of a group once each", "LeadingGroup",
            [
                "kind": "taskForce", "establishedOn": "2023-04-10", "leaderId": "Member/1",
                "memberIds": ["Member/1", "Member/2"],
            ],
            [
                "leadingGroup.any count=1 @P/1 2023-04-10..", "leadingGroup.taskForce count=1 @P/1 2023-04-10..",
                "leadingGroup.established count=1 @P/1 2023-04-10",
                "leadingGroup.established members=2 @P/1 2023-04-10",
            ]),
        WorkRow(
            "articles that do not apply do not count", "RegulationReview",
            [
                "on": "2023-06-15",
                "articles": [["outcome": "conforms"], ["outcome": "fails"], ["outcome": "notApplicable"]],
            ],
            [
                "regulation.reviewed count=1 @P/1 2023-06-15", "regulation.article count=2 @P/1 2023-06-15",
                "regulation.article conforming=1 @P/1 2023-06-15",
            ]),
        WorkRow(
            "tasks of a list: set, linked to business, due, done; a promised number is left to its figure",
            "PlanDocument",
            [
                "kind": "responsibilityList", "issuedOn": "2023-02-10",
                "tasks": [
                    ["number": 1, "businessTask": "防汛", "dueOn": "2023-03-31"],
                    ["number": 2, "origin": "ownInitiative"],
                    ["number": 3, "figureId": "theme-party-day-count"],
                    ["number": 4],
                ],
            ],
            [
                .made("PlanProgress", "1", progress(1, "underway", "2023-03-01")),
                .made("PlanProgress", "2", progress(1, "finished", "2023-03-20")),
                .made("PlanProgress", "3", progress(4, "dropped", "2023-04-01")),
            ],
            [
                "plan.responsibilityList count=1 @P/1 2023-02-10", "plan.responsibilityList tasks=4 @P/1 2023-02-10",
                "plan.list count=1 @P/1 2023-02-10", "plan.taskLinked count=1 @P/1 2023-02-10",
                "plan.taskOwn count=1 @P/1 2023-02-10", "plan.taskDue count=1 @P/1 2023-03-31",
                "plan.taskDone count=1 @P/1 2023-03-20", "plan.taskOpen count=1 @P/1 2023-02-10..2023-03-19",
                "plan.taskOpen count=1 @P/1 2023-02-10..", "plan.taskOpen count=1 @P/1 2023-02-10..2023-03-31",
            ] + Array(repeating: "plan.taskSet count=1 @P/1 2023-02-10", count: 4)),
    ]

    static let conduct: [WorkRow] = [
        WorkRow(
            "only what was found wrong is to be mended", "CaseReform",
            [
                "from": "2023-09-01",
                "items": [
                    ["number": 1, "outcome": "none"],
                    ["number": 2, "outcome": "general", "dueOn": "2023-11-30", "fixedOn": "2023-11-20"],
                ],
            ],
            [
                "caseReform.started count=1 @P/1 2023-09-01", "caseReform.item count=2 @P/1 2023-09-01",
                "caseReform.problem count=1 @P/1 2023-09-01", "caseReform.fixed count=1 @P/1 2023-11-20",
                "caseReform.problemOpen count=1 @P/1 2023-09-01..2023-11-19",
            ]),
        WorkRow(
            "checks due and done", "KeyPost",
            [
                "from": "2023-01-01", "kind": "leader",
                "checks": [["number": 1, "dueOn": "2023-06-30", "doneOn": "2023-06-26", "findings": 0]],
            ],
            [
                "keyPost.any count=1 @P/1 2023-01-01..", "keyPost.leader count=1 @P/1 2023-01-01..",
                "keyPost.checkDue count=1 @P/1 2023-06-30", "keyPost.checkDone count=1 @P/1 2023-06-26",
                "keyPost.checkDone findings=0 @P/1 2023-06-26", "keyPost.checked.leader count=1 @P/1 2023-06-26",
                "keyPost.checked.leader findings=0 @P/1 2023-06-26",
                "keyPost.checkOpen count=1 @P/1 2023-01-01..2023-06-25",
            ]),
        WorkRow(
            "a declaration carries no member", "OffDutyDeclaration",
            ["declaredOn": "2023-07-03", "kind": "abroad", "memberId": "Member/1"],
            ["offDuty.abroad count=1 @P/1 2023-07-03"]),
        WorkRow(
            "ten guests, four companions, above the standard, no letter", "OfficialExpense",
            [
                "on": "2023-05-16", "kind": "reception", "guests": 10, "companions": 4, "amount": 90000,
                "standard": 80000,
            ],
            [
                "expense.any count=1 @P/1 2023-05-16", "expense.any people=10 @P/1 2023-05-16",
                "expense.any money=90000 @P/1 2023-05-16", "expense.reception count=1 @P/1 2023-05-16",
                "expense.reception people=10 @P/1 2023-05-16", "expense.reception money=90000 @P/1 2023-05-16",
                "expense.overStandard count=1 @P/1 2023-05-16", "expense.overStandard money=10000 @P/1 2023-05-16",
                "expense.tooManyCompanions count=1 @P/1 2023-05-16", "expense.withoutLetter count=1 @P/1 2023-05-16",
            ]),
        WorkRow(
            "eleven guests, three companions, at the standard", "OfficialExpense",
            [
                "on": "2023-05-16", "kind": "reception", "guests": 11, "companions": 3, "amount": 80000,
                "standard": 80000, "letter": "函",
            ],
            [
                "expense.any count=1 @P/1 2023-05-16", "expense.any people=11 @P/1 2023-05-16",
                "expense.any money=80000 @P/1 2023-05-16", "expense.reception count=1 @P/1 2023-05-16",
                "expense.reception people=11 @P/1 2023-05-16", "expense.reception money=80000 @P/1 2023-05-16",
            ]),
        WorkRow(
            "eleven guests, four companions", "OfficialExpense",
            ["on": "2023-05-16", "kind": "reception", "guests": 11, "companions": 4, "letter": "函"],
            [
                "expense.any count=1 @P/1 2023-05-16", "expense.any people=11 @P/1 2023-05-16",
                "expense.reception count=1 @P/1 2023-05-16", "expense.reception people=11 @P/1 2023-05-16",
                "expense.tooManyCompanions count=1 @P/1 2023-05-16",
            ]),
        WorkRow(
            "a cap of the year and the months against it; another year's month is left out", "BurdenControl",
            [
                "year": 2023, "kind": "documents", "cap": 60,
                "counts": [["month": "2023-05", "count": 4], ["month": "2022-12", "count": 9]],
            ],
            ["burden.cap.documents count=60 @P/1 2023-01-01", "burden.documents count=4 @P/1 2023-05-01"]),
        WorkRow(
            "a node that nobody was reminded of", "ReminderNode", ["remindBy": "2023-03-31"],
            ["reminderNode.due count=1 @P/1 2023-03-31"]),
        WorkRow(
            "reminded late", "ReminderNode", ["remindBy": "2023-03-31"],
            [
                .made(
                    "IntegrityEducation", "7",
                    ["on": "2023-04-02", "organizationId": "P/1", "nodeId": "ReminderNode/1"])
            ],
            [
                "reminderNode.due count=1 @P/1 2023-03-31", "reminderNode.reminded count=1 @P/1 2023-03-31",
                "reminderNode.late count=1 @P/1 2023-03-31",
            ]),
    ]

    static let publicity: [WorkRow] = [
        WorkRow(
            "an account that was closed", "MediaAccount",
            ["platform": "website", "openedOn": "2019-05-01", "closedOn": "2023-06-30", "filing": "备1"],
            [
                "media.any count=1 @P/1 2019-05-01..2023-06-30", "media.website count=1 @P/1 2019-05-01..2023-06-30",
                "media.filed count=1 @P/1 2019-05-01..2023-06-30",
            ]),
        WorkRow(
            "published on an account after approval", "PublicityItem",
            ["kind": "release", "on": "2023-07-03", "accountId": "MediaAccount/1", "approvedOn": "2023-07-02"],
            [
                "publicity.release count=1 @P/1 2023-07-03", "publicity.release inMedia=0 @P/1 2023-07-03",
                "publicity.onAccount count=1 @P/1 2023-07-03", "publicity.approved count=1 @P/1 2023-07-03",
            ]),
        WorkRow(
            "a brand and its acceptance", "PartyBrand",
            [
                "kind": "brand", "startedOn": "2023-03-01", "acceptedOn": "2023-11-01",
                "tasks": [["doneOn": "2023-03-01"]],
            ],
            [
                "brand.any count=1 @P/1 2023-03-01..", "brand.brand count=1 @P/1 2023-03-01..",
                "brand.accepted.brand count=1 @P/1 2023-11-01", "brand.taskDone count=1 @P/1 2023-03-01",
            ]),
        WorkRow(
            "a promise and its fulfilment", "ModelPost",
            [
                "kind": "identity", "memberId": "Member/1", "from": "2023-03-01", "promise": "当日受理",
                "fulfilledOn": "2023-12-01",
            ],
            [
                "modelPost.identity count=1 @P/1 #Member/1 2023-03-01..", "modelPost.promised count=1 @P/1 2023-03-01",
                "modelPost.fulfilled count=1 @P/1 2023-12-01",
            ]),
        WorkRow(
            "a suggestion that was taken up", "Suggestion",
            ["on": "2023-06-06", "source": "nonParty", "repliedOn": "2023-06-20", "adopted": true],
            [
                "suggestion.nonParty count=1 @P/1 2023-06-06", "suggestion.adopted.nonParty count=1 @P/1 2023-06-06",
                "suggestion.replied count=1 @P/1 2023-06-20",
                "suggestion.replyOpen count=1 @P/1 2023-06-06..2023-06-19",
            ]),
        WorkRow(
            "concerns and answers", "ThoughtSurvey",
            [
                "on": "2023-07-12", "form": "symposium", "participants": 18,
                "concerns": [["number": 1, "answeredOn": "2023-07-20"], ["number": 2]],
            ],
            [
                "thought.any count=1 @P/1 2023-07-12", "thought.any participants=18 @P/1 2023-07-12",
                "thought.symposium count=1 @P/1 2023-07-12", "thought.symposium participants=18 @P/1 2023-07-12",
                "thought.concern count=1 @P/1 2023-07-12", "thought.concern count=1 @P/1 2023-07-12",
                "thought.answered count=1 @P/1 2023-07-20", "thought.concernOpen count=1 @P/1 2023-07-12..2023-07-19",
                "thought.concernOpen count=1 @P/1 2023-07-12..",
            ]),
        WorkRow(
            "an application is no activity", "CivilityActivity", ["on": "2023-08-19", "kind": "application"],
            ["civility.application count=1 @P/1 2023-08-19"]),
        WorkRow(
            "a practice that became a rule", "GoodPractice", ["on": "2023-09-10", "ruleId": "RuleDocument/1"],
            ["practice.summed count=1 @P/1 2023-09-10", "practice.institutionalised count=1 @P/1 2023-09-10"]),
    ]

    static let care: [WorkRow] = [
        WorkRow(
            "a household and the visits to it", "SupportedHousehold", ["since": "2023-01-01", "kind": "hardMasses"],
            [
                .made("ConsolationVisit", "4", ["on": "2023-01-16", "householdIds": ["SupportedHousehold/1"]]),
                .made("ConsolationVisit", "5", ["on": "2023-02-16", "householdIds": ["SupportedHousehold/2"]]),
            ],
            [
                "household.any count=1 @P/1 2023-01-01..", "household.hardMasses count=1 @P/1 2023-01-01..",
                "household.visited count=1 @P/1 2023-01-16",
            ]),
        WorkRow(
            "a subscription is no stock", "BookHolding",
            ["since": "2023-01-01", "until": "2023-12-31", "copies": 12, "isSubscription": true, "cost": 36000],
            [
                "subscription.running count=1 @P/1 2023-01-01..2023-12-31",
                "subscription.ordered count=1 @P/1 2023-01-01", "subscription.ordered copies=12 @P/1 2023-01-01",
                "subscription.ordered money=36000 @P/1 2023-01-01",
            ]),
        WorkRow(
            "a book that is late", "BookLoan", ["lentOn": "2023-05-04", "dueOn": "2023-06-04"],
            [
                "loan.lent count=1 @P/1 2023-05-04", "loan.returnOpen count=1 @P/1 2023-05-04..",
                "loan.returnOverdue count=1 @P/1 2023-06-05..",
            ]),
        WorkRow(
            "promoted after a check", "CadreChange",
            ["on": "2023-07-15", "kind": "promotion", "checkResult": "qualified", "memberId": "Member/1"],
            ["cadre.promotion count=1 @P/1 2023-07-15", "cadre.checked count=1 @P/1 2023-07-15"]),
        WorkRow(
            "a matter done late, and what was thought of it", "PracticalDeed",
            [
                "on": "2023-05-12", "state": "done", "dueOn": "2023-05-20", "doneOn": "2023-05-22", "serviceId": "V/1",
                "satisfaction": "satisfied",
            ],
            [
                "deed.done count=1 @P/1 2023-05-12", "deed.finished count=1 @P/1 2023-05-22",
                "deed.rated count=1 @P/1 2023-05-12", "deed.satisfied count=1 @P/1 2023-05-12",
                "deed.taskOpen count=1 @P/1 2023-05-12..2023-05-21",
                "deed.taskOverdue count=1 @P/1 2023-05-21",
            ]),
    ]

    static let business: [WorkRow] = [
        WorkRow(
            "hours of a shift are hours times persons", "DutyLog",
            [
                "from": "2023-07-20", "kind": "flood",
                "shifts": [
                    [
                        "startsAt": "2023-07-21 08:00", "endsAt": "2023-07-22 08:30",
                        "memberIds": ["Member/1", "Member/2"],
                    ]
                ],
                "callOuts": [["startsAt": "2023-07-21 22:10", "people": 12]],
            ],
            [
                "duty.flood count=1 @P/1 2023-07-20", "duty.shift.flood count=1 @P/1 2023-07-21",
                "duty.shift.flood people=2 @P/1 2023-07-21", "duty.shift.flood hours=4900 @P/1 2023-07-21",
                "duty.callOut count=1 @P/1 2023-07-21", "duty.callOut people=12 @P/1 2023-07-21",
            ]),
        WorkRow(
            "volumes are kept in cubic metres", "WaterRecord",
            ["from": "2023-07-22", "kind": "irrigation", "value": "1.26", "unit": "hundredMillionCubicMetres"],
            ["water.irrigation count=1 @P/1 2023-07-22", "water.irrigation quantity=126000000 @P/1 2023-07-22"]),
        WorkRow(
            "the highest of the table", "WaterRecord",
            [
                "from": "2023-07-22", "kind": "peakFlow", "value": "860", "unit": "cubicMetrePerSecond",
                "history": [["year": 1998, "value": "790"], ["year": 2016, "value": "860"]],
            ],
            [
                "water.peakFlow count=1 @P/1 2023-07-22", "water.peakFlow score=86000 @P/1 2023-07-22",
                "water.recordHigh count=1 @P/1 2023-07-22",
            ]),
        WorkRow(
            "a unit of another quantity yields no value", "WaterRecord",
            ["from": "2023-07-22", "kind": "irrigation", "value": "3", "unit": "mu"],
            ["water.irrigation count=1 @P/1 2023-07-22"]),
        WorkRow(
            "pieces and square metres", "EnforcementItem",
            [
                "foundOn": "2023-03-14", "removedOn": "2023-03-20", "kind": "sandYard", "count": 2, "area": "0.3",
                "unit": "mu",
            ],
            [
                "enforcement.found.sandYard count=2 @P/1 2023-03-14",
                "enforcement.found.sandYard places=1 @P/1 2023-03-14",
                "enforcement.found.sandYard quantity=200 @P/1 2023-03-14",
                "enforcement.removed.sandYard count=2 @P/1 2023-03-20",
                "enforcement.removed.sandYard places=1 @P/1 2023-03-20",
                "enforcement.removed.sandYard quantity=200 @P/1 2023-03-20",
                "enforcement.removalOpen count=1 @P/1 2023-03-14..2023-03-19",
            ]),
        WorkRow(
            "hazards found and closed", "SafetyWork",
            [
                "on": "2023-06-09", "kind": "inspection", "participants": 18,
                "problems": [["number": 1, "dueOn": "2023-06-12", "closedOn": "2023-06-14"]],
            ],
            [
                "safety.any count=1 @P/1 2023-06-09", "safety.any participants=18 @P/1 2023-06-09",
                "safety.inspection count=1 @P/1 2023-06-09", "safety.inspection participants=18 @P/1 2023-06-09",
                "safety.problemFound count=1 @P/1 2023-06-09", "safety.problemClosed count=1 @P/1 2023-06-14",
                "safety.problemOpen count=1 @P/1 2023-06-09..2023-06-13",
                "safety.problemOverdue count=1 @P/1 2023-06-13",
            ]),
        WorkRow(
            "a patrol by those who are listed", "GridPatrol",
            ["on": "2023-05-26", "memberIds": ["Member/1", "Member/1"]],
            ["patrol.held count=1 @P/1 2023-05-26", "patrol.held people=1 @P/1 2023-05-26"]),
    ]
}
