/// Debris of web pages and editors: ##…##, tags, entities, Markdown, addresses, page buttons.
enum Residue {
    struct Span: Sendable {
        var range: Range<Int>
        var what: String
        /// A word to a colleague: what it speaks of may be wanting too.
        var isNote = false
    }

    static func spans(_ text: SourceText, _ lexicon: AuditLexicon) -> [Span] {
        let notes = (part: lexicon.trie("editor-notes"), whole: Set(lexicon.cue("editor-words")))
        var spans: [Span] = []
        var index = 0
        while index < text.count {
            if let span = span(text, at: index) ?? note(text, index, notes.part, notes.whole) {
                spans.append(span)
                index = max(span.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return spans
    }

    private static func span(_ text: SourceText, at index: Int) -> Span? {
        switch text.scalars[index] {
        case "#": hashes(text, index)
        case "<": tag(text, index)
        case "&": entity(text, index)
        case "h", "w": address(text, index)
        case "H": address(text, index) ?? fieldCode(text, index)
        case "`": ticks(text, index)
        case "[", "［", "【": comment(text, index) ?? figure(text, index) ?? reference(text, index) ?? link(text, index)
        case "!":
            text.at(index + 1) == "["
                ? link(text, index + 1).map { Span(range: index..<$0.range.upperBound, what: $0.what) } : nil
        case "—", "-", "－", "–", "·": pageNumber(text, index) ?? rule(text, index)
        case "第": pageOfPages(text, index)
        case "{", "$": template(text, index)
        case ">": quoted(text, index)
        case "\\": text.at(index + 1) == "n" ? Span(range: index..<(index + 2), what: "换行符") : nil
        case "*": bold(text, index)
        case "P", "T", "M": fieldCode(text, index)
        case "编", "责", "来", "信", "发", "浏", "阅", "点", "供", "撰", "字": byline(text, index)
        case _ where index > 0 && ["\u{FFFD}", "\u{FEFF}"].contains(text.scalars[index]):
            Span(range: index..<(index + 1), what: "乱码字符")
        default: nil
        }
    }

    /// ##paid## marks, and Markdown headings at the start of a line.
    private static func hashes(_ text: SourceText, _ index: Int) -> Span? {
        var end = index
        while text.at(end) == "#" { end += 1 }
        let count = end - index
        if count >= 2 {
            var close = end
            while close - end < 40, close < text.count, text.scalars[close] != "\n", text.scalars[close] != "#" {
                close += 1
            }
            if close > end, text.at(close) == "#", text.at(close + 1) == "#",
                (end..<close).allSatisfy({ !text.classes[$0].contains(.han) || close - end < 20 })
            {
                while text.at(close) == "#" { close += 1 }
                return Span(range: index..<close, what: "网页标记")
            }
        }
        let line = text.lines[text.line(of: index)]
        if text.trimmed(line).lowerBound == index, count <= 6, text.at(end) == " " {
            return Span(range: index..<end, what: "Markdown标题符")
        }
        return count >= 2 ? Span(range: index..<end, what: "网页标记") : nil
    }

    /// `<p>`, `</span>`, `<br/>`
    private static func tag(_ text: SourceText, _ index: Int) -> Span? {
        let first = text.at(index + 1)
        guard text.type(index + 1).contains(.latin) || first == "/" || first == "!" else { return nil }
        var end = index + 1
        while end < text.count, end - index < 200, text.scalars[end] != ">", text.scalars[end] != "\n" { end += 1 }
        return text.at(end) == ">" ? Span(range: index..<(end + 1), what: "网页标签") : nil
    }

    /// `&nbsp;` and `&#160;`
    private static func entity(_ text: SourceText, _ index: Int) -> Span? {
        var end = index + 1
        while end - index < 12, text.type(end).meets([.latin, .digit]) || text.at(end) == "#" { end += 1 }
        return text.at(end) == ";" && end > index + 2 ? Span(range: index..<(end + 1), what: "网页转义符") : nil
    }

    private static func address(_ text: SourceText, _ index: Int) -> Span? {
        guard !text.type(index - 1).contains(.latin),
            text.has("http://", at: index) || text.has("https://", at: index) || text.has("www.", at: index)
        else { return nil }
        var end = index
        while end < text.count, text.scalars[end].value < 0x80, text.scalars[end].value > 0x20 { end += 1 }
        return Span(range: index..<end, what: "网址")
    }

    private static func ticks(_ text: SourceText, _ index: Int) -> Span? {
        var end = index
        while text.at(end) == "`" { end += 1 }
        return Span(range: index..<end, what: "Markdown代码符")
    }

    /// [批注1：…] of somebody who read a draft.
    private static func comment(_ text: SourceText, _ index: Int) -> Span? {
        guard ["批注", "修订", "审阅"].contains(where: { text.has($0, at: index + 1) }) else {
            return nil
        }
        var end = index + 1
        while end - index < 60, end < text.count, !["]", "］", "】", "\n"].contains(text.scalars[end]) { end += 1 }
        guard ["]", "］", "】"].contains(text.at(end)) else { return nil }
        return Span(range: index..<(end + 1), what: "批注")
    }

    /// 【图3】 and [表1]: where a picture was.
    private static func figure(_ text: SourceText, _ index: Int) -> Span? {
        guard text.at(index + 1) == "图" || text.at(index + 1) == "表" else { return nil }
        var end = index + 2
        if text.at(end) == "片" || text.at(end) == "格" { end += 1 }
        while text.type(end).meets([.digit, .chineseDigit]), end - index < 6 { end += 1 }
        guard ["]", "］", "】"].contains(text.at(end)) else { return nil }
        return Span(range: index..<(end + 1), what: "图表的占位记号")
    }

    /// （此处请办公室核对）, 【删】: words to a colleague in brackets of their own.
    private static func note(_ text: SourceText, _ index: Int, _ words: WordTrie, _ whole: Set<String>) -> Span? {
        let closing: Unicode.Scalar
        switch text.scalars[index] {
        case "（": closing = "）"
        case "(": closing = ")"
        case "【": closing = "】"
        case "[": closing = "]"
        default: return nil
        }
        var end = index + 1
        while end < text.count, end - index < 40, text.scalars[end] != closing, text.scalars[end] != "\n" { end += 1 }
        guard text.at(end) == closing, end > index + 1,
            text.contains(words, in: (index + 1)..<end) || whole.contains(text.string((index + 1)..<end))
        else { return nil }
        return Span(range: index..<(end + 1), what: "写给自己或同事的话", isNote: true)
    }

    /// [3] behind a word: a reference of another paper.
    private static func reference(_ text: SourceText, _ index: Int) -> Span? {
        var end = index + 1
        while text.type(end).contains(.digit) { end += 1 }
        guard (1...2).contains(end - index - 1), text.at(end) == "]" || text.at(end) == "］",
            text.type(index - 1).contains(.han) || text.at(index - 1) == "。", text.at(end + 1) != "号"
        else { return nil }
        return Span(range: index..<(end + 1), what: "参考文献的标号")
    }

    /// [文字](http…), with or without the ! of a picture, from its bracket.
    private static func link(_ text: SourceText, _ index: Int) -> Span? {
        var end = index + 1
        while end < text.count, end - index < 60, text.scalars[end] != "]", text.scalars[end] != "\n" { end += 1 }
        guard text.at(end) == "]", text.at(end + 1) == "(" else { return nil }
        var close = end + 2
        while close < text.count, text.scalars[close].value < 0x80, text.scalars[close] != ")",
            text.scalars[close] != "\n"
        {
            close += 1
        }
        return text.at(close) == ")" && close > end + 2 ? Span(range: index..<(close + 1), what: "Markdown链接") : nil
    }

    /// --- on a line of its own.
    private static func rule(_ text: SourceText, _ index: Int) -> Span? {
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.lowerBound == index, line.count >= 3, line.allSatisfy({ text.scalars[$0] == text.scalars[index] })
        else {
            return nil
        }
        return Span(range: line, what: "分隔线")
    }

    /// 第3页 共8页 on a line of its own.
    private static func pageOfPages(_ text: SourceText, _ index: Int) -> Span? {
        guard text.type(index + 1).meets([.digit, .space]) else { return nil }
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.lowerBound == index, line.count <= 14,
            line.allSatisfy({
                text.classes[$0].meets([.digit, .space, .mark]) || "第页共/".unicodeScalars.contains(text.scalars[$0])
            }),
            text.find("页", in: line) != nil
        else { return nil }
        return Span(range: line, what: "页码")
    }

    /// {{单位}} and ${year}: fields of a template.
    private static func template(_ text: SourceText, _ index: Int) -> Span? {
        let start = text.scalars[index] == "$" ? index + 1 : index
        guard text.at(start) == "{",
            start > index || text.at(start + 1) == "{" || text.type(start + 1).meets([.latin, .space])
        else { return nil }
        var end = start + 1
        while end < text.count, end - start < 60, text.scalars[end] != "}", text.scalars[end] != "\n" { end += 1 }
        guard text.at(end) == "}" else { return nil }
        while text.at(end) == "}" { end += 1 }
        return Span(range: index..<end, what: "模板的域")
    }

    /// > at the start of a line.
    private static func quoted(_ text: SourceText, _ index: Int) -> Span? {
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.lowerBound == index, text.at(index + 1) == " " else { return nil }
        return Span(range: index..<(index + 2), what: "Markdown引用符")
    }

    private static let fields = ["PAGE", "NUMPAGES", "HYPERLINK", "MERGEFORMAT", "TOC \\"]

    /// PAGE 3, HYPERLINK "…": a field of the word processor that came out as text.
    private static func fieldCode(_ text: SourceText, _ index: Int) -> Span? {
        guard !text.type(index - 1).contains(.latin), let word = fields.first(where: { text.has($0, at: index) }) else {
            return nil
        }
        var end = index + word.unicodeScalars.count
        guard !text.type(end).contains(.latin) else { return nil }
        while end < text.count, text.scalars[end].value < 0x80, text.scalars[end].value >= 0x20 { end += 1 }
        while text.classes[end - 1].contains(.space) { end -= 1 }
        return Span(range: index..<end, what: "文字处理软件的域代码")
    }

    private static let bylines = [
        "编辑：", "责编：", "来源：", "信息来源：", "发布时间：", "发布日期：", "浏览次数：", "浏览量：", "阅读次数：", "阅读量：", "点击数：", "点击量：", "供稿：",
        "撰稿：", "字体：", "字号：",
    ]

    /// 编辑：某某　来源：某某 on a line of its own: what a web page writes under a text.
    private static func byline(_ text: SourceText, _ index: Int) -> Span? {
        let before = text.type(index - 1)
        guard index == 0 || before.contains(.space) || text.at(index - 1) == "\n",
            bylines.contains(where: { text.has($0, at: index) })
        else { return nil }
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.lowerBound == index, line.count <= 40, !line.contains(where: { text.scalars[$0] == "。" }) else {
            return nil
        }
        return Span(range: line, what: "网页上的署名一类的字样")
    }

    /// — 3 — on a line of its own.
    private static func pageNumber(_ text: SourceText, _ index: Int) -> Span? {
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.lowerBound == index, (3...9).contains(line.count), let last = line.last else { return nil }
        let dashes: Set<Unicode.Scalar> = ["—", "-", "－", "–", "·"]
        guard dashes.contains(text.scalars[last]) else { return nil }
        let inner = line.dropFirst().dropLast().filter { !text.classes[$0].contains(.space) }
        guard (1...3).contains(inner.count), inner.allSatisfy({ text.classes[$0].contains(.digit) }) else { return nil }
        return Span(range: line, what: "页码")
    }

    /// **重点** as Markdown: opened at the start of a line or behind a mark, closed before its end or a colon.
    private static func bold(_ text: SourceText, _ index: Int) -> Span? {
        guard text.at(index + 1) == "*", text.at(index + 2) != "*", text.at(index - 1) != "*" else { return nil }
        let line = text.trimmed(text.lines[text.line(of: index)])
        guard line.count < 2000 else { return nil }
        var runs: [Int] = []
        var position = line.lowerBound
        while position < line.upperBound {
            guard text.scalars[position] == "*" else {
                position += 1
                continue
            }
            var end = position
            while end < line.upperBound, text.scalars[end] == "*" { end += 1 }
            if end - position == 2 { runs.append(position) } else { return nil }
            position = end
        }
        guard runs.count == 2, runs[0] == line.lowerBound,
            runs[1] + 2 == line.upperBound || text.at(runs[1] + 2) == "：" || text.at(runs[1] - 1) == "："
                || text.at(runs[1] - 1) == "。"
        else { return nil }
        return Span(range: index..<(index + 2), what: "Markdown加粗符")
    }
}
