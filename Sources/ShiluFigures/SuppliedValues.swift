import ShiluLedger
import ShiluRegisters

/// Values and records that something above the figures supplies: how duties stand.
///
/// Duties are judged over facts and import the figures; a figure that tells a share of duties asks for it through this.
public protocol SuppliedValues: Sendable {
    /// What a figure's `supplied: name` means; nil for a name that it does not supply.
    func value(_ name: String, in scope: Scope, during period: Period) throws -> SuppliedValue?
    /// Records of a register that stands in no ledger, such as gaps; nil for every other register.
    func records(of register: String, in scope: Scope, during period: Period) throws -> [AnyRecord]?
    /// Tells that the same will be asked for many scopes of one tree, so that what they share is worked out once.
    func expectManyScopes()
    /// Works out what a report of the scope will ask for; who has a core to spare runs it beside the rest.
    func prepare(_ scope: Scope, during period: Period) throws
}

extension SuppliedValues {
    public func expectManyScopes() {}
    public func prepare(_ scope: Scope, during period: Period) throws {}
}

/// A value with what it rests on.
public struct SuppliedValue: Sendable {
    /// Part and whole of a share; a plain number has whole nil.
    public let part: Int64
    public let whole: Int64?
    public let sources: [SourceReference]
    public init(part: Int64, whole: Int64?, sources: [SourceReference]) {
        (self.part, self.whole, self.sources) = (part, whole, sources)
    }
}
