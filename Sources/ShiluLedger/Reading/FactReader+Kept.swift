import ShiluRegisters

/// Says that an organisation keeps a register, maybe with all below it.
struct KeepingClaim {
    let includesSubtree: Bool
    let first: Int64
    let last: Int64
}

/// An organisation that should keep registers, on those days of a period on which it existed.
struct Keeper {
    let id: String
    let life: (first: Int64, last: Int64)
    /// It and all above it.
    let chain: [String]
}

struct KeepersKey: Hashable {
    let scope: Scope
    let period: Period
}

extension FactReader {
    /// Which organisations should keep registers: all that exist in the scope on some day of the period, but party groups,
    /// whose meetings stand in the branch's registers, and leading groups (党组), whose business is not the branch's.
    static func shouldKeepRegisters(_ kind: OrganizationKind?) -> Bool { kind != .partyGroup && kind != .leadingGroup }

    public func unkept(_ registers: [String], in scope: Scope, during period: Period) throws -> [UnkeptRegister] {
        try reading { db in
            let claims = try claims(db)
            let keepers = try keepers(scope, period, db)
            var missing: [UnkeptRegister] = []
            for register in registers {
                let claimed = claims[register] ?? [:]
                for keeper in keepers {
                    let spans = keeper.chain.flatMap { place in
                        (claimed[place] ?? []).filter { $0.includesSubtree || place == keeper.id }
                    }
                    if !FactReader.covers(spans.map { ($0.first, $0.last) }, keeper.life) {
                        missing.append(UnkeptRegister(register: register, organization: keeper.id))
                    }
                }
            }
            return missing
        }
    }

    /// By register and organisation.
    private func claims(_ db: any SQLConnection) throws -> [String: [String: [KeepingClaim]]] {
        if let known = cachedClaims.withLock({ $0 }) { return known }
        var claims: [String: [String: [KeepingClaim]]] = [:]
        for state in try states(Book.keptRegister, db) {
            let record = state.any
            guard let register = record.fields["register"]?.text, let place = record.fields["organizationId"]?.text,
                let since = record.fields["since"].flatMap(RecordState.day(of:))
            else { continue }
            claims[register, default: [:]][place, default: []].append(
                KeepingClaim(
                    includesSubtree: record.fields["includesSubtree"]?.integer == 1, first: since,
                    last: record.fields["until"].flatMap(RecordState.day(of:)) ?? Schema.open))
        }
        let made = claims
        cachedClaims.withLock { $0 = made }
        return made
    }

    /// In the order in which organisations were entered.
    private func keepers(_ scope: Scope, _ period: Period, _ db: any SQLConnection) throws -> [Keeper] {
        let key = KeepersKey(scope: scope, period: period)
        if let known = cachedKeepers.withLock({ $0[key] }) { return known }
        let tree = try tree(db)
        let ranks = try ranks(db)
        let inScope = Set(try stretches(scope, period, db).flatMap(\.organizations))
        let made = inScope.compactMap { id -> (rank: Int, keeper: Keeper)? in
            guard let own = ranks[id], FactReader.shouldKeepRegisters(own.kind),
                let life = FactReader.life(of: id, within: period, tree)
            else { return nil }
            let above = tree.chain(of: id, on: life.last)
            return (own.rank, Keeper(id: id, life: life, chain: [id] + above.filter { $0 != id }))
        }.sorted { $0.rank < $1.rank }.map(\.keeper)
        cachedKeepers.withLock { if $0.count < FactReader.keptRecords / 10 { $0[key] = made } }
        return made
    }

    private func ranks(_ db: any SQLConnection) throws -> [String: (rank: Int, kind: OrganizationKind?)] {
        if let known = cachedRanks.withLock({ $0 }) { return known }
        let made = Dictionary(
            try organizationStates(db).enumerated().map { rank, state in
                (state.id, (rank, state.open["kind"]?.text.flatMap(OrganizationKind.init(rawValue:))))
            }, uniquingKeysWith: { first, _ in first })
        cachedRanks.withLock { $0 = made }
        return made
    }

    /// The days of the period on which the organisation existed; nil when there are none.
    private static func life(of id: String, within period: Period, _ tree: OrganizationTree) -> (
        first: Int64, last: Int64
    )? {
        let spans = (tree.spans[id] ?? []).filter {
            $0.first <= period.last.number && $0.last >= period.first.number
        }
        guard let first = spans.first?.first, let last = spans.last?.last else { return nil }
        return (max(first, period.first.number), min(last, period.last.number))
    }

    /// Whether the spans leave no day of the stretch open.
    private static func covers(_ spans: [(Int64, Int64)], _ stretch: (first: Int64, last: Int64)) -> Bool {
        var need = stretch.first
        for (first, last) in spans.sorted(by: { $0.0 < $1.0 }) where first <= need && last >= need {
            if last >= stretch.last { return true }
            need = last + 1
        }
        return false
    }
}
