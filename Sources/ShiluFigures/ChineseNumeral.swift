/// Small numbers in Chinese characters, as documents print the numbers of branches or of deeds: 十个, 三名.
public enum ChineseNumeral {
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// 1 to 99; nil for every other number.
    /// - Parameter beforeMeasureWord: whether 2 is 两, as in 两个.
    public static func text(_ number: Int64, beforeMeasureWord: Bool = false) -> String? {
        guard (1...99).contains(number) else { return nil }
        if number == 2, beforeMeasureWord { return "两" }
        let (tens, ones) = Int(number).quotientAndRemainder(dividingBy: 10)
        let head = tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十"
        return head + (ones == 0 ? "" : digits[ones])
    }

    /// As headings are numbered: 一 to 九十九, digits beyond.
    public static func ordinal(_ number: Int) -> String { text(Int64(number)) ?? String(number) }
}
