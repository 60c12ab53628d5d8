import ShiluLedger
import ShiluRegisters

/// What judging works on: everything that the duties of one request need, read in bulk and looked up in memory.
///
/// Used within one call and by one thread.
final class DutyDesk: RecordLookup {
    let reading: any BulkReading
    let year: Int
    let period: Period
    /// The day it is judged on; what happened later is not seen.
    let on: Day
    let calendar: any WorkingDays
    /// Every organisation of the unit, in the order of the sheet.
    let lives: [OrganizationLife]
    let indexOf: [String: Int]
    /// Organisations whose duties were asked for, in order.
    let scope: [Int]
    /// Kind of fact and measure → organisation → facts.
    private var cells: [Cell: [String: [FactEntry]]] = [:]
    private var byMember: [Cell: [String: [FactEntry]]] = [:]
    private var registers: [String: [AnyRecord]] = [:]
    private var recordsByID: [String: [String: AnyRecord]] = [:]
    private var links: [Referring: [String: [AnyRecord]]] = [:]
    private var placed: [String: [String: [AnyRecord]]] = [:]
    private var rollOf: [String: [RollStretch]]?
    private var kept: [Keeping: [(Day, Day?)]] = [:]
    private var claims: [String: [Claim]] = [:]
    private var goLives: [(organization: String, day: Day)] = []
    private var goLiveOf: [Int: Day?] = [:]
    private var chains: [Int: [String]] = [:]

    struct Cell: Hashable {
        let kind: String
        let measure: String
    }
    private struct Referring: Hashable {
        let register: String
        let field: String
    }
    private struct Keeping: Hashable {
        let register: String
        let organization: Int
    }
    private struct Claim {
        let organization: String
        let includesSubtree: Bool
        let since: Day
        let until: Day?
    }
    /// Days on the roll of one branch.
    struct RollStretch {
        let first: Day
        let last: Day?
        let organization: String
        let isFull: Bool
    }

