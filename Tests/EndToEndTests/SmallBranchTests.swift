import Foundation
import Testing

/// The second example: a branch of twelve members that did everything it owed.
@Suite struct SmallBranchTests {
    @Test("Nothing is owed any more, and every command that counts answers for the branch and for the unit")
    func nothingIsOwed() throws {
        let program = try Program()
        defer { program.remove() }
        let made = try program.run("init", "a.shilu", "--example", "small-branch-2023")
        #expect(made.status == 0, "\(made.errors)")
        let duties = try program.run(
            "duties", "--ledger", "a.shilu", "--organization", "第一支部", "--year", "2023", "--on", "2024-08-05")
        #expect(duties.status == 0 && duties.output.contains("本月没有待办事项；已办"), "\(duties.output.prefix(400))")
        for organization in ["第一支部", "局机关党委"] {
            let figures = try program.run(
                "figures", "--ledger", "a.shilu", "--organization", organization, "--year", "2023")
            #expect(figures.status == 0, "\(figures.errors.suffix(800))")
            let report = try program.run(
                "report", "annual-summary", "--ledger", "a.shilu", "--organization", organization, "--year", "2023",
                "--date", "2023-12-20", "--output", "\(organization).docx")
            #expect(report.status == 0, "\(report.errors.suffix(800))")
            #expect(try program.run("trace", "\(organization).docx", "--check", "--ledger", "a.shilu").status == 0)
        }
    }
}
