/// The posts that an election fills (design.md: where two registers tell one event, the second is derived, never typed twice).
extension Election {
    /// One post of one person from an election, where no 党内任职 tells it.
    struct ElectedPost: Hashable {
        let member: String
        let post: PostKind
        let from: Day
        /// The day before the next committee was elected; nil while it holds.
        let to: Day?
    }

    /// How long after an election a typed 党内任职 may begin and still be the one that it led to, in months: approval and
    /// division of work take their time (our own).
    private static let followingMonths = 6

    /// Posts of delegates are none; a secretary or deputy holds the post from the approval on, a member from the election on.
    ///
    /// Only where the term is on record, or the election names its organisation itself: by these two it learns of posts that
    /// were typed.
    static func posts(of record: Record<Self>, at organization: String, on day: Day, in context: any FactContext)
        -> [ElectedPost]
    {
        guard let kind = record.kind, kind != .delegate else { return [] }
        let meant = Dictionary(
            (record.candidates?.items ?? []).compactMap { row in row.memberId.map { ($0.id, row.post) } },
            uniquingKeysWith: { first, _ in first })
        let term =
            context.record(record.termId) ?? context.records(CommitteeTerm.self, by: \.electionId, to: record.id).first
        guard record.organizationId?.id == organization || term?.organizationId?.id == organization else { return [] }
        let last = term.flatMap { CommitteeTerm.lastDay(of: $0, in: context) }
        return (record.elected ?? []).withoutDoubles.compactMap { person in
            let named = meant[person.id] ?? nil
            let post = named ?? (kind == .secretary ? .secretary : .committeeMember)
            let needsApproval: Set<PostKind> = [.secretary, .deputySecretary, .fullTimeDeputySecretary]
            guard let from = needsApproval.contains(post) ? record.approvedOn(\.approval) : day,
                last.map({ $0 >= from }) ?? true,
                !isTyped(person.id, named, at: organization, from: from, in: context)
            else { return nil }
            return ElectedPost(member: person.id, post: post, from: from, to: last)
        }
    }

    /// Says so where the outcome of an election counts for no post: it was held in a meeting, names no organisation itself, no
    /// term on record goes back to it, and nobody typed the posts. Taken all the same: the term may come later.
    static func checkPosts(
        _ record: Record<Self>, at organization: String, on day: Day, in context: any FactContext,
        _ problems: inout Problems
    ) {
        guard let kind = record.kind, kind != .delegate, record.organizationId == nil, record.termId == nil,
            context.records(CommitteeTerm.self, by: \.electionId, to: record.id).isEmpty
        else { return }
        let untold = (record.elected ?? []).withoutDoubles.count {
            !isTyped($0.id, nil, at: organization, from: day, in: context)
        }
        guard untold > 0 else { return }
        problems.doubt(
            "elected", "posts-not-counted", "\(untold)名当选人的任职还没有计入：这次选举没有对应的届次",
            next: kind == .byElection
                ? "请填上“补选的届次”，任职从当选起自动计算；或在党内任职里逐人登记"
                : "请在委员会届次里登记新一届并填上这次选举，任职从当选起自动计算；或在党内任职里逐人登记")
    }

    /// Whether 党内任职 tells what the election led to: a holding of the same post (of any, where the election names none)
    /// at the organisation, not ended before and begun by then or soon after.
    private static func isTyped(
        _ member: String, _ post: PostKind?, at organization: String, from: Day, in context: any FactContext
    ) -> Bool {
        context.records(PostHolding.self, by: \.memberId, to: member).contains { typed in
            guard typed.organizationId?.id == organization, post == nil || typed.post == post, let begins = typed.from
            else { return false }
            return begins <= from.adding(months: followingMonths) && typed.to.map { $0 >= from } ?? true
        }
    }
}
