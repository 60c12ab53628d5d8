import ShiluFigures
import Testing

@testable import ShiluAudit

/// A ledger of a few numbers.
struct StubLedger: LedgerAnswering {
    var values: [String: Rational] = [:]
    var notKept: Set<String> = []

    func answer(figure: String, claim: Claim, year: Int) async throws -> LedgerAnswer {
        if notKept.contains(figure) { return LedgerAnswer(value: nil, shown: "", reason: .notKept("谈心谈话")) }
        guard let value = values[figure] else { return LedgerAnswer(value: nil, shown: "", reason: .missing("无记录")) }
        return LedgerAnswer(value: value, shown: "\(value)\(claim.baseUnit)", sources: ["r1", "r2"])
    }
}

struct AgreeRow: Sendable {
    var said: String
    var yes: [String]
    var no: [String]
}

@Suite struct VerdictTests {
    /// indicators §0.5 and §0.4.
    static let rows: [AgreeRow] = [
        AgreeRow(said: "开展主题党日50余次。", yes: ["51", "59"], no: ["50", "60"]),
        AgreeRow(said: "发放学习资料600余册。", yes: ["601", "699"], no: ["600", "700"]),
        AgreeRow(said: "出台制度40多项。", yes: ["41", "49"], no: ["40", "50"]),
        AgreeRow(said: "开展现场教学10余次。", yes: ["11", "19"], no: ["10", "20"]),
        AgreeRow(said: "购置影视资料100余套。", yes: ["101", "199"], no: ["100", "200"]),
        AgreeRow(said: "开展座谈十余次。", yes: ["11", "19"], no: ["10", "20"]),
        AgreeRow(said: "慰问金3万余元。", yes: ["30001", "39999"], no: ["30000", "40000"]),
        AgreeRow(said: "志愿服务近50次。", yes: ["41", "49"], no: ["40", "50"]),
        AgreeRow(said: "志愿服务约50次。", yes: ["45", "50", "55"], no: ["44", "56"]),
        AgreeRow(said: "志愿服务超过50次。", yes: ["51"], no: ["50"]),
        AgreeRow(said: "志愿服务50次以上。", yes: ["50", "80"], no: ["49"]),
        AgreeRow(said: "志愿服务3至5次。", yes: ["3", "4", "5"], no: ["2", "6"]),
        AgreeRow(said: "志愿服务26次。", yes: ["26"], no: ["25", "27"]),
        AgreeRow(said: "到会率95.8%。", yes: ["20400/213"], no: ["96", "95.7"]),
        AgreeRow(said: "到会率90%。", yes: ["90"], no: ["90.1"]),
        AgreeRow(said: "到会率99.9%。", yes: ["199900/2000"], no: ["100"]),
        AgreeRow(said: "到会率100%。", yes: ["100"], no: ["199900/2000"]),
        AgreeRow(said: "到会率33.3%。", yes: ["100/3"], no: ["33"]),
        AgreeRow(said: "近九成党员参加。", yes: ["88"], no: ["90", "79", "9"]),
        AgreeRow(said: "八成党员参加。", yes: ["80", "78.5"], no: ["85", "8"]),
        AgreeRow(said: "到会率66.7%。", yes: ["200/3"], no: ["66.6"]),
        AgreeRow(said: "慰问金额3.6万元。", yes: ["36000", "36012"], no: ["37000"]),
        AgreeRow(said: "慰问金额1000元。", yes: ["1000"], no: ["1000.5"]),
    ]

    @Test(arguments: rows.indices) func agreesByTheRules(_ index: Int) throws {
        let row = Self.rows[index]
        let claim = try #require(Fixture.audit(row.said).claims.first)
        for text in row.yes { #expect(claim.agrees(with: try #require(Rational(text))), "\(row.said) \(text)") }
        for text in row.no { #expect(!claim.agrees(with: try #require(Rational(text))), "\(row.said) \(text)") }
    }

    @Test func judges() async throws {
        let text = "2023年召开党员大会26次、支委会*次，谈心谈话30次，党小组会9次，第3期培训，计划讲党课2次。"
        let result = Fixture.audit(text)
        let ledger = StubLedger(
            values: [
                "member-assembly-count": Rational(26), "branch-committee-meeting-count": Rational(30),
                "party-group-meeting-count": Rational(8),
            ],
            notKept: ["talk-count"])
        let judged = try await Fixture.auditor.judge(result: result, by: ledger, year: 2023)
        #expect(judged.claims.map(\.verdict) == [nil, .agrees, .blank, .unfounded, .differs, nil, nil])
        #expect(judged.claims[2].ledgerValue == "30次")
        #expect(judged.claims[1].sources == ["r1", "r2"])
    }
}
