import ShiluLedger
import ShiluRegisters

extension DutyFindings {
    /// So many events of an organisation in each window.
    mutating func judgeWindows(_ duty: Duty, _ rule: Judging.PerWindow) {
        let windows = rule.window.periods(of: desk.year)
        let cells = cells(rule)
        for index in owners(duty) {
            let life = desk.lives[index]
            let places = places(of: index, includesSubtree: rule.includesSubtree)
            var events: [ArraySlice<DeskFact>] = []
            for place in places { events += cells.main.map { $0.at(place) }.filter { !$0.isEmpty } }
            if let quorum = rule.quorum { events = [quorate(events, quorum, rule.kinds, places)[...]] }
            let others = places.flatMap { place in cells.also.map { $0.at(place) } }
            for window in windows where window.first <= desk.on && duty.isInForce(throughout: window) {
                guard rule.owedInPart || life.exists(throughout: window) else {
                    if life.spans.contains(where: {
                        $0.first <= window.last && ($0.last.map { $0 >= window.first } ?? true)
                    }) {
                        add(duty, at: index, window: window, .notApplicable, due: nil, .partOfWindow)
                    }
                    continue
                }
                let counted = count(events, others, rule, in: window)
                if counted.isEnough, !wants(.met) { continue }
                let found = evidence(counted.evidence, rule, places: places, window)
                if counted.isEnough {
                    add(duty, at: index, window: window, .met, due: due(rule, window), evidence: found)
                    continue
                }
                let last = due(rule, window)
                if desk.on <= last {
                    if duty.modality == .optional { continue }
                    add(
                        duty, at: index, window: window, .notDue, due: last, evidence: found, counted.reason)
                } else {
                    addMissed(duty, at: index, window: window, due: last, evidence: found, counted.reason)
                }
            }
        }
    }

    private func cells(_ rule: Judging.PerWindow) -> (main: [FactCell], also: [FactCell]) {
        (
            rule.kinds.map { desk.facts.cell($0, rule.measure) }.filter { !$0.facts.isEmpty },
            (rule.also?.kinds ?? []).map { desk.facts.cell($0) }.filter { !$0.facts.isEmpty }
        )
    }

    /// Events at which enough were present; where the numbers are not known, the event counts.
    private func quorate(
        _ events: [ArraySlice<DeskFact>], _ quorum: Judging.PerWindow.Quorum, _ kinds: [String], _ places: [Int]
    ) -> [DeskFact] {
        var numbers: [Int32: (present: Int64, expected: Int64)] = [:]
        for place in places {
            for kind in kinds {
                for fact in desk.facts.cell(kind, "expected").at(place) {
                    numbers[fact.record, default: (-1, 0)].expected = fact.value
                }
                for fact in desk.facts.cell(kind, "present").at(place) {
                    numbers[fact.record, default: (-1, 0)].present = fact.value
                }
            }
        }
        return events.joined().filter { event in
            guard let (present, expected) = numbers[event.record], present >= 0, expected > 0 else { return true }
            return present * quorum.times >= expected * quorum.atLeast
        }
    }

    struct Counted {
        var isEnough: Bool
        var evidence: [Int32]
        var reason: DutyReason
    }

    /// What of the events lies in a window and was known on the day.
    func count(
        _ events: [ArraySlice<DeskFact>], _ others: [ArraySlice<DeskFact>], _ rule: Judging.PerWindow, in window: Period
    ) -> Counted {
        let first = FactColumns.number(window.first.number)
        let last = FactColumns.number(min(window.last, desk.on).number)
        var (total, evidence, seen) = (Int64(0), [Int32](), Set<Int32>())
        for facts in events {
            for event in facts where first <= event.first && event.first <= last {
                total += event.value
                // Facts of one record mostly follow each other; long lists need a better memory.
                if evidence.last == event.record { continue }
                if evidence.count < 16 ? evidence.contains(event.record) : seen.contains(event.record) { continue }
                evidence.append(event.record)
                if evidence.count == 16 {
                    seen = Set(evidence)
                } else if evidence.count > 16 {
                    seen.insert(event.record)
                }
            }
        }
        if total < rule.atLeast {
            return Counted(
                isEnough: false, evidence: evidence,
                reason: .fewer(have: total, need: rule.atLeast, scale: rule.scale, unit: rule.unit))
        }
        if let also = rule.also {
            var more: Int64 = 0
            for facts in others {
                for event in facts where first <= event.first && event.first <= last { more += event.value }
            }
            if more < also.atLeast {
                return Counted(
                    isEnough: false, evidence: evidence,
                    reason: .fewer(have: more, need: also.atLeast, scale: 1, unit: also.unit))
            }
        }
        return Counted(isEnough: true, evidence: evidence, reason: .none)
    }

    /// Ids of records.
    func ids(_ records: [Int32]) -> [String] { records.map { desk.facts.records[$0] } }

