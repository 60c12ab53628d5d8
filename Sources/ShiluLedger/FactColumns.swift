import ShiluRegisters

/// Many facts as rows of integers, for those who judge whole units: texts are numbers of the tables beside them.
public struct FactColumns: Sendable {
    /// One fact.
    public struct Row: Sendable {
        /// A number of `records`.
        public var record: Int32
        /// A number of `organizations`.
        public var organization: Int32
        /// A number of `members`; `FactColumns.none` where the fact is nobody's own.
        public var member: Int32
        /// Numbers of `kinds` and `measures`.
        public var kind: Int32
        public var measure: Int32
        /// Days since 1970-01-01. An event's last day is its first; `FactColumns.open` while it lasts.
        public var first: Int32
        public var last: Int32
        public var value: Int64
    }

    /// Stands for "nobody".
    public static let none: Int32 = -1
    /// Stands for "not ended": later than every day.
    public static let open = Int32.max

    public var rows: [Row] = []
    public var records = NameTable()
    public var organizations = NameTable()
    public var members = NameTable()
    public var kinds = NameTable()
    public var measures = NameTable()

    public init() {}

    /// Whose facts are wanted.
    public enum Selection: Sendable {
        /// Everything of the unit.
        case all
        /// What lies at these organisations.
        case organizations([String])
        /// What is these members' own, wherever it lies.
        case members([String])
    }

    /// A day as it stands in a row; days beyond its range are held to it.
    public static func number(_ day: Int64) -> Int32 { Int32(clamping: day) }

    /// A row with its texts again, for those who look at few facts.
    public func entry(_ row: Row) -> FactEntry {
        FactEntry(
            record: records[row.record], organization: organizations[row.organization],
            member: row.member == Self.none ? nil : members[row.member], first: Day(number: Int64(row.first)),
            last: row.last == Self.open ? nil : Day(number: Int64(row.last)), kind: kinds[row.kind],
            measure: measures[row.measure], value: row.value)
    }

    /// Adds a fact; for readers that have no columns of their own.
    public mutating func append(_ entry: FactEntry) {
        rows.append(
            Row(
                record: records.number(of: entry.record), organization: organizations.number(of: entry.organization),
                member: entry.member.map { members.number(of: $0) } ?? Self.none, kind: kinds.number(of: entry.kind),
                measure: measures.number(of: entry.measure), first: Self.number(entry.first.number),
                last: entry.last.map { Self.number($0.number) } ?? Self.open, value: entry.value))
    }
}
