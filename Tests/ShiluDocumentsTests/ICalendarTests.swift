import Foundation
import Testing

@testable import ShiluDocuments

@Suite struct ICalendarTests {
    private static let long = String(repeating: "支部党员大会，", count: 12) + "a,b;c\\d\n第二行"
    static let calendar = ICalendar(
        name: "机关第一党支部,2023",
        events: [
            ICalendar.Event(
                uid: "a@shilu", first: 19417, last: 19447, summary: long, description: long,
                categories: ["三会一课", "应当"], alarmDays: [7, 0]),
            ICalendar.Event(uid: "b@shilu", first: 19782, last: 19782, summary: "已办", isDone: true, alarmDays: [3]),
        ])

    @Test func noLineIsLongerThan75Octets() {
        let text = Self.calendar.text(stamp: 1_703_466_000)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
        #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:" + ICalendar.escaped(Self.long)))
    }

    @Test(
        arguments: [
            ("a,b;c\\d", "a\\,b\\;c\\\\d"), ("一\r\n二\n三", "一\\n二\\n三"), ("\u{1}x\u{7F}", "x"),
        ])
    func escapes(_ text: String, _ expected: String) { #expect(ICalendar.escaped(text) == expected) }

    @Test(arguments: [(74, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
    func folds(_ length: Int, _ pieces: Int) {
        let folded = ICalendar.folded(String(repeating: "x", count: length))
        #expect(folded.components(separatedBy: "\r\n ").count == pieces)
    }

    @Test func daysStampAndAlarms() {
        let text = Self.calendar.text(stamp: 1_703_466_000)
        #expect(text.contains("DTSTAMP:20231225T010000Z"))
        #expect(text.contains("DTSTART;VALUE=DATE:20230301\r\nDTEND;VALUE=DATE:20230401\r\n"))
        // 29 February and the day after it.
        #expect(text.contains("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"))
        #expect(text.components(separatedBy: "BEGIN:VALARM").count == 3)
        #expect(text.contains("TRIGGER;RELATED=END:-P7DT15H"))
    }

    /// Set SHILU_PYTHON to the Python of a virtual environment that has PyPI's icalendar.
    private static var python: String? {
        ProcessInfo.processInfo.environment["SHILU_PYTHON"]
    }

    @Test("PyPI 的 icalendar 读得回来", .enabled(if: python != nil, "没有安装 icalendar"))
    func aSecondParserReadsIt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-ics-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.ics")
        try Data(Self.calendar.text(stamp: 1_703_466_000).utf8).write(to: file)
        let script = """
            import sys, icalendar
            calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
            assert not calendar.errors, calendar.errors
            events = [e for e in calendar.walk('VEVENT')]
            assert all(not e.errors for e in events)
            for e in events:
                print(e['UID'], e.decoded('DTSTART'), e.decoded('DTEND'), len(e.walk('VALARM')))
            sys.stdout.write(str(events[0]['SUMMARY']))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", script, file.path]
        process.environment = ["PYTHONUTF8": "1"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(
            output == "a@shilu 2023-03-01 2023-04-01 2\nb@shilu 2024-02-29 2024-03-01 0\n" + Self.long)
    }
}
