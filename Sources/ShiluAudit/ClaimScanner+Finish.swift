import ShiluFigures

extension ClaimScanner {
    /// Puts number and measure word together.
    func finish(
        _ token: NumberToken, _ measure: Measure, chinese: Bool
    ) -> (Claim?, Int)? {
        if token.arabic || token.masked, text.isNested(token.range.lowerBound, SourceText.inQuote),
            isSlogan(token.range.lowerBound)
        {
            return (nil, measure.end)
        }
        var end = measure.end
        var value = token.value
        var kind = measure.kind
        // 两个半小时, 三天半
        if kind == .duration, text.at(end) == "半", !text.type(end + 1).contains(.han) || text.at(end + 1) == "的",
            let half = Rational(1, over: 2)
        {
            value = value?.adding(half)
            end += 1
        }
        var unit = measure.word
        if measure.role == .piece, text.at(end) == "半", let half = Rational(1, over: 2),
            let rest = ["小时", "月", "工作日"].first(where: { text.has($0, at: end + 1) })
        {
            value = value?.adding(half)
            unit = "个" + rest
            kind = .duration
            end += 1 + rest.unicodeScalars.count
        }
        // 36场（次）, 5人（次）
        var written = ""
        if text.at(end) == "（" || text.at(end) == "(",
            let second = lexicon.measures.read(text, at: end + 1, chinese: false),
            text.at(second.end) == "）" || text.at(second.end) == ")", second.word.unicodeScalars.count <= 2
        {
            written = text.string(end..<(second.end + 1))
            end = second.end + 1
        }
        // 3号楼5层 is an address.
        if measure.role == .storey, ["楼", "栋", "座", "号"].contains(text.at(token.range.lowerBound - 1)) {
            return (nil, end)
        }
        if measure.role == .anniversary { unit = "年" }
        // 3日内: the days are counted, 内 bounds them.
        if measure.role == .withinDays {
            unit = "日"
            end -= 1
        }
        // 2023-2024学年 names a time.
        if measure.role == .schoolYear, let value, value >= Rational(1900), value <= Rational(2100) { kind = .date }
        let range = token.range.lowerBound..<end
        if measure.role == .anniversary, !isPartyAge(range.lowerBound) { kind = .ordinal }
        if measure.role == .head, isRankBefore(range.lowerBound) { kind = .ordinal }
        if measure.role == .rank, text.at(range.lowerBound - 1) != "大",
            text.at(range.lowerBound - 1) != "共"
        {
            kind = .ordinal
        }
        var claim = Claim(
            range, text: text.string(range),
            unit: token.scale == 1 && written.isEmpty ? unit : token.scaleText + unit + written, kind: kind)
        claim.baseUnit = unit
        claim.masked = token.masked
        if !token.masked {
            // 1百余次 is a hundred written badly; 3万 is written as it should be.
            let hundreds = Rational(token.scale == 100 ? 100 : 1)
            value = value?.multiplied(by: hundreds)
            claim.value = value
            claim.upper = token.upper
            let scale = Rational(token.scale == 100 ? 1 : token.scale)
            claim.base = value?.multiplied(by: scale)
            claim.baseUpper = token.upper?.multiplied(by: scale)
            // 3万余元 with 元 in the measure word: fold 万元 and 亿元 into 元.
            if case .yuan(let factor) = measure.role {
                claim.base = claim.base?.multiplied(by: Rational(factor))
                claim.baseUpper = claim.baseUpper?.multiplied(by: Rational(factor))
                claim.baseUnit = "元"
            }
        }
        decorate(&claim, token, measure.role)
        return (claim, end)
    }

