import ShiluRegisters

/// Which reminders are to be written on a day: pure, from what is on the agenda and what was sent before.
public struct ReminderPlanner {
    /// So many days before the last day a holder is reminded for the first time.
    public let daysAhead: Int
    /// So many days after the reminder of what is overdue it goes to the organisation above.
    public let daysToEscalate: Int
    private let sent: [String: [Record<Reminder>]]

    public init(existing: [Record<Reminder>], daysAhead: Int = 10, daysToEscalate: Int = 15) {
        (self.daysAhead, self.daysToEscalate) = (max(1, daysAhead), max(1, daysToEscalate))
        sent = Dictionary(grouping: existing, by: ReminderPlanner.key)
    }

    /// A reminder that is due and was not sent.
    public struct Plan: Sendable {
        public let item: AgendaEntry
        public let stage: ReminderStage
    }

    /// New reminders, in the order of the agenda; each item at most once a day, at its furthest stage.
    public func reminders(for items: [AgendaEntry], on day: Day) -> [Plan] {
        var seen: Set<String> = []
        return items.compactMap { item in
            guard item.isOwed, item.isOpen, let stage = stage(of: item, on: day),
                seen.insert(item.reminderKey).inserted
            else { return nil }
            return Plan(item: item, stage: stage)
        }
    }

    /// Reminders that are still open though what they reminded of is done: they are settled.
    public func settled(by items: [AgendaEntry]) -> [Record<Reminder>] {
        let done = Set(items.filter { $0.state == .met }.map(\.reminderKey))
        return sent.filter { done.contains($0.key) }.values.joined().filter { $0.state != .settled }.sorted {
            $0.id < $1.id
        }
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
