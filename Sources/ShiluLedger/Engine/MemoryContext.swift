import ShiluRegisters

/// Answers what registers ask from what the transaction has in memory already, on any thread; where that does not suffice, it
/// says so, and the question is put again to `WorkingState` on the transaction's own thread.
///
/// Unchecked: it only reads, and while it is used nobody changes the working state. Each thread has its own.
final class MemoryContext: RollContext, @unchecked Sendable {
    private let work: WorkingState
    private let roll: Roll
    private let tree: OrganizationTree?
    /// Whether an answer since the last `begin` was not to be had.
    private(set) var isShort = false

    init(_ work: WorkingState, roll: Roll, tree: OrganizationTree?) {
        (self.work, self.roll, self.tree) = (work, roll, tree)
    }

    /// Works something out, if memory suffices.
    func answer<T>(_ body: () -> T) -> T? {
        isShort = false
        let result = body()
        return isShort ? nil : result
    }

    private func short<T>(_ nothing: T) -> T {
        isShort = true
        return nothing
    }

    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        let place = WorkingState.LinkPlace(register: register, field: key)
        guard let ids = work.knownReferrers(to: work.canonical(target), in: place) else { return short([]) }
        var found: [AnyRecord] = []
        for id in ids {
            guard let state = work.states[id] else { return short([]) }
            if !state.isRetracted { found.append(work.knownRecord(of: state)) }
        }
        return found
    }

    func record(_ id: String) -> AnyRecord? {
        let id = work.canonical(id)
        guard let state = work.states[id] else { return work.isAbsent(id) ? nil : short(nil) }
        return state.isRetracted ? nil : work.knownRecord(of: state)
    }

    func branch(of member: String, on day: Day) -> String? {
        guard let stays = roll.knownStays(of: work.canonical(member)) else { return short(nil) }
        return Roll.branch(in: stays, on: day.number)
    }

    // Counting a roll reads many members; what is counted is kept by the roll itself.
    func rollCount(of organization: String, on day: Day) -> Int { short(0) }

    func exists(_ organization: String, on day: Day) -> Bool {
        guard let tree else { return short(false) }
        return tree.exists(work.canonical(organization), on: day.number)
    }
}

extension WorkingState {
    /// Does something for each of many records on all cores as far as memory suffices; the rest on this thread, in order.
    func each<R: Sendable>(
        _ ids: [String], _ body: @escaping @Sendable (String, any RollContext) -> R
    ) throws -> [R] {
        let tree = try deriving.loadTree()
        nonisolated(unsafe) let roll = deriving.roll  // only read while the pieces are worked on
        let found = try parallelPieces(ids) { part -> [R?] in
            let context = MemoryContext(self, roll: roll, tree: tree)
            return part.map { id in context.answer { body(id, context) } }
        }
        var results: [R] = []
        results.reserveCapacity(ids.count)
        for (id, known) in zip(ids, found) { results.append(known ?? body(id, self)) }
        return results
    }
}
