/// Writes JSON with keys in a fixed order, which Foundation's encoder does not keep; straight into bytes, because a long text
/// has claims by the hundred thousand.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var first = true
    private let sink: ((String) -> Void)?

    /// - Parameter sink: takes what was written, some items at a time; without one it stays in `text`.
    init(sink: ((String) -> Void)? = nil) { self.sink = sink }

    /// What was written and not yet handed on.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Hands on what was written. The buffer is used again: a long text's JSON has tens of megabytes.
    mutating func flush() {
        sink?(text)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        put("{")
        first = true
        body(&self)
        put("}")
        first = false
    }

    private mutating func put(_ plain: StaticString) {
        plain.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func put(text plain: String) { bytes.append(contentsOf: plain.utf8) }

    private mutating func key(_ name: StaticString) {
        if !first {
            bytes.append(UInt8(ascii: ","))
            bytes.append(UInt8(ascii: " "))
        }
        first = false
        bytes.append(UInt8(ascii: "\""))
        put(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
    }

    mutating func raw(_ name: StaticString, _ value: String) {
        key(name)
        put(text: value)
    }

    mutating func field(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { quote(value) } else { put("null") }
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { number(value) } else { put("null") }
    }

    mutating func strings(_ name: StaticString, _ values: [String]) {
        key(name)
        listed(values) { $0.quote($1) }
    }

    mutating func integers(_ name: StaticString, _ values: [Int]) {
        key(name)
        listed(values) { $0.number($1) }
    }

    private mutating func listed<Item>(_ values: [Item], _ write: (inout JSONWriter, Item) -> Void) {
        put("[")
        for (index, value) in values.enumerated() {
            if index > 0 { put(", ") }
            write(&self, value)
        }
        put("]")
    }

    mutating func list<Item>(_ name: StaticString, _ items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
        key(name)
        put("[")
        for (index, item) in items.enumerated() {
            put(index == 0 ? "\n  " : ",\n  ")
            object { body(&$0, item) }
            if sink != nil, bytes.count > 1 << 16 { flush() }
        }
        put(items.isEmpty ? "]" : "\n]")
    }

    private mutating func number(_ value: Int) { put(text: String(value)) }

    private mutating func quote(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { source in
            var plain = 0  // where the bytes begin that can be copied as they are
            var at = 0
            while at < source.count {
                let byte = source[at]
                var length = 1
                if byte == 0xE2, at + 2 < source.count, source[at + 1] == 0x80, source[at + 2] & 0xFE == 0xA8 {
                    length = 3  // U+2028 and U+2029 end lines in JavaScript
                } else if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0x7F {
                    at += 1
                    continue
                }
                bytes.append(contentsOf: source[plain..<at])
                switch byte {
                case UInt8(ascii: "\""): put("\\\"")
                case UInt8(ascii: "\\"): put("\\\\")
                case 0x0A: put("\\n")
                case 0x0D: put("\\r")
                case 0x09: put("\\t")
                case 0xE2: put(source[at + 2] == 0xA8 ? "\\u2028" : "\\u2029")
                default:
                    put(byte < 0x10 ? "\\u000" : "\\u00")
                    put(text: String(byte, radix: 16))
                }
                at += length
                plain = at
            }
            bytes.append(contentsOf: source[plain...])
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
