import ShiluFigures

/// Masks of a quantity (*次) or a name (市*局), and words that say something is still to be written.
struct Placeholders: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var covered = 0
        var claim = context.claims.startIndex
        var residue = context.residue.startIndex
        let words = context.lexicon.trie("placeholder-words")
        let notes = context.lexicon.trie("placeholder-notes")
        var index = 0
        while index < text.count {
            while claim < context.claims.endIndex, context.claims[claim].range.upperBound <= index { claim += 1 }
            while residue < context.residue.endIndex, context.residue[residue].range.upperBound <= index {
                residue += 1
            }
            if residue < context.residue.endIndex, context.residue[residue].range.contains(index),
                !context.residue[residue].isNote
            {
                index = context.residue[residue].range.upperBound
                continue
            }
            if claim < context.claims.endIndex, context.claims[claim].range.contains(index),
                context.claims[claim].masked
            {
                let range = context.claims[claim].range
                defects.append(
                    context.defect(range, .placeholder, "补填实数", "数字没有填：“\(text.string(range))”。请按台账补填实数。"))
                index = range.upperBound
                continue
            }
            let type = text.classes[index]
            if type.contains(.mask) || text.scalars[index] == "〇", index >= covered,
                let mask = NumberReader.mask(text, at: index)
            {
                if isName(text, mask) {
                    defects.append(
                        context.defect(mask, .placeholder, "补填名称", "名称没有填：“\(around(text, mask))”。请补填全称或规范简称。"))
                }
                index = mask.upperBound
                covered = index
                continue
            }
            if text.scalars[index] == "某", text.at(index + 1) == "某" {
                var end = index
                while text.at(end) == "某" { end += 1 }
                defects.append(context.defect(index..<end, .placeholder, "补填名称", "“某某”应换成真实名称。请补填。"))
                index = end
                continue
            }
            if let span = emptyDate(text, index) {
                defects.append(
                    context.defect(span, .placeholder, "补填日期", "日期没有填：“\(text.string(span))”。请补填。"))
                index = span.upperBound
                continue
            }
            if let span = Self.gap(text, context.lexicon, index) {
                defects.append(context.defect(span, .placeholder, "补填", "这里空着没有填。请补填，或删去空处。"))
                index = span.upperBound
                continue
            }
            if let span = toBeWritten(text, index, words) ?? note(text, index, notes) {
                defects.append(
                    context.defect(span, .placeholder, "补写内容", "此处还没有写：“\(text.string(span))”。请补写，或删去这一处。"))
                index = span.upperBound
                continue
            }
            index += 1
        }
        return defects
    }

    private func around(_ text: SourceText, _ mask: Range<Int>) -> String {
        var (start, end) = (mask.lowerBound, mask.upperBound)
        while mask.lowerBound - start < 4, text.type(start - 1).contains(.han) { start -= 1 }
        while end - mask.upperBound < 4, text.type(end).contains(.han) { end += 1 }
        return text.string(start..<end)
    }

    /// 慰问困难党员  名， and 〔2024〕 号: a gap where a number or a name should stand; （　　）教授.
    static func gap(_ text: SourceText, _ lexicon: AuditLexicon, _ index: Int) -> Range<Int>? {
        if let brackets = NumberReader.emptyBrackets(text, at: index) { return brackets }
        guard text.classes[index].contains(.space), !text.type(index - 1).contains(.space) else { return nil }
        let end = text.skipSpaces(index)
        if text.at(index - 1) == "〕", text.at(end) == "号" { return index..<end }
        guard text.type(index - 1).contains(.han), text.type(end).contains(.han) || text.at(end) == "%" else {
            return nil
        }
        if text.at(end) == "%" { return index..<end }
        guard let measure = lexicon.measures.read(text, at: end, chinese: true),
            text.type(measure.end).contains(.mark) || text.at(measure.end) == "和"
        else { return nil }
        // A line of a table or a signature has no marks but these.
        let line = text.trimmed(text.lines[text.line(of: index)])
        return index > line.lowerBound && line.count >= 10 ? index..<end : nil
    }

    /// 2023年12月　日 and 2023年　月　日: a day left open behind a number; 于　月　日.
    private func emptyDate(_ text: SourceText, _ index: Int) -> Range<Int>? {
        let next: Unicode.Scalar
        switch text.scalars[index] {
        case "月": next = "日"
        case "年": next = "月"
        default: return nil
        }
        let end = text.skipSpaces(index + 1)
        guard end > index + 1, text.at(end) == next else { return nil }
        guard text.type(index - 1).meets(.anyNumeral) || next == "日" && text.type(index - 1).contains(.space) else {
            return nil
        }
        let day = text.skipSpaces(end + 1)
        return index..<(next == "月" && day > end + 1 && text.at(day) == "日" ? day + 1 : end + 1)
    }

    /// A mask beside Chinese; a lone sign amid marks or at the start of a footnote is not one.
    private func isName(_ text: SourceText, _ mask: Range<Int>) -> Bool {
        let before = text.type(mask.lowerBound - 1)
        let after = text.type(mask.upperBound)
        let scalar = text.at(mask.lowerBound)
        let ornament = ["□", "○", "●", "△", "■", "◯"].contains(scalar)
        if ornament { return mask.count >= 2 && (before.contains(.han) || after.contains(.han)) }
        if scalar == "*" || scalar == "＊", mask.count == 1 {
            let line = text.trimmed(text.lines[text.line(of: mask.lowerBound)])
            // * at the start of a line is a list mark or a footnote.
            if line.lowerBound == mask.lowerBound { return false }
        }
        // 联系电话：XXXXXXXX
        if text.at(mask.lowerBound - 1) == "：", mask.count >= 2 { return true }
        if mask.count >= 6, !before.contains(.han), !after.contains(.han) { return scalar == "_" || scalar == "＿" }
        return before.contains(.han) || after.contains(.han) || mask.count >= 2
            || ["《", "“", "（", "、"].contains(text.at(mask.lowerBound - 1))
    }

    /// 此处补充具体案例。 and 待补充 without brackets: a note of the writer to himself, to the end of its clause.
    private func note(_ text: SourceText, _ index: Int, _ notes: WordTrie) -> Range<Int>? {
        guard let (_, length) = notes.longest(text, at: index) else { return nil }
        // 有待补充 and 亟待完善 are said of the work itself.
        if ["有", "亟", "尚", "还", "仍", "急", "须", "需"].contains(text.at(index - 1)) { return nil }
        if text.isNested(index, SourceText.inTitle) || text.isNested(index, SourceText.inQuote) { return nil }
        var end = index + length
        while end < text.count, end - index < 20, !text.classes[end].contains(.mark), text.scalars[end] != "\n" {
            end += 1
        }
        return index..<end
    }

    private static let blanks: Set<String> = [
        "地名", "人名", "姓名", "时间", "日期", "数字", "单位", "地点", "名称", "内容", "金额", "人数", "次数", "题目", "主题", "职务",
    ]

    /// 【待补充】, （此处填写单位名称）, TODO
    private func toBeWritten(_ text: SourceText, _ index: Int, _ words: WordTrie) -> Range<Int>? {
        let closing: Unicode.Scalar
        switch text.scalars[index] {
        case "【": closing = "】"
        case "（": closing = "）"
        case "(": closing = ")"
        case "[": closing = "]"
        case "<": closing = ">"
        case "T" where text.has("TODO", at: index) || text.has("TBD", at: index):
            return text.type(index - 1).contains(.latin) ? nil : index..<(index + (text.has("TODO", at: index) ? 4 : 3))
        default: return nil
        }
        var end = index + 1
        while end < text.count, end - index < 24, text.scalars[end] != closing, text.scalars[end] != "\n" { end += 1 }
        guard text.at(end) == closing else { return nil }
        if closing == "】" || closing == "]", Self.blanks.contains(text.string((index + 1)..<end)) {
            return index..<(end + 1)
        }
        if closing == "】", end == text.skipSpaces(index + 1) { return index..<(end + 1) }
        for position in (index + 1)..<end where words.contains(text, at: position) { return index..<(end + 1) }
        return nil
    }
}
