import ShiluRegisters

/// How a duty is judged. The ways are few; items of the catalogue only give their parameters.
public indirect enum Judging: Sendable {
    /// So many events in each calendar window, by each organisation that owes it.
    case perWindow(PerWindow)
    /// So much of a measure for each person in each window.
    case perPerson(PerWindow)
    /// Every record of a register passes checks.
    case everyRecord(EveryRecord)
    /// After an event that a record tells, something is done within a time.
    case deadline(Deadline)
    /// Something recurs at least so often between two days that a record tells.
    case recurring(Recurring)
    /// A stock on the day lies within bounds.
    case bound(Bound)
    /// Who has talked with whom in the year.
    case pairCoverage(PairCoverage)
    /// A person has no sign of life in any of several streams for so many months.
    case silence(Silence)
    /// Every member has an entry in the yearly record of the branch.
    case everyoneListed(EveryoneListed)
    /// Members whose party age reaches a number of years on a day of the year have a record.
    case partyAge(PartyAgeRule)
    /// Each organisation stands under one of the kinds it may stand under.
    case tree
    /// Each member stands on one roll only.
    case rollOnce
    /// A roll that was frozen on a day has as many members as the branches' rolls of that day together.
    case rollSum
    /// What is a member's own happened at the member's own branch.
    case ownBranch(OwnBranch)
    /// As many are to vote as there are full members who may.
    case voters
    /// Whoever was elected has the votes of more than half of those present.
    case electionMajority
    /// Nothing is judged; the sentence says why.
    case shown(String)

    /// Calendar windows.
    public enum Window: String, Sendable, Hashable, CaseIterable {
        case month, quarter, half, year
        public var label: String {
            switch self {
            case .month: "每月"
            case .quarter: "每季度"
            case .half: "每半年"
            case .year: "每年"
            }
        }

        /// The windows of a year in order.
        public func periods(of year: Int) -> [Period] {
            let months =
                switch self {
                case .month: 1
                case .quarter: 3
                case .half: 6
                case .year: 12
                }
            return stride(from: 0, to: 12, by: months).map { start in
                let first = YearMonth(index: Int64(year * 12 + start))
                return Period(first: first.firstDay, last: YearMonth(index: first.index + Int64(months) - 1).lastDay)
            }
        }
    }

    public struct PerWindow: Sendable, Hashable {
        public let window: Window
        /// Kinds of facts; a gathering of several kinds serves each of them.
        public let kinds: [String]
        public let measure: String
        /// In the measure's own unit: hours are hundredths.
        public let atLeast: Int64
        /// What is counted, for sentences: 次, 学时.
        public let unit: String
        /// What the stored measure is divided by to be said: 100 for hours.
        public let scale: Int64
        /// Another count that must be reached as well (one concentrated course).
        public let also: Also?
        /// Months after the window in which it may still be done for it (生活会 carried over, with `forYear`).
        public let graceMonths: Int
        /// The last day within the window where it is not the window's end: month and day of a yearly duty.
        public let by: (month: Int, day: Int)?
        /// Whether windows in which the owner existed only in part are owed too.
        public let owedInPart: Bool
        /// Whether one judgement per owner gathers all windows of the year.
        public let gathers: Bool
        /// Whether what the owner's subtree did counts for it.
        public let includesSubtree: Bool
        /// Only persons of whose organisation somebody is listed: where only totals were entered, nobody can be judged.
        public let needsListing: Bool
        /// Only gatherings count at which enough were present, where the numbers are known.
        public let quorum: Quorum?
        /// Whether a person has at most one such fact in a month: then the number in a quarter says whether each month has one.
        public let isOnceAMonth: Bool
        /// Windows are owed only while an interval fact of this kind covers their last day (dues that are due).
        public let owedWhile: String?
        /// What says of a missed window how much of it was done: paid, and owed.
        public let partly: Partly?

        public struct Partly: Sendable {
            /// The kind of events that were done, and the interval that says how much was owed.
            public let done: String
            public let owed: String
            public let measure: String
        }

        /// `present * times >= expected * atLeast`: 3/2 for two thirds, 2/1 for half.
        public struct Quorum: Sendable, Hashable {
            public let times: Int64
            public let atLeast: Int64
        }

        public struct Also: Sendable, Hashable {
            public let kinds: [String]
            public let atLeast: Int64
            public let unit: String
        }
        public static func == (left: PerWindow, right: PerWindow) -> Bool {
            left.window == right.window && left.kinds == right.kinds && left.measure == right.measure
                && left.atLeast == right.atLeast && left.also == right.also && left.graceMonths == right.graceMonths
        }
        public func hash(into hasher: inout Hasher) {
            hasher.combine(kinds)
            hasher.combine(window)
        }
    }

    public struct EveryRecord: Sendable {
        public let register: String
        /// Only records that meet all of these.
        public let when: [Condition]
        /// All of these must hold.
        public let checks: [Condition]
        /// The day that decides the year, where it is not the record's own; records without it are left out.
        public let day: FieldPath?
    }

    public struct Deadline: Sendable {
        public let register: String
        public let when: [Condition]
        /// The day from which the time runs.
        let from: Condition.Term
        /// How long; nil where a field says until when.
        public let within: Span?
        /// The last day as a field says it.
        let until: Condition.Term?
        /// A longer time where these conditions hold (special circumstances, with their reason).
        public let longer: Longer?
        /// A record that moves the last day: an approved postponement.
        let extended: Following?
        /// It is told only so long before its last day.
        public let notice: Span?
        /// Whether the organisation above owes it.
        public let superior: Bool
        /// The field that says it was done, of the same record; nil where another record says it.
        public let done: FieldPath?
        /// A record of another register that says it was done.
        public let by: Following?
        /// The field that names the person, where a person owes it.
        public let member: String?

        public struct Longer: Sendable {
            public let when: [Condition]
            public let within: Span
        }

        public struct Following: Sendable {
            public let register: String
            /// Its field that links to the record, or names the same member.
            public let link: String
            /// The field of the first record that holds what `link` names; nil for the record itself.
            public let to: String?
            /// Its day; empty for the day it counts for.
            public let day: String
            public let when: [Condition]
            /// Fields in which both records agree.
            public let same: [String]
            /// Whether it must be later than the start, not on the day itself.
            public let after: Bool
        }
    }

    public struct Recurring: Sendable {
        public let register: String
        public let when: [Condition]
        public let from: FieldPath
        /// The day on which it ends; while it is not filled in, it goes on.
        public let until: FieldPath
        /// The days on which it was done.
        public let days: FieldPath
        public let within: Span
    }

    public struct Bound: Sendable {
        /// Kinds of interval facts that cover the day.
        public let kinds: [String]
        /// Whether different members are counted, not facts.
        public let distinct: Bool
        public let includesSubtree: Bool
        public let atLeast: Int64?
        public let atMost: Int64?
        public let unit: String
        /// Only where this other stock lies within its bounds.
        public let when: When?
        public struct When: Sendable {
            public let kinds: [String]
            public let includesSubtree: Bool
            public let atLeast: Int64?
            public let atMost: Int64?
        }
    }

    public struct OwnBranch: Sendable {
        /// Kinds of events that are somebody's own.
        public let kinds: [String]
    }

    public struct PairCoverage: Sendable {
        /// Kind of talk.
        public let talk: String
    }

    public struct Silence: Sendable {
        public struct Stream: Sendable {
            public let name: String
            public let kinds: [String]
            public let registers: [String]
        }
        /// Any one stream that is empty for so many months is enough.
        public let streams: [Stream]
        public let months: Int
        public let warnings: [Int]
    }

    public struct EveryoneListed: Sendable {
        public let register: String
        public let yearKey: String
        public let listKey: String
        public let memberKey: String
    }

    public struct PartyAgeRule: Sendable {
        public let years: Int
        /// The day of the year on which the age counts.
        public let month: Int
        public let day: Int
        public let register: String
        public let memberKey: String
    }
}

