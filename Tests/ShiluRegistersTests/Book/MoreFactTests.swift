import ShiluRegisters
import Testing

@Suite("Facts of staff, members' relations, reviews, discipline, dues, disclosure and terms")
struct MoreFactTests {
    @Test("rows", arguments: rows)
    func facts(_ row: WorkRow) { #expect(factLines(row.record, row.others).sorted() == row.expected.sorted()) }

    private static let meeting = AnyRecord.made(
        "MeetingRecord", "会", ["organizationId": "P/1", "startsAt": "2024-01-10 09:00"])
    private static let term = AnyRecord.made(
        "CommitteeTerm", "届", ["organizationId": "P/2", "startsOn": "2020-06-28", "endsOn": "2023-06-28"])
    private static func talk(_ number: String, _ kind: String, _ on: String, about: String) -> AnyRecord {
        .made("Talk", number, ["kind": .text(kind), "on": .text(on), "linkedTo": .text(about)])
    }

    static let rows: [WorkRow] = [
        WorkRow(
            "nobody full time, somebody named", "StaffingSnapshot",
            ["on": "2023-12-31", "staffTotal": 40, "fullTimePartyStaff": 0, "namedPerson": "Member/1"],
            ["count=1", "staff=40", "fullTime=0", "named=1"].map { "staffing.snapshot \($0) @P/1 2023-12-31" }),
        WorkRow(
            "nothing spent yet is not 0 yuan", "BudgetLine", ["year": 2023, "purpose": "培训", "planned": 3_000_000],
            ["budget.line count=1 @P/1 2023-01-01", "budget.line money=3000000 @P/1 2023-01-01"]),
        WorkRow(
            "on the way", "RelationTransfer",
            [
                "memberId": "Member/1", "direction": "transferOut", "issuedOn": "2023-03-01",
                "validUntil": "2023-04-01",
                "state": "issued",
            ],
            ["transfer.issued count=1 @P/1 2023-03-01", "transfer.open count=1 @P/1 #Member/1 2023-03-01.."]),
        WorkRow(
            "received late", "RelationTransfer",
            [
                "memberId": "Member/1", "direction": "transferIn", "issuedOn": "2023-03-01", "validUntil": "2023-04-01",
                "receivedOn": "2023-04-02", "state": "received",
            ],
            [
                "transfer.issued count=1 @P/1 2023-03-01", "transfer.late count=1 @P/1 2023-04-02",
                "transfer.open count=1 @P/1 #Member/1 2023-03-01..2023-04-01",
                "transfer.transferIn count=1 @P/1 2023-04-02",
            ]),
        WorkRow(
            "called back", "RelationTransfer",
            ["memberId": "Member/1", "direction": "internal", "issuedOn": "2023-03-01", "state": "cancelled"],
            ["transfer.issued count=1 @P/1 2023-03-01"]),
        WorkRow(
            "one call", "FloatingMemberContact", ["memberId": "Member/1", "on": "2023-06-12", "kind": "abroad"],
            ["contact.abroad count=1 @branch(P/1) #Member/1 2023-06-12"]),
        WorkRow(
            "a correction lasts", "OrganizationalDisposition",
            [
                "memberId": "Member/1", "kind": "timeLimitedCorrection", "startsOn": "2023-03-10",
                "endsOn": "2023-09-10",
            ],
            [
                "disposition.timeLimitedCorrection count=1 @P/1 2023-03-10",
                "disposition.correcting count=1 @P/1 2023-03-10..2023-09-10",
            ]),
        WorkRow(
            "one that was not approved", "OrganizationalDisposition",
            ["kind": "removedFromRoll", "startsOn": "2023-03-10", "approvalOutcome": "rejected"], []),
        WorkRow(
            "rights come back on their day", "DisciplinaryAction",
            [
                "memberId": "Member/1", "effectiveOn": "2023-03-10", "penalty": "penaltyProbation",
                "rightsSuspended": true, "rightsRestoredOn": "2024-03-10", "effectEndsOn": "2026-03-10",
            ],
            [
                "penalty.any count=1 @P/1 2023-03-10", "penalty.inEffect count=1 @P/1 2023-03-10..2026-03-10",
                "rights.suspended count=1 @P/1 2023-03-10..2024-03-09",
            ]),
        WorkRow(
            "a frozen roll", "MemberRoll",
            ["on": "2023-12-31", "memberIds": ["Member/1", "Member/2"], "fullCount": 1, "probationaryCount": 1],
            ["count=1", "full=1", "probationary=1", "people=2"].map { "memberRoll.frozen \($0) @P/1 2023-12-31" }),
        WorkRow(
            "of the person of the case", "CultivationReview", ["caseId": "DevelopmentCase/1", "on": "2023-06-20"],
            [.made("DevelopmentCase", ["organizationId": "P/7", "personId": "Member/7"])],
            ["development.cultivated count=1 @P/7 #Member/7 2023-06-20"]),
        WorkRow("of no case", "ProbationReview", ["caseId": "DevelopmentCase/9", "on": "2023-06-20"], []),
        WorkRow(
            "five years after a removal", "Applicant",
            ["formerExit": "2020-02-29", "formerExitKind": "removedFromRoll"],
            ["applicant.locked count=1 @P/1 2020-02-29..2025-02-27"]),
        WorkRow(
            "who resigned is not locked out", "Applicant", ["formerExit": "2020-02-29", "formerExitKind": "resigned"],
            []),
        WorkRow(
            "held in January for the year before", "DemocraticReview",
            [
                "meetingId": "MeetingRecord/会", "year": 2023,
                "entries": [
                    ["memberId": "Member/1", "selfAssessed": true, "grade": "excellent"],
                    ["memberId": "Member/2", "selfAssessed": true],
                ],
            ], [meeting],
            [
                "review.held count=1 @P/1 2023-12-31", "review.held people=2 @P/1 2023-12-31",
                "review.entry count=1 @branch(P/1) #Member/1 2023-12-31",
                "review.entry count=1 @branch(P/1) #Member/2 2023-12-31",
                "review.graded count=1 @branch(P/1) #Member/1 2023-12-31",
                "review.grade.excellent count=1 @branch(P/1) #Member/1 2023-12-31",
            ]),
        WorkRow(
            "the first talk after it began", "CareCase",
            ["memberId": "Member/1", "kind": "illness", "since": "2023-03-10"],
            [
                talk("早", "heartToHeartTalk", "2023-03-01", about: "CareCase/1"),
                talk("后", "homeVisit", "2023-04-02", about: "CareCase/1"),
                talk("前", "homeVisit", "2023-03-20", about: "CareCase/1"),
                talk("别", "homeVisit", "2023-03-11", about: "CareCase/2"),
            ],
            [
                "care.begun count=1 @P/1 2023-03-10", "care.open count=1 @P/1 2023-03-10..",
                "care.talked count=1 @P/1 2023-03-20", "care.talked days=10 @P/1 2023-03-20",
            ]),
        WorkRow(
            "only a reminder talk answers", "ConcernReport", ["memberId": "Member/1", "on": "2023-05-10"],
            [
                talk("一", "heartToHeartTalk", "2023-05-11", about: "ConcernReport/1"),
                talk("二", "reminderTalk", "2023-05-12", about: "ConcernReport/1"),
            ],
            [
                "concern.noted count=1 @P/1 2023-05-10", "concern.talked count=1 @P/1 2023-05-12",
                "concern.talked days=2 @P/1 2023-05-12",
            ]),
        WorkRow(
            "one use of the forms", "SupervisionCase",
            ["personId": "Member/1", "on": "2023-05-18", "form": "firstForm", "measure": "letterInquiry"],
            [
                "supervision.firstForm count=1 @P/1 2023-05-18",
                "supervision.measure.letterInquiry count=1 @P/1 2023-05-18",
            ]),
        WorkRow(
            "votes of a leadership", "ReviewResult", ["year": 2023, "participants": 60, "on": "2024-01-05"],
            ["leadershipReview.held count=1 @P/1 2023-12-31", "leadershipReview.held people=60 @P/1 2023-12-31"]),
        WorkRow(
            "a request waits for its reply", "MajorMatter",
            ["form": "request", "submittedOn": "2023-04-12", "repliedOn": "2023-04-20", "emergency": false],
            [
                "matter.request count=1 @P/1 2023-04-12", "matter.awaiting count=1 @P/1 2023-04-12..2023-04-19",
                "matter.replied count=1 @P/1 2023-04-20", "matter.replied days=8 @P/1 2023-04-20",
            ]),
        WorkRow(
            "a report waits for nothing", "MajorMatter",
            ["form": "report", "submittedOn": "2023-04-12", "emergency": true],
            ["matter.report count=1 @P/1 2023-04-12", "matter.emergency count=1 @P/1 2023-04-12"]),
        WorkRow(
            "handed in late", "PersonalMattersReport",
            [
                "memberId": "Member/1", "year": 2022, "kind": "annual", "dueOn": "2023-01-31",
                "submittedOn": "2023-02-03",
            ],
            [
                "personalMatters.due count=1 @P/1 2023-01-31", "personalMatters.submitted count=1 @P/1 2023-02-03",
                "personalMatters.late count=1 @P/1 2023-02-03",
                "personalMatters.overdue count=1 @P/1 2023-02-01..2023-02-02",
            ]),
        WorkRow("not published", "Disclosure", ["topic": "dues"], []),
        WorkRow(
            "published", "Disclosure",
            ["topic": "dues", "publishedOn": "2023-03-05", "steps": [["order": 1, "action": "propose"]]],
            ["disclosure.published", "disclosure.dues"].flatMap { kind in
                ["count=1", "steps=1"].map { "\(kind) \($0) @P/1 2023-03-05" }
            }),
        WorkRow(
            "put off", "ElectionDeferral",
            [
                "termId": "CommitteeTerm/届", "newDate": "2023-07-08", "approvalOn": "2023-06-01",
                "approvalOutcome": "approved",
            ], [term], ["term.deferred count=1 @P/2 2023-06-01", "term.deferred days=10 @P/2 2023-06-01"]),
        WorkRow(
            "not approved yet", "ElectionDeferral",
            ["termId": "CommitteeTerm/届", "newDate": "2023-07-08", "approvalOutcome": "pending"], [term], []),
        WorkRow(
            "reminded by the superior", "ElectionReminder",
            ["termId": "CommitteeTerm/届", "sentBy": "P/1", "sentOn": "2022-12-28"], [term],
            [
                "reminder.sent count=1 @P/1", "reminder.sent days=182 @P/1", "term.reminded count=1 @P/2",
                "term.reminded days=182 @P/2",
            ]
            .map { "\($0) 2022-12-28" }),
        WorkRow(
            "a payment for another month", "DuesPayment",
            [
                "memberId": "Member/1", "forMonth": "2022-12", "paidOn": "2023-07-01", "amount": 100_000,
                "kind": "backPayment", "method": "advanced",
            ],
            [
                "dues.paid count=1 @P/1 #Member/1 2022-12-31", "dues.paid money=100000 @P/1 #Member/1 2022-12-31",
            ]
                + [
                    "dues.paid.backPayment @ 2022-12-31", "dues.received @ 2023-07-01", "dues.forbidden @ 2023-07-01",
                    "dues.backPaidLate @ 2023-07-01",
                ]
                .flatMap { line -> [String] in
                    let sides = line.split(separator: "@").map { $0.trimmingBlanks }
                    return ["count=1", "money=100000"].map { "\(sides[0]) \($0) @P/1 \(sides[1])" }
                }),
        WorkRow(
            "handed up in January for the year before", "DuesRemittance",
            ["year": 2023, "on": "2024-01-15", "ratio": "40", "amount": 3_200_000],
            ["dues.remitted @ 2023-12-31", "dues.remittance @ 2024-01-15"].flatMap { line -> [String] in
                let sides = line.split(separator: "@").map { $0.trimmingBlanks }
                return ["count=1", "money=3200000"].map { "\(sides[0]) \($0) @P/1 \(sides[1])" }
            }),
        WorkRow(
            "spent", "DuesUse", ["on": "2023-06-28", "purpose": "help", "amount": 300_000],
            ["dues.used", "dues.used.help"].flatMap { kind in
                ["count=1", "money=300000"].map { "\(kind) \($0) @P/1 2023-06-28" }
            }),
        WorkRow(
            "a reduction names nobody", "DuesReduction",
            [
                "memberId": "Member/1", "fromMonth": "2023-07", "toMonth": "2023-12", "amount": 0,
                "approvalOn": "2023-06-20", "approvalOutcome": "approved",
            ], ["dues.reduced count=1 @P/1 2023-07-01..2023-12-31"]),
    ]

    /// Terms of one organisation: what ends in time, and what is overdue since when.
    @Test("terms", arguments: terms)
    func course(_ row: WorkRow) {
        #expect(
            factLines(row.record, row.others).filter { !$0.hasPrefix("term.held") && !$0.hasPrefix("term.ending") }
                .sorted()
                == row.expected.sorted())
    }

