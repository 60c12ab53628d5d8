import ShiluLedger
import ShiluRegisters

/// What a set of duties needs to be read.
struct DutyNeeds {
    /// Measure → kinds.
    private var facts: [String: Set<String>] = [:]
    /// What else than single facts would do, for each measure and kind.
    private var uses: [Kind: Set<DeskFacts.Use>] = [:]
    private struct Kind: Hashable {
        let measure: String
        let kind: String
    }
    /// Measure → kinds that count for persons wherever they lie.
    private var personal: [String: Set<String>] = [:]
    /// Register → keys of the fields that are looked at.
    private(set) var registers: [String: Set<String>] = [:]
    /// Kinds that count for branches or groups too, not only for what stands at the head of a unit.
    private var spread: Set<Kind> = []
    /// Register → codes, or names of fields, of which a record must hold one to be looked at.
    private var mentions: [String: Set<String>] = [:]
    private var readWhole: Set<String> = []
    /// Whether what stands below the scope must be read: it counts for those above.
    private(set) var readsBelow = false
    /// Months before the day of judgement in which somebody's silence may have begun.
    private var silentMonths = 0
    /// Months of silence of which somebody is told first.
    private var warnedMonths = 0

    static let roll = ["roll.fullMember", "roll.probationaryMember"]
    /// What persons are reached by is measured so.
    static let measuresOfSilence = ["person", "count"]
    private static let committeePosts = PostKind.committeePosts.map { "post.\($0.rawValue)" }

    init(_ duties: some Sequence<Duty>) {
        for duty in duties { add(duty) }
    }

    /// What of the facts is to be read for a year and the last day of it that is judged.
    func wanted(year: Period, until day: Day) -> DeskFacts.Wanted {
        // One month more: the running one is not looked at.
        let silent = day.yearMonth.firstDay.adding(months: -silentMonths)
        let first = silentMonths == 0 ? year.first : min(year.first, silent)
        return DeskFacts.Wanted(
            facts: facts, personal: personal,
            uses: sparing(uses.filter { spread.contains($0.key) }, isYearOver: day >= year.last),
            usesOfHeads: sparing(uses.filter { !spread.contains($0.key) }, isYearOver: day >= year.last),
            year: year, on: day,
            days: Period(first: first, last: year.last),
            late: YearMonth(index: day.yearMonth.index - Int64(warnedMonths) + 1).firstDay)
    }

    /// How each measure of a kind is read where sums are kept: by sums only if that does for all who look at it.
    private func sparing(_ uses: [Kind: Set<DeskFacts.Use>], isYearOver: Bool)
        -> [DeskFacts.Use: [String: Set<String>]]
    {
        var found: [DeskFacts.Use: [String: Set<String>]] = [:]
        func read(_ kind: Kind, by use: DeskFacts.Use) {
            found[use, default: [:]][kind.measure, default: []].insert(kind.kind)
        }
        let ofQuarters: Set<DeskFacts.Use> = [.reach, .yearlyReach, .lateReach]
        for (kind, uses) in uses {
            if uses == [.months] {
                read(kind, by: .months)
            } else if uses.isSubset(of: ofQuarters.union([.onceAMonth])), uses.contains(.onceAMonth) {
                read(kind, by: .onceAMonth)
            } else if uses.isSubset(of: ofQuarters) {
                if isYearOver, !uses.contains(.reach) {
                    for use in uses { read(kind, by: use) }
                } else {
                    read(kind, by: .reach)
                }
            } else {
                read(kind, by: .facts)
            }
        }
        return found
    }

    /// What of the records.
    var wishes: [String: RecordWish] {
        Dictionary(
            uniqueKeysWithValues: registers.map { register, fields in
                (
                    register,
                    RecordWish(fields: fields, mentions: readWhole.contains(register) ? nil : mentions[register])
                )
            })
    }

    // MARK: Adding

    private mutating func add(
        _ kinds: some Sequence<String>, _ measure: String = "count", personal isPersonal: Bool = false,
        as use: DeskFacts.Use = .facts, onlyAtHeads: Bool = false
    ) {
        for name in kinds {
            let kind = Kind(measure: measure, kind: name)
            uses[kind, default: []].insert(use)
            if !onlyAtHeads { spread.insert(kind) }
        }
        facts[measure, default: []].formUnion(kinds)
        if isPersonal { personal[measure, default: []].formUnion(kinds) }
    }

    private mutating func addRoll() { add(Self.roll + ["suspended.member"], personal: true) }

