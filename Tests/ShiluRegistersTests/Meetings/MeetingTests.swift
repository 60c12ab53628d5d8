import ShiluRegisters
import Testing

@Suite("Meetings, resolutions and what is held within a meeting")
struct MeetingTests {
    static func meeting(_ more: [String: String] = [:]) -> [String: String] {
        [
            "organizationId": "一支部", "kinds": "党员大会", "title": "第一季度党员大会", "startsAt": "2023-03-05 09:00",
            "chairId": "张三", "expectedCount": "3", "presentCount": "2",
        ].merging(more) { $1 }.filter { !$1.isEmpty }
    }

    static let attendance: [[String: String]] = [
        ["memberId": "张三", "role": "正式出席（有表决权）", "state": "到会"],
        ["memberId": "李四", "role": "出席（无表决权）", "state": "线上"],
        ["memberId": "王五", "role": "正式出席", "state": "请假", "absenceReason": "病假"],
        ["memberId": "赵六", "role": "正式出席", "state": "补学", "makeUpOn": "2023-03-08"],
        ["memberId": "孙七", "role": "列席", "state": "到会"], ["personName": "某教授", "role": "授课人", "state": "到会"],
    ]

    static func bench() throws -> Bench {
        var bench = try Bench.small()
        for name in ["张三", "李四", "王五", "赵六"] { try bench.add(Member.self, name, Bench.memberCells(["name": name])) }
        return bench
    }

    @Test(
        "what is refused of a meeting",
        arguments: [
            ("right", [:], []),
            ("more came than should", ["presentCount": "4"], ["present-above-expected"]),
            ("no numbers", ["expectedCount": "", "presentCount": ""], ["present-missing", "expected-missing"]),
            ("more than the roll", ["expectedCount": "5"], ["expected-above-roll"]),
            (
                "a committee meeting above the roll is doubtful", ["expectedCount": "5", "kinds": "支委会"],
                ["expected-above-roll"]
            ),
            (
                "more at it than on the roll", ["expectedCount": "9", "presentCount": "8", "kinds": "支委会"],
                ["present-above-roll"]
            ),
            ("a lecture has listeners from elsewhere", ["expectedCount": "9", "kinds": "党课"], []),
            ("so has a mobilization", ["expectedCount": "9", "kinds": "动员会、支委会"], []),
            ("joint: the rolls of both", ["expectedCount": "4", "jointOrganizationIds": "二支部"], []),
            (
                "before the branch was founded", ["startsAt": "1999-03-05"],
                ["organization-not-there", "expected-above-roll"]
            ),
            ("ends before it starts", ["endsAt": "2023-03-05 08:00"], ["ends-before-start"]),
            ("joint with itself", ["jointOrganizationIds": "一支部"], ["joint-is-holder"]),
        ] as [(String, [String: String], [String])])
    func checks(name: String, cells: [String: String], codes: [String]) throws {
        let record = try Bench.record(MeetingRecord.self, "1", Self.meeting(cells))
        #expect(try Self.bench().codes(record) == codes)
    }

