import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite struct WorkingCalendarTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test("Every year that ships names its notice, was read, and has the seven festivals")
    func bundledYears() throws {
        let calendar = try WorkingCalendar.bundled
        #expect(calendar.years.map(\.year) == [2022, 2023, 2024, 2025, 2026])
        for year in calendar.years {
            #expect(year.source.contains("\(year.year)年部分节假日安排"))
            #expect(year.isVerified)
            let names = year.holidays.flatMap { $0.name.split(separator: "、").map(String.init) }
            #expect(Set(names) == ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"])
        }
    }

    /// Working days of a year: days less weekends less weekdays off plus make-up days; counted by hand from the notices.
    @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func workingDaysOfAYear(_ year: Int, _ expected: Int) throws {
        let calendar = try WorkingCalendar.bundled
        #expect(calendar.workingDays(in: try #require(Period(year: year))) == expected)
    }

    @Test(
        arguments: [
            ("2023-01-20", true), ("2023-01-21", false), ("2023-01-27", false), ("2023-01-28", true),
            ("2023-04-05", false), ("2023-04-06", true), ("2023-10-06", false), ("2023-10-07", true),
            ("2023-10-09", true), ("2023-12-30", false), ("2023-12-29", true), ("2026-02-14", true),
            ("2026-02-23", false), ("2026-02-24", true),
        ])
    func isWorkingDay(_ text: String, _ expected: Bool) throws {
        #expect(try WorkingCalendar.bundled.isWorkingDay(try Self.day(text)) == expected)
    }

    @Test(
        arguments: [
            // Five working days over the National Day of 2023: 7, 8 October are worked.
            ("2023-09-28", 5, "2023-10-11"),
            ("2023-09-28", 1, "2023-10-07"),
            ("2023-03-03", 1, "2023-03-06"),
            ("2023-03-04", 1, "2023-03-06"),
            ("2022-12-30", 1, "2023-01-03"),
        ])
    func counted(_ start: String, _ count: Int, _ end: String) throws {
        let calendar = try WorkingCalendar.bundled
        #expect(calendar.day(count, workingDaysAfter: try Self.day(start)) == (try Self.day(end)))
    }

    @Test func countedBackwards() throws {
        let calendar = try WorkingCalendar.bundled
        #expect(calendar.day(1, workingDaysBefore: try Self.day("2023-10-07")) == (try Self.day("2023-09-28")))
        #expect(calendar.day(0, workingDaysBefore: try Self.day("2023-10-07")) == nil)
    }

    @Test("A year without its notice is undecided, never guessed")
    func unknownYear() throws {
        let calendar = try WorkingCalendar.bundled
        #expect(calendar.isWorkingDay(try Self.day("2027-03-01")) == nil)
        #expect(calendar.day(3, workingDaysAfter: try Self.day("2026-12-30")) == nil)
        #expect(calendar.day(1, workingDaysAfter: try Self.day("2026-12-30")) == (try Self.day("2026-12-31")))
        #expect(
            calendar.workingDays(in: Period(first: try Self.day("2026-12-31"), last: try Self.day("2027-01-01"))) == nil
        )
        #expect(WorkingCalendar.undecided(2027).contains("2027年"))
    }

    @Test(
        arguments: [
            ("year: 2023\nsource: x\nmark: V\nholidays:\n  - {name: 元旦, days: 2023-01-02/2023-01-01}", "holiday-days"),
            ("year: 2023\nsource: x\nmark: V\nholidays:\n  - {name: 元旦, days: 2024-01-01}", "holiday-days"),
            (
                "year: 2023\nsource: x\nmark: V\nholidays:\n  - {name: 春节, days: 2023-01-21, work: [2023-01-30]}",
                "make-up-day"
            ),
            ("year: 2023\nmark: V\nholidays:\n  - {name: 元旦, days: 2023-01-01}", "source-missing"),
            ("year: 2023\nsource: x\nmark: W\nholidays:\n  - {name: 元旦, days: 2023-01-01}", "mark-unknown"),
            ("year: 2023\nsource: x\nmark: V", "holidays-missing"), ("source: x", "calendar-year"),
            ("- 1", "yaml-syntax"),
        ])
    func errorsNameTheirFile(_ text: String, _ code: String) {
        #expect {
            try WorkingCalendar.load(texts: [("calendars/2023.yaml", text)])
        } throws: { error in
            let notices = (error as? Refusal)?.notices ?? []
            return notices.contains { $0.code == code && $0.place.hasPrefix("calendars/2023.yaml") }
        }
    }

    @Test func weekdays() throws {
        #expect(try Self.day("1970-01-01").weekday == 4)
        #expect(try Self.day("1969-12-31").weekday == 3)
        #expect(try Self.day("2024-02-29").weekday == 4)
        #expect(try Self.day("2023-12-31").weekday == 7)
    }
}
