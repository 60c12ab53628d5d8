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

    /// Makes room for so many bytes and lets them be written; `body` says how many it wrote.
    @inline(__always)
    private mutating func write(atMost count: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        if used + count > bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: max(count, bytes.count)))
        }
        used += bytes.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[used...])) }
    }

    private mutating func put(_ plain: StaticString) { plain.withUTF8Buffer { put($0) } }

    private mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
        write(atMost: source.count) { $0.update(fromContentsOf: source) }
    }

    private mutating func put(text plain: String) {
        var plain = plain
        plain.withUTF8 { put($0) }
    }

    /// `"name": `, behind a comma unless it is the object's first.
    private mutating func key(_ name: StaticString) {
        let isFirst = first
        first = false
        name.withUTF8Buffer { name in
            write(atMost: name.count + 5) { room in
                var length = 0
                func put(_ byte: UInt8) {
                    room[length] = byte
                    length += 1
                }
                if !isFirst {
                    put(UInt8(ascii: ","))
                    put(UInt8(ascii: " "))
                }
                put(UInt8(ascii: "\""))
                for byte in name { put(byte) }
                put(UInt8(ascii: "\""))
                put(UInt8(ascii: ":"))
                put(UInt8(ascii: " "))
                return length
            }
        }
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

    private mutating func number(_ value: Int) {
        if value < 0 { put("-") }
        let magnitude = value.magnitude
        var (digits, ceiling) = (1, UInt(10))
        while digits < 19, magnitude >= ceiling { (digits, ceiling) = (digits + 1, ceiling * 10) }
        write(atMost: digits) { room in
            var rest = magnitude
            for place in stride(from: digits - 1, through: 0, by: -1) {
                let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
                room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                rest = tenth
            }
            return digits
        }
    }

    private mutating func quote(_ string: String) {
        var string = string
        string.withUTF8 { source in
            // A byte becomes six at most: \u001f.
            write(atMost: source.count * 6 + 2) { room in
                var length = 0
                func put(_ byte: UInt8) {
                    room[length] = byte
                    length += 1
                }
                func escape(_ plain: StaticString) { plain.withUTF8Buffer { for byte in $0 { put(byte) } } }
                put(UInt8(ascii: "\""))
                var at = 0
                while at < source.count {
                    let byte = source[at]
                    at += 1
                    switch byte {
                    case UInt8(ascii: "\""): escape("\\\"")
                    case UInt8(ascii: "\\"): escape("\\\\")
                    case 0x0A: escape("\\n")
                    case 0x0D: escape("\\r")
                    case 0x09: escape("\\t")
                    case 0..<0x20, 0x7F:
                        escape(byte < 0x10 ? "\\u000" : "\\u00")
                        for digit in String(byte, radix: 16).utf8 { put(digit) }
                    case 0xE2 where at + 1 < source.count && source[at] == 0x80 && source[at + 1] & 0xFE == 0xA8:
                        // U+2028 and U+2029 end lines in JavaScript.
                        escape(source[at + 1] == 0xA8 ? "\\u2028" : "\\u2029")
                        at += 2
                    default: put(byte)
                    }
                }
                put(UInt8(ascii: "\""))
                return length
            }
        }
    }
}
