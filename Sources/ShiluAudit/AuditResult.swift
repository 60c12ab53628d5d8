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
    /// What kind of marker it is, read once: levels and sequences ask it again and again.
    let form: Form

    init(level: Int, marker: String, title: String, offset: Int, number: Int?, length: Int) {
        (self.level, self.marker, self.title, self.offset) = (level, marker, title, offset)
        (self.number, self.length) = (number, length)
        form = Form(marker)
    }

    enum Form: Sendable {
        /// 一是
        case told
        /// 一要
        case demanded
        /// 第一章, 第一，
        case counted
        /// ①
        case ring
        /// 1.1 and 1.1.1
        case decimal
        /// Anything else: 一、 （一） 1.
        case plain

        init(_ marker: String) {
            let scalars = marker.unicodeScalars
            self =
                switch (scalars.first, scalars.last) {
                case (_, "是"): .told
                case (_, "要"): .demanded
                case ("第", _): .counted
                case (let first?, _) where (0x2460...0x2473).contains(first.value): .ring
                default: Self.isDecimal(marker) ? .decimal : .plain
                }
        }

        /// Numbers with points between them.
        private static func isDecimal(_ marker: String) -> Bool {
            var (numbers, isInside) = (0, false)
            for scalar in marker.unicodeScalars {
                if scalar == "." || scalar == "．" {
                    isInside = false
                } else {
                    guard scalar.properties.numericType != nil else { return false }
                    if !isInside { numbers += 1 }
                    isInside = true
                }
            }
            return numbers >= 2
        }
    }

    var isDecimal: Bool { form == .decimal }
    /// 一是 and 一要 stand inside a paragraph.
    var isRunIn: Bool { form == .told || form == .demanded }
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
