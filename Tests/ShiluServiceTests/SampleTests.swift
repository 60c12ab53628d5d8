import Foundation
import ShiluDuties
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

@testable import ShiluService

private func plan(
    _ branches: Int, _ members: Int, years: Int = 1, seed: UInt64 = 1, gaps: String = "0"
) throws -> SamplePlan {
    try SamplePlan(
        branches: branches, members: members, years: years, firstYear: 2023, seed: seed,
        gaps: ExactDecimal(gaps) ?? ExactDecimal(0))
}

private func generated(_ plan: SamplePlan) -> SampleGenerator.Output {
    var generator = SampleGenerator(plan)
    return generator.run()
}

@Test("The same seed gives the same unit, another seed another")
func samplesRepeat() throws {
    let one = generated(try plan(2, 30, seed: 7, gaps: "0.05"))
    let same = generated(try plan(2, 30, seed: 7, gaps: "0.05"))
    let other = generated(try plan(2, 30, seed: 8, gaps: "0.05"))
    #expect(one.workbooks == same.workbooks)
    #expect(one.gaps == same.gaps)
    #expect(one.workbooks != other.workbooks)
}

@Test("Three years of a generated unit are taken without a complaint, elections included")
func samplesAreTaken() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString).shilu").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let ledger = try Ledger.create(
        driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "样例局",
        key: MasterKey(), at: 1_700_000_000)
    let output = generated(try plan(3, 45, years: 3, gaps: "0.02"))
    let report = try Importer(ledger).run(workbooks: output.workbooks, author: "样例", at: 1_700_000_000)
    #expect(report.rows > 1000)
    #expect(try ledger.records("Election").count == 3)
    try ledger.close()
}

@Test("Without a share nothing is missed; with one about that share is, and what is missed has no record")
func gapsAreListed() throws {
    #expect(generated(try plan(4, 100)).gaps.isEmpty)
    #expect(generated(try plan(4, 60)).gaps.map(\.duty) == ["org-committee"])
    let all = generated(try plan(4, 60, gaps: "1")).gaps
    #expect(Set(all.map(\.duty)).isSuperset(of: ["branch-assembly-quarterly", "theme-party-day-monthly"]))
    let some = generated(try plan(4, 60, gaps: "0.1")).gaps.count
    #expect((all.count / 20...all.count / 5).contains(some))
}

@Test(
    "Sizes that make no unit are refused, all at once",
    arguments: [
        (0, 10, 1, "0", 1), (10, 20, 1, "0", 1), (2, 30, 31, "0", 1), (Int.max, Int.max, 1, "0", 1), (2, 30, 1, "2", 1),
        (2, 200, 0, "-1", 3),
    ])
func impossibleSizes(_ branches: Int, _ members: Int, _ years: Int, _ gaps: String, _ problems: Int) throws {
    do {
        _ = try plan(branches, members, years: years, gaps: gaps)
        Issue.record("no refusal")
    } catch let refusal as Refusal {
        #expect(refusal.notices.count == problems)
    }
}

@Test("Five years: each year's gaps are found, and nothing else; the committee above is elected anew too")
func gapsOfManyYearsAreFound() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("years-\(UUID().uuidString).shilu").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let ledger = try Ledger.create(
        driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "样例局", key: MasterKey(),
        at: 1_700_000_000)
    let output = generated(
        try SamplePlan(
            branches: 3, members: 102, years: 5, firstYear: 2022, seed: 3, gaps: ExactDecimal("0.05") ?? ExactDecimal(0)
        )
    )
    _ = try Importer(ledger).run(workbooks: output.workbooks, author: "样例", at: 1_700_000_000)
    let elections = try ledger.records("Election").map(Record<Election>.init)
    // Three branches in the third year, the committee in the fourth.
    #expect(elections.count == 4)
    let engine = DutyEngine(
        catalogue: try DutyService.catalogue(), reading: try ledger.facts(), calendar: DutyService.calendar)
    for year in 2022...2026 {
        let day = try #require(Day(year: year + 1, month: 8, day: 1))
        let found = try engine.judge(nil, year: year, on: day).filter {
            $0.duty.isOwed && ($0.state == .breach || $0.state == .noRecord)
                // What falls due after the last year has no records yet.
                && $0.window.map { $0.last.year <= year } ?? true
        }.map { gap in
            PlantedGap(
                duty: gap.duty.id, organization: gap.organization, member: gap.member,
                from: gap.window?.first.description ?? "", to: gap.window?.last.description ?? "")
        }
        let planted = output.gaps.filter { $0.from.hasPrefix("\(year)-") }
        #expect(!planted.isEmpty)
        #expect(Set(found).subtracting(planted) == [], "\(year)")
        #expect(Set(planted).subtracting(found) == [], "\(year)")
    }
    try ledger.close()
}

@Test(
    "Every planted gap is found, and nothing is called a gap that was not planted",
    arguments: [(4, 100, 20), (3, 60, 5)])
func plantedGapsAreFound(_ branches: Int, _ members: Int, _ least: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("gaps-\(UUID().uuidString).shilu").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let ledger = try Ledger.create(
        driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "样例局", key: MasterKey(),
        at: 1_700_000_000)
    let output = generated(try plan(branches, members, seed: 7, gaps: "0.1"))
    _ = try Importer(ledger).run(workbooks: output.workbooks, author: "样例", at: 1_700_000_000)
    let engine = DutyEngine(
        catalogue: try DutyService.catalogue(), reading: try ledger.facts(), calendar: DutyService.calendar)
    let day = try #require(Day(year: 2024, month: 8, day: 1))
    let judged = try engine.judge(
        nil, year: 2023, on: day)
    let found = judged.filter { $0.duty.isOwed && ($0.state == .breach || $0.state == .noRecord) }.map { gap in
        PlantedGap(
            duty: gap.duty.id, organization: gap.organization, member: gap.member,
            from: gap.window?.first.description ?? "", to: gap.window?.last.description ?? "")
    }
    #expect(output.gaps.count > least)
    #expect(Set(found).subtracting(output.gaps) == [])
    #expect(Set(output.gaps).subtracting(found) == [])
    try ledger.close()
}
