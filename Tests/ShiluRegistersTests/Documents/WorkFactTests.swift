import ShiluRegisters
import Testing

/// One record and what it is expected to yield or to be refused for; `testDescription` names the row.
struct WorkRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let record: AnyRecord
    let others: [AnyRecord]
    let expected: [String]
    init(
        _ name: String, _ register: String, _ fields: [String: Value], _ others: [AnyRecord], _ expected: [String]
    ) {
        testDescription = "\(register): \(name)"
        var fields = fields
        if fields["organizationId"] == nil { fields["organizationId"] = "P/1" }
        record = .made(register, "1", fields)
        (self.others, self.expected) = (others, expected)
    }
    init(_ name: String, _ register: String, _ fields: [String: Value], _ expected: [String]) {
        self.init(name, register, fields, [], expected)
    }
}

@Suite("Facts of the registers of work")
struct WorkFactTests {
    @Test("service, documents, assessment, integrity", arguments: rows + study + moved)
    func facts(_ row: WorkRow) { #expect(factLines(row.record, row.others).sorted() == row.expected.sorted()) }

    static let rows: [WorkRow] = [
        WorkRow(
            "people and money", "RetireeService",
            ["on": "2023-10-23", "kind": "subscription", "people": 12, "amount": 100000],
            [
                "retiree.subscription count=1 @P/1 2023-10-23", "retiree.subscription money=100000 @P/1 2023-10-23",
                "retiree.subscription people=12 @P/1 2023-10-23",
            ]),
        WorkRow(
            "no money is not 0 yuan", "ConsolationVisit",
            ["on": "2023-01-16", "target": "retired", "people": 10, "byLeaders": true],
            [
                "visit.retired byLeaders=1 @P/1 2023-01-16", "visit.retired count=1 @P/1 2023-01-16",
                "visit.retired people=10 @P/1 2023-01-16",
            ]),
        WorkRow(
            "hours are people times hours", "VolunteerService",
            ["on": "2023-03-05", "kind": "flood", "participants": 20, "hours": "2.5"],
            [
                "volunteer.flood count=1 @P/1 2023-03-05", "volunteer.flood hours=5000 @P/1 2023-03-05",
                "volunteer.flood people=20 @P/1 2023-03-05",
            ]),
        WorkRow(
            "a deed that is also volunteer work counts once in the sum", "PracticalDeed",
            ["on": "2023-05-12", "state": "done", "serviceId": "VolunteerService/1"],
            ["deed.done count=1 @P/1 2023-05-12"]),
        WorkRow(
            "a deed of its own", "PracticalDeed", ["on": "2023-05-12", "state": "done"],
            ["deed.done count=1 @P/1 2023-05-12", "deed.notVolunteer count=1 @P/1 2023-05-12"]),
        WorkRow(
            "shifts over midnight that overlap cover the clock once", "TaskTeam",
            [
                "from": "2023-07-20", "kind": "shockTeam", "members": 12, "batch": 2,
                "shifts": [
                    ["startsAt": "2023-07-21 00:00", "endsAt": "2023-07-21 16:00"],
                    ["startsAt": "2023-07-21 12:00", "endsAt": "2023-07-22 06:30"],
                ],
            ],
            [
                "team.shockTeam count=1 @P/1 2023-07-20", "team.shockTeam members=12 @P/1 2023-07-20",
                "team.batch batch=2 @P/1 2023-07-20", "team.duty hours=2400 @P/1 2023-07-21",
                "team.duty count=1 @P/1 2023-07-21", "team.duty hours=650 @P/1 2023-07-22",
                "team.duty count=1 @P/1 2023-07-22",
            ]),
        WorkRow(
            "places, not records", "Facility", ["builtOn": "2023-06-01", "kind": "board", "count": 3],
            ["facility.board count=3 @P/1 2023-06-01", "facility.inUse count=3 @P/1 2023-06-01.."]),
        WorkRow(
            "of one's own branch", "PoliticalBirthdayEvent", ["on": "2023-07-01", "memberId": "Member/1"],
            ["birthday.political count=1 @branch(P/1) #Member/1 2023-07-01"]),
        WorkRow(
            "distinct persons only where listed", "IntegrityEducation",
            ["on": "2023-09-26", "kind": "festivalReminder", "festival": "nationalDay", "participants": 30],
            [
                "education.any count=1 @P/1 2023-09-26", "education.any participants=30 @P/1 2023-09-26",
                "education.festivalReminder count=1 @P/1 2023-09-26",
                "education.festivalReminder participants=30 @P/1 2023-09-26",
                "festival.nationalDay count=1 @P/1 2023-09-26",
            ]),
        WorkRow(
            "listed", "IntegrityEducation",
            ["on": "2023-09-26", "kind": "warningFilm", "attendeeIds": ["Member/1", "Member/1"]],
            [
                "education.any count=1 @P/1 2023-09-26", "education.any participants=1 @P/1 2023-09-26",
                "education.any person=1 @branch(P/1) #Member/1 2023-09-26",
                "education.warningFilm count=1 @P/1 2023-09-26", "education.warningFilm participants=1 @P/1 2023-09-26",
                "education.warningFilm person=1 @branch(P/1) #Member/1 2023-09-26",
            ]),
        WorkRow(
            "problems, persons, targets", "Inspection",
            [
                "on": "2023-05-18", "kind": "workStyle", "targets": ["P/2"], "problems": 2, "circulatedPersons": 1,
            ],
            [
                "inspection.workStyle circulated=1 @P/1 2023-05-18", "inspection.workStyle count=1 @P/1 2023-05-18",
                "inspection.workStyle problems=2 @P/1 2023-05-18", "inspection.workStyle targets=1 @P/1 2023-05-18",
                "inspection.target count=1 @P/2 2023-05-18",
            ]),
        WorkRow(
            "each reporter at the own branch", "HearingOfReports",
            ["on": "2023-06-28", "topic": "integrity", "reporters": ["Member/1", "Member/2"]],
            [
                "hearing.integrity count=1 @P/1 2023-06-28", "hearing.integrity reporters=2 @P/1 2023-06-28",
                "hearing.reporter.integrity person=1 @branch(-) #Member/1 2023-06-28",
                "hearing.reporter.integrity person=1 @branch(-) #Member/2 2023-06-28",
            ]),
        WorkRow(
            "decided in a meeting: its day, its organisations", "MajorDecision",
            ["meetingId": "MeetingRecord/1", "kind": "largeSum", "amount": 35_000_000],
            [
                .made(
                    "MeetingRecord",
                    ["organizationId": "P/1", "jointOrganizationIds": ["P/2"], "startsAt": "2023-05-04 09:00"])
            ],
            [
                "decision.largeSum count=1 @P/1 2023-05-04", "decision.largeSum money=35000000 @P/1 2023-05-04",
                "decision.largeSum count=1 @P/2 2023-05-04", "decision.largeSum money=35000000 @P/2 2023-05-04",
            ]),
        WorkRow(
            "in the media", "PublicityItem", ["on": "2023-07-03", "kind": "experience", "medium": "党建网"],
            [
                "publicity.experience count=1 @P/1 2023-07-03", "publicity.experience inMedia=1 @P/1 2023-07-03",
                "publicity.inMedia count=1 @P/1 2023-07-03",
            ]),
        WorkRow(
            "revised in the year of its adoption: one rule changed", "RuleDocument",
            ["on": "2023-08-15", "action": "ruleRevised", "items": 1, "revisesId": "RuleDocument/9"],
            [.made("RuleDocument", "9", ["on": "2023-02-01", "action": "ruleAdopted"])],
            ["rule.ruleRevised count=1 @P/1 2023-08-15", "rule.ruleRevised items=1 @P/1 2023-08-15"]),
        WorkRow(
            "revised a year later, on risk", "RuleDocument",
            ["on": "2023-08-15", "action": "ruleRevised", "items": 2, "revisesId": "RuleDocument/9", "area": "廉政风险"],
            [.made("RuleDocument", "9", ["on": "2022-02-01", "action": "ruleAdopted"])],
            ["rule.ruleRevised", "rule.changed", "rule.risk"].flatMap {
                ["\($0) count=1 @P/1 2023-08-15", "\($0) items=2 @P/1 2023-08-15"]
            }),
        WorkRow(
            "manifestations and aspects of the checklist", "ThematicCampaign",
            [
                "startsOn": "2023-04-10",
                "checklist": [
                    ["aspect": "理想", "manifestation": "a", "foundHere": true], ["aspect": "理想", "manifestation": "b"],
                    ["aspect": "作风", "manifestation": "c", "foundHere": false],
                ],
            ],
            [
                "campaign.running count=1 @P/1 2023-04-10..", "campaign.checklist count=1 @P/1 2023-04-10",
                "campaign.checklist manifestations=3 @P/1 2023-04-10", "campaign.checklist aspects=2 @P/1 2023-04-10",
                "campaign.checklist found=1 @P/1 2023-04-10",
            ]),
        WorkRow(
            "of a member: at the own branch", "Honour",
            ["on": "2023-06-30", "kind": "outstandingMember", "level": "prefectural", "recipient": "Member/1"],
            ["honour.any", "honour.outstandingMember", "honour.level.prefectural"].map {
                "\($0) count=1 @branch(P/1) #Member/1 2023-06-30"
            }),
        WorkRow(
            "of an organisation: there", "Honour",
            ["on": "2023-06-30", "kind": "demonstrationSite", "level": "county", "recipient": "PartyOrganization/7"],
            ["honour.any", "honour.demonstrationSite", "honour.level.county"].map {
                "\($0) count=1 @PartyOrganization/7 2023-06-30"
            }),
    ]

    static let study: [WorkRow] = [
        WorkRow(
            "kinds, people, hours, speeches; a leader led", "StudySession",
            [
                "on": "2023-04-12", "kinds": ["thematicStudy"], "hours": "2", "speechCount": 5, "participants": 23,
                "expectedCount": 25, "leadSpeakerIds": ["Member/1"],
            ], [.made("Member", ["isLeadingCadre": true])],
            session(["study.any", "study.anyButFilm", "study.thematicStudy"])
                + ["study.leaderLed count=1 @P/1 2023-04-12"]),
        WorkRow(
            "the same event is a leader's lecture already", "StudySession",
            [
                "on": "2023-04-12", "kinds": ["filmViewing"], "hours": "2", "speechCount": 5, "participants": 23,
                "expectedCount": 25, "leaderLed": true, "lectureId": "PartyLecture/1",
            ], [.made("PartyLecture", ["lecturerKind": "secretary"])], session(["study.any", "study.filmViewing"])),
        WorkRow(
            "attendance: at the own branch, made up counts as reached", "StudySession",
            [
                "on": "2023-04-12", "kinds": ["filmViewing"], "hours": "2",
                "attendance": [
                    ["memberId": "Member/1", "role": "votingMember", "state": "present", "spoke": true],
                    ["memberId": "Member/2", "role": "votingMember", "state": "madeUp"],
                ],
            ],
            ["study.any", "study.filmViewing"].flatMap { kind in
                [
                    "count=1", "hours=200", "participants=1", "present=1", "expected=2", "speeches=1",
                ].map { "\(kind) \($0) @P/1 2023-04-12" }
                    + [1, 2].map { "\(kind) person=1 @branch(P/1) #Member/\($0) 2023-04-12" }
            } + [
                "study.any presentOfExpected=1 @P/1 2023-04-12",
                "attended.study person=1 @branch(P/1) #Member/1 2023-04-12",
                "madeUp.study person=1 @branch(P/1) #Member/2 2023-04-12",
            ]),
        WorkRow(
            "one test, its takers and those who passed", "KnowledgeTest",
            [
                "on": "2023-06-15", "eligible": 3, "participants": ["Member/1", "Member/2"], "passLine": 60,
                "scores": [["memberId": "Member/1", "score": "59.5"], ["memberId": "Member/2", "score": "60"]],
            ],
            [
                "test.held count=1 @P/1 2023-06-15", "test.held eligible=3 @P/1 2023-06-15",
                "test.held participants=2 @P/1 2023-06-15", "test.taken person=1 @branch(P/1) #Member/1 2023-06-15",
                "test.taken person=1 @branch(P/1) #Member/2 2023-06-15",
                "test.passed person=1 @branch(P/1) #Member/2 2023-06-15",
            ]),
        WorkRow(
            "units stay apart", "StudyMaterial",
            ["on": "2023-04-12", "kind": "book", "unit": "ben", "quantity": 30],
            ["material.book.ben count=1 @P/1 2023-04-12", "material.book.ben quantity=30 @P/1 2023-04-12"]),
        WorkRow(
            "points count at the quarter's end", "OnlineStudyPoints",
            ["memberId": "Member/1", "quarter": "2023-Q1", "points": 3260],
            [
                "points.quarter person=1 @branch(P/1) #Member/1 2023-03-31",
                "points.quarter points=3260 @branch(P/1) #Member/1 2023-03-31",
            ]),
        WorkRow(
            "hours of a member, with the kind of the class", "TrainingCredit",
            [
                "memberId": "Member/1", "classId": "TrainingClass/1", "on": "2023-05-10", "hours": "24.5",
                "isConcentrated": true, "organizerLevel": "county",
            ], [.made("TrainingClass", ["kind": "newMember"])],
            ["credit.any", "credit.concentrated", "credit.level.county", "credit.newMember"].flatMap {
                [
                    "\($0) count=1 @branch(P/1) #Member/1 2023-05-10",
                    "\($0) hours=2450 @branch(P/1) #Member/1 2023-05-10",
                ]
            }),
    ]

    static func session(_ kinds: [String]) -> [String] {
        kinds.flatMap { kind in
            ["count=1", "expected=25", "present=23", "participants=23", "speeches=5", "hours=200"].map {
                "\(kind) \($0) @P/1 2023-04-12"
            }
        } + ["study.any presentOfExpected=23 @P/1 2023-04-12"]
    }

    /// Records for a year count inside it, whenever they were made.
    static let moved: [WorkRow] = [
        WorkRow(
            "rated in January for the year before", "BranchRating",
            ["year": 2023, "scheme": "starCampaign", "stars": 4, "decidedOn": "2024-01-20"],
            ["rating.starCampaign count=1 @P/1 2023-12-31", "rating.starCampaign.4 count=1 @P/1 2023-12-31"]),
        WorkRow(
            "a plan of the year before for this year", "PlanDocument",
            ["kind": "annualPlan", "issuedOn": "2022-12-20", "year": 2023],
            ["plan.annualPlan count=1 @P/1 2023-01-01"]),
        WorkRow(
            "an account given in January", "AccountReport",
            [
                "reporterId": "Member/1", "year": 2023, "on": "2024-01-10", "mode": "onSite", "grade": "good",
                "toOrganizationId": "P/2",
            ],
            ["account.any", "account.onSite", "account.grade.good"].map {
                "\($0) count=1 @P/1 #Member/1 2023-12-31"
            } + ["account.heard count=1 @P/2 2023-12-31"]),
        WorkRow(
            "a pledge in its year", "IntegrityPledge",
            ["signerId": "Member/1", "year": 2023, "on": "2023-02-15", "kind": "integrityPledge"],
            ["pledge.integrityPledge count=1 @branch(P/1) #Member/1 2023-02-15"]),
        WorkRow(
            "a medal not yet handed over", "MedalAward",
            ["memberId": "Member/1", "year": 2023, "referenceDay": "2023-07-01"],
            ["medal.awarded count=1 @branch(P/1) #Member/1 2023-07-01"]),
        WorkRow(
            "a result without a day", "BusinessFact", ["year": 2023, "value": "233", "direction": "increase"],
            ["business.result count=1 @P/1 2023-12-31"]),
        WorkRow(
            "a circumstance with a day", "BusinessFact", ["year": 2023, "direction": "state", "asOf": "2023-06-30"],
            ["business.context count=1 @P/1 2023-06-30"]),
    ]
}
