import ShiluLedger
import ShiluRegisters

/// Judges duties of a catalogue over the facts and records of one position.
///
///     let engine = DutyEngine(catalogue: try .bundled, reading: try ledger.facts())
///     let judgements = try engine.judge(Scope(branch), year: 2026, on: today)
///
/// What is needed is read in bulk, once per call; judging itself works in memory.
public struct DutyEngine: Sendable {
    public let catalogue: DutyCatalogue
    public let reading: any BulkReading
    public let calendar: any WorkingDays

    public init(
        catalogue: DutyCatalogue, reading: any BulkReading, calendar: any WorkingDays = NoWorkingDays()
    ) {
        (self.catalogue, self.reading, self.calendar) = (catalogue, reading, calendar)
    }

    /// How every duty of the scope stands.
    ///
    /// - Parameters:
    ///   - scope: nil for the whole unit.
    ///   - year: whose windows and deadlines are judged, by the rules and the organisation of that year.
    ///   - day: the day it is judged on; what happened later is not seen, windows that begin later are left out.
    ///   - ids: only these duties; nil for all that are owed.
    ///   - states: only judgements of these states; nil for all. What nobody asks for is not made.
    /// - Returns: by organisation in the order of the sheet, then in the order of the catalogue, then by window.
    public func judge(
        _ scope: Scope?, year: Int, on day: Day, duties ids: Set<String>? = nil, states: Set<DutyState>? = nil
    ) throws -> [DutyJudgement] {
        try judge(scope, member: nil, duties(year, ids, ofPersons: false), year: year, on: day, states)
    }

    /// What one member owes, and what is owed to them.
    public func judge(member: String, year: Int, on day: Day, duties ids: Set<String>? = nil) throws -> [DutyJudgement]
    {
        try judge(nil, member: member, duties(year, ids, ofPersons: true), year: year, on: day, nil)
    }

    func duties(_ year: Int, _ ids: Set<String>?, ofPersons: Bool) -> [Duty] {
        guard let period = Period(year: year) else { return [] }
        return catalogue.duties.filter { duty in
            (ids?.contains(duty.id) ?? (duty.modality != .local || duty.isEnabled))
                && (duty.since.map { $0 <= period.last } ?? true) && (duty.until.map { $0 >= period.first } ?? true)
                && (!ofPersons || duty.concernsPersons)
        }
    }

    /// - Parameter part: only these organisations of the unit, whatever the scope says.
    func judge(
        _ scope: Scope?, part: DutyParts.Part? = nil, member: String?, _ duties: [Duty], year: Int, on day: Day,
        _ states: Set<DutyState>?
    ) throws -> [DutyJudgement] {
        let desk = try DutyDesk(
            reading, scope: scope, part: part, member: member, year: year, on: day, calendar: calendar,
            needs: DutyNeeds(duties))
        var found = DutyFindings(desk: desk, member: member, states: states)
        for duty in duties { try found.judge(duty) }
        if let failure = desk.failure { throw failure }
        return found.ordered
    }
}

/// Collects judgements of one call.
struct DutyFindings {
    let desk: DutyDesk
    /// Only judgements of this person.
    let member: String?
    /// By organisation; within one in the order in which duties are judged, which is the catalogue's.
    private var found: [[DutyJudgement]]
    private var inScope: [Bool]
    /// Which states are asked for; nil for all.
    private let states: Set<DutyState>?

    init(desk: DutyDesk, member: String?, states: Set<DutyState>?) {
        (self.desk, self.member, self.states) = (desk, member, states)
        found = Array(repeating: [], count: desk.lives.count)
        inScope = Array(repeating: false, count: desk.lives.count)
        for index in desk.scope { inScope[index] = true }
    }

    /// Whether judgements of a state are asked for: what else is not looked up for them.
    func wants(_ state: DutyState) -> Bool { states?.contains(state) ?? true }

    var ordered: [DutyJudgement] { found.flatMap { $0 } }

    func isInScope(_ index: Int) -> Bool { inScope.indices.contains(index) && inScope[index] }
    var scope: [Int] { desk.scope }

    mutating func add(
        _ duty: Duty, at index: Int, member: String? = nil, record: String? = nil, window: Period?, _ state: DutyState,
        due: Day?, evidence: DutyEvidence = [], _ reason: DutyReason = .none, lacking: [[String]] = []
    ) {
        guard wants(state) else { return }
        if let wanted = self.member, wanted != member { return }
        if duty.units != nil, state != .notApplicable, !duty.binds(desk.unitKind(of: index)) { return }
        let life = desk.lives[index]
        found[index].append(
            DutyJudgement(
                duty: duty, organization: life.id, organizationName: life.shortName, member: member, record: record,
                window: window, state: state, due: due, on: desk.on, evidence: evidence, reason: reason,
                lacking: lacking))
    }

