import ShiluFigures
import ShiluRegisters

/// Writes sentences: fills in figures and texts, and lets fall what has no value.
struct InlineWriter {
    let source: ReportSource
    private(set) var leftOut: [LeftOut] = []
    /// The heading at hand, for what is left out.
    var place = ""
    /// The record at hand, inside `@每条`.
    var record: RecordInHand?
    /// Whether a measure word that follows a figure anyway is dropped, as in the clerk's own texts.
    var skipsRepeatedUnit = false

    struct RecordInHand {
        let query: RecordQuery
        let record: AnyRecord
        let fields: [String: Value]
    }

    /// Whether sentences stay although every value in them fell away (`!`).
    var keepsProse = false

    init(source: ReportSource) { self.source = source }

    mutating func note(_ kind: LeftOut.Kind, line: Int, text: String, causes: [LeftOut.Cause]) {
        let words = String(text.drop { Punctuation.marks.contains($0) || $0.isWhitespace })
        leftOut.append(LeftOut(kind: kind, place: place, line: line, text: words, causes: causes))
    }

    // MARK: sentences

    mutating func write(_ sentences: [TemplateSentence]) throws -> Written {
        var whole = Written()
        for sentence in sentences {
            switch try write(sentence.nodes, line: sentence.line) {
            case .written(var written):
                written.runs = Punctuation.tidied(written.runs)
                // Prose that asked for values and got none says nothing that can be shown.
                if !written.hasWords || !keepsProse && written.asked > 0 && written.given == 0 { written.runs = [] }
                whole.append(written)
            case .fell(let causes):
                whole.asked += causes.count
                note(.sentence, line: sentence.line, text: wording(sentence.nodes), causes: causes)
            }
        }
        whole.runs = Punctuation.tidied(whole.runs)
        return whole
    }

    /// All pieces in a row; falls when one of them does.
    private mutating func write(_ nodes: [InlineNode], line: Int) throws -> Outcome {
        var whole = Written()
        var causes: [LeftOut.Cause] = []
        var lastUnit = ""
        for node in nodes {
            if skipsRepeatedUnit, case .text(let text) = node, !lastUnit.isEmpty, text.hasPrefix(lastUnit) {
                whole.append(.text(String(text.dropFirst(lastUnit.count))))
                lastUnit = ""
                continue
            }
            lastUnit = ""
            if case .figure(let mention) = node { lastUnit = source.engine.catalogue[mention.id]?.unit ?? "" }
            switch try write(node, line: line) {
            case .written(let written): whole.append(written)
            case .fell(let more): causes += more
            }
        }
        return causes.isEmpty ? .written(whole) : .fell(causes)
    }

    private mutating func write(_ node: InlineNode, line: Int) throws -> Outcome {
        switch node {
        case .text(let text): return .written(.text(text))
        case .variable(let variable): return try write(variable)
        case .figure(let mention): return try FigurePrinter(source: source).outcome(mention)
        case .records(let mention): return try texts(mention)
        case .field(let mention): return try field(mention)
        case .clause(let inner, let quiet): return try clause(inner, quiet: quiet, line: line)
        case .chain(let members): return try chain(members, line: line)
        case .rows(let query, let inner): return try rows(query, inner, line: line)
        case .choice(let branches): return try choice(branches, line: line)
        }
    }

    /// One member for each record that has all its values.
    private mutating func rows(_ query: RecordQuery, _ nodes: [InlineNode], line: Int) throws -> Outcome {
        let outer = record
        defer { record = outer }
        var whole = Written()
        var seen: Set<String> = []
        for row in try RecordTexts(source: source).rows(query) {
            if let most = query.most, seen.count >= most { break }
            record = RecordInHand(query: query, record: row.record, fields: row.fields)
            guard case .written(let written) = try write(nodes, line: line), seen.insert(written.plainText).inserted
            else {
                continue
            }
            if !whole.runs.isEmpty { whole.append(.text("、")) }
            whole.append(written)
        }
        let reader = RecordTexts(source: source)
        return whole.runs.isEmpty ? .fell([reader.cause(query, field: "内容")]) : .written(whole)
    }

    private func write(_ variable: TemplateVariable) throws -> Outcome {
        guard let text = try source.variable(variable), !text.isEmpty else {
            return .fell([
                LeftOut.Cause(
                    reason: .noRecord, figure: nil, name: variable.rawValue, why: "台账里没有“\(variable.rawValue)”",
                    next: "请在“党组织”台账里补填")
            ])
        }
        return .written(.text(text))
    }

    private mutating func clause(_ nodes: [InlineNode], quiet: Bool, line: Int) throws -> Outcome {
        let before = leftOut.count
        switch try write(nodes, line: line) {
        case .written(let written): return .written(written)
        case .fell(let causes):
            if quiet {
                leftOut.removeSubrange(before...)
            } else {
                note(.clause, line: line, text: wording(nodes), causes: causes)
            }
            var nothing = Written()
            // What the document knows of itself (its superior) is no figure that prose would rest on.
            nothing.asked = causes.filter { TemplateVariable(rawValue: $0.name) == nil }.count
            return .written(nothing)
        }
    }

