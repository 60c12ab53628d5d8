/// A number that stands for a text wherever different texts are counted: 40 bits of FNV-1a over the UTF-8 bytes, the
/// same on every machine and in every release. Spaces at the ends do not matter. Running totals are kept of every
/// measure, so the number must leave room for millions of facts in 64 bits.
func stableNumber(of text: String) -> Int64 {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    let trimmed = text.drop(while: blank).reversed().drop(while: blank).reversed()
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in String(trimmed).utf8 {
        hash ^= UInt64(byte)
        hash = hash &* 0x0000_0100_0000_01b3
    }
    return Int64((hash ^ (hash >> 40)) & 0xFF_FFFF_FFFF)
}

extension ExactDecimal {
    /// In hundredths, as facts keep hours, days and scores; nil where it has more than two decimals.
    var hundredths: Int64? { scaled(decimals: 2) }
}

extension [String: Int64] {
    /// The measures of a fact from what is known; what is not filled in is left out, for missing is not zero.
    static func measured(_ measures: KeyValuePairs<String, Int64?>) -> [String: Int64] {
        var known: [String: Int64] = [:]
        for (measure, value) in measures { if let value { known[measure] = value } }
        return known
    }
}

extension Int {
    /// The number as a fact keeps it.
    var wide: Int64 { Int64(self) }
}

extension Problems {
    /// Refuses a number below `least`.
    mutating func atLeast(_ least: Int, _ field: String, _ label: String, _ value: Int?) {
        guard let value, value < least else { return }
        add(field, "number-too-small", "“\(label)”填的是\(value)，不能小于\(least)", next: "请核对后填\(least)或更大的数")
    }

    /// Refuses an amount of money that is zero or less.
    mutating func positive(_ field: String, _ label: String, _ value: Money?) {
        guard let value, value.fen <= 0 else { return }
        add(field, "money-not-positive", "“\(label)”不大于0", next: "请填大于0的金额（元），没有的请留空")
    }

    /// Refuses an amount of money below zero.
    mutating func notNegative(_ field: String, _ label: String, _ value: Money?) {
        guard let value, value.fen < 0 else { return }
        add(field, "money-negative", "“\(label)”小于0", next: "请填0或大于0的金额（元）")
    }

    /// Refuses two months in the wrong order.
    mutating func inOrder(
        _ early: (label: String, month: YearMonth?), _ field: String, _ label: String, _ late: YearMonth?
    ) {
        guard let first = early.month, let late, late < first else { return }
        add(
            field, "months-out-of-order", "“\(label)”（\(late)）早于“\(early.label)”（\(first)）",
            next: "请核对这两个月份")
    }

    /// Refuses a decimal that is zero or less, or that has more than two decimals.
    mutating func positive(_ field: String, _ label: String, _ value: ExactDecimal?) {
        guard let value else { return }
        if value.coefficient <= 0 {
            add(field, "number-not-positive", "“\(label)”不大于0", next: "请填大于0的数")
        } else if value.hundredths == nil {
            add(field, "too-many-decimals", "“\(label)”的小数超过两位", next: "请最多保留两位小数")
        }
    }

    /// Refuses two days in the wrong order.
    mutating func inOrder(_ early: (label: String, day: Day?), _ field: String, _ label: String, _ late: Day?) {
        guard let first = early.day, let late, late < first else { return }
        add(
            field, "days-out-of-order", "“\(label)”（\(late)）早于“\(early.label)”（\(first)）",
            next: "请核对这两个日期")
    }

    /// Refuses a year that is not one of the Party's history.
    mutating func sensible(year: Int?, _ field: String = "year") {
        guard let year, !(1921...2999).contains(year) else { return }
        add(field, "year-out-of-range", "年度填的是\(year)", next: "请填四位年份，如2023")
    }

    /// Refuses an empty list where the field asks for one entry at least.
    mutating func notEmpty<T>(_ field: String, _ label: String, _ list: [T]?) {
        guard let list, list.isEmpty else { return }
        add(field, "list-empty", "“\(label)”一项也没有填", next: "请至少填一项")
    }

    /// Refuses a field that the rest of the record makes necessary.
    mutating func needed(_ field: String, _ label: String, isMissing: Bool, because reason: String) {
        guard isMissing else { return }
        add(field, "needed-here", "没有填“\(label)”，\(reason)", next: "请补填“\(label)”")
    }
}
