import ShiluLedger
import ShiluRegisters

extension DutyFindings {
    /// Stocks on the day that must lie within bounds.
    mutating func judgeBounds(_ duty: Duty, _ rule: Judging.Bound) {
        let day = stateDay
        guard duty.isInForce(on: day) else { return }
        let window = Period(first: day, last: day)
        for index in owners(duty) where desk.lives[index].exists(on: day) {
            if let when = rule.when {
                let number = stock(
                    when.kinds, distinct: false, places(of: index, includesSubtree: when.includesSubtree), day
                ).count
                if let least = when.atLeast, number < least { continue }
                if let most = when.atMost, number > most { continue }
            }
            let (count, records) = stock(
                rule.kinds, distinct: rule.distinct, places(of: index, includesSubtree: rule.includesSubtree), day)
            if let least = rule.atLeast, count < least {
                addMissed(
                    duty, at: index, window: window, due: day, evidence: .ids(records),
                    .fewer(have: count, need: least, scale: 1, unit: rule.unit))
            } else if let most = rule.atMost, count > most {
                addMissed(
                    duty, at: index, window: window, due: day, evidence: .ids(records),
                    .more(have: count, limit: most, unit: rule.unit))
            } else {
                add(duty, at: index, window: window, .met, due: day, evidence: .ids(records))
            }
        }
    }

    private func stock(_ kinds: [String], distinct: Bool, _ places: [Int], _ day: Day) -> (
        count: Int64, records: [String]
    ) {
        let number = FactColumns.number(day.number)
        var (count, members, records) = (Int64(0), Set<Int32>(), [String]())
        for kind in kinds {
            let cell = desk.facts.cell(kind)
            for place in places {
                for fact in cell.at(place) where fact.covers(number) {
                    count += fact.value
                    if fact.member != FactColumns.none { members.insert(fact.member) }
                    records.append(desk.facts.records[fact.record])
                }
            }
        }
        return (distinct ? Int64(members.count) : count, records)
    }

    /// Each organisation under a parent of a kind that it may stand under.
    mutating func judgeTree(_ duty: Duty) {
        let day = stateDay
        guard duty.isInForce(on: day) else { return }
        for index in owners(duty) where desk.lives[index].exists(on: day) {
            let life = desk.lives[index]
            let window = Period(first: day, last: day)
            let above = life.parent(on: day).flatMap { desk.indexOf[$0] }.map { desk.lives[$0].kind }
            if let above, !life.kind.mayStand(under: above) {
                add(
                    duty, at: index, window: window, duty.stateWhenMissed, due: day, evidence: [life.id],
                    .failed("\(life.kind.label)的上级是\(above.label)"))
            } else if above == nil, life.kind == .partyGroup {
                add(
                    duty, at: index, window: window, duty.stateWhenMissed, due: day, evidence: [life.id],
                    .failed("党小组没有登记所在的党支部"))
            } else {
                add(duty, at: index, window: window, .met, due: day, evidence: [life.id])
            }
        }
    }

    /// Every member of the branch stands in its yearly record.
    mutating func judgeEveryoneListed(_ duty: Duty, _ rule: Judging.EveryoneListed) {
        guard duty.isInForce(throughout: desk.period) else { return }
        // Once for all branches: looked for branch by branch, a thousand of them took half of all judging.
        var ofYear: [String: [AnyRecord]] = [:]
        for record in desk.records(rule.register)
        where record.fields[rule.yearKey]?.integer == Int64(desk.year) {
            let place = desk.place(of: record)
            guard let organization = place.organization, place.day.map({ $0 <= desk.on }) ?? true else { continue }
            ofYear[organization, default: []].append(record)
        }
        for index in owners(duty) where desk.lives[index].exists(throughout: desk.period) {
            let records = ofYear[desk.lives[index].id] ?? []
            let listed = Set(
                records.flatMap { $0.fields[rule.listKey]?.list ?? [] }.compactMap { $0.fields?[rule.memberKey]?.text })
            let due = desk.period.last
            if records.isEmpty {
                if desk.on <= due {
                    add(
                        duty, at: index, window: desk.period, .notDue, due: due,
                        .fewer(have: 0, need: 1, scale: 1, unit: "次"))
                } else {
                    addMissed(
                        duty, at: index, window: desk.period, due: due, .fewer(have: 0, need: 1, scale: 1, unit: "次"))
                }
                continue
            }
            let missing = branchMembers(index, on: stateDay).filter { !listed.contains($0) }
            if missing.isEmpty {
                add(duty, at: index, window: desk.period, .met, due: due, evidence: .ids(records.map(\.id)))
            } else {
                addMissed(
                    duty, at: index, window: desk.period, due: due, evidence: .ids(records.map(\.id)),
                    .said("\(missing.count)名党员没有登记"), lacking: missing.map { [$0] })
            }
        }
    }

