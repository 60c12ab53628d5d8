import ShiluFigures

/// A number as it stands, before its measure word is known.
struct NumberToken: Sendable {
    var range: Range<Int>
    var value: Rational?
    var upper: Rational?
    /// 1, 10,000 or 100,000,000: what stands as 万 or 亿 after an Arabic number.
    var scale = 1
    var masked = false
    /// 余, 多, 几 right after it.
    var open = false
    var arabic = false
    /// A lone 一, 十, 百, 千 or 万, which is more often a word than a number.
    var bare = false

    var scaleText: String {
        switch scale {
        case 1000: "千"
        case 10_000: "万"
        case 100_000_000: "亿"
        case 1_000_000_000_000: "万亿"
        default: ""
        }
    }
}

/// Reads Arabic and Chinese numbers and masks from a position; knows nothing of measure words.
enum NumberReader {
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "0"..."9": Int(scalar.value) - 48
        case "\u{FF10}"..."\u{FF19}": Int(scalar.value) - 0xFF10
        default: nil
        }
    }

    static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// Digits with thousands separators and decimals; no sign, no unit.
    static func arabic(_ text: SourceText, at start: Int) -> (value: Rational, end: Int)? {
        var mantissa = 0
        var scale = 1
        var index = start
        func take(_ digit: Int) -> Bool {
            let (tens, high) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(digit)
            if high || carry { return false }
            mantissa = sum
            return true
        }
        func digits(from position: Int) -> Int {
            var end = position
            while text.type(end).contains(.digit) { end += 1 }
            return end - position
        }
        let lead = digits(from: index)
        guard lead > 0 else { return nil }
        for position in index..<(index + lead) {
            guard let value = digit(text.at(position)), take(value) else { return nil }
        }
        index += lead
        if lead <= 3 {
            while isGroupMark(text, at: index), digits(from: index + 1) == 3 {
                for position in (index + 1)...(index + 3) {
                    guard let value = digit(text.at(position)), take(value) else { return nil }
                }
                index += 4
            }
        }
        if text.at(index) == "." || text.at(index) == "．", case let places = digits(from: index + 1), places > 0,
            places <= 9
        {
            for position in (index + 1)...(index + places) {
                guard let value = digit(text.at(position)), take(value) else { return nil }
                let (wider, over) = scale.multipliedReportingOverflow(by: 10)
                if over { return nil }
                scale = wider
            }
            index += places + 1
        }
        guard let value = Rational(mantissa, over: scale) else { return nil }
        return (value, index)
    }

    /// A comma, or one space, that groups thousands.
    private static func isGroupMark(_ text: SourceText, at index: Int) -> Bool {
        switch text.at(index) {
        case ",", " ", "\u{2009}", "\u{00A0}", "\u{202F}": true
        default: false
        }
    }

    /// A whole Chinese number: 二十六, 一百二十, 三万五千, 二〇二三; also 三四 and 三四十 (a range).
    static func chinese(_ text: SourceText, at start: Int) -> NumberToken? {
        var end = start
        while text.type(end).meets(.chineseNumeral) { end += 1 }
        guard end > start, end - start <= 14 else { return nil }
        var token = NumberToken(range: start..<end)
        let scalars = Array(text.scalars[start..<end])
        if let pair = neighbours(scalars) {
            token.value = Rational(pair.low)
            token.upper = Rational(pair.high)
            return token
        }
        guard let value = total(scalars) else { return nil }
        token.value = Rational(value)
        token.bare = scalars.count == 1 && (scalars[0] == "一" || chineseDigit(scalars[0]) == nil)
        return token
    }

    /// 三四, 七八, 三五 and the same before 十, 百, 千, 万.
    private static func neighbours(_ scalars: [Unicode.Scalar]) -> (low: Int, high: Int)? {
        let tail = scalars.drop { $0 == "十" }
        let head = scalars.count - tail.count
        guard head <= 1, tail.count >= 2, tail.count <= 3,
            let low = tail.first.flatMap(chineseDigit), low > 0,
            let high = tail.dropFirst().first.flatMap(chineseDigit), high == low + 1 || (low == 3 && high == 5)
        else { return nil }
        var factor = 1
        if tail.count == 3 {
            guard let last = tail.last, let unit = unitValue(last) else { return nil }
            factor = unit
        }
        let plus = head * 10
        return (plus + low * factor, plus + high * factor)
    }

    private static func unitValue(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        case "万": 10_000
        case "亿": 100_000_000
        default: nil
        }
    }

    private static func total(_ scalars: [Unicode.Scalar]) -> Int? {
        if scalars.allSatisfy({ chineseDigit($0) != nil }) {
            guard scalars.count == 1 || scalars.count == 4 else { return nil }
            return scalars.reduce(0) { $0 * 10 + (chineseDigit($1) ?? 0) }
        }
        var (sum, section, current) = (0, 0, 0)
        var last = Int.max
        var sawDigit = false
        for scalar in scalars {
            if let value = chineseDigit(scalar) {
                if sawDigit && value != 0 && current != 0 { return nil }
                current = value
                sawDigit = true
            } else if let unit = unitValue(scalar) {
                if unit >= 10_000 {
                    let part = section + current
                    let (product, over) = (sum + (part == 0 ? 1 : part)).multipliedReportingOverflow(by: unit)
                    if over { return nil }
                    sum = product
                    section = 0
                    last = Int.max
                } else {
                    guard unit < last else { return nil }
                    section += (current == 0 ? 1 : current) * unit
                    last = unit
                }
                current = 0
            }
        }
        return sum + section + current
    }

    /// A run of mask characters that stands for text, not for a product, a Latin word or a list mark.
    static func mask(_ text: SourceText, at start: Int) -> Range<Int>? {
        if text.at(start) == "〇" { return zeros(text, start) }
        guard text.type(start).contains(.mask) else { return nil }
        var end = start
        while text.type(end).contains(.mask) { end += 1 }
        let before = text.type(start - 1)
        let after = text.type(end)
        let first = text.at(start)
        switch first {
        case "X", "x", "Ｘ", "ｘ":
            if before.contains(.latin) || after.contains(.latin) || text.at(start - 1) == "+" { return nil }
            if text.at(end) == "+" || text.at(start - 1) == "＋" || text.at(end) == "＋" { return nil }
            if ["光", "射", "线", "轴", "型", "档"].contains(text.at(end)), end - start == 1 { return nil }
            if first == "x" || first == "ｘ", end - start == 1, !before.contains(.han) { return nil }
            if before.contains(.digit), after.contains(.digit) { return nil }
        case "×", "*", "＊", "╳":
            // 3×4 and 24*7 are products.
            if before.contains(.digit), after.contains(.digit), end - start == 1 { return nil }
        case "●", "■", "○", "△", "◯", "□":
            // A list mark at the start of a line, a tick box, or a zero of an old-style year.
            let line = text.lines[text.line(of: start)]
            if text.trimmed(line).lowerBound == start, end - start == 1 { return nil }
            if before.contains(.chineseDigit) || after.contains(.chineseDigit) { return nil }
            if first == "□", end - start == 1, !before.contains(.han) { return nil }
        case "_", "＿":
            if end - start < 2 { return nil }
            if before.contains(.latin) || after.contains(.latin) { return nil }
        default: break
        }
        return start..<end
    }

    /// 〇〇公司, 〇〇次: two and more zeros that belong to no number.
    private static func zeros(_ text: SourceText, _ start: Int) -> Range<Int>? {
        var end = start
        while text.at(end) == "〇" { end += 1 }
        guard end - start >= 2, text.at(start - 1) != "〇", !text.type(start - 1).meets(.anyNumeral),
            !text.type(end).meets(.anyNumeral)
        else { return nil }
        return start..<end
    }

    /// Signs that some writers put where a number is to come: N次, ……次, ？？次, ##次, ——名.
    static func oddMask(_ text: SourceText, at start: Int) -> Range<Int>? {
        let first = text.at(start)
        guard ["N", "n", "…", "？", "?", "#", "※", "-", "—"].contains(first), text.type(start - 1).contains(.han) else {
            return nil
        }
        var end = start
        while text.at(end) == first { end += 1 }
        let single = first == "N" || first == "n"
        return (single ? end - start == 1 : end - start <= 6) ? start..<end : nil
    }

    /// Empty brackets where a number should stand: （  ）次.
    static func emptyBrackets(_ text: SourceText, at start: Int) -> Range<Int>? {
        let closing: Unicode.Scalar
        switch text.at(start) {
        case "（": closing = "）"
        case "(": closing = ")"
        case "【": closing = "】"
        case "[": closing = "]"
        default: return nil
        }
        let end = text.skipSpaces(start + 1)
        return text.at(end) == closing ? start..<(end + 1) : nil
    }

    /// Adds 万, 亿, 千, 百 and 余, 多, 几 behind an Arabic number or a mask.
    static func extend(_ token: inout NumberToken, _ text: SourceText) {
        var index = token.range.upperBound
        func openMark(_ position: Int) -> Bool {
            switch text.at(position) {
            case "余", "多": true
            case "几": true
            default: false
            }
        }
        if openMark(index), text.at(index) != "多" || text.at(index + 1) != "样" {
            token.open = true
            index += 1
        }
        if token.arabic || token.masked || token.open {
            while true {
                let factor: Int
                switch text.at(index) {
                case "万": factor = 10_000
                case "亿": factor = 100_000_000
                case "千" where !["克", "米", "瓦", "伏", "卡", "赫", "帕", "焦"].contains(text.at(index + 1)): factor = 1000
                case "百" where text.at(index + 1) != "分": factor = 100
                case "十" where token.masked: factor = 10
                default: factor = 0
                }
                let (product, over) = token.scale.multipliedReportingOverflow(by: max(factor, 1))
                if factor == 0 || over { break }
                token.scale = product
                index += 1
            }
        }
        if !token.open, openMark(index) {
            token.open = true
            index += 1
        }
        token.range = token.range.lowerBound..<index
    }
}
