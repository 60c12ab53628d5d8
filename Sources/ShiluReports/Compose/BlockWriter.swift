import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// A block before headings and lists are numbered.
enum DraftBlock: Sendable {
    case heading(level: Int, [DraftRun], runIn: Bool)
    case paragraph([DraftRun])
    /// Items without their 一是.
    case list(opening: [DraftRun], items: [[DraftRun]], apart: Bool)
}

/// Writes the blocks of a template; what has no content falls away.
struct BlockWriter {
    let template: ReportTemplate
    let source: ReportSource
    var writer: InlineWriter
    private var usedNarratives: Set<String> = []
    private var narratives: [NarrativeRecord]?

    private struct NarrativeRecord {
        let record: AnyRecord
        let section: String
        let heading: String
        let text: String
    }

    init(template: ReportTemplate, source: ReportSource) {
        (self.template, self.source, writer) = (template, source, InlineWriter(source: source))
    }

    mutating func write() throws -> [DraftBlock] { try write(template.blocks) }

    /// A text that may not fall away: title and signature.
    mutating func plain(_ nodes: [InlineNode]) throws -> String {
        writer.place = "标题和落款"
        return try writer.write([TemplateSentence(nodes: nodes, line: 1)]).plainText
    }

    private mutating func write(_ blocks: [TemplateBlock]) throws -> [DraftBlock] {
        var drafts: [DraftBlock] = []
        for block in blocks {
            switch block {
            case .heading(let level, let nodes, let runIn, let line):
                let written = try writer.write([TemplateSentence(nodes: nodes, line: line)])
                writer.place = written.plainText
                drafts.append(.heading(level: level, written.runs, runIn: runIn))
            case .narrativeSections(let level, let query):
                for text in try narratives(query) {
                    drafts.append(.heading(level: level, [.text(text.heading)], runIn: false))
                    writer.place = text.heading
                    drafts += try paragraphs(of: text).map { .paragraph($0) }
                }
            case .paragraph(let passage):
                drafts += try write(passage, asItems: false).map { .paragraph($0) }
            case .list(let opening, let items, let apart):
                if let list = try list(opening, items, apart) { drafts.append(list) }
            case .choice(let condition, let then, let otherwise):
                drafts += try write(try writer.holds(condition) ? then : otherwise)
            }
        }
        return drafts
    }

    private mutating func list(_ opening: Passage?, _ items: [Passage], _ apart: Bool) throws -> DraftBlock? {
        let first = try opening.map { try write($0, asItems: false) } ?? []
        var written: [[DraftRun]] = []
        for item in items { written += try write(item, asItems: true) }
        guard !written.isEmpty else {
            // Opening words that announce a list have nothing to announce any more.
            let rest = first.flatMap { $0 }
            let text = rest.plainText
            return rest.isEmpty || text.hasSuffix("：") || text.hasSuffix("，") ? nil : .paragraph(rest)
        }
        return .list(opening: first.flatMap { $0 }, items: written, apart: apart)
    }

    /// One passage may come to several paragraphs or items.
    private mutating func write(_ passage: Passage, asItems: Bool) throws -> [[DraftRun]] {
        switch passage {
        case .sentences(let sentences, let keep):
            writer.keepsProse = keep
            defer { writer.keepsProse = false }
            let written = try writer.write(sentences)
            // Prose that has no record left behind it says nothing that can be shown.
            let stands = written.hasWords && (keep || written.asked == 0 || written.given > 0)
            if !stands, written.hasWords {
                let line = sentences.first?.line ?? 0
                writer.note(.paragraph, line: line, text: written.plainText, causes: [])
            }
            return stands ? [written.runs] : []
        case .each(let query, let sentences): return try each(query, sentences)
        case .narratives(let query):
            var found: [[DraftRun]] = []
            for text in try narratives(query) {
                let paragraphs = try paragraphs(of: text)
                let heading = Punctuation.bare(text.heading)
                if asItems {
                    let body = paragraphs.flatMap { $0 }
                    if !body.isEmpty { found.append(Punctuation.tidied([.text(heading + "。")] + body)) }
                } else {
                    found += paragraphs
                }
            }
            return found
        }
    }

