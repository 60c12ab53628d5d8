/// What a text becomes in a cell, so that it comes back as exactly the same text.
enum CellValue: Equatable {
    case number(Double)
    case date(year: Int, month: Int, day: Int)
    case dateTime(year: Int, month: Int, day: Int, hour: Int, minute: Int)
    case text

    /// A plain decimal of at most 15 digits becomes a number, `yyyy-MM-dd` and `yyyy-MM-dd HH:mm` become dates; all else, such as
    /// `007`, `1.50` or an 18-digit number, stays text.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        if let number = Self.number(bytes, text) {
            self = .number(number)
        } else if let date = Self.date(bytes) {
            self = date
        } else {
            self = .text
        }
    }

    private static func number(_ bytes: [UInt8], _ text: String) -> Double? {
        guard !bytes.isEmpty, bytes.count <= 17 else { return nil }
        let unsigned = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
        if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
        if parts.count == 2, parts[1].isEmpty || parts[1].last == UInt8(ascii: "0") { return nil }
        guard unsigned.count(where: isDigit) <= 15, let value = Double(text), value != 0 || text == "0" else {
            return nil
        }
        // So small that it would be stored with an exponent of ten or lose digits.
        return abs(value) >= 1e-4 || value == 0 ? value : nil
    }

    private static func date(_ bytes: [UInt8]) -> CellValue? {
        guard bytes.count == 10 || bytes.count == 16, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]),
            // Before 1 March 1900 spreadsheets count wrongly.
            year > 1900, (1...12).contains(month), (1...days(in: month, of: year)).contains(day)
        else { return nil }
        if bytes.count == 10 { return .date(year: year, month: month, day: day) }
        guard bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"), let hour = digits(bytes[11..<13]),
            let minute = digits(bytes[14..<16]), hour < 24, minute < 60
        else { return nil }
        return .dateTime(year: year, month: month, day: day, hour: hour, minute: minute)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1) - 48 } : nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
