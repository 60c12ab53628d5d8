import ShiluRegisters

/// The chair of a branch's meeting held no post of it on the day and nobody had delegated. 《支部工作条例（试行）》第14条.
/// Asked only where the branch's posts are on record for the day.
enum ChairWithoutPost: DoubtRule {
    static let code = "chair-without-post"
    static let title = "主持人当时没有职务"

    private static let asked: Set<MeetingKind> = [.memberAssembly, .branchCommitteeMeeting, .partyGroupMeeting]

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        var posts: [String: [Record<PostHolding>]] = [:]
        for holding in desk.records(PostHolding.self) {
            if let organization = holding.organizationId?.id { posts[organization, default: []].append(holding) }
        }
        for event in desk.events where event.kinds.contains(where: asked.contains) {
            let meeting = Record<MeetingRecord>(event.record)
            guard let chair = meeting.chairId?.id, meeting.delegatedBy == nil else { continue }
            // A group's leader may stand at the group or at the branch above it; a committee's posts at the committee.
            let chains = event.organizations.flatMap { desk.context.deriving.tree.chain(of: $0, on: event.day.number) }
            let held = chains.flatMap { posts[$0] ?? [] }.filter { holding in
                (holding.from ?? event.day) <= event.day && (holding.to ?? event.day) >= event.day
            }
            let own = held.filter { event.organizations.contains($0.organizationId?.id ?? "") }
            guard !own.isEmpty, !held.contains(where: { $0.memberId?.id == chair }) else { continue }
            found.add(
                "主持人（\(AnyRecord.number(of: chair))）\(event.day.chinese)在“\(desk.name(event.organizations.first ?? ""))”没有职务，也没有填委托人",
                next: "请核对主持人；书记委托的填上委托人（《支部工作条例（试行）》第14条）", records: [event.record.id, chair],
                organizations: event.organizations, day: event.day)
        }
    }
}
