import ShiluFigures
import ShiluRegisters

/// A rating scheme (评定办法) as the catalogue defines it: items with points, and what the total comes to.
public struct RatingDefinition: Sendable {
    /// Permanent, such as `star-branch`.
    public let id: String
    public let name: String
    /// What a concluded sheet counts as; nil for schemes that no figure counts.
    public let rates: RatingScheme?
    /// Whether branches are rated by it; otherwise any organisation.
    public let isForBranches: Bool
    /// Where it comes from, in one sentence.
    public let basis: String
    /// V, S, U or L, as duties have it: how well it was verified.
    public let mark: String
    /// First and last year that are rated by it; nil for open.
    public let since: Int?
    public let until: Int?
    public let items: [Item]
    /// Highest first.
    public let levels: [Level]
    /// Days in which objections are taken after publication.
    public let objectionDays: Int
    public let file: String
    public let line: Int

    /// One thing that gives points.
    public struct Item: Sendable {
        public let id: String
        public let title: String
        /// The heading it stands under.
        public let group: String
        /// The most that it gives, in hundredths of a point.
        public let most: Int64
        public let score: Score
        public let line: Int
    }

    /// How an item is scored.
    public enum Score: Sendable {
        /// The share of these duties' due judgements that were met.
        case duties([String])
        /// In proportion between the value that gives nothing and the one that gives everything.
        case figure(String, zero: Rational, full: Rational)
        /// So many hundredths for each one, up to the most.
        case each(String, hundredths: Int64)
        /// Everything, less so many hundredths for each one.
        case less(String, hundredths: Int64)
        /// By somebody, with evidence; the sentence says by what.
        case hand(String)
    }

    /// What a total comes to.
    public struct Level: Sendable, Hashable {
        public let name: String
        public let stars: Int?
        /// The least total, in hundredths of a point.
        public let least: Int64
        /// Duties that must not be in breach for it.
        public let withoutBreach: [String]
    }

    /// All points together, in hundredths.
    public var most: Int64 { items.reduce(0) { $0 + $1.most } }

    /// The level of a total, given the duties that are in breach; nil below the lowest.
    public func level(of total: Int64, breaches: Set<String>) -> Level? {
        levels.first { $0.least <= total && breaches.isDisjoint(with: $0.withoutBreach) }
    }

    public func isInForce(in year: Int) -> Bool { (since ?? Int.min) <= year && year <= (until ?? Int.max) }

    /// One line per thing that decides the result: what the fingerprint covers.
    var canonical: String {
        let rows = items.map { "\($0.id)\t\($0.most)\t\($0.score)" }
        let ends = levels.map {
            "\($0.name)\t\($0.stars ?? 0)\t\($0.least)\t\($0.withoutBreach.sorted().joined(separator: ","))"
        }
        return ([id] + rows + ends).joined(separator: "\n")
    }
}
