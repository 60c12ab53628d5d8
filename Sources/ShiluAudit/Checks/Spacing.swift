/// Spaces between Chinese characters, and lines of nothing but odd spaces.
struct Spacing: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        // A space behind a heading's number or title is layout.
        var layout: Set<Int> = []
        for item in context.outline {
            layout.insert(item.offset + item.marker.unicodeScalars.count)
            if item.level < 3 { layout.insert(item.offset + item.length) }
        }
        // Spaces inside a number.
        var cut: Set<Int> = []
        for claim in context.claims where claim.kind != .date {
            for index in claim.range where text.classes[index].contains(.space) { cut.insert(index) }
        }
        let stray = strayBeforeDigits(text)
        defects += brokenLines(context)
        for line in text.lines {
            let body = text.trimmed(line)
            if body.isEmpty {
                if let odd = line.first(where: { text.scalars[$0] == "\u{00A0}" }) {
                    defects.append(
                        context.defect(odd..<line.upperBound, .spacing, "（删）", "空行里残留不间断空格。请删去这一行。"))
                }
                continue
            }
            var index = body.lowerBound
            while index < body.upperBound {
                guard text.classes[index].contains(.space) else {
                    index += 1
                    continue
                }
                var end = index
                while end < body.upperBound, text.classes[end].contains(.space) { end += 1 }
                if !layout.contains(index), !isPaddedName(text, index..<end),
                    stray.contains(index) || isWrong(context, index..<end, body, cut)
                {
                    defects.append(context.defect(index..<end, .spacing, "（删）", "正文中有多余的空格。请删去。"))
                }
                index = end
            }
        }
        return defects
    }

    /// Between Chinese and digits a space is a habit; once or twice in a text that has none elsewhere it is a slip.
    private func strayBeforeDigits(_ text: SourceText) -> Set<Int> {
        var (spaced, tight): (Set<Int>, Int) = ([], 0)
        for index in 1..<max(1, text.count) where text.classes[index].contains(.digit) {
            if text.classes[index - 1].contains(.han) {
                tight += 1
            } else if text.classes[index - 1].contains(.space), text.scalars[index - 1] != "\n",
                text.scalars[index - 1] != "\u{3000}",
                text.type(index - 2).contains(.han)
            {
                spaced.insert(index - 1)
            }
        }
        return spaced.count <= 2 && tight >= 20 * spaced.count ? spaced : []
    }

    /// 王　芳: a name of two characters is padded to the width of three.
    private func isPaddedName(_ text: SourceText, _ gap: Range<Int>) -> Bool {
        func stands(_ index: Int) -> Bool {
            text.type(index).contains(.han) && text.at(index) != "\n"
        }
        func ends(_ index: Int) -> Bool { !text.type(index).contains(.han) }
        return gap.count <= 2 && stands(gap.lowerBound - 1) && stands(gap.upperBound)
            && ends(gap.lowerBound - 2) && (ends(gap.upperBound + 1) || isAddressed(text, gap.upperBound + 1))
    }

    /// 王 强同志
    private func isAddressed(_ text: SourceText, _ index: Int) -> Bool {
        ["同志", "书记", "主任", "局长", "院长", "校长", "处长", "科长", "老师", "教授", "先生", "女士", "等", "任", "获", "被", "为"]
            .contains { text.has($0, at: index) }
    }

    /// 1 26名, 35 .6%: a number cut by a space, with its measure word behind; 1 260 only groups thousands.
    private func cutsNumber(_ context: CheckContext, _ gap: Range<Int>) -> Bool {
        let text = context.text
        guard gap.count == 1, text.type(gap.lowerBound - 1).contains(.digit) || text.at(gap.lowerBound - 1) == "."
        else {
            return false
        }
        var start = gap.lowerBound
        while text.type(start - 1).contains(.digit) || text.at(start - 1) == "." { start -= 1 }
        var end = gap.upperBound
        while text.type(end).contains(.digit) || text.at(end) == "." { end += 1 }
        let pointed = text.at(gap.lowerBound - 1) == "." || text.at(gap.upperBound) == "."
        let tail = text.scalars[gap.upperBound..<end].prefix { $0 != "." }.count
        guard end > gap.upperBound, start < gap.lowerBound, pointed || tail != 3, text.type(start - 1).contains(.han)
        else {
            return false
        }
        return text.at(end) == "%" || context.lexicon.measures.read(text, at: end, chinese: false) != nil
    }

    /// Between Chinese on both sides, inside prose: not in titles, headings, signatures or tables.
    private func isWrong(_ context: CheckContext, _ gap: Range<Int>, _ line: Range<Int>, _ cut: Set<Int>) -> Bool {
        let text = context.text
        if Placeholders.gap(text, context.lexicon, gap.lowerBound) != nil { return false }
        if text.isNested(gap.lowerBound, SourceText.inTitle) || text.isNested(gap.lowerBound, SourceText.inQuote) {
            // “ 三会一课”: right behind the opening mark or before the closing one.
            return ["“", "《"].contains(text.at(gap.lowerBound - 1)) || ["”", "》"].contains(text.at(gap.upperBound))
        }
        if context.profile.title?.contains(gap.lowerBound) == true { return false }
        // Prose holds a full stop; a table row or a signature does not.
        guard line.count >= 8, text.find("。", in: line) != nil || text.find("，", in: line) != nil else { return false }
        let before = text.at(gap.lowerBound - 1)
        let after = text.at(gap.upperBound)
        let (left, right) = (text.type(gap.lowerBound - 1), text.type(gap.upperBound))
        let chineseLeft =
            left.contains(.han) || left.contains(.mark) && before.value > 0x80 || "”》）".unicodeScalars.contains(before)
        let chineseRight =
            right.contains(.han) || right.contains(.mark) && after.value > 0x80
            || "“《（”》）".unicodeScalars.contains(after)
        if chineseLeft, chineseRight { return true }
        if cutsNumber(context, gap) { return true }
        // A number cut in two: 2 6次.
        return left.contains(.digit) && right.contains(.digit) && gap.count == 1
            && cut.contains(gap.lowerBound)
            && !text.type(gap.upperBound + 2).contains(.digit)
    }

    /// A line of prose that breaks off in the middle of a sentence, which the next one goes on with.
    private func brokenLines(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let heads = Set(context.outline.filter { $0.level > 0 }.map { text.line(of: $0.offset) })
        return zip(text.lines.indices, text.lines.indices.dropFirst()).compactMap { number, next in
            guard let range = Self.broken(context, number, next, heads) else { return nil }
            return context.defect(range, .spacing, "（删换行）", "句子中间断了行。请删去换行，与下一行接上。")
        }
    }

    /// From the last character of the line to the break.
    static func broken(_ context: CheckContext, _ number: Int, _ next: Int, _ heads: Set<Int>) -> Range<Int>? {
        let text = context.text
        let line = text.trimmed(text.lines[number])
        let rest = text.trimmed(text.lines[next])
        guard let last = line.last, let first = rest.first, rest.count >= 4, line.count >= 25, !heads.contains(next),
            text.type(first).contains(.han), text.lines[next].lowerBound == first,
            text.classes[last].contains(.han) || text.scalars[last] == "，",
            text.find("，", in: line.lowerBound..<last) != nil,
            text.find("\t", in: line) == nil, context.profile.title.map({ !$0.overlaps(line) }) ?? true,
            text.scalars[rest].contains("。"), !heads.contains(number) || text.find("。", in: line) != nil
        else { return nil }
        // A paragraph of its own is longer than what is left of a broken sentence.
        guard text.scalars[last] == "，" || text.find("。", in: rest).map({ $0 - first <= 60 }) == true else {
            return nil
        }
        return last..<(text.lines[number].upperBound + 1)
    }
}
