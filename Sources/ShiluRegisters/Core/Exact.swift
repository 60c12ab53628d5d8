/// An exact decimal number: `coefficient × 10^-scale`, always in lowest scale, so that equal numbers are equal values.
///
/// Sums, ratios and comparisons of figures never pass through binary floating point (indicators §0.4).
public struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let coefficient: Int64
    /// Digits after the point, 0–15.
    public let scale: Int

    public init(_ whole: Int64) { (coefficient, scale) = (whole, 0) }

    public init(coefficient: Int64, scale: Int) {
        var (coefficient, scale) = (coefficient, max(0, scale))
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        (self.coefficient, self.scale) = (coefficient, scale)
    }

    /// Reads `-12.50`; nil for anything else, for more than 15 decimals and beyond 64 bits.
    public init?(_ text: String) {
        var coefficient: Int64 = 0
        var scale = 0
        var sawPoint = false
        var sawDigit = false
        var negative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: ".") where !sawPoint && sawDigit: sawPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (product, tooBig) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, overflow) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                guard !tooBig, !overflow else { return nil }
                coefficient = sum
                sawDigit = true
                if sawPoint { scale += 1 }
            default: return nil
            }
        }
        guard sawDigit, scale <= 15 else { return nil }
        self.init(coefficient: negative ? -coefficient : coefficient, scale: scale)
    }

    public var description: String {
        guard scale > 0 else { return String(coefficient) }
        let digits = String(coefficient.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let split = padded.index(padded.endIndex, offsetBy: -scale)
        return (coefficient < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
    }

    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.wide(at: scale) < right.wide(at: scale)
    }

    private func wide(at target: Int) -> Int128 {
        var value = Int128(coefficient)
        for _ in scale..<max(scale, target) { value *= 10 }
        return value
    }

    /// The number as an integer of `10^-decimals` units; nil when it does not fit or has more decimals.
    public func scaled(decimals: Int) -> Int64? {
        guard decimals >= scale else { return nil }
        return Int64(exactly: wide(at: decimals))
    }
}

/// An amount of money in fen (分), 1/100 yuan.
public struct Money: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let fen: Int64
    public init(fen: Int64) { self.fen = fen }
    /// Reads yuan with at most two decimals: `1000`, `1260.50`.
    public init?(yuan text: String) {
        guard let number = ExactDecimal(text), let fen = number.scaled(decimals: 2) else { return nil }
        self.fen = fen
    }
    /// In yuan: `1260.5`, `1000`.
    public var description: String { ExactDecimal(coefficient: fen, scale: 2).description }
    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
}
