/// How much a problem weighs.
public enum Severity: String, Sendable, Hashable {
    /// The record cannot be taken: it contradicts itself or others, or a 应当 or 不得 of the regulation that decides whether
    /// the act was valid at all.
    case breach
    /// The record is taken as it happened and listed by the ledger's own audit (`shilu doubts`): where the regulation says
    /// 一般, and where what went wrong is history that nobody can undo (a deadline that was missed).
    case doubt
}

/// The problems of one record, each at its field.
public struct Problems: Sendable {
    public struct Problem: Sendable, Hashable {
        public let field: String
        public let code: String
        public let what: String
        public let next: String
        public let severity: Severity
    }
    /// Breaches and doubts, in the order in which they were found.
    public private(set) var all: [Problem] = []
    public init() {}
    /// What the record is refused for.
    public var breaches: [Problem] { all.filter { $0.severity == .breach } }
    /// What is recorded all the same, and listed.
    public var doubts: [Problem] { all.filter { $0.severity == .doubt } }

    /// - Parameter what: what is wrong, without sealed values. - Parameter next: what to do.
    @inline(never)
    public mutating func add(_ field: String, _ code: String, _ what: String, next: String) {
        all.append(Problem(field: field, code: code, what: what, next: next, severity: .breach))
    }

    /// Something that is recorded as it happened and that people should look at.
    ///
    /// - Parameter what: what is odd, without sealed values. - Parameter next: what to do.
    @inline(never)
    public mutating func doubt(_ field: String, _ code: String, _ what: String, next: String) {
        all.append(Problem(field: field, code: code, what: what, next: next, severity: .doubt))
    }
}
