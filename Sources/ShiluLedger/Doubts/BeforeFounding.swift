import ShiluRegisters

/// Something that an organisation did before it was founded or after it was dissolved. Most are refused when they are
/// entered; these became so when the organisation's own days were amended, or are of registers that do not ask.
enum BeforeFounding: DoubtRule {
    static let code = "organization-not-there"
    static let title = "党组织当时不存在"

    /// Registers that are about the organisation's own life or the ledger's.
    private static let exempt: Set<String> = [
        PartyOrganization.name, OrganizationAffiliation.name, KeptRegister.name, GoLive.name, OpeningTotal.name,
    ]

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        for info in desk.registers where !exempt.contains(info.register.name) {
            for state in desk.states(info.register.name) {
                guard let day = desk.day(of: state, info), desk.isIn(day) else { continue }
                let places = state.organizations(info).map(desk.context.canonical)
                for place in places where !desk.context.exists(place, on: day) {
                    found.add(
                        "\(day.chinese)“\(desk.name(place))”还没有成立或者已经撤销",
                        next: "请核对日期和党组织，或改正党组织的成立、撤销日期", records: [state.id, place],
                        organizations: [place], day: day)
                }
            }
        }
    }
}
