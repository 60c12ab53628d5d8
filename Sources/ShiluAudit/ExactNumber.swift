/// An exact number as a report writes it: a fraction of two whole numbers, so 13.2 and 2/3 are both without error.
public struct ExactNumber: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let numerator: Int
    /// Always positive.
    public let denominator: Int

    public init(_ whole: Int) {
        numerator = whole
        denominator = 1
    }

    /// Nil where the denominator is zero or a part does not fit 63 bits.
    public init?(_ numerator: Int, over denominator: Int) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        var (a, b) = (abs(numerator), abs(denominator))
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = max(a, 1)
        self.numerator = ((denominator < 0) != (numerator < 0) ? -1 : 1) * (abs(numerator) / divisor)
        self.denominator = abs(denominator) / divisor
    }

    /// Reads `-12.50` or `2/3` in ASCII; nil for everything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let top = Int(parts[0]), let bottom = Int(parts[1]), bottom > 0,
                let value = ExactNumber(top, over: bottom)
            else { return nil }
            self = value
            return
        }
        var mantissa = 0
        var scale = 1
        var sawPoint = false
        var sawDigit = false
        var negative = false
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "-" where index == 0: negative = true
            case "." where !sawPoint: sawPoint = true
            case "0"..."9":
                sawDigit = true
                let (tens, high) = mantissa.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tens.addingReportingOverflow(Int(scalar.value) - 48)
                guard !high, !carry else { return nil }
                mantissa = sum
                if sawPoint {
                    let (wider, over) = scale.multipliedReportingOverflow(by: 10)
                    guard !over else { return nil }
                    scale = wider
                }
            default: return nil
            }
        }
        guard sawDigit, let value = ExactNumber(negative ? -mantissa : mantissa, over: scale) else { return nil }
        self = value
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ExactNumber(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "不是数字：\(text)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(isTerminating ? description : "\(numerator)/\(denominator)")
    }

    public static func < (a: ExactNumber, b: ExactNumber) -> Bool {
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }

    /// Nil where the result does not fit.
    public func adding(_ other: ExactNumber) -> ExactNumber? {
        let (a, p) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (b, q) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, r) = a.addingReportingOverflow(b)
        let (bottom, t) = denominator.multipliedReportingOverflow(by: other.denominator)
        return p || q || r || t ? nil : ExactNumber(sum, over: bottom)
    }

    /// Nil where the result does not fit.
    public func multiplied(by other: ExactNumber) -> ExactNumber? {
        let (top, p) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, q) = denominator.multipliedReportingOverflow(by: other.denominator)
        return p || q ? nil : ExactNumber(top, over: bottom)
    }

    /// Nil where the divisor is zero or the result does not fit.
    public func divided(by other: ExactNumber) -> ExactNumber? {
        guard other.numerator != 0, let inverse = ExactNumber(other.denominator, over: other.numerator) else {
            return nil
        }
        return multiplied(by: inverse)
    }

    var negated: ExactNumber { ExactNumber(numerator == .min ? .max : -numerator, over: denominator) ?? self }

    /// Half up, away from zero at 5, to `places` decimals (at most 9).
    public func rounded(to places: Int) -> ExactNumber {
        let scale = Self.powerOfTen(min(max(places, 0), 9))
        guard let scaled = multiplied(by: ExactNumber(scale)) else { return self }
        let (quotient, rest) = abs(scaled.numerator).quotientAndRemainder(dividingBy: scaled.denominator)
        let up = rest >= scaled.denominator - rest ? 1 : 0
        let whole = scaled.numerator < 0 ? -(quotient + up) : quotient + up
        return ExactNumber(whole, over: scale) ?? self
    }

    public var isWhole: Bool { denominator == 1 }

    var isTerminating: Bool {
        var rest = denominator
        while rest % 2 == 0 { rest /= 2 }
        while rest % 5 == 0 { rest /= 5 }
        return rest == 1
    }

    /// Decimals of a terminating number; 15 digits of any other.
    public var decimals: Int {
        var (scale, places) = (1, 0)
        while scale % denominator != 0, places < 15 {
            scale *= 10
            places += 1
        }
        return places
    }

    /// Plain decimal notation, without trailing zeros; a fraction such as 2/3 is cut after 15 digits.
    public var description: String {
        let (whole, rest) = abs(numerator).quotientAndRemainder(dividingBy: denominator)
        var text = (numerator < 0 ? "-" : "") + String(whole)
        guard rest != 0 else { return text }
        text += "."
        var remainder = rest
        for _ in 0..<decimals {
            let (product, over) = remainder.multipliedReportingOverflow(by: 10)
            guard !over else { break }
            let (digit, next) = product.quotientAndRemainder(dividingBy: denominator)
            text += String(digit)
            remainder = next
        }
        return text
    }

    static func powerOfTen(_ exponent: Int) -> Int {
        (0..<min(max(exponent, 0), 18)).reduce(1) { power, _ in power * 10 }
    }
}
