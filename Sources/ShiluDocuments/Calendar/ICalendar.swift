/// A calendar of all-day events as an iCalendar stream (RFC 5545), for phones and office programs.
public struct ICalendar: Sendable, Equatable {
    /// One thing to be done, on whole days.
    public struct Event: Sendable, Equatable {
        /// Stays the same for the same thing in every file, so that a program that reads the feed again replaces it
        /// (§3.8.4.7).
        public var uid: String
        /// Days since 1970-01-01.
        public var first: Int64
        /// The last day, included.
        public var last: Int64
        public var summary: String
        public var description: String
        public var categories: [String]
        /// Whether it is done: shown as confirmed and without alarm.
        public var isDone: Bool
        /// Days before `last` on which the reader is reminded; none where empty.
        public var alarmDays: [Int]

        public init(
            uid: String, first: Int64, last: Int64, summary: String, description: String = "",
            categories: [String] = [], isDone: Bool = false, alarmDays: [Int] = []
        ) {
            (self.uid, self.first, self.last, self.summary) = (uid, first, last, summary)
            (self.description, self.categories, self.isDone) = (description, categories, isDone)
            self.alarmDays = alarmDays
        }
    }

    /// The name that programs show for the calendar.
    public var name: String
    public var events: [Event]

    public init(name: String, events: [Event]) { (self.name, self.events) = (name, events) }

    /// The stream, UTF-8, lines ended by CR LF and folded at 75 octets.
    /// - Parameter stamp: when it was made, in seconds since 1970 (DTSTAMP); nothing here calls a clock.
    public func text(stamp: Int64) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shilu//Shilu 0.1//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:" + ICalendar.escaped(name), "X-WR-TIMEZONE:Asia/Shanghai",
        ]
        let made = ICalendar.utc(stamp)
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:" + ICalendar.escaped(event.uid), "DTSTAMP:" + made,
                "DTSTART;VALUE=DATE:" + ICalendar.compact(event.first),
                // The end of an all-day event is the day after it (§3.6.1).
                "DTEND;VALUE=DATE:" + ICalendar.compact(event.last + 1),
                "SUMMARY:" + ICalendar.escaped(event.summary),
            ]
            if !event.description.isEmpty { lines.append("DESCRIPTION:" + ICalendar.escaped(event.description)) }
            if !event.categories.isEmpty {
                lines.append("CATEGORIES:" + event.categories.map(ICalendar.escaped).joined(separator: ","))
            }
            lines += ["STATUS:CONFIRMED", "TRANSP:TRANSPARENT"]
            for days in event.isDone ? [] : event.alarmDays {
                lines += [
                    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + ICalendar.escaped(event.summary),
                    // Nine in the morning, so many days before the end of the last day.
                    "TRIGGER;RELATED=END:-P\(days)DT15H", "END:VALARM",
                ]
            }
            lines.append("END:VEVENT")
        }
        lines.append("END:VCALENDAR")
        return lines.map(ICalendar.folded).joined(separator: "\r\n") + "\r\n"
    }

    /// Text as a value (§3.3.11): backslash, semicolon, comma and line feed are escaped, other controls dropped.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case ";": out += "\\;"
            case ",": out += "\\,"
            case "\n", "\r": out += "\\n"
            case "\t": out.unicodeScalars.append(scalar)
            default: if scalar.value >= 0x20, scalar.value != 0x7F { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// A line folded so that no piece has more than 75 octets, never within a character (§3.1).
    static func folded(_ line: String) -> String {
        var out = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                out += "\r\n "
                octets = 1
            }
            out.unicodeScalars.append(scalar)
            octets += width
        }
        return out
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// `20231225`, from days since 1970-01-01 by the usual era arithmetic.
    private static func compact(_ days: Int64) -> String {
        let shifted = days + 719468
        let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
        let dayOfEra = shifted - era * 146097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth + (shiftedMonth < 10 ? 3 : -9))
        let year = String(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
        let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + two(month) + two(day)
    }

    /// `20231225T010000Z`
    private static func utc(_ seconds: Int64) -> String {
        let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let rest = Int(seconds - days * 86400)
        return compact(days) + "T" + two(rest / 3600) + two(rest % 3600 / 60) + two(rest % 60) + "Z"
    }
}
