import ShiluRegisters
import Synchronization

/// A field with its form. A class, for it is looked up for each value of an import.
final class FormedField: Sendable {
    let field: any AnyField
    let form: FieldForm
    init(_ field: any AnyField) { (self.field, form) = (field, field.form) }
}

/// What the engine needs to know of a register, looked up once.
final class RegisterInfo: Sendable {
    let register: AnyRegister
    let fields: [String: any AnyField]
    /// The fields again with their forms: an import asks for each value's, and to ask the field takes longer than to check it.
    let formed: [String: FormedField]
    /// Fields that hold links, and the register that each must name (nil: any).
    let links: [(field: any AnyField, path: LinkPath)]
    let sealed: Set<String>
    let required: [any AnyField]
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
        formed = fields.mapValues(FormedField.init)
        links = register.fields.compactMap { field in RegisterInfo.path(of: field.form).map { (field, $0) } }
        sealed = Set(register.fields.filter(\.isSealed).map(\.key))
        required = register.fields.filter(\.isRequired)
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

/// The registers of an open ledger. What is known of each is worked out when first asked for: a command that reads a few
/// records should not pay for the fields of sixty registers.
final class Book: Sendable {
    let all: [AnyRegister]
    private let infos: [String: LazyInfo]
    private let followers = AtomicLazyReference<Followers>()

    init(_ registers: [AnyRegister]) {
        all = registers
        infos = Dictionary(registers.map { ($0.name, LazyInfo($0)) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> RegisterInfo? { infos[name]?.info }

    var hasSealed: Bool { infos.values.contains { !$0.info.sealed.isEmpty } }

    /// Fields of other registers that follow a record of this one.
    func followers(of register: String) -> [(register: String, field: String)] {
        (followers.load() ?? followers.storeIfNil(Followers(infos.values.map(\.info)))).of(register)
    }

    private final class LazyInfo: Sendable {
        private let register: AnyRegister
        private let known = AtomicLazyReference<RegisterInfo>()
        init(_ register: AnyRegister) { self.register = register }
        var info: RegisterInfo { known.load() ?? known.storeIfNil(RegisterInfo(register)) }
    }

    private final class Followers: Sendable {
        /// By the register followed.
        private let own: [String: [(register: String, field: String)]]
        /// Fields that may follow a record of any register.
        private let any: [(register: String, field: String)]

        init(_ infos: [RegisterInfo]) {
            var own: [String: [(register: String, field: String)]] = [:]
            var any: [(register: String, field: String)] = []
            for info in infos.sorted(by: { $0.register.name < $1.register.name }) {
                for (field, path) in info.links where field.follows {
                    guard case .own(let target) = path else { continue }
                    if let target {
                        own[target, default: []].append((info.register.name, field.key))
                    } else {
                        any.append((info.register.name, field.key))
                    }
                }
            }
            self.own = own.mapValues { $0 + any }
            self.any = any
        }

        func of(_ register: String) -> [(register: String, field: String)] { own[register] ?? any }
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
