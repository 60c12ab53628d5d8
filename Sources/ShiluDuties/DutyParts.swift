import ShiluLedger
import ShiluRegisters

extension DutyEngine {
    /// The same in parts, for a big unit: some branches after the others, each part read and forgotten by itself, so that it takes no
    /// more memory than a part does, though longer.
    ///
    /// - Parameters:
    ///   - size: organisations of a part.
    ///   - take: is given the judgements of each part.
    public func judge(
        _ scope: Scope?, year: Int, on day: Day, states: Set<DutyState>? = nil, partsOf size: Int,
        _ take: ([DutyJudgement]) throws -> Void
    ) throws {
        let part = try DutyParts.Part(scope, reading.lives(), year: year, on: day)
        try judge(part, year, day, states, partsOf: size, take)
    }

    /// The same as a list.
    /// - Returns: by organisation in the order of the sheet, then in the order of the catalogue.
    public func judge(_ scope: Scope?, year: Int, on day: Day, partsOf size: Int) throws -> [DutyJudgement] {
        try inOrder(DutyParts.Part(scope, reading.lives(), year: year, on: day), year, day, partsOf: size)
    }

    /// How the duties of some organisations stand, of each by itself.
    /// - Returns: by organisation in the order of the sheet, then in the order of the catalogue.
    public func judge(
        organizations: some Sequence<String>, year: Int, on day: Day, partsOf size: Int
    ) throws -> [DutyJudgement] {
        let lives = try reading.lives()
        let wanted = Set(organizations)
        let part = DutyParts.Part(lives: lives, organizations: lives.indices.filter { wanted.contains(lives[$0].id) })
        return try inOrder(part, year, day, partsOf: size)
    }

    private func inOrder(_ part: DutyParts.Part, _ year: Int, _ day: Day, partsOf size: Int) throws -> [DutyJudgement] {
        var found: [DutyJudgement] = []
        try judge(part, year, day, nil, partsOf: size) { found += $0 }
        let places = Dictionary(part.lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let duties = Dictionary(
            catalogue.duties.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let order = found.map { (places[$0.organization] ?? 0, duties[$0.duty] ?? 0) }
        return found.indices.sorted { left, right in
            order[left] != order[right] ? order[left] < order[right] : left < right
        }.map { found[$0] }
    }

    private func judge(
        _ whole: DutyParts.Part, _ year: Int, _ day: Day, _ states: Set<DutyState>?, partsOf size: Int,
        _ take: ([DutyJudgement]) throws -> Void
    ) throws {
        func judge(_ part: DutyParts.Part, _ duties: [Duty]) throws {
            guard !part.organizations.isEmpty, !duties.isEmpty else { return }
            try take(self.judge(nil, part: part, member: nil, duties, year: year, on: day, states))
        }
        let parts = DutyParts(whole, year: year, on: day, size: size)
        let duties = duties(year, nil, ofPersons: false)
        // Who holds posts at two places owes for them once: where, depends on all that is asked for.
        let byPost: Set<DutyOwner> = [.branchSecretary, .secretary, .committeeMember]
        for section in duties.filter({ byPost.contains($0.owner) }).sections { try judge(whole, section) }
        let others = duties.filter { !byPost.contains($0.owner) }
        for part in parts.branches { try judge(part, others) }
        // What counts for those above the branches lies all over the unit: one section of the catalogue after the other.
        try judge(parts.above, others.filter { !DutyNeeds([$0]).readsBelow })
        for section in others.filter({ DutyNeeds([$0]).readsBelow }).sections { try judge(parts.above, section) }
    }
}

extension [Duty] {
    /// Duties of one section of the catalogue, one section after the other.
    fileprivate var sections: [[Duty]] {
        var rest = self[...]
        var found: [[Duty]] = []
        while let first = rest.first {
            let section = rest.prefix { $0.section == first.section }
            rest = rest.dropFirst(section.count)
            found.append(Array(section))
        }
        return found
    }
}

/// A scope cut into parts that can be judged by themselves: branches with what stands below them, and those above.
struct DutyParts {
    /// Some organisations of a unit, as places among all of them.
    struct Part {
        let lives: [OrganizationLife]
        let organizations: [Int]

        init(lives: [OrganizationLife], organizations: [Int]) {
            (self.lives, self.organizations) = (lives, organizations)
        }

        /// What lay in the scope on some day of the year.
        init(_ scope: Scope?, _ lives: [OrganizationLife], year: Int, on day: Day) {
            let indexOf = Dictionary(lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            let period = Period(year: year) ?? Period(first: day, last: day)
            self.init(lives: lives, organizations: DutyDesk.within(scope, lives, indexOf, period))
        }
    }
    let branches: [Part]
    let above: Part

    init(_ whole: Part, year: Int, on day: Day, size: Int) {
        let lives = whole.lives
        let indexOf = Dictionary(lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let period = Period(year: year) ?? Period(first: day, last: day)
        /// The branch that an organisation is, or stands under on its last day of the year.
        func branch(of index: Int) -> Int? {
            var (at, steps) = (index, 0)
            while !lives[at].kind.isBranch {
                guard let span = lives[at].spans.last(where: { $0.first <= period.last }) ?? lives[at].spans.first,
                    let above = span.parent.flatMap({ indexOf[$0] }), steps < lives.count
                else { return nil }
                (at, steps) = (above, steps + 1)
            }
            return at
        }
        var order: [Int] = []
        var below: [Int: [Int]] = [:]
        var above: [Int] = []
        for index in whole.organizations {
            guard let branch = branch(of: index) else {
                above.append(index)
                continue
            }
            if below[branch] == nil { order.append(branch) }
            below[branch, default: []].append(index)
        }
        var parts: [[Int]] = [[]]
        for branch in order {
            let own = below[branch] ?? []
            if let last = parts.last, !last.isEmpty, last.count + own.count > size { parts.append([]) }
            parts[parts.count - 1] += own
        }
        branches = parts.map { Part(lives: lives, organizations: $0.sorted()) }
        self.above = Part(lives: lives, organizations: above)
    }
}
