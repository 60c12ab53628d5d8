import ShiluLedger
import ShiluRegisters

/// Machines of registers whose steps need no invention: a record and its steps are filled in from the declaration's own
/// examples, on days that are drawn, and what must hold is what the declaration says.
extension Machine {
    /// Every living register: those that are told by hand, and all others from their declaration.
    static let every: [Machine] = {
        let told = Dictionary(all.map { ($0.register, $0) }, uniquingKeysWith: { first, _ in first })
        return RegisterBook.all.compactMap { register in
            register.lifeCycle.map { told[register.name] ?? declared(register, $0) }
        }
    }()

    /// What the examples do not fit: one day for all, so that they are in order with what the walk draws.
    static let firstDay = "2016-01-10"

    private static func declared(_ register: AnyRegister, _ cycle: LifeCycle) -> Machine {
        Machine(
            register: register.name,
            begin: { _ in
                var before: [Change] = []
                var fields = filled(register.fields.filter(\.isRequired), &before)
                fields[cycle.stateKey] = cycle.steps.first?.from.first.flatMap { $0.isEmpty ? nil : .text($0) }
                fields.merge(more[register.name] ?? [:]) { $1 }
                return before + [.record(register: register.name, number: number, fields: fields)]
            },
            fill: { key, on, serial in
                guard let step = cycle.step(key) else { return ([], [:]) }
                var before: [Change] = []
                // Now and then what a step needs is left out, and the step must be refused.
                let needed = register.fields.filter { step.needs.contains($0.key) && serial % 6 != 0 }
                var fields = filled(needed, &before)
                fields.merge(stepMore["\(register.name)/\(key)"]?(on) ?? [:]) { $1 }
                return (serial == 1 || serial % 6 != 0 ? before : [], fields)
            },
            broken: { record in
                var broken = promised(record)
                var last: [String: Day] = [:]
                var before: Day?
                for taken in record.steps {
                    if let day = before, taken.on < day { broken.append("steps out of order") }
                    before = taken.on
                    guard let step = cycle.step(taken.step) else {
                        broken.append("unknown step \(taken.step)")
                        continue
                    }
                    if let key = step.dayKey { last[key] = taken.on }
                    for key in step.needs where record.fields[key] == nil {
                        broken.append("\(taken.step) without \(key)")
                    }
                }
                for (key, day) in last where record.fields[key]?.text != day.description {
                    broken.append("\(key) is not the step's day")
                }
                // From the state it began in, each step leads on from where the one before it led to.
                var state = cycle.steps.first?.from.first ?? ""
                for taken in record.steps {
                    guard let step = cycle.step(taken.step), step.from.contains(state) else {
                        broken.append("\(taken.step) from \(state)")
                        break
                    }
                    state = step.to
                }
                return broken
            })
    }

    /// Values that the examples do not give.
    private static let more: [String: [String: Value]] = [
        "MediaAccount": ["approverId": .text("M2")], "GridPatrol": ["people": .integer(1)],
    ]
    private static let stepMore: [String: @Sendable (Day) -> [String: Value]] = [
        "SafetyWork/mend": mended, "GridPatrol/mend": mended, "GuidanceVisit/follow": mended,
        "CaseReform/screen": { on in
            [
                "items": .list([
                    .fields([
                        "number": .integer(1), "text": .text("事项"),
                        "outcome": .text(on.number % 2 == 0 ? "pending" : "none"),
                    ])
                ])
            ]
        },
        "CaseReform/fix": { on in
            var item: [String: Value] = [
                "number": .integer(1), "text": .text("事项"), "outcome": .text("general"), "fix": .text("措施"),
            ]
            if on.number % 2 == 0 { item["fixedOn"] = on.value }
            return ["items": .list([.fields(item)])]
        },
        // Every other time by the one who assessed, which must be refused.
        "RatingSheet/review": { on in
            ["reviewerId": .text("M\(1 + on.number % 2)"), "reviewedScore": .text("90")]
        },
        "RatingSheet/publish": { ["objectionUntil": $0.adding(days: 20).value] },
    ]

    /// A problem that is put right on every other day.
    private static let mended: @Sendable (Day) -> [String: Value] = { on in
        var problem: [String: Value] = ["number": .integer(1), "text": .text("问题")]
        if on.number % 2 == 0 { problem["closedOn"] = on.value }
        return ["problems": .list([.fields(problem)])]
    }

    /// What the words of each machine promise, written down once more.
    private static func promised(_ record: AnyRecord) -> [String] {
        func open(_ parts: String, _ day: String, _ isOpen: ([String: Value]) -> Bool = { _ in true }) -> Bool {
            (record.fields[parts]?.list ?? []).contains { part in
                part.fields.map { $0[day] == nil && isOpen($0) } ?? false
            }
        }
        let state = record.fields["state"]?.text
        switch record.register {
        case "SafetyWork", "GridPatrol", "GuidanceVisit":
            return state == "done" && open("problems", "closedOn") ? ["done with an open problem"] : []
        case "CaseReform":
            let isOpen = open("items", "fixedOn") {
                ["pending", "general", "serious"].contains($0["outcome"]?.text ?? "")
            }
            return state == "closed" && isOpen ? ["closed with an open item"] : []
        case "RatingSheet":
            var broken: [String] = []
            if record.fields["reviewerId"] == record.fields["assessorId"] { broken.append("reviewed by the assessor") }
            if let until = record.fields["objectionUntil"]?.text, let concluded = record.fields["concludedOn"]?.text,
                concluded <= until
            {
                broken.append("concluded while objections were taken")
            }
            return broken
        case "MediaAccount":
            return record.fields["approverId"] == record.fields["ownerId"] ? ["approved by the owner"] : []
        default: return []
        }
    }

    /// A value for each field, and the records that they link to.
    private static func filled(_ fields: [any AnyField], _ before: inout [Change]) -> [String: Value] {
        var result: [String: Value] = [:]
        for field in fields { result[field.key] = value(field, field.form, &before) }
        return result
    }

    private static func value(_ field: any AnyField, _ form: FieldForm, _ before: inout [Change]) -> Value? {
        switch form {
        case .link("PartyOrganization"?): return .text("PartyOrganization/A")
        case .link("Member"?): return .text("Member/M1")
        case .link(let name?):
            guard let register = RegisterBook.register(named: name) else { return nil }
            let known = before.contains { change in
                if case .record(name, _, _, _) = change { true } else { false }
            }
            if !known {
                let fields = filled(register.fields.filter(\.isRequired), &before)
                before.append(.record(register: name, number: "前", fields: fields))
            }
            return .text("\(name)/前")
        case .link(nil): return .text("PartyOrganization/A")
        case .list(let element): return value(field, element, &before).map { .list([$0]) }
        case .parts(let shape):
            var part: [String: Value] = [:]
            for field in shape.fields where field.isRequired { part[field.key] = value(field, field.form, &before) }
            return .list([.fields(part)])
        case .day: return .text(firstDay)
        case .dateTime: return .text(firstDay + " 09:00")
        case .month: return .text("2016-01")
        case .quarter: return .text("2016-Q1")
        case .integer where field.key == "year" || field.key == "forYear": return .integer(2016)
        case .code(_, let entries):
            return (try? Cells.value(field.example, as: form)) ?? entries.first.map { .text($0.code) }
        default:
            if !field.example.isEmpty, let value = try? Cells.value(field.example, as: form) { return value }
            switch form {
            case .integer, .money, .flag: return .integer(1)
            case .decimal: return .text("1")
            default: return .text("文字")
            }
        }
    }
}
