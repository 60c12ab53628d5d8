import ShiluRegisters
import Testing

@Suite("Rectification: life cycle, checks, facts")
struct RectificationTests {
    static let base: [String: Value] = [
        "organizationId": "PartyOrganization/1", "source": "inspection", "sourceRef": "InspectionFeedback/1",
        "description": "问题", "foundOn": "2023-03-10", "responsibleUnitId": "PartyOrganization/1",
        "responsiblePersonId": "Member/1", "dueOn": "2023-06-30",
        "measures": [["number": 1, "text": "措施", "ownerId": "Member/1"]],
    ]

    static func item(_ state: RectificationState, _ more: [String: Value] = [:], _ steps: [(String, String)] = [])
        -> AnyRecord
    {
        var fields = base.merging(more) { $1 }
        fields["state"] = .text(state.rawValue)
        return .made(
            "RectificationItem", "1", fields,
            steps: steps.enumerated().compactMap { index, step in
                Day(step.1).map { StepTaken(step: step.0, on: $0, position: Int64(index)) }
            })
    }

    @Test(
        "steps: from every state exactly those of registers.md, K",
        arguments: [
            ("open", ["planned", "merged", "continuingTask"]),
            ("planned", ["inProgress", "merged", "continuingTask"]),
            ("inProgress", ["completed", "merged", "continuingTask"]),
            ("completed", ["verified", "returned", "merged", "continuingTask"]),
            ("verified", ["itemClosed", "returned", "merged", "continuingTask"]),
            ("itemClosed", ["returned", "merged", "continuingTask"]),
            ("returned", ["inProgress", "merged", "continuingTask"]),
            ("continuingTask", ["merged"]),
            ("merged", []),
        ] as [(String, [String])])
    func transitions(_ from: String, _ to: [String]) throws {
        let cycle = try #require(RectificationItem.lifeCycle)
        #expect(Set(cycle.steps.filter { $0.from.contains(from) }.map(\.to)) == Set(to))
    }

    @Test("steps ask for what they cannot do without, and name it in Chinese")
    func needs() throws {
        let cycle = try #require(RectificationItem.lifeCycle)
        let needs = Dictionary(uniqueKeysWithValues: cycle.steps.map { ($0.key, $0.needs) })
        #expect(needs["verify"] == ["verifierId"])
        #expect(needs["close"]?.contains("evidence") == true)
        #expect(needs["return"] == ["returnReason"])
        #expect(needs["merge"] == ["mergedIntoId"])
        #expect(needs["continue"] == ["continuingApproval"])
        #expect(cycle.steps.map(\.label) == ["制定措施", "开始整改", "整改完成", "复核通过", "销号", "退回重改", "重新整改", "合并办理", "转为长期坚持"])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let record: AnyRecord
        let expected: [String]
        init(_ name: String, _ record: AnyRecord, _ expected: [String]) {
            (testDescription, self.record, self.expected) = (name, record, expected)
        }
    }

    static let verified: [String: Value] = [
        "completedOn": "2023-06-20", "verifiedOn": "2023-06-28", "verifierId": "Member/2",
    ]
    static let proof: Value = [["kind": "photo", "fileName": "照片.jpg"]]

