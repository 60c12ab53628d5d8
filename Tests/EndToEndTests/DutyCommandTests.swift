import Foundation
import ShiluDocuments
import Testing

/// What is owed, done and late, as the program says it of the example unit.
@Suite struct DutyCommandTests {
    private func items(_ program: Program, _ arguments: String...) throws -> [[String: Any]] {
        let outcome = try program.run(["duties", "--ledger", "a.shilu", "--format", "json"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return json?["duties"] as? [[String: Any]] ?? []
    }

    @Test func everyJudgementCarriesWhatItNeeds() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let all = try items(program, "--year", "2023", "--on", "2024-01-10")
        #expect(Set(all.compactMap { $0["state"] as? String }).isSuperset(of: ["met", "noRecord"]))
        for item in all {
            for key in ["duty", "title", "organization", "state", "evidence", "basis", "mark", "missing", "next"] {
                #expect(item[key] != nil, "\(key): \(item)")
            }
        }
        let committee = all.filter { $0["duty"] as? String == "organ-cadre-assembly-yearly" }
        #expect(committee.count == 1)
        let only = try items(program, "--year", "2023", "--on", "2024-01-10", "--duty", "支部党员大会", "--state", "met")
        #expect(
            only.allSatisfy { $0["duty"] as? String == "branch-assembly-quarterly" && $0["state"] as? String == "met" })
        #expect(only.allSatisfy { !($0["evidence"] as? [String] ?? []).isEmpty })
    }

    @Test func textBeginsWithWhatIsStillToDo() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let outcome = try program.run(
            "duties", "--ledger", "a.shilu", "--organization", "机关第一党支部", "--on", "2023-12-25")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("2023年应尽事项（按2023年12月25日判断）：本月"))
        #expect(outcome.output.contains("依据：《") && outcome.output.contains("下一步："))
        let unknown = try program.run("duties", "--ledger", "a.shilu", "--duty", "no-such-duty")
        #expect(unknown.status == 2 && unknown.errors.contains("没有“no-such-duty”这项应尽事项"))
    }

    @Test func sheetOfGaps() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let outcome = try program.run(
            "duties", "--ledger", "a.shilu", "--year", "2023", "--on", "2024-01-10", "--format", "xlsx", "--output",
            "gaps.xlsx")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(FileManager.default.fileExists(atPath: program.path("gaps.xlsx")))
    }

    @Test func catalogueListsEveryDuty() throws {
        let program = try Program()
        defer { program.remove() }
        let json = try program.json("catalogue", "list", "--format", "json") as? [String: Any]
        let duties = json?["duties"] as? [[String: Any]] ?? []
        #expect(Set(duties.compactMap { $0["id"] as? String }).count == 198)
        #expect(try program.run("catalogue", "check").status == 0)
    }
}