    @Test("attendance: roles and states decide 应到 and 实到")
    func attendanceNumbers() throws {
        let bench = try Self.bench()
        let cells = Self.meeting(["expectedCount": "", "presentCount": ""])
        let record = try Bench.record(MeetingRecord.self, "1", cells, parts: ["attendance": Self.attendance])
        let gathering = try #require(Gathering(record))
        #expect(gathering.expected == 4 && gathering.present == 2)
        #expect(bench.codes(record) == [])
        #expect(
            bench.lines(record).filter { $0.contains("attended") || $0.contains("madeUp") } == [
                "attended.meeting person 1 @支部|一支部 张三 2023-03-05", "attended.meeting person 1 @支部|一支部 李四 2023-03-05",
                "attended.meeting person 1 @支部|一支部 孙七 2023-03-05", "madeUp.meeting person 1 @支部|一支部 赵六 2023-03-05",
            ])
        let wrong = try Bench.record(
            MeetingRecord.self, "1", Self.meeting(),
            parts: [
                "attendance": Self.attendance + [
                    Self.attendance[0], ["role": "嘉宾", "state": "到会"],
                    ["personName": "某人", "role": "正式出席", "state": "到会"],
                ]
            ])
        var problems = Problems()
        MeetingRecord.check(wrong, &problems)
        #expect(
            problems.all.map(\.code) == [
                "attendance-twice", "attendance-nobody", "attendance-role", "expected-differs", "present-differs",
            ])
    }

    @Test("facts: once per kind, combined kinds once, topics and agenda")
    func facts() throws {
        let bench = try Self.bench()
        let record = try Bench.record(
            MeetingRecord.self, "1",
            Self.meeting(["kinds": "推进会、观摩会、党组会议", "topics": "党建", "jointOrganizationIds": "二支部"]),
            parts: [
                "agenda": [
                    ["number": "1", "title": "一", "kind": "第一议题学习"], ["number": "2", "title": "二", "kind": "发展党员"],
                    ["number": "3", "title": "三", "kind": "发展党员"],
                ]
            ])
        let counts = bench.lines(record).filter { $0.contains(" count ") && $0.contains("@一支部") }
        let kinds = [
            "meeting.any", "meeting.progressMeeting", "meeting.progressMeeting.partyBuilding",
            "meeting.observationMeeting",
            "meeting.observationMeeting.partyBuilding", "meeting.leadingGroupMeeting",
            "meeting.leadingGroupMeeting.partyBuilding", "meeting.progressOrObservation",
            "meeting.leadingGroupOrExecutive", "meetingTopic.partyBuilding",
        ]
        #expect(
            Set(counts)
                == Set(
                    kinds.map { "\($0) count 1 @一支部 2023-03-05" } + [
                        "agenda.firstTopic count 1 @一支部 2023-03-05", "agenda.memberDevelopment count 2 @一支部 2023-03-05",
                    ]))
        #expect(
            bench.lines(record).filter { $0.contains("@二支部") }.count
                == bench.lines(record).filter { $0.contains("@一支部") }.count)
        #expect(bench.lines(record).contains("meeting.any present 2 @一支部 2023-03-05"))
        #expect(Set(bench.facts(record).map(\.kind)).isSubset(of: MeetingRecord.yields))
    }

    @Test(
        "majorities (regulations.md, §5)",
        arguments: [
            (ResolutionSubject.routine, 23, 12, 12, true), (.routine, 23, 11, 11, false), (.routine, 24, 12, 12, false),
            (.routine, 24, 12, 13, true), (.routine, 24, 24, 12, false), (.admission, 23, 12, 12, true),
            (.admission, 24, 12, 13, false), (.admission, 24, 13, 13, true), (.conversion, 24, 13, 12, false),
        ])
    func majorities(subject: ResolutionSubject, expected: Int, present: Int, yes: Int, passed: Bool) {
        let tally = VoteTally(expectedVoters: expected, presentVoters: present, yes: yes)
        #expect(tally.isPassed(for: subject) == passed)
    }

    @Test(
        "what is refused of a resolution; written opinions count in admission votes only",
        arguments: [
            ("right", [:], []),
            ("written opinions", ["tallyPresentVoters": "12", "tallyWrittenOpinions": "9", "tallyYes": "20"], []),
            ("more votes than voters", ["tallyPresentVoters": "12", "tallyYes": "20"], ["votes-above-voters"]),
            ("written opinions elsewhere", ["subject": "制度", "tallyWrittenOpinions": "2"], ["written-not-counted"]),
            ("no person", ["personId": ""], ["person-missing"]),
            ("by hand", ["method": "举手"], ["ballot-not-secret"]),
            ("said to have failed", ["passed": "否"], ["passed-differs"]),
            ("no numbers", ["tallyYes": ""], ["tally-missing"]),
        ] as [(String, [String: String], [String])])
    func resolutions(name: String, cells: [String: String], codes: [String]) throws {
        let right = [
            "meetingId": "1", "subject": "接收预备党员", "text": "同意", "personId": "王五", "method": "无记名投票",
            "tallyExpectedVoters": "23", "tallyPresentVoters": "21", "tallyYes": "20", "tallyAbstain": "1",
        ]
        let record = try Bench.record(Resolution.self, "1", right.merging(cells) { $1 }.filter { !$1.isEmpty })
        #expect(try Self.bench().codes(record) == codes)
    }

    @Test("a resolution that passed lies at its meeting")
    func resolutionFacts() throws {
        var bench = try Self.bench()
        try bench.add(MeetingRecord.self, "1", Self.meeting())
        var cells = ["meetingId": "1", "subject": "制度", "text": "同意", "method": "举手"]
        cells.merge(["tallyExpectedVoters": "3", "tallyPresentVoters": "2", "tallyYes": "2"]) { $1 }
        #expect(
            try bench.lines(Bench.record(Resolution.self, "1", cells)) == ["resolution.rule count 1 @一支部 2023-03-05"])
        cells["tallyYes"] = "1"
        #expect(try bench.lines(Bench.record(Resolution.self, "1", cells)) == [])
    }

    @Test("a lecture within a meeting takes organisation, day and attendance from it")
    func within() throws {
        var bench = try Self.bench()
        try bench.add(
            MeetingRecord.self, "1", Self.meeting(["expectedCount": "", "presentCount": ""]),
            parts: ["attendance": Self.attendance])
        let cells = ["meetingId": "1", "title": "初心", "lecturerId": "张三", "lecturerKind": "书记", "hours": "1.5"]
        let lecture = try Bench.record(PartyLecture.self, "1", cells)
        #expect(bench.codes(lecture) == [])
        let lines = bench.lines(lecture)
        for line in [
            "lecture.secretary audience 2 @一支部 2023-03-05", "lecture.any hours 150 @一支部 2023-03-05",
            "lecture.leader count 1 @一支部 2023-03-05", "lectureKind.regular count 1 @一支部 2023-03-05",
            "attended.lecture person 1 @支部|一支部 李四 2023-03-05",
        ] { #expect(lines.contains(line), "\(line)") }
        for (again, codes) in [
            (["on": "2023-03-05", "organizationId": "一支部", "audience": "2"], []),
            (["on": "2023-03-06"], ["differs-from-meeting"]), (["organizationId": "二支部"], ["differs-from-meeting"]),
            (["audience": "9"], ["differs-from-meeting"]),
        ] as [([String: String], [String])] {
            #expect(try bench.codes(Bench.record(PartyLecture.self, "1", cells.merging(again) { $1 })) == codes)
        }
        #expect(Set(bench.facts(lecture).map(\.kind)).isSubset(of: PartyLecture.yields))
    }

    @Test("a lecture that stands alone says where, when and how many")
    func alone() throws {
        let bench = try Self.bench()
        let empty = try Bench.record(PartyLecture.self, "1", ["title": "初心", "lecturerKind": "书记"])
        #expect(bench.codes(empty) == ["organization-missing", "day-missing", "present-missing", "lecturer-missing"])
        #expect(bench.facts(empty).isEmpty)
    }

    @Test(
        "a theme day counts for its month",
        arguments: [
            ("2023-03-31", "", "2023-03-31"), ("2023-04-03", "2023-03", "2023-03-31"),
            ("2023-02-27", "2023-03", "2023-03-01"),
        ])
    func themeDay(on: String, month: String, counted: String) throws {
        let bench = try Self.bench()
        var cells = [
            "organizationId": "一支部", "on": on, "theme": "学雷锋", "elements": "集中学习、志愿服务", "expectedCount": "4",
            "presentCount": "3",
        ]
        if !month.isEmpty { cells["forMonth"] = month }
        let record = try Bench.record(ThemePartyDay.self, "1", cells)
        #expect(bench.codes(record) == [])
        #expect(bench.lines(record, only: "themeDay.held").first == "themeDay.held count 1 @一支部 \(counted)")
        #expect(bench.lines(record).contains("themeDay.volunteerService count 1 @一支部 \(counted)"))
        cells["forMonth"] = "2022-01"
        #expect(try bench.codes(Bench.record(ThemePartyDay.self, "1", cells)) == ["month-far"])
    }

    @Test("life meetings count for their year")
    func lifeMeetings() throws {
        let bench = try Self.bench()
        let shared = [
            "on": "2023-01-16", "forYear": "2022", "theme": "二十大", "opinionsCollected": "12", "expectedCount": "4",
            "presentCount": "3",
        ]
        let life = try Bench.record(
            OrganizationLifeMeeting.self, "1",
            shared.merging(["organizationId": "一支部", "form": "党员大会", "isThematic": "是"]) { $1 })
        #expect(bench.codes(life) == [])
        #expect(bench.lines(life).contains("organizationLife.thematic opinions 12 @一支部 2022-12-31"))
        let democratic = try Bench.record(
            DemocraticLifeMeeting.self, "1",
            shared.merging([
                "leadershipId": "党委", "kind": "年度", "selfExaminations": "4", "topics": "意识形态",
                "reportedOn": "2023-01-10",
            ]) { $1 })
        #expect(bench.codes(democratic) == ["before-meeting"])
        for line in [
            "democraticLife.held count 1 @党委 2022-12-31", "democraticLife.regular selfExaminations 4 @党委 2022-12-31",
            "democraticLifeTopic.ideology count 1 @党委 2022-12-31",
        ] { #expect(bench.lines(democratic).contains(line), "\(line)") }
        let far = try Bench.record(
            OrganizationLifeMeeting.self, "1",
            shared.merging(["organizationId": "一支部", "form": "党员大会", "forYear": "2020"]) { $1 })
        #expect(bench.codes(far) == ["year-far"])
    }

    @Test("talks: counted without a member")
    func talks() throws {
        let bench = try Self.bench()
        let cells = [
            "organizationId": "一支部", "kind": "诫勉谈话", "on": "2023-03-05", "interviewers": "张三", "interviewees": "李四、王五",
            "content": "略",
        ]
        let talk = try Bench.record(Talk.self, "1", cells)
        #expect(bench.codes(talk) == ["interviewers-few"])
        #expect(bench.facts(talk).allSatisfy { $0.member == nil })
        #expect(bench.lines(talk).contains("talk.admonitionTalk people 2 @一支部 2023-03-05"))
        #expect(
            try bench.codes(Bench.record(Talk.self, "1", cells.merging(["kind": "谈心谈话", "interviewees": "张三"]) { $1 }))
                == ["talk-with-oneself"])
    }
}
