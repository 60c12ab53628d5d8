import ShiluRegisters

struct UnknownKeys: Error { let keys: [String] }

/// Records in memory, entered as clerks type them: cells by key, links by number. Answers what checks and facts may ask.
struct Bench: RollContext {
    private(set) var all: [String: AnyRecord] = [:]

    static func value(_ cell: String, as form: FieldForm) throws -> Value {
        linked(try Cells.value(cell, as: form), form)
    }

    /// The ledger's part of reading a link: the number becomes an id.
    private static func linked(_ value: Value, _ form: FieldForm) -> Value {
        switch (form, value) {
        case (.link(let register?), .text(let number)): .text("\(register)/\(number)")
        case (.list(let element), .list(let items)): .list(items.map { linked($0, element) })
        default: value
        }
    }

    static func record<R: Register>(
        _ type: R.Type, _ number: String, _ cells: [String: String], parts: [String: [[String: String]]] = [:]
    ) throws -> Record<R> {
        var fields: [String: Value] = [:]
        for field in R.shape.fields {
            if let cell = cells[field.key] { fields[field.key] = try value(cell, as: field.form) }
            if let rows = parts[field.key], case .parts(let shape) = field.form {
                fields[field.key] = .list(
                    try rows.map { row in
                        var part: [String: Value] = [:]
                        for inner in shape.fields {
                            if let cell = row[inner.key] { part[inner.key] = try value(cell, as: inner.form) }
                        }
                        return .fields(part)
                    })
            }
        }
        let unknown = (Array(cells.keys) + Array(parts.keys)).filter { key in
            !R.shape.fields.contains { $0.key == key }
        }
        if !unknown.isEmpty { throw UnknownKeys(keys: unknown) }
        return Record(AnyRecord(id: "\(R.name)/\(number)", register: R.name, fields: fields))
    }

    @discardableResult
    mutating func add<R: Register>(
        _ type: R.Type, _ number: String, _ cells: [String: String], parts: [String: [[String: String]]] = [:]
    ) throws -> Record<R> {
        let record = try Bench.record(type, number, cells, parts: parts)
        all[record.id] = record.any
        return record
    }

    mutating func put<R: Register>(_ record: Record<R>) { all[record.id] = record.any }

    /// A committee with two branches and a group, founded in 2000.
    static func small() throws -> Bench {
        var bench = Bench()
        let organizations = [
            ("党委", "机关党委", ""), ("一支部", "党支部", "党委"), ("二支部", "党支部", "党委"), ("一组", "党小组", "一支部"),
        ]
        for (number, kind, parent) in organizations {
            var cells = ["name": number, "kind": kind, "unitName": "市某局", "foundedOn": "2000-01-01"]
            if !parent.isEmpty { cells["parentId"] = parent }
            try bench.add(PartyOrganization.self, number, cells)
        }
        return bench
    }

    static func memberCells(_ more: [String: String] = [:]) -> [String: String] {
        [
            "name": "张三", "gender": "男", "birthDate": "1985-06-15", "birthYear": "1985", "ethnicity": "汉族",
            "personCategory": "在职", "status": "正式党员", "organizationId": "一支部", "joinedOn": "2010-06-25",
            "fullMemberOn": "2011-06-25",
        ].merging(more) { $1 }.filter { !$1.isEmpty }
    }

    // MARK: FactContext, RollContext

    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        all.values.filter { $0.register == register && Bench.names(target, in: $0.fields[key]) }.sorted {
            $0.id < $1.id
        }
    }
    func record(_ id: String) -> AnyRecord? { all[id] }
    /// As the ledger's table of references has it: links of lists and of parts stand under the field that holds them.
    private static func names(_ target: String, in value: Value?) -> Bool {
        switch value {
        case .text(let id)?: id == target
        case .list(let items)?: items.contains { names(target, in: $0) }
        case .fields(let fields)?: fields.values.contains { names(target, in: $0) }
        default: false
        }
    }

    func branch(of member: String, on day: Day) -> String? {
        guard let person = all[member], person.register == Member.name else { return nil }
        return Roll(of: Record<Member>(person), in: self).stretch(on: day).flatMap {
            $0.standing.isOnRoll ? $0.branch : nil
        }
    }
    func rollCount(of organization: String, on day: Day) -> Int {
        all.values.count { record in
            guard record.register == Member.name, let branch = branch(of: record.id, on: day) else { return false }
            return isBelow(branch, organization)
        }
    }
    func exists(_ organization: String, on day: Day) -> Bool {
        guard let found = all[organization] else { return false }
        let record = Record<PartyOrganization>(found)
        guard let founded = record.foundedOn, founded <= day else { return false }
        return record.dissolvedOn.map { day < $0 } ?? true
    }
    private func isBelow(_ organization: String, _ top: String) -> Bool {
        var at: String? = organization
        var steps = 0
        while let here = at, steps < 20 {
            if here == top { return true }
            at = all[here]?.fields["parentId"]?.text
            steps += 1
        }
        return false
    }

    // MARK: What tests ask

    func codes<R: Register>(_ record: Record<R>) -> [String] {
        var problems = Problems()
        R.check(record, &problems)
        R.check(record, in: self, &problems)
        return problems.all.map(\.code)
    }
    /// Codes of what is recorded all the same.
    func doubts<R: Register>(_ record: Record<R>) -> [String] {
        var problems = Problems()
        R.check(record, &problems)
        R.check(record, in: self, &problems)
        return problems.doubts.map(\.code)
    }
    func facts<R: Register>(_ record: Record<R>) -> [FactDraft] { AnyRegister(R.self).facts(of: record.any, in: self) }

    /// `kind measure value @place first..last` of each fact, in the order of the kinds.
    func lines<R: Register>(_ record: Record<R>, only prefix: String = "") -> [String] {
        facts(record).filter { $0.kind.hasPrefix(prefix) }.map { fact in
            let place =
                switch fact.place {
                case .organization(let id): AnyRecord.number(of: id)
                case .branchOfMember(let fallback): "支部|" + AnyRecord.number(of: fallback ?? "")
                }
            let member = fact.member.map { " " + AnyRecord.number(of: $0) } ?? ""
            let last = fact.last.map(\.description) ?? "…"
            let days = last == fact.first.description ? last : "\(fact.first)..\(last)"
            return "\(fact.kind) \(fact.measure) \(fact.value) @\(place)\(member) \(days)"
        }
    }
}