    /// What was not done by its day: missing is not zero where the register was not kept, or the ledger began later.
    mutating func addMissed(
        _ duty: Duty, at index: Int, member: String? = nil, record: String? = nil, window: Period, due: Day?,
        evidence: DutyEvidence = [], _ reason: DutyReason, lacking: [[String]] = []
    ) {
        var (state, why) = (duty.stateWhenMissed, reason)
        if duty.modality == .optional {
            why = .neverOwed
        } else if let goLive = desk.goLive(of: index), window.first < goLive {
            (state, why) = (.noRecord, .beforeGoLive(goLive))
        } else {
            let seen = window.last > desk.on ? Period(first: window.first, last: max(window.first, desk.on)) : window
            let unkept = desk.unkept(duty.registers, at: index, during: seen)
            if !unkept.isEmpty { (state, why) = (.noRecord, .notKept(unkept)) }
        }
        add(
            duty, at: index, member: member, record: record, window: window, state, due: due, evidence: evidence, why,
            lacking: lacking)
    }

    /// Of organisations in whose kind of unit a rule does not hold, it is said once.
    private mutating func addUnbound(_ duty: Duty) {
        guard let units = duty.units else { return }
        let bound = UnitKind.allCases.filter(units.contains).map(\.label).joined(separator: "、")
        for index in scope where owns(index, duty.owner) && !duty.binds(desk.unitKind(of: index)) {
            let kind = desk.unitKind(of: index).label
            add(duty, at: index, window: nil, .notApplicable, due: nil, .said("只约束\(bound)的党组织，这里是\(kind)"))
        }
    }

    mutating func judge(_ duty: Duty) throws {
        addUnbound(duty)
        switch duty.judging {
        case .perWindow(let rule): judgeWindows(duty, rule)
        case .perPerson(let rule): judgePersons(duty, rule)
        case .everyRecord(let rule): judgeRecords(duty, rule)
        case .deadline(let rule): judgeDeadlines(duty, rule)
        case .recurring(let rule): judgeRecurring(duty, rule)
        case .bound(let rule): judgeBounds(duty, rule)
        case .pairCoverage(let rule): judgePairs(duty, rule)
        case .silence(let rule): try judgeSilence(duty, rule)
        case .everyoneListed(let rule): judgeEveryoneListed(duty, rule)
        case .partyAge(let rule): judgePartyAge(duty, rule)
        case .tree: judgeTree(duty)
        case .rollOnce: judgeRollOnce(duty)
        case .ownBranch(let rule): try judgeOwnBranch(duty, rule)
        case .voters: judgeVoters(duty)
        case .electionMajority: judgeElectionMajority(duty)
        case .shown(let why):
            for index in owners(duty) where isInScope(index) {
                add(duty, at: index, window: nil, .notApplicable, due: nil, .said(why))
            }
        }
    }

    // MARK: Who owes

    /// Organisations of the scope that owe a duty of organisations, whenever in the year.
    func owners(_ duty: Duty) -> [Int] {
        scope.filter { owns($0, duty.owner) && (duty.units == nil || duty.binds(desk.unitKind(of: $0))) }
    }

    func owns(_ index: Int, _ owner: DutyOwner) -> Bool {
        let kind = desk.lives[index].kind
        switch owner {
        case .branch: return kind.isBranch
        case .branchWithCommittee: return kind.isBranch && desk.hasCommittee(index, on: stateDay)
        case .branchWithoutCommittee: return kind.isBranch && !desk.hasCommittee(index, on: stateDay)
        case .temporaryBranch: return kind == .temporaryBranch
        case .jointBranch: return kind == .jointBranch
        case .partyGroup: return kind == .partyGroup
        case .generalBranch: return kind == .generalBranch
        case .committee: return kind.isCommittee
        case .elected: return kind.isBranch || kind == .generalBranch || kind.isCommittee
        case .unit: return isUnit(index)
        case .leadership: return kind == .leadingGroup || kind.isCommittee && isUnit(index) && !isLed(index)
        case .organization: return kind != .partyGroup
        default: return false
        }
    }

    /// The day that states are judged on: the day itself, or the end of a year that is over.
    var stateDay: Day { min(desk.on, desk.period.last) }

    /// The highest party organisation of its unit.
    private func isUnit(_ index: Int) -> Bool {
        let life = desk.lives[index]
        guard life.kind != .organWorkCommittee, life.kind != .leadingGroup, life.kind != .organDisciplineCommittee,
            life.kind != .partyGroup, life.kind != .temporaryBranch, life.kind != .functionalBranch
        else { return false }
        let above = desk.chain(of: index).dropFirst().first
        guard let above, let kind = desk.indexOf[above].map({ desk.lives[$0].kind }) else { return true }
        return kind == .organWorkCommittee || kind == .leadingGroup
    }

    private func isLed(_ index: Int) -> Bool {
        desk.lives.indices.contains { desk.lives[$0].kind == .leadingGroup && desk.ledBy($0).contains(index) }
    }

    /// Organisations whose records show what an owner did.
    func places(of index: Int, includesSubtree: Bool) -> [Int] {
        let own = desk.lives[index]
        if own.kind == .leadingGroup { return [index] + desk.ledBy(index) }
        guard includesSubtree else { return [index] }
        return desk.lives.indices.filter { desk.chain(of: $0).contains(own.id) }
    }
}

extension Duty {
    /// Whether judgements of it may name a person.
    var concernsPersons: Bool {
        if owner.isPersonal { return true }
        switch judging {
        case .deadline(let rule): return rule.member != nil
        case .partyAge, .silence: return true
        default: return false
        }
    }
}
