/// Brackets and quotes without their partner in the paragraph.
struct Pairs: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var stack: [(mark: Unicode.Scalar, place: Int)] = []
        for index in text.signs {
            let scalar = text.scalars[index]
            switch scalar {
            case "\n":
                for open in stack { defects.append(lone(context, open.place)) }
                stack.removeAll(keepingCapacity: true)
            case "（", "《", "“", "〔", "【", "‘", "〈", "「":
                // The same quote opened twice: the first has no partner.
                if let top = stack.last, top.mark == scalar, scalar == "“" || scalar == "《" {
                    defects.append(lone(context, top.place))
                    stack.removeLast()
                }
                stack.append((scalar, index))
            default:
                guard let opener = opener(of: scalar) else { continue }
                if let place = stack.lastIndex(where: { $0.mark == opener }) {
                    for open in stack[(place + 1)...] { defects.append(lone(context, open.place)) }
                    stack.removeSubrange(place...)
                } else if !isListMark(text, index, scalar) {
                    defects.append(lone(context, index))
                }
            }
        }
        for open in stack { defects.append(lone(context, open.place)) }
        return defects
    }

    private func opener(of closer: Unicode.Scalar) -> Unicode.Scalar? {
        switch closer {
        case "）": "（"
        case "》": "《"
        case "”": "“"
        case "〕": "〔"
        case "】": "【"
        case "’": "‘"
        case "〉": "〈"
        case "」": "「"
        default: nil
        }
    }

    /// 1） and 一） number a list; ’ may be an apostrophe.
    private func isListMark(_ text: SourceText, _ index: Int, _ scalar: Unicode.Scalar) -> Bool {
        if scalar == "’" { return true }
        return scalar == "）" && text.type(index - 1).meets(.anyNumeral)
    }

    private func lone(_ context: CheckContext, _ index: Int) -> Defect {
        let mark = context.text.string(index..<(index + 1))
        return context.defect(index..<(index + 1), .unbalanced, "补齐配对的符号", "“\(mark)”没有配对。请补上另一半，或删去这一半。")
    }
}
