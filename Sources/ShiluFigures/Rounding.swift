import ShiluRegisters

/// How a figure is rounded when it is printed (indicators §0.4).
///
/// Rates are held as fractions of one, money in yuan.
public enum Rounding: String, Sendable, CaseIterable {
    /// A whole number, never approximated.
    case exact
    /// A whole number that may be printed as 50余.
    case approximate = "approx"
    case percent
    case perCapita = "per-capita"
    case money
    case oneDecimal = "one-decimal"
    /// Half up to a whole number.
    case integer
    /// Shares that together make 100.0.
    case shares
    /// As somebody wrote it down.
    case asEntered = "as-entered"

    /// Whether it may be printed as 余.
    public var mayApproximate: Bool { self == .approximate || self == .perCapita || self == .money }

    /// The number as printed, without its measure word (with `%` for rates); nil where it does not fit.
    public func text(_ value: Rational) -> String? {
        switch self {
        case .exact, .approximate, .integer: value.text(decimals: 0)
        case .percent, .shares: Rounding.percentage(value).map { $0 + "%" }
        case .perCapita, .oneDecimal: value.text(decimals: 1)
        case .money: value.text(decimals: 2)
        case .asEntered: value.text(decimals: 15) ?? value.text(decimals: 2)
        }
    }

    /// Half up to one decimal, but 100 only of all and 0 only of none: 1999/2000 is 99.9, 1/9999 is 0.1.
    static func percentage(_ value: Rational) -> String? {
        value.multiplied(by: Rational(100))?.asPercentage(decimals: 1)?.text(decimals: 1)
    }

    /// Yuan as 万元 with at most two decimals; nil below 10 000 yuan, where 元 is printed.
    public static func tenThousands(_ yuan: Rational) -> String? {
        guard yuan >= Rational(10_000) else { return nil }
        return yuan.divided(by: Rational(10_000))?.text(decimals: 2)
    }

    /// Shares of the parts in tenths of a percent, which together are exactly 1000: what the floors leave over goes to
    /// the largest remainders, the earlier first among equals. Nil where the parts sum to nothing or one is negative.
    public static func shares(of parts: [Int64]) -> [Int64]? {
        let whole = parts.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0, parts.allSatisfy({ $0 >= 0 }) else { return nil }
        var shares = parts.map { Int64(Int128($0) * 1000 / whole) }
        let remainders = parts.map { Int128($0) * 1000 % whole }
        let left = 1000 - shares.reduce(0, +)
        let order = remainders.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
        for index in order.prefix(Int(left)) { shares[index] += 1 }
        return shares
    }

    /// The same as `shares(of:)`, printed: `33.4%`, `33.3%`, `33.3%`.
    public static func sharesText(of parts: [Int64]) -> [String]? {
        shares(of: parts)?.map { ExactDecimal(coefficient: $0, scale: 1).description + "%" }
    }
}
