/// 党龄: full years as a full member, exact to the day. regulations.md, §2.13 (`party-age-start`, `party-age-historic`,
/// `party-age-interruption`).
///
/// - It begins on the day of becoming a full member (end of probation), not with the meeting or the approval.
/// - Joined between April 1969 and August 1977 there was no probation: it begins with the approval (`fullMemberOn`, or
///   `joinedOn` where that is not filled).
/// - 停止党籍 does not count, nor does the time between leaving and being a full member again, unless the event that ends it
///   says that it counts (`countsForPartyAge`).
public enum PartyAge {
    /// 1969-04-01 to 1977-08-31 (unverified rule, registers.md, K, PartyAgeBasis).
    public static let eraWithoutProbation = Period(first: Day(number: -275), last: Day(number: 2799))

    /// Full years on the day; nil before it begins, or where its beginning is unknown.
    public static func years(
        of member: Record<Member>, events: [Record<MembershipEvent>], on day: Day
    ) -> Int? { years(of: member, events.compactMap(Roll.Happening.init), on: day) }

    /// The same with what the cases of development tell.
    public static func years(of member: Record<Member>, in context: any FactContext, on day: Day) -> Int? {
        let events = context.records(MembershipEvent.self, by: \.memberId, to: member.id)
        let cases = context.records(DevelopmentCase.self, by: \.personId, to: member.id)
        let derived = cases.flatMap { DevelopmentCase.happenings(of: $0, in: context) }
        return years(of: member, derived + events.compactMap(Roll.Happening.init), on: day)
    }

    static func years(of member: Record<Member>, _ happenings: [Roll.Happening], on day: Day) -> Int? {
        let ordered = happenings.filter { $0.day <= day }.sorted { ($0.day, $0.kind.rank) < ($1.day, $1.kind.rank) }
        guard let start = start(of: member, ordered), start <= day else { return nil }
        let lost = interruptedDays(ordered, since: start, until: day)
        let effective = start.adding(days: lost)
        guard effective <= day else { return 0 }
        var years = day.year - effective.year
        if effective.adding(years: years) > day { years -= 1 }
        return max(0, years)
    }

    /// First day that counts.
    private static func start(of member: Record<Member>, _ ordered: [Roll.Happening]) -> Day? {
        if let full = member.fullMemberOn { return full }
        if member.partyAgeBasis == .noProbationEra, let joined = member.joinedOn { return joined }
        return ordered.first { $0.kind == .converted }?.day
    }

    /// Days that do not count, from the day of the interruption to the day before it ends.
    private static func interruptedDays(_ ordered: [Roll.Happening], since start: Day, until day: Day) -> Int {
        var lost = 0
        var stoppedOn: Day?
        for happening in ordered where happening.day >= start {
            switch happening.kind {
            case .membershipSuspended, .removedFromRoll, .expelled, .resigned:
                if stoppedOn == nil, happening.countsForPartyAge != true { stoppedOn = happening.day }
            case .membershipRestored, .converted:
                guard let stopped = stoppedOn else { continue }
                if happening.countsForPartyAge != true { lost += Int(happening.day.number - stopped.number) }
                stoppedOn = nil
            default: break
            }
        }
        // Still interrupted: the time until today does not count; the years reached before stay.
        if let stopped = stoppedOn { lost += Int(day.number - stopped.number) }
        return lost
    }
}
