/// Puts the printed lines of a page back into paragraphs: a PDF knows where ink stands, not where a paragraph ends.
///
/// A line that runs to the right edge goes on in the next one, unless that one begins as a heading or an item does. Numbers of
/// pages are no part of the text.
enum PrintedLines {
    static func paragraphs(of text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { withoutSetSpaces($0.trimmingSpaces()) }.filter { !$0.isEmpty && !isPageNumber($0) }
        guard let edge = rightEdge(lines.map(width)) else { return lines.joined(separator: "\n") + "\n" }
        var paragraphs: [String] = []
        var goesOn = false
        for line in lines {
            if goesOn, !begins(line), let last = paragraphs.popLast() {
                // Latin words are parted by the space that the end of the line stood for.
                let space = last.last.map(isLatin) == true && line.first.map(isLatin) == true ? " " : ""
                paragraphs.append(last + space + line)
            } else {
                paragraphs.append(line)
            }
            goesOn = width(line) >= edge && !ends(line)
        }
        return paragraphs.joined(separator: "\n") + "\n"
    }

    /// Word processors set a quarter of a space between Chinese and digits or Latin letters, which reads back as a space.
    private static func withoutSetSpaces(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars)
        func isWide(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].value >= 0x2E80 }
        func isNarrow(_ index: Int) -> Bool {
            guard scalars.indices.contains(index), scalars[index].isASCII else { return false }
            return scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
        }
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isSet = isWide(index - 1) && isNarrow(index + 1) || isNarrow(index - 1) && isWide(index + 1)
            if scalar != " " || !isSet { kept.append(scalar) }
        }
        return String(kept)
    }

    /// What a line must reach to be full: marks may not begin a line, so that two characters may be missing. Nil for a text
    /// without a right edge: fewer than three lines that reach it, or hardly wider than a heading.
    private static func rightEdge(_ widths: [Int]) -> Int? {
        // The first line of a paragraph is two characters short; more than that none of several lines can exceed.
        let wide = widths.sorted(by: >)
        guard wide.count >= 3, wide[2] >= 36 else { return nil }
        return wide[2] - 6
    }

    /// In halves of a Chinese character.
    private static func width(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 && !"“”‘’—…".unicodeScalars.contains($1) ? 1 : 2) }
    }

    private static func ends(_ line: String) -> Bool { line.last.map { "。：！？:".contains($0) } ?? true }

    /// 一、 （一） 1. （1） ① 第一部分 一是: what opens a paragraph where the one before could have ended.
    private static func begins(_ line: String) -> Bool {
        let numerals = Set("一二三四五六七八九十百")
        var rest = line[...]
        let bracketed = rest.first == "（" || rest.first == "("
        if bracketed { rest = rest.dropFirst() }
        if let first = rest.first, ("①"..."⑳").contains(first) { return true }
        if rest.hasPrefix("第") { rest = rest.dropFirst() }
        let chinese = rest.prefix { numerals.contains($0) }
        let number = chinese.isEmpty ? rest.prefix { $0.isASCII && $0.isNumber } : chinese
        guard (1...3).contains(number.count), let next = rest.dropFirst(number.count).first else { return false }
        if bracketed { return next == "）" || next == ")" }
        if chinese.isEmpty {
            return (next == "." || next == "．" || next == "、")
                && rest.dropFirst(number.count + 1).first?.isNumber != true
        }
        return next == "、" || line.hasPrefix("第") && rest.dropFirst(number.count).hasPrefix("部分")
    }

    /// — 3 —, - 3 -, 3, 第3页, 第 3 页 共 12 页
    private static func isPageNumber(_ line: String) -> Bool {
        let plain = line.filter { !" \u{3000}—-－–·".contains($0) }
        if plain.allSatisfy(\.isASCII), (1...3).contains(plain.count), plain.allSatisfy(\.isNumber) { return true }
        guard plain.hasPrefix("第"), plain.contains("页"), plain.count <= 12 else { return false }
        return plain.allSatisfy { "第页共，,/".contains($0) || ($0.isASCII && $0.isNumber) }
    }

    private static func isLatin(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character == ",")
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        let isSpace: (Character) -> Bool = {
            $0 == " " || $0 == "\u{3000}" || $0 == "\t" || $0 == "\r" || $0 == "\u{0C}"
        }
        let tail = drop(while: isSpace)
        return String(tail.prefix(tail.count - tail.reversed().prefix(while: isSpace).count))
    }
}
