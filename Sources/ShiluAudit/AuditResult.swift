/// A heading, a run-in item (一是) or the title (level 0).
public struct OutlineItem: Sendable, Hashable {
    public var level: Int
    public var marker: String
    public var title: String
    public var offset: Int
    /// The number the marker says; nil for a title.
    public var number: Int?
    /// Scalars from `offset` to the end of marker and title.
    public var length: Int
}

/// Something in the text that has to be put right.
public struct Defect: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case placeholder, residue, numbering, structure, punctuation, spacing, typo, grammar, terminology, consistency
        case unbalanced = "unbalanced bracket/quote"
        case arithmetic = "arithmetic inconsistency"
        case repeated = "repeated words"
        case incomplete = "incomplete sentence"
    }

    public var offset: Int
    public var length: Int
    public var kind: Kind
    public var text: String
    public var correction: String
    /// What is wrong and what to do next.
    public var message: String
}

/// A bond between claims that can be reckoned.
public struct Relation: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case ratio, equality, bound, sum, rank, date, enumeration, frequency, monotone
    }

    public var type: Kind
    /// Offsets of the claims.
    public var claims: [Int]
    public var expression: String
    /// Nil where it cannot be judged.
    public var holds: Bool?
    /// Where it stands, if not at its claims.
    var place: Range<Int>? = nil
}

/// The kinds of paper that the lexicon knows.
public enum DocumentKind: String, Sendable, CaseIterable {
    case annualSummary, accountReport, workPlan, rectificationReport, circular, notice, minutes, request, report, other
}

/// Everything an audit finds in one text.
public struct AuditResult: Sendable {
    public var file: String
    /// Length of the text.
    public var scalars: Int
    public var outline: [OutlineItem]
    public var claims: [Claim]
    public var defects: [Defect]
    public var relations: [Relation]
    public var documentKind: DocumentKind
    /// The year the text reports on, from title or opening.
    public var year: Int?
    public var organizationName: String?
}
