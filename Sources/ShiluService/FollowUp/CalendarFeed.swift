import ShiluDocuments
import ShiluDuties
import ShiluRegisters

/// An agenda as an iCalendar feed.
public enum CalendarFeed {
    /// - Parameter names: of people, for titles; a feed goes to the organisation or the person it is of.
    public static func calendar(_ items: [AgendaEntry], name: String, names: NameBook) -> ICalendar {
        var seen: Set<String> = []
        return ICalendar(
            name: name,
            events: items.filter { seen.insert($0.key).inserted }.map { item in
                let person = item.member.map { "（\(names[$0])）" } ?? ""
                let tick =
                    item.state == .met ? "☑ " : item.state == .notDue || !item.isOwed || !item.isDecided ? "" : "逾期 "
                let lines = [
                    "党组织：\(item.organizationName)", item.basis.isEmpty ? "" : "依据：\(item.basis)",
                    "期限：\(item.window.first.chinese)至\(item.due.chinese)", item.missing, item.next,
                    item.evidence.isEmpty
                        ? "" : "记录：" + item.evidence.prefix(5).map(RegisterBook.naming).joined(separator: "、"),
                ]
                // Shown on its last day: a month-long bar for each duty would hide everything else.
                return ICalendar.Event(
                    uid: uid(of: item), first: item.due.number, last: item.due.number,
                    summary: "\(tick)\(item.title)\(person)　\(item.organizationName)",
                    description: lines.filter { !$0.isEmpty }.joined(separator: "\n"),
                    categories: [item.kind.label], isDone: item.state == .met,
                    alarmDays: item.isOwed ? [7, 1] : [1])
            })
    }

    /// Stable: made of what the item is, not of how it stands.
    static func uid(of item: AgendaEntry) -> String {
        item.key.replacing("|", with: ".").replacing(" ", with: "") + "@shilu"
    }
}
