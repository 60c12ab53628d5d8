import ShiluFigures

/// Writes JSON with keys in a fixed order, which Foundation's encoder does not keep; straight into bytes, because a long text
/// has claims by the hundred thousand.
struct JSONWriter {
    /// What was written stands in the first `used` bytes; the rest is room.
    private var bytes = [UInt8](repeating: 0, count: 1 << 17)
    private var used = 0
    private var first = true
    private let sink: ((ArraySlice<UInt8>) -> Void)?

    /// - Parameter sink: takes what was written, some items at a time; without one it stays in `text`.
    init(sink: ((ArraySlice<UInt8>) -> Void)? = nil) { self.sink = sink }

    /// What was written and not yet handed on.
    var text: String { String(decoding: bytes[..<used], as: UTF8.self) }

    /// Hands on what was written. The buffer is used again: a long text's JSON has tens of megabytes.
    mutating func flush() {
        sink?(bytes[..<used])
        used = 0
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        put("{")
        first = true
        body(&self)
        put("}")
        first = false
    }

    private mutating func reserve(_ count: Int) {
        if used + count > bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: max(count, bytes.count)))
        }
    }

    private mutating func put(_ plain: StaticString) { plain.withUTF8Buffer { put($0) } }

    private mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
        reserve(source.count)
        bytes.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[used...]).copyMemory(from: UnsafeRawBufferPointer(source))
        }
        used += source.count
    }

    private mutating func put(text plain: String) {
        var plain = plain
        plain.withUTF8 { put($0) }
    }

    private mutating func key(_ name: StaticString) {
        put(first ? "\"" : ", \"")
        first = false
        put(name)
        put("\": ")
    }

    mutating func raw(_ name: StaticString, _ value: StaticString) {
        key(name)
        put(value)
    }

    /// A number in plain decimal notation; most are whole.
    mutating func field(_ name: StaticString, _ value: Rational?) {
        key(name)
        if let whole = value?.whole { return number(whole) }
        if let value { put(text: value.plain) } else { put("null") }
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

    /// So many objects, written by their positions: large items are not copied to be read.
    mutating func list(_ name: StaticString, count: Int, _ body: (inout JSONWriter, Int) -> Void) {
        key(name)
        put("[")
        for index in 0..<count {
            put(index == 0 ? "\n  " : ",\n  ")
            object { body(&$0, index) }
            if sink != nil, used > 1 << 16 { flush() }
        }
        put(count == 0 ? "]" : "\n]")
    }

    /// The digits from the last to the first, then turned round.
    private mutating func number(_ value: Int) {
        if value < 0 { put("-") }
        reserve(20)
        let start = used
        var rest = value.magnitude
        repeat {
            let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes[used] = UInt8(ascii: "0") + UInt8(digit)
            used += 1
            rest = tenth
        } while rest > 0
        bytes[start..<used].reverse()
    }

    private mutating func quote(_ string: String) {
        put("\"")
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
                put(UnsafeBufferPointer(rebasing: source[plain..<at]))
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
            put(UnsafeBufferPointer(rebasing: source[plain...]))
        }
        put("\"")
    }
}
