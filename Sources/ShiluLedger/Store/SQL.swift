/// What a column holds: the portable subset of both databases.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
}

/// A Swift value that can be bound to a statement.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable { public var sqlValue: SQLValue { self } }
extension Int64: SQLBindable { public var sqlValue: SQLValue { .integer(self) } }
extension Int: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension Array: SQLBindable where Element == UInt8 { public var sqlValue: SQLValue { .bytes(self) } }
extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A statement with its values: interpolated values are bound, never pasted.
///
/// Placeholders are `$1`, `$2`, … in the order in which they appear, which both databases number alike, so that one text
/// serves both and can be prepared once.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    public private(set) var text: String
    public private(set) var values: [SQLValue]

    public init(stringLiteral text: String) { (self.text, values) = (text, []) }
    public init(stringInterpolation parts: Interpolation) { (text, values) = (parts.text, parts.values) }

    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 8) }
        public mutating func appendLiteral(_ literal: String) { text += literal }
        public mutating func appendInterpolation(_ value: some SQLBindable) {
            values.append(value.sqlValue)
            text += "$\(values.count)"
        }
        /// The members of an `IN (…)`; the caller sees to it that there is at least one.
        public mutating func appendInterpolation(list: some Collection<some SQLBindable>) {
            var first = true
            for value in list {
                if !first { text += ", " }
                first = false
                appendInterpolation(value)
            }
        }
        /// Another piece of statement with its own values.
        public mutating func appendInterpolation(sql piece: SQL) {
            // The piece numbers from $1; here its values come after ours. Pieces hold no `$` but placeholders.
            var rest = Substring(piece.text)
            while let dollar = rest.firstIndex(of: "$") {
                text += rest[..<dollar]
                rest = rest[rest.index(after: dollar)...]
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                text += "$\(values.count + (Int(digits) ?? 0))"
                rest = rest[digits.endIndex...]
            }
            text += rest
            values += piece.values
        }
    }
}

/// One row of an answer, columns by position as the statement names them.
public struct SQLRow: Sendable {
    public let values: [SQLValue]
    public init(_ values: [SQLValue]) { self.values = values }

    /// - Throws: `Notice` where the stored shape is not the one the schema promises: the file was changed by others.
    public func integer(_ column: Int) throws -> Int64 {
        guard column < values.count, case .integer(let number) = values[column] else { throw Notices.damaged }
        return number
    }
    public func text(_ column: Int) throws -> String {
        guard column < values.count, case .text(let text) = values[column] else { throw Notices.damaged }
        return text
    }
    public func bytes(_ column: Int) throws -> [UInt8] {
        guard column < values.count, case .bytes(let bytes) = values[column] else { throw Notices.damaged }
        return bytes
    }
    /// Nil for NULL.
    public func optionalInteger(_ column: Int) throws -> Int64? {
        guard column < values.count else { throw Notices.damaged }
        return values[column] == .null ? nil : try integer(column)
    }
}
