import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// A line of an example: a record (`Election on:2023-03-05 expected:23 …`), or a fact as figures' examples write it.
enum ExampleLine {
    static func isReadable(_ text: String) -> Bool {
        let name = text.prefix { $0 != " " }
        return RegisterBook.register(named: String(name)) != nil ? record(text, at: 1) != nil : FactLine(text) != nil
    }

    /// Fields as `key:value` without spaces; lists as `a+b`; parts as `key:a=1,b=2`; `id:` gives the record its number.
    ///
    /// Links are written by number alone: `chairId:甲` means `Member/甲`.
    static func record(_ text: String, at index: Int) -> AnyRecord? {
        let words = text.split(separator: " ").map(String.init)
        guard let name = words.first, let register = RegisterBook.register(named: name) else { return nil }
        var (fields, number): ([String: Value], String) = ([:], String(index))
        for word in words.dropFirst() {
            let pair = word.split(separator: ":", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { return nil }
            if pair[0] == "id" {
                number = pair[1]
                continue
            }
            guard let field = register.field(pair[0]) else { return nil }
            if case .parts(let shape) = field.form {
                var part: [String: Value] = [:]
                for item in pair[1].split(separator: ",") {
                    let sides = item.split(separator: "=", maxSplits: 1).map(String.init)
                    guard sides.count == 2, let inner = shape.fields.first(where: { $0.key == sides[0] }) else {
                        return nil
                    }
                    part[sides[0]] = value(sides[1], inner.form)
                }
                fields[pair[0]] = .list((fields[pair[0]]?.list ?? []) + [.fields(part)])
            } else {
                fields[pair[0]] = value(pair[1], field.form)
            }
        }
        return AnyRecord(id: "\(name)/\(number)", register: name, fields: fields)
    }

    private static func value(_ text: String, _ form: FieldForm) -> Value? {
        switch form {
        case .integer: Int64(text).map { .integer($0) }
        case .money: Int64(text).map { .integer($0 * 100) }
        case .flag: .integer(text == "yes" ? 1 : 0)
        case .link(let target): .text(text.contains("/") ? text : "\(target ?? "")/\(text)")
        case .list(let element): .list(text.split(separator: "+").compactMap { value(String($0), element) })
        case .dateTime: .text(text.replacing("T", with: " "))
        default: .text(text)
        }
    }
}

extension DutyExample {
    /// The organisation that everything lies at unless it says another; those are branches below it.
    static let root = "PartyOrganization/局机关党委"

    /// What the example judges: every register kept, unless it says otherwise.
    var table: FactTable {
        var nodes: [OrganizationNode] = []
        var (rows, records): ([FactTable.Row], [AnyRecord]) = ([], [])
        func place(_ id: String, _ kind: OrganizationKind = .partyBranch, parent: String? = Self.root) {
            let name = AnyRecord.number(of: id)
            guard !nodes.contains(where: { $0.id == id }) else { return }
            nodes.append(OrganizationNode(id: id, name: name, shortName: name, kind: kind, parent: parent))
        }
        for (index, text) in given.enumerated() {
            if let line = FactLine(text), !text.hasPrefix("PartyOrganization ") {
                let at = line.organizations.map { "PartyOrganization/\($0)" }
                for id in at where id != Self.root { place(id) }
                rows.append(
                    FactTable.Row(
                        record: "例/\(line.record ?? String(index + 1))", organizations: at.isEmpty ? [Self.root] : at,
                        member: line.member.map { "Member/\($0)" }, first: line.first, last: line.last, kind: line.kind,
                        measure: line.measure, value: line.value))
            } else if let record = ExampleLine.record(text, at: index + 1) {
                if record.register == PartyOrganization.name {
                    place(
                        record.id, record.fields["kind"]?.text.flatMap(OrganizationKind.init) ?? .partyBranch,
                        parent: record.id == Self.root ? nil : record.fields["parentId"]?.text ?? Self.root)
                }
                records.append(record)
            }
        }
        if !nodes.contains(where: { $0.id == Self.root }) {
            nodes.insert(
                OrganizationNode(id: Self.root, name: "局机关党委", shortName: "局机关党委", kind: .organCommittee, parent: nil),
                at: 0)
        }
        for index in records.indices {
            let register = RegisterBook.register(named: records[index].register)
            guard let key = register?.organizationKey, register?.field(key) != nil else { continue }
            if let home = records[index].fields[key]?.text {
                place(home)
            } else if register?.fields.contains(where: { $0.follows && records[index].fields[$0.key] != nil }) != true {
                records[index].fields[key] = .text(Self.root)
            }
        }
        for register in RegisterBook.all where !unkept.contains(register.name) {
            records.append(
                AnyRecord(
                    id: "KeptRegister/\(register.name)", register: KeptRegister.name,
                    fields: [
                        "register": .text(register.name), "organizationId": .text(Self.root),
                        "includesSubtree": .integer(1), "since": .text("1970-01-01"),
                    ]))
        }
        return FactTable(rows: rows, nodes: nodes, records: records)
    }

    /// How the duty stands in the example.
    func judgements(of duty: Duty) throws -> [DutyJudgement] {
        try DutyEngine(
            catalogue: DutyCatalogue(duties: [duty.turnedOn()], regulations: []), reading: table,
            calendar: ExampleWorkingDays()
        ).judge(Scope(Self.root), year: year, on: on)
    }

    /// What is wrong with the example; nil when the duty is judged as it says.
    func failure(of duty: Duty) -> Notice? {
        let place = "\(duty.file)：第\(line)行"
        do {
            var found: [DutyState: Int] = [:]
            for judgement in try judgements(of: duty) { found[judgement.state, default: 0] += 1 }
            let wanted = states.filter { $0.value != 0 }
            if found == wanted { return nil }
            func said(_ counts: [DutyState: Int]) -> String {
                DutyState.allCases.compactMap { state in counts[state].map { "\(state.rawValue) \($0)" } }.joined(
                    separator: "、")
            }
            return Notice(
                "example-differs", "“\(duty.id)”的例子应得“\(said(wanted))”，实得“\(said(found))”", next: "请检查判断办法或例子",
                place: place)
        } catch {
            return Notice("example-failed", "“\(duty.id)”的例子判断不了：\(error)", next: "请检查例子", place: place)
        }
    }
}

/// In examples Monday to Friday are worked, all year.
struct ExampleWorkingDays: WorkingDays {
    func day(workingDays count: Int, after day: Day) -> Day? {
        var (left, at) = (abs(count), day)
        while left > 0 {
            at = at.adding(days: count < 0 ? -1 : 1)
            // 1970-01-01 was a Thursday.
            let weekday = (at.number + 3) % 7
            if weekday >= 0 ? weekday < 5 : weekday + 7 < 5 { left -= 1 }
        }
        return at
    }
}