    static let checks: [Row] = [
        Row("a new problem without measures is fine", item(.open, ["measures": []]), []),
        Row("planned needs a measure", item(.planned, ["measures": []]), ["measures:needed-here"]),
        Row("in progress is fine", item(.inProgress), []),
        Row("completed needs its day", item(.completed), ["completedOn:needed-here"]),
        Row(
            "completed before it was found", item(.completed, ["completedOn": "2023-03-01"]),
            ["completedOn:days-out-of-order"]),
        Row(
            "verified needs day and verifier", item(.verified, ["completedOn": "2023-06-20"]),
            ["verifiedOn:needed-here", "verifierId:needed-here"]),
        Row("verified by another", item(.verified, verified), []),
        Row(
            "verified by the responsible person", item(.verified, verified.merging(["verifierId": "Member/1"]) { $1 }),
            ["verifierId:verifier-is-owner"]),
        Row(
            "completed again after a review of the first time",
            item(.completed, verified.merging(["completedOn": "2023-08-20"]) { $1 }), []),
        Row(
            "reviewed before it was completed", item(.verified, verified.merging(["verifiedOn": "2023-06-01"]) { $1 }),
            ["verifiedOn:days-out-of-order"]),
        Row(
            "a problem of an inspection names another record", item(.inProgress, ["sourceRef": "Talk/1"]),
            ["sourceRef:source-not-feedback"]),
        Row("closed needs evidence", item(.itemClosed, verified), ["evidence:needed-here"]),
        Row("closed with evidence", item(.itemClosed, verified.merging(["evidence": proof]) { $1 }), []),
        Row("returned needs a reason", item(.returned), ["returnReason:needed-here"]),
        Row("merged needs the item that goes on", item(.merged), ["mergedIntoId:needed-here"]),
        Row(
            "not merged into itself", item(.merged, ["mergedIntoId": "RectificationItem/1"]),
            ["mergedIntoId:merged-into-itself"]),
        Row("a continuing task needs approval", item(.continuingTask), ["continuingApproval:needed-here"]),
        Row(
            "a continuing task needs no due day",
            item(.continuingTask, ["dueOn": .list([]), "continuingApproval": "局党组会"]), []),
        Row("others need one", item(.inProgress, ["dueOn": .list([])]), ["dueOn:needed-here"]),
        Row(
            "a problem of an inspection names its feedback", item(.inProgress, ["sourceRef": .list([])]),
            ["sourceRef:needed-here"]),
        Row("one of a petition need not", item(.inProgress, ["source": "petition", "sourceRef": .list([])]), []),
        Row(
            "completed, says the day, open, says the state", item(.open, ["completedOn": "2023-05-01"]),
            ["state:state-before-completion"]),
        Row(
            "measures numbered twice",
            item(.inProgress, ["measures": [["number": 1], ["number": 1, "doneOn": "2023-01-01"]]]),
            ["measures:measure-number-twice", "measures:days-out-of-order"]),
    ]
    @Test("checks", arguments: checks)
    func check(_ row: Row) { #expect(problemCodes(row.record) == row.expected) }

    static func found(_ rectified: Int = 0, merged: Int = 0, continuing: Int = 0) -> [String] {
        let at = "@PartyOrganization/1 2023-03-10"
        return [
            "problem.found.inspection continuing=\(continuing) \(at)", "problem.found.inspection count=1 \(at)",
            "problem.found.inspection measures=1 \(at)", "problem.found.inspection merged=\(merged) \(at)",
            "problem.found.inspection rectified=\(rectified) \(at)", "measure.planned count=1 \(at)",
            "inspection.feedbackProblem count=1 \(at)",
        ]
    }
    static func rectified(_ day: String, _ days: Int) -> [String] {
        [
            "problem.rectified count=1 @PartyOrganization/1 \(day)",
            "problem.daysToRectify days=\(days) @PartyOrganization/1 \(day)",
        ]
    }
    static func lasting(_ kind: String, _ days: String) -> String { "\(kind) count=1 @PartyOrganization/1 \(days)" }
    static let toDone = [("plan", "2023-03-20"), ("start", "2023-03-21"), ("complete", "2023-07-10")]

    static let histories: [Row] = [
        Row(
            "open", item(.open),
            found() + [lasting("problem.open", "2023-03-10.."), lasting("problem.overdue", "2023-07-01..")]),
        Row(
            "entered as completed, without steps", item(.completed, ["completedOn": "2023-06-20"]),
            found(1) + rectified("2023-06-20", 102) + [lasting("problem.open", "2023-03-10..2023-06-19")]),
        Row(
            "completed late, by steps", item(.completed, ["completedOn": "2023-07-10"], toDone),
            found(1) + rectified("2023-07-10", 122) + [
                lasting("problem.open", "2023-03-10..2023-07-09"), lasting("problem.overdue", "2023-07-01..2023-07-09"),
            ]),
        Row(
            "returned after completion: not done any more",
            item(.returned, ["completedOn": "2023-07-10"], toDone + [("return", "2023-08-01")]),
            found() + [
                lasting("problem.returned", "2023-08-01"), lasting("problem.open", "2023-03-10..2023-07-09"),
                lasting("problem.overdue", "2023-07-01..2023-07-09"), lasting("problem.open", "2023-08-01.."),
                lasting("problem.overdue", "2023-08-01.."),
            ]),
        Row(
            "completed again: the second day stands",
            item(
                .verified, ["completedOn": "2023-08-20", "verifiedOn": "2023-08-25"],
                toDone + [
                    ("return", "2023-08-01"), ("resume", "2023-08-02"), ("complete", "2023-08-20"),
                    ("verify", "2023-08-25"),
                ]),
            found(1) + rectified("2023-08-20", 163) + [
                lasting("problem.returned", "2023-08-01"), lasting("problem.open", "2023-03-10..2023-07-09"),
                lasting("problem.overdue", "2023-07-01..2023-07-09"), lasting("problem.open", "2023-08-01..2023-08-19"),
                lasting("problem.overdue", "2023-08-01..2023-08-19"),
            ]),
        Row(
            "completed on the day it was found", item(.completed, ["completedOn": "2023-03-10"]),
            found(1) + rectified("2023-03-10", 0)),
        Row(
            "merged by a step", item(.merged, [:], [("merge", "2023-04-01")]),
            found(merged: 1) + [
                lasting("problem.open", "2023-03-10..2023-03-31"), lasting("problem.merged", "2023-04-01.."),
            ]),
        Row("entered as merged", item(.merged), found(merged: 1) + [lasting("problem.merged", "2023-03-10..")]),
        Row(
            "a continuing task is never overdue", item(.continuingTask, [:], [("continue", "2023-05-01")]),
            found(continuing: 1) + [
                lasting("problem.open", "2023-03-10..2023-04-30"), lasting("problem.continuing", "2023-05-01.."),
            ]),
        Row(
            "a continuing task that was merged",
            item(.merged, [:], [("continue", "2023-05-01"), ("merge", "2023-06-01")]),
            found(merged: 1) + [
                lasting("problem.open", "2023-03-10..2023-04-30"), lasting("problem.merged", "2023-06-01.."),
                lasting("problem.continuing", "2023-05-01..2023-05-31"),
            ]),
    ]
    @Test("facts follow the steps", arguments: histories)
    func fact(_ row: Row) { #expect(factLines(row.record).sorted() == row.expected.sorted()) }

    @Test("the same aspect is the same number, another another; spaces at the ends do not matter")
    func aspects() {
        func aspect(_ text: Value) -> [String] {
            factLines(Self.item(.open, ["category": text])).filter { $0.hasPrefix("problem.aspect") }
        }
        #expect(aspect("理论学习方面").count == 1)
        #expect(aspect("理论学习方面") == aspect(" 理论学习方面 "))
        #expect(aspect("理论学习方面") != aspect("作风方面"))
        #expect(!aspect("理论学习方面").contains { $0.contains("=-") }, "never negative")
    }

    @Test("feedback counts its problems: those said, else those listed; a problem counts on the feedback's day")
    func feedback() {
        let feedback: [String: Value] = [
            "organizationId": "PartyOrganization/1", "level": "cityPatrol", "receivedOn": "2023-03-08",
            "planDueOn": "2023-04-08", "planSubmittedOn": "2023-04-09",
        ]
        let item = Self.item(.open)
        let lines = factLines(.made("InspectionFeedback", "1", feedback), [item])
        #expect(lines.contains("feedback.received problems=1 @PartyOrganization/1 2023-03-08"))
        #expect(lines.contains("feedback.planSubmitted onTime=0 @PartyOrganization/1 2023-04-09"))
        #expect(lines.contains("feedback.planSubmitted days=32 @PartyOrganization/1 2023-04-09"))
        let said = AnyRecord.made("InspectionFeedback", "1", feedback.merging(["problems": 29]) { $1 })
        #expect(factLines(said, [item]).contains("feedback.received problems=29 @PartyOrganization/1 2023-03-08"))
        #expect(factLines(said, [item]).contains("feedback.received listed=1 @PartyOrganization/1 2023-03-08"))
        #expect(
            factLines(item, [said]).contains("inspection.feedbackProblem count=1 @PartyOrganization/1 2023-03-08"))
        let fewer = AnyRecord.made("InspectionFeedback", "1", feedback.merging(["problems": 0]) { $1 })
        #expect(problemCodes(fewer, [item]) == ["problems:more-problems-than-said"])
        #expect(problemCodes(item, [said]) == [])
        #expect(problemCodes(item, [fewer]) == ["sourceRef:more-problems-than-said"])
        let merged = Self.item(.merged, ["mergedIntoId": "RectificationItem/2"])
        let target = AnyRecord.made("RectificationItem", "2", ["state": "merged"])
        #expect(problemCodes(merged, [target]) == ["mergedIntoId:merged-into-merged"])
    }
}
