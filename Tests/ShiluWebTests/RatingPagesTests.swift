import Foundation
import ShiluRegisters
import ShiluService
import Testing

@testable import ShiluWeb

@Suite("评定网页")
struct RatingPagesTests {
    @Test("self-assessment by one, review by another; every point opens its records")
    func rating() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary], organization: "Z01", member: "D004")
        try bench.account("ganshi", [.clerk], member: "D009")
        // What was typed in 支部评定 before is told at once, and taken back.
        let app = bench.app
        _ = try app.ledger.append(
            [.retract(record: "BranchRating/PD23-01", reason: "以评定表为准")], author: "别人", at: app.now)
        let path = "/ratings?scheme=star-branch&organization=Z01&year=2023"
        try await bench.run { client in
            let secretary = TestBrowser(client)
            try await secretary.signIn("shuji")
            let trial = try await secretary.open(path)
            #expect(trial.status == 200 && trial.text.contains("还没有登记自评"))
            #expect(trial.text.contains("条记录</a>"))
            let open = trial.text.matches(of: #/name="score\.([^"]+)"/#).map { String($0.1) }
            #expect(!open.isEmpty)
            let hidden = [("scheme", "star-branch"), ("organization", "Z01"), ("year", "2023")]
            let empty = try await secretary.submit("/ratings", hidden)
            #expect(empty.status == 422 && empty.text.contains("还没有得分"))
            let much = try await secretary.submit(
                "/ratings", hidden + open.flatMap { [("score.\($0)", "999"), ("reason.\($0)", "很好")] })
            #expect(much.status == 422 && much.text.contains("请填0到"))
            let done = try await secretary.submit(
                "/ratings", hidden + open.flatMap { [("score.\($0)", "1"), ("reason.\($0)", "有记录")] })
            #expect(done.status == 200 && done.text.contains("已登记自评"), "\(done.text.suffix(2000))")
            #expect(done.text.contains("结果相同") && done.text.contains("自评人不能复核自己"))
            #expect(try await secretary.submit("/ratings/review", hidden).status == 403)

            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let item = try #require(open.first)
            #expect(try await clerk.open(path).text.contains("登记复核"))
            let reviewed = try await clerk.submit(
                "/ratings/review", hidden + [("score.\(item)", "0.5"), ("reason.\(item)", "一件不在本年度")])
            #expect(reviewed.status == 200 && reviewed.text.contains("已复核"), "\(reviewed.text.suffix(2000))")
            #expect(reviewed.text.contains("0.5（一件不在本年度）"))
            let unit = try await clerk.open("/ratings?scheme=star-branch&organization=Z00&year=2023")
            #expect(unit.text.contains("已自评1个") && unit.text.contains("○ 未自评"))
        }
    }
}
