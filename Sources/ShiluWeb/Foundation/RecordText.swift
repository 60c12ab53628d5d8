import ShiluLedger
import ShiluRegisters
import ShiluService

/// Records in words and as cells, with links where there is a door.
public struct RecordText: Sendable {
    let directory: Directory
    let ledger: Ledger

    public init(_ request: WebRequest) throws {
        (directory, ledger) = (try request.app.directory(), request.app.ledger)
    }

    /// What people call a record: a name, or its register and number.
    public func name(of id: String) -> String {
        directory.name(of: id) ?? RegisterBook.naming(id)
    }

    /// A link to a record's page, by its name.
    public func link(_ id: String) -> Markup { "<a href=\"\(WebPath.record(id))\">\(name(of: id))</a>" }

    /// What happened, in a line: day, where, what.
    public func summary(_ record: AnyRecord) -> String {
        if let name = directory.name(of: record.id) { return name }
        guard let register = RegisterBook.register(named: record.register) else { return record.id }
        var parts: [String] = []
        if let key = register.dayKey, let value = record.fields[key], let field = register.field(key) {
            parts.append(plain(value, field.form))
        }
        if let key = register.organizationKey, let value = record.fields[key], let field = register.field(key) {
            parts.append(plain(value, field.form))
        }
        var said = 0
        for field in register.fields where said < 2 {
            guard field.key != register.dayKey, field.key != register.organizationKey, !field.isSealed,
                let value = record.fields[field.key]
            else { continue }
            switch field.form {
            case .text, .code, .list(.code), .link(Member.name), .longText:
                let text = plain(value, field.form)
                guard !text.isEmpty else { continue }
                parts.append(text.count > 30 ? text.prefix(30) + "……" : text)
                said += 1
            default: continue
            }
        }
        return parts.isEmpty ? RegisterBook.naming(record.id) : parts.joined(separator: "　")
    }

    /// A value as text: names instead of numbers.
    public func plain(_ value: Value, _ form: FieldForm) -> String {
        switch form {
        case .link: return value.text.map(name(of:)) ?? ""
        case .list(.link): return (value.list ?? []).compactMap(\.text).map(name(of:)).joined(separator: "、")
        case .day: return value.text ?? ""
        case .money: return value.integer.map { Money(fen: $0).description + "元" } ?? ""
        case .parts: return "\(value.list?.count ?? 0)行"
        default: return Cells.text(value, as: form)
        }
    }

    /// A value as a cell: links lead to their records.
    public func markup(_ value: Value, _ field: any AnyField) -> Markup {
        switch field.form {
        case .link: return value.text.map(link) ?? .none
        case .list(.link): return (value.list ?? []).compactMap(\.text).map(link).joined(by: "、")
        case .longText: return "<span class=\"clip\">\(value.text ?? "")</span>"
        case .integer, .decimal:
            let text = Cells.text(value, as: field.form)
            return "\(text)\(text.isEmpty ? "" : field.unit)"
        default: return "\(plain(value, field.form))"
        }
    }

    /// Whether cells of the form stand at the right.
    static func isNumber(_ form: FieldForm) -> Bool {
        switch form {
        case .integer, .decimal, .money: true
        default: false
        }
    }
}
