import ShiluFigures

/// Reads what a claim's surroundings say beside the figure.
struct HintReader {
    let text: SourceText
    let sections: SectionMap
    let profile: DocumentProfile
    private let target: WordTrie
    private let demand: WordTrie
    private let per: WordTrie
    private let eachBranch: WordTrie
    private let lastYear: WordTrie

    init(_ text: SourceText, _ lexicon: AuditLexicon, _ sections: SectionMap, _ profile: DocumentProfile) {
        self.text = text
        self.sections = sections
        self.profile = profile
        target = lexicon.trie("target-words")
        demand = lexicon.trie("demand-words")
        per = lexicon.trie("per")
        eachBranch = lexicon.trie("each-branch")
        lastYear = lexicon.trie("last-year")
    }

    func read(
        _ claims: [Claim], _ index: Int, _ near: ClaimZones.Zone, _ sentence: Range<Int>, _ section: Int
    ) -> FigureHints {
        let offset = claims[index].offset
        var hints = FigureHints()
        let clause = clause(offset, sentence)
        let left = max(clause.lowerBound, near.left.lowerBound)..<offset
        let tail = max(left.lowerBound, offset - 14)..<offset
        hints.planned =
            sections.isPlanned(offset, in: section) || claims[index].operator.map { isDemand($0, tail) } ?? false
            || text.contains(target, in: left)
        if hints.planned, tellsState(claims, index, sentence) { hints.planned = false }
        // 平均到会率92% is a rate like any other.
        hints.average = claims[index].kind != .percentage && text.contains(anyOf: ["人均", "平均"], in: tail)
        hints.per = text.first(of: per, in: left).map(text.string)
        hints.eachBranch = isEachBranch(clause.lowerBound..<offset)
        hints.lastYear = text.contains(lastYear, in: clause.lowerBound..<offset)
        hints.compared = isCompared(claims, index)
        hints.year = otherYear(claims, index, clause) ?? openingYear(claims, index, sentence)
        return hints
    }

    /// A plan too tells what is (现有党支部6个) and what was (2023年发展党员2名, in a plan for 2024).
    private func tellsState(_ claims: [Claim], _ index: Int, _ sentence: Range<Int>) -> Bool {
        let before = sentence.lowerBound..<claims[index].offset
        if text.contains(anyOf: ["现有", "目前共有", "现共有", "截至"], in: before),
            !text.contains(target, in: before), !text.contains(demand, in: before)
        {
            return true
        }
        guard let year = profile.year, profile.kind == .workPlan else { return false }
        return otherYear(claims, index, sentence).map { $0 < year } ?? false
    }

    /// 各支部 did so each; 听取各支部汇报 and 对各支部督查 were done to them, and count once.
    private func isEachBranch(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if eachBranch.mayBegin(text, at: index), eachBranch.contains(text, at: index) {
                let before = max(0, index - 4)..<index
                if !text.contains(anyOf: Self.objects, in: before) { return true }
            }
            index += 1
        }
        return false
    }

    private static let objects: [StaticString] = [
        "听取", "对", "向", "给", "为", "与", "到", "督促", "督查", "检查", "督导", "指导", "深入", "调研", "走访", "通报", "考核", "评议", "组织",
    ]

    /// From the mark before to the mark behind.
    private func clause(_ position: Int, _ sentence: Range<Int>) -> Range<Int> {
        var (start, end) = (position, position)
        while start > sentence.lowerBound, !["，", "；", "：", ",", ";"].contains(text.scalars[start - 1]) { start -= 1 }
        while end < sentence.upperBound, !["，", "；", "：", ",", ";"].contains(text.scalars[end]) { end += 1 }
        return start..<end
    }

    /// 每月至少1次 demands; 党龄50年以上 and 200人以上 describe.
    private func isDemand(_ meaning: ClaimForm, _ tail: Range<Int>) -> Bool {
        guard meaning == .atLeast || meaning == .atMost else { return false }
        return text.contains(demand, in: tail)
    }

    /// 比上年增加3次, 同比增长5%, 较去年提高2个百分点
    private func isCompared(_ claims: [Claim], _ index: Int) -> Bool {
        let offset = claims[index].offset
        let before = max(0, offset - 4)..<offset
        // 由71%提升至93%: the first is what was.
        if text.at(offset - 1) == "由" || text.at(offset - 1) == "从" {
            let end = claims[index].range.upperBound
            let behind = end..<min(text.count, end + 4)
            return text.contains(anyOf: ["升至", "高至", "高到", "升到", "加到", "至", "到", "降至", "降到"], in: behind)
        }
        if Self.reached.stands(text, offset) { return false }
        if Self.changed.stands(text, offset) {
            let wide = max(0, offset - 24)..<offset
            return claims[index].unit.hasSuffix("百分点") || text.contains(anyOf: ["比", "较", "同期"], in: wide)
        }
        return text.contains(anyOf: ["同比", "环比"], in: before)
    }

    private static let changed = EdgeWords(before: changes)
    private static let reached = EdgeWords(before: changes.flatMap { [$0 + "至", $0 + "到"] })
    private static let changes = [
        "增加", "增长", "提高", "下降", "减少", "上升", "提升", "增加了", "增长了", "提高了", "下降了", "减少了", "上升了", "提升了",
    ]

    /// 2022年，全年召开…次，…: a year that opens the sentence holds for all of it.
    private func openingYear(_ claims: [Claim], _ index: Int, _ sentence: Range<Int>) -> Int? {
        var other = index - 1
        while other >= 0, claims[other].offset > sentence.lowerBound + 1 { other -= 1 }
        guard other >= 0, claims[other].offset >= sentence.lowerBound, claims[other].kind == .date,
            claims[other].unit == "年", text.at(claims[other].range.upperBound) == "，",
            let value = claims[other].value?.whole, value != profile.year
        else { return nil }
        return value
    }

    private func otherYear(_ claims: [Claim], _ index: Int, _ clause: Range<Int>) -> Int? {
        var other = index - 1
        while other >= 0, claims[other].offset >= clause.lowerBound {
            if claims[other].kind == .date, claims[other].unit == "年", let value = claims[other].value?.whole,
                value != profile.year, !text.isNested(claims[other].offset, SourceText.inTitle)
            {
                return value
            }
            other -= 1
        }
        return nil
    }
}
