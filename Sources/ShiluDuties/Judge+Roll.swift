import ShiluLedger
import ShiluRegisters

/// What the roll decides.
extension DutyFindings {
    /// On the day each member stands on the roll of one organisation only.
    mutating func judgeRollOnce(_ duty: Duty) {
        let day = stateDay
        guard duty.isInForce(on: day) else { return }
        let (number, window) = (FactColumns.number(day.number), Period(first: day, last: day))
        var twice: [Int32: [String]] = [:]
        for person in desk.facts.peopleOnRoll {
            let places = Set(desk.facts.stretches(of: person).filter { $0.covers(number) }.map(\.place))
            guard places.count > 1 else { continue }
            for place in places { twice[place, default: []].append(desk.facts.members[person]) }
        }
        let cells = DutyNeeds.roll.map { desk.facts.cell($0) }
        for index in owners(duty) where desk.lives[index].exists(on: day) {
            guard cells.contains(where: { $0.at(index).contains { $0.covers(number) } }) else { continue }
            let found = twice[Int32(truncatingIfNeeded: index)] ?? []
            if found.isEmpty {
                add(duty, at: index, window: window, .met, due: day)
            } else {
                addMissed(
                    duty, at: index, window: window, due: day, .failed("\(found.count)名党员同时列在两个党组织的名册里"),
                    lacking: found.map { [$0] })
            }
        }
    }

    /// The members of an organisation are those of its branches: a roll that was frozen (党员名册) says as many as the branches'
    /// rolls of its day, as they stand now.
    mutating func judgeRollSum(_ duty: Duty) {
        for record in desk.records(MemberRoll.name) {
            let roll = Record<MemberRoll>(record)
            let (index, day) = place(of: record)
            guard let index, isInScope(index), owns(index, duty.owner), let day, desk.period.contains(day),
                day <= desk.on, duty.isInForce(on: day), let full = roll.fullCount,
                let probationary = roll.probationaryCount
            else { continue }
            let known = (
                full: count("roll.fullMember", under: index, on: day),
                probationary: count("roll.probationaryMember", under: index, on: day)
            )
            let window = Period(first: day, last: day)
            if known == (full, probationary) {
                add(duty, at: index, record: record.id, window: window, .met, due: day, evidence: [record.id])
            } else {
                addMissed(
                    duty, at: index, record: record.id, window: window, due: day, evidence: [record.id],
                    .failed(
                        "名册写的是正式党员\(full)人、预备党员\(probationary)人，各支部合计正式党员\(known.full)人、预备党员\(known.probationary)人"))
            }
        }
    }

    /// How many facts of a kind covered the day at an organisation and below it.
    private func count(_ kind: String, under index: Int, on day: Day) -> Int {
        let (cell, number) = (desk.facts.cell(kind), FactColumns.number(day.number))
        return places(of: index, includesSubtree: true).reduce(0) { sum, place in
            sum + cell.at(place).count { $0.covers(number) }
        }
    }

    /// What is each member's own happened at the branch on whose roll the member stood in that month, or above it.
    mutating func judgeOwnBranch(_ duty: Duty, _ rule: Judging.OwnBranch) throws {
        let cells = rule.kinds.map { desk.facts.cell($0) }
        let (first, last) = (desk.period.first, min(desk.period.last, desk.on))
        guard first <= last, duty.isInForce(throughout: Period(first: first, last: last)) else { return }
        let (start, end) = (FactColumns.number(first.number), FactColumns.number(last.number))
        let window = Period(first: first, last: last)
        for index in owners(duty) {
            var (count, strangers, doubtful, isAny) = (0, Set<Int32>(), Set<Int32>(), false)
            func judge(_ fact: DeskFact) {
                if !belongs(fact, at: index) {
                    count += 1
                    strangers.insert(fact.member)
                }
            }
            for fact in cells.lazy.map({ $0.at(index) }).joined() where start <= fact.first && fact.first <= end {
                guard fact.member != FactColumns.none else { continue }
                isAny = true
                if fact.record != FactColumns.none {
                    judge(fact)
                } else if !stays(fact, at: index) {
                    doubtful.insert(fact.member)
                }
            }
            guard isAny else { continue }
            // Of a time in which somebody came or went each month is looked at.
            for fact in try desk.facts.exact(rule.kinds, "count", of: doubtful.sorted()).values.joined()
            where Int(fact.place) == index && start <= fact.first && fact.first <= end { judge(fact) }
            if count == 0 {
                add(duty, at: index, window: window, .met, due: nil)
            } else {
                addMissed(
                    duty, at: index, window: window, due: nil,
                    .failed("有\(strangers.count)名党员当月不在这里的名册上，共\(count)笔"),
                    lacking: strangers.map { [desk.facts.members[$0]] }.sorted { $0.lexicographicallyPrecedes($1) })
            }
        }
    }

    /// Whether the member stood here all the quarter, or year, that the fact stands for.
    private func stays(_ fact: DeskFact, at index: Int) -> Bool {
        desk.facts.stretches(of: fact.member).contains {
            Int($0.place) == index && $0.covers(fact.first) && $0.covers(fact.last)
        }
    }

    private func belongs(_ fact: DeskFact, at index: Int) -> Bool {
        // A group of the branch, or what stands above it, takes money for it too.
        let stretches = desk.facts.stretches(of: fact.member)
        if stretches.contains(where: { Int($0.place) == index && $0.covers(fact.first) }) { return true }
        let month = fact.firstDay.yearMonth
        let (first, last) = (FactColumns.number(month.firstDay.number), FactColumns.number(month.lastDay.number))
        return stretches.contains { stretch in
            guard stretch.first <= last, first <= stretch.last, let own = known(stretch.place) else { return false }
            return own == index || desk.chain(of: own).contains(desk.lives[index].id)
                || desk.chain(of: index).contains(desk.lives[own].id)
        }
    }

    /// Those who may vote are the full members of the day, less those whose rights are suspended, less those who are excluded
    /// by name.
    mutating func judgeVoters(_ duty: Duty) {
        for record in desk.records(Election.name) {
            let election = Record<Election>(record)
            let (index, day) = place(of: record)
            guard let index, isInScope(index), let day, desk.period.contains(day), day <= desk.on,
                duty.isInForce(on: day), election.electorate == .assembly, let expected = election.expected
            else { continue }
            let full = count("roll.fullMember", under: index, on: day)
            let eligible = full - count("rights.suspended", under: index, on: day)
            let least = eligible - (election.excluded?.items.count ?? 0)
            let window = Period(first: day, last: day)
            if full == 0 {
                add(
                    duty, at: index, record: record.id, window: window, .noRecord, due: day, evidence: [record.id],
                    .notFilled(["党员名册"]))
            } else if expected > eligible {
                addMissed(
                    duty, at: index, record: record.id, window: window, due: day, evidence: [record.id],
                    .failed("应到会有选举权\(expected)人，名册上有选举权的正式党员只有\(eligible)人"))
            } else if expected < least {
                addMissed(
                    duty, at: index, record: record.id, window: window, due: day, evidence: [record.id],
                    .failed("应到会有选举权\(expected)人，名册上有选举权的正式党员有\(eligible)人，少的\(least - expected)人没有写明为什么不计入"))
            } else {
                add(duty, at: index, record: record.id, window: window, .met, due: day, evidence: [record.id])
            }
        }
    }
}
