/// Which headings stand above a position, and whether what stands there is planned.
struct SectionMap: Sendable {
    struct Section: Sendable {
        var range: Range<Int>
        /// The headings above, outermost first, as ranges of the text.
        var headings: [Range<Int>]
        var planned: Bool
        var problems: Bool
    }

    private(set) var sections: [Section] = []

    /// What stands before the first numbered heading.
    var opening: Range<Int> { sections.first?.range ?? 0..<0 }

    init(_ text: SourceText, _ outline: [OutlineItem], _ profile: DocumentProfile, _ lexicon: AuditLexicon) {
        let heads = outline.filter { $0.level > 0 }
        let planned = profile.kind == .workPlan
        var stack: [OutlineItem] = []
        let first = heads.first?.offset ?? text.count
        sections.append(Section(range: 0..<first, headings: [], planned: planned, problems: false))
        for (index, head) in heads.enumerated() {
            stack.removeAll { $0.level >= head.level }
            stack.append(head)
            let end = index + 1 < heads.count ? heads[index + 1].offset : text.count
            let ranges = stack.map { Self.range(of: $0, text) }
            let wide = stack.filter { $0.level < 3 || !$0.marker.hasSuffix("是") }
            sections.append(
                Section(
                    range: head.offset..<max(head.offset, end), headings: ranges,
                    planned: planned || wide.contains { Self.says($0, "plan-headings", text, lexicon) },
                    problems: wide.contains { Self.says($0, "problem-headings", text, lexicon) }))
        }
        markTrailingPlans(text, profile, lexicon)
    }

    private static func range(of item: OutlineItem, _ text: SourceText) -> Range<Int> {
        let line = text.lines[text.line(of: item.offset)]
        var end = item.offset
        while end < line.upperBound, end - item.offset < 40 {
            if ["。", "：", "；"].contains(text.at(end)) { break }
            end += 1
        }
        return item.offset..<end
    }

    private static func says(_ item: OutlineItem, _ cue: String, _ text: SourceText, _ lexicon: AuditLexicon) -> Bool {
        let range = range(of: item, text)
        // A paragraph that runs on without a stop is no heading.
        guard range.count <= 32 else { return false }
        if text.contains(lexicon.trie(cue), in: range) { return true }
        // A heading such as 三、…思路 says it; a heading without such a word may be followed by 2024年，我们将 …
        guard cue == "plan-headings", item.level == 1 else { return false }
        let line = text.line(of: item.offset)
        guard text.lines.indices.contains(line + 1) else { return false }
        let next = text.lines[line + 1]
        let body = next.lowerBound..<min(next.lowerBound + 24, next.upperBound)
        guard !text.type(text.trimmed(next).lowerBound).meets(.chineseNumeral) else { return false }
        return text.contains(lexicon.trie("plan-openings"), in: body)
    }

    /// Paragraphs that begin with 下一步 turn to the plan even without a heading.
    private mutating func markTrailingPlans(_ text: SourceText, _ profile: DocumentProfile, _ lexicon: AuditLexicon) {
        let openings = lexicon.trie("plan-openings")
        var extra: [Section] = []
        for line in text.lines {
            let body = text.trimmed(line)
            guard openings.contains(text, at: body.lowerBound) else { continue }
            extra.append(Section(range: body, headings: [], planned: true, problems: false))
        }
        plannedLines = extra.map(\.range)
    }

    private var plannedLines: [Range<Int>] = []

    func section(at position: Int) -> Section? {
        var (low, high) = (0, sections.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sections[middle].range.lowerBound <= position { low = middle } else { high = middle }
        }
        return sections.indices.contains(low) ? sections[low] : nil
    }

    func isPlanned(_ position: Int) -> Bool {
        if section(at: position)?.planned == true { return true }
        var (low, high) = (0, plannedLines.count)
        while low < high {
            let middle = (low + high) / 2
            if plannedLines[middle].upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return plannedLines.indices.contains(low) && plannedLines[low].contains(position)
    }
}
