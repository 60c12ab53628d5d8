import ShiluRegisters

/// One append while it is being checked: all changes are laid over what is stored, problems are gathered, and nothing is
/// written before everything is known to be right.
final class Batch {
    let ledger: Ledger
    let work: WorkingState
    let head: Int64
    let differing: DifferingRecords
    let note: String
    /// The day of the entry, in China; its year stands in the number of a record that has no day.
    let today: Day
    var entryYear: Int { today.year }
    /// Records that the batch would have brought but for a problem of their own.
    var spoiled: Set<String> = []
    /// Rows that repeat another row of the batch.
    var twins: [(index: Int, of: Int)] = []
    private(set) var problems: [ChangeProblem] = []
    /// What is taken all the same, and told.
    private(set) var doubts: [ChangeProblem] = []
    private(set) var entries: [PendingEntry] = []
    var records: [[String]]
    private(set) var unchanged: [Int] = []
    /// The change that last touched a record: where its problems are reported.
    private(set) var changeOf: [String: Int] = [:]

    init(
        _ ledger: Ledger, _ work: WorkingState, head: Int64, count: Int, differing: DifferingRecords, note: String,
        at now: Int64
    ) {
        (self.ledger, self.work, self.head) = (ledger, work, head)
        (self.differing, self.note) = (differing, note)
        // China is eight hours before Greenwich.
        today = Day(number: (now &+ 28800) / 86400)
        records = Array(repeating: [], count: count)
    }

    var nextPosition: Int64 { head + Int64(entries.count) + 1 }

    func refuse(_ index: Int, _ field: String, _ notice: Notice) {
        problems.append(ChangeProblem(index: index, field: field, notice: notice))
    }

    func found(_ id: String, at index: Int, isUnchanged: Bool = false) {
        records[index].append(id)
        if isUnchanged { unchanged.append(index) }
    }

    /// Lays an entry over the state of its record.
    func put(_ entry: PendingEntry, on old: RecordState) {
        var state = old
        state.apply(
            action: entry.action, step: entry.step, happenedOn: entry.happenedOn, position: nextPosition,
            body: entry.open, sealedPart: [], secret: entry.secret.isEmpty ? nil : entry.secret,
            lifeCycle: work.book[entry.register]?.register.lifeCycle)
        work.set(state)
        changeOf[entry.record] = entry.index
        entries.append(entry)
        if records[entry.index].last != entry.record { records[entry.index].append(entry.record) }
    }

    func take(_ changes: [Change]) throws {
        try takeNewRecords(changes)
        // Records first, so that rows may refer to each other and be advanced in any order of the batch.
        for (index, change) in changes.enumerated() {
            switch change {
            case .record: break
            case .advance(let id, let step, let on, let fields):
                try advance(id, step, on, fields, at: index)
            case .amend(let id, let fields, let reason): try amend(id, fields, reason, at: index)
            case .retract(let id, let reason): try retract(id, reason, at: index)
            case .retractBatch(let batch, let reason): try retractBatch(batch, reason, at: index)
            case .join(let id, let target, let reason): try join(id, into: target, reason, at: index)
            case .erase(let id, let reason): try erase(id, reason, at: index)
            }
        }
        work.indexLinks()
        try checkLinks()
        try checkRecords()
    }

    /// After facts are derived: what needs the roll and the tree.
    func checkInContext() throws {
        let standing = work.changed.filter { work.states[$0].map { !$0.isRetracted } ?? false }
        let own = try work.each(standing) { [work] id, context in
            var found = Problems()
            if let state = work.states[id] {
                work.book[state.register]?.register.check(work.knownRecord(of: state), in: context, &found)
            }
            return found
        }
        for (id, found) in zip(standing, own) { report(found, of: id) }
        for id in standing {
            guard let state = work.states[id], let info = work.book[state.register], let day = state.day(info),
                day > today.number
            else { continue }
            doubts.append(
                ChangeProblem(index: index(of: id), field: "", notice: NotYetHappened.notice(of: Day(number: day))))
        }
        let deriving = work.deriving
        var told: Set<String> = []
        for (member, owner) in deriving.rollOwners where told.insert(member).inserted {
            guard let (one, other) = try deriving.roll.double(of: member) else { continue }
            let day = Day(number: max(one.first, other.first))
            refuse(
                index(of: owner), "organizationId",
                Notice(
                    "member-on-two-rolls",
                    "党员\(AnyRecord.number(of: member))在\(day)同时列在两个党组织的名册上：\(try name(one.organization))、\(try name(other.organization))",
                    next: "请核对组织关系转接的日期，同一天只能属于一个党支部"))
        }
        if let id = deriving.tree.circle(among: deriving.dirtyOrganizations) {
            refuse(
                index(of: id), "parentId",
                Notice("tree-circle", "党组织“\(try name(id))”成了自己的上级", next: "请核对上级党组织和隶属关系变动"))
        }
        for id in deriving.excessive {
            refuse(index(of: id), "", Notice("number-too-big", "数目超出了可以累计的范围", next: "请核对填写的数字"))
        }
        try work.rethrow()
    }

