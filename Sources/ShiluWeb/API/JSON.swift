import Foundation

/// A JSON value whose objects keep the order that they were written in, so that documents read well and compare.
public indirect enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([Member])

    /// One name and value of an object.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSON
        /// A name with a value.
        public init(_ key: String, _ value: JSON) { (self.key, self.value) = (key, value) }
    }

    /// An object with its names in this order; members without value are left out.
    public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    /// A text, or null.
    public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// A list of texts.
    public static func texts(_ texts: some Sequence<String>) -> JSON { .list(texts.map(JSON.text)) }

    /// The value of a name of an object.
    public subscript(_ key: String) -> JSON? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    /// The text that it is; nil for anything else.
    public var string: String? { if case .text(let text) = self { text } else { nil } }
    /// The whole number that it is; nil for anything else.
    public var whole: Int64? { if case .integer(let number) = self { number } else { nil } }
    /// The list that it is; nil for anything else.
    public var items: [JSON]? { if case .list(let list) = self { list } else { nil } }
    /// The members of the object that it is; nil for anything else.
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    /// On one line.
    public var compact: String { written(indent: nil) }
    /// Indented by two, for people.
    public var pretty: String { written(indent: 0) + "\n" }

    private func written(indent: Int?) -> String {
        var out = ""
        write(to: &out, indent: indent)
        return out
    }

    private func write(to out: inout String, indent: Int?) {
        switch self {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .integer(let number): out += String(number)
        case .number(let number): out += number.isFinite ? String(number) : "null"
        case .text(let text): JSON.quote(text, to: &out)
        case .list(let items):
            JSON.write(items, "[", "]", to: &out, indent: indent) { item, out, inner in
                item.write(to: &out, indent: inner)
            }
        case .object(let members):
            JSON.write(members, "{", "}", to: &out, indent: indent) { member, out, inner in
                JSON.quote(member.key, to: &out)
                out += inner == nil ? ":" : ": "
                member.value.write(to: &out, indent: inner)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ opening: String, _ closing: String, to out: inout String, indent: Int?,
        _ body: (Item, inout String, Int?) -> Void
    ) {
        out += opening
        let inner = indent.map { $0 + 1 }
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            if let inner { out += "\n" + String(repeating: "  ", count: inner) }
            body(item, &out, inner)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
        out += closing
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }

    /// Reads a document; nil where it is none, is nested deeper than 32, or names something twice in one object.
    public init?(parsing text: String) {
        var reader = JSONReader(Array(text.utf8))
        guard let value = reader.document() else { return nil }
        self = value
    }
}

/// Reads JSON (RFC 8259) without recursion deeper than its limit.
private struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0
    private static let deepest = 32

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard let byte = character.asciiValue, next == byte else { return false }
        at += 1
        return true
    }

    mutating func document() -> JSON? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return at == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSON? {
        guard depth < JSONReader.deepest else { return nil }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return list(depth)
        case UInt8(ascii: "\""): return string().map(JSON.text)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) -> JSON? {
        guard bytes[at...].starts(with: word.utf8) else { return nil }
        at += word.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) -> JSON? {
        at += 1
        var members: [JSON.Member] = []
        var seen: Set<String> = []
        skipSpace()
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\""), let key = string(), seen.insert(key).inserted else { return nil }
            skipSpace()
            guard take(":"), let item = value(depth: depth + 1) else { return nil }
            members.append(JSON.Member(key, item))
            skipSpace()
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func list(_ depth: Int) -> JSON? {
        at += 1
        var items: [JSON] = []
        skipSpace()
        if take("]") { return .list(items) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipSpace()
        } while take(",")
        return take("]") ? .list(items) : nil
    }

    private mutating func number() -> JSON? {
        let start = at
        _ = take("-")
        guard let first = next, isDigit(first) else { return nil }
        at += 1
        if first != UInt8(ascii: "0") { skipDigits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard let byte = next, isDigit(byte) else { return nil }
            skipDigits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard let byte = next, isDigit(byte) else { return nil }
            skipDigits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private mutating func skipDigits() { while let byte = next, isDigit(byte) { at += 1 } }

    private mutating func string() -> String? {
        at += 1
        var raw: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: raw, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                raw.append(contentsOf: Array(String(Character(scalar)).utf8))
            case 0..<0x20: return nil
            default: raw.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let high = unit() else { return nil }
            guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
            guard take("\\"), take("u"), let low = unit(), (0xDC00...0xDFFF).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        let digits = bytes[at..<(at + 4)]
        guard digits.allSatisfy({ isDigit($0) || (0x41...0x46).contains($0 & 0xDF) }) else { return nil }
        at += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
