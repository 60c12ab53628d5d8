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
        #expect(try Bench.small().codes(record) == codes)
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
        #expect(bench.codes(record) == [])
        #expect(
            bench.lines(record, only: "election.termElection") == [
                "election.termElection count 1 @二支部 2023-04-01", "election.termElection elected 3 @二支部 2023-04-01",
                "election.termElection expected 25 @二支部 2023-04-01", "election.termElection present 20 @二支部 2023-04-01",
                "election.termElection seats 3 @二支部 2023-04-01",
            ])
    }
}
