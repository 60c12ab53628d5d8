import ShiluLedger
import ShiluRegisters
import ShiluService

/// The form of a register, derived from its declaration: what is typed in stays as typed, right or wrong.
struct RecordForm: Sendable {
    let register: AnyRegister
    let request: WebRequest
    let directory: Directory
    /// What stands in the inputs.
    var typed: FormFields
    var problems: [FormProblem]
    /// Only these fields; nil for all.
    let keys: Set<String>?
    /// Whether sealed fields may be seen and changed.
    let showsSealed: Bool

    init(
        _ register: AnyRegister, _ request: WebRequest, typed: FormFields, problems: [FormProblem] = [],
        keys: Set<String>? = nil, showsSealed: Bool = true
    ) throws {
        (self.register, self.request, self.typed, self.problems) = (register, request, typed, problems)
        (self.keys, self.showsSealed) = (keys, showsSealed)
        directory = try request.app.directory()
    }

    /// Rows that stand empty below the filled ones.
    static let spareRows = 3
    static let mostRows = 500

    // MARK: reading

    func read() throws -> ReadForm {
        let directory = directory
        let typed = typed
        return try RecordFormReader(
            register, ledger: request.app.ledger,
            people: { text in
                let lower = text.lowercased()
                return directory.people.filter { $0.initials == lower && $0.branch != nil }.map(\.id)
            }, values: { typed.all($0) }
        ).read(keys)
    }

    /// The inputs that show a record's values.
    static func fields(of values: [String: Value], _ register: AnyRegister, _ directory: Directory) -> FormFields {
        var typed = FormFields()
        for field in register.fields {
            guard let value = values[field.key] else { continue }
            if case .parts(let shape) = field.form {
                let rows = (value.list ?? []).compactMap(\.fields)
                typed.add("\(field.key).count", String(rows.count + spareRows))
                for (index, row) in rows.enumerated() {
                    for inner in shape.fields {
                        guard let value = row[inner.key] else { continue }
                        for text in texts(value, inner.form, directory) {
                            typed.add("\(field.key).\(index).\(inner.key)", text)
                        }
                    }
                }
            } else {
                for text in texts(value, field.form, directory) { typed.add(field.key, text) }
            }
        }
        return typed
    }

    private static func texts(_ value: Value, _ form: FieldForm, _ directory: Directory) -> [String] {
        switch form {
        case .link(let target): return value.text.map { [linkText($0, target, directory)] } ?? []
        case .list(.link(let target)):
            return (value.list ?? []).compactMap(\.text).map { linkText($0, target, directory) }
        case .list(.code): return (value.list ?? []).compactMap(\.text)
        case .list(.text), .list(.longText):
            return [(value.list ?? []).compactMap(\.text).joined(separator: "\n")]
        case .list(let element): return (value.list ?? []).map { Cells.text($0, as: element) }
        case .code: return value.text.map { [$0] } ?? []
        default: return [Cells.text(value, as: form)]
        }
    }

    /// `张三 D001` for people, the number for others, with the register where the field does not say it.
    private static func linkText(_ id: String, _ target: String?, _ directory: Directory) -> String {
        if target == Member.name, let person = directory.person(id) { return "\(person.name) \(person.number)" }
        return target == nil ? RegisterBook.naming(id) : AnyRecord.number(of: id)
    }

    // MARK: showing

    var markup: Markup {
        var out = FormParts.summary(problems.map { (field: anchor($0.input), text: $0.notice.description) })
        out += lists
        for field in register.fields where keys?.contains(field.key) ?? true {
            if field.isSealed, !showsSealed { continue }
            if field.key == register.lifeCycle?.stateKey, keys == nil, typed[field.key] == nil, !field.isRequired {
                continue  // the state follows from the steps
            }
            if RecordFormReader.follows(field, in: register), showsSealed,
                !problems.contains(where: { $0.input == field.key })
            {
                continue  // told by what is filled in above
            }
            out += markup(field)
        }
        return out
    }

    /// Parts have one anchor, that of the whole.
    private func anchor(_ input: String) -> String { String(input.prefix { $0 != "." }) }

    private func wrong(_ input: String) -> String? {
        let here = problems.filter { $0.input == input }.map { $0.notice.what + "。" + $0.notice.next }
        return here.isEmpty ? nil : here.joined(separator: "　")
    }

    private func help(_ field: any AnyField) -> String {
        var parts: [String] = []
        if !field.hint.isEmpty { parts.append(field.hint) }
        switch field.form {
        case .day: parts.append("如 2023-5-6 或 20230506")
        case .dateTime: parts.append("如 2023-5-6 09:00")
        case .month: parts.append("如 2023-05")
        case .quarter: parts.append("如 2023-Q1")
        case .money: parts.append("以元为单位")
        case .link(Member.name), .list(.link(Member.name)): parts.append("填姓名、姓名拼音首字母或编号")
        case .list(.text): parts.append("一行一项")
        default: break
        }
        if !field.unit.isEmpty { parts.append("单位：\(field.unit)") }
        return parts.joined(separator: "；")
    }

