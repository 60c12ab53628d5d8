import ShiluFigures

extension OutlineReader {
    /// 第一部分, 第一章 and 第一篇 above 一、; 第一节 above （一）.
    func partHeading(at start: Int) -> (number: Int, end: Int, level: Int)? {
        guard text.at(start) == "第", let number = NumberReader.chinese(text, at: start + 1), let value = number.value,
            value < Rational(30)
        else { return nil }
        let names = [("部分", 1), ("章", 1), ("篇", 1), ("节", 2)]
        for (name, level) in names where text.has(name, at: number.range.upperBound) {
            let end = number.range.upperBound + name.unicodeScalars.count
            guard [" ", "\u{3000}", "：", "、", "\n", "\0"].contains(text.at(end)) else { return nil }
            return (Int(value.numerator), end, level)
        }
        return nil
    }

    /// 1.1 and 1.1.1 at the start of a line, which are no measured numbers: their last number counts.
    func decimalHeading(at start: Int) -> (number: Int, end: Int, depth: Int)? {
        var (index, depth, last) = (start, 0, 0)
        while depth < 4 {
            let begin = index
            while text.type(index).contains(.digit), index - begin < 3 { index += 1 }
            guard index > begin, index - begin <= 2 else { return nil }
            last = (begin..<index).reduce(0) { $0 * 10 + (NumberReader.digit(text.at($1)) ?? 0) }
            depth += 1
            guard text.at(index) == "." || text.at(index) == "．", text.type(index + 1).contains(.digit) else { break }
            index += 1
        }
        guard depth >= 2, last > 0 else { return nil }
        let next = text.skipSpaces(index)
        guard text.type(next).contains(.han), !["万", "亿", "千", "百", "余", "多"].contains(text.at(next)),
            next > index || lexicon.measures.read(text, at: index, chinese: false) == nil
        else { return nil }
        return (last, index, depth)
    }

    /// What 1. and 一、 stand for where 1.1 or 第一章 stand beside them.
    func settleLevels(_ items: [OutlineItem]) -> [OutlineItem] {
        let decimals = items.filter(\.isDecimal)
        var kept = items
        if !decimals.isEmpty {
            // One 3.2 at the start of a line is a number.
            guard decimals.count >= 2, decimals.contains(where: { $0.number == 1 }) else {
                return settleLevels(items.filter { !$0.isDecimal })
            }
            let other = items.contains { $0.level == 1 || $0.level == 2 }
            kept = items.map { item in
                var item = item
                if item.isDecimal {
                    item.level = min(item.level - Self.decimalBase + (other ? 2 : 0), 5)
                } else if !other, item.level == 3, item.marker.hasSuffix(".") || item.marker.hasSuffix("、"),
                    text.trimmed(text.lines[text.line(of: item.offset)]).lowerBound == item.offset
                {
                    item.level = 1
                }
                return item
            }
        }
        let parts = kept.filter { $0.level == 1 && $0.form == .counted }
        guard parts.count >= 2, let first = parts.first else { return kept }
        let below = kept.contains { $0.level == 1 && $0.offset > first.offset && $0.form != .counted }
        guard below else { return kept }
        return kept.map { item in
            guard item.level == 1 || item.level == 2, item.form != .counted else { return item }
            var item = item
            item.level += 1
            return item
        }
    }

    /// Decimal headings have their depth above this until `settleLevels` has seen the whole outline.
    static let decimalBase = 10
}
