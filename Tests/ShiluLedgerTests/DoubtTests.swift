import ShiluLedger
import ShiluRegisters
import Testing

/// The ledger's own audit over the product's registers: what is listed, with which records, and what is not.
@Suite struct DoubtTests {
    static let minutes = "会议由书记主持，全体党员学习了党章和有关规定，逐人发言，形成一致意见，明确了下一步工作分工和时限要求。"

    /// A branch of eight members with a secretary, in a ledger used since 2022.
    private func unit() throws -> (Scratch, Ledger) {
        let scratch = try Scratch()
        let ledger = try Ledger.create(
            driver: scratch.driver, unit: UnitID("doubts"), name: "市某局", key: MasterKey(), at: 0)
        var changes: [Change] = []
        for (number, kind, parent) in [
            ("W", OrganizationKind.organCommittee, ""), ("A", .partyBranch, "W"), ("B", .partyBranch, "W"),
        ] {
            var fields: [String: Value] = [
                "name": .text("党组织\(number)"), "kind": kind.value, "unitName": .text("市某局"),
                "foundedOn": .text("2010-01-01"), "hasCommittee": .integer(number == "B" ? 0 : 1),
            ]
            if !parent.isEmpty { fields["parentId"] = .text(parent) }
            changes.append(.record(register: "PartyOrganization", number: number, fields: fields))
        }
        for index in 1...11 {
            changes.append(
                .record(
                    register: "Member", number: "M\(index)",
                    fields: [
                        "name": .text("人\(index)"), "birthDate": .text("1985-06-\(10 + index)"),
                        "birthYear": .integer(1985), "gender": Gender.female.value, "ethnicity": Ethnicity.han.value,
                        "organizationId": .text(index > 8 ? "B" : "A"), "personCategory": PersonCategory.onDuty.value,
                        "status": MemberStatus.fullMember.value, "joinedOn": .text("2010-06-25"),
                        "fullMemberOn": .text("2011-06-25"),
                    ]))
        }
        changes.append(
            .record(
                register: "PostHolding", number: "P1",
                fields: [
                    "memberId": .text("M1"), "organizationId": .text("A"), "post": PostKind.secretary.value,
                    "from": .text("2021-01-01"), "origin": PostOrigin.elected.value,
                ]))
        changes.append(
            .record(
                register: "GoLive", number: "G", fields: ["organizationId": .text("W"), "on": .text("2022-01-01")]))
        try append(changes, to: ledger, on: "2022-01-02")
        return (scratch, ledger)
    }

    private func append(_ changes: [Change], to ledger: Ledger, on entered: String) throws {
        let at = try day(entered).number * 86400
        do { _ = try ledger.append(changes, author: "测试", at: at) } catch let refusal as BatchRefusal {
            Issue.record("\(refusal.problems.map { "\($0.field) \($0.notice)" })")
            throw refusal
        }
    }

