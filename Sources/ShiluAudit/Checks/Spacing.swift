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
        for claim in context.claims.indices where context.claims[claim].kind != .date {
            for index in context.claims[claim].range where text.classes[index].contains(.space) { cut.insert(index) }
        }
        let stray = strayBeforeDigits(text)
        for line in text.lines where !line.isEmpty && text.trimmed(line).isEmpty {
            if let odd = line.first(where: { text.scalars[$0] == "\u{00A0}" }) {
                defects.append(
                    context.defect(odd..<line.upperBound, .spacing, "（删）", "空行里残留不间断空格。请删去这一行。"))
            }
        }
        var end = 0
        for index in text.signs where index >= end && text.classes[index].contains(.space) {
            let body = text.trimmed(text.lines[text.line(of: index)])
            guard body.contains(index) else { continue }
            end = index
            while end < body.upperBound, text.classes[end].contains(.space) { end += 1 }
            if !layout.contains(index), !isPaddedName(text, index..<end),
                stray.contains(index) || isWrong(context, index..<end, body, cut)
            {
                defects.append(context.defect(index..<end, .spacing, "（删）", "正文中有多余的空格。请删去。"))
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
            && ends(gap.lowerBound - 2) && ends(gap.upperBound + 1)
    }

    /// Between Chinese on both sides, inside prose: not in titles, headings, signatures or tables.
    private func isWrong(_ context: CheckContext, _ gap: Range<Int>, _ line: Range<Int>, _ cut: Set<Int>) -> Bool {
        let text = context.text
        if text.isNested(gap.lowerBound, SourceText.inTitle) || text.isNested(gap.lowerBound, SourceText.inQuote) {
            return false
        }
        if context.profile.title?.contains(gap.lowerBound) == true { return false }
        // Prose holds a full stop; a table row or a signature does not.
        guard line.count > 24, text.find("。", in: line) != nil || text.find("，", in: line) != nil else { return false }
        let before = text.at(gap.lowerBound - 1)
        let after = text.at(gap.upperBound)
        let (left, right) = (text.type(gap.lowerBound - 1), text.type(gap.upperBound))
        let chineseLeft =
            left.contains(.han) || left.contains(.mark) && before.value > 0x80 || "”》）".unicodeScalars.contains(before)
        let chineseRight =
            right.contains(.han) || right.contains(.mark) && after.value > 0x80
            || "“《（”》）".unicodeScalars.contains(after)
        if chineseLeft, chineseRight { return true }
        // A number cut in two: 2 6次.
        return left.contains(.digit) && right.contains(.digit) && gap.count == 1
            && cut.contains(gap.lowerBound)
            && !text.type(gap.upperBound + 2).contains(.digit)
    }
}
