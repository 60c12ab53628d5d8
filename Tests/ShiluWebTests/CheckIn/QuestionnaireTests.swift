import Foundation
import GRDB
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("手机作答")
struct QuestionnaireTests {
    private static let questions: Value = .list([
        .fields([
            "number": .integer(1), "form": .text("single"), "text": .text("党员大会几个月一次？"),
            "options": .list([.text("一个月"), .text("三个月")]), "answer": .list([.text("三个月")]),
            "points": ExactDecimal(coefficient: 60, scale: 0).value,
        ]),
        .fields([
            "number": .integer(2), "form": .text("trueFalse"), "text": .text("党费按月交"),
            "answer": .list([.text("对")]), "points": ExactDecimal(coefficient: 40, scale: 0).value,
        ]),
    ])

    private func questionnaire(
        _ bench: WebBench, kind: QuestionnaireKind, more: [String: Value] = ["questions": questions]
    ) throws -> String {
        var fields: [String: Value] = [
            "organizationId": .text("PartyOrganization/Z01"), "kind": .text(kind.rawValue), "title": .text("十二月问卷"),
            "on": .text("2023-12-20"), "state": .text("draft"),
        ]
        fields.merge(more) { _, new in new }
        let receipt = try bench.app.ledger.append(
            [.record(register: Questionnaire.name, fields: fields)], author: "干事", at: bench.app.now)
        return try #require(receipt.ids.first)
    }

    @Test("a test bears names: one answer each, the score is in the ledger when it is closed and the answers are gone")
    func test() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        let id = try questionnaire(bench, kind: .knowledgeTest)
        let path = QuestionnairePages.path(AnyRecord.number(of: id))
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            #expect(try await clerk.open(path).text.contains("满分100分"))
            let made = try await clerk.submit(path + "/open", [])
            #expect(made.status == 200 && made.text.contains("离开本页后不能再显示"), "\(made.text.suffix(1500))")
            let links = made.text.matches(of: #/http[^<"]*(/answer/[^<" ]+)/#).map { String($0.1) }
            let people = try bench.app.directory().people.filter { $0.branch?.hasSuffix("/Z01") == true }
            #expect(links.count == people.count && Set(links).count == links.count)
            let phone = TestBrowser(client)
            let paper = try await phone.open(links[0])
            #expect(paper.text.contains("党员大会几个月一次") && !paper.text.contains("三个月。"))
            #expect(try await phone.submit(links[0], []).text.contains("一道也没有答"))
            #expect(try await phone.submit(links[0], [("q0", "三个月"), ("q1", "错")]).text.contains("已交卷"))
            #expect(try await phone.open(links[0]).status == 422)
            let before = try await clerk.open(path)
            #expect(before.text.contains("收回1份") && before.text.contains("谁也看不到结果"))
            #expect(try bench.app.tests.answers(of: id) == nil)
            // A new link for those who have not answered; the old one opens no more.
            let again = try await clerk.submit(path + "/links", [])
            #expect(again.text.matches(of: #/\/answer\//#).count >= people.count - 1)
            #expect(try await phone.open(links[1]).status == 404)
            try await clerk.open(path)
            let closed = try await clerk.submit(path + "/close", [])
            #expect(
                closed.status == 200 && closed.path.contains("/records/Questionnaire/"), "\(closed.text.suffix(1500))")
        }
        let record = Record<Questionnaire>(try #require(try bench.app.ledger.record(id)))
        #expect(record.state == .closed && record.returned == 1)
        #expect(record.scores?.items.first?.score?.description.hasPrefix("60") == true)
        let left = try bench.app.state.read { db in
            try String.fetchAll(db, sql: "SELECT answers FROM test_taker WHERE answers IS NOT NULL")
        }
        #expect(left == ["[]"])
    }

    @Test("a survey is answered by slips that are drawn; numbers per option are all that is entered")
    func survey() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        let id = try questionnaire(
            bench, kind: .survey,
            more: [
                "questions": .list([
                    .fields([
                        "number": .integer(1), "form": .text("single"), "text": .text("满意吗"),
                        "options": .list([.text("满意"), .text("不满意")]),
                    ])
                ])
            ])
        let path = QuestionnairePages.path(AnyRecord.number(of: id))
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open(path)
            #expect(try await clerk.submit(path + "/open", []).status == 422)
            let made = try await clerk.submit(path + "/open", [("count", "4")])
            let slips = made.text.matches(of: #/http[^<"]*(/vote/[^<" ]+)/#).map { String($0.1) }
            #expect(slips.count == 4, "\(made.text.suffix(1500))")
            for (index, slip) in slips.prefix(3).enumerated() {
                let phone = TestBrowser(client)
                try await phone.open(slip)
                #expect(
                    try await phone.submit(slip, [("q0", index == 0 ? "不满意" : "满意")]).text.contains("已提交"))
            }
            try await clerk.open(path)
            #expect(try await clerk.submit(path + "/close", []).path.contains("/records/Questionnaire/"))
        }
        let record = Record<Questionnaire>(try #require(try bench.app.ledger.record(id)))
        #expect(record.issued == 4 && record.returned == 3 && record.scores == nil)
        #expect(Questionnaire.votes(record, for: "满意") == 2 && Questionnaire.votes(record, for: "不满意") == 1)
    }

    @Test("a paper is drawn from the bank when it opens; who may not advance it sees nothing")
    func bank() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try bench.account("lingwai", [.secretary], organization: "Z02")
        let bank = try bench.app.ledger.append(
            [
                .record(
                    register: QuestionBank.name,
                    fields: [
                        "organizationId": .text("PartyOrganization/Z01"), "title": .text("题库甲"),
                        "on": .text("2023-01-05"), "questions": Self.questions,
                    ])
            ], author: "干事", at: bench.app.now)
        let id = try questionnaire(
            bench, kind: .knowledgeTest, more: ["bankId": .text(try #require(bank.ids.first))])
        let path = QuestionnairePages.path(AnyRecord.number(of: id))
        try await bench.run { client in
            let stranger = TestBrowser(client)
            try await stranger.signIn("lingwai")
            #expect(try await stranger.open(path).status == 403)
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            #expect(try await clerk.open(path).text.contains("从题库“题库甲”抽题"))
            #expect(try await clerk.submit(path + "/open", []).text.contains("没有填抽几道题"))
            #expect(try await clerk.submit(path + "/open", [("draw.single", "9")]).text.contains("没有这么多题"))
            #expect(try await clerk.submit(path + "/open", [("draw.single", "1")]).text.contains("/answer/"))
        }
        #expect(Record<Questionnaire>(try #require(try bench.app.ledger.record(id))).questions?.items.count == 1)
    }
}
