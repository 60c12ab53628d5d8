import ShiluRegisters

/// What the engine needs to know of a register, looked up once.
struct RegisterInfo: Sendable {
    let register: AnyRegister
    let fields: [String: any AnyField]
    /// Fields that hold links, and the register that each must name (nil: any).
    let links: [(field: any AnyField, path: LinkPath)]
    let sealed: Set<String>
    let feeds: [String]
    let isRoll: Bool

    enum LinkPath: Sendable {
        case own(String?)
        /// Links within parts: key of the part's field, and the register.
        case parts([(key: String, register: String?)])
    }

    init(_ register: AnyRegister) {
        self.register = register
        fields = Dictionary(register.fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        links = register.fields.compactMap { field in RegisterInfo.path(of: field.form).map { (field, $0) } }
        sealed = Set(register.fields.filter(\.isSealed).map(\.key))
        feeds = register.fields.filter(\.feeds).map(\.key)
        isRoll = register.yields.contains(where: Book.standing.contains)
    }

    private static func path(of form: FieldForm) -> LinkPath? {
        switch form {
        case .link(let register): return .own(register)
        case .list(let element): return path(of: element)
        case .parts(let shape):
            var keys: [(key: String, register: String?)] = []
            for field in shape.fields {
                if case .own(let register)? = path(of: field.form) { keys.append((field.key, register)) }
            }
            return keys.isEmpty ? nil : .parts(keys)
        default: return nil
        }
    }

    /// The ids that one field links to, with the register that each must be of.
    func targets(of path: LinkPath, in value: Value) -> [(id: String, register: String?)] {
        switch (path, value) {
        case (.own(let register), .text(let id)): return [(id, register)]
        case (.own, .list(let items)): return items.flatMap { targets(of: path, in: $0) }
        case (.parts(let keys), .list(let items)):
            return items.flatMap { item in
                keys.flatMap { key in
                    item.fields?[key.key].map { targets(of: .own(key.register), in: $0) } ?? []
                }
            }
        default: return []
        }
    }
}

/// The registers of an open ledger.
struct Book: Sendable {
    let all: [AnyRegister]
    private let infos: [String: RegisterInfo]
    /// For each register, the fields of others that follow a record of it (nil: fields that may follow any).
    private let followers: [String?: [(register: String, field: String)]]
    let hasSealed: Bool

    init(_ registers: [AnyRegister]) {
        all = registers
        infos = Dictionary(registers.map { ($0.name, RegisterInfo($0)) }, uniquingKeysWith: { first, _ in first })
        var followers: [String?: [(register: String, field: String)]] = [:]
        for info in infos.values.sorted(by: { $0.register.name < $1.register.name }) {
            for (field, path) in info.links where field.follows {
                if case .own(let target) = path {
                    followers[target, default: []].append((info.register.name, field.key))
                }
            }
        }
        self.followers = followers
        hasSealed = infos.values.contains { !$0.sealed.isEmpty }
    }

    subscript(name: String) -> RegisterInfo? { infos[name] }

    func followers(of register: String) -> [(register: String, field: String)] {
        (followers[register] ?? []) + (followers[nil] ?? [])
    }

    /// Kinds of intervals that say on which branch's roll a member stands: exactly one of them covers each day of a
    /// membership. Others named `roll.…` (women, year of birth) only tell more of the same stays.
    static let standing = ["roll.fullMember", "roll.probationaryMember"]

    static func isRoll(kind: String) -> Bool { kind.hasPrefix("roll.") }

    static let organization = "PartyOrganization"
    static let affiliation = "OrganizationAffiliation"
    static let member = "Member"
    static let keptRegister = "KeptRegister"
}
