import ShiluLedger
import ShiluRegisters
import Synchronization

/// Records of one scope for pure code that asks a `FactContext`: each register is read once.
final class ReadingContext: FactContext {
    private let facts: any FactReading
    private let scope: Scope
    private let read = Mutex<[String: [String: [AnyRecord]]]>([:])

    init(_ facts: any FactReading, scope: Scope) { (self.facts, self.scope) = (facts, scope) }

    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        let name = register + "." + key
        if let known = read.withLock({ $0[name] }) { return known[target] ?? [] }
        let all = (try? facts.records(of: register, in: scope, during: nil)) ?? []
        let index = Dictionary(grouping: all) { $0.fields[key]?.text ?? "" }.mapValues { $0.sorted { $0.id < $1.id } }
        read.withLock { $0[name] = index }
        return index[target] ?? []
    }

    func record(_ id: String) -> AnyRecord? { (try? facts.record(id)) ?? nil }
}

extension FactReading {
    /// The organisation at the top of the tree in which another stands.
    func root(of organization: String) throws -> String {
        var (at, seen): (String, Set<String>) = (organization, [])
        while seen.insert(at).inserted, let parent = try record(at)?.fields["parentId"]?.text { at = parent }
        return at
    }

    /// Who holds which post in the scope on a day: organisation → posts with their holders.
    func posts(in scope: Scope, on day: Day) throws -> [String: [(post: PostKind, member: String)]] {
        var found: [String: [(post: PostKind, member: String)]] = [:]
        for record in try records(of: PostHolding.name, in: scope, during: nil) {
            let post = Record<PostHolding>(record)
            guard let organization = post.organizationId?.id, let kind = post.post, let member = post.memberId?.id,
                let from = post.from, from <= day, post.to.map({ day <= $0 }) ?? true
            else { continue }
            found[organization, default: []].append((kind, member))
        }
        return found
    }
}

extension PostKind {
    /// Whether its holder sits on the committee (or is the secretary of a branch without one).
    var isOfCommittee: Bool {
        switch self {
        case .groupLeader, .organizer, .partyAffairsCadre, .disciplineSecretary: false
        default: true
        }
    }
    /// The order in which an organisation answers for what it owes.
    var answering: Int? {
        switch self {
        case .secretary: 0
        case .fullTimeDeputySecretary: 1
        case .deputySecretary: 2
        case .groupLeader: 3
        default: nil
        }
    }
}

extension FactReading {
    /// Who answers for each organisation of the scope on a day: the secretary, without one a deputy, of a group its leader.
    public func answering(in scope: Scope, on day: Day) throws -> [String: String] {
        try posts(in: scope, on: day).compactMapValues { holders in
            holders.compactMap { holder in holder.post.answering.map { (rank: $0, member: holder.member) } }
                .min { ($0.rank, $0.member) < ($1.rank, $1.member) }?.member
        }
    }
}
