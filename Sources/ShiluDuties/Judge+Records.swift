import ShiluLedger
import ShiluRegisters

extension DutyFindings {
    /// Where a record lies: its own organisation, that of its gathering, or its member's branch of the day.
    func place(of record: AnyRecord) -> (index: Int?, day: Day?) {
        let (day, organization) = desk.place(of: record)
        if let index = organization.flatMap({ desk.indexOf[$0] }) { return (index, day) }
        let member =
            record.register == Member.name
            ? record.id : record.fields["memberId"]?.text ?? record.fields["personId"]?.text
        guard let member, let stretches = desk.roll[member] else { return (nil, day) }
        let when = day ?? stateDay
        let stretch = stretches.last { $0.first <= when && ($0.last.map { when <= $0 } ?? true) } ?? stretches.last
        return (stretch.flatMap { desk.indexOf[$0.organization] }, day)
    }

    private func holds(_ conditions: [Condition], _ record: AnyRecord) -> Bool {
        conditions.allSatisfy { $0.truth(of: record, in: desk, calendar: desk.calendar) == .holds }
    }

    /// Checks that every record of the year must pass.
    mutating func judgeRecords(_ duty: Duty, _ rule: Judging.EveryRecord) {
        for record in desk.records(rule.register) {
            let (index, day) = place(of: record)
            guard let index, isInScope(index) else { continue }
            if let day { guard desk.period.contains(day), day <= desk.on, duty.isInForce(on: day) else { continue } }
            guard owes(index, duty), holds(rule.when, record) else { continue }
            let window = day.map { Period(first: $0, last: $0) }
            var (failed, unknown): (DutyReason?, [String]) = (nil, [])
            for check in rule.checks where failed == nil {
                switch check.truth(of: record, in: desk, calendar: desk.calendar) {
                case .holds: continue
                case .fails: failed = .failed(check.otherwise.isEmpty ? duty.problem : check.otherwise)
                case .unfilled(let labels): failed = .notFilled(labels)
                case .unknown(let labels): unknown += labels
                }
            }
            let person = duty.personOf(record)
            if let failed {
                add(
                    duty, at: index, member: person, record: record.id, window: window,
                    duty.modality == .optional ? .notApplicable : duty.stateWhenMissed, due: day, evidence: [record.id],
                    failed)
            } else if !unknown.isEmpty {
                add(
                    duty, at: index, member: person, record: record.id, window: window,
                    duty.modality == .optional ? .notApplicable : .noRecord, due: day, evidence: [record.id],
                    .notFilled(unknown))
            } else {
                add(
                    duty, at: index, member: person, record: record.id, window: window, .met, due: day,
                    evidence: [record.id])
            }
        }
    }

    private func owes(_ index: Int, _ duty: Duty) -> Bool {
        duty.owner == .record || owns(index, duty.owner) || duty.owner.isPersonal
    }

    /// What must be done within a time after the day that a record tells.
    mutating func judgeDeadlines(_ duty: Duty, _ rule: Judging.Deadline) {
        for record in desk.records(rule.register) {
            guard let start = rule.from.day(of: record, in: desk), start <= desk.period.last, start <= desk.on,
                duty.isInForce(on: start), holds(rule.when, record), let index = place(of: record).index,
                isInScope(index), owes(index, duty)
            else { continue }
            let (done, evidence) = done(rule, record)
            let person = rule.member.flatMap { record.fields[$0]?.text }
            guard let due = rule.within.end(from: start, calendar: desk.calendar) else {
                if done == nil || desk.period.contains(start) {
                    add(
                        duty, at: index, member: person, record: record.id, window: Period(first: start, last: start),
                        .noRecord, due: nil, evidence: evidence, .noCalendar(start.year))
                }
                continue
            }
            // A deadline belongs to the year it falls into; what is still open goes on into the years after it.
            if due < desk.period.first, done.map({ $0 < desk.period.first }) ?? false { continue }
            if due < desk.period.first, done != nil { continue }
            let window = Period(first: min(start, due), last: max(start, due))
            if let done, done <= due {
                guard desk.period.contains(due) || desk.period.contains(done) else { continue }
                add(
                    duty, at: index, member: person, record: record.id, window: window, .met, due: due,
                    evidence: evidence)
            } else if done == nil, desk.on <= due {
                if duty.modality == .optional { continue }
                add(
                    duty, at: index, member: person, record: record.id, window: window, .notDue, due: due,
                    evidence: evidence, .late(done: nil))
            } else {
                addMissed(
                    duty, at: index, member: person, record: record.id, window: window, due: due, evidence: evidence,
                    .late(done: done))
            }
        }
    }

    /// The first day on which it was done, as far as it was known, and the records that say so.
    private func done(_ rule: Judging.Deadline, _ record: AnyRecord) -> (Day?, [String]) {
        if let path = rule.done, let day = path.day(of: record, in: desk), day <= desk.on { return (day, [record.id]) }
        guard let by = rule.by else { return (nil, [record.id]) }
        let target = by.to.flatMap { record.fields[$0]?.text } ?? (by.to == nil ? record.id : nil)
        guard let target, let start = rule.from.day(of: record, in: desk) else { return (nil, [record.id]) }
        let found = desk.referrers(by.register, by.link, to: target).compactMap { other -> (Day, String)? in
            guard let day = other.fields[by.day].flatMap(FieldPath.day) ?? place(of: other).day, day <= desk.on,
                // Of the same person only what came after counts; what names the record itself may come before.
                by.to == nil || day >= start, holds(by.when, other)
            else { return nil }
            return (day, other.id)
        }.min { $0.0 < $1.0 }
        return found.map { ($0.0, [record.id, $0.1]) } ?? (nil, [record.id])
    }
}

extension Duty {
    /// The person that a record is about, where people may see it beside the duty.
    func personOf(_ record: AnyRecord) -> String? {
        record.register == Member.name ? record.id : record.fields["memberId"]?.text ?? record.fields["personId"]?.text
    }
}
