import ShiluRegisters

/// A character of a template with the line that it stands in.
struct SourceCharacter: Sendable {
    let character: Character
    let line: Int
}

/// Collects everything that is wrong with one file.
struct TemplateProblems: Sendable {
    let file: String
    var notices: [Notice] = []

    mutating func add(_ line: Int, _ code: String, _ what: String, next: String) {
        notices.append(Notice(code, what, next: next, place: "\(file) 第\(line)行"))
    }
}

/// Reads the text of a paragraph: figures, texts of records, clauses, chains and conditions.
struct InlineParser {
    private let source: [SourceCharacter]
    private var at = 0
    private(set) var problems: TemplateProblems
    private let firstLine: Int

    init(_ source: [SourceCharacter], line: Int, problems: TemplateProblems) {
        (self.source, firstLine, self.problems) = (source, line, problems)
    }

    static func parse(
        _ source: [SourceCharacter], line: Int, _ problems: inout TemplateProblems
    ) -> [InlineNode] {
        var parser = InlineParser(source, line: line, problems: problems)
        let nodes = parser.nodes(until: nil)
        problems = parser.problems
        return nodes
    }

    private var line: Int { at < source.count ? source[at].line : source.last?.line ?? firstLine }
    private var next: Character? { at < source.count ? source[at].character : nil }

    private static let closing: [Character: Character] = ["[": "]", "<": ">", "{": "}"]

    private mutating func nodes(until end: Character?) -> [InlineNode] {
        var nodes: [InlineNode] = []
        var text = ""
        func flush(_ text: inout String, _ nodes: inout [InlineNode]) {
            if !text.isEmpty { nodes.append(.text(text)) }
            text = ""
        }
        while let character = next {
            if character == end { break }
            if end == ">", chainMark() != nil { break }
            switch character {
            case "\\":
                at += 1
                if let escaped = next {
                    text.append(escaped)
                    at += 1
                }
            case "{":
                flush(&text, &nodes)
                if let node = braced() { nodes.append(node) }
            case "[":
                flush(&text, &nodes)
                nodes.append(clause())
            case "<":
                flush(&text, &nodes)
                nodes.append(chain())
            case "]", ">", "}":
                problems.add(
                    line, "template-bracket", "多出一个“\(character)”", next: "请补上前面的“\(Self.opening(of: character))”，或删去它")
                at += 1
            default:
                text.append(character)
                at += 1
            }
        }
        flush(&text, &nodes)
        return nodes
    }

    private static func opening(of close: Character) -> Character {
        closing.first { $0.value == close }?.key ?? close
    }

    private mutating func close(_ character: Character, openedIn line: Int) {
        if next == character {
            at += 1
        } else {
            problems.add(
                line, "template-bracket", "“\(Self.opening(of: character))”没有对应的“\(character)”",
                next: "请在这一段里补上“\(character)”")
        }
    }

    private mutating func clause() -> InlineNode {
        let opened = line
        at += 1
        let quiet = next == "~"
        if quiet { at += 1 }
        let inner = nodes(until: "]")
        close("]", openedIn: opened)
        return .clause(inner, quiet: quiet)
    }

    // MARK: chains

    private static let marks = ["、", "，", "；", "和", "及", "以及", "并"]
    private static let conjunctions = ["和", "及", "以及", "并"]

    /// The mark between two members, which stands between spaces; its length counts the spaces.
    private func chainMark() -> (mark: String, length: Int)? {
        guard next == " " else { return nil }
        for mark in Self.marks {
            let wanted = Array(" \(mark) ")
            guard at + wanted.count <= source.count else { continue }
            if zip(source[at..<(at + wanted.count)], wanted).allSatisfy({ $0.character == $1 }) {
                return (mark, wanted.count)
            }
        }
        return nil
    }

    static func isConjunction(_ mark: String) -> Bool { conjunctions.contains(mark) }

