/// A fact before the ledger has numbered it: what a record counts for, with nothing personal in it.
public struct FactDraft: Sendable, Hashable {
    /// Where the fact lies.
    public enum Place: Sendable, Hashable {
        case organization(String)
        /// The member's own branch on the fact's first day; the second where the roll knows none.
        case branchOfMember(fallback: String?)
    }
    public var place: Place
    public var member: String?
    public var first: Day
    /// Nil while it lasts (a stock that is still open). An event's last day is its first.
    public var last: Day?
    /// What is counted: `meeting.memberAssembly`, `roll.fullMember`.
    public var kind: String
    /// In which way: `count`, `present`, `expected`, `people`, `money` (fen), `quantity`, `hours` (hundredths) …
    public var measure: String
    public var value: Int64
    /// The record that the fact is found under, where it is not the one that yielded it (a member's event).
    public var source: String?
    /// Whether the member is kept as a pseudonym under the unit's key: persons can be told apart and counted, not named.
    public var isVeiled = false
}

/// What a register may ask of the ledger while it says what a record counts for. Reads current state only.
public protocol FactContext: Sendable {
    /// Current records of `register` whose field `key` links to `target`, in order of their ids.
    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord]
    func record(_ id: String) -> AnyRecord?
}

extension FactContext {
    /// Typed form of `records(of:linkedBy:to:)`.
    public func records<R: Register, T>(_ register: R.Type, by path: KeyPath<R, Field<T>>, to target: String)
        -> [Record<R>]
    { records(of: R.name, linkedBy: KeptShape.of(R.shape).field(path).key, to: target).map(Record<R>.init) }

    public func record<R: Register>(_ link: Link<R>?) -> Record<R>? {
        link.flatMap { record($0.id) }.map(Record<R>.init)
    }
}

/// What a register may ask of the ledger while a record is checked: the roll and the tree on a day.
public protocol RollContext: FactContext {
    /// The branch that the member belonged to on the day; nil when not on the roll.
    func branch(of member: String, on day: Day) -> String?
    /// Members (full and probationary) on the roll of the organisation and everything below it on the day.
    func rollCount(of organization: String, on day: Day) -> Int
    /// Whether the organisation existed on the day.
    func exists(_ organization: String, on day: Day) -> Bool
}

/// The facts that one record yields.
public struct Facts: Sendable {
    public private(set) var drafts: [FactDraft] = []
    public init() {}

    /// Something that happened on one day at one or several organisations (a joint gathering counts at each, and once
    /// above them: the ledger adds the overlap).
    @inline(never)
    public mutating func event(
        _ kind: String, at organizations: [String], on day: Day, _ measures: [String: Int64] = ["count": 1]
    ) {
        for organization in organizations {
            for (measure, value) in measures.sorted(by: { $0.key < $1.key }) {
                drafts.append(
                    FactDraft(
                        place: .organization(organization), member: nil, first: day, last: day, kind: kind,
                        measure: measure, value: value, source: nil))
            }
        }
    }

    /// One member was reached by something on a day: the base of distinct persons. Lies at the member's own branch of
    /// that day.
    @inline(never)
    public mutating func reached(
        _ kind: String, member: String, on day: Day, fallback: String?, measure: String = "person", value: Int64 = 1
    ) {
        drafts.append(
            FactDraft(
                place: .branchOfMember(fallback: fallback), member: member, first: day, last: day, kind: kind,
                measure: measure, value: value, source: nil))
    }

    /// One person was reached by something confidential: distinct persons can be counted, and no fact names them.
    @inline(never)
    public mutating func reachedVeiled(_ kind: String, member: String, on day: Day, fallback: String?) {
        var draft = FactDraft(
            place: .branchOfMember(fallback: fallback), member: member, first: day, last: day, kind: kind,
            measure: "person", value: 1, source: nil)
        draft.isVeiled = true
        drafts.append(draft)
    }

    /// One person stands somewhere since something confidential reached them on a day, which is the value (`day`).
    @inline(never)
    public mutating func stoodVeiled(
        _ kind: String, at organization: String, member: String, from first: Day, to last: Day?, value: Int64
    ) {
        if let last, last < first { return }
        drafts.append(
            FactDraft(
                place: .organization(organization), member: member, first: first, last: last, kind: kind,
                measure: "day", value: value, isVeiled: true))
    }

    /// Something that lasts from one day to another, both included; open while `last` is nil: roll, posts, stages, open
    /// problems.
    @inline(never)
    public mutating func interval(
        _ kind: String, at organization: String, member: String? = nil, from first: Day, to last: Day?,
        measure: String = "count", value: Int64 = 1, source: String? = nil
    ) {
        if let last, last < first { return }
        drafts.append(
            FactDraft(
                place: .organization(organization), member: member, first: first, last: last, kind: kind,
                measure: measure, value: value, source: source))
    }
}
