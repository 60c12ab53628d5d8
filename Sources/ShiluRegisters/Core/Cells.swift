/// What is wrong with one cell, and what to do next.
public struct CellProblem: Error, Sendable, Hashable {
    public let code: String
    public let what: String
    public let next: String
    public init(_ code: String, _ what: String, next: String) { (self.code, self.what, self.next) = (code, what, next) }
}

/// Cells as people type them, read into values and printed back: the one place that knows how a sheet writes a field.
///
/// What `text` prints, `value` reads to the same value: an export is an import.
public enum Cells {
    /// The value of a cell that is not empty. Links keep the text as typed: only the ledger knows whom it means.
    public static func value(_ raw: String, as form: FieldForm) throws(CellProblem) -> Value {
        let cell = trimmed(raw)
        switch form {
        case .text, .longText: return .text(cell)
        case .link: return .text(cell)
        case .integer: return .integer(try integer(cell))
        case .decimal:
            guard let number = ExactDecimal(plainNumber(cell)) else {
                throw CellProblem("number-wrong", "“\(shown(cell))”不是数字", next: "请填阿拉伯数字，如 12.5")
            }
            return .text(number.description)
        case .money:
            guard let money = Money(yuan: plainNumber(cell)) else {
                throw CellProblem("money-wrong", "“\(shown(cell))”不是以元为单位的金额", next: "请填数字，最多两位小数，如 1260.50")
            }
            return .integer(money.fen)
        case .day: return .text(try day(cell).description)
        case .dateTime: return .text(try dateTime(cell).description)
        case .month: return .text(try month(cell).description)
        case .quarter: return .text(try quarter(cell).description)
        case .flag: return .integer(try flag(cell) ? 1 : 0)
        case .code(_, let entries): return .text(try code(cell, in: entries))
        case .list(let element):
            var items: [Value] = []
            for part in split(cell, for: element) { items.append(try value(part, as: element)) }
            return .list(items)
        case .parts:
            throw CellProblem("part-in-cell", "这一列的内容要填在单独的工作表里", next: "请把这些行填到同名的分表中，并写明所属编号")
        }
    }

    /// The cell that `value` reads back. Values that do not fit the form print as nothing.
    public static func text(_ value: Value, as form: FieldForm) -> String {
        switch form {
        case .text, .longText, .decimal, .day, .month, .quarter, .dateTime: return value.text ?? ""
        case .link(let register):
            // A link of a field that knows its register shows the number alone; any other shows the register's title.
            guard let id = value.text else { return "" }
            if register != nil { return AnyRecord.number(of: id) }
            return RegisterBook.naming(id)
        case .integer: return value.integer.map(String.init) ?? ""
        case .money: return value.integer.map { Money(fen: $0).description } ?? ""
        case .flag: return value.integer.map { $0 == 0 ? "否" : "是" } ?? ""
        case .code(_, let entries):
            guard let code = value.text else { return "" }
            return entries.first { $0.code == code }?.label ?? code
        case .list(let element):
            let mark = isFreeText(element) ? "；" : "、"
            return (value.list ?? []).map { text($0, as: element) }.joined(separator: mark)
        case .parts: return ""
        }
    }

    // MARK: Forms

    private static func integer(_ cell: String) throws(CellProblem) -> Int64 {
        guard let number = Int64(plainNumber(cell)) else {
            throw CellProblem("integer-wrong", "“\(shown(cell))”不是整数", next: "请填阿拉伯数字，如 12")
        }
        return number
    }

