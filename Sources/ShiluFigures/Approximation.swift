import ShiluRegisters

/// The words by which a text leaves a number open (indicators §0.5).
public enum ClaimForm: String, Sendable, CaseIterable {
    case exact
    /// 50余次, 40多项, 十余次
    case more = "余"
    /// 近50次
    case nearly = "近"
    /// 约50次, 50次左右
    case about = "约"
    /// 50次以上, 至少50次, 不少于50次
    case atLeast = "以上"
    /// 超过50次
    case above = "超过"
    /// 50次以下, 不超过50次
    case atMost = "以下"
}

/// How the author wants a figure printed.
public enum FigureStyle: Sendable, Hashable, CaseIterable {
    case exact
    /// 50余次 from 53; 人均3余篇 from 3.6.
    case more
    /// 近60次 from 58.
    case nearly
    /// 约50次 from 53.
    case about
    /// 1.26万元 from 12 600 yuan.
    case tenThousands
    /// 十个 from 10; from 100 on in digits.
    case chinese
}

/// Approximate numbers: when one in a text agrees with the ledger, and how one is printed.
public enum Approximation {
    /// Whether a number of a text, said in this form, agrees with a figure.
    ///
    /// - Parameters:
    ///   - claimed: the number as the text means it, 万 and 亿 multiplied out; for a rate the percentage, such as 95.8.
    ///   - step: the worth of the last digit that the text writes (100 for 1.23万元); by default read off `claimed`.
    ///   - value: the figure; a rate as a fraction of one.
    public static func agrees(
        _ form: ClaimForm, _ claimed: Rational, step: Rational? = nil, with value: Rational, rounding: Rounding = .exact
    ) -> Bool {
        guard let meant = rounding.isRate ? value.multiplied(by: Rational(100)) : value else { return false }
        switch form {
        case .exact: return equals(claimed, step: step, meant, rounding)
        case .atLeast: return meant >= claimed
        case .above: return meant > claimed
        case .atMost: return meant <= claimed
        case .more:
            guard let span = span(of: claimed), let end = claimed.adding(span) else { return false }
            return claimed < meant && meant < end
        case .nearly:
            guard let span = span(of: claimed), let start = claimed.subtracting(span) else { return false }
            return start < meant && meant < claimed
        case .about:
            guard let span = span(of: claimed), let half = span.divided(by: Rational(2)),
                let start = claimed.subtracting(half), let end = claimed.adding(half)
            else { return false }
            return start <= meant && meant <= end
        }
    }

    /// The largest power of ten that divides the number without rest: 50 → 10, 600 → 100, 13.2 → 0.1. Nil for zero.
    static func span(of number: Rational) -> Rational? {
        guard !number.isZero else { return nil }
        var (scaled, span) = (number, Rational.one)
        while !scaled.isWhole {
            guard let next = scaled.multiplied(by: Rational(10)), let smaller = span.divided(by: Rational(10)) else {
                return nil
            }
            (scaled, span) = (next, smaller)
        }
        var whole = scaled.numerator
        while whole % 10 == 0 {
            guard let larger = span.multiplied(by: Rational(10)) else { return nil }
            (whole, span) = (whole / 10, larger)
        }
        return span
    }

    /// An exact number agrees when it is the figure, or the figure rounded as its class allows to the digits written.
    private static func equals(_ claimed: Rational, step: Rational?, _ meant: Rational, _ rounding: Rounding) -> Bool {
        if claimed == meant { return true }
        switch rounding {
        case .exact, .approximate, .asEntered: return false
        case .percent, .shares:
            // 100% is said of all only, 0% of none only, however close the rate comes.
            if claimed == Rational(100) || claimed.isZero { return false }
            return (0...1).contains { meant.clampedPercent(decimals: $0) == claimed } || fits(claimed, step, meant, 2)
        case .perCapita, .oneDecimal: return (0...1).contains { meant.rounded(decimals: $0) == claimed }
        case .integer: return meant.rounded(decimals: 0) == claimed
        case .money: return fits(claimed, step, meant, 2)
        }
    }

    /// Whether the figure, rounded to the last digit that the text writes, is what the text says. A number that is
    /// written to whole units (1000元) must be so exactly; 万元 may be rounded to two decimals.
    private static func fits(_ claimed: Rational, _ step: Rational?, _ meant: Rational, _ decimals: Int) -> Bool {
        guard let step else { return meant.rounded(decimals: decimals) == claimed }
        guard !step.isZero, step <= Rational(100), let parts = meant.divided(by: step)?.rounded(decimals: 0) else {
            return false
        }
        return parts.multiplied(by: step) == claimed
    }

    /// The figure in the wanted style without its measure word: `50余`, `95.8%`, `1.26万`; nil where it cannot be
    /// printed. A style that does not suit the figure (余 below 10, 万元 below 10 000 yuan) falls back to the plain number.
    public static func text(_ value: Rational, rounding: Rounding, style: FigureStyle) -> String? {
        let plain = rounding.text(value)
        switch style {
        case .exact: return plain
        case .tenThousands:
            return rounding == .money ? Rounding.tenThousands(value).map { $0 + "万" } ?? plain : plain
        case .chinese:
            guard value.isWhole, !rounding.isRate else { return plain }
            return ChineseNumeral.text(value.numerator, beforeMeasureWord: true) ?? plain
        case .more, .nearly, .about:
            guard rounding.mayApproximate else { return plain }
            return round(value, style: style, perCapita: rounding == .perCapita) ?? plain
        }
    }

    private static func round(_ value: Rational, style: FigureStyle, perCapita: Bool) -> String? {
        let whole = value.floor
        if style == .more, perCapita {  // 人均3余篇 names the whole part
            return value.isWhole || whole < 1 ? nil : "\(whole)余"
        }
        guard whole >= 10 else { return nil }
        var span: Int64 = 10
        while span <= whole / 10, span < 1_000_000_000 { span *= 10 }
        let base = whole / span * span
        guard Rational(base) != value else { return nil }
        switch style {
        case .more: return grouped(base, "余")
        case .nearly: return "近" + grouped(base + span, "")
        case .about:
            let up = value >= Rational(base + span / 2)
            return "约" + grouped(up ? base + span : base, "")
        default: return nil
        }
    }

    /// 余 stands after 万: 3万余.
    private static func grouped(_ base: Int64, _ mark: String) -> String {
        base >= 10_000 && base % 10_000 == 0 ? "\(base / 10_000)万\(mark)" : "\(base)\(mark)"
    }
}

extension Rounding {
    /// Whether the value is a fraction of one that is printed as a percentage.
    public var isRate: Bool { self == .percent || self == .shares }
}

extension Rational {
    /// A percentage rounded half up, held off 0 and 100 unless it is exactly that.
    fileprivate func clampedPercent(decimals: Int) -> Rational? {
        guard let rounded = rounded(decimals: decimals) else { return nil }
        if rounded == Rational(100), self != rounded { return Rational(self < rounded ? "99.9" : "100.1") }
        if rounded.isZero, !isZero { return Rational("0.1") }
        return rounded
    }
}
