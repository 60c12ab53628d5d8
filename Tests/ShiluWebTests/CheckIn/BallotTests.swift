import Foundation
import GRDB
import Testing

@testable import ShiluWeb

@Suite("无记名投票")
struct BallotTests {
    private func ballot(_ bench: WebBench, kind: Ballot.Kind = .vote, lines: [String] = ["甲", "乙"], seats: Int = 0)
        throws
        -> String
    {
        let account = try bench.account("ganshi", [.clerk])
        return try bench.app.ballots.create(
            account: account, organization: "PartyOrganization/Z01", kind: kind, title: "表决",
            questions: lines.map { BallotPages.question($0, kind) }, seats: seats)
    }

    @Test("a slip is good once; results appear only when closed")
    func once() throws {
        let bench = try WebBench(example: false)
        let id = try ballot(bench)
        let store = bench.app.ballots
        let slips = try store.makeSlips(3, for: id)
        #expect(Set(slips).count == 3)
        #expect(try store.vote([["赞成"], ["弃权"]], slip: slips[0]))
        #expect(try !store.vote([["不赞成"], []], slip: slips[0]))
        #expect(try !store.vote([["赞成"], []], slip: "没有这张"))
        #expect(try store.votes(of: id) == nil)
        try store.close(id)
        #expect(try !store.vote([["赞成"], []], slip: slips[1]))
        let tally = BallotTally(try #require(try store.ballot(id)), try #require(try store.votes(of: id)))
        #expect(tally.lines.map(\.counts) == [[1, 0, 0], [0, 0, 1]])
        #expect(try store.makeSlips(1, for: id).isEmpty)
    }

    @Test("what is stored joins no vote with a slip, a time or a person, and no slip with a person")
    func unlinked() throws {
        let bench = try WebBench(example: false)
        let id = try ballot(bench)
        let columns = try bench.app.state.read { db in
            (try db.columns(in: "ballot_vote").map(\.name), try db.columns(in: "ballot_slip").map(\.name))
        }
        #expect(columns.0 == ["ballot", "key", "answers"])
        #expect(columns.1 == ["hash", "ballot", "used"])
        // Voters come one after the other, each with an answer of his own: the stored order must not be theirs.
        let slips = try bench.app.ballots.makeSlips(40, for: id)
        for (number, slip) in slips.enumerated() { _ = try bench.app.ballots.vote([["\(number)"], []], slip: slip) }
        let stored = try bench.app.state.read { db in
            try String.fetchAll(db, sql: "SELECT answers FROM ballot_vote")
        }.compactMap { JSON(parsing: $0)?.items?.first?.items?.first?.string }.compactMap { Int($0) }
        #expect(stored.count == 40)
        #expect(stored != stored.sorted())
        let logged = try bench.app.accessLog.lines(AccessLog.Kind.allCases, offset: 0, limit: 100)
        #expect(logged.isEmpty)
    }

    @Test("an election's vote for more than the seats is invalid")
    func seats() throws {
        let bench = try WebBench(example: false)
        let id = try ballot(bench, kind: .election, lines: ["甲", "乙", "丙"], seats: 2)
        let slips = try bench.app.ballots.makeSlips(2, for: id)
        _ = try bench.app.ballots.vote([["赞成"], ["赞成"], ["赞成"]], slip: slips[0])
        _ = try bench.app.ballots.vote([["赞成"], ["赞成"], ["不赞成"]], slip: slips[1])
        try bench.app.ballots.close(id)
        let tally = BallotTally(
            try #require(try bench.app.ballots.ballot(id)), try #require(try bench.app.ballots.votes(of: id)))
        #expect(tally.invalid == 1 && tally.returned == 2)
        #expect(tally.lines.map { $0.counts[0] } == [1, 1, 0])
    }

    @Test("answered on a phone by somebody who is not signed in; the clerk sees how many, not how, until the end")
    func pages() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk], organization: "Z01")
        try bench.account("guanli", [.administrator])
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open("/ballots/new")
            let survey = [
                ("organization", "Z01"), ("kind", "survey"), ("title", "满意度问卷"),
                ("lines", "对支部工作是否满意：满意/一般/不满意\n建议"),
            ]
            let made = try await clerk.submit("/ballots/new", survey)
            #expect(made.status == 200 && made.text.contains("生成票条"))
            let id = try #require(try bench.app.ballots.ballots().first?.id)
            let sheet = try await clerk.submit("/ballots/\(id)/slips", [("count", "2")])
            let parts = sheet.text.components(separatedBy: "/vote/").dropFirst().map { $0.prefix { $0 != "<" } }
            let slips = Set(parts.map { String($0) })
            #expect(slips.count == 2)
            let phone = TestBrowser(client)
            let path = "/vote/\(try #require(slips.first))"
            #expect(try await phone.open(path).text.contains("不记名"))
            #expect(try await phone.submit(path, []).text.contains("一项也没有填"))
            let sent = try await phone.submit(path, [("q0", "满意"), ("q1", "多开展<b>活动</b>")])
            #expect(sent.text.contains("已提交"))
            #expect(try await phone.open(path).text.contains("已经用过"))
            let open = try await clerk.open("/ballots/\(id)")
            #expect(open.text.contains("收回1张") && !open.text.contains("多开展"))
            let administrator = TestBrowser(client)
            try await administrator.signIn("guanli")
            #expect(try await administrator.open("/ballots/\(id)").status == 403)
            try await clerk.open("/ballots/\(id)")
            let closed = try await clerk.submit("/ballots/\(id)/close", [])
            #expect(closed.text.contains("1票") && closed.text.contains("多开展&lt;b&gt;活动"))
            let last = "/vote/\(try #require(slips.first { !path.hasSuffix($0) }))"
            #expect(try await phone.open(last).text.contains("已经截止"))
        }
    }

    @Test(
        "a survey's line is read",
        arguments: [
            ("是否满意：满意/不满意", "是否满意", ["满意", "不满意"], false),
            ("方式（多选）：上门／电话", "方式", ["上门", "电话"], true), ("意见建议", "意见建议", [String](), false),
        ])
    func lines(_ line: String, _ title: String, _ options: [String], _ multiple: Bool) {
        let question = BallotPages.question(line, .survey)
        #expect(question == Ballot.Question(title: title, options: options, isMultiple: multiple))
    }
}
