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

/// Which records are wanted, and what of them.
public struct RecordWish: Sendable {
    /// Keys of the fields that are looked at; nil for all.
    public var fields: Set<String>?
    /// Codes of which a record must hold at least one, in whatever field; nil where every record is wanted. A reader may give
    /// more than was asked for: it is a means to pass over the hundred thousand that nobody asks about.
    public var mentions: Set<String>?

    public init(fields: Set<String>? = nil, mentions: Set<String>? = nil) {
        (self.fields, self.mentions) = (fields, mentions)
    }
}

/// Whose records are wanted.
public enum RecordSelection: Sendable {
    case all
    /// Records of these organisations.
    case organizations([String])
    /// Records that link to one of these.
    case linking([String])
    /// These records.
    case ids([String])
}

/// Reading much at once: what judges whole trees reads each kind of fact and each register in one go, and then works in
/// memory.
public protocol BulkReading: Sendable {
    /// The last position that is taken into account.
    var position: Int64 { get }
    /// Every organisation that ever existed, in the order of the sheet.
    func lives() throws -> [OrganizationLife]
    /// Adds facts at least one day of which lies in the period. Overlaps of joint gatherings are left out.
    /// - Parameter wanted: measure → kinds.
    func read(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, touching period: Period,
        into columns: inout FactColumns) throws
    /// Sums instead of facts: one row for each organisation and month, on its first day, of no record and nobody's.
    /// - Parameter selection: everything, or some organisations; sums are of no members.
    /// - Returns: false where the reader keeps no sums, or not for its position: then facts must be read.
    func readMonths(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, from first: YearMonth,
        through last: YearMonth, into columns: inout FactColumns
    ) throws -> Bool
    /// Who was reached how many times in each quarter: one row for each organisation and member, from the quarter's first
    /// day to its last.
    /// - Returns: false as above.
    func readQuarters(_ wanted: [String: Set<String>], _ quarters: [YearQuarter], into columns: inout FactColumns)
        throws
        -> Bool
    /// Who was reached in a year: one row for each organisation and member, from its first day to its last.
    /// - Returns: false as above.
    func readYear(_ wanted: [String: Set<String>], _ year: Int, into columns: inout FactColumns) throws -> Bool
    /// Current records by register, each register's in order of their entry, without their sealed fields.
    /// - Parameter wanted: register → what of its records.
    func openRecords(_ wanted: [String: RecordWish], of selection: RecordSelection) throws -> [String: [AnyRecord]]
}

extension BulkReading {
    public func readMonths(
        _ wanted: [String: Set<String>], of selection: FactColumns.Selection, from first: YearMonth,
        through last: YearMonth, into columns: inout FactColumns
    ) throws -> Bool { false }
    public func readQuarters(
        _ wanted: [String: Set<String>], _ quarters: [YearQuarter], into columns: inout FactColumns
    ) throws -> Bool { false }

    public func readYear(
        _ wanted: [String: Set<String>], _ year: Int, into columns: inout FactColumns
    ) throws -> Bool { false }

    /// Facts of one measure at these organisations, at least one day of which lies in the period.
    public func entries(
        _ kinds: [String], _ measure: String, at organizations: [String], touching period: Period
    ) throws -> [FactEntry] {
        var columns = FactColumns()
        try read([measure: Set(kinds)], of: .organizations(organizations), touching: period, into: &columns)
        return columns.rows.map(columns.entry)
    }

    /// All current records of a register, without their sealed fields.
    /// - Parameter fields: keys of the fields that are looked at; nil for all.
    public func openRecords(of register: String, fields: Set<String>? = nil) throws -> [AnyRecord] {
        try openRecords([register: RecordWish(fields: fields)], of: .all)[register] ?? []
    }
}
