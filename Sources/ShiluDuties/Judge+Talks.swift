import ShiluLedger
import ShiluRegisters

extension DutyFindings {
    /// Who has talked with whom: members of the committee among themselves, committee and member, member and member.
    mutating func judgePairs(_ duty: Duty, _ rule: Judging.PairCoverage) {
        guard duty.isInForce(throughout: desk.period) else { return }
        var talks: [String: [(interviewers: [String], interviewees: [String], id: String)]] = [:]
        for record in desk.records(Talk.name) where record.fields["kind"]?.text == rule.talk {
            guard let day = record.fields["on"].flatMap(FieldPath.day), desk.period.contains(day), day <= desk.on,
                let place = record.fields["organizationId"]?.text
            else { continue }
            func people(_ key: String) -> [String] { record.fields[key]?.list?.compactMap(\.text) ?? [] }
            talks[place, default: []].append((people("interviewers"), people("interviewees"), record.id))
        }
        for index in owners(duty) where desk.lives[index].exists(throughout: desk.period) {
            judgePairs(duty, at: index, talks[desk.lives[index].id] ?? [])
        }
    }

    private mutating func judgePairs(
        _ duty: Duty, at index: Int, _ talks: [(interviewers: [String], interviewees: [String], id: String)]
    ) {
        struct Pair: Hashable {
            let one: String
            let other: String
            init(_ one: String, _ other: String) { (self.one, self.other) = one < other ? (one, other) : (other, one) }
        }
        let committee = desk.holders(PostKind.committeePosts, at: index, on: stateDay)
        let due = desk.period.last
        guard !committee.isEmpty else {
            if desk.on > due { addMissed(duty, at: index, window: desk.period, due: due, .said("没有登记书记、委员，无从判断")) }
            return
        }
        var talked: Set<Pair> = []
        for talk in talks {
            for one in talk.interviewers {
                for other in talk.interviewees where one != other { talked.insert(Pair(one, other)) }
            }
        }
        let isCommittee = Set(committee)
        // Who came during the year owes nothing for it yet.
        let start = FactColumns.number(desk.period.first.number)
        let ordinary = branchMembers(index, on: stateDay).filter { !isCommittee.contains($0) }
        let members = ordinary.filter { member in
            desk.facts.members.find(member).map {
                desk.facts.stretches(of: $0).contains { Int($0.place) == index && $0.first <= start }
            } ?? false
        }
        var lacking: [[String]] = []
        var pairs = 0
        for (at, one) in committee.enumerated() {
            for other in committee[(at + 1)...] where !talked.contains(Pair(one, other)) {
                lacking.append([one, other])
                pairs += 1
            }
        }
        let unheard = members.filter { member in !committee.contains { talked.contains(Pair($0, member)) } }
        let alone =
            ordinary.count < 2
            ? [] : members.filter { member in !ordinary.contains { $0 != member && talked.contains(Pair($0, member)) } }
        lacking += unheard.map { [$0] } + alone.filter { !unheard.contains($0) }.map { [$0] }
        var said: [String] = []
        if pairs > 0 { said.append("支委之间还有\(pairs)对没有谈") }
        if !unheard.isEmpty { said.append("\(unheard.count)名党员没有与支委谈") }
        if !alone.isEmpty { said.append("\(alone.count)名党员没有与其他党员谈") }
        let evidence = talks.map(\.id)
        if lacking.isEmpty {
            add(duty, at: index, window: desk.period, .met, due: due, evidence: .ids(evidence))
        } else if desk.on <= due {
            add(
                duty, at: index, window: desk.period, .notDue, due: due, evidence: .ids(evidence),
                .said(said.joined(separator: "，")), lacking: lacking)
        } else {
            addMissed(
                duty, at: index, window: desk.period, due: due, evidence: .ids(evidence),
                .said(said.joined(separator: "，")),
                lacking: lacking)
        }
    }

    /// A member of whom one of several streams has shown nothing for months.
    mutating func judgeSilence(_ duty: Duty, _ rule: Judging.Silence) throws {
        let day = stateDay
        guard duty.isInForce(on: day) else { return }
        // Whole months only: the one that runs is not yet empty.
        let last = day == day.yearMonth.lastDay ? day.yearMonth : YearMonth(index: day.yearMonth.index - 1)
        let first = YearMonth(index: last.index - Int64(rule.months) + 1)
        let window = Period(first: first.firstDay, last: last.lastDay)
        let (begins, ends) = (FactColumns.number(window.first.number), FactColumns.number(window.last.number))
        let today = FactColumns.number(day.number)
        let warning = rule.warnings.min() ?? rule.months
        let only = member.map { desk.facts.members.find($0) }
        for stream in rule.streams {
            let seen = try desk.facts.lastDays(
                stream.kinds, during: window, enough: YearMonth(index: last.index - Int64(warning) + 1).firstDay)
            // Where nobody of a branch is listed, only totals were entered: nobody of it can be judged.
            var listing: Set<Int32> = []
            for person in desk.facts.peopleOnRoll where seen[Int(person)] != nil {
                let stretch = desk.facts.stretches(of: person).last { $0.first <= ends && begins <= $0.last }
                if let stretch { listing.insert(stretch.place) }
            }
            for person in only.map({ $0.map { [$0] } ?? [] }) ?? desk.facts.peopleOnRoll {
                let stretches = desk.facts.stretches(of: person)
                guard let stretch = stretches.last(where: { $0.first <= ends && today <= $0.last }),
                    let index = known(stretch.place), isInScope(index), listing.contains(stretch.place)
                else { continue }
                let opened = stretches.first.map { Day(number: Int64($0.first)) } ?? window.first
                let since =
                    seen[Int(person)].map { YearMonth(index: Day(number: Int64($0)).yearMonth.index + 1) } ?? first
                guard last.index - since.index + 1 >= Int64(warning) else { continue }
                let begin = max(since, opened <= since.firstDay ? since : YearMonth(index: opened.yearMonth.index + 1))
                let empty = Int(last.index - begin.index) + 1
                guard empty >= warning else { continue }
                let id = desk.facts.members[person]
                let span = Period(first: begin.firstDay, last: last.lastDay)
                let unkept = desk.unkept(stream.registers, at: index, during: span)
                let due = begin.firstDay.adding(months: rule.months).adding(days: -1)
                let why = DutyReason.said("连续\(empty)个月没有\(stream.name)的记录")
                if !unkept.isEmpty {
                    add(duty, at: index, member: id, window: span, .noRecord, due: due, .notKept(unkept))
                } else if empty >= rule.months {
                    addMissed(duty, at: index, member: id, window: span, due: due, why)
                } else {
                    add(duty, at: index, member: id, window: span, .notDue, due: due, why)
                }
            }
        }
    }
}
