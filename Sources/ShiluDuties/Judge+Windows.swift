import ShiluLedger
import ShiluRegisters

extension DutyFindings {
    /// So many events of an organisation in each window.
    mutating func judgeWindows(_ duty: Duty, _ rule: Judging.PerWindow) {
        let windows = rule.window.periods(of: desk.year)
        for index in owners(duty) {
            let life = desk.lives[index]
            let places = places(of: index, includesSubtree: rule.includesSubtree)
            var events: [FactEntry] = []
            var others: [FactEntry] = []
            for place in places {
                for kind in rule.kinds { events += desk.facts(kind, rule.measure, at: place) }
                for kind in rule.also?.kinds ?? [] { others += desk.facts(kind, at: place) }
            }
            if let quorum = rule.quorum { events = quorate(events, quorum, rule.kinds, places) }
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
                if counted.isEnough {
                    add(duty, at: index, window: window, .met, due: due(rule, window), evidence: counted.evidence)
                    continue
                }
                let last = due(rule, window)
                if desk.on <= last {
                    if duty.modality == .optional { continue }
                    add(
                        duty, at: index, window: window, .notDue, due: last, evidence: counted.evidence, counted.reason)
                } else {
                    addMissed(duty, at: index, window: window, due: last, evidence: counted.evidence, counted.reason)
                }
            }
        }
    }

    /// Events at which enough were present; where the numbers are not known, the event counts.
    private func quorate(
        _ events: [FactEntry], _ quorum: Judging.PerWindow.Quorum, _ kinds: [String], _ places: [String]
    ) -> [FactEntry] {
        var numbers: [String: (present: Int64, expected: Int64)] = [:]
        for place in places {
            for kind in kinds {
                for fact in desk.facts(kind, "expected", at: place) {
                    numbers[fact.record, default: (-1, 0)].expected = fact.value
                }
                for fact in desk.facts(kind, "present", at: place) {
                    numbers[fact.record, default: (-1, 0)].present = fact.value
                }
            }
        }
        return events.filter { event in
            guard let (present, expected) = numbers[event.record], present >= 0, expected > 0 else { return true }
            return present * quorum.times >= expected * quorum.atLeast
        }
    }

    struct Counted {
        var isEnough: Bool
        var evidence: [String]
        var reason: DutyReason
    }

    /// What of the events lies in a window and was known on the day.
    func count(_ events: [FactEntry], _ others: [FactEntry], _ rule: Judging.PerWindow, in window: Period) -> Counted {
        var (total, evidence) = (Int64(0), [String]())
        for event in events where window.contains(event.first) && event.first <= desk.on {
            total += event.value
            if !evidence.contains(event.record) { evidence.append(event.record) }
        }
        if total < rule.atLeast {
            return Counted(
                isEnough: false, evidence: evidence,
                reason: .fewer(have: total, need: rule.atLeast, scale: rule.scale, unit: rule.unit))
        }
        if let also = rule.also {
            var more: Int64 = 0
            for event in others where window.contains(event.first) && event.first <= desk.on { more += event.value }
            if more < also.atLeast {
                return Counted(
                    isEnough: false, evidence: evidence,
                    reason: .fewer(have: more, need: also.atLeast, scale: 1, unit: also.unit))
            }
        }
        return Counted(isEnough: true, evidence: evidence, reason: .none)
    }

    /// The last day for a window.
    func due(_ rule: Judging.PerWindow, _ window: Period) -> Day {
        if let by = rule.by, let day = Day(year: window.first.year, month: by.month, day: by.day) { return day }
        return rule.graceMonths == 0
            ? window.last : window.last.adding(days: 1).adding(months: rule.graceMonths).adding(days: -1)
    }

    // MARK: Persons

    /// A person who owes something, with the days on which they do.
    struct Person {
        let member: String
        var stretches: [(first: Day, last: Day?, organization: String)]

        /// Whether they owed it on every day of the period.
        func owes(throughout period: Period) -> Bool {
            var need = period.first
            for stretch in stretches.sorted(by: { $0.first < $1.first }) where stretch.first <= need {
                guard let last = stretch.last, last < period.last else { return true }
                if last >= need { need = last.adding(days: 1) }
            }
            return false
        }
        func organization(on day: Day) -> String? {
            stretches.last { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }?.organization
                ?? stretches.max { ($0.last ?? Day(number: .max)) < ($1.last ?? Day(number: .max)) }?.organization
        }
    }

    /// Everyone who owes a personal duty on some day of the year.
    func persons(_ duty: Duty) -> [Person] {
        switch duty.owner {
        case .member, .fullMember, .probationaryMember, .leadingCadre:
            var wanted: Set<String>?
            if duty.owner == .leadingCadre {
                wanted = Set(desk.records(Member.name).filter { $0.fields["isLeadingCadre"]?.integer == 1 }.map(\.id))
            }
            return desk.roll.compactMap { member, stretches in
                if let wanted, !wanted.contains(member) { return nil }
                let kept = stretches.filter {
                    duty.owner == .fullMember ? $0.isFull : duty.owner == .probationaryMember ? !$0.isFull : true
                }
                guard !kept.isEmpty else { return nil }
                return Person(member: member, stretches: kept.map { ($0.first, $0.last, $0.organization) })
            }.sorted { $0.member < $1.member }
        case .branchSecretary, .secretary, .committeeMember:
            let posts = duty.owner == .committeeMember ? PostKind.committeePosts : [.secretary]
            var held: [String: Person] = [:]
            for index in scope where duty.owner != .branchSecretary || desk.lives[index].kind.isBranch {
                guard desk.lives[index].kind != .partyGroup else { continue }
                for post in posts {
                    for entry in desk.facts("post.\(post.rawValue)", at: desk.lives[index].id) {
                        guard let member = entry.member else { continue }
                        held[member, default: Person(member: member, stretches: [])].stretches
                            .append((entry.first, entry.last, entry.organization))
                    }
                }
            }
            return held.values.sorted { $0.member < $1.member }
        default: return []
        }
    }

    /// So much of each person in each window.
    mutating func judgePersons(_ duty: Duty, _ rule: Judging.PerWindow) {
        let windows = rule.window.periods(of: desk.year).filter {
            $0.first <= desk.on && duty.isInForce(throughout: $0)
        }
        guard !windows.isEmpty else { return }
        for person in persons(duty) where member == nil || member == person.member {
            var events: [FactEntry] = []
            var others: [FactEntry] = []
            for kind in rule.kinds { events += desk.facts(kind, rule.measure, of: person.member) }
            for kind in rule.also?.kinds ?? [] { others += desk.facts(kind, "count", of: person.member) }
            var gathered = Gathered()
            for window in windows where rule.owedInPart || person.owes(throughout: window) {
                let when = min(window.last, desk.on)
                guard let index = person.organization(on: when).flatMap({ desk.indexOf[$0] }), isInScope(index) else {
                    continue
                }
                if let kind = rule.owedWhile,
                    !desk.facts(kind, "count", of: person.member).contains(where: { $0.covers(window.last) })
                {
                    continue
                }
                let (counted, last) = (count(events, others, rule, in: window), due(rule, window))
                if rule.needsListing, !counted.isEnough, desk.on > last,
                    !lists(rule.kinds, rule.measure, at: index, in: window)
                {
                    add(
                        duty, at: index, member: person.member, window: window, .noRecord, due: last,
                        .said("所在支部没有登记到人的考勤，无从判断"))
                    continue
                }
                if rule.gathers {
                    gathered.add(window, counted, last, isPast: desk.on > last, at: index)
                } else if counted.isEnough {
                    add(
                        duty, at: index, member: person.member, window: window, .met, due: last,
                        evidence: counted.evidence)
                } else if desk.on <= last {
                    if duty.modality == .optional { continue }
                    add(
                        duty, at: index, member: person.member, window: window, .notDue, due: last,
                        evidence: counted.evidence, counted.reason)
                } else {
                    addMissed(
                        duty, at: index, member: person.member, window: window, due: last, evidence: counted.evidence,
                        counted.reason)
                }
            }
            if rule.gathers { add(gathered, duty, rule, person.member) }
        }
    }

    /// Whether anybody of an organisation is listed in a window.
    private func lists(_ kinds: [String], _ measure: String, at index: Int, in window: Period) -> Bool {
        kinds.contains { kind in
            desk.facts(kind, measure, at: desk.lives[index].id).contains { window.contains($0.first) }
        }
    }

    /// The windows of a year as one judgement.
    struct Gathered {
        var evidence: [String] = []
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

    private mutating func add(_ gathered: Gathered, _ duty: Duty, _ rule: Judging.PerWindow, _ person: String) {
        guard let index = gathered.index, let first = gathered.first, let last = gathered.last else { return }
        let window = Period(first: first, last: last)
        if let earliest = gathered.missed.first {
            // Kept is judged over the windows that were missed, not over the open one.
            let missed = Period(first: earliest.first, last: gathered.missed.last?.last ?? earliest.last)
            addMissed(
                duty, at: index, member: person, window: missed, due: gathered.due, evidence: gathered.evidence,
                .windows(gathered.missed, unit: rule.unit))
        } else if let open = gathered.open {
            add(
                duty, at: index, member: person, window: open, .notDue, due: gathered.due, evidence: gathered.evidence,
                .windows([open], unit: rule.unit))
        } else {
            add(duty, at: index, member: person, window: window, .met, due: nil, evidence: gathered.evidence)
        }
    }
}
