import ShiluLedger
import ShiluRegisters
import Testing

/// How one living record is begun and advanced at random: what each step fills in, and what must hold of whatever the ledger
/// took. Days are drawn short and long, so that the ledger has to refuse some.
struct Machine: Sendable, CustomTestStringConvertible {
    let register: String
    /// The record's number and fields, and what must be there before it.
    let begin: @Sendable (Int) -> [Change]
    /// What the step fills in, and records that it names.
    let fill: @Sendable (_ step: String, _ on: Day, _ serial: Int) -> (before: [Change], fields: [String: Value])
    /// What is broken in an accepted record; empty where all holds.
    let broken: @Sendable (AnyRecord) -> [String]
    var testDescription: String { register }

    static let number = "X"

    static func steps(_ record: AnyRecord, _ keys: String...) -> Bool {
        var last: Day?
        for key in keys {
            guard let day = record.fields[key]?.text.flatMap({ Day($0) }) else { continue }
            if let last, day < last { return false }
            last = day
        }
        return true
    }

    static let all: [Machine] = [
        rectification, development, rules, pledges, transfers, approvals, questionnaires, terms,
    ]

    private static func record(_ register: String, _ fields: [String: Value], _ number: String = number) -> Change {
        .record(register: register, number: number, fields: fields)
    }

    static let rectification = Machine(
        register: "RectificationItem",
        begin: { _ in
            [
                record(
                    "RectificationItem",
                    [
                        "organizationId": .text("A"), "source": .text("campaign"), "description": .text("问题"),
                        "foundOn": .text("2016-01-10"), "responsibleUnitId": .text("A"),
                        "responsiblePersonId": .text("M1"), "dueOn": .text("2019-12-31"), "state": .text("open"),
                    ]),
                record(
                    "RectificationItem",
                    [
                        "organizationId": .text("A"), "source": .text("campaign"), "description": .text("另一问题"),
                        "foundOn": .text("2016-01-10"), "responsibleUnitId": .text("A"),
                        "responsiblePersonId": .text("M1"), "dueOn": .text("2019-12-31"), "state": .text("open"),
                    ], "Y"),
            ]
        },
        fill: { step, on, serial in
            switch step {
            case "plan", "complete":
                let measure: Value = .fields([
                    "number": .integer(1), "text": .text("措施"), "ownerId": .text("Member/M\(1 + serial % 2)"),
                ])
                return ([], ["measures": .list([measure])])
            // Sometimes the owner, sometimes the one who carried a measure out: both must be refused.
            case "verify": return ([], ["verifierId": .text("M\(1 + serial % 4)")])
            case "close":
                return (
                    [],
                    serial % 3 == 0
                        ? [:]
                        : [
                            "evidence": .list([.fields(["kind": .text("photo"), "fileName": .text("a.jpg")])])
                        ]
                )
            case "return": return ([], ["returnReason": .text("没有改到位")])
            case "merge": return ([], ["mergedIntoId": .text(serial % 2 == 0 ? "Y" : "X")])
            case "continue": return ([], ["continuingApproval": .text("党组会议")])
            default: return ([], [:])
            }
        },
        broken: { record in
            let item = Record<RectificationItem>(record)
            var broken: [String] = []
            if let verifier = item.verifierId, item.state == .verified || item.state == .itemClosed {
                if verifier == item.responsiblePersonId { broken.append("verified by the owner") }
                if (item.measures?.items ?? []).contains(where: { $0.ownerId == verifier }) {
                    broken.append("verified by who carried it out")
                }
            }
            if item.state == .itemClosed {
                if item.verifierId == nil || item.verifiedOn == nil { broken.append("closed without verification") }
                if (item.evidence?.items ?? []).isEmpty { broken.append("closed without evidence") }
            }
            if item.state?.isDone == true, item.completedOn == nil { broken.append("done on no day") }
            if item.state == .merged, item.mergedIntoId?.id == record.id { broken.append("merged into itself") }
            return broken
        })

