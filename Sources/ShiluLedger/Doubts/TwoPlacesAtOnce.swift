import ShiluRegisters

/// One person in the room of two meetings at the same time. Those who took part online may well have been at both.
enum TwoPlacesAtOnce: DoubtRule {
    static let code = "two-places-at-once"
    static let title = "同一人同时在两处"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        var byDay: [Day: [DoubtDesk.Event]] = [:]
        for event in desk.events where event.start != nil { byDay[event.day, default: []].append(event) }
        for (day, events) in byDay {
            for (index, one) in events.enumerated() {
                for other in events[(index + 1)...] where overlap(one, other) {
                    let both = Set(one.people).intersection(other.people).sorted()
                    guard !both.isEmpty else { continue }
                    found.add(
                        "\(both.count)名党员（\(desk.numbers(both))）\(day.chinese)同一时间在两个会上",
                        next: "请核对两次会议的时间、到会名单和主持人", records: [one.record.id, other.record.id],
                        organizations: one.organizations + other.organizations, day: day)
                }
            }
        }
    }

    /// A meeting whose end nobody wrote down takes its first minute only.
    private static func overlap(_ one: DoubtDesk.Event, _ other: DoubtDesk.Event) -> Bool {
        guard let first = one.start, let second = other.start else { return false }
        return first < max(other.end ?? 0, second + 1) && second < max(one.end ?? 0, first + 1)
    }
}
