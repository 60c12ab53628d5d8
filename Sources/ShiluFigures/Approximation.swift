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

/// To which digit a number that a text says as it is may have been rounded (indicators §0.4).
public enum Precision: Sendable, Hashable {
    case exact
    /// To one decimal, or to as many as are written; 100 only of all, 0 only of none.
    case percentage
    /// To one decimal, or to as many as are written.
    case oneDecimal
    /// 九成 is a rate rounded to tens.
    case tens
    /// To two decimals of this many (1万 for 3.6万元), or to as many as are written.
    case multiples(of: Rational)
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
    /// Whether a number of a text, said in this form, agrees with what was counted.
    ///
    /// - Parameters:
    ///   - claimed: the number as the text means it, 万 and 亿 multiplied out; for a rate the percentage, such as 95.8.
    ///   - meant: what was counted, in the same unit.
    public static func agrees(
        _ form: ClaimForm, _ claimed: Rational, with meant: Rational, to precision: Precision = .exact
    ) -> Bool {
        switch form {
        case .exact: return equals(claimed, meant, precision)
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

    /// A number said as it is agrees when it is what was counted, or that rounded as the precision allows.
    private static func equals(_ claimed: Rational, _ meant: Rational, _ precision: Precision) -> Bool {
        if claimed == meant { return true }
        switch precision {
        case .exact: return false
        case .percentage: return meant.asPercentage(decimals: max(1, claimed.decimals)) == claimed
        case .oneDecimal: return meant.rounded(decimals: max(1, claimed.decimals)) == claimed
        case .tens:
            return meant.divided(by: Rational(10))?.rounded(decimals: 0)?.multiplied(by: Rational(10)) == claimed
        case .multiples(let unit):
            guard let written = claimed.divided(by: unit), let shown = meant.divided(by: unit) else { return false }
            let decimals = written.decimals
            return shown.rounded(decimals: max(2, decimals)) == written
                || (decimals >= 1 && shown.rounded(decimals: decimals) == written)
        }
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
