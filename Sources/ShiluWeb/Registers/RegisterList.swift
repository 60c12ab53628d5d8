import ShiluLedger
import ShiluRegisters
import ShiluService

/// What a list of a register shows: the filter that its address says, and the records that pass it. Records themselves are
/// read only where a filter needs their text, and for the page that is shown.
struct RegisterList: Sendable {
    let register: AnyRegister
    let request: WebRequest
    let text: RecordText
    /// Lines of those that the visitor may see and that pass the filter, in order.
    let lines: [RegisterLine]
    /// Years in which there are records, the latest first.
    let years: [Int]

    static let pageSize = 50

    var count: Int { lines.count }

    init(_ register: AnyRegister, _ request: WebRequest) throws {
        (self.register, self.request) = (register, request)
        let text = try RecordText(request)
        self.text = text
        let reach = request.rights.reach(.read, register: register.name)
        let all = try request.app.lines(of: register).all.filter { line in
            reach == nil
                || request.rights.allows(
                    .read, RightsTarget(register: register.name, organizations: line.places, people: line.people))
        }
        years = Set(all.compactMap { $0.day?.year }).sorted(by: >)
        var found = all
        if let year = request.query.integer("year") { found = found.filter { $0.day?.year == year } }
        if let month = request.query.text("month").flatMap({ YearMonth($0) }) {
            found = found.filter { $0.day?.yearMonth == month }
        }
        if let organization = request.query.text("organization") {
            let wanted = text.directory.subtree(of: "\(PartyOrganization.name)/\(organization)")
            found = found.filter { $0.places.contains(where: wanted.contains) }
        }
        for (index, field) in RegisterList.filterFields(register).enumerated() {
            guard let code = request.query.text("f.\(field.key)") else { continue }
            found = found.filter { $0.codes.indices.contains(index) && $0.codes[index].contains(code) }
        }
        lines = try RegisterList.ordered(found, register, request, text)
    }

    /// The records of a page, from 1.
    func records(page: Int) throws -> [AnyRecord] {
        try lines.dropFirst((page - 1) * RegisterList.pageSize).prefix(RegisterList.pageSize).compactMap {
            try request.app.ledger.record($0.id)
        }
    }

    /// All of them, for files.
    func allRecords() throws -> [AnyRecord] {
        let wanted = Set(lines.map(\.id))
        let found = try request.app.ledger.records(register.name).filter { wanted.contains($0.id) }
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return lines.compactMap { byID[$0.id] }
    }

    /// Narrowed by words and put in order; what needs the text of records reads them.
    private static func ordered(
        _ lines: [RegisterLine], _ register: AnyRegister, _ request: WebRequest, _ text: RecordText
    ) throws -> [RegisterLine] {
        let words = request.query.text("q")?.lowercased()
        let sort = request.query.text("sort")
        if words == nil, sort == nil || register.name == Member.name && sort == "name" {
            let isDescending = sort == nil ? register.dayKey != nil : request.query["desc"] == "1"
            if sort == nil {
                guard register.dayKey != nil else { return lines }
                return stable(lines, isDescending) { $0.order ?? Int64.min }
            }
            return stable(lines, isDescending) { line in
                text.directory.person(line.id).map { $0.initials + $0.name } ?? ""
            }
        }
        var records = try records(of: register, request.app.ledger, text)
        let byID = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        records = records.filter { byID[$0.id] != nil }
        if let words { records = records.filter { matches($0, words, register, text) } }
        return sorted(records, by: request.query, register, text).compactMap { byID[$0.id] }
    }

    private static func stable<Key: Comparable>(
        _ lines: [RegisterLine], _ isDescending: Bool, by key: (RegisterLine) -> Key
    ) -> [RegisterLine] {
        lines.enumerated().map { (key: key($0.element), index: $0.offset, line: $0.element) }.sorted { left, right in
            if left.key != right.key { return (left.key < right.key) != isDescending }
            return left.index < right.index
        }.map(\.line)
    }

    /// The records of a register with what lists show of them. What is sealed is opened only where a name is.
    static func records(of register: AnyRegister, _ ledger: Ledger, _ text: RecordText) throws -> [AnyRecord] {
        let hasSealedName = register.field("name")?.isSealed == true
        if hasSealedName, register.name != Member.name { return try ledger.records(register.name) }
        let open = try ledger.facts().openRecords(of: register.name)
        guard register.name == Member.name else { return open }
        return open.map { record in
            var record = record
            record.fields["name"] = text.directory.person(record.id).map { .text($0.name) }
            return record
        }
    }

    /// Columns that can be summed: years, terms and places in an order are numbers that nobody adds.
    static func addable(_ register: AnyRegister) -> [any AnyField] {
        columns(register).filter { field in
            switch field.form {
            case .money: true
            case .integer: !field.unit.isEmpty && field.unit != "年"
            default: false
            }
        }
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
            // Few records have it, and it is wide.
            if case .list(.link(PartyOrganization.name)) = field.form, !field.isRequired { continue }
            chosen.append(field)
        }
        if let state, let field = register.field(state) { chosen.append(field) }
        return chosen
    }

    static func day(of record: AnyRecord, _ register: AnyRegister, _ ledger: Ledger) -> Day? {
        day(of: record, register, ledger) { _ in nil }
    }

    /// - Parameter known: the day of another record, for whoever knows it without reading it; nil asks the ledger.
    static func day(
        of record: AnyRecord, _ register: AnyRegister, _ ledger: Ledger, known: (String) throws -> Day?
    ) rethrows -> Day? {
        if let key = register.dayKey, let text = record.fields[key]?.text {
            return Day(text) ?? LocalDateTime(text)?.day ?? YearMonth(text)?.firstDay ?? YearQuarter(text)?.period.first
        }
        if let year = (record.fields["year"] ?? record.fields["forYear"])?.integer {
            return Period(year: Int(year))?.first
        }
        for field in register.fields where field.follows {
            guard let id = record.fields[field.key]?.text else { continue }
            if let day = try known(id) { return day }
            guard
                let holder = RegisterBook.register(named: AnyRecord.register(of: id)),
                let other = try? ledger.record(id)
            else { continue }
            return try day(of: other, holder, ledger, known: known)
        }
        return nil
    }

    /// Every word must be found in some field that the visitor may see.
    static func matches(
        _ record: AnyRecord, _ words: String, _ register: AnyRegister, _ text: RecordText
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
