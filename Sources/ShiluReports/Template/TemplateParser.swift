import ShiluRegisters

/// Reads a template file. Everything that is wrong is reported at once, with file and line.
public enum TemplateParser {
    /// - Parameters:
    ///   - id: the name of the report, such as `annual-summary`.
    ///   - file: the name that messages give.
    ///   - names: the figures and registers that the template may name.
    /// - Throws: `Refusal`
    public static func parse(
        _ text: String, id: String, file: String, names: TemplateNames
    ) throws -> ReportTemplate {
        var problems = TemplateProblems(file: file)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            (number: $0.offset + 1, text: $0.element.last == "\r" ? String($0.element.dropLast()) : String($0.element))
        }
        var parser = BlockParser(lines: lines[...], problems: problems)
        let front = FrontMatter(&parser)
        let blocks = parser.blocks(until: [])
        problems = parser.problems
        let template = ReportTemplate(
            id: id, file: file, kind: front.text("种类") ?? "", variants: front.variants(&problems),
            neededSections: front.list("须有"), periodRule: front.periodRule(&problems),
            title: front.inline("标题", &problems), signature: front.inline("落款", &problems), blocks: blocks)
        if template.title.isEmpty {
            problems.add(1, "template-front-matter", "文件开头没有写“标题”", next: "请在两行“---”之间写“标题: …”")
        }
        var checker = TemplateChecker(names: names, template: template, problems: problems)
        checker.check()
        guard checker.problems.notices.isEmpty else {
            throw Refusal(checker.problems.notices.sorted { TemplateParser.line($0) < TemplateParser.line($1) })
        }
        return template
    }

    private static func line(_ notice: Notice) -> Int {
        Int(notice.place.split(separator: "第").last?.prefix { $0.isNumber } ?? "") ?? 0
    }

    /// The text of one of the clerk's own passages, as sentences; figures in it are those of the catalogue.
    static func passage(
        _ text: String, place: String, names: TemplateNames, variants: [ReportTemplate.Variant]
    ) throws -> [TemplateSentence] {
        var problems = TemplateProblems(file: place)
        let source = text.map { SourceCharacter(character: $0, line: 1) }
        let nodes = InlineParser.parse(source, line: 1, &problems)
        let sentences = SentenceSplitter.split(nodes, line: 1)
        var checker = TemplateChecker(names: names, variants: variants, problems: problems)
        checker.check(nodes, record: nil, line: 1)
        guard checker.problems.notices.isEmpty else { throw Refusal(checker.problems.notices) }
        return sentences
    }
}

/// The lines between `---` at the head of the file: `名: 值`, with indented lines below a name that holds several.
struct FrontMatter {
    private var values: [String: (text: String, line: Int)] = [:]
    private var nested: [(name: String, text: String, line: Int)] = []

    fileprivate init(_ parser: inout BlockParser) {
        guard parser.lines.first?.text.trimmed == "---" else {
            parser.problems.add(1, "template-front-matter", "文件开头没有“---”", next: "请在第一行写“---”，下面写标题、种类等，再写一行“---”")
            return
        }
        parser.lines = parser.lines.dropFirst()
        while let line = parser.lines.first {
            parser.lines = parser.lines.dropFirst()
            let text = line.text.trimmed
            if text == "---" { return }
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
                parser.problems.add(line.number, "template-front-matter", "“\(text)”里没有冒号", next: "请写成“名称: 内容”")
                continue
            }
            let (name, value) = (text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
            if line.text.first?.isWhitespace == true {
                nested.append((name, value, line.number))
            } else if ["标题", "种类", "变体", "期间", "落款", "须有"].contains(name) {
                values[name] = (value, line.number)
            } else {
                parser.problems.add(
                    line.number, "template-front-matter", "不认识“\(name)”", next: "可以写的有：标题、种类、变体、期间、落款、须有")
            }
        }
        parser.problems.add(1, "template-front-matter", "开头部分没有结束的“---”", next: "请在正文之前单独写一行“---”")
    }

    func text(_ name: String) -> String? { values[name]?.text }

    func list(_ name: String) -> [String] {
        values[name].map { $0.text.split { "，,、".contains($0) }.map(\.trimmed) } ?? []
    }

    func inline(_ name: String, _ problems: inout TemplateProblems) -> [InlineNode] {
        guard let (text, line) = values[name] else { return [] }
        return InlineParser.parse(text.map { SourceCharacter(character: $0, line: line) }, line: line, &problems)
    }

