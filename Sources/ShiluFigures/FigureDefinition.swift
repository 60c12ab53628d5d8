import ShiluRegisters

/// A figure (指标) as the catalogue defines it: what it is called, how it is counted, how it is printed.
public struct FigureDefinition: Sendable {
    /// Permanent, as in `domain/indicators.md`; an operand that has no name of its own is `owner/part`.
    public let id: String
    public let name: String
    /// The measure words it may be printed with, the usual one first; `%` for rates, empty for none.
    public let units: [String]
    /// How reports say it, the usual wording first.
    public let saidAs: [String]
    public let rounding: Rounding
    /// Registers that the organisations must have kept all the period, or the figure has no value.
    public let registers: [String]
    /// What is counted, in one Chinese sentence that is shown to people.
    public let basis: String
    public let computation: Computation
    /// The heading of the catalogue that it stands under.
    public let section: String
    public let examples: [FigureExample]
    public let file: String
    public let line: Int

    /// The usual measure word.
    public var unit: String { units.first ?? "" }

    /// Whether the ledger can give it a value at all.
    public var isComputed: Bool {
        switch computation {
        case .uncomputed, .yearOnYear(nil, _): false
        default: true
        }
    }

    /// Whether its value comes from above the figures; the examples of what supplies it are its own.
    public var isSupplied: Bool { if case .supplied = computation { true } else { false } }

    /// The number with its measure word, as printed: `53次`, `95.8%`, `50余次`, `1.26万元`, `十个`. Nil where it cannot be.
    /// - Parameter unit: one of `units`; the usual one by default.
    public func shown(_ value: Rational, style: FigureStyle = .exact, unit: String? = nil) -> String? {
        guard let number = Approximation.text(value, rounding: rounding, style: style) else { return nil }
        return rounding.isRate ? number : number + (unit ?? self.unit)
    }
}

/// How a figure is counted.
public indirect enum Computation: Sendable {
    /// Σ of a measure over the facts of the period.
    case sum(kinds: [String], measure: String)
    /// Σ of a measure over the intervals that cover a day.
    case stock(kinds: [String], measure: String, on: StockDay)
    /// Different members.
    case members(kinds: [String])
    /// Different persons where they are listed, otherwise attendances: a measure that holds their number.
    case people(kinds: [String], measure: String)
    /// Different organisations.
    case organizations(kinds: [String])
    /// Different calendar months.
    case months(kinds: [String])
    /// Different codes that a measure holds.
    case values(kinds: [String], measure: String)
    /// Σ of a measure apart for each measure word, which are never added.
    case byUnit([UnitKinds], measure: String)
    /// Σ, or the mean, of the stock at the end of each month of the period.
    case monthly(kinds: [String], measure: String, isMean: Bool)
    /// What each part has of the whole, in percent that together are 100.
    case shares([NamedKinds], measure: String)
    /// A stock of years of birth by bands of age; the last band has no upper limit.
    case ages(kinds: [String], upTo: [Int64])
    /// Members of a stock of whom a measure's sum reaches a mark.
    case reaching(Goal, measure: String)
    /// Different members of intervals that cover the last day and whose `day` lies in the period.
    case standing(kinds: [String])
    /// Different values of a stock on the last day; with `by`, those that occur among the facts of the period.
    case matched(stock: [String], by: [String], measure: String)
    /// The change of another figure against the year before; nil in the catalogue, where the sentence says how to name one.
    case yearOnYear(Operand?, String)
    /// Part over whole, or an average.
    case quotient(Operand, Operand)
    case total([Operand])
    case difference(Operand, Operand)
    /// The least over the branches of the scope: what each of them reached.
    case least(Operand)
    /// A number that a rule sets.
    case rule(Rational)
    /// What plan documents promise for one of these figures.
    case target(figures: [String])
    /// Records that hold the number themselves.
    case entered(EnteredSource)
    /// Comes from above the figures: how duties stand.
    case supplied(String)
    /// Not counted yet; the sentence says why.
    case uncomputed(String)

    /// Facts whose quantity is in one measure word.
    public struct UnitKinds: Sendable, Hashable {
        public let unit: String
        public let kinds: [String]
    }

    /// Facts under a name of their own.
    public struct NamedKinds: Sendable, Hashable {
        public let name: String
        public let kinds: [String]
    }

    /// What each member of `roll` is to reach in the period; holders of `posts` on its last day reach `leastForPosts`.
    public struct Goal: Sendable, Hashable {
        public let kinds: [String]
        public let roll: [String]
        public let posts: [String]
        public let least: Int64
        public let leastForPosts: Int64
    }

    /// The day of a stock.
    public enum StockDay: Sendable, Hashable {
        /// The last day of the period.
        case end
        /// The day of the last such event in the period: the roll on the day of the test.
        case lastEvent(kinds: [String])
    }

    /// What a derived figure is made of: another figure of the catalogue, or a count of its own.
    public enum Operand: Sendable {
        case figure(String)
        case own(FigureDefinition)
    }

    /// Where an entered number is read.
    public struct EnteredSource: Sendable, Hashable {
        public let register: String
        public let valueKey: String
        public let unitKey: String
        public let titleKey: String
        /// A field and the codes it must hold; nil in `codes` for “not filled in”.
        public let filter: Filter?
        public struct Filter: Sendable, Hashable {
            public let key: String
            public let codes: [String]
            public let isNegated: Bool
        }
    }
}

/// An example of a figure, which runs as a test.
public struct FigureExample: Sendable {
    /// Facts in text form, one per item: `meeting.memberAssembly count 1 @2023-03-05 at:一支部`.
    public let facts: [String]
    /// Records with fields, for figures that read records: `BusinessFact title:拆除违建 value:13.2 unit:万平方米 year:2023`.
    public let records: [String]
    public let period: Period
    /// The organisation counted for; empty for the root with everything below it.
    public let organization: String
    /// Registers that the root did not keep.
    public let unkept: [String]
    public let style: FigureStyle
    /// What is printed; nil where the figure must have no value.
    public let shows: String?
    public let line: Int
}
