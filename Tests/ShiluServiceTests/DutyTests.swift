import Foundation
import ShiluFigures
import ShiluLedgerSQLite
import ShiluRegisters
import Synchronization
import Testing

@testable import ShiluDuties
@testable import ShiluLedger
@testable import ShiluService

/// A generated unit in a ledger of its own, with the gaps that were planted in it.
private struct Generated {
    let session: Session
    let planted: [PlantedGap]
    let path: String

    init(branches: Int, members: Int, gaps: String) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("duty-\(UUID().uuidString).shilu").path
        let ledger = try Ledger.create(
            driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "样例局", key: MasterKey(),
            at: 1_700_000_000)
        var generator = SampleGenerator(
            try SamplePlan(
                branches: branches, members: members, years: 1, firstYear: 2023, seed: 11,
                gaps: ExactDecimal(gaps) ?? ExactDecimal(0)))
        let output = generator.run()
        _ = try Importer(ledger).run(workbooks: output.workbooks, author: "样例", at: 1_700_000_000)
        session = Session(ledger, catalogue: try FigureCatalogue.bundled)
        planted = output.gaps
    }

    func remove() {
        try? session.ledger.close()
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}

private struct Gap: Hashable, CustomStringConvertible {
    let duty: String
    let organization: String
    let member: String?
    let from: String
    var description: String { "\(duty) \(organization) \(member ?? "") \(from)" }
}

@Suite("Duties of a ledger") struct DutyTests {
    @Test("Every planted gap is found, and of all duties no gap that was not planted") func plantedGaps() throws {
        let unit = try Generated(branches: 12, members: 150, gaps: "0.06")
        defer { unit.remove() }
        #expect(unit.planted.count > 30 && Set(unit.planted.map(\.duty)).count > 5)
        let on = try #require(Day("2024-08-01"))
        let judged = try unit.session.dutyEngine().judge(nil, year: 2023, on: on)
        // 56 hours are owed by those who were in the committee; the same person also owes the 32 of every member.
        let found = Set(
            judged.filter { $0.state == .breach || $0.state == .noRecord }.map { judgement in
                Gap(
                    duty: judgement.duty.id, organization: judgement.organization, member: judgement.member,
                    from: judgement.window?.first.description ?? "")
            })
        let planted = Set(
            unit.planted.map { Gap(duty: $0.duty, organization: $0.organization, member: $0.member, from: $0.from) })
        let (lost, invented) = (planted.subtracting(found), found.subtracting(planted))
        #expect(lost.isEmpty, "\(lost.map(\.description).sorted().joined(separator: "\n"))")
        #expect(invented.isEmpty, "\(invented.map(\.description).sorted().joined(separator: "\n"))")
        #expect(judged.contains { $0.state == .met })
    }

    /// A judgement with everything that people see of it.
    private static func shown(_ judgements: [DutyJudgement], evidence: Bool = true) -> [String] {
        judgements.map { judgement in
            [
                judgement.duty.id, judgement.organization, judgement.member ?? "", judgement.record ?? "",
                judgement.window?.description ?? "", judgement.state.rawValue, judgement.due?.description ?? "",
                judgement.missing, evidence ? judgement.evidence.sorted().joined(separator: ",") : "",
            ].joined(separator: "|")
        }.sorted()
    }