    func periodRule(_ problems: inout TemplateProblems) -> ReportTemplate.PeriodRule {
        switch values["期间"]?.text {
        case nil, "自然年"?: return .wholeYear
        case "截至成文日"?: return .toDocumentDate
        case let text?:
            problems.add(
                values["期间"]?.line ?? 1, "template-front-matter", "没有名为“\(text)”的期间规则", next: "请写“自然年”或“截至成文日”")
            return .wholeYear
        }
    }

    func variants(_ problems: inout TemplateProblems) -> [ReportTemplate.Variant] {
        if nested.isEmpty {
            problems.add(
                values["变体"]?.line ?? 1, "template-front-matter", "没有写明这份模板适用于哪些党组织",
                next: "请在“变体:”下面缩进写“名称: 类别、类别”，如“党支部: 党支部、联合党支部”")
        }
        return nested.map { entry in
            let kinds: [OrganizationKind] = entry.text.split { "，,、".contains($0) }.map(\.trimmed).compactMap { label in
                if let kind = OrganizationKind.allCases.first(where: { $0.label == label || $0.rawValue == label }) {
                    return kind
                }
                problems.add(
                    entry.line, "template-unknown-kind", "没有“\(label)”这一类党组织",
                    next: "可用的类别有：\(OrganizationKind.allCases.map(\.label).joined(separator: "、"))")
                return nil
            }
            return .init(name: entry.name, kinds: kinds)
        }
    }
}

/// Reads lines into headings, paragraphs, lists and conditional parts.
struct BlockParser {
    var lines: ArraySlice<(number: Int, text: String)>
    var problems: TemplateProblems

    /// - Parameter ends: the directives that end this part; the line itself is left.
    mutating func blocks(until ends: [String]) -> [TemplateBlock] {
        var blocks: [TemplateBlock] = []
        while let line = lines.first {
            let text = line.text.trimmed
            if ends.contains(text) { return blocks }
            if text.isEmpty || text.hasPrefix("%%") {
                lines = lines.dropFirst()
            } else if text.hasPrefix("#") {
                lines = lines.dropFirst()
                blocks.append(heading(text, line.number))
            } else if text == "@若" || text.hasPrefix("@若 ") {
                lines = lines.dropFirst()
                blocks.append(choice(text.dropFirst(2).trimmed, line.number))
            } else if text == "@否则" || text == "@完" {
                problems.add(line.number, "template-block", "“\(text)”前面没有“@若”", next: "请补上“@若 条件”，或删去这一行")
                lines = lines.dropFirst()
            } else {
                blocks.append(paragraph())
            }
        }
        if !ends.isEmpty {
            problems.add(lines.endIndex, "template-block", "“@若”没有结束", next: "请在这一部分的末尾单独写一行“@完”")
        }
        return blocks
    }

    private mutating func heading(_ text: String, _ number: Int) -> TemplateBlock {
        let level = text.prefix { $0 == "#" }.count
        var title = text.dropFirst(level).trimmed
        if level > 3 || title.isEmpty {
            problems.add(number, "template-heading", "标题写得不对：“\(text)”", next: "请写“# 标题”“## 标题”或“### 标题”，编号由程序来加")
        }
        if title.hasPrefix("@文稿") { return .narrativeSections(level: level, narrative(title, number)) }
        let runIn = title.hasSuffix("。")
        if runIn { title.removeLast() }
        let source = title.map { SourceCharacter(character: $0, line: number) }
        return .heading(level: level, InlineParser.parse(source, line: number, &problems), runIn: runIn, line: number)
    }

    private mutating func choice(_ condition: String, _ number: Int) -> TemplateBlock {
        let parsed = ConditionParser.parse(condition, line: number, &problems)
        if condition.isEmpty {
            problems.add(number, "template-condition", "“@若”后面没有条件", next: "请写成“@若 党支部”或“@若 有 medal-count”")
        }
        let then = blocks(until: ["@否则", "@完"])
        var otherwise: [TemplateBlock] = []
        if lines.first?.text.trimmed == "@否则" {
            lines = lines.dropFirst()
            otherwise = blocks(until: ["@完"])
        }
        lines = lines.dropFirst()
        return .choice(condition: parsed, then: then, otherwise: otherwise)
    }

    private static func isItem(_ text: String) -> Bool { text.hasPrefix("- ") || text.hasPrefix("+ ") }

