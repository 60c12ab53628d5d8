/// Words that do not go together, and sentences with a part missing, by the rules of `collocations.yaml`.
struct Collocations: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let (text, lexicon) = (context.text, context.lexicon)
        var defects: [Defect] = []
        for index in 0..<text.count where text.classes[index].contains(.han) {
            lexicon.collocationHeads.matches(text, at: index) { word, length in
                let stretch = stretch(text, index + length)
                for number in lexicon.collocationsByHead[word] ?? [] {
                    if let defect = defect(lexicon.collocations[number], context, index, stretch) {
                        defects.append(defect)
                    }
                }
            }
        }
        return defects
    }

    /// From the head to the mark that ends its clause.
    private func stretch(_ text: SourceText, _ start: Int) -> Range<Int> {
        var end = start
        while end < text.count, end - start <= 40 {
            switch text.scalars[end] {
            case "，", "。", "；", "：", "！", "？", ",", ";", "\n": return start..<end
            default: end += 1
            }
        }
        return start..<end
    }

    private func defect(_ rule: Collocation, _ context: CheckContext, _ index: Int, _ stretch: Range<Int>) -> Defect? {
        let text = context.text
        if rule.opens {
            guard index == 0 || text.type(index - 1).contains(.mark) || text.at(index - 1) == "\n" else { return nil }
        }
        if !rule.next.isEmpty {
            guard let word = rule.next.first(where: { text.has($0, at: stretch.lowerBound) }),
                !spared(rule, text, index, stretch.lowerBound..<stretch.lowerBound)
            else { return nil }
            return found(rule, context, index..<(stretch.lowerBound + word.unicodeScalars.count), word)
        }
        guard !stretch.isEmpty, stretch.count <= rule.reach, !text.isNested(index, SourceText.inTitle) else {
            return nil
        }
        if !rule.begins.isEmpty, !rule.begins.contains(where: { text.has($0, at: stretch.lowerBound) }) { return nil }
        var body = stretch
        var tail = ""
        if !rule.tail.isEmpty {
            // A list's first member may end with the word as well as the last.
            guard
                let word = rule.tail.first(where: { word in
                    text.has(word, before: stretch.upperBound)
                        || stretch.contains { text.scalars[$0] == "、" && text.has(word, before: $0) }
                })
            else { return nil }
            tail = word
        }
        if spared(rule, text, index, body) { return nil }
        if !rule.inside.isEmpty, !text.contains(anyListed: rule.inside, in: body) { return nil }
        if !rule.needs.isEmpty, !text.contains(anyListed: rule.needs, in: body) { return nil }
        if !rule.lacks.isEmpty {
            if text.contains(anyListed: rule.lacks, in: body) { return nil }
            // 党员大会召开4次: what it is about stands before it.
            let first = text.type(body.lowerBound)
            if rule.tail.isEmpty {
                guard first.contains(.han), !first.meets(.anyNumeral), body.count >= 3 else { return nil }
                let number = body.first { text.classes[$0].meets([.digit, .mask]) }
                body = body.lowerBound..<(number ?? body.upperBound)
                guard body.count >= 3 else { return nil }
            }
        }
        return found(rule, context, index..<body.upperBound, tail)
    }

    private func spared(_ rule: Collocation, _ text: SourceText, _ index: Int, _ body: Range<Int>) -> Bool {
        if rule.unless.isEmpty { return false }
        return text.contains(anyListed: rule.unless, in: body)
            || text.contains(anyListed: rule.unless, in: max(0, index - 6)..<index)
    }

    private func found(_ rule: Collocation, _ context: CheckContext, _ range: Range<Int>, _ tail: String) -> Defect {
        let why = rule.why.replacing("{tail}", with: tail)
        return context.defect(
            range, rule.kind, rule.right,
            "“\(context.text.string(range))”\(why.isEmpty ? "有语病" : "：\(why)")。建议：\(rule.right)。请核对后改正。")
    }
}
