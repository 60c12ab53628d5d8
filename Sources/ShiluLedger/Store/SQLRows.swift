import Foundation

/// Rows of values for one statement, packed one after the other into one piece of memory.
///
/// An import writes hundreds of thousands of rows: as arrays of `SQLValue` each would be an allocation of its own and each
/// value a counted reference. A value that equals the one above it in its column is only marked as such, so that a driver
/// need not bind it again. May be filled on one thread and written on another.
public struct SQLRows: Sendable {
    /// How many values make a row.
    public let width: Int
    /// Complete rows.
    public var count: Int { width == 0 ? 0 : values / width }
    public var isEmpty: Bool { values == 0 }
    private var bytes: [UInt8] = []
    private var values = 0
    private var column = 0
    /// What the last written value of each column is, and where it lies.
    private var last: [(tag: UInt8, range: Range<Int>)]

    private enum Tag {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
        static let bytes: UInt8 = 3
        static let same: UInt8 = 4
    }

    public init(width: Int, expecting rows: Int = 0) {
        self.width = width
        last = Array(repeating: (Tag.same, 0..<0), count: width)
        bytes.reserveCapacity(rows * width * 12)
    }

    /// - Parameter rows: all of one length.
    public init(_ rows: [[SQLValue]]) {
        self.init(width: rows.first?.count ?? 0, expecting: rows.count)
        for row in rows { for value in row { add(value) } }
    }

    public mutating func add(_ value: SQLValue) {
        switch value {
        case .null: addNull()
        case .integer(let number): add(number)
        case .text(let text): add(text)
        case .bytes(let bytes): add(bytes)
        }
    }

    public mutating func addNull() { add(Tag.null, UnsafeRawBufferPointer(start: nil, count: 0)) }

    public mutating func add(_ number: Int64) { withUnsafeBytes(of: number) { add(Tag.integer, $0) } }

    public mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(Tag.text, UnsafeRawBufferPointer($0)) }
    }

    public mutating func add(_ blob: [UInt8]) { blob.withUnsafeBytes { add(Tag.bytes, $0) } }

    public mutating func add(_ number: Int64?) { if let number { add(number) } else { addNull() } }

    /// Puts the rows of another of the same width behind these.
    public mutating func append(_ other: SQLRows) {
        guard !other.isEmpty else { return }
        let start = bytes.count
        // The first row of the other refers to none above it, so it can stand anywhere.
        bytes += other.bytes
        last = other.last.map { ($0.tag, ($0.range.lowerBound + start)..<($0.range.upperBound + start)) }
        values += other.values
    }

    private mutating func add(_ tag: UInt8, _ content: UnsafeRawBufferPointer) {
        let above = last[column]
        if above.tag == tag, above.range.count == content.count, isEqual(content, to: above.range) {
            bytes.append(Tag.same)
        } else {
            bytes.append(tag)
            if tag == Tag.text || tag == Tag.bytes {
                withUnsafeBytes(of: content.count) { bytes.append(contentsOf: $0) }
            }
            last[column] = (tag, bytes.count..<(bytes.count + content.count))
            bytes.append(contentsOf: content)
        }
        column = column + 1 == width ? 0 : column + 1
        values += 1
    }

    private func isEqual(_ content: UnsafeRawBufferPointer, to range: Range<Int>) -> Bool {
        guard let one = content.baseAddress, !content.isEmpty else { return true }
        return bytes.withUnsafeBytes { all in
            all.baseAddress.map { memcmp($0 + range.lowerBound, one, content.count) == 0 } ?? false
        }
    }

    /// A value as it lies in memory; its pointers are good for the call that hands it out and, within `withRows`, for as long
    /// as that lasts.
    public enum Packed {
        case null
        case integer(Int64)
        case text(UnsafeBufferPointer<UInt8>)
        case bytes(UnsafeBufferPointer<UInt8>)
        /// The value that stands above it.
        case same
    }

    /// Hands out a reader of the values, in order, whose memory stays where it is until `body` returns.
    public func withReader<T>(_ body: (inout Reader) throws -> T) rethrows -> T {
        try bytes.withUnsafeBytes { all in
            var reader = Reader(all: all)
            return try body(&reader)
        }
    }

    public struct Reader {
        fileprivate let all: UnsafeRawBufferPointer
        private var at = 0

        fileprivate init(all: UnsafeRawBufferPointer) { self.all = all }

        /// The next value; null after the last.
        public mutating func next() -> Packed {
            guard at < all.count else { return .null }
            let tag = all[at]
            at += 1
            switch tag {
            case Tag.integer:
                defer { at += 8 }
                return .integer(all.loadUnaligned(fromByteOffset: at, as: Int64.self))
            case Tag.text: return .text(piece())
            case Tag.bytes: return .bytes(piece())
            case Tag.same: return .same
            default: return .null
            }
        }

        private mutating func piece() -> UnsafeBufferPointer<UInt8> {
            let count = all.loadUnaligned(fromByteOffset: at, as: Int.self)
            let start = at + MemoryLayout<Int>.size
            at = start + count
            return UnsafeRawBufferPointer(rebasing: all[start..<at]).assumingMemoryBound(to: UInt8.self)
        }
    }

    /// The rows again as values, for drivers that do not bind from memory.
    public func forEachRow(_ body: ([SQLValue]) throws -> Void) rethrows {
        var row = [SQLValue](repeating: .null, count: width)
        try withReader { reader in
            for _ in 0..<count {
                for column in 0..<width {
                    switch reader.next() {
                    case .null: row[column] = .null
                    case .integer(let number): row[column] = .integer(number)
                    case .text(let text): row[column] = .text(String(decoding: text, as: UTF8.self))
                    case .bytes(let bytes): row[column] = .bytes(Array(bytes))
                    case .same: break
                    }
                }
                try body(row)
            }
        }
    }
}
