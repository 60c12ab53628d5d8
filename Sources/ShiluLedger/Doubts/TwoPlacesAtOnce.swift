import ShiluRegisters

/// One person in the room of two meetings at the same time. Those who took part online may well have been at both.
enum TwoPlacesAtOnce: DoubtRule {
    static let code = "two-places-at-once"
    static let title = "同一人同时在两处"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        // Person by person: a day on which two hundred branches meet has few meetings for any one of them.
        var byPerson: [String: [Int]] = [:]
        for (index, event) in desk.events.enumerated() where event.start != nil {
            for person in event.people { byPerson[person, default: []].append(index) }
        }
        var both: [Pair: [String]] = [:]
        for (person, indices) in byPerson where indices.count > 1 {
            var byDay: [Day: [Int]] = [:]
            for index in indices { byDay[desk.events[index].day, default: []].append(index) }
            for indices in byDay.values {
                for (place, one) in indices.enumerated() {
                    for other in indices[(place + 1)...] where overlap(desk.events[one], desk.events[other]) {
                        both[Pair(one: one, other: other), default: []].append(person)
                    }
                }
            }
        }
        for (pair, people) in both {
            let (one, other) = (desk.events[pair.one], desk.events[pair.other])
            found.add(
                "\(people.count)名党员（\(desk.numbers(people.sorted()))）\(one.day.chinese)同一时间在两个会上",
                next: "请核对两次会议的时间、到会名单和主持人", records: [one.record.id, other.record.id],
                organizations: one.organizations + other.organizations, day: one.day)
        }
    }

    /// Two gatherings by their place in the list of all.
    private struct Pair: Hashable {
        let one: Int
        let other: Int
    }

    /// A meeting whose end nobody wrote down takes its first minute only.
    private static func overlap(_ one: DoubtDesk.Event, _ other: DoubtDesk.Event) -> Bool {
        guard let first = one.start, let second = other.start else { return false }
        return first < max(other.end ?? 0, second + 1) && second < max(one.end ?? 0, first + 1)
    }
}
