import ShiluRegisters

/// What the rules look at: the records, the gatherings among them, and when each record was entered. Read once, in one
/// snapshot of the ledger.
final class DoubtDesk {
    /// People coming together, whichever register tells it.
    struct Event {
        let record: AnyRecord
        let organizations: [String]
        let day: Day
        /// Minutes since midnight; nil where only the day is known.
        let start: Int?
        let end: Int?
        let kinds: [MeetingKind]
        let attendance: Parts<Attendance>
        let present: Int?
        /// Everyone who was in the room, chair included, by id.
        let people: [String]
    }

    let ledger: Ledger
    let db: any SQLConnection
    let context: WorkingState
    let period: Period?
    let today: Day
    let registers: [RegisterInfo]
    private var records: [String: [RecordState]] = [:]
    private var groups: [String: [(first: Int64, last: Int64)]] = [:]
    private(set) var events: [Event] = []
    /// Record → day (in China) and batch of its first entry, and who wrote it.
    private(set) var entered: [String: (day: Day, batch: Int64, author: String)] = [:]

    init(_ ledger: Ledger, _ db: any SQLConnection, _ context: WorkingState, period: Period?, today: Day) throws {
        (self.ledger, self.db, self.context) = (ledger, db, context)
        (self.period, self.today) = (period, today)
        registers = ledger.registers.compactMap { ledger.book[$0.name] }
        for info in registers {
            let states = try ledger.states(info.register.name, asOf: nil, db)
            records[info.register.name] = states
            context.take(states)
        }
        try context.prefetchRoll(of: (records[Member.name] ?? []).map(\.id))
        for info in registers {
            for state in records[info.register.name] ?? [] {
                if let event = Self.event(state, info), isIn(event.day) { events.append(event) }
            }
        }
        try readEntries()
        try readGroups()
    }

    private func readGroups() throws {
        let rows = try db.rows(
            """
            SELECT organization_id, first_day, last_day FROM fact
            WHERE unit_id = \(ledger.unit.text) AND kind = \("group.member") AND until_position = \(Schema.open)
            """)
        for row in rows {
            groups[try row.text(0), default: []].append((try row.integer(1), try row.integer(2)))
        }
    }

    /// Members on the roll of the organisation and everything below it on the day; of a 党小组 those who are in it, or those
    /// of its branch where nobody wrote down who is in which.
    func members(of organization: String, on day: Day) -> Int {
        guard let record = context.record(organization), Record<PartyOrganization>(record).kind == .partyGroup else {
            return context.rollCount(of: organization, on: day)
        }
        guard let spans = groups[organization] else {
            let above = context.deriving.tree.parent(of: organization, on: day.number)
            return above.map { context.rollCount(of: $0, on: day) } ?? 0
        }
        return spans.count { $0.first <= day.number && day.number <= $0.last }
    }

    private func readEntries() throws {
        var at: Int64 = 0
        while true {
            let rows = try db.rows(
                """
                SELECT position, record_id, entered_at, batch, author FROM entry
                WHERE unit_id = \(ledger.unit.text) AND position > \(at) AND action = \(EntryAction.record.rawValue)
                ORDER BY position LIMIT 5000
                """)
            for row in rows {
                at = try row.integer(0)
                // China is eight hours before Greenwich.
                let moment = try row.integer(2) &+ 28800
                entered[try row.text(1)] = (
                    Day(number: moment >= 0 ? moment / 86400 : 0), try row.integer(3), try row.text(4)
                )
            }
            if rows.count < 5000 { return }
        }
    }

    /// Current records of a register, in the order of their entry.
    func states(_ register: String) -> [RecordState] { records[register] ?? [] }
    func records<R: Register>(_ type: R.Type) -> [Record<R>] { states(R.name).map { Record<R>($0.any) } }

    func isIn(_ day: Day?) -> Bool {
        guard let period, let day else { return true }
        return period.contains(day)
    }

    /// The last day that is looked at.
    var lastDay: Day { period.map { min($0.last, today) } ?? today }

    func day(of state: RecordState, _ info: RegisterInfo) -> Day? { state.day(info).map(Day.init(number:)) }

    func lies(_ organization: String, in scope: Scope, on day: Day) -> Bool {
        if organization == scope.organization { return true }
        return scope.includesSubtree
            && context.deriving.tree.subtree(of: scope.organization, on: day.number).contains(organization)
    }

    /// `党员D001`: how a doubt names a person.
    func numbers(_ members: [String]) -> String {
        let shown = members.prefix(5).map(AnyRecord.number(of:)).joined(separator: "、")
        return members.count > 5 ? shown + "等" : shown
    }

    func name(_ organization: String) -> String {
        let fields = context.record(organization)?.fields
        return fields?["shortName"]?.text ?? fields?["name"]?.text ?? AnyRecord.number(of: organization)
    }

    private static func event(_ state: RecordState, _ info: RegisterInfo) -> Event? {
        let record = state.any
        if record.register == MeetingRecord.name {
            let meeting = Record<MeetingRecord>(record)
            guard let gathering = Gathering(meeting), let starts = meeting.startsAt else { return nil }
            var people = gathering.attendance.items.compactMap { row in
                row.state == .present ? row.memberId?.id : nil
            }
            if let chair = meeting.chairId?.id { people.append(chair) }
            // A moment at midnight is a day whose hour nobody wrote down.
            let isTimed = starts.minute > 0 || meeting.endsAt != nil
            let end = meeting.endsAt.flatMap { $0.day == starts.day ? $0.minute : ($0.day > starts.day ? 1440 : nil) }
            return Event(
                record: record, organizations: gathering.organizations, day: gathering.day,
                start: isTimed ? starts.minute : nil, end: end, kinds: meeting.kinds ?? [],
                attendance: gathering.attendance, present: gathering.present, people: Array(Set(people)).sorted())
        }
        // A part of a meeting is the meeting; one that stands alone has organisation, day and attendance of its own.
        guard case .parts(let shape)? = info.fields["attendance"]?.form, shape.isOf(Attendance.self),
            record.fields["meetingId"] == nil, let day = state.day(info).map(Day.init(number:)),
            let organization = state.organization(info)
        else { return nil }
        let attendance = record.fields["attendance"].flatMap(Parts<Attendance>.init(value:)) ?? Parts([])
        let said = record.fields["presentCount"]?.integer.flatMap(Int.init(exactly:))
        return Event(
            record: record, organizations: [organization], day: day, start: nil, end: nil, kinds: [],
            attendance: attendance, present: attendance.items.isEmpty ? said : attendance.present,
            people: attendance.items.compactMap { $0.state == .present ? $0.memberId?.id : nil })
    }
}