    private func markup(_ field: any AnyField) -> Markup {
        let id = "f-\(field.key)"
        let wrong = wrong(field.key)
        let below = FormParts.below(help(field), wrong, id)
        let label: Markup = "\(field.label)\(FormParts.must(field.isRequired))"
        switch field.form {
        case .parts(let shape): return parts(field, shape, label, below)
        case .list(.code(_, let entries)) where entries.count <= 40:
            let chosen = Set(typed.all(field.key))
            let boxes = entries.map { entry -> Markup in
                """
                <label><input type="checkbox" name="\(field.key)" value="\(entry.code)"\
                \(attribute: "checked", if: chosen.contains(entry.code))>\(entry.label)</label>
                """
            }
            return
                "<fieldset id=\"\(id)\"><legend>\(label)</legend><div class=\"choices\">\(boxes)</div>\(below)</fieldset>"
        case .list(.link(let target)):
            let values = typed.all(field.key).filter { !$0.isEmpty }
            let inputs = (values + ["", "", ""]).prefix(max(4, values.count + 2)).enumerated().map {
                index, value -> Markup in
                """
                <input class="short"\(attribute: "id", index == 0 ? id : nil) name="\(field.key)" value="\(value)"\
                \(attribute: "list", list(target)) aria-label="\(field.label)\(index + 1)"> 
                """
            }
            return "<div class=\"field\"><span class=\"label\">\(label)</span>\(inputs)\(below)</div>"
        default:
            return """
                <div class="field"><label for="\(id)">\(label)</label>\
                \(control(field, input: field.key, id: id, wrong: wrong))\(below)</div>
                """
        }
    }

    /// The input of one value.
    private func control(_ field: any AnyField, input: String, id: String?, wrong: String?, preset: String = "")
        -> Markup
    {
        let value = typed[input] ?? preset
        let invalid: Markup = wrong == nil ? .none : " aria-invalid=\"true\""
        let named: Markup = "\(attribute: "id", id) name=\"\(input)\"\(invalid)"
        let aria = id == nil ? field.label : nil
        switch field.form {
        case .longText, .list(.text), .list(.longText):
            return "<textarea\(named)\(attribute: "aria-label", aria)>\n\(value)</textarea>"
        case .flag:
            let normal = value == "1" ? "是" : value == "0" ? "否" : value
            let options = FormParts.options([("", "未填"), ("是", "是"), ("否", "否")], selected: normal)
            return "<select class=\"short\"\(named)\(attribute: "aria-label", aria)>\(options)</select>"
        case .code(_, let entries):
            let options = [("", field.isRequired ? "请选择" : "未填")] + entries.map { ($0.code, $0.label) }
            return """
                <select class="short"\(named)\(attribute: "aria-label", aria)>\
                \(FormParts.options(options, selected: value))</select>
                """
        case .link(PartyOrganization.name):
            let organizations = choices
            guard organizations.count <= 60 else {
                return """
                    <input class="short"\(named) value="\(value)" list="list-organizations" autocomplete="off"\
                    \(attribute: "aria-label", aria)>
                    """
            }
            var options = [("", field.isRequired ? "请选择" : "未填")] + organizations.map { ($0.number, indent($0)) }
            if !value.isEmpty, !options.contains(where: { $0.0 == value }) { options.append((value, value)) }
            return """
                <select class="short"\(named)\(attribute: "aria-label", aria)>\
                \(FormParts.options(options, selected: value))</select>
                """
        case .link(let target):
            return """
                <input class="short"\(named) value="\(value)"\(attribute: "list", list(target)) autocomplete="off"\
                \(attribute: "aria-label", aria)>
                """
        case .day, .month, .quarter, .dateTime, .integer, .decimal, .money:
            return """
                <input class="short"\(named) value="\(value)" autocomplete="off"\
                \(attribute: "inputmode", RecordText.isNumber(field.form) ? "decimal" : nil)\
                \(attribute: "aria-label", aria)>
                """
        default:
            return "<input\(named) value=\"\(value)\" autocomplete=\"off\"\(attribute: "aria-label", aria)>"
        }
    }

    private func indent(_ organization: Directory.Organization) -> String {
        String(repeating: "　", count: organization.depth) + organization.shortName
    }

    /// Organisations for which the visitor may write, in the order of the tree.
    private var choices: [Directory.Organization] {
        let reach = request.rights.reach(.draft, register: register.name)
        return directory.organizations.filter { $0.exists && (reach?.contains($0.id) ?? true) }
    }

    // MARK: parts

