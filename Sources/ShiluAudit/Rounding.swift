/// How figures are rounded where they are shown (indicators §0.4).
public enum Rounding {
    /// Half up; 100 only if whole, 0 only if nothing.
    public static func percent(_ value: ExactNumber, places: Int = 1) -> ExactNumber {
        let rounded = value.rounded(to: places)
        let (zero, hundred) = (ExactNumber(0), ExactNumber(100))
        guard value > zero, value < hundred else { return rounded }
        let step = ExactNumber(1, over: ExactNumber.powerOfTen(max(places, 1))) ?? zero
        if rounded >= hundred { return hundred.adding(step.negated) ?? rounded }
        return rounded <= zero ? step : rounded
    }

    /// The largest power of ten that divides a whole number: 50 → 10, 600 → 100, 1260 → 10.
    static func step(_ value: ExactNumber) -> ExactNumber? {
        guard value.isWhole, value.numerator > 0 else { return nil }
        var step = 1
        while step <= value.numerator / 10, value.numerator % (step * 10) == 0 { step *= 10 }
        return ExactNumber(step)
    }
}