    private mutating func chain() -> InlineNode {
        let opened = line
        at += 1
        if let rows = rows(openedIn: opened) { return rows }
        var members = [ChainMember(mark: "", nodes: nodes(until: ">"))]
        while let (mark, length) = chainMark() {
            if let last = members.last, Self.isConjunction(last.mark) {
                problems.add(
                    line, "template-chain", "“\(last.mark)”后面还有成员", next: "“\(last.mark)”只能写在最后一个成员前面")
            }
            at += length
            members.append(ChainMember(mark: mark, nodes: nodes(until: ">")))
        }
        close(">", openedIn: opened)
        if members.count == 1 {
            problems.add(
                opened, "template-chain", "“<…>”里只有一个成员", next: "成员之间请写“ 、 ”（顿号两边各一个空格），只有一个成员的不用“<…>”")
        }
        return .chain(members)
    }

    /// `@每条 台账（条件）：` at the beginning of a chain.
    private mutating func rows(openedIn opened: Int) -> InlineNode? {
        let word = Array("@每条 ")
        guard at + word.count < source.count,
            zip(source[at..<(at + word.count)], word).allSatisfy({ $0.character == $1 }),
            let colon = source[at...].firstIndex(where: { $0.character == "：" })
        else { return nil }
        let head = String(source[(at + word.count)..<colon].map(\.character))
        at = colon + 1
        let inner = nodes(until: ">")
        close(">", openedIn: opened)
        return MentionParser.query(head, line: opened, &problems).map { .rows($0, inner) } ?? .text("")
    }

    // MARK: braces

    private mutating func braced() -> InlineNode? {
        let opened = line
        var depth = 0
        var end = at
        while end < source.count {
            if source[end].character == "{" { depth += 1 }
            if source[end].character == "}" { depth -= 1 }
            if depth == 0 { break }
            end += 1
        }
        guard end < source.count else {
            problems.add(opened, "template-bracket", "“{”没有对应的“}”", next: "请在这一段里补上“}”")
            at = source.count
            return nil
        }
        let inner = Array(source[(at + 1)..<end])
        at = end + 1
        if inner.starts(
            with: Array("若 ").map { SourceCharacter(character: $0, line: 0) }, by: { $0.character == $1.character })
        {
            return choice(Array(inner.dropFirst(2)), line: opened)
        }
        return MentionParser.node(String(inner.map(\.character)), line: opened, &problems)
    }

    private mutating func choice(_ source: [SourceCharacter], line: Int) -> InlineNode {
        var branches: [ChoiceBranch] = []
        for part in Self.split(source, at: "|") {
            let halves = Self.split(part, at: "：", most: 2)
            guard halves.count == 2 else {
                problems.add(
                    line, "template-condition", "“{若 …}”里缺少全角冒号", next: "请写成“{若 条件：文字|否则：文字}”")
                continue
            }
            let words = String(halves[0].map(\.character)).trimmed
            let condition =
                words == "否则" ? nil : ConditionParser.parse(words, line: halves[0].first?.line ?? line, &problems)
            if branches.last.map({ $0.condition == nil }) == true {
                problems.add(line, "template-condition", "“否则”后面还有条件", next: "“否则”只能写在最后")
            }
            branches.append(
                ChoiceBranch(condition: condition, nodes: InlineParser.parse(halves[1], line: line, &problems)))
        }
        return .choice(branches)
    }

    /// Splits outside nested braces.
    private static func split(_ source: [SourceCharacter], at mark: Character, most: Int = .max) -> [[SourceCharacter]]
    {
        var parts: [[SourceCharacter]] = [[]]
        var depth = 0
        for item in source {
            if item.character == "{" { depth += 1 }
            if item.character == "}" { depth -= 1 }
            if item.character == mark, depth == 0, parts.count < most {
                parts.append([])
            } else {
                parts[parts.count - 1].append(item)
            }
        }
        return parts
    }
}

extension StringProtocol {
    /// Without white space at both ends, the full-width space included.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