    @Test(
        "Sums and single facts give the same judgements, and so does each branch by itself, on any day of the year",
        arguments: ["2024-08-01", "2023-11-15", "2023-06-30", "2023-01-01"])
    func roads(_ day: String) throws {
        let unit = try Generated(branches: 26, members: 130, gaps: "0.05")
        defer { unit.remove() }
        let on = try #require(Day(day))
        let engine = try unit.session.dutyEngine()
        let all = try engine.judge(nil, year: 2023, on: on)
        let plain = DutyEngine(
            catalogue: engine.catalogue, reading: try unit.session.ledger.factReader(usesFactsOnly: true),
            calendar: engine.calendar)
        let (one, other) = (Self.shown(all), Self.shown(try plain.judge(nil, year: 2023, on: on)))
        #expect(one.count == other.count && zip(one, other).allSatisfy { $0 == $1 })
        for (left, right) in zip(one, other).filter({ $0 != $1 }).prefix(5) { Issue.record("\(left)\n\(right)") }
        for number in ["Z1", "Z7", "W00"] {
            let id = "PartyOrganization/\(number)"
            // Who holds posts at two places owes for them once: where, depends on the scope.
            let byPost: Set<DutyOwner> = number == "W00" ? [.secretary, .committeeMember] : []
            let own = Self.shown(
                try engine.judge(Scope(id, includesSubtree: false), year: 2023, on: on).filter {
                    !byPost.contains($0.duty.owner)
                })
            let same = Self.shown(all.filter { $0.organization == id && !byPost.contains($0.duty.owner) })
            #expect(own == same, "\(number)")
            for (left, right) in zip(own, same).filter({ $0 != $1 }).prefix(5) { Issue.record("\(left)\n\(right)") }
        }
        // What nobody asks for is not made, and part by part it is the same.
        let open: Set<DutyState> = [.breach, .noRecord]
        let asked = try engine.judge(nil, year: 2023, on: on, states: open)
        #expect(Self.shown(asked) == Self.shown(all.filter { open.contains($0.state) }))
        var parts: [DutyJudgement] = []
        try engine.judge(nil, year: 2023, on: on, partsOf: 8) { parts += $0 }
        #expect(Self.shown(parts) == one)
        #expect(Self.shown(try engine.judge(nil, year: 2023, on: on, partsOf: 8)) == one)
        let some = try engine.judge(organizations: ["PartyOrganization/Z1"], year: 2023, on: on, partsOf: 8)
        #expect(Self.shown(some) == Self.shown(all.filter { $0.organization == "PartyOrganization/Z1" }))
        let mine = Self.shown(try engine.judge(member: "Member/D7", year: 2023, on: on))
        #expect(mine == Self.shown(all.filter { $0.member == "Member/D7" && $0.duty.concernsPersons }))
    }

    @Test("A server takes the new day at midnight") func midnight() throws {
        let unit = try Generated(branches: 2, members: 24, gaps: "0")
        defer { unit.remove() }
        let clock = Mutex(try #require(Day("2023-03-31")))
        let session = Session(unit.session.ledger, catalogue: unit.session.catalogue) { clock.withLock { $0 } }
        let root = try session.organization("局机关党委").id
        func due() throws -> Int64? {
            let period = try #require(Period(year: 2023))
            return try session.engine().supplied?.value("duties.threeMeetings", in: Scope(root), during: period)?.whole
        }
        let before = try due()
        clock.withLock { $0 = $0.adding(days: 60) }
        let after = try due()
        #expect(session.today == Day("2023-05-30"))
        #expect(try #require(after) > #require(before))
    }

    @Test("Compliance figures and gaps of a report follow from the duties") func figures() throws {
        let unit = try Generated(branches: 2, members: 24, gaps: "0")
        defer { unit.remove() }
        let engine = try unit.session.engine()
        let root = try unit.session.organization("局机关党委").id
        let period = try #require(Period(year: 2023))
        let three = try engine.reading("three-meetings-compliance", scope: Scope(root), period: period)
        #expect(three.shown == "100%")
        #expect(!three.sources.isEmpty)
        let gaps = try engine.reading("obligation-gap-count", scope: Scope(root), period: period)
        let listed = try #require(try engine.supplied?.records(of: DutyGap.name, in: Scope(root), during: period))
        #expect(gaps.number.map { $0 >= Rational(Int64(listed.count)) } == true)
        #expect(!listed.contains { $0.fields["duty"]?.text == "支部党员大会" })
    }

    @Test("What is judged on a day does not see what happened later, and a member sees only their own") func days()
        throws
    {
        let unit = try Generated(branches: 2, members: 24, gaps: "0")
        defer { unit.remove() }
        let engine = try unit.session.dutyEngine()
        let early = try #require(Day("2023-01-01"))
        let assembly = try engine.judge(nil, year: 2023, on: early, duties: ["branch-assembly-quarterly"])
        #expect(assembly.count == 2)
        #expect(assembly.allSatisfy { $0.state == .notDue && $0.due == Day("2023-03-31") && $0.daysLeft == 89 })
        let mine = try engine.judge(member: "Member/D1", year: 2023, on: early)
        #expect(!mine.isEmpty && mine.allSatisfy { $0.member == "Member/D1" })
        let tally = DutyService.Tally(assembly, on: early)
        #expect(tally.sentence == "本月没有待办事项；以后到期2项；已办0项。")
    }
}
