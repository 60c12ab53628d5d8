import ShiluFigures

extension RelationReader {
    private static let listed = [
        "方面", "问题", "工作", "任务", "措施", "不足", "重点", "举措", "做法", "原因", "要求", "环节", "抓手", "短板", "事", "目标", "建议", "体会",
    ]

    /// 抓好以下四项工作。一是…二是…三是…: the number announced is that of the items behind.
    func announcedLists() -> [Relation] {
        outline.indices.compactMap { first in
            guard outline[first].number == 1, let (place, value) = promise(before: outline[first]),
                let counts = lengths(of: first)
            else { return nil }
            let shown = counts.first ?? 0
            return Relation(
                type: .enumeration, claims: [], expression: "“\(text.string(place))”，实列\(shown)项",
                holds: counts.contains(value), place: place)
        }
    }

    /// How many items the list that begins here has, by every way to count it; nil where its numbering slips, which is
    /// told of as such.
    private func lengths(of first: Int) -> [Int]? {
        guard let items = siblings(of: first) else { return nil }
        if isRunIn(outline[first]) { return [items.count] }
        // What is still to do and what went wrong may stand behind what was announced; or the items stand one level down.
        let own = items.prefix { !sections.isPlanned(outline[$0].offset) && !isOfProblems(outline[$0]) }
        var counts = [items.count, own.count]
        if first + 1 < outline.count, outline[first + 1].level > outline[first].level, outline[first + 1].number == 1 {
            guard let children = siblings(of: first + 1) else { return nil }
            counts.append(children.count)
        }
        return counts
    }

    private func isOfProblems(_ item: OutlineItem) -> Bool {
        sections.sections[sections.index(at: item.offset)].problems
    }

    /// The items of a list from its first on.
    private func siblings(of first: Int) -> [Int]? {
        let head = outline[first]
        let line = text.line(of: head.offset)
        let opensLine = text.trimmed(text.lines[line]).lowerBound == head.offset
        var items = [first]
        for index in outline.indices.dropFirst(first + 1) {
            let item = outline[index]
            if item.level < head.level || !opensLine && text.line(of: item.offset) != line { break }
            guard item.level == head.level, isRunIn(item) == isRunIn(head),
                !isRunIn(head) || item.marker.last == head.marker.last
            else { continue }
            if item.number == 1 { break }
            guard item.number == items.count + 1 else { return nil }
            items.append(index)
        }
        return items.count >= 2 ? items : nil
    }

    private func isRunIn(_ item: OutlineItem) -> Bool { item.marker.hasSuffix("是") || item.marker.hasSuffix("要") }

    /// The words before a list that say how many items it has: in its own line, or at the end of the one before.
    private func promise(before head: OutlineItem) -> (Range<Int>, Int)? {
        var end = head.offset
        while end > 0, text.classes[end - 1].contains(.space) || text.scalars[end - 1] == "\n" { end -= 1 }
        let apart = text.line(of: max(0, end - 1)) != text.line(of: head.offset)
        let opener = text.at(end - 1)
        guard opener == "：" || opener == "。" || opener == ":" else { return nil }
        // Headings are a list only where they are said to follow.
        let needsSign = opener == "。" || apart && !isRunIn(head)
        return announced(before: end, needsSign: needsSign)
    }

    /// 四项工作 right before a list, with 以下 before it or a colon behind.
    private func announced(before end: Int, needsSign: Bool) -> (Range<Int>, Int)? {
        var start = end - 2
        while start > 0, end - start < 18, !["。", "；", "，", "\n"].contains(text.scalars[start]) { start -= 1 }
        var index = max(0, start)
        while index < end - 1 {
            guard text.type(index).meets(.anyNumeral), !text.type(index - 1).meets(.anyNumeral),
                text.at(index - 1) != "第",
                let (value, after) = smallNumber(at: index)
            else {
                index += 1
                continue
            }
            index = after
            guard (2...12).contains(value) else { continue }
            var unit = after
            if ["个", "项", "点", "条", "大", "件"].contains(text.at(unit)) { unit += 1 }
            guard unit > after || text.has("方面", at: unit) else { continue }
            let noun = Self.listed.first { text.has($0, at: unit) }.map(\.unicodeScalars.count) ?? 0
            guard noun > 0 || text.at(unit - 1) == "点" || text.at(unit - 1) == "条" else { continue }
            let says = text.contains(anyOf: ["以下", "如下", "下列"], in: max(0, after - 10)..<end)
            guard says || !needsSign else { continue }
            return (beginning(of: after)..<(unit + noun), value)
        }
        return nil
    }