    static let rules = Machine(
        register: "RuleDocument",
        begin: { _ in
            [
                record(
                    "RuleDocument",
                    [
                        "organizationId": .text("A"), "title": .text("制度"), "action": .text("ruleAdopted"),
                        "on": .text("2016-01-10"), "items": .integer(1), "state": .text("draft"),
                        "drafterId": .text("M1"),
                    ])
            ]
        },
        fill: { step, _, serial in
            switch step {
            case "review": ([], ["reviewerId": .text("M\(1 + serial % 3)")])
            case "revise": ([], ["revisionNote": .text("改第\(serial)条")])
            case "repeal": ([], serial % 2 == 0 ? [:] : ["repealReason": .text("已有新规定")])
            default: ([], [:])
            }
        },
        broken: { record in
            let rule = Record<RuleDocument>(record)
            var broken: [String] = []
            if rule.reviewerId != nil, rule.reviewerId == rule.drafterId { broken.append("reviewed by the drafter") }
            if rule.issuedOn != nil, rule.reviewedOn == nil { broken.append("issued without review") }
            if rule.state == .repealed, rule.repealReason == nil { broken.append("repealed without a reason") }
            if !steps(record, "on", "reviewedOn", "issuedOn", "revisedOn", "repealedOn") {
                broken.append("order of days")
            }
            return broken
        })

    static let pledges = Machine(
        register: "IntegrityPledge",
        begin: { _ in
            [
                record(
                    "IntegrityPledge",
                    [
                        "organizationId": .text("A"), "year": .integer(2016), "signerId": .text("M1"),
                        "kind": .text("integrityPledge"), "on": .text("2016-01-10"), "state": .text("issued"),
                    ])
            ]
        },
        fill: { step, _, _ in ([], step == "fulfil" ? ["fulfilment": .text("已履行")] : [:]) },
        broken: { steps($0, "on", "signedOn", "fulfilledOn") ? [] : ["order of days"] })

    static let transfers = Machine(
        register: "RelationTransfer",
        begin: { _ in
            [
                record(
                    "RelationTransfer",
                    [
                        "organizationId": .text("A"), "memberId": .text("M4"), "direction": .text("transferOut"),
                        "fromOrganization": .text("党组织A"), "toOrganization": .text("外地支部"),
                        "issuedOn": .text("2016-01-10"), "validUntil": .text("2016-03-10"),
                        "duesPaidUntil": .text("2016-01"), "state": .text("issued"),
                    ])
            ]
        },
        fill: { _, _, _ in ([], [:]) },
        broken: { record in
            let transfer = Record<RelationTransfer>(record)
            var broken = steps(record, "issuedOn", "receivedOn", "receiptReturnedOn") ? [] : ["order of days"]
            if transfer.state == .returned, transfer.receivedOn == nil { broken.append("returned, not received") }
            if transfer.state == .cancelled, transfer.receivedOn != nil { broken.append("cancelled after receipt") }
            return broken
        })

    static let approvals = Machine(
        register: "ApprovalRequest",
        begin: { _ in
            [
                record(
                    "ApprovalRequest",
                    [
                        "organizationId": .text("A"), "title": .text("请示"), "draftedOn": .text("2016-01-10"),
                        "proposerId": .text("M1"), "state": .text("drafted"),
                    ]),
                record(
                    "MeetingRecord",
                    [
                        "organizationId": .text("A"), "kinds": .list([.text("branchCommitteeMeeting")]),
                        "title": .text("支委会"), "startsAt": .text("2016-01-11 09:00"), "chairId": .text("M1"),
                        "expectedCount": .integer(3), "presentCount": .integer(3),
                    ], "讨论"),
            ]
        },
        fill: { step, _, serial in
            switch step {
            case "check": ([], ["checkerId": .text("M\(1 + serial % 3)")])
            case "discuss": ([], ["discussedIn": .text("讨论")])
            case "approve": ([], serial % 2 == 0 ? ["approverId": .text("M\(1 + serial % 3)")] : ["body": .text("工委")])
            case "reject", "return": ([], ["returnReason": .text("材料不全"), "body": .text("工委")])
            default: ([], [:])
            }
        },
        broken: { record in
            let request = Record<ApprovalRequest>(record)
            var broken: [String] = []
            if let proposer = request.proposerId {
                if request.checkerId == proposer || request.approverId == proposer {
                    broken.append("decided one's own")
                }
            }
            let decided: [ApprovalState] = [.approved, .filed, .implemented, .rejected]
            if let state = request.state, decided.contains(state),
                request.submittedOn == nil || request.decidedOn == nil
            {
                broken.append("decided without a proposal or a day")
            }
            return broken
        })

