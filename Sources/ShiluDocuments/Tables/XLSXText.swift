import Foundation

/// How XLSX writes what XML cannot say, and how numbers are stored.
enum XLSXText {
    /// The text of UTF-8 bytes, with escapes undone.
    static func string(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(UInt8(ascii: "_")) ? unescaped(text) : text
    }

    /// `_xHHHH_` stands for a UTF-16 unit (ISO/IEC 29500-1 §22.4.2.4). Control characters other than line ends are dropped.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.range(of: "_x") {
            result += rest[..<start.lowerBound]
            let code = rest[start.upperBound...].prefix(5)
            if code.count == 5, code.hasSuffix("_"), let unit = UInt16(code.prefix(4), radix: 16),
                let scalar = Unicode.Scalar(unit)
            {
                if XMLEscape.isAllowed(scalar), scalar != "\r" { result.unicodeScalars.append(scalar) }
                rest = rest[code.endIndex...]
            } else {
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return result + rest
    }

    /// Text that looks like `_xHHHH_` by itself, written so that it reads back unchanged.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
    }

    /// A stored number as plain decimal text: `1.5E-3` → `0.0015`; other text as it is.
    static func decimal(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }),
            let exponent = Int(text[text.index(after: mark)...]), abs(exponent) <= 400
        else { return text }
        var mantissa = text[..<mark]
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        if mantissa.hasPrefix("-") || mantissa.hasPrefix("+") { mantissa = mantissa.dropFirst() }
        let pieces = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = pieces.first, mantissa.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
            return text
        }
        let fraction = pieces.count > 1 ? pieces[1] : ""
        var digits = String(whole + fraction)
        var point = whole.count + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        } else if point > digits.count {
            digits += String(repeating: "0", count: point - digits.count)
        }
        var left = String(digits.prefix(point).drop { $0 == "0" })
        if left.isEmpty { left = "0" }
        var right = String(digits.dropFirst(point))
        while right.hasSuffix("0") { right.removeLast() }
        return sign + left + (right.isEmpty ? "" : "." + right)
    }
}
