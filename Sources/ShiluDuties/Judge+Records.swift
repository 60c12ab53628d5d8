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
        guard let member else { return (nil, day) }
        guard let person = desk.facts.members.find(member) else { return (nil, day) }
        let stretches = desk.facts.stretches(of: person)
        let when = FactColumns.number((day ?? stateDay).number)
        // Who is suspended is on no roll, but still some branch's business.
        let place =
            (stretches.last { $0.covers(when) } ?? stretches.last)?.place
            ?? desk.facts.cell("suspended.member").of(person).last?.place
        return (place.flatMap(known), day)
    }

    /// A place in the order of the sheet; nil where the unit does not know the organisation.
    func known(_ place: Int32) -> Int? { place < 0 ? nil : Int(place) }

    private func holds(_ conditions: [Condition], _ record: AnyRecord) -> Bool {
        conditions.allSatisfy { $0.truth(of: record, in: desk, calendar: desk.calendar) == .holds }
    }

    /// Checks that every record of the year must pass.
    mutating func judgeRecords(_ duty: Duty, _ rule: Judging.EveryRecord) {
        for record in desk.records(rule.register) {
            let placed = place(of: record)
            guard let index = placed.index, isInScope(index) else { continue }
            var day = placed.day
            if let path = rule.day {
                guard let told = path.day(of: record, in: desk) else { continue }
                day = told
            }
            if let day { guard desk.period.contains(day), day <= desk.on, duty.isInForce(on: day) else { continue } }
            guard owes(index, duty), holds(rule.when, record) else { continue }
            var (failed, unknown): (DutyReason?, [String]) = (nil, [])
            for check in rule.checks where failed == nil {
                switch check.truth(of: record, in: desk, calendar: desk.calendar) {
                case .holds: continue
                case .fails: failed = .failed(check.otherwise.isEmpty ? duty.problem : check.otherwise)
                case .unfilled(let labels): failed = .notFilled(labels)
                case .unknown(let labels): unknown += labels
                }
            }
            if failed == nil, unknown.isEmpty, !wants(.met) { continue }
            let window = day.map { Period(first: $0, last: $0) }
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
            guard let start = rule.from.day(of: record, in: desk, desk.calendar), start <= desk.period.last,
                start <= desk.on, duty.isInForce(on: start), holds(rule.when, record),
                let index = ower(rule, record), isInScope(index), owes(index, duty)
            else { continue }
            let (done, evidence) = self.done(rule, record, start)
            let person = rule.member.flatMap { record.fields[$0]?.text }
            guard let due = self.due(rule, record, start) else {
                if done == nil || desk.period.contains(start) {
                    add(
                        duty, at: index, member: person, record: record.id, window: Period(first: start, last: start),
                        .noRecord, due: nil, evidence: .ids(evidence), .noCalendar(start.year))
                }
                continue
            }
            let window = Period(first: min(start, due), last: max(start, due))
            // A deadline belongs to the year it falls into; what is still open goes on into the years after it.
            if due < desk.period.first, done != nil { continue }
            if let done, done <= due {
                guard desk.period.contains(due) || desk.period.contains(done) else { continue }
                add(
                    duty, at: index, member: person, record: record.id, window: window, .met, due: due,
                    evidence: .ids(evidence))
            } else if done == nil, desk.on <= due {
                if duty.modality == .optional { continue }
                if let notice = rule.notice, let first = notice.end(before: due), desk.on < first { continue }
                add(
                    duty, at: index, member: person, record: record.id, window: window, .notDue, due: due,
                    evidence: .ids(evidence), .late(done: nil))
            } else {
                addMissed(
                    duty, at: index, member: person, record: record.id, window: window, due: due,
                    evidence: .ids(evidence),
                    .late(done: done))
            }
        }
    }

    /// What must recur between two days of a record: one judgement for each record and year.
    mutating func judgeRecurring(_ duty: Duty, _ rule: Judging.Recurring) {
        for record in desk.records(rule.register) {
            guard let start = rule.from.day(of: record, in: desk), start <= stateDay, duty.isInForce(on: start),
                holds(rule.when, record), let index = place(of: record).index, isInScope(index)
            else { continue }
            let ended = rule.until.day(of: record, in: desk).flatMap { $0 <= desk.on ? $0 : nil }
            let horizon = min(ended ?? stateDay, stateDay)
            guard horizon >= desk.period.first else { continue }
            let days = rule.days.values(of: record, in: desk).compactMap(FieldPath.day).filter { $0 <= horizon }
                .sorted()
            var (last, missed): (Day, Day?) = (start, nil)
            for day in days + [horizon] where day > last {
                if let due = rule.within.end(from: last, calendar: desk.calendar), due < day, desk.period.contains(due)
                {
                    missed = missed ?? due
                }
                last = day == horizon && !days.contains(day) ? last : day
            }
            let person = duty.personOf(record)
            let evidence = [record.id]
            if let missed {
                addMissed(
                    duty, at: index, member: person, record: record.id,
                    window: Period(first: max(start, desk.period.first), last: horizon), due: missed,
                    evidence: .ids(evidence),
                    .late(done: nil))
            } else if ended == nil, let due = rule.within.end(from: last, calendar: desk.calendar), desk.on <= due,
                desk.on <= desk.period.last
            {
                add(
                    duty, at: index, member: person, record: record.id, window: Period(first: last, last: due), .notDue,
                    due: due, evidence: .ids(evidence), .late(done: nil))
            } else {
                add(
                    duty, at: index, member: person, record: record.id,
                    window: Period(first: max(start, desk.period.first), last: horizon), .met, due: nil,
                    evidence: .ids(evidence))
            }
        }
    }

    private func ower(_ rule: Judging.Deadline, _ record: AnyRecord) -> Int? {
        guard let index = place(of: record).index else { return nil }
        guard rule.superior else { return index }
        return desk.chain(of: index).dropFirst().first.flatMap { desk.indexOf[$0] }
    }

    private func due(_ rule: Judging.Deadline, _ record: AnyRecord, _ start: Day) -> Day? {
        var due =
            rule.until?.day(of: record, in: desk, desk.calendar)
            ?? rule.within?.end(from: start, calendar: desk.calendar)
        if let longer = rule.longer, holds(longer.when, record) {
            due = longer.within.end(from: start, calendar: desk.calendar)
        }
        if let extended = rule.extended {
            for other in followers(extended, of: record) {
                if let day = other.fields[extended.day].flatMap(FieldPath.day) { due = day }
            }
        }
        return due
    }

    /// Records that follow one, as the rule says how they belong together.
    private func followers(_ by: Judging.Deadline.Following, of record: AnyRecord) -> [AnyRecord] {
        let register = RegisterBook.register(named: by.register)
        let target =
            by.to.map { key in
                record.fields[key]?.text ?? (key == "organizationId" ? desk.place(of: record).organization : nil)
            } ?? record.id
        guard let target else { return [] }
        let found =
            by.to != nil && by.link == register?.organizationKey
            ? desk.records(by.register, at: target) : desk.referrers(by.register, by.link, to: target)
        return found.filter { other in
            other.id != record.id && holds(by.when, other)
                && by.same.allSatisfy { other.fields[$0] == record.fields[$0] && other.fields[$0] != nil }
        }
    }

    /// The first day on which it was done, as far as it was known, and the records that say so.
    private func done(_ rule: Judging.Deadline, _ record: AnyRecord, _ start: Day) -> (Day?, [String]) {
        if let path = rule.done, let day = path.day(of: record, in: desk), day <= desk.on { return (day, [record.id]) }
        guard let by = rule.by else { return (nil, [record.id]) }
        let found = followers(by, of: record).compactMap { other -> (Day, String)? in
            guard let day = other.fields[by.day].flatMap(FieldPath.day) ?? place(of: other).day, day <= desk.on,
                // Of the same person or organisation only what came after counts; what names the record may come before.
                by.to == nil || (by.after ? day > start : day >= start)
            else { return nil }
            return (day, other.id)
        }.min { $0.0 < $1.0 }
        return found.map { ($0.0, [record.id, $0.1]) } ?? (nil, [record.id])
    }

    /// Whoever was elected has more than half of the votes of those present.
    mutating func judgeElectionMajority(_ duty: Duty) {
        for record in desk.records(Election.name) {
            let (index, day) = place(of: record)
            guard let index, isInScope(index), let day, desk.period.contains(day), day <= desk.on,
                duty.isInForce(on: day)
            else { continue }
            let election = Record<Election>(record)
            var votes: [String: Int] = [:]
            for candidate in election.candidates?.items ?? [] {
                if let member = candidate.memberId?.id, let count = candidate.votes { votes[member] = count }
            }
            let elected = (election.elected ?? []).map(\.id)
            let window = Period(first: day, last: day)
            guard let present = election.present, !elected.isEmpty, elected.allSatisfy({ votes[$0] != nil }) else {
                add(
                    duty, at: index, record: record.id, window: window, .noRecord, due: day, evidence: [record.id],
                    .notFilled(["候选人得票"]))
                continue
            }
            let short = elected.filter { (votes[$0] ?? 0) * 2 <= present }
            if short.isEmpty {
                add(duty, at: index, record: record.id, window: window, .met, due: day, evidence: [record.id])
            } else {
                add(
                    duty, at: index, record: record.id, window: window, duty.stateWhenMissed, due: day,
                    evidence: [record.id], .failed("\(short.count)名当选人得票没有超过实到会人数的一半"), lacking: short.map { [$0] })
            }
        }
    }
}

extension Duty {
    /// The person that a record is about, where people may see it beside the duty.
    func personOf(_ record: AnyRecord) -> String? {
        record.register == Member.name ? record.id : record.fields["memberId"]?.text ?? record.fields["personId"]?.text
    }
}
