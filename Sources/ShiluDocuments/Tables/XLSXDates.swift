/// Serial numbers of spreadsheets into dates, by the number format of a cell.
enum XLSXDates {
    /// What a number format shows of a serial number.
    enum Shape: Equatable { case number, date, dateTime, time }

    /// The shape of a built-in format (ISO/IEC 29500-1 §18.8.30; 27–36 and 50–58 are those of Chinese versions).
    static func shape(builtIn id: Int) -> Shape {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: .date
        case 22: .dateTime
        case 18...21, 32...35, 45...47, 55, 56: .time
        default: .number
        }
    }

    /// The shape of a format code such as `yyyy"年"m"月"d"日"` or `[h]:mm`.
    static func shape(code: String) -> Shape {
        var hasDate = false
        var hasTime = false
        var hasMonth = false
        var quoted = false
        var skip = false
        var bracket: String?
        // Sections after the first are for negative numbers, zero and text.
        for character in code.lowercased() {
            if skip {
                skip = false
            } else if let inside = bracket {
                if character == "]" {
                    // [h], [mm], [ss]: time past. Anything else is a colour, a condition or a locale.
                    if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { hasTime = true }
                    bracket = nil
                } else {
                    bracket = inside + String(character)
                }
            } else if quoted {
                quoted = character != "\""
            } else {
                switch character {
                case "\"": quoted = true
                case "\\", "_", "*": skip = true
                case "[": bracket = ""
                case "y", "d": hasDate = true
                case "h", "s": hasTime = true
                case "m": hasMonth = true
                case ";": return finish(hasDate, hasTime, hasMonth)
                default: break
                }
            }
        }
        return finish(hasDate, hasTime, hasMonth)
    }

    private static func finish(_ hasDate: Bool, _ hasTime: Bool, _ hasMonth: Bool) -> Shape {
        // m is the month unless only hours or seconds stand with it.
        switch (hasDate || (hasMonth && !hasTime), hasTime) {
        case (true, true): .dateTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): .number
        }
    }

    /// The text of a serial number; nil when it is no date, so that the number itself is shown.
    static func text(_ serial: Double, shape: Shape, is1904: Bool) -> String? {
        // 2,958,465 is 9999-12-31, the last day that spreadsheets know.
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        switch shape {
        case .number: return nil
        case .time: return time(seconds + (day > 0 ? day * 86_400 : 0))
        case .date: return date(day, is1904: is1904)
        case .dateTime: return date(day, is1904: is1904).map { $0 + " " + time(seconds) }
        }
    }

    /// 1904: day 0 is 1904-01-01. 1900: day 1 is 1900-01-01, and day 60 is the 29 February that never was.
    private static func date(_ serial: Int, is1904: Bool) -> String? {
        if is1904 { return text(ofDay: serial - 24_107) }
        switch serial {
        case ..<1: return nil
        case 60: return "1900-02-29"
        case ..<60: return text(ofDay: serial - 25_568)
        default: return text(ofDay: serial - 25_569)
        }
    }

    /// Days since 1970-01-01 into a date of the Gregorian calendar (Howard Hinnant's algorithm).
    private static func text(ofDay day: Int) -> String {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2)
    }

    private static func time(_ seconds: Int) -> String {
        let text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
        return seconds % 60 == 0 ? text : text + ":" + padded(seconds % 60, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