    /// A record that the batch did not touch itself is reported at the change that led to it.
    func index(of id: String) -> Int { changeOf[id] ?? changeOf.values.min() ?? 0 }

    func name(_ organization: String) throws -> String {
        try work.state(organization)?.open["name"]?.text ?? AnyRecord.number(of: organization)
    }

    func report(_ found: Problems, of id: String) {
        for problem in found.all {
            let notice = Notice(problem.code, problem.what, next: problem.next)
            switch problem.severity {
            case .breach: refuse(index(of: id), problem.field, notice)
            case .doubt: doubts.append(ChangeProblem(index: index(of: id), field: problem.field, notice: notice))
            }
        }
    }

    // MARK: checks of the state after the batch

    private func checkLinks() throws {
        var targets: Set<String> = []
        for id in work.changed {
            if let state = work.states[id] { targets.formUnion(work.links(of: state).map(\.target)) }
        }
        try work.load(targets.sorted())
        for id in work.changed {
            guard let state = work.states[id], let info = work.book[state.register] else { continue }
            for link in work.links(of: state) {
                let target = work.states[link.target]
                if let target, !target.isRetracted, link.register.map({ $0 == target.register }) ?? true { continue }
                let label = info.fields[link.field]?.label ?? link.field
                let number = AnyRecord.number(of: link.target)
                guard let target else {
                    if spoiled.contains(link.target) { continue }
                    refuse(
                        index(of: id), link.field,
                        Notice(
                            "link-target-missing", "“\(label)”所指的“\(number)”不在台账里，也不在本次内容里",
                            next: "请核对编号，或先登记所指的记录"))
                    continue
                }
                if let register = link.register, target.register != register {
                    let title = work.book[register]?.register.title ?? register
                    refuse(
                        index(of: id), link.field,
                        Notice(
                            "link-wrong-register", "“\(label)”应指“\(title)”的记录，“\(named(link.target))”不是", next: "请核对编号")
                    )
                } else if target.isRetracted {
                    refuse(
                        index(of: id), link.field,
                        Notice("link-target-retracted", "“\(label)”所指的“\(number)”已撤销", next: "请改指有效的记录"))
                }
            }
            if state.isRetracted, work.aliases[id] == nil {
                let referrers = try work.allReferrers(to: id).filter { $0.record != id }
                if !referrers.isEmpty {
                    let records = Set(referrers.map(\.record)).sorted()
                    let few = records.prefix(10).map(named).joined(separator: "、")
                    refuse(
                        index(of: id), "",
                        Notice(
                            "record-referred-to",
                            "“\(named(id))”不能撤销：还有\(records.count)条记录引用它（\(few)\(records.count > 10 ? "等" : "")）",
                            next: "请先撤销或更正引用它的记录"))
                }
            }
        }
    }

    private func checkRecords() throws {
        var identities: [NaturalKey: String] = [:]
        let codes = try identityCodes()
        let standing = work.changed.compactMap { work.states[$0] }.filter {
            !$0.isRetracted && work.book[$0.register] != nil
        }
        // What a record says by itself is checked on all cores.
        let own = try parallelMap(standing.map(work.record(of:))) { [book = work.book] record in
            var found = (missing: [any AnyField](), problems: Problems())
            guard let info = book[record.register] else { return found }
            found.missing = info.required.filter { record.fields[$0.key] == nil }
            info.register.check(record, &found.problems)
            return found
        }
        for (state, found) in zip(standing, own) {
            let id = state.id
            guard state.sealed != nil else { throw Notices.keyNeeded }
            let isErased = state.sealed?.isEmpty == true && !work.created.contains(id)
            for field in found.missing where !(field.isSealed && isErased) {
                refuse(index(of: id), field.key, FieldCheck.missing(field))
            }
            report(found.problems, of: id)
            if let key = codes[id] {
                if let other = identities[key] { refuseDouble(id, other) } else { identities[key] = id }
            }
        }
        for (key, holders) in try NaturalKey.holders(of: Array(identities.keys), unit: work.unit, db: work.db) {
            guard let id = identities[key] else { continue }
            // A record that the batch changes was looked at with its new number above.
            if let other = holders.first(where: { $0 != id && !work.isTouched($0) }) { refuseDouble(id, other) }
        }
    }

    /// Codes of identity numbers, worked out on all cores.
    private func identityCodes() throws -> [String: NaturalKey] {
        let (book, keys) = (work.book, ledger.keys)
        let states = work.changed.compactMap { work.states[$0] }.filter {
            book[$0.register]?.sealed.contains(NaturalKey.identity) == true
        }
        let codes = try parallelMap(states) { state -> NaturalKey? in
            book[state.register].flatMap { NaturalKey.identity(of: state, info: $0, keys: keys) }
        }
        for (state, code) in zip(states, codes) { work.identities[state.id] = code }
        return work.identities
    }

    private func refuseDouble(_ id: String, _ other: String) {
        refuse(
            index(of: id), NaturalKey.identity,
            Notice(
                "citizen-number-double", "公民身份号码与“\(AnyRecord.number(of: other))”相同",
                next: "同一个人只登记一次：请核对号码；确是同一人的，合并两条记录"))
    }
}