    static func meeting(
        _ number: String, at start: String, until end: String? = nil, kind: MeetingKind = .branchCommitteeMeeting,
        chair: String = "M1", _ more: [String: Value] = [:], present: [String] = [],
        role: AttendanceRole = .votingMember
    ) -> Change {
        var fields: [String: Value] = [
            "organizationId": .text("A"), "kinds": .list([kind.value]), "title": .text("会\(number)"),
            "startsAt": .text(start), "chairId": .text(chair),
        ]
        fields["endsAt"] = end.map(Value.text)
        if present.isEmpty {
            (fields["expectedCount"], fields["presentCount"]) = (.integer(3), .integer(3))
        } else {
            fields["attendance"] = .list(
                present.map {
                    .fields([
                        "memberId": .text("Member/\($0)"), "role": role.value, "state": AttendanceState.present.value,
                    ])
                })
        }
        return .record(register: "MeetingRecord", number: number, fields: fields.merging(more) { $1 })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let changes: [Change]
        var entered = "2022-05-20"
        /// `rule: records`
        let found: [String]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "in order",
            changes: [meeting("1", at: "2022-05-10 09:00", until: "2022-05-10 10:00", present: ["M1", "M2"])], found: []
        ),
        Case(
            testDescription: "two meetings that overlap by a minute share two members",
            changes: [
                meeting("1", at: "2022-05-10 09:00", until: "2022-05-10 10:01", present: ["M1", "M2", "M3"]),
                meeting("2", at: "2022-05-10 10:00", until: "2022-05-10 11:00", present: ["M1", "M2"]),
            ], found: ["two-places-at-once: 1 2"]),
        Case(
            testDescription: "one after the other",
            changes: [
                meeting("1", at: "2022-05-10 09:00", until: "2022-05-10 10:00", present: ["M1", "M2", "M3"]),
                meeting("2", at: "2022-05-10 10:00", until: "2022-05-10 11:00", present: ["M1", "M2"]),
            ], found: []),
        Case(
            testDescription: "at the same time with other people, and hours unknown",
            changes: [
                meeting("1", at: "2022-05-10 09:00", until: "2022-05-10 10:00", present: ["M1", "M2"]),
                meeting(
                    "2", at: "2022-05-10 09:00", until: "2022-05-10 10:00", chair: "M3", ["delegatedBy": .text("M1")],
                    present: ["M3"]),
                meeting("3", at: "2022-05-10 00:00", present: ["M1", "M2"]),
            ], found: []),
        Case(
            testDescription: "more at a committee than on the roll",
            changes: [
                meeting("1", at: "2022-05-10 09:00", ["expectedCount": .integer(9), "presentCount": .integer(9)])
            ],
            found: ["present-above-roll: 1"]),
        Case(
            testDescription: "a meeting of all staff may be bigger",
            changes: [
                meeting(
                    "1", at: "2022-05-10 09:00", kind: .cadreAssembly,
                    ["expectedCount": .integer(90), "presentCount": .integer(90)])
            ], found: []),
        Case(
            testDescription: "a voter of another branch, and one as an observer",
            changes: [
                meeting("1", at: "2022-05-10 09:00", kind: .memberAssembly, present: ["M1", "M9"]),
                meeting(
                    "2", at: "2022-05-11 09:00", kind: .memberAssembly, present: ["M9"], role: .nonVotingAttendance),
            ], found: ["strangers-present: 1 M9"]),
        Case(
            testDescription: "nobody's member yet",
            changes: [
                meeting(
                    "1", at: "2010-06-01 09:00", ["expectedCount": .integer(1), "presentCount": .integer(1)],
                    present: ["M2"])
            ],
            found: ["present-above-roll: 1", "strangers-present: 1 M2"]),
        Case(
            testDescription: "the chair holds no post; delegated, or another kind of meeting, is in order",
            changes: [
                meeting("1", at: "2022-05-10 09:00", chair: "M2"),
                meeting("2", at: "2022-05-11 09:00", chair: "M2", ["delegatedBy": .text("M1")]),
                meeting("3", at: "2022-05-12 09:00", kind: .symposium, chair: "M2"),
            ], found: ["chair-without-post: 1 M2"]),
        Case(
            testDescription: "the same minutes but for spaces",
            changes: [
                meeting("1", at: "2022-05-10 09:00", ["minutes": .text(minutes)]),
                meeting("2", at: "2022-05-11 09:00", ["minutes": .text(" " + minutes + "\n")]),
                meeting("3", at: "2022-05-12 09:00", ["minutes": .text("学习党章。")]),
                meeting("4", at: "2022-05-13 09:00", ["minutes": .text("学习党章。")]),
            ], found: ["identical-minutes: 1 2"]),
        Case(
            testDescription: "the same sheet under two meetings",
            changes: [
                meeting("1", at: "2022-05-10 09:00", ["evidence": sheet("ab")]),
                meeting("2", at: "2022-05-11 09:00", ["evidence": sheet("ab")]),
                meeting("3", at: "2022-05-12 09:00", ["evidence": sheet("cd")]),
            ], found: ["same-attachment: 1 2"]),
        Case(
            testDescription: "six entered on one day, all more than sixty days late",
            changes: (1...6).map { meeting("\($0)", at: "2022-03-2\($0) 09:00") },
            found: ["entered-long-after: 1 2 3 4 5 6"]),
        Case(
            testDescription: "five are no heap", changes: (1...5).map { meeting("\($0)", at: "2022-03-1\($0) 09:00") },
            found: []),
        Case(
            testDescription: "before the unit began",
            changes: (1...8).map { meeting("\($0)", at: "2021-11-1\($0) 09:00") }, found: []),
    ].map { one in
        one.testDescription.contains("sixty")
            ? Case(testDescription: one.testDescription, changes: one.changes, entered: "2022-06-01", found: one.found)
            : one
    }

    static func sheet(_ two: String) -> Value {
        .list([
            .fields([
                "kind": .text("photo"), "fileName": .text("签到表.jpg"),
                "sha256": .text(String(repeating: two, count: 32)),
            ])
        ])
    }

    @Test(arguments: cases) func rules(_ one: Case) throws {
        let (scratch, ledger) = try unit()
        defer { withExtendedLifetime(scratch) {} }
        try append(one.changes, to: ledger, on: one.entered)
        let found = try ledger.doubts(today: day("2022-06-30"))
        #expect(
            found.map { "\($0.rule): \($0.records.map(AnyRecord.number(of:)).joined(separator: " "))" } == one.found)
        for doubt in found {
            #expect(!doubt.what.isEmpty && !doubt.next.isEmpty && !doubt.title.isEmpty)
            // Names are sealed.
            #expect(!doubt.what.contains("人1"))
        }
    }

    @Test func whatIsAmendedLaterIsFound() throws {
        let (scratch, ledger) = try unit()
        defer { withExtendedLifetime(scratch) {} }
        try append([Self.meeting("1", at: "2022-05-10 09:00")], to: ledger, on: "2022-05-11")
        try append(
            [
                .amend(
                    record: "PartyOrganization/A", fields: ["foundedOn": .text("2022-05-11")], reason: "成立日期写错")
            ], to: ledger, on: "2022-05-12")
        let found = try ledger.doubts(today: day("2022-06-30"))
        #expect(found.contains { $0.rule == "organization-not-there" && $0.records.contains("MeetingRecord/1") })
    }

    @Test func scopeAndYear() throws {
        let (scratch, ledger) = try unit()
        defer { withExtendedLifetime(scratch) {} }
        try append(
            [
                Self.meeting("1", at: "2022-05-10 09:00", chair: "M2"),
                Self.meeting("2", at: "2023-05-10 09:00", chair: "M2"),
            ], to: ledger, on: "2023-05-11")
        func numbers(_ scope: Scope?, _ year: Int?) throws -> [String] {
            try ledger.doubts(in: scope, during: year.flatMap(Period.init(year:)), today: day("2023-06-30"))
                .compactMap { $0.records.first.map(AnyRecord.number(of:)) }
        }
        #expect(try numbers(nil, nil) == ["1", "2"])
        #expect(try numbers(scope("W"), 2022) == ["1"])
        #expect(try numbers(scope("A"), 2023) == ["2"])
        #expect(try numbers(scope("B"), nil) == [])
        #expect(try numbers(scope("W", alone: true), nil) == [])
    }

    @Test func theShapeOfBranches() throws {
        let (scratch, ledger) = try unit()
        defer { withExtendedLifetime(scratch) {} }
        try append(
            [
                .record(
                    register: "MembershipEvent", number: "E",
                    fields: [
                        "memberId": .text("M9"), "kind": MembershipEventKind.transferOut.value,
                        "on": .text("2022-05-01"), "decidedBy": .text("W"),
                    ]),
                .amend(record: "PartyOrganization/A", fields: ["hasCommittee": .integer(0)], reason: "写错"),
            ], to: ledger, on: "2022-05-02")
        let found = try ledger.doubts(today: day("2022-06-30"))
        #expect(found.map(\.rule) == ["branch-shape", "branch-shape"])
        #expect(found.map { $0.what.contains("没有设支部委员会") } == [true, false])
        #expect(found.map { $0.what.contains("不足3人") } == [false, true])
        #expect(try ledger.doubts(today: day("2022-04-30")).map(\.rule) == ["branch-shape"])
    }
}