    /// Where the numeral that ends here begins.
    private func beginning(of after: Int) -> Int {
        var start = after
        while text.type(start - 1).meets(.anyNumeral) { start -= 1 }
        return start
    }

    private func smallNumber(at index: Int) -> (Int, Int)? {
        if let number = NumberReader.arabic(text, at: index) { return number.value.whole.map { ($0, number.end) } }
        guard let token = NumberReader.chinese(text, at: index), token.upper == nil else { return nil }
        return token.value?.whole.map { ($0, token.range.upperBound) }
    }

    // MARK: Lists by one word

    /// “四个带头”，即带头学、带头钻、带头讲 and “四个到位”。一是认识到位。二是…: as many items of that word as are said.
    func chimingLists() -> [Relation] {
        let items = Dictionary(grouping: outline.indices.filter { outline[$0].number == 1 && isRunIn(outline[$0]) }) {
            text.line(of: outline[$0].offset)
        }
        return text.scalars.indices.compactMap { index in
            guard text.scalars[index] == "个", text.type(index - 1).contains(.chineseDigit),
                !text.type(index - 2).meets(.anyNumeral), let said = NumberReader.chinese(text, at: index - 1),
                let value = said.value?.whole, (3...10).contains(value), let word = chime(index + 1)
            else { return nil }
            let place = (index - 1)..<word.upperBound
            let found =
                listed(word, behind: place.upperBound)
                ?? items[text.line(of: index)].flatMap { runIns(word, place.upperBound, $0) }
            guard let count = found else { return nil }
            return Relation(
                type: .enumeration, claims: [], expression: "“\(text.string(place))”，实列\(count)项",
                holds: count == value,
                place: place)
        }
    }

    /// The word that the items share: 带头 of “四个带头”; two to four characters before the closing quote or a colon.
    private func chime(_ start: Int) -> Range<Int>? {
        var end = start
        while end - start < 5, text.type(end).contains(.han) { end += 1 }
        guard (2...4).contains(end - start), ["”", "：", ":"].contains(text.at(end)) else { return nil }
        return start..<end
    }

    /// How often the word stands in a list right behind it, each of whose members holds it.
    private func listed(_ word: Range<Int>, behind: Int) -> Int? {
        var start = behind
        if text.at(start) == "”" { start += 1 }
        var tail = 0
        while tail < 4, text.type(start).contains(.han), text.at(start) != "即" { (start, tail) = (start + 1, tail + 1) }
        if text.at(start) == "，" || text.at(start) == "（" { start += 1 }
        guard text.at(start) == "即" || text.at(start) == "：" || text.at(start) == ":" else { return nil }
        start += 1
        var end = start
        while end < text.count, end - start < 120, !["。", "；", "）", "\n"].contains(text.scalars[end]) { end += 1 }
        let said = text.string(word)
        var count = 0
        for member in text.scalars[start..<end].split(whereSeparator: { $0 == "、" || $0 == "，" }) {
            var from = member.startIndex
            let before = count
            while let place = text.find(said, in: from..<member.endIndex) {
                (count, from) = (count + 1, place + word.count)
            }
            // Behind a comma another matter may begin.
            if count == before {
                guard text.at(member.startIndex - 1) == "，" else { return nil }
                break
            }
        }
        return count >= 2 ? count : nil
    }

    /// The length of the run-in list of the same line that follows, where the title of each item holds the word.
    private func runIns(_ word: Range<Int>, _ behind: Int, _ lists: [Int]) -> Int? {
        guard let first = lists.first(where: { outline[$0].offset >= behind && outline[$0].offset - behind <= 12 }),
            let items = siblings(of: first)
        else { return nil }
        let said = text.string(word)
        return items.allSatisfy { outline[$0].title.contains(said) } ? items.count : nil
    }
}
