/// Reads bodies (`CanonicalJSON`) byte by byte.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Keys of the outermost object that are read; nil for all.
    let wanted: Set<String>?
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>, wanted: Set<String>?) { (self.bytes, self.wanted) = (bytes, wanted) }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    var atEnd: Bool { at == bytes.count }
    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func value(depth: Int) -> Value? {
        guard depth < 16 else { return nil }
        switch next {
        case Self.quote: return string().map(Value.text)
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> Value? {
        at += 1
        var fields: [String: Value] = [:]
        if take(UInt8(ascii: "}")) { return .fields(fields) }
        if depth == 0 { fields.reserveCapacity(min(wanted?.count ?? 12, 12)) }
        repeat {
            guard let key = string(), take(UInt8(ascii: ":")) else { return nil }
            if depth == 0, let wanted, !wanted.contains(key) {
                guard skip() else { return nil }
                continue
            }
            guard let item = value(depth: depth + 1) else { return nil }
            fields[key] = item
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .fields(fields) : nil
    }

    /// Passes over one value of any depth.
    private mutating func skip() -> Bool {
        var open = 0
        while let byte = next {
            switch byte {
            case Self.quote:
                at += 1
                while let inner = next, inner != Self.quote { at += inner == Self.backslash ? 2 : 1 }
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
        if take(UInt8(ascii: "]")) { return .list(list) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            list.append(item)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .list(list) : nil
    }

    private mutating func number() -> Value? {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard let text = text(start, at), let number = Int64(text) else { return nil }
        return .integer(number)
    }

    private func text(_ start: Int, _ end: Int) -> String? {
        String(validating: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    private mutating func string() -> String? {
        guard take(Self.quote) else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != Self.quote, bytes[at] != Self.backslash { at += 1 }
        if next == Self.quote {  // the usual case: no escape
            defer { at += 1 }
            return text(start, at)
        }
        var raw = Array(bytes[start..<at])
        while let byte = next {
            at += 1
            if byte == Self.quote { return String(validating: raw, as: UTF8.self) }
            guard byte == Self.backslash else {
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
                guard at + 4 <= bytes.count, let digits = text(at, at + 4), let code = UInt32(digits, radix: 16),
                    let scalar = Unicode.Scalar(code)
                else { return nil }
                at += 4
                raw.append(contentsOf: Array(String(Character(scalar)).utf8))
            default: raw.append(escaped)
            }
        }
        return nil
    }
}
