import ShiluLedger
import ShiluRegisters
import ShiluService

/// What a list of a register shows: the filter that its address says, and the records that pass it.
struct RegisterList: Sendable {
    let register: AnyRegister
    let request: WebRequest
    let text: RecordText
    /// Those that the visitor may see and that pass the filter, in order.
    let records: [AnyRecord]
    /// Years in which there are records, the latest first.
    let years: [Int]

    static let pageSize = 50

    init(_ register: AnyRegister, _ request: WebRequest) throws {
        (self.register, self.request) = (register, request)
        let text = try RecordText(request)
        self.text = text
        let directory = text.directory
        let ledger = request.app.ledger
        let permission = Permission.read
        let reach = request.rights.reach(permission, register: register.name)
        let all = try ledger.records(register.name).filter { record in
            if reach == nil { return true }
            return request.rights.allows(
                permission,
                RightsTarget(
                    register: register.name, organizations: directory.places(of: record, in: ledger),
                    people: directory.people(of: record)))
        }
        years = Set(all.compactMap { RegisterList.day(of: $0, register, ledger)?.year }).sorted(by: >)
        var found = all
        if let year = request.query.integer("year") {
            found = found.filter { RegisterList.day(of: $0, register, ledger)?.year == year }
        }
        if let organization = request.query.text("organization") {
            let wanted = directory.subtree(of: "\(PartyOrganization.name)/\(organization)")
            found = found.filter { directory.places(of: $0, in: ledger).contains(where: wanted.contains) }
        }
        for field in RegisterList.filterFields(register) {
            guard let code = request.query.text("f.\(field.key)") else { continue }
            found = found.filter { record in
                let value = record.fields[field.key]
                return value?.text == code || value?.list?.contains(.text(code)) == true
            }
        }
        if let words = request.query.text("q")?.lowercased() {
            found = found.filter { RegisterList.matches($0, words, register, text, request.rights) }
        }
        records = RegisterList.sorted(found, by: request.query, register, text)
    }

    /// Fields by which a list can be narrowed: state and the first codes.
    static func filterFields(_ register: AnyRegister) -> [any AnyField] {
        let coded = register.fields.filter { field in
            switch field.form {
            case .code(_, let entries), .list(.code(_, let entries)): entries.count <= 40 && !field.isSealed
            default: false
            }
        }
        let state = register.lifeCycle?.stateKey
        return Array((coded.filter { $0.key == state } + coded.filter { $0.key != state }).prefix(3))
    }

    /// The columns that fit on a screen: the day, the place, and what comes first in the sheet.
    static func columns(_ register: AnyRegister) -> [any AnyField] {
        var chosen: [any AnyField] = []
        let state = register.lifeCycle?.stateKey
        for key in [register.dayKey, register.organizationKey].compactMap(\.self) {
            if let field = register.field(key) { chosen.append(field) }
        }
        for field in register.fields where chosen.count < (state == nil ? 7 : 6) {
            guard !chosen.contains(where: { $0.key == field.key }), field.key != state else { continue }
            if field.isSealed, field.key != "name" { continue }
            if case .parts = field.form { continue }
            chosen.append(field)
        }
        if let state, let field = register.field(state) { chosen.append(field) }
        return chosen
    }

    static func day(of record: AnyRecord, _ register: AnyRegister, _ ledger: Ledger) -> Day? {
        if let key = register.dayKey, let text = record.fields[key]?.text {
            return Day(text) ?? LocalDateTime(text)?.day ?? YearMonth(text)?.firstDay ?? YearQuarter(text)?.period.first
        }
        if let year = (record.fields["year"] ?? record.fields["forYear"])?.integer {
            return Period(year: Int(year))?.first
        }
        for field in register.fields where field.follows {
            guard let id = record.fields[field.key]?.text,
                let holder = RegisterBook.register(named: AnyRecord.register(of: id)),
                let other = try? ledger.record(id)
            else { continue }
            return day(of: other, holder, ledger)
        }
        return nil
    }

    /// Every word must be found in some field that the visitor may see.
    static func matches(
        _ record: AnyRecord, _ words: String, _ register: AnyRegister, _ text: RecordText, _ rights: Rights
    ) -> Bool {
        var whole = record.number.lowercased()
        for field in register.fields {
            if field.isSealed, field.key != "name" { continue }
            guard let value = record.fields[field.key] else { continue }
            whole += "\n" + text.plain(value, field.form).lowercased()
        }
        if let person = text.directory.person(record.id) { whole += "\n" + person.initials }
        return words.split(whereSeparator: \.isWhitespace).allSatisfy { whole.contains($0) }
    }

    private static func sorted(
        _ records: [AnyRecord], by query: FormFields, _ register: AnyRegister, _ text: RecordText
    ) -> [AnyRecord] {
        let key = query.text("sort") ?? register.dayKey
        let isDescending = query["sort"] == nil ? register.dayKey != nil : query["desc"] == "1"
        guard let key, let field = register.field(key) else { return records }
        let isNumber = RecordText.isNumber(field.form)
        let keyed = records.enumerated().map { index, record -> (Int64, String, Int) in
            let value = record.fields[key]
            if isNumber { return (value?.integer ?? Int64.min, "", index) }
            if register.name == Member.name, key == "name", let person = text.directory.person(record.id) {
                return (0, person.initials + person.name, index)
            }
            return (0, value.map { text.plain($0, field.form) } ?? "", index)
        }
        let order = keyed.sorted { left, right in
            if left.0 != right.0 { return (left.0 < right.0) != isDescending }
            if left.1 != right.1 { return (left.1 < right.1) != isDescending }
            return left.2 < right.2
        }
        return order.map { records[$0.2] }
    }

    // MARK: addresses

    /// The same list with something changed in its address.
    func path(_ changes: [String: String?] = [:], to path: String? = nil) -> String {
        var pairs: [(String, String?)] = []
        for (key, value) in request.query.pairs where changes[key] == nil && key != "page" {
            pairs.append((key, value))
        }
        for (key, value) in changes.sorted(by: { $0.key < $1.key }) { pairs.append((key, value)) }
        return WebPath.make(path ?? "/registers/\(register.name)", pairs)
    }
}
