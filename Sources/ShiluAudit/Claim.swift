import ShiluFigures

/// What a number of the text is about.
public enum ClaimKind: String, Sendable {
    case count, amount, percentage, ratio, physical, ordinal, date, duration, threshold
}

/// How exactly the number is said.
public enum ClaimQualifier: String, Sendable {
    case exact, approx, range
}

/// What the ledger says to a claim.
public enum Verdict: String, Sendable {
    case agrees, differs, unfounded, unbound, blank
}

/// One number of the text with its measure word.
public struct Claim: Sendable, Hashable {
    /// Unicode scalars from the start of the text.
    public var offset: Int
    public var length: Int
    public var text: String
    /// The number as written: 13.2 for 13.2万平方米; nil where it is masked. The lower end of a range.
    public var value: Rational?
    public var upper: Rational?
    /// With 万 and 亿 multiplied out.
    public var base: Rational?
    public var baseUpper: Rational?
    public var masked: Bool
    public var unit: String
    public var baseUnit: String
    public var noun: String
    public var qualifier: ClaimQualifier
    public var kind: ClaimKind
    /// The word that opens the number upward or downward; nil where it is said as it is.
    public var `operator`: ClaimForm?
    /// An id of the catalogue of figures.
    public var figure: String?
    /// Further figures that the same number states: 党员大会、支委会各4次.
    public var alsoFigures: [String]
    public var hints: FigureHints
    public var verdict: Verdict?
    public var ledgerValue: String?
    public var sources: [String]

    var range: Range<Int> { offset..<(offset + length) }
    /// 百分点 and 个百分点.
    var countsPercentagePoints: Bool { unit.unicodeScalars.last == "点" && unit.hasSuffix("百分点") }
    /// 人, 名 and 位.
    var countsPersons: Bool {
        switch baseUnit.only {
        case "人", "名", "位": true
        default: false
        }
    }

    init(_ range: Range<Int>, text: String, unit: String, kind: ClaimKind) {
        offset = range.lowerBound
        length = range.count
        self.text = text
        masked = false
        self.unit = unit
        baseUnit = unit
        noun = ""
        qualifier = .exact
        self.kind = kind
        alsoFigures = []
        hints = FigureHints()
        sources = []
    }
}

/// What the text says about a claim beside its figure, for whoever counts it.
public struct FigureHints: Sendable, Hashable {
    /// A plan, a demand or a target, not a result.
    public var planned = false
    /// A year in its clause other than the report's: 2022年 in a report on 2023.
    public var year: Int?
    /// 去年, 上年, 同期.
    public var lastYear = false
    /// A difference to another year: 比上年增加3次.
    public var compared = false
    /// A row of a table that is not its sum: of the figure, but not of the whole unit.
    public var part = false
    /// 各支部, 每个支部: the number holds for each branch.
    public var eachBranch = false
    /// 人均, 平均.
    public var average = false
    /// 每月, 每季度, 每年, 每人 …
    public var per: String?

    public init() {}
}
