import ShiluRegisters

/// HTML that is safe to send.
///
/// Made from string literals; every value that is interpolated is escaped, unless it is `Markup` itself. There is no way to
/// turn a string from outside into markup but `Markup(trusted:)`, which is for text that this program made.
public struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
    public private(set) var html: String

    /// Nothing.
    public static let none = Markup(trusted: "")

    /// Text that this program made and that is known to be well-formed HTML.
    public init(trusted html: String) { self.html = html }

    /// Text from anywhere, escaped.
    public init(text: String) {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        Markup.escape(text, into: &out)
        html = out
    }

    public init(stringLiteral value: String) { html = value }
    public init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    public struct Interpolation: StringInterpolationProtocol {
        var html: String
        public init(literalCapacity: Int, interpolationCount: Int) {
            html = ""
            html.reserveCapacity(literalCapacity + interpolationCount * 24)
        }
        public mutating func appendLiteral(_ literal: String) { html += literal }
        public mutating func appendInterpolation(_ text: String) { Markup.escape(text, into: &html) }
        public mutating func appendInterpolation(_ text: String?) {
            if let text { Markup.escape(text, into: &html) }
        }
        public mutating func appendInterpolation(_ text: Substring) { Markup.escape(String(text), into: &html) }
        public mutating func appendInterpolation(_ number: some BinaryInteger) { html += String(number) }
        /// `2023-05-06`
        public mutating func appendInterpolation(_ day: Day) { html += day.description }
        public mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        public mutating func appendInterpolation(_ markup: Markup?) {
            if let markup { html += markup.html }
        }
        public mutating func appendInterpolation(_ list: some Sequence<Markup>) {
            for markup in list { html += markup.html }
        }
        /// ` name="value"` where the condition holds, nothing else.
        public mutating func appendInterpolation(attribute: StaticString, _ value: String?) {
            guard let value else { return }
            html += " \(attribute)=\""
            Markup.escape(value, into: &html)
            html += "\""
        }
        /// A bare attribute such as ` checked`.
        public mutating func appendInterpolation(attribute: StaticString, if condition: Bool) {
            if condition { html += " \(attribute)" }
        }
    }

    public static func + (left: Markup, right: Markup) -> Markup { Markup(trusted: left.html + right.html) }
    public static func += (left: inout Markup, right: Markup) { left.html += right.html }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0: true
        default: false
        }
    }

    static func escape(_ text: String, into out: inout String) {
        let special = text.utf8.contains(where: isSpecial)
        guard special else {
            out += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\0": continue
            default: out.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Sequence where Element == Markup {
    /// One after the other, with something between.
    public func joined(by separator: Markup = .none) -> Markup {
        Markup(trusted: map(\.html).joined(separator: separator.html))
    }
}

/// Addresses within the application.
public enum WebPath {
    /// One segment of a path, percent-encoded: record numbers may hold anything.
    public static func segment(_ text: String) -> String { encode(text, keeping: "-_.~") }

    /// `path?key=value&…`; empty values are left out.
    public static func make(_ path: String, _ query: [(String, String?)] = []) -> String {
        let pairs = query.compactMap { key, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return encode(key, keeping: "-_.~") + "=" + encode(value, keeping: "-_.~")
        }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// The page of a record.
    public static func record(_ id: String) -> String {
        guard let slash = id.firstIndex(of: "/") else { return "/registers" }
        let (register, number) = (String(id[..<slash]), String(id[id.index(after: slash)...]))
        return "/records/\(segment(register))/\(segment(number))"
    }

    private static let hex = Array("0123456789ABCDEF".unicodeScalars)

    private static func encode(_ text: String, keeping marks: String) -> String {
        var out = String.UnicodeScalarView()
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let plain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte < 128 && marks.unicodeScalars.contains(scalar)
            if plain {
                out.append(scalar)
            } else {
                out.append("%")
                out.append(hex[Int(byte >> 4)])
                out.append(hex[Int(byte & 15)])
            }
        }
        return String(out)
    }
}