    init(
        _ reading: any BulkReading, scope: Scope?, year: Int, on: Day, calendar: any WorkingDays, needs: DutyNeeds
    ) throws {
        (self.reading, self.year, self.on, self.calendar) = (reading, year, on, calendar)
        period = Period(year: year) ?? Period(first: on, last: on)
        lives = try reading.lives()
        indexOf = Dictionary(lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.scope = DutyDesk.within(scope, lives, indexOf, period)
        try loadSettings()
        try load(needs)
    }

    /// Organisations that lay in the scope on some day of the year.
    static func within(_ scope: Scope?, _ lives: [OrganizationLife], _ index: [String: Int], _ year: Period)
        -> [Int]
    {
        guard let scope else { return Array(lives.indices) }
        return lives.indices.filter { at in
            if lives[at].id == scope.organization { return true }
            guard scope.includesSubtree else { return false }
            for span in lives[at].spans where span.first <= year.last && (span.last.map { $0 >= year.first } ?? true) {
                for day in [max(span.first, year.first), min(span.last ?? year.last, year.last)] {
                    var above = span.parent
                    var steps = 0
                    while let id = above, steps < lives.count {
                        if id == scope.organization { return true }
                        above = index[id].flatMap { lives[$0].parent(on: day) }
                        steps += 1
                    }
                }
            }
            return false
        }
    }

    // MARK: Loading

    private func loadSettings() throws {
        for record in try reading.openRecords(of: KeptRegister.name) {
            guard let register = record.fields["register"]?.text, let place = record.fields["organizationId"]?.text,
                let since = record.fields["since"]?.text.flatMap({ Day($0) })
            else { continue }
            claims[register, default: []].append(
                Claim(
                    organization: place, includesSubtree: record.fields["includesSubtree"]?.integer == 1, since: since,
                    until: record.fields["until"]?.text.flatMap { Day($0) }))
        }
        for record in try reading.openRecords(of: GoLive.name) {
            guard let place = record.fields["organizationId"]?.text,
                let day = record.fields["on"]?.text.flatMap({ Day($0) })
            else { continue }
            goLives.append((place, day))
        }
    }

    private func load(_ needs: DutyNeeds) throws {
        // Groups stand under branches and leading groups beside committees: everything of the unit is read unless the scope
        // is small.
        var places = Set(scope.map { lives[$0].id })
        if scope.count < lives.count, needs.readsBeside {
            places = Set(lives.map(\.id))
        }
        let ordered = places.sorted()
        for (measure, kinds) in needs.facts {
            for entry in try reading.entries(kinds.sorted(), [measure], at: ordered, touching: period) {
                let cell = Cell(kind: entry.kind, measure: measure)
                cells[cell, default: [:]][entry.organization, default: []].append(entry)
            }
        }
        for (register, fields) in needs.registers {
            registers[register] = try reading.openRecords(of: register, fields: fields)
        }
    }

    // MARK: Facts

    /// Facts of one kind and measure at an organisation.
    func facts(_ kind: String, _ measure: String = "count", at organization: String) -> [FactEntry] {
        cells[Cell(kind: kind, measure: measure)]?[organization] ?? []
    }

    /// Facts of a member, wherever they lie.
    func facts(_ kind: String, _ measure: String, of member: String) -> [FactEntry] {
        let cell = Cell(kind: kind, measure: measure)
        if let known = byMember[cell] { return known[member] ?? [] }
        var built: [String: [FactEntry]] = [:]
        for entry in (cells[cell] ?? [:]).values.joined() {
            if let member = entry.member { built[member, default: []].append(entry) }
        }
        byMember[cell] = built
        return built[member] ?? []
    }

    /// Everyone on the roll in the year, with the stretches in order.
    var roll: [String: [RollStretch]] {
        if let rollOf { return rollOf }
        var built: [String: [RollStretch]] = [:]
        for (kind, isFull) in [("roll.fullMember", true), ("roll.probationaryMember", false)] {
            for entry in (cells[Cell(kind: kind, measure: "count")] ?? [:]).values.joined() {
                guard let member = entry.member else { continue }
                built[member, default: []].append(
                    RollStretch(first: entry.first, last: entry.last, organization: entry.organization, isFull: isFull))
            }
        }
        for key in built.keys { built[key]?.sort { $0.first < $1.first } }
        rollOf = built
        return built
    }

    // MARK: Records

    func records(_ register: String) -> [AnyRecord] { registers[register] ?? [] }

    /// Records of a register that lie at an organisation, by their own field or by the gathering they are part of.
    func records(_ register: String, at organization: String) -> [AnyRecord] {
        if let known = placed[register] { return known[organization] ?? [] }
        var built: [String: [AnyRecord]] = [:]
        for record in records(register) {
            if let place = place(of: record).organization { built[place, default: []].append(record) }
        }
        placed[register] = built
        return built[organization] ?? []
    }

    func record(_ id: String) -> AnyRecord? {
        let register = AnyRecord.register(of: id)
        if let known = recordsByID[register] { return known[id] }
        let built = Dictionary(records(register).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        recordsByID[register] = built
        return built[id]
    }

    func referrers(_ register: String, _ field: String, to id: String) -> [AnyRecord] {
        let key = Referring(register: register, field: field)
        if let known = links[key] { return known[id] ?? [] }
        var built: [String: [AnyRecord]] = [:]
        for record in records(register) {
            guard let value = record.fields[field] else { continue }
            for target in value.list?.compactMap(\.text) ?? [value.text].compactMap({ $0 }) {
                built[target, default: []].append(record)
            }
        }
        links[key] = built
        return built[id] ?? []
    }

    func holds(_ member: String, _ posts: [PostKind], at record: AnyRecord) -> Bool {
        let (day, organization) = place(of: record)
        guard let day, let organization else { return false }
        return posts.contains { post in
            facts("post.\(post.rawValue)", at: organization).contains { $0.member == member && $0.covers(day) }
        }
    }

    /// The day a record counts for, and the organisation it lies at: its own, or those of the gathering it is part of.
    func place(of record: AnyRecord) -> (day: Day?, organization: String?) {
        guard let register = RegisterBook.register(named: record.register) else { return (nil, nil) }
        var day = register.dayKey.flatMap { record.fields[$0] }.flatMap(FieldPath.day)
        var organization: String? =
            record.register == PartyOrganization.name
            ? record.id : register.organizationKey.flatMap { record.fields[$0]?.text }
        if day == nil || organization == nil {
            for field in register.fields where field.follows {
                guard let holder = record.fields[field.key]?.text.flatMap({ self.record($0) }), holder.id != record.id
                else { continue }
                let found = place(of: holder)
                day = day ?? found.day
                organization = organization ?? found.organization
            }
        }
        return (day, organization)
    }

    // MARK: Organisations

    /// The organisation and those above it at the end of the year, nearest first.
    func chain(of index: Int) -> [String] {
        if let known = chains[index] { return known }
        var chain = [lives[index].id]
        let last = lives[index].spans.last { $0.first <= period.last }?.last.map { min($0, period.last) } ?? period.last
        var at = lives[index].parent(on: last) ?? lives[index].spans.first?.parent
        while let id = at, !chain.contains(id) {
            chain.append(id)
            at = indexOf[id].flatMap { lives[$0].parent(on: last) }
        }
        chains[index] = chain
        return chain
    }

    /// Whether a branch or group has a committee: its record says so, or three people hold committee posts.
    func hasCommittee(_ index: Int, on day: Day) -> Bool {
        if let flag = lives[index].fields["hasCommittee"]?.integer { return flag == 1 }
        return holders(PostKind.committeePosts, at: lives[index].id, on: day).count >= 3
    }

    /// Who holds one of the posts on a day.
    func holders(_ posts: [PostKind], at organization: String, on day: Day) -> [String] {
        var found: Set<String> = []
        for post in posts {
            for entry in facts("post.\(post.rawValue)", at: organization) where entry.covers(day) {
                if let member = entry.member { found.insert(member) }
            }
        }
        return found.sorted()
    }

    // MARK: Kept registers

    /// The first day on which the ledger counts for the organisation; nil where it always did.
    func goLive(of index: Int) -> Day? {
        if let known = goLiveOf[index] { return known }
        guard !goLives.isEmpty else { return nil }
        var found: Day?
        for id in chain(of: index) {
            if let day = goLives.filter({ $0.organization == id }).map(\.day).min() {
                found = day
                break
            }
        }
        goLiveOf[index] = .some(found)
        return found
    }

    /// Registers that were not kept for the organisation on every day of the period.
    func unkept(_ registers: [String], at index: Int, during period: Period) -> [String] {
        registers.filter { !isKept($0, at: index, during: period) }
    }

    private func isKept(_ register: String, at index: Int, during period: Period) -> Bool {
        let key = Keeping(register: register, organization: index)
        let spans: [(Day, Day?)]
        if let known = kept[key] {
            spans = known
        } else {
            let own = lives[index].id
            var above = Set(chain(of: index))
            // A leading group's business stands in the registers of the organisations that it leads.
            var places: Set<String> = [own]
            if lives[index].kind == .leadingGroup {
                for led in ledBy(index) {
                    above.formUnion(chain(of: led))
                    places.insert(lives[led].id)
                }
            }
            spans = (claims[register] ?? []).filter {
                places.contains($0.organization) || $0.includesSubtree && above.contains($0.organization)
                    || lives[index].kind == .partyGroup && above.contains($0.organization)
            }.map { ($0.since, $0.until) }.sorted { $0.0 < $1.0 }
            kept[key] = spans
        }
        var need = period.first
        for (first, last) in spans where first <= need {
            guard let last else { return true }
            if last >= period.last { return true }
            if last >= need { need = last.adding(days: 1) }
        }
        return false
    }

    /// Organisations that a leading group leads: named by its record, or of the same unit.
    func ledBy(_ index: Int) -> [Int] {
        let named = Set(lives[index].fields["leadsIds"]?.list?.compactMap(\.text) ?? [])
        let unit = lives[index].fields["unitName"]?.text
        return lives.indices.filter { at in
            at != index
                && (named.contains(lives[at].id)
                    || lives[at].kind.isCommittee && unit != nil && lives[at].fields["unitName"]?.text == unit)
        }
    }
}

/// What a set of duties needs to be read.
struct DutyNeeds {
    /// Measure → kinds.
    var facts: [String: Set<String>] = [:]
    /// Register → keys of the fields that are looked at.
    var registers: [String: Set<String>] = [:]
    /// Whether something beside the scope must be read: persons who moved, leading groups and the committees they lead.
    var readsBeside = false

    mutating func add(_ kinds: some Sequence<String>, _ measure: String = "count") {
        facts[measure, default: []].formUnion(kinds)
    }
}

extension FactEntry {
    func covers(_ day: Day) -> Bool { first <= day && last.map { day <= $0 } ?? true }
}

extension PostKind {
    /// Posts that make somebody a member of a committee.
    static let committeePosts: [PostKind] = [
        .secretary, .deputySecretary, .fullTimeDeputySecretary, .organizationMember, .publicityMember,
        .disciplineMember, .youthMember, .unitedFrontMember, .committeeMember,
    ]
}

extension OrganizationKind {
    /// 党委 of every kind that governs an organ or a unit.
    var isCommittee: Bool {
        switch self {
        case .partyCommittee, .grassrootsCommittee, .organCommittee: true
        default: false
        }
    }
}
