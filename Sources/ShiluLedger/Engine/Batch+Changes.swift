import ShiluRegisters

/// Steps, corrections and retractions.
extension Batch {
    /// The record that a change means; nil, with a problem noted, where there is none to change.
    private func existing(_ id: String, at index: Int) throws -> (state: RecordState, info: RegisterInfo)? {
        guard TextRules.isCleanLine(id), let state = try work.state(work.canonical(id)) else {
            refuse(index, "", Notice("record-missing", "台账里没有“\(named(id))”", next: "请核对编号"))
            return nil
        }
        guard let info = work.book[state.register] else {
            refuse(index, "", Notice("unknown-register", "没有名为“\(state.register)”的台账", next: "请核对台账名称"))
            return nil
        }
        guard !state.isRetracted else {
            refuse(index, "", Notice("record-retracted", "“\(named(id))”已撤销，不能再改", next: "请登记新的记录"))
            return nil
        }
        return (state, info)
    }

    /// `整改台账/WT23-01`, as people know it.
    func named(_ id: String) -> String {
        work.book[AnyRecord.register(of: id)].map { "\($0.register.title)/\(AnyRecord.number(of: id))" } ?? id
    }

    private func checked(_ fields: [String: Value], _ info: RegisterInfo, at index: Int) throws -> [String: Value]? {
        var check = FieldCheck(info)
        let normal = check.normalized(fields)
        for problem in check.problems { refuse(index, problem.field, problem.notice) }
        if ledger.keys == nil, normal.keys.contains(where: info.sealed.contains) { throw Notices.keyNeeded }
        return check.problems.isEmpty ? normal : nil
    }

    func advance(_ id: String, _ step: String, _ on: Day, _ fields: [String: Value], at index: Int) throws {
        guard let (state, info) = try existing(id, at: index), let normal = try checked(fields, info, at: index) else {
            return
        }
        guard let cycle = info.register.lifeCycle else {
            refuse(index, "", Notice("no-steps", "“\(info.register.title)”的记录没有步骤可推进", next: "要改内容的，请用更正"))
            return
        }
        guard let taken = cycle.step(step) else {
            let known = cycle.steps.map { "\($0.label)（\($0.key)）" }.joined(separator: "、")
            refuse(index, "", Notice("unknown-step", "没有名为“\(step)”的步骤", next: "可用的步骤：\(known)"))
            return
        }
        let now = state.open[cycle.stateKey]?.text ?? ""
        guard taken.from.contains(now) else {
            let possible = cycle.steps(from: now).map { "\($0.label)（\($0.key)）" }
            refuse(
                index, cycle.stateKey,
                Notice(
                    "step-not-possible",
                    "“\(named(id))”现在的状态是“\(label(now, of: cycle.stateKey, info))”，不能“\(taken.label)”",
                    next: (possible.isEmpty ? "这条记录已办结" : "现在可以：" + possible.joined(separator: "、"))
                        + cycle.ground(of: taken)))
            return
        }
        if let last = state.steps.last, on < last.on {
            refuse(
                index, "", Notice("step-before-last", "日期\(on)早于上一步的日期\(last.on)", next: "请核对日期；上一步登记错了的，先用它的登记编号撤回"))
            return
        }
        if normal[cycle.stateKey] != nil {
            refuse(index, cycle.stateKey, Notice("state-by-step", "状态由步骤决定，不能另填", next: "请删去这一项"))
            return
        }
        // A step fills what was still open; what was written before is changed with a reason or not at all.
        for (key, value) in normal where !taken.needs.contains(key) && state[key].map({ $0 != value }) ?? false {
            refuse(
                index, key,
                Notice(
                    "step-overwrites", "“\(info.fields[key]?.label ?? key)”已有内容，办理步骤不能改写它",
                    next: "确实写错的，请另作更正并说明原因"))
        }
        var entry = PendingEntry(index: index, action: .advance, register: state.register, record: state.id)
        entry.take(normal, cleared: [], info: info)
        (entry.step, entry.happenedOn, entry.reason) = (step, on.number, note)
        put(entry, on: state)
        for key in taken.needs where work.states[state.id]?[key] == nil {
            refuse(
                index, key,
                Notice(
                    "step-needs-field", "“\(taken.label)”时要填“\(info.fields[key]?.label ?? key)”",
                    next: "请补填后再推进" + cycle.ground(of: taken)))
        }
    }

    private func label(_ code: String, of key: String, _ info: RegisterInfo) -> String {
        guard case .code(_, let entries)? = info.fields[key]?.form else { return code }
        return entries.first { $0.code == code }?.label ?? code
    }

