import ShiluRegisters

/// Brings the fields of one change into their one stored form, and says what is wrong with them.
struct FieldCheck {
    struct Problem {
        let field: String
        let notice: Notice
    }

    let info: RegisterInfo
    private(set) var problems: [Problem] = []

    init(_ info: RegisterInfo) { self.info = info }

    /// Fields in stored form; blank ones fall away.
    mutating func normalized(_ fields: [String: Value]) -> [String: Value] {
        var result = fields
        for (key, value) in fields {
            guard let known = info.formed[key] else {
                result[key] = nil
                problems.append(
                    Problem(
                        field: key,
                        notice: Notice(
                            "unknown-field", "台账“\(info.register.title)”没有字段“\(key)”", next: "请核对字段名，或删去这一项")))
                continue
            }
            if FieldCheck.isStoredForm(value, known.form) { continue }
            result[key] = normalized(value, known.field, known.form, at: key)
        }
        return result
    }

    /// Whether a simple value can be kept as it is: the usual case, in which the fields need not be copied.
    private static func isStoredForm(_ value: Value, _ form: FieldForm) -> Bool {
        switch form {
        case .list, .parts: return false
        case .link:
            guard case .text(let id) = value else { return false }
            return id.utf8.contains(UInt8(ascii: "/")) && TextRules.isCleanLine(id)
        default:
            if case .text(let text) = value, text.isEmpty || !TextRules.isClean(text) { return false }
            return fits(value, form)
        }
    }

    private mutating func normalized(_ value: Value, _ field: any AnyField, _ form: FieldForm, at path: String)
        -> Value?
    {
        switch form {
        case .list(let element):
            guard case .list(let items) = value else { return wrong(value, field, form, path) }
            let kept = items.compactMap { normalized($0, field, element, at: path) }
            return kept.isEmpty ? nil : .list(kept)
        case .parts(let shape):
            guard case .list(let items) = value else { return wrong(value, field, form, path) }
            let kept = items.enumerated().compactMap { index, item in
                part(item, shape, at: "\(path)[\(index)]", holder: field)
            }
            return kept.isEmpty ? nil : .list(kept)
        case .link(let register):
            guard case .text(let id) = value else { return wrong(value, field, form, path) }
            if id.isEmpty { return nil }
            if !TextRules.isCleanLine(id) { return garbled(field, path) }
            // A bare number means a record of the register that the field names.
            if id.utf8.contains(UInt8(ascii: "/")) { return value }
            return register.map { .text("\($0)/\(id)") } ?? wrong(value, field, form, path)
        default:
            if case .text(let text) = value, text.isEmpty { return nil }
            if case .text(let text) = value, !TextRules.isClean(text) { return garbled(field, path) }
            return FieldCheck.fits(value, form) ? value : wrong(value, field, form, path)
        }
    }

    private mutating func part(_ item: Value, _ shape: PartShape, at path: String, holder: any AnyField) -> Value? {
        guard case .fields(let fields) = item else { return wrong(item, holder, .parts(shape), path) }
        var kept: [String: Value] = [:]
        for (key, value) in fields {
            guard let field = shape.fields.first(where: { $0.key == key }) else {
                problems.append(
                    Problem(
                        field: "\(path).\(key)",
                        notice: Notice("unknown-field", "“\(shape.title)”没有字段“\(key)”", next: "请核对字段名，或删去这一项")))
                continue
            }
            if let stored = normalized(value, field, field.form, at: "\(path).\(key)") { kept[key] = stored }
        }
        if kept.isEmpty { return nil }
        for field in shape.fields where field.isRequired && kept[field.key] == nil {
            problems.append(Problem(field: "\(path).\(field.key)", notice: FieldCheck.missing(field)))
        }
        return .fields(kept)
    }

    /// Whatever is added up or multiplied of fields within these bounds stays within 64 bits; nothing real comes near.
    private static let mostInteger: UInt64 = 1_000_000_000
    private static let mostFen: UInt64 = 1_000_000_000_000_000

    private static func fits(_ value: Value, _ form: FieldForm) -> Bool {
        switch (form, value) {
        case (.text, .text), (.longText, .text): true
        case (.integer, .integer(let number)): number.magnitude <= mostInteger
        case (.money, .integer(let fen)): fen.magnitude <= mostFen
        case (.flag, .integer(let number)): number == 0 || number == 1
        // The stored form is the only one: 1.50 and 1.5 would be two values.
        case (.decimal, .text(let text)): ExactDecimal(text)?.description == text
        case (.day, .text(let text)): Day(text) != nil
        case (.dateTime, .text(let text)): LocalDateTime(text)?.description == text
        case (.month, .text(let text)): YearMonth(text) != nil
        case (.quarter, .text(let text)): YearQuarter(text)?.description == text
        case (.code(_, let entries), .text(let text)): entries.contains { $0.code == text }
        default: false
        }
    }

    /// The text itself is not repeated: it would garble the message too.
    private mutating func garbled(_ field: any AnyField, _ path: String) -> Value? {
        problems.append(
            Problem(
                field: path,
                notice: Notice(
                    "text-garbled", "“\(field.label)”里有看不见的控制字符", next: "请删去这一格，不用粘贴，重新打一遍")))
        return nil
    }

    private mutating func wrong(_ value: Value, _ field: any AnyField, _ form: FieldForm, _ path: String) -> Value? {
        let shown = field.isSealed ? "" : value.text.map { "“\($0)”" } ?? value.integer.map { "“\($0)”" } ?? ""
        let expected =
            switch form {
            case .integer: "请填十亿以内的整数"
            case .decimal: "请填数字，小数末尾不留0"
            case .money: "请填十万亿元以内的金额"
            case .day: "请填存在的日期，如 2023-03-05"
            case .dateTime: "请填日期和时间，如 2023-03-05 09:00"
            case .month: "请填月份，如 2023-03"
            case .quarter: "请填季度，如 2023-Q1"
            case .flag: "请填是或否"
            case .code(_, let entries): "请从代码表中选：" + entries.prefix(12).map(\.label).joined(separator: "、")
            case .link: "请填所指记录的编号"
            default: "请核对后改正"
            }
        problems.append(
            Problem(
                field: path, notice: Notice("field-form", "“\(field.label)”填写的内容\(shown)不合要求", next: expected)))
        return nil
    }

    static func missing(_ field: any AnyField) -> Notice {
        Notice("field-missing", "没有填“\(field.label)”", next: "这一项必填，请补填")
    }
}