    private mutating func each(_ query: RecordQuery, _ sentences: [TemplateSentence]) throws -> [[DraftRun]] {
        defer { writer.record = nil }
        var found: [[DraftRun]] = []
        var seen: Set<String> = []
        // Records that open with the same sentence are told under it once, as a writer would.
        var places: [String: Int] = [:]
        for row in try RecordTexts(source: source).rows(query) {
            if let most = query.most, seen.count >= most { break }
            writer.record = .init(query: query, record: row.record, fields: row.fields)
            let written = try writer.write(sentences)
            guard written.given > 0, written.hasWords, seen.insert(written.plainText).inserted else { continue }
            if let (lead, rest) = Punctuation.firstSentence(written.runs) {
                if let place = places[lead] {
                    found[place] += rest
                    continue
                }
                places[lead] = found.count
            }
            found.append(written.runs)
        }
        if found.isEmpty {
            let title = source.names.register(query.register)?.title ?? query.register
            writer.note(
                .paragraph, line: query.line, text: "逐条写入“\(title)”",
                causes: [
                    LeftOut.Cause(
                        reason: .noRecord, figure: nil, name: title, why: "“\(title)”台账里没有符合条件的记录",
                        next: "请核对“\(title)”台账；没有的，不必处理")
                ])
        }
        return found
    }

    // MARK: the clerk's own words

    /// Texts of the part that no earlier place has taken.
    private mutating func narratives(_ query: NarrativeQuery) throws -> [NarrativeRecord] {
        let all = try narratives ?? readNarratives()
        narratives = all
        let section = NarrativeSection.allCases.first { $0.label == query.section || $0.rawValue == query.section }
        let wanted = all.filter { text in
            text.section == section?.rawValue && !usedNarratives.contains(text.record.id)
                && (query.words.isEmpty || query.words.contains { text.heading.contains($0) })
        }
        usedNarratives.formUnion(wanted.map(\.record.id))
        return wanted
    }

    private func readNarratives() throws -> [NarrativeRecord] {
        let own = Scope(source.scope.organization, includesSubtree: false)
        let records = try source.engine.facts.records(of: NarrativeText.name, in: own, during: nil)
        return records.map { Record<NarrativeText>($0) }
            .filter { $0.year == source.request.year }
            .sorted { ($0.sortOrder ?? .max, $0.id) < ($1.sortOrder ?? .max, $1.id) }
            .compactMap { record in
                guard let section = record.section, let heading = record.heading, let text = record.text else {
                    return nil
                }
                return NarrativeRecord(
                    record: record.any, section: section.rawValue, heading: heading, text: text.text)
            }
    }

    private mutating func paragraphs(of text: NarrativeRecord) throws -> [[DraftRun]] {
        writer.skipsRepeatedUnit = true
        defer { writer.skipsRepeatedUnit = false }
        var found: [[DraftRun]] = []
        for line in text.text.split(whereSeparator: \.isNewline) {
            // Only braces mean something in the clerk's texts; other marks of the language are plain characters there.
            let escaped: [Character] = line.trimmed.flatMap { (character: Character) -> [Character] in
                "[]<>\\".contains(character) ? ["\\", character] : [character]
            }
            let sentences = try TemplateParser.passage(
                String(escaped), place: "文稿素材“\(text.heading)”", names: source.names, variants: template.variants)
            var written = try writer.write(sentences)
            // The clerk's text is content in itself; it falls only with the figures that it was about.
            guard written.hasWords, written.asked == 0 || written.given > 0 else { continue }
            written.runs = Punctuation.ended(written.runs)
            found.append(written.runs)
        }
        return found
    }
}

extension Written {
    var plainText: String { runs.plainText }
}

extension [DraftRun] {
    var plainText: String { map(\.printed).joined() }
}