    static let questionnaires = Machine(
        register: "Questionnaire",
        begin: { _ in
            [
                record(
                    "Questionnaire",
                    [
                        "organizationId": .text("A"), "kind": .text("massReview"), "title": .text("测评"),
                        "on": .text("2016-01-10"), "state": .text("draft"),
                        "questions": .list([
                            .fields([
                                "number": .integer(1), "form": .text("single"), "text": .text("总体评价"),
                                "options": .list([.text("满意"), .text("不满意")]),
                            ])
                        ]),
                    ])
            ]
        },
        fill: { step, _, serial in
            switch step {
            case "open": ([], ["issued": .integer(10)])
            case "close":
                (
                    [],
                    [
                        "returned": .integer(Int64(7 + serial % 5)), "invalid": .integer(1),
                        "tallies": .list([
                            .fields(["question": .integer(1), "option": .text("满意"), "count": .integer(6)]),
                            .fields([
                                "question": .integer(1), "option": .text("不满意"),
                                "count": .integer(Int64(serial % 3)),
                            ]),
                        ]),
                    ]
                )
            default: ([], [:])
            }
        },
        broken: { record in
            let paper = Record<Questionnaire>(record)
            var broken: [String] = []
            if let returned = paper.returned, returned > (paper.issued ?? 0) {
                broken.append("more returned than issued")
            }
            let votes = (paper.tallies?.items ?? []).reduce(0) { $0 + ($1.count ?? 0) }
            if votes > (Questionnaire.valid(paper) ?? 0) { broken.append("more votes than sheets") }
            if !(paper.tallies?.items ?? []).isEmpty, paper.state != .closed { broken.append("results while open") }
            return broken
        })

    static let terms = Machine(
        register: "CommitteeTerm",
        begin: { serial in
            var changes = [
                record(
                    "CommitteeTerm",
                    [
                        "organizationId": .text("A"), "termNumber": .integer(1), "startsOn": .text("2016-01-10"),
                        "endsOn": .text("2019-01-10"), "seats": .integer(3),
                    ])
            ]
            if serial % 2 == 0 {
                changes.append(
                    record(
                        "ElectionDeferral",
                        [
                            "termId": .text("X"), "newDate": .text("2019-06-30"), "reason": .text("机构改革"),
                            "approvalOn": .text("2018-12-01"), "approvalBody": .text("机关党委"),
                            "approvalOutcome": .text("approved"),
                        ], "D"))
            }
            return changes
        },
        fill: { _, _, _ in ([], [:]) },
        broken: { record in
            let term = Record<CommitteeTerm>(record)
            var broken = steps(record, "startsOn", "endedOn") ? [] : ["order of days"]
            if (term.state == .ended) != (term.endedOn != nil) { broken.append("ended on no day") }
            return broken
        })