    private static func term(_ name: String, _ others: [AnyRecord], _ expected: [String]) -> WorkRow {
        WorkRow(name, "CommitteeTerm", ["startsOn": "2020-06-28", "endsOn": "2023-06-28"], others, expected)
    }
    private static func next(_ on: String, election: String? = nil) -> AnyRecord {
        var fields: [String: Value] = ["organizationId": "P/1", "startsOn": .text(on)]
        fields["electionId"] = election.map { .text($0) }
        return .made("CommitteeTerm", "次", fields)
    }
    private static func deferral(_ new: String, approved: String) -> AnyRecord {
        .made(
            "ElectionDeferral", "延",
            [
                "termId": "CommitteeTerm/1", "newDate": .text(new), "approvalOn": .text(approved),
                "approvalOutcome": "approved",
            ])
    }

    static let terms: [WorkRow] = [
        term("nobody elected", [], ["term.overdue count=1 @P/1 2023-06-29.."]),
        term("elected before the end", [next("2023-06-15")], ["term.renewedOnTime count=1 @P/1 2023-06-28"]),
        term("elected on the day after", [next("2023-06-29")], ["term.renewedOnTime count=1 @P/1 2023-06-28"]),
        term("elected late", [next("2023-07-05")], ["term.overdue count=1 @P/1 2023-06-29..2023-07-04"]),
        term(
            "the election tells the day",
            [
                next("2023-07-05", election: "Election/选"),
                .made("Election", "选", ["organizationId": "P/1", "on": "2023-06-28"]),
            ],
            ["term.renewedOnTime count=1 @P/1 2023-06-28"]),
        term(
            "put off in time", [deferral("2023-12-31", approved: "2023-06-28")],
            ["term.renewedOnTime count=1 @P/1 2023-06-28", "term.overdue count=1 @P/1 2024-01-01.."]),
        term(
            "put off too late", [deferral("2023-12-31", approved: "2023-06-30"), next("2023-12-20")], []),
        term(
            "dissolved",
            [
                .made("PartyOrganization", "x", [:]),
                AnyRecord(id: "P/1", register: "PartyOrganization", fields: ["dissolvedOn": "2023-09-01"]),
            ],
            ["term.overdue count=1 @P/1 2023-06-29..2023-08-31"]),
        term(
            "terms of others do not matter",
            [.made("CommitteeTerm", "他", ["organizationId": "P/2", "startsOn": "2023-06-01"])],
            ["term.overdue count=1 @P/1 2023-06-29.."]),
    ]
}

extension Substring {
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
