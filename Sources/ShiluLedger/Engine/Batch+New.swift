import ShiluRegisters

/// New records: which are new, which are known, and under which number.
extension Batch {
    /// A class, for it is handed on many times and each of its parts would be counted each time.
    private final class Row: Sendable {
        let index: Int
        let info: RegisterInfo
        let number: String?
        let fields: [String: Value]
        /// The fields again, split into the open and the sealed part.
        let open: [String: Value]
        let secret: [String: Value]
        let day: Int64?
        let key: NaturalKey?

        init(
            index: Int, info: RegisterInfo, number: String?, fields: [String: Value], probe: RecordState, day: Int64?,
            key: NaturalKey?
        ) {
            (self.index, self.info, self.number, self.fields) = (index, info, number, fields)
            (open, secret, self.day, self.key) = (probe.open, probe.sealed ?? [:], day, key)
        }

        /// The record that it names.
        func id(_ number: String) -> String { "\(info.register.name)/\(number)" }
    }

    func takeNewRecords(_ changes: [Change]) throws {
        var rows: [Row] = []
        let (book, suite, keys) = (work.book, ledger.suite, ledger.keys)
        for reading in try parallelMap(
            Array(changes.enumerated()),
            {
                try Batch.read($0.element, at: $0.offset, book: book, suite: suite, keys: keys)
            })
        {
            guard let reading else { continue }
            for problem in reading.problems { refuse(problem.index, problem.field, problem.notice) }
            if let id = reading.spoiled { spoiled.insert(id) }
            if let row = reading.row { rows.append(row) }
        }
        guard !rows.isEmpty else { return }
        let holders = try NaturalKey.holders(
            of: rows.compactMap { $0.number == nil ? $0.key : nil }, unit: work.unit, db: work.db)
        let numbered = rows.compactMap { row in row.number.map { (row: row, id: row.id($0)) } }
        try work.load(numbered.map(\.id) + holders.values.joined())
        // First come numbers: a row without one may be the same record, and must not be given its number.
        var inBatch: [NaturalKey: [String]] = [:]
        var fresh: [(row: Row, id: String?)] = []
        let isEachNumbered = numbered.count == rows.count
        for (row, id) in numbered {
            if try settle(row, as: id) { fresh.append((row, id)) }
            if !isEachNumbered, let key = row.key { inBatch[key, default: []].append(id) }
        }
        var pendingByKey: [NaturalKey: Row] = [:]
        for row in rows where row.number == nil {
            guard let key = row.key else {
                fresh.append((row, nil))
                continue
            }
            let known = Array(Set((holders[key] ?? []) + (inBatch[key] ?? []))).sorted()
            if known.count > 1 {
                refuse(
                    row.index, row.info.register.naturalKey.first ?? "",
                    Notice(
                        "record-ambiguous",
                        "台账里有\(known.count)条记录与这一行相符：\(known.map(AnyRecord.number(of:)).joined(separator: "、"))",
                        next: "请填写编号，指明是哪一条"))
            } else if let id = known.first {
                if let twin = fresh.first(where: { $0.id == id }) {
                    compareTwins(row, twin.row, id)
                } else {
                    _ = try settle(row, as: id)
                }
            } else if let twin = pendingByKey[key] {
                compareTwins(row, twin, nil)
            } else {
                pendingByKey[key] = row
                fresh.append((row, nil))
            }
        }
        try write(isEachNumbered ? fresh : fresh.sorted { $0.row.index < $1.row.index })
    }

    /// What one new record says, before anything stored is looked at.
    private struct Reading: Sendable {
        var row: Row?
        var problems: [ChangeProblem] = []
        /// The record that it would have been.
        var spoiled: String?
    }

    private static func read(
        _ change: Change, at index: Int, book: Book, suite: any CipherSuite, keys: UnitKeys?
    ) throws -> Reading? {
        guard case .record(let register, let number, let fields, let day) = change else { return nil }
        func refused(_ notice: Notice) -> Reading {
            Reading(problems: [ChangeProblem(index: index, field: "", notice: notice)])
        }
        guard let info = book[register] else {
            return refused(Notice("unknown-register", "没有名为“\(register)”的台账", next: "请核对台账名称"))
        }
        let given = number.flatMap { $0.isEmpty ? nil : $0 }
        if let given, !isNumber(given) {
            return refused(
                Notice("bad-number", "编号“\(given.prefix(80))”不能用", next: "编号不超过64个字，不含斜杠、顿号、逗号、分号、空白和看不见的字符"))
        }
        var check = FieldCheck(info)
        let normal = check.normalized(fields)
        guard check.problems.isEmpty else {
            return Reading(
                problems: check.problems.map { ChangeProblem(index: index, field: $0.field, notice: $0.notice) },
                spoiled: given.map { "\(info.register.name)/\($0)" })
        }
        var probe = RecordState(id: "", register: register)
        if info.sealed.isEmpty {
            probe.open = normal
        } else {
            var secret: [String: Value] = [:]
            for (key, value) in normal {
                if info.sealed.contains(key) { secret[key] = value } else { probe.open[key] = value }
            }
            if keys == nil, !secret.isEmpty { throw Notices.keyNeeded }
            probe.sealed = secret
        }
        let happened = info.register.dayKey.flatMap { probe.open[$0] }.flatMap(RecordState.day(of:)) ?? day?.number
        return Reading(
            row: Row(
                index: index, info: info, number: given, fields: normal, probe: probe, day: happened,
                key: try NaturalKey.of(probe, info: info, suite: suite, keys: keys)))
    }

