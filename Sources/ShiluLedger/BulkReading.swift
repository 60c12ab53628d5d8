import ShiluRegisters

/// One fact as it stands, for those who judge many organisations at once.
public struct FactEntry: Sendable, Hashable {
    public var record: String
    public var organization: String
    public var member: String?
    public var first: Day
    /// Nil while it lasts. An event's last day is its first.
    public var last: Day?
    public var kind: String
    public var measure: String
    public var value: Int64

    public init(
        record: String, organization: String, member: String? = nil, first: Day, last: Day?, kind: String,
        measure: String = "count", value: Int64 = 1
    ) {
        (self.record, self.organization, self.member) = (record, organization, member)
        (self.first, self.last, self.kind, self.measure, self.value) = (first, last, kind, measure, value)
    }
}

/// An organisation with all the days on which it existed.
public struct OrganizationLife: Sendable, Hashable {
    /// A stretch of days under one parent.
    public struct Span: Sendable, Hashable {
        public var first: Day
        /// Nil while it lasts.
        public var last: Day?
        /// Nil for a root.
        public var parent: String?
        public init(first: Day, last: Day? = nil, parent: String? = nil) {
            (self.first, self.last, self.parent) = (first, last, parent)
        }
        public func contains(_ day: Day) -> Bool { first <= day && last.map { day <= $0 } ?? true }
    }
    public var id: String
    public var name: String
    public var shortName: String
    public var kind: OrganizationKind
    /// In order, without overlaps.
    public var spans: [Span]
    /// The open fields of its record.
    public var fields: [String: Value]

    public init(
        id: String, name: String, shortName: String, kind: OrganizationKind, spans: [Span],
        fields: [String: Value] = [:]
    ) {
        (self.id, self.name, self.shortName, self.kind) = (id, name, shortName, kind)
        (self.spans, self.fields) = (spans, fields)
    }

    public func exists(on day: Day) -> Bool { spans.contains { $0.contains(day) } }
    public func parent(on day: Day) -> String? { spans.first { $0.contains(day) }?.parent }

    /// Whether it existed on every day of the period.
    public func exists(throughout period: Period) -> Bool {
        var need = period.first
        for span in spans where span.contains(need) {
            guard let last = span.last, last < period.last else { return true }
            need = last.adding(days: 1)
        }
        return false
    }
}

/// Reading much at once: what judges whole trees reads each kind of fact and each register in one go, and then works in
/// memory.
public protocol BulkReading: Sendable {
    /// The last position that is taken into account.
    var position: Int64 { get }
    /// Every organisation that ever existed, in the order of the sheet.
    func lives() throws -> [OrganizationLife]
    /// Facts that lie at one of the organisations, and at least one day of which lies in the period. Overlaps of joint
    /// gatherings are left out.
    func entries(_ kinds: [String], _ measures: [String], at organizations: [String], touching period: Period) throws
        -> [FactEntry]
    /// The last day in the period on which each member was reached by a fact of these kinds.
    func lastDays(_ kinds: [String], at organizations: [String], during period: Period) throws -> [String: Day]
    /// Current records of a register in order of their entry, without their sealed fields.
    /// - Parameter fields: keys that are wanted; nil for all.
    func openRecords(of register: String, fields: Set<String>?) throws -> [AnyRecord]
}

extension BulkReading {
    public func openRecords(of register: String) throws -> [AnyRecord] { try openRecords(of: register, fields: nil) }
}