    /// Members on the roll of a branch on a day who stood there all the year so far.
    func branchMembers(_ index: Int, on day: Day) -> [String] {
        let number = FactColumns.number(day.number)
        var found: Set<Int32> = []
        for kind in DutyNeeds.roll {
            for fact in desk.facts.cell(kind).at(index) where fact.covers(number) {
                if fact.member != FactColumns.none { found.insert(fact.member) }
            }
        }
        return found.map { desk.facts.members[$0] }.sorted()
    }

    /// Members whose party age reaches so many years on a day of the year.
    mutating func judgePartyAge(_ duty: Duty, _ rule: Judging.PartyAgeRule) {
        guard let day = Day(year: desk.year, month: rule.month, day: rule.day), duty.isInForce(on: day) else { return }
        let number = FactColumns.number(day.number)
        let given = Set(
            desk.records(rule.register).flatMap { record in [record.fields[rule.memberKey]?.text].compactMap { $0 } })
        for record in desk.records(Member.name) where member == nil || member == record.id {
            let typed = Record<Member>(record)
            guard typed.diedOn.map({ $0 > day }) ?? true,
                let person = desk.facts.members.find(record.id),
                let stretch = desk.facts.stretches(of: person).last(where: { $0.covers(number) }),
                let index = known(stretch.place), isInScope(index)
            else { continue }
            let events = desk.referrers(MembershipEvent.name, "memberId", to: record.id).map {
                Record<MembershipEvent>($0)
            }
            guard let age = PartyAge.years(of: typed, events: events, on: day), age >= rule.years else { continue }
            let awards = desk.referrers(rule.register, rule.memberKey, to: record.id).map(\.id)
            let window = Period(first: desk.period.first, last: day)
            if given.contains(record.id) {
                add(duty, at: index, member: record.id, window: window, .met, due: day, evidence: .ids(awards))
            } else if desk.on <= day {
                add(
                    duty, at: index, member: record.id, window: window, .notDue, due: day,
                    .said("党龄到\(day.chinese)满\(age)年"))
            } else {
                addMissed(
                    duty, at: index, member: record.id, window: window, due: day,
                    .said("党龄到\(day.chinese)满\(age)年，没有颁发的记录"))
            }
        }
    }
}

extension OrganizationKind {
    /// `org-tree`: 党小组 < 支部 < (总支) < 党委 < 工委、地方党委; a 党组 is nobody's parent here.
    func mayStand(under above: OrganizationKind) -> Bool {
        let isBranchKind = isBranch || self == .temporaryBranch || self == .functionalBranch
        let parentIsBranch = above.isBranch || above == .temporaryBranch || above == .functionalBranch
        switch self {
        case .partyGroup: return parentIsBranch
        case _ where isBranchKind: return above == .generalBranch || above.isCommittee || above == .organWorkCommittee
        case .generalBranch: return above.isCommittee || above == .organWorkCommittee
        case .organWorkCommittee: return above == .partyCommittee
        case .leadingGroup: return above == .partyCommittee || above == .organWorkCommittee
        default: return above.isCommittee || above == .organWorkCommittee
        }
    }
}
