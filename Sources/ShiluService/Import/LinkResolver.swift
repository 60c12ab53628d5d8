import ShiluRegisters

/// What the ledger knows that a typed link may mean.
public protocol LinkDirectory {
    /// Whether there is a current record with this id.
    func exists(_ id: String) throws -> Bool
    /// Ids of organisations with this name or short name.
    func organizations(named name: String) throws -> [String]
    /// Ids of members with this name; throws a `Notice` without the key.
    func members(named name: String) throws -> [String]
    /// Whether names can be read at all: they are sealed.
    var readsNames: Bool { get }
    /// Ids of current records with this number, in any register.
    func records(numbered number: String) throws -> [String]
}

/// Turns links as typed (编号, name, short name, `台账名称/编号`) into ids, among the rows of a batch and the ledger.
struct LinkResolver {
    private let directory: any LinkDirectory
    /// Registers whose sheet could not be read: that what is named is not there follows from that, and is not told again.
    private let unread: Set<String>
    private var numbers: Set<String> = []
    private var byNumber: [String: [String]] = [:]
    private var organizationsByName: [String: Set<String>] = [:]
    private var membersByName: [String: Set<String>] = [:]
    /// What was found: by register (nil: any), then by what was typed.
    private var cache: [String?: [String: Result<String, Notice>]] = [:]
    /// Fields of registers that hold links, themselves or in their parts: the others need not be looked at.
    private var linking: [String: [any AnyField]] = [:]

    init(_ rows: [DraftRow], directory: any LinkDirectory, unread: Set<String> = []) {
        (self.directory, self.unread) = (directory, unread)
        let named = LinkResolver.registers(namedBy: rows)
        for row in rows where named.contains(row.register.name) || named.contains(nil) {
            guard let number = row.number else { continue }
            let id = "\(row.register.name)/\(number)"
            numbers.insert(id)
            byNumber[number, default: []].append(id)
            if row.register.name == PartyOrganization.name {
                for key in ["name", "shortName"] {
                    if let name = row.fields[key]?.text { organizationsByName[name, default: []].insert(id) }
                }
            }
            if row.register.name == Member.name, let name = row.fields["name"]?.text {
                membersByName[TextRules.nameKey(name), default: []].insert(id)
            }
        }
    }

    /// The registers whose records the rows may name, nil for any: the others need not be found again.
    private static func registers(namedBy rows: [DraftRow]) -> Set<String?> {
        var named: Set<String?> = []
        func look(_ form: FieldForm) {
            switch form {
            case .link(let register): named.insert(register)
            case .list(let element): look(element)
            case .parts(let shape): for field in shape.fields { look(field.form) }
            default: break
            }
        }
        var seen: Set<String> = []
        for row in rows where seen.insert(row.register.name).inserted {
            for field in row.register.fields { look(field.form) }
        }
        return named
    }

    /// Resolves every link of a row, in its parts too; problems go to `notices`, each at its cell.
    mutating func resolve(_ row: inout DraftRow, _ notices: inout [Notice]) throws {
        for field in linkingFields(row.register) {
            guard let value = row.fields[field.key] else { continue }
            if case .parts(let shape) = field.form {
                let places = row.partPlaces[field.key] ?? []
                var list: [Value] = []
                for (index, part) in (value.list ?? []).enumerated() {
                    var fields = part.fields ?? [:]
                    let place = index < places.count ? places[index] : row.place
                    for inner in shape.fields {
                        guard let link = fields[inner.key] else { continue }
                        fields[inner.key] = try resolved(link, as: inner.form, field: inner, at: place, &notices)
                    }
                    list.append(.fields(fields))
                }
                row.fields[field.key] = .list(list)
            } else {
                row.fields[field.key] = try resolved(value, as: field.form, field: field, at: row.place, &notices)
            }
        }
    }

    private mutating func linkingFields(_ register: AnyRegister) -> [any AnyField] {
        if let known = linking[register.name] { return known }
        func links(_ form: FieldForm) -> Bool {
            switch form {
            case .link: true
            case .list(let element): links(element)
            case .parts(let shape): shape.fields.contains { links($0.form) }
            default: false
            }
        }
        let found = register.fields.filter { links($0.form) }
        linking[register.name] = found
        return found
    }

