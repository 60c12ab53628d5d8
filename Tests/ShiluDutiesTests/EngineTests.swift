import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluDuties

private let assembly = "branch-assembly-quarterly"

private func judged(_ given: [String], duty: String = assembly, year: Int = 2023, on: String, unkept: [String] = [])
    throws
    -> [DutyJudgement]
{
    let table = DutyExample(
        given: given, year: year, on: Day(on) ?? Day(number: 0), unkept: unkept, states: [:], line: 0
    ).table
    return try DutyEngine(catalogue: try .bundled, reading: table).judge(
        nil, year: year, on: Day(on) ?? Day(number: 0), duties: [duty])
}

@Suite("Judging") struct DutyEngineTests {
    @Test("A judgement says window, last day, days, evidence, article, what is missing and what to do") func parts()
        throws
    {
        let all = try judged(["meeting.memberAssembly count 1 @2023-02-10 at:一支部 as:会"], on: "2023-07-10")
        #expect(all.map(\.state) == [.met, .noRecord, .notDue])
        #expect(all[0].evidence == ["例/会"] && all[0].daysLeft == nil && all[0].missing.isEmpty && all[0].next.isEmpty)
        #expect(all[1].window == YearQuarter(year: 2023, quarter: 2)?.period)
        #expect(all[1].daysLeft == -10 && all[2].daysLeft == 82)
        #expect(all[1].missing == "应有1次，已有0次，还差1次")
        #expect(all[1].next.contains("补登") && all[2].next.contains("召开"))
        #expect(all[1].duty.basisText == "《支部工作条例（试行）》第11条")
        #expect(all[1].duty.mark == .verified)
    }

    @Test("A register that was not kept leaves it without record, and says so") func unkept() throws {
        let all = try judged(
            ["lecture.any count 1 @2023-02-10 at:一支部"], on: "2023-04-01", unkept: ["MeetingRecord"])
        #expect(all.first?.state == .noRecord)
        #expect(all.first?.reason == .notKept(["MeetingRecord"]))
        #expect(all.first?.isDecided == false)
        #expect(all.first?.missing.contains("会议记录") == true)
    }

    @Test("Before the go-live day nothing is held against anybody") func goLive() throws {
        let all = try judged(
            ["lecture.any count 1 @2023-02-10 at:一支部", "GoLive organizationId:局机关党委 on:2023-04-01"], on: "2023-12-31")
        #expect(all.map(\.state) == [.noRecord, .noRecord, .noRecord, .notDue])
        #expect(all.map(\.isDecided) == [false, true, true, false])
    }

    @Test("A rule binds only windows in which it was in force throughout") func inForce() throws {
        // 2018-10-28 《支部工作条例（试行）》
        #expect(try judged(["lecture.any count 1 @2018-02-10 at:一支部"], year: 2018, on: "2019-01-01").isEmpty)
        #expect(try judged(["lecture.any count 1 @2019-02-10 at:一支部"], year: 2019, on: "2020-01-01").count == 4)
    }

    @Test("A month that was paid in part says what was owed and what was paid") func paidInPart() throws {
        let given = [
            "roll.fullMember count 1 @2020-01-01.. at:一支部 member:甲",
            "dues.due count 1 @2023-01-01..2023-03-31 at:一支部 member:甲",
            "dues.due money 2050 @2023-01-01..2023-03-31 at:一支部 member:甲",
            "dues.settled count 1 @2023-01-31 at:一支部 member:甲", "dues.paid money 2050 @2023-01-15 at:一支部 member:甲",
            "dues.paid money 1000 @2023-03-15 at:一支部 member:甲", "dues.paid money 50 @2023-03-16 at:一支部 member:甲",
        ]
        let part = try judged(given, duty: "dues-monthly", on: "2024-01-01")
        #expect(part.map(\.state) == [.breach] && part.first?.missing == "2月没有记录；3月应交20.5元，只交了10.5元")
        let none = try judged(Array(given.prefix(5)), duty: "dues-monthly", on: "2024-01-01")
        #expect(none.first?.missing == "2月、3月没有记录")
    }

    @Test(
        "Rules of organs bind organs; the kind of unit is that of the nearest organisation that says it",
        arguments: [
            ("", "", "organ-cadre-assembly-yearly", DutyState.breach),
            ("unitKind:school", "", "organ-cadre-assembly-yearly", .notApplicable),
            ("unitKind:organ", "unitKind:school", "org-discipline", .notApplicable),
            ("unitKind:enterprise", "unitKind:organ", "org-discipline", .breach),
            ("unitKind:village", "", "org-discipline", .notApplicable),
            ("unitKind:village", "", "branch-assembly-quarterly", .noRecord),
        ])
    func unitKinds(_ above: String, _ own: String, _ duty: String, _ state: DutyState) throws {
        let all = try judged(
            [
                "PartyOrganization id:局机关党委 kind:organCommittee \(above)",
                "PartyOrganization id:一支部 kind:partyBranch hasCommittee:yes parentId:局机关党委 \(own)",
            ], duty: duty, on: "2024-01-01")
        #expect(Set(all.map(\.state)) == [state])
        let said = all.first?.missing.contains("只约束机关的党组织") == true
        #expect(said == (state == .notApplicable))
    }

