import ShiluRegisters
import Testing

@Suite("Elections (regulations.md, §2.3)")
struct ElectionTests {
    static let right = [
        "organizationId": "一支部", "kind": "换届选举", "electorate": "党员大会", "on": "2023-03-05", "seats": "3", "method": "差额",
        "expected": "25", "present": "20", "issued": "20", "returned": "20", "valid": "20", "monitors": "赵六",
        "elected": "张三、李四、王五",
    ]
    static let candidates: [[String: String]] = [
        ["memberId": "张三", "votes": "19"], ["memberId": "李四", "votes": "18"], ["memberId": "王五", "votes": "11"],
        ["memberId": "孙七", "votes": "10"],
    ]

    @Test(
        "what is refused",
        arguments: [
            ("right: 20 of 25, elected with 11 of 20", [:], []),
            ("19 of 24 is no quorum", ["expected": "24", "present": "19"], ["quorum-missed", "ballots-too-many"]),
            (
                "19 of 23 is one",
                ["expected": "23", "present": "19", "issued": "19", "returned": "19", "valid": "19"], []
            ),
            ("more ballots than were given out", ["returned": "21"], ["ballots-too-many"]),
            ("more elected than seats", ["seats": "2"], ["elected-above-seats"]),
            ("four candidates for four seats", ["seats": "4"], ["difference-too-small"]),
            ("monitor is a candidate", ["monitors": "孙七"], ["monitor-is-candidate"]),
            ("elected with half", ["elected": "张三、李四、孙七"], ["majority-missed"]),
            ("approval without a day", ["approvalOutcome": "同意"], ["approval-undated"]),
            ("nowhere, never", ["organizationId": "", "on": ""], ["organization-missing", "day-missing"]),
        ] as [(String, [String: String], [String])])
    func checks(name: String, cells: [String: String], codes: [String]) throws {
        let record = try Bench.record(
            Election.self, "1", Self.right.merging(cells) { $1 }.filter { !$1.isEmpty },
            parts: ["candidates": Self.candidates])
        // The bench has a roll of few: that the meeting is bigger is another rule's doubt.
        #expect(try Bench.small().codes(record).filter { $0 != "expected-above-roll" } == codes)
    }

    @Test("lies at the organisation and day of its meeting, with its own voters")
    func facts() throws {
        var bench = try Bench.small()
        try bench.add(
            MeetingRecord.self, "1",
            [
                "organizationId": "二支部", "kinds": "选举大会", "title": "换届", "startsAt": "2023-04-01", "chairId": "张三",
                "expectedCount": "30", "presentCount": "28",
            ])
        let within = Self.right.merging(["meetingId": "1", "organizationId": "", "on": ""]) { $1 }.filter {
            !$1.isEmpty
        }
        let record = try Bench.record(Election.self, "1", within)
        // Nobody is on the roll there, so that the number of voters is no doubt; but that nobody gets a post is told.
        #expect(bench.codes(record) == ["posts-not-counted"])
        #expect(
            bench.lines(record, only: "election.termElection") == [
                "election.termElection count 1 @二支部 2023-04-01", "election.termElection elected 3 @二支部 2023-04-01",
                "election.termElection expected 25 @二支部 2023-04-01", "election.termElection present 20 @二支部 2023-04-01",
                "election.termElection seats 3 @二支部 2023-04-01",
            ])
    }

    /// Posts of 一支部: what each row adds to an election of 2023-03-05 with 张三 as secretary.
    @Test("posts follow from an election, unless they are typed")
    func posts() throws {
        var bench = try Bench.small()
        for name in ["张三", "李四", "王五"] { try bench.add(Member.self, name, Bench.memberCells()) }
        let approved = Self.right.merging(["approvalOn": "2023-03-10", "approvalBody": "党委", "approvalOutcome": "同意"]) {
            $1
        }
        var candidates = Self.candidates
        candidates[0]["post"] = "书记"
        let parts = ["candidates": candidates]
        let undecided = try bench.add(Election.self, "1", Self.right, parts: parts)
        #expect(
            bench.lines(undecided, only: "post.") == [
                "post.committeeMember count 1 @一支部 李四 2023-03-05..…",
                "post.committeeMember count 1 @一支部 王五 2023-03-05..…",
            ])
        let record = try bench.add(Election.self, "1", approved, parts: parts)
        #expect(bench.lines(record, only: "post.secretary") == ["post.secretary count 1 @一支部 张三 2023-03-10..…"])
        // The term, and what ends it.
        try bench.add(
            CommitteeTerm.self, "1",
            [
                "organizationId": "一支部", "termNumber": "1", "startsOn": "2023-03-05", "endsOn": "2026-03-05",
                "seats": "3",
                "electionId": "1",
            ])
        try bench.add(
            CommitteeTerm.self, "2",
            [
                "organizationId": "一支部", "termNumber": "2", "startsOn": "2026-02-20", "endsOn": "2029-02-20",
                "seats": "3",
            ])
        #expect(
            bench.lines(record, only: "post.secretary") == ["post.secretary count 1 @一支部 张三 2023-03-10..2026-02-19"])
        // Typed: the same post, or any where the election names none; an old one that has ended does not count.
        func type(_ number: String, _ member: String, _ post: String, _ from: String, _ to: String = "") throws {
            try bench.add(
                PostHolding.self, number,
                ["memberId": member, "organizationId": "一支部", "post": post, "from": from, "to": to, "origin": "选举"]
                    .filter {
                        !$1.isEmpty
                    })
        }
        try type("1", "张三", "组织委员", "2023-03-05")
        try type("2", "李四", "宣传委员", "2023-03-12")
        try type("3", "王五", "委员", "2020-03-05", "2023-03-04")
        #expect(
            bench.lines(record, only: "post.") == [
                "post.secretary count 1 @一支部 张三 2023-03-10..2026-02-19",
                "post.committeeMember count 1 @一支部 王五 2023-03-05..2026-02-19",
            ])
        try type("4", "张三", "书记", "2023-03-10")
        #expect(
            bench.lines(record, only: "post.") == ["post.committeeMember count 1 @一支部 王五 2023-03-05..2026-02-19"])
    }
}