    func amend(_ id: String, _ fields: [String: Value?], _ reason: String, at index: Int) throws {
        guard let (state, info) = try existing(id, at: index), hasReason(reason, at: index),
            let normal = try checked(fields.compactMapValues { $0 }, info, at: index)
        else { return }
        // A blank counts as emptied, like nil.
        let cleared = fields.keys.filter { normal[$0] == nil && info.fields[$0] != nil }
        for key in fields.keys where info.fields[key] == nil && fields[key] == .some(nil) {
            refuse(index, key, Notice("unknown-field", "台账“\(info.register.title)”没有字段“\(key)”", next: "请核对字段名"))
        }
        if ledger.keys == nil, cleared.contains(where: info.sealed.contains) { throw Notices.keyNeeded }
        if state.sealed == nil { throw Notices.keyNeeded }
        if let cycle = info.register.lifeCycle, fields.keys.contains(cycle.stateKey),
            normal[cycle.stateKey] != state[cycle.stateKey]
        {
            // How far a case has come is told by its steps alone; an amended state would have no day and no actor.
            let steps = cycle.steps(from: state[cycle.stateKey]?.text ?? "").map { "\($0.label)（\($0.key)）" }
            refuse(
                index, cycle.stateKey,
                Notice(
                    "state-by-step",
                    "“\(named(id))”的“\(info.fields[cycle.stateKey]?.label ?? cycle.stateKey)”由办理步骤决定，不能用更正改写",
                    next: (steps.isEmpty ? "这条记录已办结" : "请按步骤办理：" + steps.joined(separator: "、"))
                        + "；上一步登记错了的，用它的登记编号撤回"))
            return
        }
        let changing = normal.filter { state[$0.key] != $0.value }
        let emptied = cleared.filter { state[$0] != nil }
        guard !changing.isEmpty || !emptied.isEmpty else {
            found(state.id, at: index, isUnchanged: true)
            return
        }
        var entry = PendingEntry(index: index, action: .amend, register: state.register, record: state.id)
        entry.take(changing, cleared: emptied, info: info)
        entry.reason = reason
        put(entry, on: state)
    }

    private func hasReason(_ reason: String, at index: Int) -> Bool {
        if reason.contains(where: { !$0.isWhitespace }), TextRules.isClean(reason) { return true }
        refuse(index, "", Notice("reason-missing", "没有写明原因", next: "更正和撤销都要写明原因"))
        return false
    }

    func retract(_ id: String, _ reason: String, at index: Int) throws {
        guard let (state, _) = try existing(id, at: index), hasReason(reason, at: index) else { return }
        var entry = PendingEntry(index: index, action: .retract, register: state.register, record: state.id)
        entry.reason = reason
        put(entry, on: state)
    }

    func retractBatch(_ batch: Int64, _ reason: String, at index: Int) throws {
        guard hasReason(reason, at: index) else { return }
        let entries = try work.db.rows(
            """
            SELECT \(sql: StoredEntry.selected) FROM entry WHERE unit_id = \(work.unit) AND batch = \(batch)
              AND position >= \(batch) ORDER BY position
            """
        ).map(StoredEntry.init)
        guard !entries.isEmpty else {
            refuse(index, "", Notice("batch-missing", "台账里没有批次\(batch)", next: "请核对导入编号"))
            return
        }
        let recorded = entries.filter { $0.action == .record }.map(\.record)
        try work.load(recorded)
        let standing = recorded.filter { work.states[$0]?.isRetracted == false }
        if standing.isEmpty, !recorded.isEmpty {
            refuse(index, "", Notice("batch-retracted", "第\(batch)号导入已经撤销过了", next: "不必再办"))
            return
        }
        for id in standing { try retract(id, reason, at: index) }
        var others: [String: [StoredEntry]] = [:]
        for entry in entries where entry.action != .record && !recorded.contains(entry.record) {
            others[entry.record, default: []].append(entry)
        }
        for (record, written) in others.sorted(by: { $0.value[0].position < $1.value[0].position }) {
            try takeBack(written, of: record, batch, reason, at: index)
        }
    }

    /// Brings a record that one batch amended or advanced back to what it was before, if nothing came after.
    private func takeBack(
        _ written: [StoredEntry], of id: String, _ batch: Int64, _ reason: String, at index: Int
    ) throws {
        guard let first = written.first, let last = written.last, let state = try work.state(id),
            let info = work.book[state.register], state.position == last.position,
            written.allSatisfy({ $0.action == .amend || $0.action == .advance }),
            let old = try ledger.replay(id, asOf: first.position - 1, work.db)
        else {
            refuse(
                index, "",
                Notice(
                    "batch-not-reversible",
                    "批次\(batch)对“\(named(id))”做了\(written.first?.action.label ?? "改动")，之后又有变动或不能自动退回",
                    next: "请逐条更正这些记录"))
            return
        }
        guard state.sealed != nil, old.sealed != nil else { throw Notices.keyNeeded }
        var changing: [String: Value] = [:]
        var emptied: [String] = []
        for key in Set(state.any.fields.keys).union(old.any.fields.keys).sorted() where state[key] != old[key] {
            if let value = old[key] { changing[key] = value } else { emptied.append(key) }
        }
        var entry = PendingEntry(index: index, action: .amend, register: state.register, record: id)
        entry.take(changing, cleared: emptied, info: info)
        let steps = state.steps.count - old.steps.count
        if steps > 0 { entry.open[RecordState.undoing] = .integer(Int64(steps)) }
        entry.reason = reason
        put(entry, on: state)
    }

    func join(_ id: String, into target: String, _ reason: String, at index: Int) throws {
        guard let (state, _) = try existing(id, at: index), let (kept, _) = try existing(target, at: index),
            hasReason(reason, at: index)
        else { return }
        guard state.register == kept.register, state.id != kept.id else {
            refuse(index, "", Notice("join-unlike", "“\(named(id))”与“\(named(target))”不能合并", next: "只能合并同一台账的两条不同记录"))
            return
        }
        var entry = PendingEntry(index: index, action: .join, register: state.register, record: state.id)
        // The target stands under a key that no field can have, beside the list of emptied fields.
        entry.open = [RecordState.joining: .text(kept.id)]
        entry.reason = reason
        try work.join(state.id, into: kept.id)
        put(entry, on: state)
    }

    func erase(_ id: String, _ reason: String, at index: Int) throws {
        guard let (state, _) = try existing(id, at: index), hasReason(reason, at: index) else { return }
        var entry = PendingEntry(index: index, action: .erase, register: state.register, record: state.id)
        entry.reason = reason
        put(entry, on: state)
    }
}
