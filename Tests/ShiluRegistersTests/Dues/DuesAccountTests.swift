import ShiluRegisters
import Testing

@Suite("Dues of a member month by month")
struct DuesAccountTests {
    /// A member on the roll of 一支部 since 2010, who owes 75.02 a month in 2023.
    static func desk(_ member: [String: String] = [:]) throws -> Bench {
        var bench = try Bench.small()
        try bench.add(Member.self, "甲", Bench.memberCells(member))
        try bench.add(
            DuesAssessment.self, "2023",
            [
                "organizationId": "一支部", "memberId": "甲", "effectiveMonth": "2023-01", "category": "按月领取工资",
                "base": "5001",
            ])
        return bench
    }

    static func pay(
        _ bench: inout Bench, _ number: String, _ month: String, _ on: String, _ amount: String, kind: String = "正常"
    ) throws {
        try bench.add(
            DuesPayment.self, number,
            [
                "organizationId": "一支部", "memberId": "甲", "forMonth": month, "paidOn": on, "amount": amount,
                "kind": kind, "method": "本人交纳",
            ])
    }

    private func facts(_ bench: Bench, _ number: String) throws -> [String] {
        bench.lines(Record<DuesAssessment>(try #require(bench.record("DuesAssessment/\(number)"))), only: "dues.")
    }

    @Test("owed while on the roll; in time, in full, and by which payment")
    func months() throws {
        var bench = try Self.desk()
        try Self.pay(&bench, "1", "2023-01", "2023-01-31", "75.02")
        try Self.pay(&bench, "2", "2023-02", "2023-02-10", "50")
        try Self.pay(&bench, "3", "2023-02", "2023-02-28", "25.02")
        try Self.pay(&bench, "4", "2023-03", "2023-04-01", "75.02", kind: "补交")
        try Self.pay(&bench, "5", "2023-04", "2023-04-01", "75.01")
        try Self.pay(&bench, "6", "2023-05", "2023-05-01", "1000", kind: "自愿多交")
        #expect(
            Set(try facts(bench, "2023")) == [
                "dues.assessed count 1 @一支部 2023-01-01", "dues.assessed money 7502 @一支部 2023-01-01",
                "dues.due count 1 @一支部 甲 2023-01-01..…", "dues.due money 7502 @一支部 甲 2023-01-01..…",
                "dues.settled count 1 @一支部 甲 2023-01-31", "dues.onTime count 1 @一支部 甲 2023-01-31",
                "dues.settled count 1 @一支部 甲 2023-02-28", "dues.onTime count 1 @一支部 甲 2023-02-28",
                "dues.settled count 1 @一支部 甲 2023-03-31",
            ])
        let sources = bench.facts(Record<DuesAssessment>(try #require(bench.record("DuesAssessment/2023"))))
            .filter { $0.kind == "dues.settled" }.map(\.source)
        #expect(sources == ["DuesPayment/1", "DuesPayment/3", "DuesPayment/4"])
    }

    @Test("the next assessment, a reduction and a move each begin a stretch of its own")
    func stretches() throws {
        var bench = try Self.desk()
        try bench.add(
            DuesAssessment.self, "2024",
            [
                "organizationId": "二支部", "memberId": "甲", "effectiveMonth": "2024-01", "category": "离退休",
                "base": "6000",
            ])
        try bench.add(
            DuesReduction.self, "1",
            [
                "organizationId": "一支部", "memberId": "甲", "fromMonth": "2023-03", "toMonth": "2023-04", "amount": "10",
                "studiedIn": "会", "approvalOn": "2023-02-20", "approvalBody": "党委", "approvalOutcome": "同意",
            ])
        try bench.add(
            DuesReduction.self, "2",
            [
                "organizationId": "一支部", "memberId": "甲", "fromMonth": "2023-05", "amount": "0", "studiedIn": "会",
                "approvalBody": "党委", "approvalOutcome": "待办",
            ])
        try bench.add(
            MembershipEvent.self, "1",
            [
                "memberId": "甲", "kind": "调整所在支部、党小组", "on": "2023-10-15", "toOrganizationId": "二支部",
                "decidedBy": "党委",
            ])
        #expect(
            try facts(bench, "2023").filter { $0.hasPrefix("dues.due money") } == [
                "dues.due money 7502 @一支部 甲 2023-01-01..2023-02-28",
                "dues.due money 1000 @一支部 甲 2023-03-01..2023-04-30",
                "dues.due money 7502 @一支部 甲 2023-05-01..2023-10-14",
                "dues.due money 7502 @二支部 甲 2023-10-15..2023-12-31",
            ])
        #expect(
            try facts(bench, "2024").filter { $0.hasPrefix("dues.due money") } == [
                "dues.due money 6000 @二支部 甲 2024-01-01..…"
            ])
    }

    @Test("quarterly consent: in time until the quarter's end")
    func quarters() throws {
        var bench = try Bench.small()
        try bench.add(Member.self, "甲", Bench.memberCells())
        try bench.add(
            DuesAssessment.self, "2023",
            [
                "organizationId": "一支部", "memberId": "甲", "effectiveMonth": "2023-01", "category": "学生",
                "quarterlyConsent": "是",
            ])
        try Self.pay(&bench, "1", "2023-01", "2023-03-31", "0.2")
        try Self.pay(&bench, "2", "2023-04", "2023-07-01", "0.2")
        #expect(
            try facts(bench, "2023").filter { $0.hasPrefix("dues.onTime") } == ["dues.onTime count 1 @一支部 甲 2023-01-31"]
        )
    }

    @Test("nothing is owed after death, nor by a probationary member before the assembly")
    func edges() throws {
        let dead = try Self.desk(["diedOn": "2023-05-10"])
        #expect(
            try facts(dead, "2023").filter { $0.hasPrefix("dues.due count") } == [
                "dues.due count 1 @一支部 甲 2023-01-01..2023-05-09"
            ])
        let fresh = try Self.desk([
            "status": "预备党员", "joinedOn": "2023-06-20", "fullMemberOn": "", "birthDate": "1995-06-15",
            "birthYear": "1995",
        ])
        #expect(
            try facts(fresh, "2023").filter { $0.hasPrefix("dues.due count") } == [
                "dues.due count 1 @一支部 甲 2023-06-20..…"
            ])
    }
}