    @Test("Deadlines in working days are undecided in a year without a calendar, visibly") func workingDays() throws {
        let span = Span(5, .workdays)
        let friday = try #require(Day("2023-03-03"))
        #expect(span.end(from: friday, calendar: NoWorkingDays()) == nil)
        #expect(span.end(from: friday, calendar: ExampleWorkingDays()) == Day("2023-03-10"))
        #expect(DutyReason.noCalendar(2031).sentence.contains("2031"))
    }

    @Test(
        "Spans hold to the month's end",
        arguments: [
            ("2024-01-31", "1 month", "2024-02-29"), ("2023-01-31", "1 month", "2023-02-28"),
            ("2024-02-29", "1 year", "2025-02-28"), ("2023-12-31", "2 months", "2024-02-29"),
            ("2023-03-05", "30 days", "2023-04-04"), ("2023-08-31", "6 months", "2024-02-29"),
        ])
    func spans(_ from: String, _ span: String, _ end: String) throws {
        let day = try #require(Day(from))
        #expect(try #require(Span(span)).end(from: day, calendar: NoWorkingDays()) == Day(end))
    }

    @Test("Windows of a year: twelve months, four quarters, two halves, one year, without a day between them")
    func windows() {
        for (window, count) in [(Judging.Window.month, 12), (.quarter, 4), (.half, 2), (.year, 1)] {
            let periods = window.periods(of: 2024)
            #expect(periods.count == count)
            #expect(periods.first?.first == Day("2024-01-01") && periods.last?.last == Day("2024-12-31"))
            for (one, next) in zip(periods, periods.dropFirst()) { #expect(one.last.adding(days: 1) == next.first) }
        }
    }

    @Test(
        "Conditions",
        arguments: [
            ("present * 5 >= expected * 4", Condition.Truth.holds), ("present * 2 > expected * 2", .fails),
            ("issued <= present", .unknown(["发出选票"])), ("filled issued, present", .unfilled(["发出选票"])),
            ("filled issued or filled present", .holds), ("empty issued", .holds),
            ("kind in termElection, byElection", .holds),
            ("kind not in byElection", .holds), ("kind not in termElection", .fails), ("on <= 2023-03-05", .holds),
            ("on < 2023-04-05 - 1 month", .fails), ("on <= 2023-04-05 - 1 month", .holds),
            ("count candidates >= 2", .holds), ("count candidates * 5 >= seats * 6", .fails),
            ("disjoint monitors candidates.memberId", .fails), ("disjoint tellers candidates.memberId", .holds),
            ("issued <= present or present == 20", .holds), ("count candidates.votes=11 * 1 >= 1", .fails),
        ])
    func conditions(_ text: String, _ truth: Condition.Truth) throws {
        let record = try #require(
            ExampleLine.record(
                "Election organizationId:一支部 kind:termElection on:2023-03-05 present:20 expected:25 seats:2 monitors:甲 tellers:丙 candidates:memberId=甲,votes=11 candidates:memberId=乙,votes=9",
                at: 1))
        var problem = ""
        let condition = try #require(Condition(text, in: "Election", problem: &problem))
        #expect(condition.truth(of: record, in: NoRecords(), calendar: NoWorkingDays()) == truth)
    }

    @Test("Who moved is judged where they stand, and a year by the branch of that year") func moved() throws {
        let given = [
            "roll.fullMember count 1 @2020-01-01..2023-12-31 at:一支部 member:甲",
            "roll.fullMember count 1 @2024-01-01.. at:二支部 member:甲",
            "credit.concentrated hours 3200 @2023-05-12 at:一支部 member:甲",
        ]
        let before = try judged(given, duty: "member-training-hours", on: "2024-02-01")
        #expect(before.map(\.organizationName) == ["一支部"] && before.map(\.state) == [.met])
        let after = try judged(given, duty: "member-training-hours", year: 2024, on: "2025-01-01")
        #expect(after.map(\.organizationName) == ["二支部"] && after.map(\.state) == [.noRecord])
        #expect(after.first?.missing == "应有32学时，已有0学时，还差32学时")
    }

    @Test("A joint gathering of two branches serves both; one of several kinds serves each kind") func joint() throws {
        let given = [
            "meeting.memberAssembly count 1 @2023-02-10 at:一支部+二支部 as:会",
            "lecture.any count 1 @2023-02-10 at:一支部+二支部 as:会",
        ]
        let all = try judged(given, on: "2023-03-31") + judged(given, duty: "party-lecture-quarterly", on: "2023-03-31")
        #expect(all.count == 4 && all.allSatisfy { $0.state == .met && $0.evidence == ["例/会"] })
    }
}

private struct NoRecords: RecordLookup {
    func record(_ id: String) -> AnyRecord? { nil }
    func referrers(_ register: String, _ field: String, to id: String) -> [AnyRecord] { [] }
    func holds(_ member: String, _ posts: [PostKind], at record: AnyRecord) -> Bool { false }
    func stands(_ member: String, at record: AnyRecord) -> Bool { false }
}
