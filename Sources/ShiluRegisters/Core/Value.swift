#if canImport(Glibc)
    import Glibc
#endif

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
        for (key, value) in inOrder(fields) {
            if !first { out.append(UInt8(ascii: ",")) }
            first = false
            write(key, to: &out)
            out.append(UInt8(ascii: ":"))
            write(value, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    /// By the bytes of the keys. Those of ASCII, which all names of fields are, compare in the same order as texts, and faster.
    private static func inOrder(_ fields: [String: Value]) -> [(key: String, value: Value)] {
        if fields.keys.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) { return fields.sorted { $0.key < $1.key } }
        return fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            // Most texts hold nothing that must be written otherwise: whole stretches are taken at once.
            var start = 0
            for index in bytes.indices where needsEscape(bytes[index]) {
                out.append(contentsOf: bytes[start..<index])
                writeEscape(bytes[index], to: &out)
                start = index + 1
            }
            out.append(contentsOf: bytes[start...])
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscape(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case 0x0A: out.append(contentsOf: "\\n".utf8)
        case 0x0D: out.append(contentsOf: "\\r".utf8)
        case 0x09: out.append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            out.append(contentsOf: "\\u00".utf8)
            out.append(hex[Int(byte >> 4)])
            out.append(hex[Int(byte & 15)])
        default:
            out.append(UInt8(ascii: "\\"))
            out.append(byte)
        }
    }

    /// Reads what `bytes` wrote (any JSON object of strings, whole numbers, lists and objects); nil for anything else.
    public static func read(_ bytes: some Collection<UInt8>) -> [String: Value]? { read(bytes, wanted: nil) }

    /// The same with only some of the object's keys: long lists that nobody asks for are passed over, not built, and what
    /// stands behind the last wanted key is not read at all.
    public static func read(_ bytes: some Collection<UInt8>, only keys: Set<String>) -> [String: Value]? {
        read(bytes, wanted: Keys(keys))
    }

    /// The same for those who read many bodies.
    /// - Parameter count: how many of the keys there probably are: those of the body before.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>, only keys: Keys, expecting count: Int = 0) -> [String:
        Value]?
    {
        read(bytes, keys, count)
    }

    private static func read(_ bytes: some Collection<UInt8>, wanted: Keys?) -> [String: Value]? {
        if let fields = bytes.withContiguousStorageIfAvailable({ read($0, wanted, 0) }) { return fields }
        return Array(bytes).withUnsafeBufferPointer { read($0, wanted, 0) }
    }

    private static func read(_ all: UnsafeBufferPointer<UInt8>, _ wanted: Keys?, _ count: Int) -> [String: Value]? {
        var reader = JSONReader(bytes: all, wanted: wanted, expected: count)
        guard let value = reader.value(depth: 0), reader.atEnd || reader.isDone else { return nil }
        return value.fields
    }

    /// Keys that are wanted of many bodies, in the order in which bodies hold them.
    public struct Keys: Sendable {
        let names: [String]
        /// The bytes of all names, one after the other, with where each ends.
        private let bytes: [UInt8]
        private let ends: [Int]

        public init(_ names: Set<String>) {
            let sorted = names.map { (name: $0, bytes: Array($0.utf8)) }
                .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            self.names = sorted.map(\.name)
            bytes = sorted.flatMap(\.bytes)
            ends = sorted.reduce(into: []) { $0.append(($0.last ?? 0) + $1.bytes.count) }
        }

        /// How a wanted name stands to a key of a body in the order of bytes: negative where it comes before, 0 where it is the key.
        func order(of name: Int, to key: UnsafeBufferPointer<UInt8>) -> Int {
            let start = name == 0 ? 0 : ends[name - 1]
            return bytes.withUnsafeBytes { all in
                let own = UnsafeRawBufferPointer(rebasing: all[start..<ends[name]])
                guard let left = own.baseAddress, let right = key.baseAddress else { return own.count - key.count }
                let order = Int(memcmp(left, right, min(own.count, key.count)))
                return order == 0 ? own.count - key.count : order
            }
        }
    }
}
