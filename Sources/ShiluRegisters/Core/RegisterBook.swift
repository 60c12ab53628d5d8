/// Every register of the product. Adding one is its file and its line here.
public enum RegisterBook {
    public static let all: [AnyRegister] = [
        AnyRegister(PartyOrganization.self),
        AnyRegister(OrganizationAffiliation.self),
        AnyRegister(Member.self),
        AnyRegister(PartyLecture.self),
    ]

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    private static let byTitle = Dictionary(all.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })

    public static func register(named name: String) -> AnyRegister? { byName[name] }
    /// By 台账名称 or by name, as a sheet or a command gives it.
    public static func register(titled title: String) -> AnyRegister? { byTitle[title] ?? byName[title] }
}
