import ShiluLedger
import ShiluRegisters

/// Party age and political birthdays of the members on the roll.
public struct Anniversaries {
    public struct Row: Sendable, Hashable {
        /// `Member/…`
        public let member: String
        public let branch: String
        /// 入党日: the political birthday.
        public let joinedOn: Day
        /// This year's: 29 February is kept on the 28th.
        public let politicalBirthday: Day?
        /// Full years on the day asked for; nil before it begins or where its beginning is unknown.
        public let partyAge: Int?
    }

    private let facts: any FactReading
    private let scope: Scope
    private let year: Int

    public init(facts: any FactReading, scope: Scope, year: Int) {
        (self.facts, self.scope, self.year) = (facts, scope, year)
    }

    /// Members on the roll of the scope on the day, by political birthday within the year.
    public func rows(on day: Day) throws -> [Row] {
        let context = ReadingContext(facts, scope: Scope(try facts.root(of: scope.organization)))
        let members = try facts.records(of: Member.name, in: scope, during: Period(first: day, last: day))
        let rows = members.compactMap { record -> Row? in
            let member = Record<Member>(record)
            guard member.status == .fullMember || member.status == .probationaryMember || member.joinedOn != nil,
                let joined = member.joinedOn, joined <= day, member.diedOn.map({ day < $0 }) ?? true
            else { return nil }
            let branch =
                Roll(of: member, in: context).stretch(on: day).flatMap { $0.standing.isOnRoll ? $0.branch : nil }
            guard let branch else { return nil }
            return Row(
                member: member.id, branch: branch, joinedOn: joined,
                politicalBirthday: joined.year < year ? joined.adding(years: year - joined.year) : nil,
                partyAge: PartyAge.years(of: member, in: context, on: day))
        }
        return rows.sorted {
            ($0.politicalBirthday ?? $0.joinedOn, $0.member) < ($1.politicalBirthday ?? $1.joinedOn, $1.member)
        }
    }
}
