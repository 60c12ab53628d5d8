import ShiluRegisters

/// More people present than the roll held on the day. Meetings that are open to non-members are left out, and those of
/// organisations without a roll of their own (党组).
enum PresentAboveRoll: DoubtRule {
    static let code = "present-above-roll"
    static let title = "实到人数多于在册党员"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        for event in desk.events {
            guard let present = event.present, !event.kinds.contains(where: \.isOpenToOthers),
                !event.organizations.contains(where: { hasNoRoll($0, desk) })
            else { continue }
            let roll = event.organizations.reduce(0) { $0 + desk.members(of: $1, on: event.day) }
            guard present > roll else { continue }
            found.add(
                "\(event.day.chinese)实到\(present)人，当天在册党员只有\(roll)人",
                next: "请核对实到人数和日期；有党员没有登记的，先补登记", records: [event.record.id],
                organizations: event.organizations, day: event.day)
        }
    }

    private static func hasNoRoll(_ organization: String, _ desk: DoubtDesk) -> Bool {
        guard let record = desk.context.record(organization) else { return true }
        return Record<PartyOrganization>(record).kind == .leadingGroup
    }
}
