import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// Numbers headings and lists, gives bookmarks, and makes the report.
enum ReportAssembler {
    static func assemble(
        _ drafts: [DraftBlock], template: ReportTemplate, title: String, signature: String?, source: ReportSource,
        leftOut: [LeftOut]
    ) -> ComposedReport {
        let kept = withoutEmptySections(drafts)
        var builder = Builder(single: singleHeadings(kept))
        for (index, block) in kept.enumerated() { builder.add(block, index) }
        builder.flushLead()
        let missing = template.neededSections.filter { needed in
            !builder.sections.contains { $0.contains(needed) }
        }.map { needed in
            LeftOut(
                kind: .section, place: needed, line: 1, text: needed,
                causes: [
                    LeftOut.Cause(
                        reason: .noRecord, figure: nil, name: needed, why: "这一部分没有可写的内容",
                        next: "请补登相应的台账，或在“文稿素材”里写上这一部分的文字")
                ])
        }
        return ComposedReport(
            template: template.id, kind: template.kind, title: title, request: source.request,
            organization: source.organization, period: source.period, position: source.engine.facts.position,
            blocks: builder.blocks, signature: signature, figures: builder.figures, texts: builder.texts,
            leftOut: leftOut + missing,
            names: Dictionary(source.below.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
    }

    /// A heading goes when nothing stands between it and the next of its level or above.
    private static func withoutEmptySections(_ drafts: [DraftBlock]) -> [DraftBlock] {
        var kept: [DraftBlock] = []
        // Lowest heading level that already has content below, going backwards.
        var hasContent = false
        var headed = Int.max
        for block in drafts.reversed() {
            guard case .heading(let level, _, _) = block else {
                hasContent = true
                headed = .max
                kept.append(block)
                continue
            }
            if hasContent || headed > level && headed != .max {
                kept.append(block)
                hasContent = false
                headed = level
            }
        }
        return kept.reversed()
    }

    /// Headings that are alone under theirs: a list of one has no mark.
    private static func singleHeadings(_ blocks: [DraftBlock]) -> Set<Int> {
        var single: Set<Int> = []
        for level in 1...3 {
            var run: [Int] = []
            func close() {
                if run.count == 1 { single.formUnion(run) }
                run = []
            }
            for (index, block) in blocks.enumerated() {
                guard case .heading(let other, _, _) = block else { continue }
                if other < level { close() }
                if other == level { run.append(index) }
            }
            close()
        }
        return single
    }

    private struct Builder {
        let single: Set<Int>
        var blocks: [ComposedReport.Block] = []
        var figures: [FigureUse] = []
        var texts: [TextUse] = []
        var sections: [String] = []
        private var counters = [0, 0, 0]
        private var lead: ComposedReport.Lead?
        private var place = ""

        init(single: Set<Int>) { self.single = single }

        mutating func add(_ block: DraftBlock, _ index: Int) {
            switch block {
            case .heading(let level, let runs, let runIn):
                flushLead()
                heading(level, runs, runIn, isSingle: single.contains(index))
            case .paragraph(let runs): paragraph(runs)
            case .list(let opening, let items, let apart): list(opening, items, apart)
            }
        }

        /// A run-in heading that no paragraph followed stands alone.
        mutating func flushLead() {
            guard let waiting = lead else { return }
            var text = waiting.text
            if text.hasSuffix("。") { text.removeLast() }
            blocks.append(.heading(level: waiting.level, [.text(text)]))
            lead = nil
        }

        private mutating func heading(_ level: Int, _ runs: [DraftRun], _ runIn: Bool, isSingle: Bool) {
            counters[level - 1] += 1
            for lower in level..<3 { counters[lower] = 0 }
            let mark = isSingle ? "" : Numbering.mark(level: level, counters[level - 1])
            let text = runs.plainText
            sections.append(text)
            place = text
            if runIn {
                lead = .init(level: level, text: mark + text + "。")
            } else {
                blocks.append(.heading(level: level, finished([.text(mark)] + runs)))
            }
        }

        private mutating func paragraph(_ runs: [DraftRun]) {
            let tidy = Punctuation.tidied(runs)
            let waiting = lead
            lead = nil
            blocks.append(.paragraph(lead: waiting, finished(tidy)))
        }

        private mutating func list(_ opening: [DraftRun], _ items: [[DraftRun]], _ apart: Bool) {
            let marked = items.enumerated().map { index, runs -> [DraftRun] in
                let mark = items.count == 1 ? "" : Numbering.runIn(index + 1)
                return Punctuation.ended((mark.isEmpty ? [] : [.text(mark)]) + runs)
            }
            if apart {
                if !opening.isEmpty { paragraph(opening) }
                for item in marked { paragraph(item) }
            } else {
                paragraph(opening + marked.flatMap { $0 })
            }
        }

        /// Gives each figure its bookmark; the order of the text is the order of the figures.
        private mutating func finished(_ runs: [DraftRun]) -> [ComposedReport.Run] {
            var result: [ComposedReport.Run] = []
            for run in runs {
                switch run {
                case .text(let text):
                    if text.isEmpty { continue }
                    if case .text(let before)? = result.last {
                        result[result.count - 1] = .text(before + text)
                    } else {
                        result.append(.text(text))
                    }
                case .record(let draft):
                    result.append(.record(texts.count))
                    texts.append(
                        TextUse(
                            bookmark: Numbering.bookmark("t", texts.count + 1, ""), name: draft.name,
                            printed: draft.printed, records: draft.records))
                case .figure(let draft):
                    result.append(.figure(figures.count))
                    figures.append(
                        FigureUse(
                            bookmark: Numbering.bookmark("", figures.count + 1, draft.reading.definition.id),
                            reading: draft.reading, value: draft.value, comparison: draft.comparison,
                            entry: draft.entry,
                            printed: draft.printed, place: place, block: blocks.count))
                }
            }
            return result
        }
    }
}

/// Marks of headings and lists, and names of bookmarks.
enum Numbering {
    static func mark(level: Int, _ number: Int) -> String {
        switch level {
        case 1: ChineseNumeral.ordinal(number) + "、"
        case 2: "（\(ChineseNumeral.ordinal(number))）"
        default: "\(number)."
        }
    }

    static func runIn(_ number: Int) -> String { ChineseNumeral.ordinal(number) + "是" }

    /// `shilu_007_member_assembly_count`, `shilu_t012` for texts: a letter first, then letters, digits and `_`, at most 40.
    static func bookmark(_ mark: String, _ number: Int, _ figure: String) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let name = figure.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return String(("shilu_" + mark + padded + (name.isEmpty ? "" : "_") + String(name)).prefix(40))
    }
}
