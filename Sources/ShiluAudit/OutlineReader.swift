import ShiluFigures

/// Finds the title, the numbered headings and the run-in items (一是).
struct OutlineReader: Sendable {
    let text: SourceText
    let lexicon: AuditLexicon
    /// What a web page or an editor left, in order: it does not keep a heading from standing at the start of its line.
    let residue: [Residue.Span]

    func read() -> [OutlineItem] {
        var items: [OutlineItem] = []
        if let title = title() { items.append(title) }
        var attached = false
        var spans = residue[...]
        for line in text.lines {
            var body = text.trimmed(line)
            spans = spans.drop { $0.range.upperBound <= body.lowerBound }
            while let span = spans.first, span.range.lowerBound == body.lowerBound,
                span.range.upperBound < body.upperBound
            {
                body = text.trimmed(span.range.upperBound..<body.upperBound)
                spans = spans.dropFirst()
            }
            guard !body.isEmpty else { continue }
            // 附件：1.… and the 2.… under it name papers.
            if attached, text.type(body.lowerBound).contains(.digit), body.count <= 40 { continue }
            attached = text.has("附件：", at: body.lowerBound) || text.has("附：", at: body.lowerBound)
            if attached { continue }
            var start = body.lowerBound
            if let heading = heading(at: body.lowerBound, in: body) ?? counted(at: body.lowerBound, in: body) {
                items.append(heading)
                start = heading.offset + heading.marker.unicodeScalars.count
            }
            let from = items.count
            runIns(in: body, from: start, atLineStart: start == body.lowerBound, &items)
            let others = numberedInside(body, from: start) + ordered(body)
            if !others.isEmpty {
                items.append(contentsOf: others)
                items[from...].sort { $0.offset < $1.offset }
            }
        }
        return settleLevels(dropStrayDemands(dropLoneCounts(items)))
    }

    // MARK: Title

    /// The first line, or the first two, when they look like a title.
    private func title() -> OutlineItem? {
        var candidates = text.lines.lazy.map(text.trimmed).filter { !$0.isEmpty }.makeIterator()
        guard var line = candidates.next(), looksLikeTitle(line) else { return nil }
        // A title over two lines: the genre word stands on the second.
        if !endsWithGenre(line), let second = candidates.next(), looksLikeTitle(second), endsWithGenre(second),
            text.line(of: second.lowerBound) - text.line(of: line.lowerBound) <= 1
        {
            line = line.lowerBound..<second.upperBound
        }
        return OutlineItem(
            level: 0, marker: "", title: text.string(line).replacingNewlines, offset: line.lowerBound, number: nil,
            length: line.count)
    }

    private func looksLikeTitle(_ line: Range<Int>) -> Bool {
        guard line.count <= 60, line.count >= 4, heading(at: line.lowerBound, in: line) == nil else { return false }
        switch text.at(line.upperBound - 1) {
        case "。", "；", "：", "，", "！", "？", "、", ":", ";", ",": return false
        default: break
        }
        guard !text.contains(anyOf: ["。", "；"], in: line) else { return false }
        return text.find("，", in: line) == nil || endsWithGenre(line)
    }

    private func endsWithGenre(_ line: Range<Int>) -> Bool {
        lexicon.parts.contains { parts in parts.titles.contains { text.find($0, in: line) != nil } }
    }

    // MARK: Numbered headings

    /// 一、 level 1; （一） level 2; 1. level 3; （1） and ① level 4.
    func heading(at start: Int, in line: Range<Int>) -> OutlineItem? {
        if let part = partHeading(at: start) {
            return item(level: part.level, marker: start..<part.end, number: part.number, in: line)
        }
        if let decimal = decimalHeading(at: start) {
            let level = Self.decimalBase + decimal.depth
            return item(level: level, marker: start..<decimal.end, number: decimal.number, in: line)
        }
        if let number = NumberReader.chinese(text, at: start), number.upper == nil, let value = number.value,
            value < Rational(100)
        {
            let end = number.range.upperBound
            switch text.at(end) {
            case "、", ".", "．", "：", ":":
                return item(level: 1, marker: start..<(end + 1), number: Int(value.numerator), in: line)
            default: return nil
            }
        }
        if text.at(start) == "（" || text.at(start) == "(" { return bracketed(start, line) }
        if let circled = circled(start) {
            return item(level: 4, marker: start..<(start + 1), number: circled, in: line)
        }
        guard text.type(start).contains(.digit), let number = NumberReader.arabic(text, at: start),
            number.value.isWhole,
            number.value < Rational(100), number.end - start <= 2
        else { return nil }
        switch text.at(number.end) {
        case ".", "．", "、":
            guard !text.type(number.end + 1).contains(.digit) else { return nil }
            return item(level: 3, marker: start..<(number.end + 1), number: Int(number.value.numerator), in: line)
        default: return nil
        }
    }

