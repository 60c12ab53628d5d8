import ShiluRegisters

/// A role for an organisation's subtree, as it reaches on a day.
public struct ScopedRole: Sendable, Hashable {
    public let role: Role
    /// Ids of the organisations; nil for the whole unit.
    public let organizations: Set<String>?
    public init(_ role: Role, organizations: Set<String>?) { (self.role, self.organizations) = (role, organizations) }

    func reaches(_ places: [String]) -> Bool {
        guard let organizations else { return true }
        return places.contains(where: organizations.contains)
    }
}

/// What somebody wants to do something to.
public struct RightsTarget: Sendable, Hashable {
    /// Nil where no one register is meant.
    public let register: String?
    /// Where it lies; empty for what belongs to the unit as a whole.
    public let organizations: [String]
    /// Members whose own record it is: the person, the member of an event, those who talked.
    public let people: [String]
    /// The account that prepared it; a reviewer must be somebody else.
    public let preparedBy: Int64?
    /// Whether it is enough that the right reaches some organisation: pages that list what one may see.
    public let anywhere: Bool

    public init(
        register: String? = nil, organizations: [String] = [], people: [String] = [], preparedBy: Int64? = nil,
        anywhere: Bool = false
    ) {
        (self.register, self.organizations, self.people) = (register, organizations, people)
        (self.preparedBy, self.anywhere) = (preparedBy, anywhere)
    }

    /// Some organisation, whichever the right reaches.
    public static func somewhere(_ register: String? = nil) -> RightsTarget {
        RightsTarget(register: register, anywhere: true)
    }
}

/// Allowed, or which right is missing: a Chinese sentence.
public enum RightsDecision: Sendable, Hashable {
    case allowed
    case refused(String)
    public var isAllowed: Bool { self == .allowed }
}

/// Who may do what: decided here and nowhere else.
public struct Rights: Sendable, Hashable {
    /// The account; 0 for nobody.
    public let account: Int64
    /// The member that the account belongs to.
    public let member: String?
    public let roles: [ScopedRole]

    public init(account: Int64, member: String?, roles: [ScopedRole]) {
        (self.account, self.member, self.roles) = (account, member, roles)
    }

    public static let nobody = Rights(account: 0, member: nil, roles: [])

    /// Organisations in which the action is allowed somewhere; nil for the whole unit.
    public func reach(_ action: Permission, register: String? = nil) -> Set<String>? {
        var found: Set<String> = []
        for scoped in roles where Rights.grants(scoped.role, action, register: register) {
            guard let organizations = scoped.organizations else { return nil }
            found.formUnion(organizations)
        }
        return found
    }

    public func allows(_ action: Permission, _ target: RightsTarget) -> Bool { decide(action, target).isAllowed }

    public func decide(_ action: Permission, _ target: RightsTarget) -> RightsDecision {
        if isOwn(action, target) { return .allowed }
        if action == .review, target.preparedBy == account {
            return .refused("审核的人不能是登记的人本人，请由另一位有“审核”权限的人办理")
        }
        let fitting = roles.filter { Rights.grants($0.role, action, register: target.register) }
        if fitting.contains(where: { target.anywhere || $0.reaches(target.organizations) }) { return .allowed }
        let what = target.register.flatMap { RegisterBook.register(named: $0)?.title }
        let right = what.map { "“\($0)”的“\(action.label)”权限" } ?? "“\(action.label)”权限"
        guard fitting.isEmpty else { return .refused("您的\(right)不包括这个党组织") }
        let holders = Role.allCases.filter { Rights.grants($0, action, register: target.register) }.map(\.label)
        return .refused("缺少\(right)（\(holders.joined(separator: "、"))有这项权限）")
    }

    /// What everybody with an account may do for themselves: read what concerns them.
    private func isOwn(_ action: Permission, _ target: RightsTarget) -> Bool {
        guard account != 0, let member, target.people.contains(member) else { return false }
        switch action {
        case .read: return target.register.map { !ConfidentialRegisters.contains($0) } ?? true
        case .readPersonal: return target.register == Member.name
        default: return false
        }
    }

    /// Whether a role has an action at all, in its own organisations.
    static func grants(_ role: Role, _ action: Permission, register: String?) -> Bool {
        guard actions(of: role).contains(action) else { return false }
        guard let register, let known = RegisterBook.register(named: register) else { return true }
        if let readers = ConfidentialRegisters.readers(of: register) { return readers.contains(role) }
        switch action {
        case .draft, .record, .advance, .amend, .retract, .review: return writes(role, known.area)
        default: return true
        }
    }

    private static func actions(of role: Role) -> Set<Permission> {
        switch role {
        case .administrator:
            [.read, .export, .importSheets, .undoImport, .report, .tidy, .manageAccounts, .seeLog, .erase]
        case .clerk:
            [
                .read, .readPersonal, .draft, .record, .advance, .amend, .retract, .review, .export, .importSheets,
                .undoImport, .report, .tidy,
            ]
        case .secretary:
            [
                .read, .readPersonal, .draft, .record, .advance, .amend, .retract, .review, .export, .report,
            ]
        case .organizationMember:
            [.read, .readPersonal, .draft, .record, .advance, .amend, .retract, .review, .export, .report]
        case .disciplineMember: [.read, .draft, .record, .advance, .amend, .retract, .review, .export, .report]
        case .groupLeader: [.read, .draft]
        case .member: []
        case .inspector: [.read, .export, .report]
        case .reader: [.read, .report]
        }
    }

    /// The areas in which a role writes.
    private static func writes(_ role: Role, _ area: Area) -> Bool {
        switch role {
        case .clerk, .secretary: true
        case .organizationMember:
            [.organizations, .members, .development, .meetings, .study, .elections, .service, .assessment].contains(
                area)
        case .disciplineMember: [.integrity, .rectification].contains(area)
        case .groupLeader: [.meetings, .study, .service].contains(area)
        case .administrator, .member, .inspector, .reader: false
        }
    }
}
