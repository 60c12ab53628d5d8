import ShiluRegisters

/// Which reminders are to be written on a day: pure, from what is on the agenda and what was sent before.
///
/// A unit that starts with an old ledger would be reminded of hundreds of things at once. What ran out longer ago than
/// `daysBack` and was never reminded of is told once for each organisation, as one reminder of what is left from before
/// (历史欠账).
public struct ReminderPlanner {
    /// So many days before the last day a holder is reminded for the first time.
    public let daysAhead: Int
    /// So many days after the reminder of what is overdue it goes to the organisation above.
    public let daysToEscalate: Int
    /// What ran out longer ago is reminded of together.
    public let daysBack: Int
    private let sent: [String: [Record<Reminder>]]
    /// Reminders of what is left from before, by organisation.
    private let backlogs: [String: [Record<Reminder>]]
    /// The id of such a reminder's matter.
    public static let backlogID = "backlog"

    public init(existing: [Record<Reminder>], daysAhead: Int = 10, daysToEscalate: Int = 15, daysBack: Int = 30) {
        (self.daysAhead, self.daysToEscalate) = (max(1, daysAhead), max(1, daysToEscalate))
        self.daysBack = max(1, daysBack)
        sent = Dictionary(grouping: existing.filter { $0.stage != .backlog }, by: ReminderPlanner.key)
        backlogs = Dictionary(grouping: existing.filter { $0.stage == .backlog }) { $0.organizationId?.id ?? "" }
    }

    /// A reminder that is due and was not sent.
    public struct Plan: Sendable {
        public let item: AgendaEntry
        public let stage: ReminderStage
    }

    /// New reminders, in the order of the agenda; each item at most once a day, at its furthest stage. What is left from
    /// before follows, one for each organisation.
    public func reminders(for items: [AgendaEntry], on day: Day) -> [Plan] {
        var seen: Set<String> = []
        var old: [String: [AgendaEntry]] = [:]
        var plans: [Plan] = []
        for item in items where item.isOwed && item.isOpen {
            guard let stage = stage(of: item, on: day), seen.insert(item.reminderKey).inserted else { continue }
            if isOld(item, on: day) {
                old[item.organization, default: []].append(item)
            } else {
                plans.append(Plan(item: item, stage: stage))
            }
        }
        return plans + old.sorted { $0.key < $1.key }.compactMap { backlog($0.value) }
    }

    /// Whether it ran out so long ago that it is not reminded of by itself.
    private func isOld(_ item: AgendaEntry, on day: Day) -> Bool {
        item.due.adding(days: daysBack) < day && sent[item.reminderKey] == nil
    }

    /// One reminder of everything that an organisation owes from before; nil where all of it was told.
    private func backlog(_ items: [AgendaEntry]) -> Plan? {
        let told = backlogs[items.first?.organization ?? ""]?.compactMap(\.dueOn).max()
        let new = items.filter { item in told.map { item.due > $0 } ?? true }
        guard let first = new.first, let due = new.map(\.due).max(), let from = new.map(\.due).min() else { return nil }
        var counts: [(title: String, count: Int)] = []
        for item in new {
            if let at = counts.firstIndex(where: { $0.title == item.title }) {
                counts[at].count += 1
            } else {
                counts.append((item.title, 1))
            }
        }
        let named = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .prefix(8).map { "\($0.element.title)\($0.element.count)项" }.joined(separator: "、")
        let entry = AgendaEntry(
            kind: .duty, id: Self.backlogID, title: "历史欠账\(new.count)项：\(named)\(counts.count > 8 ? "等" : "")",
            organization: first.organization, organizationName: first.organizationName,
            window: Period(first: from, last: due), due: due, state: .noRecord, modality: "", basis: "")
        return Plan(item: entry, stage: .backlog)
    }

    /// Reminders that are still open though what they reminded of is done: they are settled.
    public func settled(by items: [AgendaEntry]) -> [Record<Reminder>] {
        let done = Set(items.filter { $0.state == .met }.map(\.reminderKey))
        let single = sent.filter { done.contains($0.key) }.values.joined()
        let reach = items.map(\.due).min()
        let cleared = backlogs.values.joined().filter { reminder in
            guard let from = reminder.windowFrom, let to = reminder.dueOn, let reach, reach <= from else {
                return false
            }
            let meant = items.filter {
                $0.organization == reminder.organizationId?.id && from <= $0.due && $0.due <= to
            }
            // What the agenda does not reach back to cannot be called done.
            return meant.contains { $0.state == .met } && !meant.contains { $0.isOwed && $0.isOpen && $0.isDecided }
        }
        return (Array(single) + cleared).filter { $0.state != .settled }.sorted { $0.id < $1.id }
    }

    private func stage(of item: AgendaEntry, on day: Day) -> ReminderStage? {
        let before = sent[item.reminderKey] ?? []
        func isNew(_ stage: ReminderStage) -> Bool { !before.contains { $0.stage == stage } }
        if day < item.due {
            return item.due.adding(days: -daysAhead) <= day && isNew(.ahead) ? .ahead : nil
        }
        if day == item.due { return isNew(.dueToday) ? .dueToday : nil }
        guard item.isDecided else { return nil }
        guard let told = before.first(where: { $0.stage == .overdue }) else { return .overdue }
        guard isNew(.escalated), let on = told.sentOn, on.adding(days: daysToEscalate) <= day else { return nil }
        return .escalated
    }

    private static func key(_ reminder: Record<Reminder>) -> String {
        [
            reminder.duty ?? "", reminder.organizationId?.id ?? "", reminder.memberId?.id ?? "",
            reminder.windowFrom?.description ?? "", reminder.dueOn?.description ?? "",
        ].joined(separator: "|")
    }
}

extension AgendaEntry {
    /// What a reminder's own fields say of it.
    var reminderKey: String {
        [id, organization, member ?? "", window.first.description, due.description].joined(separator: "|")
    }
}