    private static func isNumber(_ text: String) -> Bool {
        text.unicodeScalars.count <= 64
            && text.unicodeScalars.allSatisfy { scalar in
                // Lists of numbers are written with these marks; format characters cannot be seen.
                !"/、，,；;".unicodeScalars.contains(scalar) && !scalar.properties.isWhitespace
                    && scalar.properties.generalCategory != .format
            }
            && TextRules.isCleanLine(text)
    }

    /// Two rows of one batch that mean the same record: equal is nothing, different is refused.
    private func compareTwins(_ row: Row, _ twin: Row, _ id: String?) {
        guard row.fields != twin.fields else {
            twins.append((row.index, twin.index))
            return
        }
        refuse(
            row.index, row.info.register.naturalKey.first ?? "",
            Notice("twin-rows", "这一行与本次第\(twin.index + 1)项是同一条记录，内容却不同", next: "请合并成一行，或填写不同的编号"))
    }

    /// A row that names a record: true when there is no such record yet.
    private func settle(_ row: Row, as id: String) throws -> Bool {
        let id = work.canonical(id)
        guard let state = try work.state(id) else { return true }
        // The number still means this record: entered again, it goes on under it, and its history shows both.
        if state.isRetracted { return true }
        guard state.sealed != nil else { throw Notices.keyNeeded }
        let current = work.record(of: state).fields
        // As it was first entered counts as equal too: steps taken since do not make last month's file a contradiction.
        if try current == row.fields || (!work.isTouched(id) && original(of: state) == row.fields) {
            found(id, at: row.index, isUnchanged: true)
            return false
        }
        let different = row.info.register.fields.filter { row.fields[$0.key] != current[$0.key] }
        switch differing {
        case .amend(let reason):
            let given = row.fields.filter { current[$0.key] != $0.value }
            guard !given.isEmpty else {
                found(id, at: row.index, isUnchanged: true)
                return false
            }
            try amend(id, given.mapValues { $0 }, reason, at: row.index)
        case .refuse:
            for field in different {
                refuse(
                    row.index, field.key,
                    Notice(
                        "record-differs", "台账里已有这条记录（编号\(state.any.number)），“\(field.label)”与台账不同",
                        next: "确需更正的，请用更正方式导入并说明原因（--amend --reason）"))
            }
        }
        return false
    }

    private func original(of state: RecordState) throws -> [String: Value]? {
        try ledger.replay(state.id, asOf: state.firstPosition, work.db)?.any.fields
    }

    private func write(_ fresh: [(row: Row, id: String?)]) throws {
        var position = nextPosition
        var named: [(row: Row, id: String)] = []
        var automatic: [String] = []
        let given = Set(fresh.compactMap(\.id))
        for (row, id) in fresh {
            let year = row.day.map { Day(number: $0).year } ?? entryYear
            let chosen = id ?? row.id("\(year)-\(position)")
            if id == nil { automatic.append(chosen) }
            named.append((row, chosen))
            position += 1
        }
        // Somebody may have typed a number of this form; then ours gets a letter more.
        try work.load(automatic)
        for (row, id) in named {
            var id = id
            if !given.contains(id) {
                while work.states[id] != nil || (given.contains(id) && row.number == nil) { id += "a" }
            }
            let earlier = work.states[id]
            guard earlier?.isRetracted ?? true else {
                refuse(row.index, "", Notice("number-twice", "编号“\(AnyRecord.number(of: id))”用了两次", next: "请改用不同的编号"))
                continue
            }
            var entry = PendingEntry(index: row.index, action: .record, register: row.info.register.name, record: id)
            (entry.open, entry.secret) = (row.open, row.secret)
            entry.happenedOn = row.day
            entry.reason = note
            if let key = row.key { work.naturalKeys[id] = key }
            put(entry, on: earlier ?? RecordState(id: id, register: row.info.register.name))
            // Whatever was there before was retracted: the record is what the row says.
            work.know(AnyRecord(id: id, register: row.info.register.name, fields: row.fields))
        }
        for (index, twin) in twins {
            records[index].isEmpty ? found(records[twin].first ?? "", at: index, isUnchanged: true) : ()
        }
    }
}
