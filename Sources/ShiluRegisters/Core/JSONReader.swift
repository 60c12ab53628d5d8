#if canImport(Glibc)
    import Glibc
#endif

/// Reads bodies (`CanonicalJSON`) byte by byte.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Keys of the outermost object that are read; nil for all.
    let wanted: CanonicalJSON.Keys?
    /// How many of them there probably are.
    let expected: Int
    var at = 0
    /// Whether it left off behind the last wanted key.
    private(set) var isDone = false

    init(bytes: UnsafeBufferPointer<UInt8>, wanted: CanonicalJSON.Keys?, expected: Int = 0) {
        (self.bytes, self.wanted, self.expected) = (bytes, wanted, expected)
    }

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
        if depth == 0 {
            if let wanted { return object(wanted) }
            fields.reserveCapacity(12)
        }
        repeat {
            guard let key = string(), take(UInt8(ascii: ":")) else { return nil }
            guard let item = value(depth: depth + 1) else { return nil }
            fields[key] = item
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .fields(fields) : nil
    }

    /// The outermost object, of which some keys are wanted: both stand in the order of bytes, so one walk beside the other finds
    /// them where they lie, and what comes after the last of them is not looked at.
    private mutating func object(_ wanted: CanonicalJSON.Keys) -> Value? {
        var fields: [String: Value] = [:]
        fields.reserveCapacity(expected)
        var name = 0
        repeat {
            guard take(Self.quote) else { return nil }
            let start = at
            guard pastString() else { return nil }
            let key = UnsafeBufferPointer(rebasing: bytes[start..<(at - 1)])
            guard take(UInt8(ascii: ":")) else { return nil }
            var order = -1
            while name < wanted.names.count {
                order = wanted.order(of: name, to: key)
                if order >= 0 { break }
                name += 1
            }
            if name == wanted.names.count {
                isDone = true
                return .fields(fields)
            }
            if order == 0 {
                guard let item = value(depth: 1) else { return nil }
                fields[wanted.names[name]] = item
            } else {
                guard skip() else { return nil }
            }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .fields(fields) : nil
    }

    /// Goes behind the end of the text that it stands in.
    private mutating func pastString() -> Bool {
        guard let base = bytes.baseAddress else { return false }
        let start = at
        while at < bytes.count {
            guard let found = memchr(base + at, Int32(Self.quote), bytes.count - at) else { return false }
            let end = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
            at = end + 1
            var escapes = 0
            while end - escapes > start, bytes[end - escapes - 1] == Self.backslash { escapes += 1 }
            if escapes % 2 == 0 { return true }
        }
        return false
    }

    /// Passes over one value of any depth.
    private mutating func skip() -> Bool {
        var open = 0
        while let byte = next {
            switch byte {
            case Self.quote:
                at += 1
                guard pastString() else { return false }
                continue
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
        guard let text = text(start, at, isASCII: true), let number = Int64(text) else { return nil }
        return .integer(number)
    }

    private func text(_ start: Int, _ end: Int, isASCII: Bool = false) -> String? {
        let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
        // Ids, codes and days are plain ASCII, which needs no looking for what is not UTF-8.
        return isASCII ? String(decoding: part, as: UTF8.self) : String(validating: part, as: UTF8.self)
    }

    private mutating func string() -> String? {
        guard take(Self.quote) else { return nil }
        let start = at
        var seen: UInt8 = 0
        while at < bytes.count, bytes[at] != Self.quote, bytes[at] != Self.backslash {
            seen |= bytes[at]
            at += 1
        }
        if next == Self.quote {  // the usual case: no escape
            defer { at += 1 }
            return text(start, at, isASCII: seen < 0x80)
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