/// A length of time: so many months, calendar days or working days.
public struct Span: Sendable, Hashable {
    public enum Unit: String, Sendable, Hashable, CaseIterable { case days, months, years, workdays }
    public let count: Int
    public let unit: Unit
    public init(_ count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

    /// `30 days`, `1 month`, `5 workdays`.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]) else { return nil }
        let name = words[1].hasSuffix("s") ? String(words[1]) : words[1] + "s"
        guard let unit = Unit(rawValue: name) else { return nil }
        self.init(count, unit)
    }

    /// The last permitted day counted from a day; nil where the working days are not known.
    public func end(from day: Day, calendar: any WorkingDays) -> Day? {
        switch unit {
        case .days: day.adding(days: count)
        case .months: day.adding(months: count)
        case .years: day.adding(years: count)
        case .workdays: calendar.day(workingDays: count, after: day)
        }
    }
    /// The day so long before another.
    func end(before day: Day) -> Day? { Span(-count, unit).end(from: day, calendar: NoWorkingDays()) }
    public var chinese: String {
        switch unit {
        case .days: "\(count)日"
        case .months: "\(count)个月"
        case .years: "\(count)年"
        case .workdays: "\(count)个工作日"
        }
    }
}

/// Which days are worked, from a calendar of public holidays and make-up days.
public protocol WorkingDays: Sendable {
    /// The `count`th working day after a day (before it where negative); nil where a year in between has no calendar.
    func day(workingDays count: Int, after day: Day) -> Day?
}

extension WorkingCalendar: WorkingDays {
    public func day(workingDays count: Int, after day: Day) -> Day? {
        count >= 0 ? self.day(count, workingDaysAfter: day) : self.day(-count, workingDaysBefore: day)
    }
}

/// No calendar: every deadline in working days stays undecided.
public struct NoWorkingDays: WorkingDays {
    public init() {}
    public func day(workingDays count: Int, after day: Day) -> Day? { nil }
}