    /// Lines up to an empty one: opening words, then items.
    private mutating func paragraph() -> TemplateBlock {
        var opening: [SourceCharacter] = []
        var items: [[SourceCharacter]] = []
        var apart = false
        while let line = lines.first {
            let text = line.text.trimmed
            if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("@若") || text == "@否则" || text == "@完" { break }
            lines = lines.dropFirst()
            if text.hasPrefix("%%") { continue }
            if Self.isItem(text) {
                if items.isEmpty { apart = text.hasPrefix("+") }
                items.append(text.dropFirst(2).map { SourceCharacter(character: $0, line: line.number) })
            } else {
                let source = text.map { SourceCharacter(character: $0, line: line.number) }
                if items.isEmpty { opening += source } else { items[items.count - 1] += source }
            }
        }
        let first = opening.isEmpty ? nil : passage(opening)
        if items.isEmpty { return .paragraph(first ?? .sentences([], keep: true)) }
        return .list(opening: first, items: items.map { passage($0) }, apart: apart)
    }

    private mutating func passage(_ source: [SourceCharacter]) -> Passage {
        let line = source.first?.line ?? 1
        let text = String(source.map(\.character))
        if text.hasPrefix("@文稿") { return .narratives(narrative(text, line)) }
        if text.hasPrefix("@每条 ") {
            guard let colon = source.firstIndex(where: { $0.character == "：" }) else {
                problems.add(line, "template-block", "“@每条”后面缺少全角冒号", next: "请写成“@每条 台账（条件）：文字”")
                return .sentences([], keep: false)
            }
            let head = String(source[4..<colon].map(\.character))
            let body = Array(source[(colon + 1)...])
            let nodes = InlineParser.parse(body, line: line, &problems)
            guard let query = MentionParser.query(head, line: line, &problems) else {
                return .sentences([], keep: false)
            }
            return .each(query, SentenceSplitter.split(nodes, line: line))
        }
        if text.hasPrefix("@") {
            problems.add(
                line, "template-block", "不认识“\(text.prefix(8))”", next: "以“@”开头的只有：@若、@否则、@完、@每条、@文稿")
        }
        let keep = text.hasPrefix("! ")
        let nodes = InlineParser.parse(keep ? Array(source.dropFirst(2)) : source, line: line, &problems)
        return .sentences(SentenceSplitter.split(nodes, line: line), keep: keep)
    }

    private mutating func narrative(_ text: String, _ line: Int) -> NarrativeQuery {
        let parts = text.dropFirst(3).split(separator: " ").map(\.trimmed)
        if parts.isEmpty || parts.count > 2 {
            problems.add(line, "template-block", "“@文稿”写得不对", next: "请写成“@文稿 做法”或“@文稿 做法 词、词”")
        }
        let words = parts.count == 2 ? parts[1].split(separator: "、").map(\.trimmed) : []
        return NarrativeQuery(section: parts.first ?? "", words: words, line: line)
    }
}

/// Cuts a paragraph into sentences, which fall away one by one.
enum SentenceSplitter {
    private static let ends: Set<Character> = ["。", "！", "？"]
    private static let closers: Set<Character> = ["”", "’", "）", "》"]

    static func split(_ nodes: [InlineNode], line: Int) -> [TemplateSentence] {
        var sentences: [TemplateSentence] = []
        var current: [InlineNode] = []
        func finish() {
            if !current.isEmpty { sentences.append(TemplateSentence(nodes: current, line: line)) }
            current = []
        }
        for node in nodes {
            guard case .text(let text) = node else {
                current.append(node)
                if endsSentence(node) { finish() }
                continue
            }
            var rest = Substring(text)
            while let end = rest.firstIndex(where: ends.contains) {
                var after = rest.index(after: end)
                while after < rest.endIndex, closers.contains(rest[after]) { after = rest.index(after: after) }
                // A full stop inside quotation marks that go on does not end the sentence.
                let piece = String(rest[..<after])
                current.append(.text(piece))
                rest = rest[after...]
                finish()
            }
            if !rest.isEmpty { current.append(.text(String(rest))) }
        }
        finish()
        return sentences
    }

    /// Whether a choice holds whole sentences, which then stand for themselves.
    static func endsSentence(_ node: InlineNode) -> Bool {
        guard case .choice(let branches) = node else { return false }
        return branches.contains { branch in
            guard case .text(let text)? = branch.nodes.last, let last = text.last else { return false }
            return ends.contains(last)
        }
    }
}
