import Foundation
import Testing

/// 党费 of one branch of the example unit, counted from its sheets by hand.
@Suite struct DuesTests {
    /// In fen: what 22 members owe over 255 months, what they paid; one month is not paid, two were paid late.
    static let truth = [
        "due": 3_996_016, "paid": 3_982_002, "beside": 100_000, "arrears": 14_014, "monthsDue": 255,
        "monthsOnTime": 252,
    ]

    private func statement(_ program: Program, now: String, _ more: String...) throws -> [String: Any] {
        let outcome = try program.run(
            ["dues", "--ledger", "a.shilu", "--organization", "机关第一党支部", "--year", "2023", "--format", "json"] + more,
            environment: ["SHILU_NOW": now])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    @Test func theStatementIsWhatTheSheetsHold() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let whole = try statement(program, now: "2024-01-05 09:00")
        let totals = whole["totals"] as? [String: Int] ?? [:]
        for (key, value) in Self.truth { #expect(totals[key] == value, "\(key)") }
        let members = (whole["branches"] as? [[String: Any]] ?? []).flatMap { $0["members"] as? [[String: Any]] ?? [] }
        #expect(members.count == 22)
        for (key, value) in Self.truth {
            let sum = members.reduce(0) { $0 + (($1["totals"] as? [String: Int])?[key] ?? 0) }
            #expect(sum == value, "the members' \(key) add up")
        }
        // Before the month is over nothing of it is in arrears.
        let early = try statement(program, now: "2023-12-31 09:00")
        #expect((early["totals"] as? [String: Int])?["arrears"] == 0)
        #expect((early["totals"] as? [String: Int])?["due"] == Self.truth["due"])
    }

    @Test func oneMemberMonthByMonth() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let text = try program.run(
            "dues", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023", "--member", "D017",
            environment: ["SHILU_NOW": "2024-01-05 09:00"])
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("欠交0元"))
        #expect(text.output.components(separatedBy: "已补交").count == 3)
        #expect(text.output.contains("2023-07-14 补交"))
        let nobody = try program.run(
            "dues", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023", "--member", "查无此人")
        #expect(nobody.status == 2)
        #expect(nobody.errors.contains("没有这名党员") && !nobody.errors.contains("查无此人"))
    }

    @Test func figuresAgreeWithTheStatement() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        func shown(_ figure: String, of organization: String) throws -> String? {
            let json = try program.json(
                "figures", "--ledger", "a.shilu", "--organization", organization, "--year", "2023", "--figure", figure,
                "--format", "json")
            return ((json as? [String: Any])?["figures"] as? [[String: Any]])?.first?["shown"] as? String
        }
        #expect(try shown("dues-total", of: "机关第一党支部") == "40820.02元")
        // 252 of 255 months.
        #expect(try shown("dues-on-time-rate", of: "机关第一党支部") == "98.8%")
        #expect(try shown("democratic-review-coverage", of: "机关第一党支部") == "100%")
        // Six of the 21 who were graded.
        #expect(try shown("review-excellent-share", of: "机关第一党支部") == "28.6%")
        // The other branches do not keep the registers of dues: no number for all.
        #expect(try shown("dues-total", of: "局机关党委") == nil)
        #expect(try shown("election-on-time-rate", of: "局机关党委") == "100%")
        #expect(try shown("term-overdue-count", of: "局机关党委") == "0个")
    }

    @Test func withoutTheKeyNothingIsOwed() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        try FileManager.default.removeItem(atPath: program.path("a.shilu.key"))
        let outcome = try program.run("dues", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("没有密钥"))
    }
}