    /// Reads 2023-3-5, 2023/3/5, 2023.3.5, 20230305 and 2023年3月5日.
    public static func day(_ whole: String) throws(CellProblem) -> Day {
        if let day = Day(whole) { return day }  // the usual case: as it is stored
        // A spreadsheet's date may come with midnight behind it, or as the number of days since 1899-12-30.
        let cell =
            ["T00:00", " 00:00", " 0:00"].lazy.compactMap { whole.firstRange(of: $0) }.first.map {
                String(whole[..<$0.lowerBound])
            } ?? whole
        if cell.utf8.count == 5, let serial = Int64(cell), (20000...60000).contains(serial) {
            return Day(number: serial - 25569)
        }
        let digits = numbers(in: cell)
        let parts: [Int]? =
            if digits.count == 1, let whole = digits.first, whole.text.count == 8 {
                [whole.value / 10000, whole.value / 100 % 100, whole.value % 100]
            } else if digits.count == 3 { digits.map(\.value) } else { nil }
        guard let parts, parts.count == 3, isDateText(cell), (1000...9999).contains(parts[0]) else {
            // Not taken for the first of the month: a sheet that keeps 1988.10 as a number shows 1988.1.
            if digits.count == 2, isDateText(cell), (1000...9999).contains(digits[0].value),
                (1...12).contains(digits[1].value)
            {
                throw CellProblem(
                    "date-without-day", "“\(shown(cell))”只有年月，没有日",
                    next: "请填到日；确实只知道月份的填当月1日，如 \(digits[0].value)-\(digits[1].value)-1（表格里写成1988.1的，先核对是1月还是10月）"
                )
            }
            throw CellProblem("date-form", "“\(shown(cell))”不是日期", next: "请按 2023-3-5 的样子填写年、月、日")
        }
        guard let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
            throw CellProblem(
                "date-impossible", "日历上没有\(parts[0])年\(parts[1])月\(parts[2])日这一天", next: "请核对后改成真实的日期")
        }
        return day
    }

    private static func dateTime(_ cell: String) throws(CellProblem) -> LocalDateTime {
        let halves = cell.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard let first = halves.first, halves.count <= 2 else {
            throw CellProblem("time-form", "“\(shown(cell))”不是日期和时间", next: "请按 2023-3-5 09:00 的样子填写")
        }
        let date = try day(String(first))
        guard halves.count == 2 else {
            guard let midnight = LocalDateTime(day: date, minute: 0) else {
                throw CellProblem("time-form", "“\(shown(cell))”不是日期和时间", next: "请按 2023-3-5 09:00 的样子填写")
            }
            return midnight
        }
        let clock = numbers(in: String(halves[1])).map(\.value)
        guard clock.count == 2 || clock.count == 3, clock[0] < 24, clock[1] < 60,
            let moment = LocalDateTime(day: date, minute: clock[0] * 60 + clock[1])
        else { throw CellProblem("time-form", "“\(shown(cell))”里的时间不对", next: "请按 2023-3-5 09:00 的样子填写") }
        return moment
    }

    private static func month(_ cell: String) throws(CellProblem) -> YearMonth {
        let digits = numbers(in: cell)
        let parts: [Int] =
            if digits.count == 1, let whole = digits.first, whole.text.count == 6 {
                [whole.value / 100, whole.value % 100]
            } else { digits.map(\.value) }
        guard parts.count == 2 || parts.count == 3, let month = YearMonth(year: parts[0], month: parts[1]) else {
            throw CellProblem("month-form", "“\(shown(cell))”不是年月", next: "请按 2023-03 的样子填写")
        }
        return month
    }

    private static func quarter(_ cell: String) throws(CellProblem) -> YearQuarter {
        var text = cell
        for (name, digit) in [("一季", "1季"), ("二季", "2季"), ("三季", "3季"), ("四季", "4季")] {
            if let range = text.firstRange(of: name) { text.replaceSubrange(range, with: digit) }
        }
        let digits = numbers(in: text).map(\.value)
        guard digits.count == 2, let quarter = YearQuarter(year: digits[0], quarter: digits[1]) else {
            throw CellProblem("quarter-form", "“\(shown(cell))”不是季度", next: "请按 2023-Q1 或 2023年第1季度 的样子填写")
        }
        return quarter
    }

    private static func flag(_ cell: String) throws(CellProblem) -> Bool {
        switch cell.lowercased() {
        case "是", "有", "√", "✓", "1", "y", "yes", "true": return true
        case "否", "无", "×", "x", "0", "n", "no", "false": return false
        default: throw CellProblem("flag-wrong", "“\(shown(cell))”既不是“是”也不是“否”", next: "请填“是”或“否”")
        }
    }

    private static func code(_ cell: String, in entries: [CodeEntry]) throws(CellProblem) -> String {
        if let entry = entries.first(where: { $0.label == cell || $0.code == cell || $0.also.contains(cell) }) {
            return entry.code
        }
        let labels = entries.map(\.label).joined(separator: "、")
        throw CellProblem(
            "code-unknown", "“\(shown(cell))”不在可选项里", next: "请改填其中一项：\(labels)")
    }

    // MARK: What is repeated of a cell

    /// A cell as a message may repeat it: shortened, and never a number that may be a person's (identity, phone, account).
    public static func shown(_ cell: String) -> String {
        var run = 0
        for byte in cell.utf8 {
            run = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? run + 1 : 0
            if run >= 11 { return "（号码，不显示）" }
        }
        return cell.count > 40 ? cell.prefix(40) + "……" : cell
    }

    // MARK: Text

    /// Free text is split at ； and line ends only: a title may contain a 顿号.
    private static func isFreeText(_ form: FieldForm) -> Bool {
        switch form {
        case .text, .longText: true
        default: false
        }
    }

    private static func split(_ cell: String, for element: FieldForm) -> [String] {
        let marks: Set<Character> =
            isFreeText(element) ? ["；", ";", "\n", "\r\n"] : ["、", "；", ";", "，", ",", "\n", "\r\n"]
        return cell.split(whereSeparator: { marks.contains($0) }).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// Without white space, no-break and ideographic spaces at the ends.
    public static func trimmed(_ text: String) -> String {
        if hasInkAtEnds(text) { return text }
        func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
        guard let first = text.first, let last = text.last, isSpace(first) || isSpace(last) else { return text }
        guard let start = text.firstIndex(where: { !isSpace($0) }), let end = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }

    /// Whether the text surely begins and ends with what is no white space: printing ASCII, or a Chinese character of the common
    /// blocks (U+4000 to U+9FFF). The usual cell, told without taking its characters apart.
    private static func hasInkAtEnds(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return true }
        guard (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first) else { return false }
        if (0x21...0x7E).contains(last) { return true }
        guard bytes.count >= 3 else { return false }
        return (0xE4...0xE9).contains(bytes[bytes.index(bytes.endIndex, offsetBy: -3)])
    }

    /// Full-width digits and thousands' commas away: １，２６０.5 → 1260.5.
    private static func plainNumber(_ cell: String) -> String {
        if cell.utf8.allSatisfy({ (UInt8(ascii: "-")...UInt8(ascii: "9")).contains($0) }) { return cell }
        var out = ""
        for scalar in cell.unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19:
                if let digit = Unicode.Scalar(scalar.value - 0xFF10 + 0x30) { out.unicodeScalars.append(digit) }
            case 0x2C, 0xFF0C: continue
            case 0xFF0E: out.append(".")
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func numbers(in cell: String) -> [(value: Int, text: String)] {
        plainNumber(cell).split(whereSeparator: { !("0"..."9").contains($0) }).compactMap { digits in
            digits.count <= 9 ? Int(digits).map { ($0, String(digits)) } : nil
        }
    }

    private static func isDateText(_ cell: String) -> Bool {
        plainNumber(cell).allSatisfy { ("0"..."9").contains($0) || "-/.年月日 ".contains($0) }
    }
}