    /// What was counted in the days; where sums were counted, the records are looked up when somebody asks.
    private func evidence(
        _ records: [Int32], _ rule: Judging.PerWindow, member: String? = nil, places: [Int] = [], _ window: Period
    ) -> DutyEvidence {
        guard records.contains(FactColumns.none) else { return .ids(ids(records)) }
        let seen = Period(first: window.first, last: max(window.first, min(window.last, desk.on)))
        return DutyEvidence(
            source: .later(
                desk.facts.shelf, EvidenceShelf.Kinds(kinds: rule.kinds, measure: rule.measure), member: member,
                places: member == nil ? places.map { desk.lives[$0].id } : [], seen))
    }

    /// The last day for a window.
    func due(_ rule: Judging.PerWindow, _ window: Period) -> Day {
        if let by = rule.by, let day = Day(year: window.first.year, month: by.month, day: by.day) { return day }
        return rule.graceMonths == 0
            ? window.last : window.last.adding(days: 1).adding(months: rule.graceMonths).adding(days: -1)
    }

    // MARK: Persons

    /// A person who owes something, with the days on which they do, in order.
    struct Person {
        let number: Int32
        var stretches: [RollStretch]

        /// Whether they owed it on every day of the period.
        func owes(from first: Int32, through last: Int32) -> Bool {
            var need = first
            for stretch in stretches where stretch.first <= need {
                if stretch.last >= last { return true }
                if stretch.last >= need { need = stretch.last + 1 }
            }
            return false
        }
        func place(on day: Int32) -> Int32? {
            (stretches.last { $0.covers(day) } ?? stretches.max { $0.last < $1.last })?.place
        }
    }

    /// Everyone who owes a personal duty on some day of the year, in the order of their ids.
    private func persons(_ duty: Duty) -> [Person] {
        switch duty.owner {
        case .member, .fullMember, .probationaryMember, .leadingCadre:
            var wanted: Set<String>?
            if duty.owner == .leadingCadre {
                wanted = Set(desk.records(Member.name).filter { $0.fields["isLeadingCadre"]?.integer == 1 }.map(\.id))
            }
            return desk.facts.peopleOnRoll.compactMap { number in
                if let wanted, !wanted.contains(desk.facts.members[number]) { return nil }
                var stretches = desk.facts.stretches(of: number)
                if duty.owner == .fullMember || duty.owner == .probationaryMember {
                    stretches = stretches.filter { $0.isFull == (duty.owner == .fullMember) }
                }
                return stretches.isEmpty ? nil : Person(number: number, stretches: stretches)
            }
        case .branchSecretary, .secretary, .committeeMember:
            let posts = duty.owner == .committeeMember ? PostKind.committeePosts : [.secretary]
            var held: [Int32: Person] = [:]
            for index in scope where duty.owner != .branchSecretary || desk.lives[index].kind.isBranch {
                guard desk.lives[index].kind != .partyGroup else { continue }
                for post in posts {
                    for fact in desk.facts.cell("post.\(post.rawValue)").at(index) where fact.member != FactColumns.none
                    {
                        held[fact.member, default: Person(number: fact.member, stretches: [])].stretches
                            .append(RollStretch(first: fact.first, last: fact.last, place: fact.place, isFull: true))
                    }
                }
            }
            return held.values.map { person in
                Person(number: person.number, stretches: person.stretches.sorted { $0.first < $1.first })
            }.sorted { desk.facts.members[$0.number] < desk.facts.members[$1.number] }
        default: return []
        }
    }

    /// So much of each person in each window.
    mutating func judgePersons(_ duty: Duty, _ rule: Judging.PerWindow) {
        let windows = rule.window.periods(of: desk.year).filter {
            $0.first <= desk.on && duty.isInForce(throughout: $0)
        }
        guard !windows.isEmpty else { return }
        let bounds = windows.map { (FactColumns.number($0.first.number), FactColumns.number($0.last.number)) }
        let (today, cells) = (FactColumns.number(desk.on.number), cells(rule))
        let owedWhile = rule.owedWhile.map { desk.facts.cell($0) }
        let only = member.map { desk.facts.members.find($0) }
        var years: [(person: Int32, gathered: Gathered)] = []
        for person in persons(duty) where only.map({ $0 == person.number }) ?? true {
            let events = cells.main.map { $0.of(person.number) }
            let others = cells.also.map { $0.of(person.number) }
            let owed = owedWhile?.of(person.number)
            let id = desk.facts.members[person.number]
            var gathered = Gathered()
            for (window, bound) in zip(windows, bounds)
            where rule.owedInPart || person.owes(from: bound.0, through: bound.1) {
                guard let index = person.place(on: min(bound.1, today)).flatMap(known), isInScope(index) else {
                    continue
                }
                if let owed, !owed.contains(where: { $0.covers(bound.1) }) { continue }
                let (counted, last) = (count(events, others, rule, in: window), due(rule, window))
                if counted.isEnough, !rule.gathers, !wants(.met) { continue }
                let found = rule.gathers ? [] : evidence(counted.evidence, rule, member: id, window)
                if rule.needsListing, !counted.isEnough, desk.on > last, !lists(cells.main, at: index, bound) {
                    add(
                        duty, at: index, member: id, window: window, .noRecord, due: last, .said("所在支部没有登记到人的考勤，无从判断"))
                    continue
                }
                if rule.gathers {
                    gathered.add(window, counted, last, isPast: desk.on > last, at: index)
                } else if counted.isEnough {
                    add(
                        duty, at: index, member: id, window: window, .met, due: last, evidence: found)
                } else if desk.on <= last {
                    if duty.modality == .optional { continue }
                    add(
                        duty, at: index, member: id, window: window, .notDue, due: last,
                        evidence: found, counted.reason)
                } else {
                    addMissed(
                        duty, at: index, member: id, window: window, due: last, evidence: found,
                        counted.reason)
                }
            }
            if rule.gathers { years.append((person.number, gathered)) }
        }
        add(years, duty, rule)
    }

