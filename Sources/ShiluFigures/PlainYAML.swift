/// Reads the plain YAML of the catalogue several times faster than libyaml: block mappings and lists, flow lists and mappings, and
/// plain and quoted scalars.
///
/// It gives up on everything else (anchors, tags, scalars of several lines, escapes, doubled keys, tabs), and the same text
/// then goes to Yams, which reads it or says what is wrong. What it does read is what Yams reads, every scalar as text; a test
/// compares the two over the whole catalogue.
enum PlainYAML {
    /// The document's node with its lines; nil where the text is not plain.
    static func compose(_ text: String) -> YAMLNode? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = Reader(bytes: bytes)
            return reader.document()
        }
    }

    private struct Line {
        let number: Int
        /// Where the content begins and ends, and how many spaces stand before it.
        var start: Int
        let end: Int
        var indent: Int
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        private var lines: [Line] = []
        private var at = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func document() -> YAMLNode? {
            guard splitLines(), let first = lines.first, first.indent == 0, let node = block(indent: 0),
                at == lines.count
            else { return nil }
            return node
        }

        private mutating func splitLines() -> Bool {
            var (start, number) = (0, 0)
            while start < bytes.count {
                number += 1
                var end = start
                while end < bytes.count, bytes[end] != 0x0A {
                    // Tabs, carriage returns and other controls mean more than they seem to.
                    if bytes[end] < 0x20 || bytes[end] == 0x7F || bytes[end] == 0xEF && isMark(end) { return false }
                    end += 1
                }
                var content = start
                while content < end, bytes[content] == 0x20 { content += 1 }
                var last = end
                while last > content, bytes[last - 1] == 0x20 { last -= 1 }
                if content < last, bytes[content] != UInt8(ascii: "#") {
                    if content == start, bytes[content] == UInt8(ascii: "%") || isDocumentMark(content, last) {
                        return false
                    }
                    lines.append(Line(number: number, start: content, end: last, indent: content - start))
                }
                start = end + 1
            }
            return true
        }

        /// A byte order mark.
        private func isMark(_ index: Int) -> Bool {
            index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
        }

        private func isDocumentMark(_ start: Int, _ end: Int) -> Bool {
            end - start >= 3 && bytes[start] == bytes[start + 1] && bytes[start] == bytes[start + 2]
                && (bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "."))
        }

        // MARK: Blocks

        /// The mapping or list whose lines stand at this indent, from the line at hand on.
        private mutating func block(indent: Int) -> YAMLNode? {
            guard at < lines.count, lines[at].indent == indent else { return nil }
            return isItem(lines[at]) ? sequence(indent: indent) : mapping(indent: indent)
        }

        private func isItem(_ line: Line) -> Bool {
            bytes[line.start] == UInt8(ascii: "-")
                && (line.start + 1 == line.end || bytes[line.start + 1] == 0x20)
        }

        private mutating func sequence(indent: Int) -> YAMLNode? {
            let first = lines[at]
            var nodes: [YAMLNode] = []
            while at < lines.count, lines[at].indent == indent, isItem(lines[at]) {
                let line = lines[at]
                var content = line.start + 1
                while content < line.end, bytes[content] == 0x20 { content += 1 }
                let node: YAMLNode?
                if content == line.end || isComment(content, line) {
                    at += 1
                    guard at < lines.count, lines[at].indent > indent else { return nil }
                    node = block(indent: lines[at].indent)
                } else if startsBlock(content, line) {
                    // `- id: x`: the rest of the line is the first line of a mapping that stands further in.
                    let inner = indent + content - line.start
                    (lines[at].start, lines[at].indent) = (content, inner)
                    node = block(indent: inner)
                } else {
                    node = inlineValue(from: content, line, parent: indent)
                }
                guard let node else { return nil }
                nodes.append(node)
            }
            guard at == lines.count || lines[at].indent < indent || lines[at].indent == indent else { return nil }
            return YAMLNode(.sequence(nodes), line: first.number)
        }

        /// Whether a list's item begins a mapping or another list on its own line.
        private func startsBlock(_ content: Int, _ line: Line) -> Bool {
            if bytes[content] == UInt8(ascii: "-"), content + 1 == line.end || bytes[content + 1] == 0x20 {
                return true
            }
            switch bytes[content] {
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"): return false
            default: return colon(from: content, line) != nil
            }
        }

        /// The colon that ends a plain key.
        private func colon(from start: Int, _ line: Line) -> Int? {
            for index in start..<line.end {
                if bytes[index] == UInt8(ascii: ":"), index + 1 == line.end || bytes[index + 1] == 0x20 { return index }
                if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1] == 0x20 { return nil }
            }
            return nil
        }

        private func isComment(_ index: Int, _ line: Line) -> Bool {
            bytes[index] == UInt8(ascii: "#") && index > line.start && bytes[index - 1] == 0x20
        }

        private mutating func mapping(indent: Int) -> YAMLNode? {
            let first = lines[at]
            var pairs: [(YAMLNode, YAMLNode)] = []
            var keys: [String] = []
            while at < lines.count, lines[at].indent == indent, !isItem(lines[at]) {
                let line = lines[at]
                guard isPlainStart(line.start, line.end), let colon = colon(from: line.start, line) else { return nil }
                var end = colon
                while end > line.start, bytes[end - 1] == 0x20 { end -= 1 }
                guard end > line.start, let key = text(line.start, end), !keys.contains(key) else { return nil }
                keys.append(key)
                var content = colon + 1
                while content < line.end, bytes[content] == 0x20 { content += 1 }
                let value: YAMLNode?
                if content >= line.end || isComment(content, line) {
                    at += 1
                    guard at < lines.count else { return nil }
                    if lines[at].indent > indent {
                        value = block(indent: lines[at].indent)
                    } else if lines[at].indent == indent, isItem(lines[at]) {
                        value = sequence(indent: indent)
                    } else {
                        return nil
                    }
                } else {
                    value = inlineValue(from: content, line, parent: indent)
                }
                guard let value else { return nil }
                pairs.append((scalar(key, line), value))
            }
            guard at == lines.count || lines[at].indent < indent else { return nil }
            return YAMLNode(.mapping(pairs), line: first.number)
        }

        private func scalar(_ text: String, _ line: Line) -> YAMLNode { YAMLNode(.scalar(text), line: line.number) }

        private func text(_ start: Int, _ end: Int) -> String? {
            String(validating: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }

        // MARK: Values on a line

        /// A value that begins on the line at hand and ends the line; flow collections may go on over the next lines.
        private mutating func inlineValue(from start: Int, _ line: Line, parent: Int) -> YAMLNode? {
            var position = start
            let node: YAMLNode?
            switch bytes[start] {
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                node = flow(&position, parent: parent, depth: 0)
            default:
                node = plain(&position, isFlow: false)
            }
            guard let node else { return nil }
            let last = lines[at]
            while position < last.end, bytes[position] == 0x20 { position += 1 }
            guard position >= last.end || isComment(position, last) else { return nil }
            at += 1
            // What stands further in would belong to this value.
            guard at == lines.count || lines[at].indent <= parent else { return nil }
            return node
        }

        /// Whether a plain scalar may begin so.
        private func isPlainStart(_ start: Int, _ end: Int) -> Bool {
            switch bytes[start] {
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
                UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
                UInt8(ascii: "`"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                return false
            case UInt8(ascii: "-"): return start + 1 < end && bytes[start + 1] != 0x20
            default: return true
            }
        }

        private func isFlowMark(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
            default: false
            }
        }

        /// A plain scalar on the line at hand.
        private func plain(_ position: inout Int, isFlow: Bool) -> YAMLNode? {
            let (line, start) = (lines[at], position)
            guard isPlainStart(start, line.end) else { return nil }
            var end = start
            while end < line.end {
                let byte = bytes[end]
                if byte == UInt8(ascii: "#"), end > start, bytes[end - 1] == 0x20 { break }
                if isFlow, isFlowMark(byte) { break }
                if byte == UInt8(ascii: ":") {
                    let ends = end + 1 == line.end || bytes[end + 1] == 0x20
                    if ends || isFlow && isFlowMark(bytes[end + 1]) {
                        if isFlow { break }
                        return nil
                    }
                }
                end += 1
            }
            position = end
            while end > start, bytes[end - 1] == 0x20 { end -= 1 }
            guard end > start else { return nil }
            return text(start, end).map { scalar($0, line) }
        }

        /// Goes to the next content within a flow collection, on this line or on the next.
        private mutating func skipSpace(_ position: inout Int, parent: Int) -> Bool {
            while true {
                let line = lines[at]
                while position < line.end, bytes[position] == 0x20 { position += 1 }
                if position < line.end {
                    if bytes[position] == UInt8(ascii: "#") { return false }
                    return true
                }
                guard at + 1 < lines.count, lines[at + 1].indent > parent else { return false }
                at += 1
                position = lines[at].start
            }
        }

        private mutating func flow(_ position: inout Int, parent: Int, depth: Int) -> YAMLNode? {
            guard depth < 16 else { return nil }
            switch bytes[position] {
            case UInt8(ascii: "["): return flowSequence(&position, parent: parent, depth: depth)
            case UInt8(ascii: "{"): return flowMapping(&position, parent: parent, depth: depth)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(&position)
            default: return plain(&position, isFlow: true)
            }
        }

        private mutating func flowSequence(_ position: inout Int, parent: Int, depth: Int) -> YAMLNode? {
            let line = lines[at]
            var nodes: [YAMLNode] = []
            position += 1
            while true {
                guard skipSpace(&position, parent: parent) else { return nil }
                if bytes[position] == UInt8(ascii: "]") { break }
                guard let node = flow(&position, parent: parent, depth: depth + 1),
                    skipSpace(&position, parent: parent)
                else { return nil }
                nodes.append(node)
                if bytes[position] == UInt8(ascii: ",") {
                    position += 1
                } else if bytes[position] != UInt8(ascii: "]") {
                    return nil
                }
            }
            position += 1
            return YAMLNode(.sequence(nodes), line: line.number)
        }

        private mutating func flowMapping(_ position: inout Int, parent: Int, depth: Int) -> YAMLNode? {
            let line = lines[at]
            var pairs: [(YAMLNode, YAMLNode)] = []
            var keys: [String] = []
            position += 1
            while true {
                guard skipSpace(&position, parent: parent) else { return nil }
                if bytes[position] == UInt8(ascii: "}") { break }
                guard let key = plain(&position, isFlow: true), let name = key.scalar?.string, !keys.contains(name),
                    position < lines[at].end, bytes[position] == UInt8(ascii: ":")
                else { return nil }
                keys.append(name)
                position += 1
                guard skipSpace(&position, parent: parent),
                    let value = flow(&position, parent: parent, depth: depth + 1),
                    skipSpace(&position, parent: parent)
                else { return nil }
                pairs.append((key, value))
                if bytes[position] == UInt8(ascii: ",") {
                    position += 1
                } else if bytes[position] != UInt8(ascii: "}") {
                    return nil
                }
            }
            position += 1
            return YAMLNode(.mapping(pairs), line: line.number)
        }

        /// A quoted scalar without escapes, on one line.
        private func quoted(_ position: inout Int) -> YAMLNode? {
            let (line, start, quote) = (lines[at], position, bytes[position])
            var end = start + 1
            while end < line.end, bytes[end] != quote {
                if bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return nil }
                end += 1
            }
            guard end < line.end else { return nil }
            // Two single quotes would be one.
            if end + 1 < line.end, bytes[end + 1] == quote { return nil }
            position = end + 1
            return text(start + 1, end).map { scalar($0, line) }
        }
    }
}
