/// Doubled and missing marks, quoted films, and 、 or marks where they cannot stand.
struct Punctuation: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        doubled(context) + missingEnd(context) + films(context) + listMarks(context) + straightQuotes(context)
            + runTogether(context) + openings(context) + beginnings(context) + headingEnds(context) + openEnds(context)
    }

    /// A line that begins with a mark.
    private func beginnings(_ context: CheckContext) -> [Defect] {
        let text = context.text
        return text.lines.map(text.trimmed).compactMap { line in
            guard line.count >= 2, ["，", "。", "、", "；", "："].contains(text.at(line.lowerBound)),
                text.type(line.lowerBound + 1).contains(.han)
            else { return nil }
            return context.defect(line.lowerBound..<(line.lowerBound + 1), .punctuation, "（删）", "段首不能是标点。请删去，或接到上一段。")
        }
    }

    /// 一、主要工作；: a heading on a line of its own ends without a mark, unless the next item follows at once.
    private func headingEnds(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let heads = Set(context.outline.filter { $0.level > 0 }.map { text.line(of: $0.offset) })
        return context.outline.compactMap { item in
            guard (1...2).contains(item.level), case let line = text.trimmed(text.lines[text.line(of: item.offset)]),
                line.lowerBound == item.offset, line.count <= 24, let last = line.last, text.scalars[last] == "；",
                text.find("。", in: line) == nil, !heads.contains(text.line(of: item.offset) + 1)
            else { return nil }
            return context.defect(last..<(last + 1), .punctuation, "（删）", "标题末尾不用分号。请删去。")
        }
    }

    /// A paragraph that ends with a semicolon though no item of its list follows.
    private func openEnds(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let heads = Dictionary(grouping: context.outline.filter { $0.level > 0 }, by: { text.line(of: $0.offset) })
        let lines = text.lines.map(text.trimmed)
        return lines.indices.compactMap { number in
            guard let last = lines[number].last, text.scalars[last] == "；", lines[number].count > 24 else { return nil }
            let own = heads[number]?.last?.level ?? 3
            let next = lines.indices.dropFirst(number + 1).first { !lines[$0].isEmpty }
            guard next.map({ heads[$0].map { ($0.first?.level ?? 9) < own } ?? false }) ?? true else { return nil }
            return context.defect(last..<(last + 1), .punctuation, "。", "段末用了分号，后面没有并列的下一项。请改为句号。")
        }
    }

    /// ，， 。。 、， ！。 and the like; …… and ！！ are left alone.
    private func doubled(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var end = 0
        for index in text.signs where index >= end && isMark(text.scalars[index]) && isMark(text.at(index + 1)) {
            end = index
            while isMark(text.at(end)) { end += 1 }
            if (index..<end).allSatisfy({ rank(text.scalars[$0]) == 6 }) { continue }
            // The stronger mark stays: 。 over ； over ： over ， over 、.
            let strongest = (index..<end).max { rank(text.scalars[$0]) < rank(text.scalars[$1]) } ?? index
            let right = String(text.scalars[strongest])
            defects.append(
                context.defect(index..<end, .punctuation, right, "标点重复：“\(text.string(index..<end))”，只留“\(right)”。"))
        }
        return defects
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool { rank(scalar) > 0 }

    private func rank(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "、": 1
        case "，": 2
        case "：": 3
        case "；": 4
        case "。": 5
        case "！", "？": 6
        default: 0
        }
    }

    /// A paragraph of prose that stops without a mark.
    private func missingEnd(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let lines = text.lines.map(text.trimmed)
        guard let lastBody = lines.lastIndex(where: { !$0.isEmpty }) else { return [] }
        var heads = Dictionary(grouping: context.outline, by: { text.line(of: $0.offset) }).mapValues { $0[0] }
        heads = heads.filter { $0.value.level > 0 }
        let headed = Set(heads.keys)
        return lines.enumerated().compactMap { number, line in
            if lines.indices.contains(number + 1), Spacing.broken(context, number, number + 1, headed) != nil {
                return nil
            }
            if let defect = closing(context, line) { return defect }
            guard line.count >= 30, let title = line.last else { return nil }
            guard context.profile.title.map({ !$0.contains(line.lowerBound) }) ?? true else { return nil }
            guard
                text.classes[title].contains(.han) || text.classes[title].meets([.digit]) || text.scalars[title] == "%"
            else { return nil }
            // Clauses set off by 、 alone make a heading or a list of names; by ； a statement.
            guard let mark = text.find("。", in: line) ?? text.find("；", in: line) ?? longClause(context, line) else {
                return nil
            }
            // 落款 and the like hold no full stop; a heading ends with its line.
            if heads[number] != nil, line.upperBound - mark < 2 { return nil }
            if number == lastBody, line.upperBound - mark > 30, text.find("，", in: mark..<line.upperBound) == nil {
                return nil
            }
            return context.defect(
                (title)..<(title + 1), .punctuation, text.string(title..<(title + 1)) + "。",
                "段末没有句号。请核对这句话是否写完，写完的补上句号。")
        }
    }

    /// The first comma of a long line that has three of them: no heading is so long.
    private func longClause(_ context: CheckContext, _ line: Range<Int>) -> Int? {
        let text = context.text
        guard line.count >= 35, line.filter({ text.scalars[$0] == "，" }).count >= 2 else { return nil }
        return text.find("，", in: line)
    }

    private static let closings = EdgeWords(before: [
        "批评指正", "请予审议", "请审议", "请予评议", "请予审查", "特此报告", "特此汇报", "特此通报", "特此说明", "妥否请批示", "请批示", "请指正", "报告完毕",
    ])

    /// A line that ends with a comma, or a closing formula without its stop.
    private func closing(_ context: CheckContext, _ line: Range<Int>) -> Defect? {
        let text = context.text
        guard let last = line.last, line.count >= 4 else { return nil }
        if text.scalars[last] == "，", text.type(last - 1).contains(.han) {
            return context.defect(last..<line.upperBound, .punctuation, "。", "段末用了逗号。请核对下文是否漏写，写完的改为句号。")
        }
        guard line.count < 30, Self.closings.stands(text, line.upperBound),
            context.profile.title.map({ !$0.contains(line.lowerBound) }) ?? true
        else { return nil }
        return context.defect(
            last..<line.upperBound, .punctuation, text.string(last..<line.upperBound) + "。", "句末没有句号。请补上。")
    }

    /// 观看电影“…”: a film's name takes 《》.
    private func films(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let words = context.lexicon.cue("film-words")
        return quotes(text).compactMap { quote in
            guard quote.count >= 4, quote.count <= 20, words.contains(where: { text.has($0, before: quote.lowerBound) })
            else {
                return nil
            }
            let name = text.string((quote.lowerBound + 1)..<(quote.upperBound - 1))
            return context.defect(quote, .punctuation, "《\(name)》", "影片名应用书名号：《\(name)》。")
        }
    }

    private func quotes(_ text: SourceText) -> [Range<Int>] {
        var quotes: [Range<Int>] = []
        var open = -1
        for index in text.signs {
            switch text.scalars[index] {
            case "“": open = index
            case "”":
                if open >= 0 { quotes.append(open..<(index + 1)) }
                open = -1
            case "\n": open = -1
            default: break
            }
        }
        return quotes
    }

    /// 、 before 和, 及, 等 or at the end of a line; 第一、 and 首先、.
    private func listMarks(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        for index in text.signs where text.scalars[index] == "、" {
            let next = text.at(index + 1)
            if isBeforeItem(context, index + 1) {
                defects.append(context.defect(index..<(index + 1), .punctuation, "；", "列举的各项之间不用顿号。请改为分号或句号。"))
            } else if next == "\n" || next == "\0" {
                defects.append(context.defect(index..<(index + 1), .punctuation, "。", "段末不能用顿号。请改为句号，或补全下文。"))
            } else if next == "和" || next == "及" || next == "与" || text.has("以及", at: index + 1)
                || text.has("等", at: index + 1),
                isPlainConjunction(text, index + 1)
            {
                defects.append(
                    context.defect(
                        index..<(index + 1), .punctuation, "（删）",
                        "“\(text.string((index + 1)..<(index + 2)))”前不用顿号。请删去。"))
            } else if text.has("首先", before: index) || text.has("其次", before: index) || text.has("再次", before: index) {
                defects.append(context.defect(index..<(index + 1), .punctuation, "，", "“首先”“其次”之后用逗号。请改正。"))
            } else if let verb = clauseBehind(context, index) {
                defects.append(
                    context.defect(index..<(index + 1), .punctuation, "，", "顿号隔开了分句（“\(verb)……”），应用逗号。请改正。"))
            }
        }
        return defects
    }

    /// 抓学习、二是抓管理: an item of a run-in list begins here.
    private func isBeforeItem(_ context: CheckContext, _ index: Int) -> Bool {
        context.text.type(index).meets(.chineseNumeral) && context.text.at(index + 1) == "是"
            && context.outline.contains { $0.offset == index }
    }

    private static let clauseOpeners = EdgeWords(at: [
        "我们", "我局", "我校", "我院", "从而", "进而", "因此", "此外", "另外", "而且", "但是", "取得了", "受到了", "得到了", "共走访", "共开展", "共收集",
        "共组织", "共慰问", "共召开", "共发放",
    ])

    /// A list closed by 等, then 、 and a new clause with its preposition: a comma's work.
    private func clauseBehind(_ context: CheckContext, _ index: Int) -> String? {
        let text = context.text
        if Self.clauseOpeners.stands(text, index + 1) { return text.string((index + 1)..<(index + 4)) }
        guard ["为", "把", "将", "使", "让"].contains(text.at(index + 1)), text.type(index + 2).contains(.han) else {
            return nil
        }
        var start = index
        while start > 0, index - start < 40, !["，", "。", "；", "：", "、", "\n"].contains(text.scalars[start - 1]) {
            start -= 1
        }
        guard text.at(start) != text.at(index + 1), text.find("等", in: start..<index) != nil else { return nil }
        var end = index + 1
        while end < text.count, !text.classes[end].contains(.mark), text.scalars[end] != "\n" { end += 1 }
        return end - index >= 8 ? text.string((index + 1)..<min(end, index + 6)) : nil
    }

    /// 党支部9个占总数的90%: two statements run together.
    private func runTogether(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let claims = context.claims
        return claims.indices.compactMap { number in
            let end = claims[number].range.upperBound
            guard text.at(end) == "占", claims[number].kind == .count,
                ["总", "比", "全", "党", "支"].contains(text.at(end + 1))
            else {
                return nil
            }
            let claim = claims[number]
            return context.defect(
                claim.offset..<(end + 1), .punctuation, "\(claim.text)，占", "“\(claim.text)”与“占”之间缺逗号。请补上。")
        }
    }

    private func isPlainConjunction(_ text: SourceText, _ index: Int) -> Bool {
        switch text.at(index) {
        case "和": !["谐", "平", "睦", "美", "善", "顺", "气", "田", "县", "林"].contains(text.at(index + 1))
        case "等": !["级", "次", "待", "候"].contains(text.at(index + 1))
        case "与": !["会", "时", "其", "众"].contains(text.at(index + 1))
        case "及": !["时", "早", "格"].contains(text.at(index + 1))
        default: true
        }
    }

    /// 汇报如下； — what follows is opened by a colon.
    private func openings(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        for index in text.signs where ["；", "，", "、", ";"].contains(text.scalars[index]) {
            guard text.at(index - 1) == "下", text.has("如下", before: index),
                text.at(index + 1) == "\n" || text.at(index + 1) == "一"
            else {
                continue
            }
            defects.append(
                context.defect(index..<(index + 1), .punctuation, "：", "“如下”之后引出下文，应用冒号。请改正。"))
        }
        return defects
    }

    /// "…" around Chinese.
    private func straightQuotes(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var open: Int?
        for index in text.signs {
            if text.scalars[index] == "\n" { open = nil }
            guard text.scalars[index] == "\"" || text.scalars[index] == "'" else { continue }
            if let start = open {
                let range = start..<(index + 1)
                if range.contains(where: { text.classes[$0].contains(.han) }) {
                    let inner = text.string((start + 1)..<index)
                    defects.append(context.defect(range, .punctuation, "“\(inner)”", "中文引号应用“”。请改正。"))
                }
                open = nil
            } else {
                open = index
            }
        }
        return defects
    }
}
