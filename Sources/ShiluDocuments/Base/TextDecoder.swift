import Foundation

/// Bytes into text: UTF-16 by its mark, else UTF-8 strictly, else GB18030 (a superset of GBK and GB2312).
enum TextDecoder {
    /// - Returns: the text without its byte order mark, or nil when it is in none of these encodings.
    static func decode(_ data: Data) -> String? {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { return String(validating: data.dropFirst(3), as: UTF8.self) }
        if data.starts(with: [0xFF, 0xFE]) { return utf16(data.dropFirst(2), bigEndian: false) }
        if data.starts(with: [0xFE, 0xFF]) { return utf16(data.dropFirst(2), bigEndian: true) }
        return String(validating: data, as: UTF8.self) ?? converted(data, from: "GB18030")
    }

    /// What a text really is when it only looks like one: programs save web pages and RTF under the names of Office files.
    static func disguise(of text: String) -> String? {
        let head = text.prefix(200).drop { $0.isWhitespace }.lowercased()
        if head.hasPrefix("{\\rtf") { return "RTF 文档" }
        if ["<html", "<!doctype html", "<table", "mime-version:"].contains(where: head.hasPrefix) { return "网页" }
        return head.hasPrefix("<?xml") ? "XML 文件" : nil
    }

    private static func utf16(_ data: Data, bigEndian: Bool) -> String? {
        guard data.count.isMultiple(of: 2) else { return nil }
        var units = [UInt16]()
        units.reserveCapacity(data.count / 2)
        var pending: UInt16?
        for byte in data {
            guard let first = pending else {
                pending = UInt16(byte)
                continue
            }
            units.append(bigEndian ? first << 8 | UInt16(byte) : UInt16(byte) << 8 | first)
            pending = nil
        }
        return String(validating: units, as: UTF16.self)
    }

    /// Strict: one byte that does not belong to the encoding makes the whole conversion fail.
    private static func converted(_ data: Data, from encoding: String) -> String? {
        guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = data.map { CChar(bitPattern: $0) }
        // Two bytes of GB18030 become three of UTF-8, one becomes one, four become four at most.
        var output = [CChar](repeating: 0, count: input.count * 2 + 16)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var fromLeft = source.count
                var to = target.baseAddress
                var toLeft = target.count
                let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                return result == -1 || fromLeft != 0 ? nil : target.count - toLeft
            }
        }
        guard let written else { return nil }
        return String(validating: output.prefix(written).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