    /// regulations.md, §3, written down once more and independently of the register's own checks.
    static let development = Machine(
        register: "DevelopmentCase",
        begin: { _ in
            [
                .record(
                    register: "Member", number: "P",
                    fields: [
                        "name": .text("申请人"), "birthDate": .text("1990-02-03"), "birthYear": .integer(1990),
                        "gender": Gender.male.value, "ethnicity": Ethnicity.han.value, "organizationId": .text("A"),
                        "personCategory": PersonCategory.onDuty.value, "status": MemberStatus.applicant.value,
                    ]),
                record(
                    "DevelopmentCase",
                    [
                        "personId": .text("P"), "organizationId": .text("A"), "stage": .text("applicant"),
                        "appliedOn": .text("2016-01-10"),
                    ]),
            ]
        },
        fill: { step, on, serial in
            func assembly(_ subject: String) -> [Change] {
                let id = "\(subject)\(serial)"
                return [
                    record(
                        "MeetingRecord",
                        [
                            "organizationId": .text("A"), "kinds": .list([.text("memberAssembly")]),
                            "title": .text(id), "startsAt": .text("\(on) 09:00"), "chairId": .text("M1"),
                            "expectedCount": .integer(4), "presentCount": .integer(4),
                        ], id),
                    record(
                        "Resolution",
                        [
                            "meetingId": .text(id), "subject": .text(subject), "text": .text("同意"),
                            "personId": .text("P"), "method": .text("secretBallot"),
                            "tallyExpectedVoters": .integer(4), "tallyPresentVoters": .integer(4),
                            "tallyYes": .integer(serial % 5 == 0 ? 2 : 4),
                        ], id),
                ]
            }
            switch step {
            case "talk": return ([], ["applicationTalkBy": .text("M1")])
            case "activist": return ([], ["recommendation": .text("memberRecommendation")])
            case "assignMentors": return ([], ["mentors": .list((0...(serial % 3)).map { .text("M\($0 + 1)") })])
            case "candidate": return ([], ["opinionsHeard": .list([.text("members")])])
            case "chooseIntroducers":
                let people: [Value] = serial % 3 == 0 ? [.text("M1")] : [.text("M1"), .text("M2")]
                return ([], ["introducers": .list(people)])
            case "politicalReview": return ([], ["politicalReviewPassed": .integer(serial % 4 == 0 ? 0 : 1)])
            case "train": return ([], ["trainingHours": .text(serial % 4 == 0 ? "23" : "24")])
            case "admit": return (assembly("admission"), ["admissionResolutionId": .text("admission\(serial)")])
            case "approveAdmission": return ([], ["admissionApprovalOutcome": .text("approved")])
            case "extend": return ([], ["extensionMonths": .integer(Int64(5 + serial % 9))])
            case "discussConversion":
                return (
                    assembly("conversion"),
                    [
                        "conversionResolutionId": .text("conversion\(serial)"),
                        "conversionOutcome": .text("conversion"),
                    ]
                )
            case "approveConversion": return ([], ["conversionApprovalOutcome": .text("approved")])
            case "close": return ([], ["closedReason": .text("本人调离")])
            default: return ([], [:])
            }
        },
        broken: { record in
            let one = Record<DevelopmentCase>(record)
            var broken: [String] = []
            if !steps(
                record, "appliedOn", "applicationTalkOn", "activistOn", "candidateOn", "admittedOn",
                "admissionApprovalOn")
            {
                broken.append("order of stages")
            }
            if !steps(record, "candidateOn", "politicalReviewOn", "preReviewPassedOn", "admittedOn") {
                broken.append("review")
            }
            if let activist = one.activistOn {
                if one.applicationTalkOn == nil { broken.append("no talk") }
                if let candidate = one.candidateOn, candidate < activist.adding(years: 1) {
                    broken.append("cultivation")
                }
            }
            if let mentors = one.mentors, !(1...2).contains(mentors.count) { broken.append("mentors") }
            if let introducers = one.introducers, introducers.count != 2 { broken.append("introducers") }
            if let joined = one.admittedOn {
                if one.introducers?.count != 2 || one.politicalReviewPassed != true || one.trainingOn == nil {
                    broken.append("admitted without its conditions")
                }
                let end = joined.adding(months: 12 + (one.extensionMonths ?? 0))
                if let months = one.extensionMonths, !(6...12).contains(months) { broken.append("extension") }
                if let discussed = one.conversionDiscussedOn, discussed < end { broken.append("probation") }
            } else if one.conversionDiscussedOn != nil || one.oathOn != nil {
                broken.append("conversion without admission")
            }
            if record.steps.count(where: { $0.step == "extend" }) > 1 { broken.append("extended twice") }
            return broken
        })
}