    private mutating func chain(_ members: [ChainMember], line: Int) throws -> Outcome {
        var left: [(mark: String, written: Written)] = []
        var fallen: [(nodes: [InlineNode], causes: [LeftOut.Cause])] = []
        for member in members {
            switch try write(member.nodes, line: line) {
            case .written(let written): left.append((member.mark, written))
            case .fell(let causes): fallen.append((member.nodes, causes))
            }
        }
        if left.isEmpty { return .fell(fallen.flatMap(\.causes)) }
        var whole = Written()
        for (nodes, causes) in fallen {
            whole.asked += causes.count
            note(.member, line: line, text: wording(nodes), causes: causes)
        }
        let conjunction = members.last.map(\.mark).flatMap { InlineParser.isConjunction($0) ? $0 : nil }
        let usual = members.dropFirst().first.map(\.mark).flatMap { InlineParser.isConjunction($0) ? nil : $0 } ?? "、"
        for (index, (mark, written)) in left.enumerated() {
            if index > 0 {
                // The conjunction stands before the last member that is left, and nowhere else.
                let own = mark.isEmpty || InlineParser.isConjunction(mark) ? usual : mark
                whole.append(.text(index == left.count - 1 ? conjunction ?? own : own))
            }
            whole.append(written)
        }
        return .written(whole)
    }

    private mutating func choice(_ branches: [ChoiceBranch], line: Int) throws -> Outcome {
        var nothing = Written()
        for branch in branches {
            guard let condition = branch.condition else { return try branchText(branch, line: line, asked: 0) }
            let counts = condition.contains { if case .kinds = $0 { false } else { true } }
            if try holds(condition) { return try branchText(branch, line: line, asked: counts ? 1 : 0) }
            nothing.asked += counts ? 1 : 0
        }
        return .written(nothing)
    }

    /// A branch of whole sentences, each of which stands or falls alone, or a piece of the sentence around it.
    private mutating func branchText(_ branch: ChoiceBranch, line: Int, asked: Int) throws -> Outcome {
        var written: Written
        if SentenceSplitter.endsSentence(.choice([branch])) {
            written = try write(SentenceSplitter.split(branch.nodes, line: line))
        } else {
            switch try write(branch.nodes, line: line) {
            case .fell(let causes): return .fell(causes)
            case .written(let whole): written = whole
            }
        }
        written.asked += asked
        written.given += asked
        return .written(written)
    }

    // MARK: conditions

    func holds(_ condition: [TemplateCondition]) throws -> Bool {
        for part in condition where !(try holds(part)) { return false }
        return true
    }

    private func holds(_ condition: TemplateCondition) throws -> Bool {
        switch condition {
        case .kinds(let kinds, _): return kinds.contains(source.variant)
        case .hasFigure(let mention):
            let reading = try source.reading(mention)
            guard let value = reading.number else { return false }
            return !value.isZero
        case .hasRecords(let query): return try !RecordTexts(source: source).rows(query).isEmpty
        case .compare(let left, let comparison, let right):
            guard let first = try number(left), let second = try number(right) else { return false }
            return switch comparison {
            case .equal: first == second
            case .unequal: first != second
            case .greater: first > second
            case .less: first < second
            case .atLeast: first >= second
            case .atMost: first <= second
            }
        }
    }

    private func number(_ operand: TemplateCondition.Operand) throws -> Rational? {
        switch operand {
        case .figure(let mention):
            let reading = try source.reading(mention)
            return reading.number
        case .number(let decimal, let isPercent):
            let number = Rational(decimal)
            return isPercent ? number?.divided(by: Rational(100)) : number
        }
    }

    // MARK: texts of records

    private func texts(_ mention: RecordMention) throws -> Outcome {
        let reader = RecordTexts(source: source)
        let texts = try reader.texts(mention)
        guard !texts.isEmpty else { return .fell([reader.cause(mention.query, field: mention.field)]) }
        return .written(Written(runs: reader.joined(texts, mention), asked: 1, given: 1))
    }

    private func field(_ mention: FieldMention) throws -> Outcome {
        guard let record else { return .written(Written()) }
        let reader = RecordTexts(source: source)
        if let figure = mention.figure { return try entered(figure, mention, record) }
        let found = try reader.texts(of: mention.field, in: record.query, record.fields).first
        // The report numbers its items itself.
        guard let text = found.map(RecordTexts.withoutNumbering), !text.isEmpty else {
            return .fell([reader.cause(record.query, field: mention.field)])
        }
        let draft = RecordDraft(
            name: reader.name(of: mention.field, in: record.query), printed: RecordTexts.styled(text, mention.style),
            records: [record.record.id])
        return .written(Written(runs: [.record(draft)], asked: 1, given: 1))
    }

    /// A number that the record holds itself, traced as an entry of its figure.
    private func entered(_ figure: String, _ mention: FieldMention, _ record: RecordInHand) throws -> Outcome {
        let reading = try source.reading(figure, in: source.scope, during: source.period)
        guard let entry = reading.entries.first(where: { $0.sources.contains { $0.record == record.record.id } }),
            let shown = entry.shown,
            !entry.value.isZero
        else { return .fell([FigurePrinter(source: source).cause(reading)]) }
        let draft = FigureDraft(reading: reading, value: entry.value, entry: entry, printed: shown)
        return .written(Written(runs: [.figure(draft)], asked: 1, given: 1))
    }

    // MARK: wording

    /// How the template says it, with names of figures for numbers.
    func wording(_ nodes: [InlineNode]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): text
            case .variable(let variable): (try? source.variable(variable)) ?? "〔\(variable.rawValue)〕"
            case .figure(let mention): "〔\(source.engine.catalogue[mention.id]?.name ?? mention.id)〕"
            case .records(let mention): "〔\(mention.query.register)·\(mention.field)〕"
            case .field(let mention): "〔\(mention.field)〕"
            case .clause(let inner, _), .rows(_, let inner): wording(inner)
            case .chain(let members): members.map { $0.mark + wording($0.nodes) }.joined()
            case .choice: "……"
            }
        }.joined()
    }
}
