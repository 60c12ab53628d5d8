import ShiluRegisters
import Testing

@Suite("The dated roll")
struct RollTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var member: [String: String] = [:]
        /// kind, day, branch
        var events: [(String, String, String)] = []
        let roll: [String]
        var clashes: [String] = []
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(
            name: "opening full member: probation and membership from the dates",
            roll: [
                "roll.probationaryMember 一支部 2010-06-25..2011-06-24", "roll.fullMember 一支部 2011-06-25..…",
            ]),
        Row(
            name: "go-live: from the given day only", member: ["since": "2023-01-01"],
            roll: ["roll.fullMember 一支部 2023-01-01..…"]),
        Row(
            name: "transferred in: on the roll from that day, though the opening row says full member",
            events: [("转入", "2023-03-05", "二支部")], roll: ["roll.fullMember 二支部 2023-03-05..…"]),
        Row(
            name: "transferred in on the opening day: told once", member: ["since": "2023-03-05"],
            events: [("转入", "2023-03-05", "一支部")], roll: ["roll.fullMember 一支部 2023-03-05..…"]),
        Row(
            name: "moved, out and in again", member: ["since": "2023-01-01"],
            events: [("转出", "2023-06-01", ""), ("调整所在支部、党小组", "2023-03-01", "二支部"), ("转入", "2024-01-01", "一支部")],
            roll: [
                "roll.fullMember 一支部 2023-01-01..2023-02-28", "roll.fullMember 二支部 2023-03-01..2023-05-31",
                "roll.fullMember 一支部 2024-01-01..…",
            ]),
        Row(
            name: "suspended and restored", member: ["since": "2023-01-01"],
            events: [("停止党籍", "2023-04-01", ""), ("恢复党籍", "2023-09-01", "")],
            roll: [
                "roll.fullMember 一支部 2023-01-01..2023-03-31", "suspended.member 一支部 2023-04-01..2023-08-31",
                "roll.fullMember 一支部 2023-09-01..…",
            ]),
        Row(
            name: "expelled", member: ["since": "2023-01-01"], events: [("开除", "2023-04-01", "")],
            roll: ["roll.fullMember 一支部 2023-01-01..2023-03-31"]),
        Row(
            name: "died, told by the member's own record", member: ["since": "2023-01-01", "diedOn": "2023-04-01"],
            roll: ["roll.fullMember 一支部 2023-01-01..2023-03-31"]),
        Row(
            name: "died, told twice on one day", member: ["since": "2023-01-01", "diedOn": "2023-04-01"],
            events: [("去世", "2023-04-01", "")], roll: ["roll.fullMember 一支部 2023-01-01..2023-03-31"]),
        Row(
            name: "applicant admitted and converted by typed events",
            member: ["status": "入党申请人", "joinedOn": "", "fullMemberOn": ""],
            events: [("接收预备党员", "2023-05-10", "一支部"), ("转正", "2024-05-10", "")],
            roll: [
                "roll.probationaryMember 一支部 2023-05-10..2024-05-09", "roll.fullMember 一支部 2024-05-10..…",
            ]),
        Row(
            name: "probation revoked", member: ["status": "预备党员", "joinedOn": "2023-05-10", "fullMemberOn": ""],
            events: [("取消资格", "2024-06-01", "")], roll: ["roll.probationaryMember 一支部 2023-05-10..2024-05-31"]),
        Row(
            name: "removed and readmitted", member: ["since": "2013-01-01"],
            events: [("除名", "2014-01-01", ""), ("重新入党", "2020-01-01", "二支部")],
            roll: [
                "roll.fullMember 一支部 2013-01-01..2013-12-31", "roll.probationaryMember 二支部 2020-01-01..…",
            ]),
        Row(
            name: "applicants are on no roll", member: ["status": "入党积极分子", "joinedOn": "", "fullMemberOn": ""],
            roll: []),
        Row(
            name: "contradiction: moved after leaving", member: ["since": "2023-01-01"],
            events: [("转出", "2023-06-01", ""), ("调整所在支部、党小组", "2023-07-01", "二支部")],
            roll: ["roll.fullMember 一支部 2023-01-01..2023-05-31"], clashes: ["roll-contradiction"]),
        Row(
            name: "contradiction: transferred in while on the roll", member: ["since": "2023-01-01"],
            events: [("转入", "2023-06-01", "二支部")], roll: ["roll.fullMember 一支部 2023-01-01..…"],
            clashes: ["roll-contradiction"]),
        Row(
            name: "contradiction: two branches on one day", member: ["since": "2023-01-01"],
            events: [("调整所在支部、党小组", "2023-06-01", "一支部"), ("调整所在支部、党小组", "2023-06-01", "二支部")],
            roll: ["roll.fullMember 一支部 2023-01-01..…"], clashes: ["roll-two-branches"]),
        Row(
            name: "contradiction: before the opening", member: ["since": "2023-01-01"],
            events: [("停止党籍", "2022-06-01", "")], roll: ["roll.fullMember 一支部 2023-01-01..…"],
            clashes: ["roll-before-opening"]),
    ]

    static func bench(_ row: Row, reversed: Bool = false) throws -> (Bench, Record<Member>) {
        var bench = try Bench.small()
        let member = try bench.add(Member.self, "张三", Bench.memberCells(row.member))
        for (index, event) in row.events.enumerated() {
            var cells = ["memberId": "张三", "kind": event.0, "on": event.1, "decidedBy": "党委"]
            if !event.2.isEmpty { cells["toOrganizationId"] = event.2 }
            try bench.add(MembershipEvent.self, "\(reversed ? row.events.count - index : index)", cells)
        }
        return (bench, member)
    }

    @Test("intervals and contradictions", arguments: rows)
    func intervals(row: Row) throws {
        for reversed in [false, true] {
            let (bench, member) = try Self.bench(row, reversed: reversed)
            let roll = bench.facts(member).filter {
                $0.measure == "count" && ($0.kind.hasPrefix("roll.") || $0.kind == "suspended.member")
            }
            let lines = roll.filter {
                Set(["roll.fullMember", "roll.probationaryMember", "suspended.member"]).contains($0.kind)
            }
            .map { fact in
                guard case .organization(let branch) = fact.place else { return "?" }
                return "\(fact.kind) \(AnyRecord.number(of: branch)) \(fact.first)..\(fact.last?.description ?? "…")"
            }
            #expect(lines == row.roll)
            #expect(bench.codes(member) == row.clashes)
            for kind in Set(bench.facts(member).map(\.kind)) { #expect(Member.yields.contains(kind)) }
        }
    }

    @Test("the record that opened an interval is its source; shares run on through conversion")
    func sources() throws {
        var row = Self.rows[0]
        row.member = [
            "status": "入党申请人", "joinedOn": "", "fullMemberOn": "", "gender": "女", "ethnicity": "回族", "education": "大专",
        ]
        row.events = [("接收预备党员", "2023-05-10", "一支部"), ("转正", "2024-05-10", "")]
        let (bench, member) = try Self.bench(row)
        let facts = bench.facts(member)
        #expect(facts.first { $0.kind == "roll.fullMember" }?.source == "MembershipEvent/1")
        let women = facts.filter { $0.kind == "roll.woman" }
        #expect(women.count == 1 && women.first?.source == "MembershipEvent/0" && women.first?.last == nil)
        #expect(facts.contains { $0.kind == "roll.minority" })
        #expect(facts.contains { $0.kind == "roll.collegeOrAbove" })
        #expect(facts.contains { $0.kind == "roll.birthYear" && $0.measure == "year" && $0.value == 1985 })
        #expect(facts.allSatisfy { $0.member == member.id })
        #expect(
            bench.lines(member, only: "membership.") == [
                "membership.admitted count 1 @一支部 张三 2023-05-10", "membership.converted count 1 @一支部 张三 2024-05-10",
            ])
    }

    @Test("groups: left with the branch, changed by a move")
    func groups() throws {
        var bench = try Bench.small()
        let member = try bench.add(Member.self, "张三", Bench.memberCells(["since": "2023-01-01", "groupId": "一组"]))
        try bench.add(
            MembershipEvent.self, "1",
            ["memberId": "张三", "kind": "内部调整", "on": "2023-06-01", "toOrganizationId": "二支部", "decidedBy": "党委"])
        #expect(bench.lines(member, only: "group.") == ["group.member count 1 @一组 张三 2023-01-01..2023-05-31"])
        let wrong = try Bench.record(
            MembershipEvent.self, "2",
            ["memberId": "张三", "kind": "内部调整", "on": "2023-07-01", "toOrganizationId": "一组", "decidedBy": "党委"])
        #expect(bench.codes(wrong) == ["branch-is-group"])
    }

    @Test("an event reports the contradiction it brings, and says what to do")
    func eventReports() throws {
        var bench = try Bench.small()
        try bench.add(Member.self, "张三", Bench.memberCells(["since": "2023-01-01"]))
        let event = try Bench.record(
            MembershipEvent.self, "1", ["memberId": "张三", "kind": "转正", "on": "2023-06-01", "decidedBy": "党委"])
        var problems = Problems()
        MembershipEvent.check(event, in: bench, &problems)
        #expect(problems.all.map(\.code) == ["roll-conversion-differs", "roll-contradiction"])
        #expect(problems.all.allSatisfy { !$0.next.isEmpty })
    }

    @Test("an event that makes a later one impossible reports that too")
    func earlierEvent() throws {
        var bench = try Bench.small()
        try bench.add(Member.self, "张三", Bench.memberCells(["since": "2023-01-01"]))
        try bench.add(
            MembershipEvent.self, "1",
            ["memberId": "张三", "kind": "转出", "on": "2023-06-01", "decidedBy": "党委"])
        let event = try Bench.record(
            MembershipEvent.self, "2", ["memberId": "张三", "kind": "开除", "on": "2023-05-01", "decidedBy": "党委"])
        #expect(bench.codes(event) == ["roll-contradiction"])
    }

    @Test("events that are not approved have no effect")
    func notApproved() throws {
        var bench = try Bench.small()
        let member = try bench.add(Member.self, "张三", Bench.memberCells(["since": "2023-01-01"]))
        try bench.add(
            MembershipEvent.self, "1",
            ["memberId": "张三", "kind": "除名", "on": "2023-06-01", "decidedBy": "一支部", "approvalOutcome": "待办"])
        #expect(Roll(of: member, in: bench).stretches.map(\.last) == [nil])
    }

    // MARK: Property

    /// Any order of entering a random legal history gives the same roll: one branch on any day, no overlap.
    @Test("random legal histories", arguments: 0..<40)
    func randomHistories(seed: Int) throws {
        var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        var bench = try Bench.small()
        let starts = ["入党申请人", "预备党员", "正式党员"].randomElement(using: &random) ?? "正式党员"
        let member = try bench.add(
            Member.self, "张三",
            Bench.memberCells([
                "status": starts, "joinedOn": starts == "入党申请人" ? "" : "2010-06-25",
                "fullMemberOn": starts == "正式党员" ? "2011-06-25" : "",
                "since": starts == "入党申请人" ? "" : "2012-01-01",
            ]))
        var state = ["入党申请人": "off", "预备党员": "probationary"][starts] ?? "full"
        var (branch, before) = ("一支部", "full")
        var day = try #require(Day("2012-01-02"))
        var model: [(Day, String, String)] = starts == "入党申请人" ? [] : [(try #require(Day("2012-01-01")), state, branch)]
        var told: [[String: String]] = []
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            day = day.adding(days: Int.random(in: 1...400, using: &random))
            let legal: [(String, String)] =
                switch state {
                case "off": [("接收预备党员", "probationary")]
                case "probationary":
                    [
                        ("转正", "full"), ("调整所在支部、党小组", state), ("停止党籍", "suspended"), ("取消资格", "left"), ("转出", "out"),
                        ("延长预备期", state),
                    ]
                case "full":
                    [
                        ("调整所在支部、党小组", state), ("停止党籍", "suspended"), ("除名", "left"), ("退党", "left"), ("转出", "out"),
                        ("开除", "left"),
                    ]
                case "suspended": [("恢复党籍", before), ("除名", "left"), ("调整所在支部、党小组", state), ("去世", "dead")]
                case "out": [("转入", before), ("去世", "dead")]
                case "left": [("重新入党", "probationary")]
                default: []
                }
            guard let (kind, after) = legal.randomElement(using: &random) else { break }
            var cells = ["memberId": "张三", "kind": kind, "on": day.description, "decidedBy": "党委"]
            if ["接收预备党员", "转入", "重新入党", "调整所在支部、党小组"].contains(kind) {
                branch = Bool.random(using: &random) ? "一支部" : "二支部"
                cells["toOrganizationId"] = branch
            }
            if ["probationary", "full"].contains(state) { before = state }
            state = after
            told.append(cells)
            model.append((day, state, branch))
        }
        var rolls: [[String]] = []
        for _ in 0..<3 {
            var entered = bench
            for (index, cells) in told.shuffled(using: &random).enumerated() {
                try entered.add(MembershipEvent.self, "\(index)", cells)
            }
            let roll = Roll(of: member, in: entered)
            #expect(roll.clashes.isEmpty)
            rolls.append(
                roll.stretches.map {
                    "\($0.standing) \($0.branch) \($0.group ?? "") \($0.first) \($0.last?.description ?? "…")"
                })
            for (one, next) in zip(roll.stretches, roll.stretches.dropFirst()) {
                let last = try #require(one.last)
                #expect(one.first <= last && last < next.first)
            }
            // Each day of the model: the roll says the same standing and exactly one branch, or none.
            for probe in stride(from: 0, to: 6000, by: 113) {
                let on = (try #require(Day("2011-12-01"))).adding(days: probe)
                let expected = model.last { $0.0 <= on }
                let held = roll.stretches.filter { $0.contains(on) }
                let isHeld = expected.map { ["probationary", "full", "suspended"].contains($0.1) } ?? false
                #expect(held.count == (isHeld ? 1 : 0))
                if isHeld { #expect(held.first.map { AnyRecord.number(of: $0.branch) } == expected?.2) }
                #expect(
                    entered.branch(of: member.id, on: on)
                        == (held.first?.standing.isOnRoll == true ? held.first?.branch : nil))
            }
        }
        #expect(Set(rolls).count == 1, "the order of entering does not matter")
    }
}

/// SplitMix64, so that a failing history can be met again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