    /// Qualifier, operator and kind by the words around the number.
    private func decorate(_ claim: inout Claim, _ token: NumberToken, _ role: MeasureRole) {
        let end = claim.range.upperBound
        if token.open {
            claim.qualifier = .approx
            claim.operator = .more
        }
        if token.upper != nil { claim.qualifier = .range }
        if claim.operator == nil {
            if let (behind, _) = operatorBehind(end) {
                claim.operator = behind
            } else {
                claim.operator = operatorBefore(claim.offset)
            }
            switch claim.operator {
            case .nearly, .about, .above: claim.qualifier = claim.qualifier == .range ? .range : .approx
            default: break
            }
        }
        guard claim.kind == .duration || role == .age else { return }
        if claim.operator == .atLeast || claim.operator == .atMost, role == .age {
            claim.kind = .threshold
        }
        if isPartyAge(claim.offset), claim.baseUnit == "年" {
            claim.kind = .threshold
            claim.operator = claim.operator ?? .atLeast
        }
    }

    func operatorBehind(_ end: Int) -> (ClaimForm, Int)? {
        guard let number = Self.behindWords.index(text, end) else { return nil }
        let (word, meaning) = Self.behind[number]
        return (meaning, word.unicodeScalars.count)
    }

    func operatorBefore(_ start: Int) -> ClaimForm? {
        Self.beforeWords.index(text, start).map { Self.before[$0].1 }
    }

    private static let behindWords = EdgeWords(at: behind.map(\.0))
    private static let beforeWords = EdgeWords(before: before.map(\.0))

