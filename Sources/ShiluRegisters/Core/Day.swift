/// A calendar day without a time zone, counted in days since 1970-01-01 (GB/T 7408, ISO 8601).
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01; the stored form of a day in every table.
    public let number: Int64

    public init(number: Int64) { self.number = number }

    /// A day that exists in the calendar; nil for 2023-02-30 and the like, and outside the years 1000–9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1000...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.number = Day.count(year: year, month: month, day: day)
    }

    /// Reads exactly `yyyy-MM-dd`, the stored form. Cells typed by people go through `CellReader`.
    public init?(_ text: String) {
        // Byte by byte: each field of each record that holds a day is read like this whenever it is asked for.
        guard text.utf8.count == 10 else { return nil }
        var (parts, part, at) = ((0, 0, 0), 0, 0)
        for byte in text.utf8 {
            switch (at, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")):
                if at == 4 { parts.0 = part } else { parts.1 = part }
                part = 0
            case (4, _), (7, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): part = part * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            at += 1
        }
        parts.2 = part
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    /// Day of the month, from 1.
    public var day: Int { components.day }
    public var yearMonth: YearMonth { YearMonth(index: Int64(components.year) * 12 + Int64(components.month) - 1) }

    /// `2023-03-05`
    public var description: String {
        let (year, month, day) = components
        // Ten bytes, written straight into the string: exports and sheets print days by the hundred thousand.
        guard (1000...9999).contains(year) else {
            return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func put(_ number: Int, endingAt end: Int, digits: Int) {
                var rest = number
                for place in stride(from: end, to: end - digits, by: -1) {
                    bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
            }
            put(year, endingAt: 3, digits: 4)
            put(month, endingAt: 6, digits: 2)
            put(day, endingAt: 9, digits: 2)
            (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            return 10
        }
    }

    /// `2023年3月5日`, as documents print it: no leading zeros (GB/T 9704-2012, 7.3.5.4).
    public var chinese: String {
        let (year, month, day) = components
        return "\(year)年\(month)月\(day)日"
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public func adding(days: Int) -> Day { Day(number: number + Int64(days)) }

    /// The same day of the month `months` later, held to the month's end: 2024-01-31 + 1 month = 2024-02-29.
    public func adding(months: Int) -> Day {
        let (year, month, day) = components
        let index = year * 12 + month - 1 + months
        let newYear = index.quotientAndRemainder(dividingBy: 12).quotient
        let newMonth = index - newYear * 12 + 1
        let held = min(day, Day.length(ofMonth: newMonth, year: newYear))
        return Day(number: Day.count(year: newYear, month: newMonth, day: held))
    }

    public func adding(years: Int) -> Day { adding(months: years * 12) }

    // Days from civil and back, after the usual era arithmetic of the proleptic Gregorian calendar.
    private static func count(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146097 + dayOfEra - 719468)
    }

    private var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719468
        let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
        let dayOfEra = shifted - era * 146097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A calendar month; stored as `year * 12 + month - 1`.
public struct YearMonth: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let index: Int64
    public init(index: Int64) { self.index = index }
    public init?(year: Int, month: Int) {
        guard (1000...9999).contains(year), (1...12).contains(month) else { return nil }
        index = Int64(year * 12 + month - 1)
    }
    /// Reads exactly `yyyy-MM`.
    public init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self = first.yearMonth
    }
    public var year: Int { Int(index / 12) }
    public var month: Int { Int(index % 12) + 1 }
    public var firstDay: Day { Day(year: year, month: month, day: 1) ?? Day(number: 0) }
    public var lastDay: Day { firstDay.adding(months: 1).adding(days: -1) }
    /// `2023-03`
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    public static func < (left: YearMonth, right: YearMonth) -> Bool { left.index < right.index }
}

/// A calendar quarter, `2023-Q1`.
public struct YearQuarter: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let year: Int
    public let quarter: Int
    public init?(year: Int, quarter: Int) {
        guard (1000...9999).contains(year), (1...4).contains(quarter) else { return nil }
        (self.year, self.quarter) = (year, quarter)
    }
    /// Reads exactly `yyyy-Qn`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[1].first == "Q", let year = Int(parts[0]), let quarter = Int(parts[1].dropFirst())
        else { return nil }
        self.init(year: year, quarter: quarter)
    }
    public var period: Period {
        let first = YearMonth(index: Int64(year * 12 + (quarter - 1) * 3))
        return Period(first: first.firstDay, last: YearMonth(index: first.index + 2).lastDay)
    }
    public var description: String { "\(year)-Q\(quarter)" }
    public static func < (left: YearQuarter, right: YearQuarter) -> Bool {
        (left.year, left.quarter) < (right.year, right.quarter)
    }
}

/// A day with a time of day, local (Asia/Shanghai), without a zone: `2023-03-05 09:00`.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let day: Day
    /// Minutes since midnight, 0–1439.
    public let minute: Int
    public init?(day: Day, minute: Int) {
        guard (0..<1440).contains(minute) else { return nil }
        (self.day, self.minute) = (day, minute)
    }
    /// Reads exactly `yyyy-MM-dd HH:mm`, or `yyyy-MM-dd` as midnight.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = parts.first, let day = Day(String(first)) else { return nil }
        guard parts.count == 2 else {
            guard parts.count == 1 else { return nil }
            self.init(day: day, minute: 0)
            return
        }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        self.init(day: day, minute: hour * 60 + minute)
    }
    public var description: String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }
}

/// A closed interval of days: both ends belong to it.
public struct Period: Sendable, Hashable, CustomStringConvertible {
    public let first: Day
    public let last: Day
    public init(first: Day, last: Day) { (self.first, self.last) = (first, last) }
    /// 1 January to 31 December; nil outside the years 1000–9999.
    public init?(year: Int) {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return nil
        }
        self.init(first: first, last: last)
    }
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }
    public var description: String { "\(first)/\(last)" }
}
