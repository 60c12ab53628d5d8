import Foundation
import ShiluCatalogue
import ShiluRegisters
import Yams

extension WorkingCalendar {
    /// The years that come with the program.
    public static var bundled: WorkingCalendar {
        get throws { try load(folder: CatalogueFolder.url.appendingPathComponent("calendars", isDirectory: true)) }
    }

    /// Every `.yaml` of a folder.
    /// - Throws: `Refusal` with the file of everything that is wrong.
    public static func load(folder: URL) throws -> WorkingCalendar {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        return try load(
            texts: names.filter { $0.hasSuffix(".yaml") }.map { name in
                let data = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
                return (file: "calendars/\(name)", text: String(decoding: data, as: UTF8.self))
            })
    }

    static func load(texts: [(file: String, text: String)]) throws(Refusal) -> WorkingCalendar {
        var years: [Year] = []
        var notices: [Notice] = []
        for (file, text) in texts {
            var reader = CalendarFile(file: file)
            if let year = reader.read(text) {
                if years.contains(where: { $0.year == year.year }) {
                    reader.report("calendar-double", "\(year.year)年的节假日安排有两份", next: "请只留一份")
                }
                years.append(year)
            }
            notices += reader.notices
        }
        if !notices.isEmpty { throw Refusal(notices) }
        return WorkingCalendar(years)
    }
}

/// One year's file.
private struct CalendarFile {
    let file: String
    private(set) var notices: [Notice] = []

    init(file: String) { self.file = file }

    mutating func report(_ code: String, _ what: String, next: String, at node: Node? = nil) {
        notices.append(Notice(code, what, next: next, place: file + (node?.mark.map { "：第\($0.line)行" } ?? "")))
    }

    mutating func read(_ text: String) -> WorkingCalendar.Year? {
        guard let root = try? Yams.compose(yaml: text), let map = root.mapping else {
            report("yaml-syntax", "不是正确的 YAML", next: "请照其他年份的文件写")
            return nil
        }
        for (key, _) in map where !["year", "source", "mark", "holidays"].contains(key.string ?? "") {
            report("key-unknown", "“\(key.string ?? "")”不认识", next: "可写：year、source、mark、holidays", at: key)
        }
        guard let year = map["year"]?.int, Period(year: year) != nil else {
            report("calendar-year", "没有写明年份", next: "请写 year: 2027 的样子", at: root)
            return nil
        }
        let source = map["source"]?.string ?? ""
        if source.isEmpty { report("source-missing", "没有写明依据哪份通知", next: "请补上 source", at: root) }
        let mark = map["mark"]?.string ?? ""
        if !["V", "U"].contains(mark) {
            report("mark-unknown", "核对标记应是 V 或 U", next: "核对过通知原文的写 V，没有核对的写 U", at: map["mark"] ?? root)
        }
        let holidays = (map["holidays"]?.sequence.map(Array.init) ?? []).compactMap { holiday($0, year) }
        if holidays.isEmpty { report("holidays-missing", "没有 holidays 清单", next: "请逐个列出节日", at: root) }
        return WorkingCalendar.Year(year: year, source: source, isVerified: mark == "V", holidays: holidays)
    }

    private mutating func holiday(_ node: Node, _ year: Int) -> WorkingCalendar.Holiday? {
        guard let map = node.mapping, let name = map["name"]?.string, let text = map["days"]?.scalar?.string else {
            report("holiday-form", "节日应写明 name 和 days", next: "请照其他节日的样子写", at: node)
            return nil
        }
        let ends = text.split(separator: "/").compactMap { Day(String($0)) }
        guard ends.count == text.split(separator: "/").count, ends.count <= 2, let first = ends.first,
            let last = ends.last,
            first <= last, last.year == year, first.year >= year - 1
        else {
            report("holiday-days", "“\(name)”的放假日期写得不对", next: "请写 2023-01-21/2023-01-27 的样子，年份与文件一致", at: map["days"])
            return nil
        }
        var work: [Day] = []
        for item in map["work"]?.sequence.map(Array.init) ?? [] {
            guard let day = item.scalar.flatMap({ Day($0.string) }), day.isWeekend, !(first...last).contains(day) else {
                report("make-up-day", "“\(name)”的调休上班日不是周末，或写得不对", next: "请写假期以外的星期六或星期日", at: item)
                continue
            }
            work.append(day)
        }
        return WorkingCalendar.Holiday(name: name, off: Period(first: first, last: last), work: work)
    }
}