    private func bracketed(_ start: Int, _ line: Range<Int>) -> OutlineItem? {
        var end = start + 1
        let number: Int
        let level: Int
        if let token = NumberReader.chinese(text, at: end), let value = token.value, value < Rational(100) {
            (end, number, level) = (token.range.upperBound, Int(value.numerator), 2)
        } else if let token = NumberReader.arabic(text, at: end), token.value.isWhole, token.value < Rational(100) {
            (end, number, level) = (token.end, Int(token.value.numerator), 4)
        } else {
            return nil
        }
        guard text.at(end) == "）" || text.at(end) == ")" else { return nil }
        let stray = text.at(end + 1) == "、" || text.at(end + 1) == "." ? 1 : 0
        return item(level: level, marker: start..<(end + 1 + stray), number: number, in: line)
    }

    func circled(_ index: Int) -> Int? {
        let value = Int(text.at(index).value)
        return (0x2460...0x2473).contains(value) ? value - 0x2460 + 1 : nil
    }

    /// 第一，… at the start of a paragraph, where another paragraph begins with 第二，.
    private func counted(at start: Int, in line: Range<Int>) -> OutlineItem? {
        guard text.at(start) == "第", let number = NumberReader.chinese(text, at: start + 1), number.upper == nil,
            let value = number.value?.whole, (1..<30).contains(value)
        else { return nil }
        let end = number.range.upperBound
        guard text.at(end) == "，" || text.at(end) == "、", line.count > end - start + 3 else { return nil }
        return item(level: 3, marker: start..<(end + 1), number: value, in: line)
    }

    /// The title runs to the first 。：； or the end of the line, cut at 20 scalars.
    func item(level: Int, marker: Range<Int>, number: Int, in line: Range<Int>) -> OutlineItem? {
        let start = text.skipSpaces(marker.upperBound)
        var end = start
        while end < line.upperBound, end - start < 20 {
            if ["。", "：", "；"].contains(text.at(end)) { break }
            end += 1
        }
        return OutlineItem(
            level: level, marker: text.string(marker), title: text.string(start..<max(start, end)),
            offset: marker.lowerBound, number: number, length: max(end, start) - marker.lowerBound)
    }

    // MARK: Run-in items

    /// 一是 … and 一要 … at the start of a paragraph or behind 。；：，; not inside quotes.
    private func runIns(in line: Range<Int>, from start: Int, atLineStart: Bool, _ items: inout [OutlineItem]) {
        var index = start
        while index < line.upperBound {
            guard text.classes[index].meets(.chineseNumeral), opens(index, line, atLineStart || index > start),
                !text.isNested(index, SourceText.inQuote), !text.isNested(index, SourceText.inTitle),
                let token = NumberReader.chinese(text, at: index), token.upper == nil, let value = token.value,
                value < Rational(30)
            else {
                index += 1
                continue
            }
            let end = token.range.upperBound
            guard text.at(end) == "是" || (text.at(end) == "要" && text.type(end + 1).contains(.han)),
                !text.has("是一", at: end) || value > Rational(1), !isTruism(token, value)
            else {
                index = end
                continue
            }
            if let item = item(level: 3, marker: index..<(end + 1), number: Int(value.numerator), in: line) {
                items.append(item)
            }
            index = end + 1
        }
    }

    /// 一是一，二是二: what follows is the same number and nothing else.
    private func isTruism(_ token: NumberToken, _ value: Rational) -> Bool {
        let end = token.range.upperBound
        guard text.at(end) == "是", let other = NumberReader.chinese(text, at: end + 1), other.value == value else {
            return false
        }
        return text.type(other.range.upperBound).contains(.mark) || text.at(other.range.upperBound) == "\n"
    }

    private func opens(_ index: Int, _ line: Range<Int>, _ lineStartCounts: Bool) -> Bool {
        if index == line.lowerBound { return true }
        var before = index - 1
        while before > line.lowerBound, text.classes[before].contains(.space) { before -= 1 }
        switch text.at(before) {
        case "。", "；", "：", "，", "！", "？", ";", ":", ",", "、": return true
        default: return !lineStartCounts || isMarkerEnd(before, line)
        }
    }

    /// （一）一是 …: right behind a heading's marker.
    private func isMarkerEnd(_ index: Int, _ line: Range<Int>) -> Bool {
        (text.at(index) == "）" || text.at(index) == ")") && index - line.lowerBound <= 4
    }

    /// A lone 第一， is prose.
    private func dropLoneCounts(_ items: [OutlineItem]) -> [OutlineItem] {
        let counted = items.count { $0.level == 3 && $0.form == .counted }
        return counted == 1 ? items.filter { $0.level != 3 || $0.form != .counted } : items
    }

    /// 一要 counts only as the beginning of a list; a lone 三要 is prose.
    private func dropStrayDemands(_ items: [OutlineItem]) -> [OutlineItem] {
        items.enumerated().filter { index, item in
            guard item.level == 3, item.form == .demanded else { return true }
            let neighbours = [index - 1, index + 1].compactMap { items.indices.contains($0) ? items[$0] : nil }
            return neighbours.contains { other in
                other.form == .demanded && abs((other.number ?? 0) - (item.number ?? 0)) == 1
            }
        }.map(\.element)
    }
}

extension String {
    var replacingNewlines: String { split(whereSeparator: \.isNewline).joined() }
}
