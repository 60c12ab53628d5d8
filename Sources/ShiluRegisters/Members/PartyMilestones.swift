/// “光荣在党50年”纪念章: who may have it in a year, and why not. regulations.md, §2.13 (`medal-50-years`).
public enum MedalEligibility {
    /// What keeps a member from the medal of a year.
    public enum Bar: String, Sendable, Hashable, CaseIterable {
        /// Not a full member on the reference day.
        case notOnRoll
        case deceased
        /// Less than fifty years on 1 July.
        case tooShort
        /// The day on which party age begins is not on record.
        case unknownAge
        case awardedBefore
        /// A penalty is in force on the reference day.
        case penalty

        /// Says nothing of a penalty's kind: that is sealed.
        public var label: String {
            switch self {
            case .notOnRoll: "当天不是在册正式党员"
            case .deceased: "已去世"
            case .tooShort: "到7月1日党龄不满50年"
            case .unknownAge: "没有登记转正日期，算不出党龄"
            case .awardedBefore: "以前已经颁发"
            case .penalty: "在处分影响期内"
            }
        }
    }

    public static let years = 50

    /// 1 July, on which party age is counted.
    public static func referenceDay(_ year: Int) -> Day? { Day(year: year, month: 7, day: 1) }

    /// What keeps the member from the medal of the year; empty where nothing does.
    public static func bars(_ member: Record<Member>, in year: Int, _ context: any FactContext) -> [Bar] {
        guard let day = referenceDay(year) else { return [.unknownAge] }
        var bars: [Bar] = []
        let roll = Roll(of: member, in: context)
        if member.diedOn.map({ $0 <= day }) ?? false
            || roll.changes.contains(where: { $0.kind == .deceased && $0.day <= day })
        {
            bars.append(.deceased)
        } else if roll.stretch(on: day)?.standing != .full {
            bars.append(.notOnRoll)
        }
        switch PartyAge.years(of: member, in: context, on: day) {
        case nil: bars.append(.unknownAge)
        case let age? where age < years: bars.append(.tooShort)
        default: break
        }
        let awards = context.records(MedalAward.self, by: \.memberId, to: member.id)
        if awards.contains(where: { ($0.year ?? year) < year }) { bars.append(.awardedBefore) }
        let penalties = context.records(DisciplinaryAction.self, by: \.memberId, to: member.id)
        if penalties.contains(where: { penalty in
            guard let from = penalty.effectiveOn, from <= day else { return false }
            return penalty.effectEndsOn.map { day <= $0 } ?? true
        }) {
            bars.append(.penalty)
        }
        return bars
    }

    /// The first year in which fifty years are reached on 1 July, if nothing interrupts from now on; nil where party age has
    /// not begun or its beginning is unknown.
    public static func firstYear(_ member: Record<Member>, after day: Day, _ context: any FactContext) -> Int? {
        guard let age = PartyAge.years(of: member, in: context, on: day) else { return nil }
        // Years are counted anew for each 1 July, so that interruptions on record are taken into account.
        for year in day.year...(day.year + max(0, years - age) + 2) {
            guard let reference = referenceDay(year) else { continue }
            if let reached = PartyAge.years(of: member, in: context, on: reference), reached >= years { return year }
        }
        return nil
    }
}

/// 政治生日: the anniversary of joining. regulations.md, §2.13 (`political-birthday`).
public enum PoliticalBirthday {
    /// Which day it is counted from: the usual reading, or that of units that take the conversion.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        case joined, fullMember
        public var label: String { self == .joined ? "入党日" : "转正日" }
    }

    /// The day on which it counts from; nil where it is not on record.
    public static func origin(
        of member: Record<Member>, basis: Basis = .joined, in context: any FactContext
    ) -> Day? {
        let roll = Roll(of: member, in: context)
        switch basis {
        case .joined:
            // Somebody who left and was admitted anew has the later day.
            return roll.changes.last { $0.kind == .readmitted || $0.kind == .admitted }?.day ?? member.joinedOn
        case .fullMember: return roll.changes.last { $0.kind == .converted }?.day ?? member.fullMemberOn
        }
    }

    /// The anniversary in a year, 28 February for those of 29 February in other years; nil in the year of joining itself and
    /// before it.
    public static func day(from origin: Day, in year: Int) -> Day? {
        year > origin.year ? origin.adding(years: year - origin.year) : nil
    }

    /// The anniversaries that fall within the period, with the years completed.
    public static func days(from origin: Day, in period: Period) -> [(day: Day, years: Int)] {
        guard period.first <= period.last else { return [] }
        return (period.first.year...period.last.year).compactMap { year in
            guard let day = day(from: origin, in: year), period.contains(day) else { return nil }
            return (day, year - origin.year)
        }
    }
}
