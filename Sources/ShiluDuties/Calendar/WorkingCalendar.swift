import ShiluRegisters

/// Which days are working days: weekends, public holidays and make-up days of the years whose notices are known.
///
/// A year that nobody has published is never guessed: whatever needs it is undecided and says so.
public struct WorkingCalendar: Sendable {
    /// One festival of a year's notice.
    public struct Holiday: Sendable, Hashable {
        /// 节日名称, such as 春节; several that fall together are one: 中秋节、国庆节.
        public let name: String
        /// The days off, weekends among them included.
        public let off: Period
        /// Weekend days that are worked instead.
        public let work: [Day]
        public init(name: String, off: Period, work: [Day]) { (self.name, self.off, self.work) = (name, off, work) }
    }

    /// What one notice says of one year.
    public struct Year: Sendable, Hashable {
        public let year: Int
        /// The notice, with its number and day.
        public let source: String
        /// Whether the notice's text was read for this file (V); otherwise it stands on memory (U).
        public let isVerified: Bool
        public let holidays: [Holiday]
        public init(year: Int, source: String, isVerified: Bool, holidays: [Holiday]) {
            (self.year, self.source, self.isVerified, self.holidays) = (year, source, isVerified, holidays)
        }
    }

    /// In order of the years.
    public let years: [Year]
    private let known: Set<Int>
    private let off: Set<Day>
    private let work: Set<Day>

    public init(_ years: [Year]) {
        self.years = years.sorted { $0.year < $1.year }
        known = Set(years.map(\.year))
        let holidays = years.flatMap(\.holidays)
        var off: Set<Day> = []
        for holiday in holidays {
            var day = holiday.off.first
            while day <= holiday.off.last {
                off.insert(day)
                day = day.adding(days: 1)
            }
        }
        self.off = off
        work = Set(holidays.flatMap(\.work))
    }

    /// Whether the year's notice is there.
    public func knows(_ year: Int) -> Bool { known.contains(year) }

    /// Whether the day is worked; nil where the year's notice is not known.
    public func isWorkingDay(_ day: Day) -> Bool? {
        guard knows(day.year) else { return nil }
        if work.contains(day) { return true }
        if off.contains(day) { return false }
        return !day.isWeekend
    }

    /// The day that is `count` working days after `day`, which itself does not count; the next working day for 1. Nil
    /// where a year on the way is not known, or `count` is below 1.
    public func day(_ count: Int, workingDaysAfter day: Day) -> Day? {
        guard count >= 1 else { return nil }
        var (left, at) = (count, day)
        while left > 0 {
            at = at.adding(days: 1)
            guard let isWorked = isWorkingDay(at) else { return nil }
            if isWorked { left -= 1 }
        }
        return at
    }

    /// The day that is `count` working days before `day`.
    public func day(_ count: Int, workingDaysBefore day: Day) -> Day? {
        guard count >= 1 else { return nil }
        var (left, at) = (count, day)
        while left > 0 {
            at = at.adding(days: -1)
            guard let isWorked = isWorkingDay(at) else { return nil }
            if isWorked { left -= 1 }
        }
        return at
    }

    /// Working days of the period, both ends included; nil where a year of it is not known.
    public func workingDays(in period: Period) -> Int? {
        var (count, day) = (0, period.first)
        while day <= period.last {
            guard let isWorked = isWorkingDay(day) else { return nil }
            if isWorked { count += 1 }
            day = day.adding(days: 1)
        }
        return count
    }

    /// Festivals of the year, in order of their days; nil where the year is not known.
    public func festivals(of year: Int) -> [Holiday]? {
        years.first { $0.year == year }?.holidays.sorted { $0.off.first < $1.off.first }
    }

    /// What to say where a deadline needs a year that is not known.
    public static func undecided(_ year: Int) -> String { "还没有\(year)年的节假日安排，按工作日计算的期限无法确定" }
}

extension Day {
    /// Monday 1 … Sunday 7. 1970-01-01 was a Thursday.
    public var weekday: Int { Int((number % 7 + 7 + 3) % 7) + 1 }
    public var isWeekend: Bool { weekday > 5 }
}
