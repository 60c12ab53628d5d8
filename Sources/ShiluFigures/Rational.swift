import ShiluRegisters

/// An exact fraction in lowest terms, the denominator positive: every figure is reckoned in these, never in floating
/// point.
///
/// Both parts stay within 64 bits, so that products of two never leave 128; an operation whose result does not fit gives
/// nil and the figure then has no value, rather than a wrong one.
public struct Rational: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let numerator: Int64
    public let denominator: Int64

    public static let zero = Rational(0)
    public static let one = Rational(1)

    public init(_ whole: Int64) { (numerator, denominator) = (whole, 1) }

    public init(_ whole: Int) { self.init(Int64(whole)) }

    /// Nil where the denominator is zero or the result does not fit.
    public init?(_ numerator: Int64, over denominator: Int64) {
        self.init(wide: Int128(numerator), over: Int128(denominator))
    }

    /// Nil where the denominator is zero or the result does not fit.
    public init?(_ numerator: Int, over denominator: Int) { self.init(Int64(numerator), over: Int64(denominator)) }

    init?(wide numerator: Int128, over denominator: Int128) {
        guard denominator != 0 else { return nil }
        if denominator == 1 {  // most are whole, and wide division is slow
            guard let whole = Int64(exactly: numerator) else { return nil }
            self = Rational(whole)
            return
        }
        var (first, second) = (numerator.magnitude, denominator.magnitude)
        while second != 0 { (first, second) = (second, first % second) }
        let sign: Int128 = (numerator < 0) != (denominator < 0) ? -1 : 1
        guard let top = Int64(exactly: numerator.magnitude / first),
            let bottom = Int64(exactly: denominator.magnitude / first)
        else { return nil }
        self.init(reduced: Int64(sign) * top, over: bottom)
    }

    private init(reduced numerator: Int64, over denominator: Int64) {
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// The same number as `decimal`; nil where it has too many decimals for 64 bits.
    public init?(_ decimal: ExactDecimal) {
        self.init(wide: Int128(decimal.coefficient), over: Rational.power(of: decimal.scale))
    }

    /// Reads `12`, `-12.50`, `9/10`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard let decimal = ExactDecimal(text) else { return nil }
            self.init(decimal)
            return
        }
        guard let top = Int64(parts[0]), let bottom = Int64(parts[1]) else { return nil }
        self.init(top, over: bottom)
    }

    public var isWhole: Bool { denominator == 1 }
    /// The number itself where it is whole.
    public var whole: Int? { isWhole ? Int(exactly: numerator) : nil }
    public var isZero: Bool { numerator == 0 }

    /// The greatest whole number that is not above it.
    public var floor: Int64 {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// `9/10`, `53`
    public var description: String { isWhole ? String(numerator) : "\(numerator)/\(denominator)" }

    public static func < (left: Rational, right: Rational) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    public func adding(_ other: Rational) -> Rational? {
        let (first, second) = (wideTop(over: other), other.wideTop(over: self))
        let (sum, overflow) = first.addingReportingOverflow(second)
        return overflow ? nil : Rational(wide: sum, over: Int128(denominator) * Int128(other.denominator))
    }

    public func subtracting(_ other: Rational) -> Rational? {
        let (first, second) = (wideTop(over: other), other.wideTop(over: self))
        let (difference, overflow) = first.subtractingReportingOverflow(second)
        return overflow ? nil : Rational(wide: difference, over: Int128(denominator) * Int128(other.denominator))
    }

    public func multiplied(by other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.numerator), over: Int128(denominator) * Int128(other.denominator))
    }

    /// Nil where `other` is zero or the result does not fit.
    public func divided(by other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.denominator), over: Int128(denominator) * Int128(other.numerator))
    }

    /// Half up, that is away from zero at 5, to `decimals` digits after the point: the number of `10^-decimals` units.
    /// Nil where it does not fit.
    public func units(decimals: Int) -> Int64? {
        let (top, overflow) = Int128(numerator.magnitude).multipliedReportingOverflow(by: Rational.power(of: decimals))
        guard !overflow else { return nil }
        let (quotient, rest) = top.quotientAndRemainder(dividingBy: Int128(denominator))
        let rounded = rest * 2 >= Int128(denominator) ? quotient + 1 : quotient
        return Int64(exactly: numerator < 0 ? -rounded : rounded)
    }

    /// Half up to `decimals` digits after the point.
    public func rounded(decimals: Int) -> Rational? {
        units(decimals: decimals).flatMap { Rational(wide: Int128($0), over: Rational.power(of: decimals)) }
    }

    /// Plain decimal notation of the number rounded half up, trailing zeros dropped: `95.8`, `90`.
    public func text(decimals: Int) -> String? {
        units(decimals: decimals).map { ExactDecimal(coefficient: $0, scale: decimals).description }
    }

    /// A percentage rounded half up, held off 0 and 100 unless it is exactly that: 99.96 is 99.9, 0.01 is 0.1.
    public func asPercentage(decimals: Int) -> Rational? {
        guard let rounded = rounded(decimals: decimals), rounded != self else { return rounded(decimals: decimals) }
        let hundred = Rational(100)
        guard rounded.isZero || rounded == hundred,
            let step = Rational(wide: 1, over: Rational.power(of: max(1, decimals)))
        else { return rounded }
        return self < rounded ? rounded.subtracting(step) : rounded.adding(step)
    }

    /// Digits after the point of a terminating number; 15 of any other.
    public var decimals: Int {
        var (scale, places) = (Int128(1), 0)
        while scale % Int128(denominator) != 0, places < 15 {
            scale *= 10
            places += 1
        }
        return places
    }

    /// Plain decimal notation: `13.2`, `-0.05`; what does not end is cut after 15 digits.
    public var plain: String {
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        var text = (numerator < 0 ? "-" : "") + String(whole)
        guard rest != 0 else { return text }
        text += "."
        var remainder = Int128(rest)
        for _ in 0..<decimals {
            let (digit, next) = (remainder * 10).quotientAndRemainder(dividingBy: Int128(denominator))
            text += String(digit)
            remainder = next
        }
        return text
    }

    private func wideTop(over other: Rational) -> Int128 { Int128(numerator) * Int128(other.denominator) }

    static func power(of exponent: Int) -> Int128 {
        (0..<min(max(exponent, 0), 18)).reduce(Int128(1)) { power, _ in power * 10 }
    }
}
