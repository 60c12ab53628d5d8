import ShiluDuties
import ShiluLedger
import ShiluRegisters

/// Reminds the holders of duties: every reminder is a record.
public enum ReminderService {
    public struct Outcome: Sendable {
        public struct Line: Sendable {
            public let item: AgendaEntry
            public let stage: ReminderStage
            /// Who is reminded, by id; nil where the ledger names nobody.
            public let recipient: String?
            /// The organisation above, for what is escalated.
            public let above: String?
            /// Whom it concerns, where it stands for several members.
            public let members: [String]
        }
        public let lines: [Line]
        /// Open reminders whose matter is done: settled with the same batch.
        public let settled: [String]
        public let written: Int
        /// Ids of the reminders as they were recorded, in the order of the lines; empty for a rehearsal. By them they are
        /// acknowledged.
        public let records: [String]
    }

    /// - Parameters:
    ///   - organization: only it and what stands below it; nil for the whole ledger.
    ///   - daysBack: what ran out longer ago is reminded of once, together.
    ///   - rehearse: says what would be written, and writes nothing.
    public static func remind(
        _ followUp: FollowUp, organization: String?, on day: Day, daysAhead: Int = 10, daysToEscalate: Int = 15,
        daysBack: Int = 30, rehearse: Bool, author: String, at now: Int64
    ) throws -> Outcome {
        let ledger = followUp.session.ledger
        let facts = try ledger.facts()
        let planner = ReminderPlanner(
            existing: try ledger.records(Reminder.name).map(Record<Reminder>.init), daysAhead: daysAhead,
            daysToEscalate: daysToEscalate, daysBack: daysBack)
        var lines: [Outcome.Line] = []
        var settled: [Record<Reminder>] = []
        for root in try organization.map({ [$0] }) ?? followUp.roots(facts, on: day) {
            let scope = Scope(root)
            let holders = try Holders(facts, scope: Scope(try followUp.roots(facts, on: day).first ?? root), on: day)
            // What ran out with the old year is still owed in the first quarter of the new one.
            let years = day.month <= 3 ? [day.year - 1, day.year] : [day.year]
            var items: [AgendaEntry] = []
            for year in years { items += try followUp.agenda(scope, year: year, on: day) }
            for plan in planner.reminders(for: items, on: day) {
                let item = plan.item
                let above = plan.stage == .escalated ? holders.above(item.organization) : nil
                if plan.stage == .escalated, above == nil { continue }
                let isOfBranch = item.member == nil || item.kind == .conversion || item.kind == .medal
                lines.append(
                    Outcome.Line(
                        item: item, stage: plan.stage,
                        recipient: above.map { holders.answering(for: $0) }
                            ?? (isOfBranch ? holders.answering(for: item.organization) : item.member),
                        above: above, members: plan.members))
            }
            settled += planner.settled(by: items)
        }
        let changes =
            lines.map { Change.record(register: Reminder.name, fields: fields($0, on: day)) }
            + settled.map { Change.advance(record: $0.id, step: "settle", on: day) }
        var (written, records) = (0, [String]())
        if !changes.isEmpty {
            do {
                let receipt = try ledger.append(changes, author: author, at: now, note: "提醒", dryRun: rehearse)
                if !rehearse { (written, records) = (receipt.entries, Array(receipt.ids.prefix(lines.count))) }
            } catch let refusal as BatchRefusal { throw refusal.refusal }
        }
        return Outcome(lines: lines, settled: settled.map(\.id), written: written, records: records)
    }

    private static func fields(_ line: Outcome.Line, on day: Day) -> [String: Value] {
        let (item, shape) = (line.item, Reminder.shape)
        var fields: [String: Value] = [
            shape.organizationId.key: .text(item.organization), shape.duty.key: .text(item.id),
            shape.titleField.key: .text(item.title), shape.windowFrom.key: min(item.window.first, item.due).value,
            shape.dueOn.key: item.due.value, shape.stage.key: line.stage.value, shape.sentOn.key: day.value,
            shape.state.key: ReminderState.sent.value,
        ]
        if let member = item.member { fields[shape.memberId.key] = .text(member) }
        if !line.members.isEmpty { fields[shape.memberIds.key] = .list(line.members.map { .text($0) }) }
        if let recipient = line.recipient { fields[shape.recipientId.key] = .text(recipient) }
        if let above = line.above { fields[shape.toOrganizationId.key] = .text(above) }
        if !item.basis.isEmpty { fields[shape.basis.key] = .text(item.basis) }
        return fields
    }
}