    /// Whether anybody of an organisation is listed in a window.
    private func lists(_ cells: [FactCell], at index: Int, _ window: (Int32, Int32)) -> Bool {
        cells.contains { $0.at(index).contains { window.0 <= $0.first && $0.first <= window.1 } }
    }

    /// The windows of a year as one judgement.
    struct Gathered {
        var evidence: [Int32] = []
        var missed: [Period] = []
        var open: Period?
        var due: Day?
        var index: Int?
        var first: Day?
        var last: Day?

        mutating func add(_ window: Period, _ counted: Counted, _ due: Day, isPast: Bool, at index: Int) {
            (self.index, last) = (index, window.last)
            first = first ?? window.first
            evidence += counted.evidence
            if counted.isEnough { return }
            if isPast { missed.append(window) } else { open = window }
            self.due = self.due ?? due
        }
    }

    /// What was paid of what was owed in missed windows; nil where nothing was, or nobody can say how much.
    private func partly(_ missed: [Period], done: [DeskFact], owed: [DeskFact]) -> DutyReason? {
        guard !done.isEmpty else { return nil }
        var (none, short): ([Period], [DutyReason.Short]) = ([], [])
        for window in missed {
            let (first, last) = (FactColumns.number(window.first.number), FactColumns.number(window.last.number))
            let paid = done.reduce(Int64(0)) { sum, fact in
                first <= fact.first && fact.first <= last ? sum + fact.value : sum
            }
            let due = owed.last { $0.covers(last) }?.value ?? 0
            if paid > 0, paid < due {
                short.append(DutyReason.Short(window: window, paid: paid, owed: due))
            } else {
                none.append(window)
            }
        }
        return short.isEmpty ? nil : .partly(none: none, short)
    }

    /// The year of each person as one judgement. What was paid of what was owed is read for all who missed something at once.
    private mutating func add(
        _ years: [(person: Int32, gathered: Gathered)], _ duty: Duty, _ rule: Judging.PerWindow
    ) {
        var (done, owed): ([Int32: [DeskFact]], [Int32: [DeskFact]]) = ([:], [:])
        if let partly = rule.partly {
            let people = years.filter { !$0.gathered.missed.isEmpty }.map(\.person)
            // Without them the windows are named, as where nobody paid in part.
            done = (try? desk.facts.exact([partly.done], partly.measure, of: people)) ?? [:]
            owed = (try? desk.facts.exact([partly.owed], partly.measure, of: Array(done.keys))) ?? [:]
        }
        for (person, gathered) in years {
            let short = partly(gathered.missed, done: done[person] ?? [], owed: owed[person] ?? [])
            add(gathered, duty, rule, desk.facts.members[person], short)
        }
    }

    private mutating func add(
        _ gathered: Gathered, _ duty: Duty, _ rule: Judging.PerWindow, _ person: String, _ short: DutyReason?
    ) {
        guard let index = gathered.index, let first = gathered.first, let last = gathered.last else { return }
        if gathered.missed.isEmpty, gathered.open == nil, !wants(.met) { return }
        let window = Period(first: first, last: last)
        let found = evidence(gathered.evidence, rule, member: person, window)
        if let earliest = gathered.missed.first {
            // Kept is judged over the windows that were missed, not over the open one.
            let missed = Period(first: earliest.first, last: gathered.missed.last?.last ?? earliest.last)
            addMissed(
                duty, at: index, member: person, window: missed, due: gathered.due, evidence: found,
                short ?? .windows(gathered.missed, unit: rule.unit))
        } else if let open = gathered.open {
            add(
                duty, at: index, member: person, window: open, .notDue, due: gathered.due, evidence: found,
                .windows([open], unit: rule.unit))
        } else {
            add(duty, at: index, member: person, window: window, .met, due: nil, evidence: found)
        }
    }
}
