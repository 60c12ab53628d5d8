/// Brackets and quotes without their partner in the paragraph.
struct Pairs: TextCheck {
    private static let closers: [Unicode.Scalar: Unicode.Scalar] = [
        "）": "（", "》": "《", "”": "“", "〕": "〔", "】": "【", "’": "‘", "〉": "〈", "」": "「",
    ]
    private static let openers: Set<Unicode.Scalar> = Set(closers.values)

    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        for line in text.lines {
            var stack: [(Unicode.Scalar, Int)] = []
            for index in line {
                let scalar = text.scalars[index]
                guard scalar.value > 0x2000, !text.classes[index].contains(.han) else { continue }
                if Self.openers.contains(scalar) {
                    // The same quote opened twice: the first has no partner.
                    if let top = stack.last, top.0 == scalar, scalar == "“" || scalar == "《" {
                        defects.append(lone(context, top.1))
                        stack.removeLast()
                    }
                    stack.append((scalar, index))
                } else if let opener = Self.closers[scalar] {
                    if let place = stack.lastIndex(where: { $0.0 == opener }) {
                        for open in stack[(place + 1)...] { defects.append(lone(context, open.1)) }
                        stack.removeSubrange(place...)
                    } else if !isListMark(text, index, scalar, line) {
                        defects.append(lone(context, index))
                    }
                }
            }
            for open in stack { defects.append(lone(context, open.1)) }
        }
        return defects
    }

    /// 1） and 一） number a list; ’ may be an apostrophe.
    private func isListMark(_ text: SourceText, _ index: Int, _ scalar: Unicode.Scalar, _ line: Range<Int>) -> Bool {
        if scalar == "’" { return true }
        return scalar == "）" && text.type(index - 1).meets(.anyNumeral)
    }

    private func lone(_ context: CheckContext, _ index: Int) -> Defect {
        let mark = context.text.string(index..<(index + 1))
        return context.defect(index..<(index + 1), .unbalanced, "补齐配对的符号", "“\(mark)”没有配对。请补上另一半，或删去这一半。")
    }
}