    private mutating func add(_ duty: Duty) {
        switch duty.owner {
        case .branchWithCommittee, .branchWithoutCommittee: add(Self.committeePosts)
        case .member, .fullMember, .probationaryMember, .leadingCadre: addRoll()
        case .branchSecretary, .secretary: add(["post.secretary"])
        case .committeeMember: add(Self.committeePosts)
        default: break
        }
        if duty.owner == .leadingCadre { read(Member.name, ["isLeadingCadre"]) }
        switch duty.judging {
        case .perWindow(let rule), .perPerson(let rule):
            let isPersonal = duty.owner.isPersonal
            let isOfHeads = duty.owner.isHead && !rule.includesSubtree
            add(
                rule.kinds, rule.measure, personal: isPersonal, as: DeskFacts.Use(rule, isPersonal: isPersonal),
                onlyAtHeads: isOfHeads)
            if let also = rule.also {
                let mayBeYearly = isPersonal && also.atLeast == 1 && rule.window == .year
                add(also.kinds, personal: isPersonal, as: mayBeYearly ? .yearlyReach : .facts)
            }
            if rule.quorum != nil {
                add(rule.kinds, "present", onlyAtHeads: isOfHeads)
                add(rule.kinds, "expected", onlyAtHeads: isOfHeads)
            }
            if let owed = rule.owedWhile { add([owed], personal: isPersonal) }
            if rule.includesSubtree { readsBelow = true }
        case .everyRecord(let rule):
            readChecked(rule.register, when: rule.when, others: rule.checks)
            if let day = rule.day { read(day, beside: rule.register) }
        case .deadline(let rule): add(rule)
        case .bound(let rule):
            add(rule.kinds)
            if let when = rule.when { add(when.kinds) }
            if rule.includesSubtree || rule.when?.includesSubtree == true { readsBelow = true }
        case .pairCoverage:
            read(Talk.name, ["kind", "on", "organizationId", "interviewers", "interviewees"])
            addRoll()
            add(Self.committeePosts)
        case .silence(let rule):
            addRoll()
            for measure in Self.measuresOfSilence {
                for stream in rule.streams { add(stream.kinds, measure, personal: true, as: .lateReach) }
            }
            silentMonths = max(silentMonths, rule.months)
            warnedMonths = max(warnedMonths, rule.warnings.min() ?? rule.months)
        case .everyoneListed(let rule):
            read(rule.register, [rule.yearKey, rule.listKey])
            addRoll()
        case .partyAge(let rule):
            read(rule.register, [rule.memberKey])
            read(Member.name, ["fullMemberOn", "joinedOn", "diedOn", "partyAgeBasis"])
            read(MembershipEvent.name, MembershipEvent.shape.fields.reduce(into: []) { $0.insert($1.key) })
            addRoll()
        case .recurring(let rule):
            readChecked(rule.register, when: rule.when, others: [])
            for path in [rule.from, rule.until, rule.days] { read(path, beside: rule.register) }
        case .electionMajority: read(Election.name, ["candidates", "elected", "present"])
        case .voters:
            read(Election.name, ["electorate", "expected", "excluded"])
            add(Self.roll + ["rights.suspended"])
            readsBelow = true
        case .rollOnce: addRoll()
        case .rollSum:
            read(MemberRoll.name, ["fullCount", "probationaryCount"])
            addRoll()
            readsBelow = true
        case .ownBranch(let rule):
            add(rule.kinds, personal: true, as: .yearlyReach)
            addRoll()
        case .tree, .shown: break
        }
    }

    private mutating func add(_ rule: Judging.Deadline) {
        readChecked(rule.register, when: rule.when, others: rule.longer?.when ?? [])
        addKeys(rule.register, Set([rule.member].compactMap { $0 }))
        for path in [rule.from.path, rule.until?.path, rule.done].compactMap({ $0 }) {
            read(path, beside: rule.register)
        }
        for by in [rule.by, rule.extended].compactMap({ $0 }) {
            // What does not hold the field by which it follows follows nothing.
            addKeys(by.register, Set(by.same + [by.link, by.day]))
            mentions[by.register, default: []].insert(by.link)
            addKeys(rule.register, Set(by.same + [by.to].compactMap { $0 }))
            for condition in by.when { read(condition, beside: by.register) }
        }
        if rule.superior { readsBelow = true }
    }

    /// A register whose records are looked at one by one, those of them that meet the conditions.
    private mutating func readChecked(_ register: String, when: [Condition], others: [Condition]) {
        addKeys(register, [])
        if let codes = when.lazy.compactMap(\.codesNeeded).first {
            mentions[register, default: []].formUnion(codes)
        } else {
            readWhole.insert(register)
        }
        for condition in when + others { read(condition, beside: register) }
    }

    private mutating func read(_ condition: Condition, beside register: String) {
        if condition.needsRoll { addRoll() }
        for (name, keys) in condition.reads { addKeys(name, keys) }
        readWhole.formUnion(condition.beyond)
        mentions.merge(condition.referring) { $0.union($1) }
        add(condition.kinds)
    }

    private mutating func read(_ path: FieldPath, beside register: String) {
        for (name, keys) in path.reads { addKeys(name, keys) }
        readWhole.formUnion(path.beyond)
        mentions.merge(path.referring) { $0.union($1) }
    }

    /// A register all of whose records may be looked at.
    private mutating func read(_ register: String, _ keys: Set<String>) {
        addKeys(register, keys)
        readWhole.insert(register)
    }

    /// Fields of a register, with those whose records lend its own their day and place.
    private mutating func addKeys(_ register: String, _ keys: Set<String>) {
        let isNew = registers[register] == nil
        registers[register, default: []].formUnion(keys)
        guard isNew, let known = RegisterBook.register(named: register) else { return }
        registers[register, default: []].formUnion(
            [known.dayKey, known.organizationKey, "memberId", "personId"].compactMap { $0 })
        if known.organizationKey == nil { addRoll() }
        for field in known.fields where field.follows {
            registers[register, default: []].insert(field.key)
            if case .link(let target?) = field.form { read(target, []) }
        }
    }
}
