/// Automatic numbers of Word as text, by `w:numFmt` (ISO/IEC 29500-1 §17.18.59).
enum NumberFormat {
    /// - Parameter format: the value of `w:numFmt`; unknown ones count in Arabic digits.
    static func text(_ number: Int, format: String) -> String {
        switch format {
        case "none", "bullet": return ""
        case "chineseCounting", "japaneseCounting": return chineseCounting(number)
        case "chineseCountingThousand", "taiwaneseCountingThousand", "taiwaneseCounting", "koreanCounting":
            return counting(number, digits: Array("零一二三四五六七八九"), units: ["", "十", "百", "千"], shortTen: true)
        case "chineseLegalSimplified":
            return counting(number, digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["", "拾", "佰", "仟"], shortTen: false)
        case "ideographLegalTraditional":
            return counting(number, digits: Array("零壹貳參肆伍陸柒捌玖"), units: ["", "拾", "佰", "仟"], shortTen: false)
        case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
            return positional(number, "〇一二三四五六七八九")
        case "ideographTraditional": return cyclic(number, "甲乙丙丁戊己庚辛壬癸")
        case "ideographZodiac": return cyclic(number, "子丑寅卯辰巳午未申酉戌亥")
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, first: 0x2460, count: 20)
        case "decimalEnclosedParen": return enclosed(number, first: 0x2474, count: 20)
        case "decimalEnclosedFullstop": return enclosed(number, first: 0x2488, count: 20)
        case "ideographEnclosedCircle": return enclosed(number, first: 0x3280, count: 10)
        case "decimalFullWidth", "decimalFullWidth2": return positional(number, "０１２３４５６７８９")
        case "decimalZero": return number < 10 ? "0\(number)" : String(number)
        case "numberInDash": return "- \(number) -"
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "upperLetter": return letters(number, "A")
        case "lowerLetter": return letters(number, "a")
        default: return String(number)
        }
    }

    /// 一 … 九十九, then digits one by one (一○○), as Word does.
    private static func chineseCounting(_ number: Int) -> String {
        number < 100
            ? counting(number, digits: Array("○一二三四五六七八九"), units: ["", "十"], shortTen: true)
            : positional(number, "○一二三四五六七八九")
    }

    /// 一百零五, 一千零二十; shortTen writes 十二 for 一十二.
    private static func counting(_ number: Int, digits: [Character], units: [String], shortTen: Bool) -> String {
        guard number > 0, number < 10_000, let zero = digits.first, digits.count == 10 else {
            return number == 0 ? digits.first.map { String($0) } ?? "" : String(number)
        }
        let figures = String(number).compactMap(\.wholeNumberValue)
        var result = ""
        var gap = false
        for (index, figure) in figures.enumerated() {
            let power = figures.count - 1 - index
            guard figure > 0 else {
                gap = true
                continue
            }
            if gap, !result.isEmpty { result.append(zero) }
            gap = false
            if !(shortTen && figure == 1 && power == 1 && result.isEmpty) { result.append(digits[figure]) }
            if units.indices.contains(power) { result += units[power] }
        }
        return result
    }

    private static func positional(_ number: Int, _ digits: String) -> String {
        let digits = Array(digits)
        return String(
            String(number).map { $0.wholeNumberValue.flatMap { digits.indices.contains($0) ? digits[$0] : nil } ?? $0 })
    }

    private static func cyclic(_ number: Int, _ signs: String) -> String {
        let signs = Array(signs)
        guard number > 0, !signs.isEmpty else { return String(number) }
        return String(signs[(number - 1) % signs.count])
    }

    private static func enclosed(_ number: Int, first: UInt32, count: Int) -> String {
        guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number) - 1) else {
            return String(number)
        }
        return String(scalar)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        let steps: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var result = ""
        for (value, sign) in steps {
            while rest >= value {
                result += sign
                rest -= value
            }
        }
        return result
    }

    /// A … Z, AA, BB, …: Word repeats the letter.
    private static func letters(_ number: Int, _ first: Unicode.Scalar) -> String {
        // Beyond 780 (thirty letters) Word starts anew.
        guard number > 0, let letter = Unicode.Scalar(first.value + UInt32((number - 1) % 26)) else {
            return String(number)
        }
        return String(repeating: String(letter), count: (number - 1) % 780 / 26 + 1)
    }
}
