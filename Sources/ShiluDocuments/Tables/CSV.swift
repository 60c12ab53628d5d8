import Foundation

/// Splits CSV text into rows and fields by RFC 4180.
enum CSVParser {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// One array per record; a blank line is an empty array, so that `index + 1` stays the record's number.
    /// - Throws: `csv-open-quote` when a quoted field never ends.
    static func rows(of text: String, name: String) throws(DocumentError) -> [[String]] {
        let bytes = Array(text.utf8)
        let separator = separator(of: bytes)
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var position = 0
        // True from the first character of a field on: tells `a,` (two fields) from the end of a line.
        var rowHasContent = false

        func endField() {
            row.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        func endRow() {
            if rowHasContent { endField() }
            rows.append(row)
            row.removeAll(keepingCapacity: true)
            rowHasContent = false
        }

        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == quote, field.isEmpty {
                rowHasContent = true
                position = try quoted(bytes, from: position, into: &field, name: name, record: rows.count + 1)
            } else if byte == separator {
                rowHasContent = true
                endField()
            } else if byte == lineFeed {
                endRow()
            } else if byte == carriageReturn {
                if position < bytes.count, bytes[position] == lineFeed { position += 1 }
                endRow()
            } else {
                rowHasContent = true
                field.append(byte)
            }
        }
        if rowHasContent { endRow() }
        return rows
    }

    /// Reads on to the closing quote; two quotes are one. Returns the position after it.
    private static func quoted(
        _ bytes: [UInt8], from start: Int, into field: inout [UInt8], name: String, record: Int
    ) throws(DocumentError) -> Int {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte != quote {
                field.append(byte)
            } else if position < bytes.count, bytes[position] == quote {
                field.append(quote)
                position += 1
            } else {
                return position
            }
        }
        throw DocumentError(
            code: "csv-open-quote", file: name, what: "第 \(record) 行的双引号没有配对",
            next: "请用 WPS 或 Excel 打开检查这一行，另存为 CSV 后再试")
    }

    /// Comma, semicolon or tab: whichever occurs most outside quotes in the first line that has one.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let comma = UInt8(ascii: ",")
        let semicolon = UInt8(ascii: ";")
        let tab = UInt8(ascii: "\t")
        var counts: [UInt8: Int] = [:]
        var inQuotes = false
        for byte in bytes {
            if byte == quote { inQuotes.toggle() }
            if inQuotes { continue }
            if byte == lineFeed || byte == carriageReturn {
                if !counts.isEmpty { break }
            } else if byte == comma || byte == semicolon || byte == tab {
                counts[byte, default: 0] += 1
            }
        }
        var best = comma
        for candidate in [semicolon, tab] where counts[candidate, default: 0] > counts[best, default: 0] {
            best = candidate
        }
        return best
    }
}

/// Writes CSV by RFC 4180: CRLF, quotes where needed.
public enum CSVWriter {
    /// - Parameter byteOrderMark: makes Excel and WPS open the file as UTF-8.
    /// - Returns: UTF-8; the same rows come back from `TableReader` (a row of one empty field as `""`).
    public static func data(rows: [[String]], byteOrderMark: Bool = true) -> Data {
        var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for row in rows {
            for (index, field) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(field, to: &bytes, isOnlyField: row.count == 1)
            }
            bytes += [0x0D, 0x0A]
        }
        return Data(bytes)
    }

    private static func append(_ field: String, to bytes: inout [UInt8], isOnlyField: Bool) {
        // Separators of other dialects are quoted too, so that guessing the separator cannot go wrong.
        let needsQuotes = field.utf8.contains { byte in
            switch byte {
            case 0x22, 0x2C, 0x3B, 0x09, 0x0D, 0x0A: true
            default: false
            }
        }
        guard needsQuotes || (isOnlyField && field.isEmpty) else {
            bytes += Array(field.utf8)
            return
        }
        bytes.append(0x22)
        for byte in field.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
