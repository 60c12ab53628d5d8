/// A sentence or paragraph written twice, and the beginning of one left standing at a paragraph's end.
struct Sentences: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var seen: [Int: Range<Int>] = [:]
        var previous = 0..<0
        for line in text.lines {
            let body = text.trimmed(line)
            var start = body.lowerBound
            while start < body.upperBound {
                let end = stop(text, start, body.upperBound)
                let sentence = text.skipSpaces(start)..<end
                start = end
                if let defect = lacksSubject(context, sentence) { defects.append(defect) }
                guard sentence.count >= 11 else {
                    if let fragment = fragment(context, sentence, body) { defects.append(fragment) }
                    continue
                }
                let key = sentence.count >= Self.long ? hash(text, sentence) : 0
                // Side by side a short one is enough; far apart only a long one.
                let near = previous.upperBound >= sentence.lowerBound - 1
                let earlier = near && same(text, previous, sentence) ? previous : seen[key]
                if let earlier, earlier == previous && near || sentence.count >= Self.long,
                    same(text, earlier, sentence),
                    text.classes[sentence.upperBound - 1].contains(.mark)
                {
                    defects.append(
                        context.defect(
                            sentence, .repeated, "（删）", "这句话与第\(text.line(of: earlier.lowerBound) + 1)行的一句完全相同。请删去一处。"))
                    // A text that repeats itself more often than this is many texts in one.
                    if defects.count >= 10 { return defects }
                } else if sentence.count >= Self.long {
                    seen[key] = sentence
                }
                previous = sentence
            }
        }
        return defects
    }

    /// 通过学习，使党员提高了认识: who does it is said nowhere.
    private func lacksSubject(_ context: CheckContext, _ sentence: Range<Int>) -> Defect? {
        let text = context.text
        guard text.has("通过", at: sentence.lowerBound), let comma = text.find("，", in: sentence),
            comma - sentence.lowerBound <= 45, text.at(comma + 1) == "使", !["用", "命"].contains(text.at(comma + 2))
        else { return nil }
        let end = text.at(comma + 2) == "得" ? comma + 3 : comma + 2
        return context.defect(
            sentence.lowerBound..<end, .grammar, "删去“通过”或“使”",
            "“通过……使……”没有主语。请删去“通过”或“\(text.string((comma + 1)..<end))”。")
    }

    /// Nobody writes so many scalars twice by chance.
    private static let long = 40

    private func hash(_ text: SourceText, _ sentence: Range<Int>) -> Int {
        var hasher = Hasher()
        for index in sentence { hasher.combine(text.scalars[index].value) }
        return hasher.finalize()
    }

    /// Behind the next mark that ends a sentence.
    private func stop(_ text: SourceText, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end {
            switch text.scalars[index] {
            case "。", "！", "？": return index + 1
            default: index += 1
            }
        }
        return end
    }

    private func same(_ text: SourceText, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && !one.isEmpty && text.scalars[one].elementsEqual(text.scalars[other])
    }

    /// …共120人参加。参加 at a paragraph's end.
    private func fragment(_ context: CheckContext, _ rest: Range<Int>, _ body: Range<Int>) -> Defect? {
        let text = context.text
        guard rest.upperBound == body.upperBound, (2...6).contains(rest.count), body.count >= 30,
            text.scalars[rest.lowerBound - 1] == "。", rest.allSatisfy({ text.classes[$0].contains(.han) }),
            !Self.farewells.contains(text.string(rest))
        else { return nil }
        return context.defect(rest, .incomplete, "补完或删去", "“\(text.string(rest))”后面的话没有写完。请补写，或删去。")
    }

    private static let farewells: Set<String> = ["谢谢", "谢谢大家", "完毕", "汇报完毕", "特此报告", "特此汇报", "下同", "略"]
}

/// 5名党支部, 8位问题: a measure word for persons before what is none.
struct MeasureWords: TextCheck {
    private static let things = [
        "党支部", "支部", "党小组", "党组织", "会议", "问题", "措施", "制度", "活动", "方案", "项目", "任务", "建议", "意见", "书籍", "文件",
    ]

    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        return context.claims.indices.compactMap { number in
            // By the character in the text: few numbers count persons, and nothing is copied for the others.
            let end = context.claims[number].range.upperBound
            guard context.claims[number].kind == .count, text.at(end - 1) == "名" || text.at(end - 1) == "位",
                let thing = Self.things.first(where: { text.has($0, at: end) })
            else { return nil }
            let claim = context.claims[number]
            guard claim.unit == "名" || claim.unit == "位" else { return nil }
            let behind = end + thing.unicodeScalars.count
            guard text.type(behind).contains(.mark) || text.at(behind) == "\n" else { return nil }
            return context.defect(
                claim.offset..<behind, .grammar, "改用“个”“次”“条”一类的量词",
                "“\(claim.unit)”用于人，不能用于“\(thing)”。请改用合适的量词。")
        }
    }
}
