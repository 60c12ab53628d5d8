/// Brackets and quotes without their partner in the paragraph.
struct Pairs: TextCheck {
    private static let closers: [Unicode.Scalar: Unicode.Scalar] = [
        "）": "（", "》": "《", "”": "“", "〕": "〔", "】": "【", "’": "‘", "〉": "〈", "」": "「",
    ]
    private static let openers: Set<Unicode.Scalar> = Set(closers.values)

    /// Marks of one sort that are mistaken for one another: 《…〉, （…】.
    private static let sorts: [Unicode.Scalar: Int] = ["《": 1, "〈": 1, "“": 2, "‘": 2, "「": 2, "（": 3, "〔": 3, "【": 3]

    func check(_ context: CheckContext) -> [Defect] {
        context.text.lines.flatMap { lone(context, $0).map { lone(context, $0) } }
    }

    /// The marks of a line that have no partner, in its order.
    private func lone(_ context: CheckContext, _ line: Range<Int>) -> [Int] {
        let text = context.text
        var found: [Int] = []
        var stack: [(mark: Unicode.Scalar, place: Int)] = []
        // “…“ and ”…”: which of the two was turned the wrong way.
        var turned: Int?
        for index in line {
            let scalar = text.scalars[index]
            guard scalar.value > 0x2000 || scalar == "(" || scalar == ")", !text.classes[index].contains(.han) else {
                continue
            }
            let wide = Self.wide(scalar)
            if Self.openers.contains(wide) {
                if scalar == "“", turned == nil, let top = stack.last, top.mark == "“" {
                    stack.removeLast()
                    // What closes next closes this one; if nothing does, this one should have closed.
                    if closes(text, index, line) {
                        found.append(top.place)
                        stack.append((wide, index))
                    } else {
                        found.append(index)
                    }
                } else if scalar == "《", let top = stack.last, top.mark == "《", !isNested(text, index, line) {
                    found.append(top.place)
                    stack[stack.count - 1] = (wide, index)
                } else {
                    stack.append((wide, index))
                }
            } else if let opener = Self.closers[wide] {
                if let place = stack.lastIndex(where: { $0.mark == opener }) {
                    found += stack[(place + 1)...].map(\.place)
                    // （…): one half is of the other width.
                    if Self.isNarrow(scalar) != Self.isNarrow(text.scalars[stack[place].place]) {
                        found.append(Self.isNarrow(scalar) ? index : stack[place].place)
                    }
                    stack.removeSubrange(place...)
                } else if let top = stack.last, Self.sorts[top.mark] == Self.sorts[opener], Self.sorts[opener] != nil {
                    found.append(index)
                    stack.removeLast()
                } else if turned != nil, scalar == "”" {
                    turned = nil
                } else if !isListMark(text, index, wide, line) {
                    found.append(index)
                    // The next closing quote belongs to this one, which should have opened.
                    if scalar == "”" { turned = index }
                }
            }
        }
        return (found + stack.map(\.place)).sorted()
    }

    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x80 }

    private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "(": "（"
        case ")": "）"
        default: scalar
        }
    }

    /// Does ” stand behind, before another “?
    private func closes(_ text: SourceText, _ index: Int, _ line: Range<Int>) -> Bool {
        let next = text.scalars[(index + 1)..<line.upperBound].first { $0 == "“" || $0 == "”" }
        return next == "”"
    }

    /// 《关于印发《条例》的通知》: two titles, one in the other, both closed.
    private func isNested(_ text: SourceText, _ index: Int, _ line: Range<Int>) -> Bool {
        let marks = text.scalars[(index + 1)..<line.upperBound].filter { $0 == "《" || $0 == "》" }.prefix(2)
        return marks.elementsEqual(["》", "》"]) && text.at(index + 1) != "《" && text.at(index - 1) != "《"
    }

    /// 1） and 一） number a list; ’ may be an apostrophe.
    private func isListMark(_ text: SourceText, _ index: Int, _ scalar: Unicode.Scalar, _ line: Range<Int>) -> Bool {
        if scalar == "’" { return true }
        return scalar == "）" && (text.type(index - 1).meets(.anyNumeral) || text.type(index - 1).contains(.latin))
    }

    private func lone(_ context: CheckContext, _ index: Int) -> Defect {
        let mark = context.text.string(index..<(index + 1))
        return context.defect(index..<(index + 1), .unbalanced, "补齐配对的符号", "“\(mark)”没有配对。请补上另一半，或删去这一半。")
    }
}
