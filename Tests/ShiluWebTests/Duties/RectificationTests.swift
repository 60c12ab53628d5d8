import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("整改")
struct RectificationBoardTests {
    @Test("an item is completed by one person, verified and closed by another")
    func twoPeople() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk], member: "D002")
        try bench.account("jijian", [.disciplineMember], member: "D007")
        let item = try #require(
            try bench.app.ledger.records(RectificationItem.name).first { record in
                ["planned", "inProgress"].contains(record.fields["state"]?.text)
                    && record.fields["measures"]?.list?.isEmpty == false
                    && record.fields["responsiblePersonId"]?.text != "Member/D007"
            })
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let board = try await clerk.open("/rectification")
            #expect(board.status == 200 && board.text.contains("未销号") && board.text.contains(item.number))
            let path = "/rectification/\(WebPath.segment(item.number))/steps"
            if item.fields["state"]?.text == "planned" {
                _ = try bench.app.ledger.append(
                    [.advance(record: item.id, step: "start", on: bench.app.today)], author: "别人", at: bench.app.now)
            }
            let done = try await clerk.submit(path, [("step", "complete"), ("on", "2023-12-19")])
            #expect(done.status == 200, "\(done.text.suffix(600))")
            let own = try await clerk.submit(path, [("step", "verify"), ("on", "2023-12-20")])
            #expect(own.status == 403 && own.text.contains("要由另一个人办理"))
            let other = TestBrowser(client)
            try await other.signIn("jijian")
            try await other.open("/rectification")
            let verified = try await other.submit(path, [("step", "verify"), ("on", "2023-12-20")])
            #expect(verified.status == 200, "\(verified.text.suffix(600))")
            let closed = try await other.submit(
                path, [("step", "close"), ("on", "2023-12-20"), ("evidence", "整改报告.docx")])
            #expect(closed.status == 200)
            let record = try #require(try bench.app.ledger.record(item.id))
            #expect(record.fields["state"]?.text == "itemClosed")
            #expect(record.fields["verifierId"]?.text == "Member/D007")
        }
    }

    @Test("who only reads sees no step to take, and a branch's secretary only the branch's items")
    func rights() async throws {
        let bench = try WebBench()
        try bench.account("duzhe", [.reader])
        try bench.account("shuji", [.secretary], organization: "Z02")
        try await bench.run { client in
            let reader = TestBrowser(client)
            try await reader.signIn("duzhe")
            let board = try await reader.open("/rectification")
            #expect(board.status == 200 && !board.text.contains("/steps"))
            let secretary = TestBrowser(client)
            try await secretary.signIn("shuji")
            #expect(try await !secretary.open("/rectification").text.contains("WT23-01<"))
        }
    }
}
