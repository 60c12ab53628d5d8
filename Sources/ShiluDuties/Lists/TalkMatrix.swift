import ShiluLedger
import ShiluRegisters

/// Who of a branch has talked with whom in a year, and who has not: days and pairs, never what was said.
///
/// 《支部工作条例（试行）》第19条: members of the committee among themselves, each member with somebody of the committee, and
/// each member with some other member.
public struct TalkMatrix: Sendable {
    public let branch: String
    public let branchName: String
    /// Members of the committee first, each part in the order of their ids.
    public let people: [String]
    public let committee: Set<String>
    /// Who came to the branch during the year, and owes nothing of it yet.
    public let newcomers: Set<String>
    /// How often a pair talked.
    private let talks: [Pair: Int]

    struct Pair: Hashable {
        let one: String
        let other: String
        init(_ one: String, _ other: String) { (self.one, self.other) = one < other ? (one, other) : (other, one) }
    }

    public func count(_ one: String, _ other: String) -> Int { talks[Pair(one, other)] ?? 0 }

    /// Pairs of committee members who have not talked.
    public var committeePairs: [(String, String)] {
        let seats = people.filter(committee.contains)
        return seats.enumerated().flatMap { index, one in
            seats[(index + 1)...].filter { count(one, $0) == 0 }.map { (one, $0) }
        }
    }
    /// Members with whom nobody of the committee has talked.
    public var withoutCommittee: [String] {
        people.filter { person in
            !committee.contains(person) && !newcomers.contains(person) && !committee.isEmpty
                && !committee.contains { count($0, person) > 0 }
        }
    }
    /// Members who have talked with no other ordinary member.
    public var withoutMember: [String] {
        let ordinary = people.filter { !committee.contains($0) }
        guard ordinary.count > 1 else { return [] }
        return ordinary.filter { person in
            !newcomers.contains(person) && !ordinary.contains { $0 != person && count($0, person) > 0 }
        }
    }
    public var isComplete: Bool { committeePairs.isEmpty && withoutCommittee.isEmpty && withoutMember.isEmpty }

    /// One matrix for each branch of the scope that existed on the day.
    public static func all(_ facts: any FactReading, scope: Scope, year: Int, on day: Day) throws -> [TalkMatrix] {
        guard let period = Period(year: year) else { return [] }
        let root = Scope(try facts.root(of: scope.organization))
        let seen = min(day, period.last)
        var talks: [Pair: Int] = [:]
        for record in try facts.records(of: Talk.name, in: root, during: period) {
            let talk = Record<Talk>(record)
            guard talk.kind == .heartToHeartTalk, let on = talk.on, on <= seen else { continue }
            for one in Set((talk.interviewers ?? []).map(\.id)) {
                for other in Set((talk.interviewees ?? []).map(\.id)) where other != one {
                    talks[Pair(one, other), default: 0] += 1
                }
            }
        }
        let posts = try facts.posts(in: scope, on: seen)
        let context = ReadingContext(facts, scope: root)
        var (members, newcomers): ([String: [String]], Set<String>) = ([:], [])
        for record in try facts.records(of: Member.name, in: scope, during: Period(first: seen, last: seen)) {
            let roll = Roll(of: Record<Member>(record), in: context)
            guard let stretch = roll.stretch(on: seen), stretch.standing.isOnRoll else { continue }
            members[stretch.branch, default: []].append(record.id)
            if !roll.stretches.contains(where: { $0.branch == stretch.branch && $0.first <= period.first }) {
                newcomers.insert(record.id)
            }
        }
        return try facts.organizations(in: scope, on: seen).filter(\.kind.isBranch).map { node in
            let own = (members[node.id] ?? []).sorted()
            let committee = Set((posts[node.id] ?? []).filter(\.post.isOfCommittee).map(\.member))
            return TalkMatrix(
                branch: node.id, branchName: node.shortName,
                people: committee.sorted() + own.filter { !committee.contains($0) }, committee: committee,
                newcomers: newcomers.intersection(own).subtracting(committee), talks: talks)
        }
    }
}
