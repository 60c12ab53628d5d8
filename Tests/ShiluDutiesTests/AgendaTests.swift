import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite struct AgendaTests {
    private static func agenda(_ table: FactTable, year: Int = 2023, on text: String) throws -> Agenda {
        try Agenda(
            facts: table, scope: Scope(Desk.committee), year: year, on: Desk.day(text), calendar: .bundled)
    }

    private static func term(_ number: Int, _ from: String, _ to: String) -> AnyRecord {
        Desk.record(
            CommitteeTerm.self, String(number),
            ["termNumber": .integer(Int64(number)), "startsOn": .text(from), "endsOn": .text(to)])
    }

    @Test(
        "A term that ends is met by the next one, due until its last day, a breach after it",
        arguments: [
            ("2023-06-28", false, DutyState.notDue), ("2023-06-29", false, .breach), ("2023-06-29", true, .met),
            ("2023-06-14", true, .notDue),
        ])
    func terms(_ on: String, _ hasNext: Bool, _ state: DutyState) throws {
        var records = [Self.term(6, "2020-06-28", "2023-06-28")]
        if hasNext { records.append(Self.term(7, "2023-06-15", "2026-06-15")) }
        let items = try Self.agenda(Desk.table(records), on: on).terms()
        #expect(items.map(\.state) == [state])
        #expect(items.first?.window.first == Desk.day("2022-12-28"))
    }

    @Test(
        "Probation ends a year after joining, the extension added, 29 February on the 28th",
        arguments: [
            ("2022-03-10", nil, "2023-03-10"), ("2022-03-10", 6, "2023-09-10"), ("2022-01-31", 8, "2023-09-30"),
            ("2024-02-29", nil, "2025-02-28"),
        ] as [(String, Int?, String)])
    func conversions(_ joined: String, _ extended: Int?, _ due: String) throws {
        var records = [Desk.member("甲", joined: joined, full: nil)]
        if let extended {
            records.append(
                Desk.record(
                    DevelopmentCase.self, "1",
                    ["personId": .text("Member/甲"), "extensionMonths": .integer(Int64(extended))]))
        }
        let year = Desk.day(due).year
        let items = try Self.agenda(Desk.table(records), year: year, on: due).conversions()
        #expect(items.map(\.due) == [Desk.day(due)])
        #expect(items.map(\.state) == [.notDue])
        let after = try Self.agenda(
            Desk.table(records), year: year, on: Desk.day(due).adding(days: 1).description
        ).conversions()
        #expect(after.map(\.state) == [.noRecord])
    }

    @Test func politicalBirthdaysAreKeptInTheYear() throws {
        let records = [
            Desk.member("甲", joined: "2012-02-29", full: "2013-02-28"),
            Desk.member("乙", joined: "2023-05-01", full: nil),
        ]
        let items = try Self.agenda(Desk.table(records), on: "2023-12-31").politicalBirthdays()
        #expect(items.map(\.due) == [Desk.day("2023-02-28")])
        #expect(items.first?.title == "入党11周年政治生日")
        #expect(items.first?.isOwed == false)
    }

    @Test(
        "Fifty years on 1 July, not a day later", arguments: [("1973-07-01", 1), ("1973-07-02", 0), ("1972-07-02", 1)])
    func medals(_ full: String, _ count: Int) throws {
        let records = [Desk.member("甲", joined: "1971-06-01", full: full)]
        let items = try Self.agenda(Desk.table(records), on: "2023-07-02").medals()
        #expect(items.count == count)
    }

    @Test func festivalsOfTheYearsNotice() throws {
        let rows = Desk.event("festival.springFestival", 1, on: "2023-01-18")
        let items = try Self.agenda(Desk.table([], rows: rows), on: "2023-02-01").festivals()
        #expect(items.map(\.title).prefix(2) == ["元旦前廉洁提醒", "春节前廉洁提醒"])
        #expect(items.map(\.state).prefix(3) == [.noRecord, .met, .notDue])
        #expect(items[1].due == Desk.day("2023-01-20"))
        #expect(try Self.agenda(Desk.table([]), year: 2027, on: "2027-02-01").festivals().isEmpty)
    }

    @Test func quarterlyReportsOfEachBranch() throws {
        let rows = Desk.event("hearing.reporter.partyBuilding", 1, on: "2023-03-31")
        let items = try Self.agenda(Desk.table([], rows: rows), on: "2023-04-01").quarterReports()
        #expect(items.count == 8)
        #expect(items.filter { $0.organization == Desk.first }.map(\.state) == [.met, .notDue, .notDue, .notDue])
        #expect(items.filter { $0.organization == Desk.second }.map(\.state) == [.noRecord, .notDue, .notDue, .notDue])
    }

    // MARK: Lists

    @Test func talksThatAreMissing() throws {
        let people = ["甲", "乙", "丙", "丁"].map { Desk.member($0) }
        let posts = [Desk.post("甲", .secretary), Desk.post("乙", .publicityMember), Desk.post("丙", .groupLeader)]
        func matrix(_ talks: [AnyRecord]) throws -> TalkMatrix {
            try #require(
                try TalkMatrix.all(
                    Desk.table(people + posts + talks), scope: Scope(Desk.first), year: 2023, on: Desk.day("2023-12-31")
                ).first)
        }
        let none = try matrix([])
        #expect(none.committeePairs.map { [$0.0, $0.1] } == [["Member/乙", "Member/甲"]])
        #expect(none.withoutCommittee == ["Member/丁", "Member/丙"])
        #expect(none.withoutMember == ["Member/丁", "Member/丙"])
        let some = try matrix([
            Desk.talk("1", "甲", "乙"), Desk.talk("2", "丙", "甲"), Desk.talk("3", "乙", "丁", on: "2022-12-31"),
        ])
        #expect(some.committeePairs.isEmpty)
        #expect(some.withoutCommittee == ["Member/丁"])
        let all = try matrix([
            Desk.talk("1", "甲", "乙"), Desk.talk("2", "丙", "甲"), Desk.talk("3", "乙", "丁"), Desk.talk("4", "丁", "丙"),
        ])
        #expect(all.isComplete)
    }

    @Test("Who came during the year owes no talk of it, but a talk with them counts")
    func talksOfNewcomers() throws {
        let people = ["甲", "乙", "丙"].map { Desk.member($0) } + [Desk.member("丁", joined: "2023-06-25", full: nil)]
        let posts = [Desk.post("甲", .secretary), Desk.post("乙", .publicityMember)]
        func matrix(_ talks: [AnyRecord]) throws -> TalkMatrix {
            try #require(
                try TalkMatrix.all(
                    Desk.table(people + posts + talks), scope: Scope(Desk.first), year: 2023, on: Desk.day("2023-12-31")
                ).first)
        }
        let some = try matrix([Desk.talk("1", "甲", "乙"), Desk.talk("2", "丙", "甲")])
        #expect(some.newcomers == ["Member/丁"])
        #expect(some.withoutCommittee.isEmpty)
        #expect(some.withoutMember == ["Member/丙"])
        #expect(try matrix([Desk.talk("1", "甲", "乙"), Desk.talk("2", "丙", "甲"), Desk.talk("3", "丁", "丙")]).isComplete)
    }

    @Test(
        "32 hours for a member, 56 for a secretary; the pace of the year decides the rest",
        arguments: [
            ("32", false, "2023-03-31", TrainingForecast.Outlook.reached), ("31.99", false, "2023-12-31", .behind),
            ("16", false, "2023-06-30", .onPace), ("15", false, "2023-07-02", .behind),
            ("32", true, "2023-12-31", .behind),
            ("56", true, "2023-12-31", .reached),
        ])
    func trainingHours(_ hours: String, _ isSecretary: Bool, _ on: String, _ outlook: TrainingForecast.Outlook) throws {
        var records = [
            Desk.member("甲"),
            Desk.record(
                TrainingCredit.self, "1",
                [
                    "memberId": .text("Member/甲"), "on": .text("2023-03-01"), "hours": .text(hours),
                    "isConcentrated": .integer(1),
                ]),
        ]
        if isSecretary { records.append(Desk.post("甲", .secretary)) }
        let rows = try TrainingForecast.all(
            Desk.table(records), scope: Scope(Desk.first), year: 2023, on: Desk.day(on))
        #expect(rows.map(\.outlook) == [outlook])
        let unkept = [UnkeptRegister(register: "TrainingCredit", organization: Desk.first)]
        let unknown = try TrainingForecast.all(
            Desk.table(records, unkept: unkept), scope: Scope(Desk.first), year: 2023, on: Desk.day(on))
        #expect(unknown.map(\.outlook) == [outlook == .reached ? .reached : .unknown])
    }
}
