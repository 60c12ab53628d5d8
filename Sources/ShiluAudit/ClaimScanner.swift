import ShiluFigures

/// Finds the numbers that measure something.
struct ClaimScanner: Sendable {
    let text: SourceText
    let lexicon: AuditLexicon
    /// Positions that belong to headings' markers, residue or other things that are no prose.
    let skipped: [Range<Int>]
    private let dates: DateReader

    init(_ text: SourceText, _ lexicon: AuditLexicon, skipping: [Range<Int>]) {
        self.text = text
        self.lexicon = lexicon
        skipped = skipping.sorted { $0.lowerBound < $1.lowerBound }
        dates = DateReader(text: text)
    }

    /// All numbers that measure something, in the order of the text.
    func scan(_ tables: [TextTable]) -> [Claim] {
        let cells = cells(tables)
        return cells.isEmpty ? prose() : (prose() + cells).sorted { $0.offset < $1.offset }
    }

    private func prose() -> [Claim] {
        var claims: [Claim] = []
        claims.reserveCapacity(text.count / 24)
        var index = 0
        var skip = skipped.startIndex
        while index < text.count {
            while skip < skipped.endIndex, skipped[skip].upperBound <= index { skip += 1 }
            if skip < skipped.endIndex, skipped[skip].contains(index) {
                index = skipped[skip].upperBound
                continue
            }
            guard mayBegin(index) else {
                index += 1
                continue
            }
            if let length = phrase(at: index) {
                index += length
                continue
            }
            if let (claim, end) = claim(at: index) {
                if let claim { claims.append(claim) }
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return claims
    }

    private func mayBegin(_ index: Int) -> Bool {
        let type = text.classes[index]
        if type.meets([.digit, .chineseDigit, .chineseUnit, .mask]) { return true }
        switch text.scalars[index] {
        case "第", "半", "（", "(", "【", "[", "各", "双", "光": return true
        case "…", "？", "?", "#", "※", "-", "—": return text.type(index - 1).contains(.han)
        default: return type.contains(.latin) && text.type(index - 1).contains(.han)
        }
    }

    // MARK: Set phrases

    /// The length of a set phrase here, unless its numeral goes on outside it.
    private func phrase(at index: Int) -> Int? {
        guard let (_, length) = lexicon.phrases.longest(text, at: index) else { return nil }
        let end = index + length
        let first = text.type(index)
        let last = text.type(end - 1)
        if first.meets(.anyNumeral), text.type(index - 1).meets(.anyNumeral) { return nil }
        // 三公里 is no 三公.
        if first.meets(.chineseNumeral), let measure = lexicon.measures.read(text, at: index + 1, chinese: true),
            measure.end > end
        {
            return nil
        }
        if last.meets(.anyNumeral) {
            if text.type(end).meets(.anyNumeral) || text.at(end) == "余" || text.at(end) == "多" { return nil }
            if text.at(end) == "." || text.at(end) == "%" || text.at(end) == "％" { return nil }
            let chinese = last.meets(.chineseNumeral)
            if first.meets(.anyNumeral), lexicon.measures.read(text, at: end, chinese: chinese) != nil,
                text.at(end) != "大"
            {
                return nil
            }
        }
        return length
    }

    // MARK: One number

    /// A claim, or how far to go on without one; nil where no number begins.
    private func claim(at index: Int) -> (Claim?, Int)? {
        let type = text.type(index)
        if let odd = oddlyMasked(index) { return odd }
        if type.contains(.latin), !type.contains(.mask) { return (nil, endOfWord(index)) }
        if text.at(index) == "第" { return ordinal(index) }
        if text.at(index) == "半" || text.at(index) == "各" || text.at(index) == "双" { return half(index) }
        if type.meets(.anyNumeral), text.type(index - 1).meets(.digit), type.meets(.digit) { return (nil, index + 1) }
        if let date = dates.read(at: index), acceptable(date) {
            return (dateClaim(date), date.range.upperBound)
        }
        if text.isNested(index, SourceText.inTitle) {
            // Only dates count inside 《》.
            return (nil, endOfNumber(index))
        }
        if let code = code(at: index) { return (nil, code) }
        if type.contains(.digit) {
            guard let number = NumberReader.arabic(text, at: index) else { return (nil, endOfNumber(index)) }
            return arabic(index, number)
        }
        if text.at(index) == "〇", NumberReader.mask(text, at: index) != nil { return masked(index) }
        if type.meets(.chineseNumeral) { return chinese(index) }
        return masked(index)
    }

    private func endOfWord(_ index: Int) -> Int {
        var end = index
        while text.type(end).meets([.latin, .digit]) || ["-", "_", "."].contains(text.at(end)) && end < text.count {
            if text.type(end).contains(.mask), text.type(end - 1).contains(.han) { break }
            end += 1
        }
        return end
    }

    private func endOfNumber(_ index: Int) -> Int {
        var end = index
        while text.type(end).meets(.anyNumeral) { end += 1 }
        return end
    }

    private func acceptable(_ date: DateToken) -> Bool {
        let end = date.range.upperBound
        if date.year == nil, date.month != nil, text.type(date.range.lowerBound).meets(.chineseNumeral) {
            // 三月有余 and 八月桂花 are no dates of a report, but do no harm as dates.
            return text.at(end) != "有"
        }
        return true
    }

    private func dateClaim(_ date: DateToken) -> Claim {
        var claim = Claim(date.range, text: text.string(date.range), unit: date.unit, kind: .date)
        claim.masked = date.masked
        claim.value = date.value.map { Rational($0) }
        claim.base = claim.value
        if date.last != nil { claim.qualifier = .range }
        return claim
    }

    /// Numbers that name: 〔2023〕9号, 12371, 2.0版, 5+2, phone numbers, 95后, list marks such as （1）and 1.
    private func code(at index: Int) -> Int? {
        guard text.type(index).contains(.digit) else { return nil }
        var end = index
        while text.type(end).contains(.digit) { end += 1 }
        let before = text.at(index - 1)
        let after = text.at(end)
        let length = end - index
        if before == "〔" || (before == "[" && after == "]") { return after == "〕" ? afterDocumentNumber(end + 1) : end }
        if before == "+" || before == "＋" || after == "+" || after == "＋" { return endOfSum(end) }
        if text.type(index - 1).meets(.latin), !text.type(index - 1).contains(.mask) { return end }
        if before == "（" || before == "(", after == "）" || after == ")", length <= 2 { return end + 1 }
        if after == "-" || after == "—", length == 3 || length == 4, text.type(end + 1).contains(.digit),
            digits(from: end + 1) >= 7
        {
            return end + 1 + digits(from: end + 1)
        }
        if length >= 7, after != ".", measure(end, chinese: false) == nil, text.at(end) != "万", text.at(end) != "亿" {
            return end
        }
        if after == "后", length == 2, ["0", "5"].contains(text.at(index + 1)) { return end + 1 }
        if text.type(end).contains(.latin), !text.type(end).contains(.mask), measure(end, chinese: false) == nil {
            return endOfWord(end)
        }
        if isListMark(index, end) { return end + 1 }
        if length == 1 || length == 2, after == ".", digits(from: end + 1) == 1, text.at(end + 2) == "版" {
            return end + 3
        }
        return nil
    }

    private func digits(from index: Int) -> Int {
        var end = index
        while text.type(end).contains(.digit) { end += 1 }
        return end - index
    }

    private func afterDocumentNumber(_ index: Int) -> Int {
        let end = endOfNumber(index)
        return text.at(end) == "号" ? end + 1 : index
    }

    private func endOfSum(_ index: Int) -> Int {
        var end = index
        while text.type(end).meets([.digit, .latin]) || text.at(end) == "+" || text.at(end) == "＋" { end += 1 }
        return end
    }

    /// 1. or 1、 at the start of a line or behind a mark: numbering, not a quantity.
    private func isListMark(_ index: Int, _ end: Int) -> Bool {
        guard end - index <= 2 else { return false }
        switch text.at(end) {
        case ".", "．": if text.type(end + 1).contains(.digit) { return false }
        case "、": if text.type(end + 1).contains(.digit) { return false }
        default: return false
        }
        var start = index
        while text.type(start - 1).contains(.space) { start -= 1 }
        switch text.at(start - 1) {
        case "\n", "\0", "。", "；", "：", ";", ":": return true
        default: return false
        }
    }

    func measure(_ index: Int, chinese: Bool) -> Measure? {
        let gap = text.type(index).contains(.space) && text.at(index) != "\n" ? 1 : 0
        return lexicon.measures.read(text, at: index + gap, chinese: chinese)
    }
}
