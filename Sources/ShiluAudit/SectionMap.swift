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
        let plans = lexicon.trie("plan-headings")
        let problems = lexicon.trie("problem-headings")
        var stack: [(level: Int, range: Range<Int>, plans: Bool, problems: Bool)] = []
        let first = heads.first?.offset ?? text.count
        sections.append(Section(range: 0..<first, headings: [], planned: planned, problems: false))
        for index in heads.indices {
            let (level, offset) = (heads[index].level, heads[index].offset)
            stack.removeAll { $0.level >= level }
            let range = Self.range(of: offset, text)
            // A paragraph that runs on without a stop is no heading, and 一是 heads nothing.
            let isHeading = range.count <= 32 && (level < 3 || heads[index].form != .told)
            stack.append(
                (
                    level, range,
                    isHeading && (text.contains(plans, in: range) || level == 1 && Self.turns(offset, text, lexicon)),
                    isHeading && text.contains(problems, in: range)
                ))
            let end = index + 1 < heads.count ? heads[index + 1].offset : text.count
            sections.append(
                Section(
                    range: offset..<max(offset, end), headings: stack.map(\.range),
                    planned: planned || stack.contains(where: \.plans), problems: stack.contains(where: \.problems)))
        }
        markTrailingPlans(text, profile, lexicon)
    }

    /// From a heading's marker to the mark that ends it.
    private static func range(of offset: Int, _ text: SourceText) -> Range<Int> {
        let line = text.lines[text.line(of: offset)]
        var end = offset
        while end < line.upperBound, end - offset < 40 {
            if ["。", "：", "；"].contains(text.at(end)) { break }
            end += 1
        }
        return offset..<end
    }

    /// A heading such as 三、…思路 says that it plans; a heading without such a word may be followed by 2024年，我们将 …
    private static func turns(_ offset: Int, _ text: SourceText, _ lexicon: AuditLexicon) -> Bool {
        let line = text.line(of: offset)
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

    /// Which section holds a position.
    func index(at position: Int) -> Int {
        var (low, high) = (0, sections.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sections[middle].range.lowerBound <= position { low = middle } else { high = middle }
        }
        return low
    }

    func isPlanned(_ position: Int) -> Bool { isPlanned(position, in: index(at: position)) }

    /// The same for one whose section is known.
    func isPlanned(_ position: Int, in section: Int) -> Bool {
        if sections[section].planned { return true }
        var (low, high) = (0, plannedLines.count)
        while low < high {
            let middle = (low + high) / 2
            if plannedLines[middle].upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return plannedLines.indices.contains(low) && plannedLines[low].contains(position)
    }
}