    private func parts(_ field: any AnyField, _ shape: PartShape, _ label: Markup, _ below: Markup) -> Markup {
        let count = min(RecordForm.mostRows, typed.integer("\(field.key).count") ?? RecordForm.spareRows)
        let heads = shape.fields.map { inner -> Markup in
            "<th>\(inner.label)\(FormParts.must(inner.isRequired))</th>"
        }
        let rows = (0..<max(1, count)).map { row -> Markup in
            let cells = shape.fields.map { inner -> Markup in
                let input = "\(field.key).\(row).\(inner.key)"
                let wrong = wrong(input)
                let problem: Markup = wrong.map { "<p class=\"wrong\">\($0)</p>" } ?? .none
                return "<td>\(control(inner, input: input, id: nil, wrong: wrong))\(problem)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        let roll: Markup =
            RollFilling.fits(shape)
            ? "<button name=\"action\" value=\"roll:\(field.key)\">按花名册填入</button>" : .none
        return """
            <fieldset class="parts" id="f-\(field.key)"><legend>\(label)</legend>\
            <input type="hidden" name="\(field.key).count" value="\(max(1, count))">\
            <div class="table"><table><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>\
            <p>\(roll) <button name="action" value="rows:\(field.key)">再加五行</button></p>\(below)</fieldset>
            """
    }

    // MARK: lists of suggestions

    private func list(_ target: String?) -> String? {
        switch target {
        case Member.name: "list-people"
        case PartyOrganization.name: "list-organizations"
        case let name?: "list-\(name)"
        case nil: nil
        }
    }

    private var targets: Set<String> {
        func targets(_ fields: [any AnyField]) -> [String] {
            fields.flatMap { field -> [String] in
                switch field.form {
                case .link(let name), .list(.link(let name)): return [name].compactMap(\.self)
                case .parts(let shape): return targets(shape.fields)
                default: return []
                }
            }
        }
        return Set(targets(register.fields.filter { keys?.contains($0.key) ?? true }))
    }

    /// Suggestions of the browser: people by name, number, initials and branch; the latest records of other registers.
    private var lists: Markup {
        var out = Markup.none
        for target in targets.sorted() {
            switch target {
            case Member.name: out += people
            case PartyOrganization.name:
                let options = choices.map { "<option value=\"\($0.number)\">\($0.shortName)</option>" as Markup }
                out += "<datalist id=\"list-organizations\">\(options)</datalist>"
            default: out += records(of: target)
            }
        }
        return out
    }

    private var people: Markup {
        let reach = request.rights.reach(.draft, register: register.name)
        let near = directory.people.filter { person in
            person.branch.map { reach?.contains($0) ?? true } ?? false
        }
        let options = near.prefix(600).map { person -> Markup in
            let branch = person.branch.flatMap { directory.organization($0)?.shortName } ?? ""
            return "<option value=\"\(person.name) \(person.number)\">\(person.initials) \(branch)</option>"
        }
        return "<datalist id=\"list-people\">\(options)</datalist>"
    }

    private func records(of target: String) -> Markup {
        guard !ConfidentialRegisters.contains(target), let text = try? RecordText(request),
            let all = try? request.app.ledger.records(target)
        else { return .none }
        let mine = all.suffix(400).reversed().filter { record in
            request.rights.allows(
                .read,
                RightsTarget(register: target, organizations: directory.places(of: record, in: request.app.ledger)))
        }
        let options = mine.prefix(80).map { record -> Markup in
            "<option value=\"\(record.number)\">\(text.summary(record))</option>"
        }
        return "<datalist id=\"list-\(target)\">\(options)</datalist>"
    }
}

/// Fills the rows of an attendance with everybody on the roll of the day: then only the absent are changed.
enum RollFilling {
    static func fits(_ shape: PartShape) -> Bool {
        let keys = Set(shape.fields.map(\.key))
        return shape.isOf(Attendance.self) && keys.isSuperset(of: ["memberId", "role", "state"])
    }

    static func fill(_ key: String, in form: RecordForm) throws -> FormFields {
        let request = form.request
        let read = try form.read()
        let organizations = [form.register.organizationKey, "jointOrganizationIds"].compactMap(\.self).flatMap {
            read.fields[$0]?.text.map { [$0] } ?? read.fields[$0]?.list?.compactMap(\.text) ?? []
        }
        let day = form.register.dayKey.flatMap { read.fields[$0]?.text }.flatMap {
            Day($0) ?? LocalDateTime($0)?.day
        }
        guard !organizations.isEmpty, let day else {
            throw Notice("roll-needs-day", "还没有填党组织和日期", next: "请先填好党组织和日期，再按花名册填入")
        }
        var typed = FormFields(form.typed.pairs.filter { !$0.key.hasPrefix("\(key).") && $0.key != "action" })
        let branches = try request.app.ledger.rollBranches(on: day)
        let wanted = organizations.reduce(into: Set<String>()) { $0.formUnion(form.directory.subtree(of: $1)) }
        let here = form.directory.people.filter { branches[$0.id].map(wanted.contains) ?? false }
        typed.add("\(key).count", String(here.count + RecordForm.spareRows))
        for (index, person) in here.enumerated() {
            typed.add("\(key).\(index).memberId", "\(person.name) \(person.number)")
            let record = try request.app.ledger.record(person.id)
            let isFull = record?.fields["status"]?.text != MemberStatus.probationaryMember.rawValue
            let role: AttendanceRole = isFull ? .votingMember : .nonVotingMember
            typed.add("\(key).\(index).role", role.rawValue)
            typed.add("\(key).\(index).state", AttendanceState.present.rawValue)
        }
        return typed
    }
}