    private static let behind: [(String, ClaimForm)] = [
        ("及以上", .atLeast), ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost), ("左右", .about), ("上下", .about),
        ("之内", .atMost), ("之多", .atLeast),
    ]
    private static let before: [(String, ClaimForm)] = [
        ("不少于", .atLeast), ("不低于", .atLeast), ("至少", .atLeast), ("至少开展", .atLeast), ("至少召开", .atLeast),
        ("至少组织", .atLeast), ("至少讲", .atLeast), ("最少", .atLeast), ("不得少于", .atLeast), ("不得低于", .atLeast),
        ("超过", .above), ("不超过", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("至多", .atMost), ("最多", .atMost),
        ("突破", .above), ("逾", .above), ("超", .above), ("将近", .nearly), ("接近", .nearly), ("近", .nearly),
        ("大约", .about), ("约", .about), ("约为", .about),
    ].sorted { $0.0.unicodeScalars.count > $1.0.unicodeScalars.count }

    private func isPartyAge(_ start: Int) -> Bool {
        text.contains(anyOf: ["党龄", "工龄", "教龄", "任职满", "年满", "未满", "不满"], in: max(0, start - 8)..<start)
    }

    /// 前三名, 排名第, 位列前10位
    private func isRankBefore(_ start: Int) -> Bool {
        text.at(start - 1) == "前" || text.has("排名", before: start) || text.has("列", before: start)
    }

    /// A short quotation with a numeral is a slogan or a name, unless it counts in earnest (a mask, or 方面 and the like).
    func isSlogan(_ index: Int) -> Bool {
        let start = Int(text.quoteStart[index])
        guard start >= 0 else { return false }
        var end = index
        while end < text.count, text.scalars[end] != "”", end - start <= 16 { end += 1 }
        guard end - start <= 14 else { return false }
        return !(start..<end).contains { NumberReader.mask(text, at: $0) != nil }
    }

    /// May a lone 一, 十, 百 … stand for a number here?
    func barePasses(_ token: NumberToken, _ measure: Measure) -> Bool {
        let start = token.range.lowerBound
        let before = text.at(start - 1)
        let numeral = text.at(start)
        if numeral == "一", isScarce(measure.word, start) { return true }
        if numeral != "一" {
            // 十个 is exact; 百名党员, 千户, 万人 are figures of speech unless opened by 近, 超 and the like.
            if numeral == "十" { return before != "几" && before != "数" && !["年", "佳"].contains(measure.word) }
            return operatorBefore(start) != nil
        }
        switch before {
        case "每", "某", "另", "任", "哪", "这", "那", "上", "下", "新", "又", "再", "同", "统", "唯", "单", "逐", "之", "是", "各", "为",
            "的", "成",
            "了", "有", "个", "进", "其":
            return introduces(start)
        default: break
        }
        if measure.kind == .amount || measure.kind == .physical { return false }
        if isDistributed(measure.word, start, measure.end) { return false }
        // 民主生活会一次， at the end of a clause counts; 一名普通党员 is an article.
        let next = text.at(measure.end)
        let closes =
            text.type(measure.end).contains(.mark) || next == "\n" || next == "\0" || next == "）" || next == "（"
            || next == "和" || text.type(measure.end).contains(.digit)
        if closes { return text.type(start - 1).contains(.han) }
        if hasSibling(measure.word, before: start, after: measure.end) { return true }
        if ["次", "场", "期", "轮", "遍", "批"].contains(measure.word) {
            return text.contains(
                anyOf: ["每月", "每季度", "每年", "至少", "每半年", "每周", "全年", "年内", "共"], in: max(0, start - 8)..<start)
        }
        return introduces(start)
    }

    /// 全年只安排了一次研讨: told as how few they were.
    private func isScarce(_ word: String, _ start: Int) -> Bool {
        ["次", "场", "期", "回", "节", "名", "篇"].contains(word)
            && text.contains(anyOf: ["只", "仅"], in: max(0, start - 6)..<start)
            && !(max(0, start - 6)..<start).contains { text.classes[$0].contains(.mark) }
    }

    /// 整改一个、销号一个; 发现一起查处一起: each as it comes, no number.
    private func isDistributed(_ word: String, _ start: Int, _ end: Int) -> Bool {
        let verbs = ["整改", "销号", "解决", "成熟", "发展", "发现", "查处", "验收", "办理", "落实", "完成", "培养", "处理"]
        guard verbs.contains(where: { text.has($0, before: start) }) else { return false }
        let same = "一" + word
        return text.find(same, in: max(0, start - 8)..<start) != nil
            || text.find(same, in: end..<min(text.count, max(end, end + 8))) != nil
    }

    /// 一个党委、十个党支部: a number with the same measure word beside it shows that 一 counts too.
    private func hasSibling(_ word: String, before start: Int, after end: Int) -> Bool {
        for window in [max(0, start - 20)..<start, end..<min(text.count, end + 16)] {
            var from = window.lowerBound
            while let place = text.find(word, in: from..<window.upperBound) {
                let previous = text.type(place - 1)
                let joined = text.find("、", in: min(place, end)..<max(place, start)) != nil
                if previous.meets(.anyNumeral), text.at(place - 1) != "一", joined,
                    text.find("。", in: min(place, end)..<max(place, start)) == nil
                {
                    return true
                }
                from = place + 1
            }
        }
        return false
    }

    /// 下设一个, 共有一名: said to count.
    private func introduces(_ start: Int) -> Bool {
        ["下设", "共有", "现有", "设有", "设立", "仅有", "只有", "下辖", "辖", "共", "新增", "不少于", "至少", "共设", "分别为", "转出", "转入", "新发展"]
            .contains {
                text.has($0, before: start)
            }
    }

    /// An Arabic number with no measure word counts only where the clause ends with it: 得分98.5，
    func withoutMeasure(_ token: NumberToken) -> (Claim?, Int)? {
        let end = token.range.upperBound
        let start = token.range.lowerBound
        guard token.arabic, text.type(start - 1).contains(.han) || text.at(start - 1) == "：" else { return (nil, end) }
        if isRankBefore(start) || text.at(start - 1) == "名" || text.at(start - 1) == "第" { return (nil, end) }
        let next = text.at(end)
        // 问题1：… is a label.
        if next == "：" || next == ":" { return (nil, end) }
        guard text.type(end).contains(.mark) && next != "." && next != "、" || next == "\n" || next == "\0" else {
            return (nil, end)
        }
        for word in ["附件", "表", "图", "电话", "热线", "编号", "号码", "附", "序号", "例", "传真", "邮编", "版本", "卷"]
        where text.has(word, before: start) || text.has(word + "：", before: start) {
            return (nil, end)
        }
        if text.isNested(start, SourceText.inQuote) { return (nil, end) }
        if token.range.count > 6 { return (nil, end) }
        return finish(token, Measure("", .count, end: end), chinese: false)
    }
}
