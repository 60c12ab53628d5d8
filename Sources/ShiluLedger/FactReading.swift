import ShiluRegisters

/// Whose facts a figure counts: one organisation alone, or it with everything below it.
public struct Scope: Sendable, Hashable {
    /// `PartyOrganization/…`
    public let organization: String
    public let includesSubtree: Bool
    public init(_ organization: String, includesSubtree: Bool = true) {
        (self.organization, self.includesSubtree) = (organization, includesSubtree)
    }
}

/// A record behind a figure, with what it adds to it.
public struct SourceReference: Sendable, Hashable {
    public let record: String
    public let value: Int64
    /// The day that the record counts for; the first day of an interval.
    public let day: Day
    public init(record: String, value: Int64, day: Day) { (self.record, self.value, self.day) = (record, value, day) }
}

/// An organisation as it stood on a day.
public struct OrganizationNode: Sendable, Hashable {
    public let id: String
    public let name: String
    public let shortName: String
    public let kind: OrganizationKind
    public let parent: String?
    public init(id: String, name: String, shortName: String, kind: OrganizationKind, parent: String?) {
        (self.id, self.name, self.shortName, self.kind, self.parent) = (id, name, shortName, kind, parent)
    }
}

/// An organisation that did not keep a register throughout a period.
public struct UnkeptRegister: Sendable, Hashable {
    public let register: String
    public let organization: String
    public init(register: String, organization: String) {
        (self.register, self.organization) = (register, organization)
    }
}

/// Everything that counts, counts through this: facts of one unit, as the ledger stood at one position.
///
/// All days are inclusive. Implemented over the store by `Ledger.facts(asOf:)`, and over plain arrays in tests.
public protocol FactReading: BulkReading {
    /// Σ value of facts whose first day lies in the period. In a subtree a joint gathering counts once.
    func sum(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws -> Int64
    /// Σ value of intervals that cover the day.
    func stock(_ kinds: [String], _ measure: String, in scope: Scope, on day: Day) throws -> Int64
    /// Different members among the facts of the period.
    func distinctMembers(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64
    /// Σ value of the facts of each member in the period; facts without a member are left out.
    func sumsByMember(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws
        -> [String: Int64]
    /// The members of intervals that cover the day.
    func members(_ kinds: [String], in scope: Scope, on day: Day) throws -> Set<String>
    /// Different organisations at which such a fact lies.
    func distinctOrganizations(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64
    /// Different calendar months of the facts' days.
    func distinctMonths(_ kinds: [String], in scope: Scope, during period: Period) throws -> Int64
    /// Different values of a measure that holds a code (such as the aspect of a problem).
    func distinctValues(_ kinds: [String], _ measure: String, in scope: Scope, during period: Period) throws -> Int64
    /// The records behind `sum` and the distinct counts, oldest first, then by id; a record appears once.
    func sources(_ kinds: [String], _ measure: String?, in scope: Scope, during period: Period) throws
        -> [SourceReference]
    /// The records that opened the intervals behind `stock`.
    func sources(_ kinds: [String], _ measure: String?, in scope: Scope, on day: Day) throws -> [SourceReference]
    /// The organisations of the scope that exist on the day, parents before children, in the order of the sheet.
    func organizations(in scope: Scope, on day: Day) throws -> [OrganizationNode]
    /// Who in the scope did not keep the registers all the period; empty when every figure over them has a value.
    func unkept(_ registers: [String], in scope: Scope, during period: Period) throws -> [UnkeptRegister]
    /// The record as it stood at `position`; nil when there is none or it was retracted.
    func record(_ id: String) throws -> AnyRecord?
    /// Records of a register that lie in the scope and whose day (`dayKey`) lies in the period, oldest first. Sealed
    /// fields are absent without the key.
    func records(of register: String, in scope: Scope, during period: Period?) throws -> [AnyRecord]
}
