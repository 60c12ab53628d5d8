import ShiluLedger
import ShiluRegisters

/// What judging works on: everything that the duties of one request need, read in bulk and looked up in memory.
///
/// Organisations, members and records are meant by small numbers; organisations by their place in `lives`. For a small scope
/// only what concerns it is read; what a path then leads to beyond is read when it is asked for.
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
    let facts: DeskFacts
    /// Whether everything was read, not only what concerns the scope.
    let hasEverything: Bool
    /// Organisations of which records were read in any case.
    let places: Set<String>
    private let fieldsOf: [String: Set<String>]
    private var registers: [String: [AnyRecord]] = [:]
    private var recordsByID: [String: [String: AnyRecord]] = [:]
    private var links: [Referring: [String: [AnyRecord]]] = [:]
    /// People to whom everything that links was read.
    private var linked: Set<String> = []
    private var placed: [String: [String: [AnyRecord]]] = [:]
    private var kept: [Keeping: [(Day, Day?)]] = [:]
    /// Register → organisation → when it was kept.
    private var claims: [String: [String: [Claim]]] = [:]
    private var goLives: [String: Day] = [:]
    private var goLiveOf: [Int: Day?] = [:]
    private var chains: [[String]?]
    private var unitKinds: [Int: UnitKind] = [:]
    private var postCells: [PostKind: FactCell] = [:]
    /// Where the record that was asked about last lies: conditions ask for it again.
    private var lastPlace: (record: String, day: Day?, organization: String?)?
    /// What went wrong when something was read later; nobody's judgement may rest on it.
    private(set) var failure: (any Error)?
    /// What was read later, because a path led to it.
    private var laterRecords: [String: AnyRecord?] = [:]
    private var laterLinks: [Referring: [String: [AnyRecord]]] = [:]

    private struct Referring: Hashable {
        let register: String
        let field: String
    }
    private struct Keeping: Hashable {
        let register: String
        let organization: Int
    }
    private struct Claim {
        let includesSubtree: Bool
        let since: Day
        let until: Day?
    }

    init(
        _ reading: any BulkReading, scope: Scope?, part: DutyParts.Part? = nil, member: String?, year: Int, on: Day,
        calendar: any WorkingDays, needs: DutyNeeds
    ) throws {
        (self.reading, self.year, self.on, self.calendar) = (reading, year, on, calendar)
        period = Period(year: year) ?? Period(first: on, last: on)
        let lives = try part?.lives ?? reading.lives()
        let indexOf = Dictionary(lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        (self.lives, self.indexOf) = (lives, indexOf)
        chains = Array(repeating: nil, count: lives.count)
        self.scope = part?.organizations ?? DutyDesk.within(scope, lives, indexOf, period)
        fieldsOf = needs.registers
        let wanted = needs.wanted(year: period, until: min(on, period.last))
        let near = member == nil ? DutyDesk.near(self.scope, lives, needs) : []
        if let member {
            (facts, places) = try DeskFacts.read(reading, ofMember: member, wanted, indexOf)
            hasEverything = false
        } else if near.count > max(DutyDesk.fewPlaces, lives.count / (part == nil ? 8 : 2)) {
            (facts, places) = (try DeskFacts.read(reading, wanted, indexOf), [])
            hasEverything = true
        } else {
            (facts, places) = (try DeskFacts.read(reading, at: near, wanted, indexOf), near)
            hasEverything = false
        }
        try loadSettings()
        try loadRecords(needs, about: member)
    }

    /// So few organisations are read by themselves, however small the unit is.
    static let fewPlaces = 3

    /// The scope, what stands below it where that counts for it, and what it leads.
    private static func near(_ scope: [Int], _ lives: [OrganizationLife], _ needs: DutyNeeds) -> Set<String> {
        var found = Set(scope.map { lives[$0].id })
        let leading = scope.filter { lives[$0].kind == .leadingGroup }
        for index in leading { found.formUnion(ledBy(index, lives).map { lives[$0].id }) }
        guard needs.readsBelow else { return found }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for life in lives where !found.contains(life.id) {
                if life.spans.contains(where: { $0.parent.map(found.contains) ?? false }) {
                    found.insert(life.id)
                    isGrowing = true
                }
            }
        }
        return found
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
        let settings = try reading.openRecords(
            [KeptRegister.name: RecordWish(), GoLive.name: RecordWish()], of: .all)
        for record in settings[KeptRegister.name] ?? [] {
            guard let register = record.fields["register"]?.text, let place = record.fields["organizationId"]?.text,
                let since = record.fields["since"]?.text.flatMap({ Day($0) })
            else { continue }
            claims[register, default: [:]][place, default: []].append(
                Claim(
                    includesSubtree: record.fields["includesSubtree"]?.integer == 1, since: since,
                    until: record.fields["until"]?.text.flatMap { Day($0) }))
        }
        for record in settings[GoLive.name] ?? [] {
            guard let place = record.fields["organizationId"]?.text,
                let day = record.fields["on"]?.text.flatMap({ Day($0) })
            else { continue }
            goLives[place] = goLives[place].map { min($0, day) } ?? day
        }
    }

    private func loadRecords(_ needs: DutyNeeds, about member: String?) throws {
        guard !needs.registers.isEmpty else { return }
        let wishes = needs.wishes
        if hasEverything {
            registers = try reading.openRecords(wishes, of: .all)
            return
        }
        // What lies there, what is about the people of the place, and what is a part of either.
        var found: [String: [String: AnyRecord]] = [:]
        var isNew: Set<String> = []
        func add(_ records: [String: [AnyRecord]]) {
            for (register, list) in records {
                for record in list where found[register, default: [:]].updateValue(record, forKey: record.id) == nil {
                    isNew.insert(record.id)
                }
            }
        }
        let people = member.map { [$0] } ?? facts.people
        linked = Set(people)
        if member == nil { add(try reading.openRecords(wishes, of: .organizations(places.sorted()))) }
        add(try reading.openRecords(wishes, of: .linking(people)))
        if let wish = wishes[Member.name] { add(try reading.openRecords([Member.name: wish], of: .ids(people))) }
        for _ in 0..<3 where !isNew.isEmpty {
            let targets = isNew.sorted()
            isNew = []
            let parts = wishes.filter {
                RegisterBook.register(named: $0.key)?.fields.contains(where: \.follows) ?? false
            }
            if !parts.isEmpty { add(try reading.openRecords(parts, of: .linking(targets))) }
        }
        for register in wishes.keys {
            registers[register] = found[register].map { $0.values.sorted { $0.id < $1.id } } ?? []
        }
    }

    // MARK: Records

    func records(_ register: String) -> [AnyRecord] { registers[register] ?? [] }

    /// Records of a register that lie at an organisation, by their own field or by the gathering they are part of.
    func records(_ register: String, at organization: String) -> [AnyRecord] {
        if !hasEverything, !places.contains(organization) {
            let wish = [register: RecordWish(fields: fieldsOf[register])]
            return later(wish, .organizations([organization]))[register] ?? []
        }
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
        if recordsByID[register] == nil {
            recordsByID[register] = Dictionary(
                records(register).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        if let found = recordsByID[register]?[id] { return found }
        guard !hasEverything, fieldsOf[register] != nil else { return nil }
        if let known = laterRecords[id] { return known }
        let wish = [register: RecordWish(fields: fieldsOf[register])]
        let found = later(wish, .ids([id]))[register]?.first
        laterRecords.updateValue(found, forKey: id)
        return found
    }

    func referrers(_ register: String, _ field: String, to id: String) -> [AnyRecord] {
        let key = Referring(register: register, field: field)
        guard hasEverything || linked.contains(id) else { return laterReferrers(key, to: id) }
        if let known = links[key] { return known[id] ?? [] }
        var built: [String: [AnyRecord]] = [:]
        for record in records(register) {
            for target in DutyDesk.targets(of: field, in: record) { built[target, default: []].append(record) }
        }
        links[key] = built
        return built[id] ?? []
    }

    private func later(_ wish: [String: RecordWish], _ selection: RecordSelection) -> [String: [AnyRecord]] {
        do { return try reading.openRecords(wish, of: selection) } catch {
            failure = failure ?? error
            return [:]
        }
    }

    private static func targets(of field: String, in record: AnyRecord) -> [String] {
        guard let value = record.fields[field] else { return [] }
        return value.list?.compactMap(\.text) ?? [value.text].compactMap { $0 }
    }

    private func laterReferrers(_ key: Referring, to id: String) -> [AnyRecord] {
        if let known = laterLinks[key]?[id] { return known }
        let wish = [key.register: RecordWish(fields: fieldsOf[key.register])]
        let found = (later(wish, .linking([id]))[key.register] ?? []).filter {
            DutyDesk.targets(of: key.field, in: $0).contains(id)
        }
        laterLinks[key, default: [:]][id] = found
        return found
    }

    func holds(_ member: String, _ posts: [PostKind], at record: AnyRecord) -> Bool {
        let (day, organization) = place(of: record)
        guard let day, let index = organization.flatMap({ indexOf[$0] }), let person = facts.members.find(member) else {
            return false
        }
        let number = FactColumns.number(day.number)
        return posts.contains { post in
            self.posts(post).at(index).contains { $0.member == person && $0.covers(number) }
        }
    }

    /// Who holds a post: asked for each meeting.
    private func posts(_ post: PostKind) -> FactCell {
        if let known = postCells[post] { return known }
        let cell = facts.cell("post.\(post.rawValue)")
        postCells[post] = cell
        return cell
    }

    func stands(_ member: String, at record: AnyRecord) -> Bool {
        guard let index = place(of: record).organization.flatMap({ indexOf[$0] }),
            let person = facts.members.find(member)
        else { return false }
        let number = FactColumns.number(min(on, period.last).number)
        return facts.stretches(of: person).contains { Int($0.place) == index && $0.covers(number) }
    }

    /// The day a record counts for, and the organisation it lies at: its own, or those of the gathering it is part of.
    func place(of record: AnyRecord) -> (day: Day?, organization: String?) {
        if let known = lastPlace, known.record == record.id { return (known.day, known.organization) }
        let found = findPlace(of: record)
        lastPlace = (record.id, found.day, found.organization)
        return found
    }

    private func findPlace(of record: AnyRecord) -> (day: Day?, organization: String?) {
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

    /// The kind of unit that an organisation stands in: what its record says, or the nearest above it; an organ otherwise.
    func unitKind(of index: Int) -> UnitKind {
        if let known = unitKinds[index] { return known }
        let told = chain(of: index).lazy.compactMap { self.indexOf[$0] }
            .compactMap { self.lives[$0].fields["unitKind"]?.text.flatMap(UnitKind.init(rawValue:)) }.first
        let kind = told ?? .organ
        unitKinds[index] = kind
        return kind
    }

    /// Whether a branch or group has a committee: its record says so, or three people hold committee posts.
    func hasCommittee(_ index: Int, on day: Day) -> Bool {
        if let flag = lives[index].fields["hasCommittee"]?.integer { return flag == 1 }
        return holders(PostKind.committeePosts, at: index, on: day).count >= 3
    }

    /// Who holds one of the posts on a day, by id.
    func holders(_ posts: [PostKind], at index: Int, on day: Day) -> [String] {
        let number = FactColumns.number(day.number)
        var found: Set<Int32> = []
        for post in posts {
            for fact in self.posts(post).at(index) where fact.covers(number) {
                if fact.member != FactColumns.none { found.insert(fact.member) }
            }
        }
        return found.map { facts.members[$0] }.sorted()
    }

    // MARK: Kept registers

    /// The first day on which the ledger counts for the organisation; nil where it always did.
    func goLive(of index: Int) -> Day? {
        if let known = goLiveOf[index] { return known }
        guard !goLives.isEmpty else { return nil }
        var found: Day?
        for id in chain(of: index) {
            if let day = goLives[id] {
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
            let told = claims[register] ?? [:]
            let isGroup = lives[index].kind == .partyGroup
            var found: [(Day, Day?)] = []
            for place in above.union(places) {
                for claim in told[place] ?? []
                where places.contains(place) || above.contains(place) && (claim.includesSubtree || isGroup) {
                    found.append((claim.since, claim.until))
                }
            }
            spans = found.sorted { $0.0 < $1.0 }
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
    func ledBy(_ index: Int) -> [Int] { DutyDesk.ledBy(index, lives) }

    static func ledBy(_ index: Int, _ lives: [OrganizationLife]) -> [Int] {
        let named = Set(lives[index].fields["leadsIds"]?.list?.compactMap(\.text) ?? [])
        let unit = lives[index].fields["unitName"]?.text
        return lives.indices.filter { at in
            at != index
                && (named.contains(lives[at].id)
                    || lives[at].kind.isCommittee && unit != nil && lives[at].fields["unitName"]?.text == unit)
        }
    }
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
