/// Miswritten words of `wording.yaml` and of the set phrases; near certain or not in the list.
struct Wording: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let lexicon = context.lexicon
        var defects: [Defect] = []
        var index = 0
        while index < text.count {
            guard let (word, length) = lexicon.miswritten.longest(text, at: index) else {
                index += 1
                continue
            }
            let end = index + length
            let wrong = text.string(index..<end)
            if let phrase = lexicon.phrase(meantBy: word) {
                defects.append(context.defect(index..<end, .typo, phrase, "“\(wrong)”应为“\(phrase)”。请改正。"))
                index = end
            } else if let confusion = lexicon.confusions(of: word).first(where: { fits($0, text, index, end) }) {
                let why = confusion.why.isEmpty ? "" : "\(confusion.why)。"
                defects.append(
                    context.defect(
                        index..<end, confusion.kind, confusion.right, "“\(wrong)”应为“\(confusion.right)”。\(why)请改正。"))
                index = end
            } else {
                index += 1
            }
        }
        return defects
    }

    private func fits(_ confusion: Confusion, _ text: SourceText, _ start: Int, _ end: Int) -> Bool {
        if confusion.notBefore.contains(where: { text.has($0, before: start) }) { return false }
        if confusion.notAfter.contains(where: { text.has($0, at: end) }) { return false }
        guard !confusion.onlyBefore.isEmpty else { return true }
        return confusion.onlyBefore.contains { word in
            word == "#" ? text.type(end).meets(.anyNumeral) : text.has(word, at: end)
        }
    }
}
