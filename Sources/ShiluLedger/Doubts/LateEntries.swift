import ShiluRegisters

/// Many gatherings of one organisation entered on one day long after they happened: made up for an inspection, perhaps.
/// What lies before the day on which the unit began to use the ledger (`GoLive`) is an opening and not late.
enum LateEntries: DoubtRule {
    static let code = "entered-long-after"
    static let title = "很久以后集中补登"

    /// How many, and how many days late, make it worth a look.
    static let least = 6
    static let days: Int64 = 60

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        struct Heap: Hashable {
            let organization: String
            let entered: Day
        }
        let goLive = desk.records(GoLive.self).compactMap(\.on).min()
        var heaps: [Heap: [DoubtDesk.Event]] = [:]
        for event in desk.events {
            guard let entry = desk.entered[event.record.id], let organization = event.organizations.first,
                entry.day.number - event.day.number > days, goLive.map({ event.day >= $0 }) ?? true
            else { continue }
            heaps[Heap(organization: organization, entered: entry.day), default: []].append(event)
        }
        for (heap, events) in heaps where events.count >= least {
            let ordered = events.sorted { ($0.day, $0.record.id) < ($1.day, $1.record.id) }
            guard let first = ordered.first, let last = ordered.last else { continue }
            found.add(
                "“\(desk.name(heap.organization))”的\(events.count)次会议、活动在\(heap.entered.chinese)一天登记，最早的发生在\(first.day.chinese)，都晚了\(days)天以上",
                next: "请核对原始记录、签到表；确属补登的，在会议记录里说明", records: ordered.map(\.record.id),
                organizations: [heap.organization], day: last.day)
        }
    }
}
