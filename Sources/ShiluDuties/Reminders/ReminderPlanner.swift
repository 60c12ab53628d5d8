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
        var sent: [String: [Record<Reminder>]] = [:]
        for reminder in existing where reminder.stage != .backlog {
            for key in ReminderPlanner.keys(reminder) { sent[key, default: []].append(reminder) }
        }
        self.sent = sent
        backlogs = Dictionary(grouping: existing.filter { $0.stage == .backlog }) { $0.organizationId?.id ?? "" }
    }

    /// A reminder that is due and was not sent.
    public struct Plan: Sendable {
        public let item: AgendaEntry
        public let stage: ReminderStage
        /// Whom it concerns, where it stands for the same duty of several members; their branch's holder is told.
        public let members: [String]
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
                plans.append(Plan(item: item, stage: stage, members: []))
            }
        }
        return together(plans) + old.sorted { $0.key < $1.key }.compactMap { backlog($0.value) }
    }

    /// Hundreds of members may owe the same by the same day: their organisation is reminded once, with all of them.
    private func together(_ plans: [Plan]) -> [Plan] {
        struct Matter: Hashable {
            let duty: String
            let organization: String
            let window: Period
            let due: Day
            let stage: ReminderStage
        }
        func matter(_ plan: Plan) -> Matter? {
            guard plan.item.member != nil, plan.item.kind == .duty, plan.item.record == nil else { return nil }
            let item = plan.item
            return Matter(
                duty: item.id, organization: item.organization, window: item.window, due: item.due, stage: plan.stage)
        }
        var groups: [Matter: [Plan]] = [:]
        for plan in plans { if let matter = matter(plan) { groups[matter, default: []].append(plan) } }
        return plans.compactMap { plan in
            guard let matter = matter(plan), let group = groups[matter], group.count > 1 else { return plan }
            guard group.first?.item.member == plan.item.member else { return nil }
            let item = plan.item
            let entry = AgendaEntry(
                kind: item.kind, id: item.id, title: "\(item.title)：\(group.count)名党员", organization: item.organization,
                organizationName: item.organizationName, window: item.window, due: item.due, state: item.state,
                modality: item.modality, basis: item.basis, next: item.next)
            return Plan(item: entry, stage: plan.stage, members: group.compactMap(\.item.member))
        }
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
        return Plan(item: entry, stage: .backlog, members: [])
    }

    /// Reminders that are still open though what they reminded of is done: they are settled.
    public func settled(by items: [AgendaEntry]) -> [Record<Reminder>] {
        let done = Set(items.filter { $0.state == .met }.map(\.reminderKey))
        let single = Dictionary(sent.values.joined().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values
            .filter { Self.keys($0).allSatisfy(done.contains) }
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
        return (single + cleared).filter { $0.state != .settled }.sorted { $0.id < $1.id }
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

    /// What a reminder is about, once for each member that it names.
    private static func keys(_ reminder: Record<Reminder>) -> [String] {
        let members = reminder.memberIds.map { $0.map(\.id) } ?? [reminder.memberId?.id ?? ""]
        return members.map { member in
            [
                reminder.duty ?? "", reminder.organizationId?.id ?? "", member,
                reminder.windowFrom?.description ?? "", reminder.dueOn?.description ?? "",
            ].joined(separator: "|")
        }
    }
}

extension AgendaEntry {
    /// What a reminder's own fields say of it.
    var reminderKey: String {
        [id, organization, member ?? "", window.first.description, due.description].joined(separator: "|")
    }
}
