/// What a field holds as it is stored: the few shapes that an entry's body may contain.
///
/// Days, months and decimals are text in their one stored form; money is fen, a flag 0 or 1.
public enum Value: Sendable, Hashable {
    case integer(Int64)
    case text(String)
    case list([Value])
    case fields([String: Value])

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    public var list: [Value]? { if case .list(let list) = self { list } else { nil } }
    public var fields: [String: Value]? { if case .fields(let fields) = self { fields } else { nil } }
}

/// The one byte form of a body: UTF-8 JSON, keys in byte order, no spaces, integers without exponent.
///
/// Equal values give equal bytes, and the bytes are what the chain hashes. It stays readable with any text viewer.
public enum CanonicalJSON {
    public static func bytes(_ fields: [String: Value]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(64 + fields.count * 24)
        write(fields, to: &out)
        return out
    }

    private static func write(_ value: Value, to out: inout [UInt8]) {
        switch value {
        case .integer(let number): out.append(contentsOf: String(number).utf8)
        case .text(let text): write(text, to: &out)
        case .fields(let fields): write(fields, to: &out)
        case .list(let list):
            out.append(UInt8(ascii: "["))
            var first = true
            for item in list {
                if !first { out.append(UInt8(ascii: ",")) }
                first = false
                write(item, to: &out)
            }
            out.append(UInt8(ascii: "]"))
        }
    }

    private static func write(_ fields: [String: Value], to out: inout [UInt8]) {
        out.append(UInt8(ascii: "{"))
        var first = true
        for key in fields.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let value = fields[key] else { continue }
            if !first { out.append(UInt8(ascii: ",")) }
            first = false
            write(key, to: &out)
            out.append(UInt8(ascii: ":"))
            write(value, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: out.append(contentsOf: "\\n".utf8)
            case 0x0D: out.append(contentsOf: "\\r".utf8)
            case 0x09: out.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                out.append(contentsOf: "\\u00".utf8)
                out.append(hex[Int(byte >> 4)])
                out.append(hex[Int(byte & 15)])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Reads what `bytes` wrote (any JSON object of strings, whole numbers, lists and objects); nil for anything else.
    public static func read(_ bytes: some Collection<UInt8>) -> [String: Value]? {
        var reader = Reader(bytes: Array(bytes))
        guard let value = reader.value(depth: 0), reader.atEnd else { return nil }
        return value.fields
    }

    /// The same with only some of the object's keys: long lists that nobody asks for are passed over, not built.
    public static func read(_ bytes: some Collection<UInt8>, only keys: Set<String>) -> [String: Value]? {
        var reader = Reader(bytes: Array(bytes))
        reader.wanted = keys
        guard let value = reader.value(depth: 0), reader.atEnd else { return nil }
        return value.fields
    }

    private struct Reader {
        let bytes: [UInt8]
        /// Keys of the outermost object that are read; nil for all.
        var wanted: Set<String>?
        var at = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var atEnd: Bool { at == bytes.count }
        private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

        private mutating func take(_ byte: Character) -> Bool {
            guard next == byte.asciiValue else { return false }
            at += 1
            return true
        }

        mutating func value(depth: Int) -> Value? {
            guard depth < 16 else { return nil }
            switch next {
            case UInt8(ascii: "\""): return string().map(Value.text)
            case UInt8(ascii: "{"): return object(depth: depth)
            case UInt8(ascii: "["): return array(depth: depth)
            default: return number()
            }
        }

        private mutating func object(depth: Int) -> Value? {
            at += 1
            var fields: [String: Value] = [:]
            if take("}") { return .fields(fields) }
            repeat {
                guard let key = string(), take(":") else { return nil }
                if depth == 0, let wanted, !wanted.contains(key) {
                    guard skip() else { return nil }
                    continue
                }
                guard let item = value(depth: depth + 1) else { return nil }
                fields[key] = item
            } while take(",")
            return take("}") ? .fields(fields) : nil
        }

        /// Passes over one value of any depth.
        private mutating func skip() -> Bool {
            var open = 0
            while let byte = next {
                switch byte {
                case UInt8(ascii: "\""):
                    at += 1
                    while let inner = next, inner != UInt8(ascii: "\"") { at += inner == UInt8(ascii: "\\") ? 2 : 1 }
                    guard next != nil else { return false }
                case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if open == 0 { return true }
                    open -= 1
                case UInt8(ascii: ",") where open == 0: return true
                default: break
                }
                at += 1
            }
            return false
        }

        private mutating func array(depth: Int) -> Value? {
            at += 1
            var list: [Value] = []
            if take("]") { return .list(list) }
            repeat {
                guard let item = value(depth: depth + 1) else { return nil }
                list.append(item)
            } while take(",")
            return take("]") ? .list(list) : nil
        }

        private mutating func number() -> Value? {
            let start = at
            if next == UInt8(ascii: "-") { at += 1 }
            while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
            guard let text = String(validating: bytes[start..<at], as: UTF8.self), let number = Int64(text) else {
                return nil
            }
            return .integer(number)
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            let start = at
            while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { at += 1 }
            if next == UInt8(ascii: "\"") {  // the usual case: no escape
                defer { at += 1 }
                return String(validating: bytes[start..<at], as: UTF8.self)
            }
            var raw = Array(bytes[start..<at])
            while let byte = next {
                at += 1
                if byte == UInt8(ascii: "\"") { return String(validating: raw, as: UTF8.self) }
                guard byte == UInt8(ascii: "\\") else {
                    raw.append(byte)
                    continue
                }
                guard let escaped = next else { return nil }
                at += 1
                switch escaped {
                case UInt8(ascii: "n"): raw.append(0x0A)
                case UInt8(ascii: "r"): raw.append(0x0D)
                case UInt8(ascii: "t"): raw.append(0x09)
                case UInt8(ascii: "u"):
                    guard at + 4 <= bytes.count, let digits = String(validating: bytes[at..<(at + 4)], as: UTF8.self),
                        let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
                    else { return nil }
                    at += 4
                    raw.append(contentsOf: Array(String(Character(scalar)).utf8))
                default: raw.append(escaped)
                }
            }
            return nil
        }
    }
}