    private mutating func resolved(
        _ value: Value, as form: FieldForm, field: any AnyField, at place: RowPlace, _ notices: inout [Notice]
    ) throws -> Value {
        switch form {
        case .link(let register):
            guard let typed = value.text else { return value }
            switch try find(typed, in: register) {
            case .success(let id): return .text(id)
            case .failure where register.map(unread.contains) ?? !unread.isEmpty: return value
            case .failure(var notice):
                notice.place = place.text(column: field.label)
                notices.append(notice)
                return value
            }
        case .list(let element):
            guard case .link = element, let list = value.list else { return value }
            return .list(try list.map { try resolved($0, as: element, field: field, at: place, &notices) })
        default: return value
        }
    }

    /// One link as typed; nil where it means nothing, with what is wrong.
    mutating func resolved(_ typed: String, in register: String?, _ notices: inout [Notice]) throws -> String? {
        switch try find(typed, in: register) {
        case .success(let id): return id
        case .failure(let notice):
            notices.append(notice)
            return nil
        }
    }

    private mutating func find(_ typed: String, in register: String?) throws -> Result<String, Notice> {
        if let known = cache[register]?[typed] { return known }
        let found = try search(typed, in: register)
        cache[register, default: [:]][typed] = found
        return found
    }

    private func search(_ typed: String, in register: String?) throws -> Result<String, Notice> {
        guard let register else { return try searchAny(typed) }
        let title = RegisterBook.register(named: register)?.title ?? register
        let id = "\(register)/\(typed)"
        if try numbers.contains(id) || directory.exists(id) { return .success(id) }
        var matches: Set<String> = []
        if register == PartyOrganization.name {
            matches = (organizationsByName[typed] ?? []).union(try directory.organizations(named: typed))
        } else if register == Member.name {
            matches = (membersByName[TextRules.nameKey(typed)] ?? []).union(try directory.members(named: typed))
        }
        if matches.count == 1, let only = matches.first { return .success(only) }
        // What was typed may be a person's name: it is not repeated.
        let isPerson = register == Member.name
        if matches.count > 1 {
            let numbers = matches.map(AnyRecord.number(of:)).sorted().joined(separator: "、")
            return .failure(
                Notice(
                    "link-ambiguous",
                    isPerson
                        ? "同名的\(title)有\(matches.count)名（编号\(numbers)）"
                        : "叫“\(Cells.shown(typed))”的\(title)有\(matches.count)个",
                    next: "请改填编号"))
        }
        if isPerson, !directory.readsNames {
            return .failure(
                Notice("key-needed", "没有密钥，认不出姓名", next: "请改填编号，或用 --key-file 指明密钥文件"))
        }
        return .failure(
            Notice(
                "link-unknown", isPerson ? "\(title)台账里没有这里填写的人或编号" : "没有编号或名称为“\(Cells.shown(typed))”的\(title)",
                next: "请核对；确实没有的，请先在“\(title)”台账里登记，可以放在同一批导入"))
    }

    /// A link that may name any register: `党员/D001`, or a number that only one record has.
    private func searchAny(_ typed: String) throws -> Result<String, Notice> {
        if let slash = typed.firstIndex(of: "/"),
            let register = RegisterBook.register(titled: String(typed[..<slash]))
        {
            return try search(String(typed[typed.index(after: slash)...]), in: register.name)
        }
        let matches = Set(byNumber[typed] ?? []).union(try directory.records(numbered: typed))
        if matches.count == 1, let only = matches.first { return .success(only) }
        if matches.isEmpty {
            let named = try organizationsByName[typed] ?? Set(directory.organizations(named: typed))
            if named.count == 1, let only = named.first { return .success(only) }
        }
        return .failure(
            Notice(
                matches.isEmpty ? "link-unknown" : "link-ambiguous",
                matches.isEmpty ? "没有编号为“\(Cells.shown(typed))”的记录" : "编号“\(Cells.shown(typed))”在几种台账里都有",
                next: "请填成“台账名称/编号”的样子，如 党员/D001"))
    }
}
