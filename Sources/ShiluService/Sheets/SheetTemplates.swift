import ShiluDocuments
import ShiluRegisters

/// Empty sheets to fill in, and full sheets of what is recorded: both are what import reads.
public enum SheetTemplates {
    /// The register's own sheet and those of its parts, with drop-down lists, notes and one example row.
    public static func template(_ register: AnyRegister) -> [SheetSpec] {
        let lead = ColumnSpec(
            title: SheetLayout.numberTitle, width: 14,
            note: "自己编的号，同一台账内不重复；分表和其他台账用它指认这一条。可以不填，由系统编号。", isText: true)
        let columns = SheetLayout.columns(register)
        let main = SheetSpec(
            name: register.title, columns: [lead] + columns.map(column), rows: [],
            exampleRow: ["001"] + columns.map(example))
        let parts = SheetLayout.parts(register).map { field, shape in
            SheetSpec(
                name: SheetLayout.partSheet(register, shape),
                columns: [
                    ColumnSpec(
                        title: SheetLayout.holderTitle, width: 14, note: "这一行属于哪一条“\(register.title)”，填它的编号。",
                        isRequired: true, isText: true)
                ] + shape.fields.map(column), rows: [],
                exampleRow: ["001"] + shape.fields.map(example))
        }
        return [main] + parts
    }

    /// The sheets of the given records, in the order of their ids; parts in their order. Columns that nobody filled
    /// stay, so that the sheet is also a form.
    public static func filled(_ register: AnyRegister, with records: [AnyRecord], omitting sealed: Bool) -> [SheetSpec]
    {
        let columns = SheetLayout.columns(register).filter { !(sealed && $0.isSealed) }
        let sorted = records.sorted { $0.id < $1.id }
        let lead = ColumnSpec(title: SheetLayout.numberTitle, width: 14, isText: true)
        let main = SheetSpec(
            name: register.title, columns: [lead] + columns.map(column),
            rows: sorted.map { record in [record.number] + columns.map { cell($0, in: record.fields) } })
        let parts = SheetLayout.parts(register).filter { !(sealed && $0.field.isSealed) }.map { field, shape in
            SheetSpec(
                name: SheetLayout.partSheet(register, shape),
                columns: [ColumnSpec(title: SheetLayout.holderTitle, width: 14, isRequired: true, isText: true)]
                    + shape.fields.map(column),
                rows: sorted.flatMap { record in
                    (record.fields[field.key]?.list ?? []).compactMap(\.fields).map { part in
                        [record.number] + shape.fields.map { cell($0, in: part) }
                    }
                })
        }
        return [main] + parts
    }

    private static func cell(_ field: any AnyField, in fields: [String: Value]) -> String {
        fields[field.key].map { Cells.text($0, as: field.form) } ?? ""
    }

    private static func column(_ field: any AnyField) -> ColumnSpec {
        ColumnSpec(
            title: field.label, width: width(field), note: note(field), choices: choices(field.form),
            isRequired: field.isRequired, isText: isText(field.form))
    }

    private static func example(_ field: any AnyField) -> String {
        field.example.isEmpty ? choices(field.form).first ?? "" : field.example
    }

    private static func width(_ field: any AnyField) -> Double {
        switch field.form {
        case .longText: 48
        case .text, .list, .link: 24
        default: Double(max(12, field.label.count * 2 + 4))
        }
    }

    private static func note(_ field: any AnyField) -> String? {
        var lines: [String] = field.hint.isEmpty ? [] : [field.hint + "。"]
        switch field.form {
        case .day: lines.append("日期，如 2023-3-5。")
        case .dateTime: lines.append("日期和时间，如 2023-3-5 09:00。")
        case .month: lines.append("年月，如 2023-03。")
        case .quarter: lines.append("季度，如 2023-Q1。")
        case .money: lines.append("以元为单位。")
        case .link(let name):
            let title = name.flatMap { RegisterBook.register(named: $0)?.title }
            lines.append(title.map { "填“\($0)”的编号或名称。" } ?? "填“台账名称/编号”。")
        case .list(.code(_, let entries)):
            lines.append("可填几项，用“、”隔开。可选：\(entries.map(\.label).joined(separator: "、"))。")
        case .list(.text), .list(.longText): lines.append("几项之间用“；”隔开。")
        case .list: lines.append("可填几项，用“、”隔开。")
        case .code(_, let entries) where entries.count > 40: lines.append("从下拉列表里选。")
        default: break
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private static func choices(_ form: FieldForm) -> [String] {
        switch form {
        case .code(_, let entries): entries.map(\.label)
        case .flag: ["是", "否"]
        default: []
        }
    }

    private static func isText(_ form: FieldForm) -> Bool {
        switch form {
        case .text, .link, .day, .dateTime, .month, .quarter: true
        default: false
        }
    }
}
