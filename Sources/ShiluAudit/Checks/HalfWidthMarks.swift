/// , . ; : ? ! ( ) between Chinese characters.
struct HalfWidthMarks: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        let headings = Set(context.outline.map(\.offset))
        for index in text.signs {
            guard let wide = wide(text.scalars[index]) else { continue }
            let before = text.type(index - 1)
            let after = text.type(index + 1)
            let chineseBefore = before.contains(.han) || ["”", "》", "）", "%"].contains(text.at(index - 1))
            let chineseAfter = after.contains(.han) || ["“", "《", "（"].contains(text.at(index + 1))
            let lineEnd = ["\n", "\r", "\0"].contains(text.at(index + 1))
            switch text.scalars[index] {
            case "(", ")":
                // One bracket is enough to judge where Chinese stands inside; a heading's (一) is the numbering's affair.
                guard text.scalars[index] == "(", let close = closing(text, index), chineseInside(text, index, close),
                    before.contains(.han) || text.type(close + 1).contains(.han)
                        || text.type(close + 1).contains(.mark),
                    !headings.contains(index)
                else { continue }
                let inner = text.string((index + 1)..<close)
                defects.append(context.defect(index..<(close + 1), .punctuation, "（\(inner)）", "中文里的括号应用全角（）。请改正。"))
            case ".", "．", "｡":
                guard before.contains(.han), after.contains(.han) || lineEnd else { continue }
                defects.append(mark(context, index, wide))
            default:
                guard chineseBefore || before.contains(.digit), chineseAfter || lineEnd,
                    !(before.contains(.digit) && lineEnd)
                else { continue }
                if before.contains(.digit), text.scalars[index] == ":" || text.scalars[index] == "." { continue }
                defects.append(mark(context, index, wide))
            }
        }
        // A text that is half-width throughout needs one word, not a hundred.
        let full = text.signs.count { text.scalars[$0] == "，" || text.scalars[$0] == "。" }
        if defects.count > 12, defects.count > full, let first = defects.first {
            return [
                Defect(
                    offset: first.offset, length: first.length, kind: .punctuation, text: first.text,
                    correction: first.correction,
                    message: "全文多处（\(defects.count)处）用了半角标点，应改为全角。请用查找替换一次改正。")
            ]
        }
        return defects
    }

    private func mark(_ context: CheckContext, _ index: Int, _ wide: String) -> Defect {
        context.defect(
            index..<(index + 1), .punctuation, wide,
            "中文里用了半角标点“\(context.text.string(index..<(index + 1)))”，应为“\(wide)”。")
    }

    private func wide(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case ",": "，"
        case ".", "．", "｡": "。"
        case ";": "；"
        case ":": "："
        case "?": "？"
        case "!": "！"
        case "(": "（"
        case ")": "）"
        default: nil
        }
    }

    private func closing(_ text: SourceText, _ index: Int) -> Int? {
        var end = index + 1
        while end < text.count, end - index < 60, text.scalars[end] != "\n" {
            if text.scalars[end] == ")" { return end }
            end += 1
        }
        return nil
    }

    private func chineseInside(_ text: SourceText, _ open: Int, _ close: Int) -> Bool {
        (open..<close).contains { text.classes[$0].contains(.han) }
    }
}
