import ShiluRegisters

/// One thing to be written; a batch of them is checked as a whole and written whole or not at all.
public enum Change: Sendable {
    /// A new record. With a number (编号) it is that record; without one the natural key decides, and the ledger numbers it.
    /// `day` is when it happened, for registers without a day of their own.
    case record(register: String, number: String? = nil, fields: [String: Value], day: Day? = nil)
    /// The next dated step of a living record, with the fields that it fills.
    case advance(record: String, step: String, on: Day, fields: [String: Value] = [:])
    /// A correction; nil clears a field.
    case amend(record: String, fields: [String: Value?], reason: String)
    case retract(record: String, reason: String)
    /// Takes back everything that one batch recorded and amended.
    case retractBatch(batch: Int64, reason: String)
    /// Two records are the same person or thing: the first becomes an alias of the second.
    case join(record: String, into: String, reason: String)
    /// Destroys the record's key: its sealed part can never be read again; the chain stays whole.
    case erase(record: String, reason: String)
}

/// Records that a batch would bring too if they could be read: links to them stand, and whom they put on the roll is unknown.
public struct Withheld: Sendable {
    public var ids: Set<String>
    public var registers: Set<String>

    public init(ids: Set<String> = [], registers: Set<String> = []) { (self.ids, self.registers) = (ids, registers) }
}

/// What becomes of a new record that the ledger already holds with other content.
public enum DifferingRecords: Sendable, Hashable {
    case refuse
    /// The given fields are written as an amendment. Fields that the row does not name stay.
    case amend(reason: String)
}

/// What an accepted batch left behind.
public struct Receipt: Sendable, Hashable {
    /// Names the batch: the position of its first entry; nil when everything was in the ledger already.
    public let batch: Int64?
    /// The position after the batch; unchanged when nothing was written.
    public let position: Int64
    /// How many entries were written.
    public let entries: Int
    /// For each change, in order, the record that it wrote or found; several where a batch was retracted.
    public let records: [[String]]
    /// Indices of changes that the ledger already held, so that nothing was written for them.
    public let unchanged: [Int]
    /// What was taken as it happened and should be looked at (`Severity.doubt`); the ledger's own audit lists it too.
    public let doubts: [ChangeProblem]

    /// The first record of each change.
    public var ids: [String] { records.map { $0.first ?? "" } }
    public var first: Int64? { batch }
    public var last: Int64? { batch == nil ? nil : position }
}

/// One problem of a batch, at its change and its field.
public struct ChangeProblem: Sendable, Hashable {
    /// Index into the changes given to `append`.
    public let index: Int
    /// Key of the field; empty where the whole change is meant.
    public let field: String
    public let notice: Notice
    public init(index: Int, field: String, notice: Notice) {
        (self.index, self.field, self.notice) = (index, field, notice)
    }
}

/// Everything that is wrong with a batch, all at once; nothing of it was written.
public struct BatchRefusal: Error, Sendable, CustomStringConvertible {
    /// In order of the changes.
    public let problems: [ChangeProblem]
    public init(_ problems: [ChangeProblem]) { self.problems = problems }
    public var notices: [Notice] { problems.map(\.notice) }
    public var refusal: Refusal { Refusal(notices) }
    public var description: String { refusal.description }
}
