import ShiluRegisters

/// How a field of a register is written in JSON, and what its schema says: derived from its declaration.
///
/// Days, months and decimals are text in their stored form, money is a whole number of fen, a flag is true or false.
enum FieldJSON {
    /// A value of a record as JSON.
    static func json(_ value: Value, as form: FieldForm) -> JSON {
        switch (form, value) {
        case (.flag, .integer(let flag)): .bool(flag != 0)
        case (.list(let element), .list(let items)): .list(items.map { json($0, as: element) })
        case (.parts(let shape), .list(let items)):
            .list(items.map { json($0.fields ?? [:], of: shape.fields) })
        case (_, .integer(let number)): .integer(number)
        case (_, .text(let text)): .text(text)
        case (_, .list(let items)): .list(items.map { json($0, as: .text) })
        case (_, .fields(let fields)):
            .object(fields.keys.sorted().map { .init($0, json(fields[$0] ?? .text(""), as: .text)) })
        }
    }

    /// The fields of a record in the order of their declaration.
    static func json(
        _ fields: [String: Value], of declared: [any AnyField], showing: (any AnyField) -> Bool = { _ in true }
    )
        -> JSON
    {
        .object(
            declared.compactMap { field in
                guard showing(field), let value = fields[field.key] else { return nil }
                return JSON.Member(field.key, json(value, as: field.form))
            })
    }

    /// The value that a JSON value means for a field.
    static func value(_ json: JSON, as form: FieldForm) throws(CellProblem) -> Value {
        switch form {
        case .flag:
            guard case .bool(let flag) = json else { throw wrong("true 或 false") }
            return .integer(flag ? 1 : 0)
        case .integer, .money:
            guard let number = json.whole else { throw wrong("整数") }
            return .integer(number)
        case .list(let element):
            guard let items = json.items else { throw wrong("数组") }
            var values: [Value] = []
            for item in items { values.append(try value(item, as: element)) }
            return .list(values)
        case .parts(let shape):
            guard let items = json.items else { throw wrong("数组") }
            var rows: [Value] = []
            for (index, item) in items.enumerated() {
                rows.append(.fields(try part(item, shape, row: index + 1)))
            }
            return .list(rows)
        case .link(let register):
            guard let text = json.string, !text.isEmpty else { throw wrong("文字") }
            guard !text.contains("/"), let register else { return .text(text) }
            return .text("\(register)/\(text)")
        case .text, .longText:
            guard let text = json.string else { throw wrong("文字") }
            guard !Cells.trimmed(text).isEmpty else {
                throw CellProblem("text-empty", "内容是空的", next: "请填写内容，或不要写这一项")
            }
            return .text(text)
        case .decimal, .day, .dateTime, .month, .quarter, .code:
            guard let text = json.string, !text.isEmpty else { throw wrong("文字") }
            return try Cells.value(text, as: form)
        }
    }

    private static func part(_ json: JSON, _ shape: PartShape, row: Int) throws(CellProblem) -> [String: Value] {
        guard let members = json.members else { throw wrong("对象", in: "\(shape.title)第\(row)行") }
        var fields: [String: Value] = [:]
        for member in members {
            guard let field = shape.fields.first(where: { $0.key == member.key }) else {
                throw CellProblem(
                    "field-unknown", "\(shape.title)第\(row)行没有“\(Cells.shown(member.key))”这一项", next: "请按接口说明填写字段名")
            }
            do throws(CellProblem) { fields[field.key] = try value(member.value, as: field.form) } catch {
                throw CellProblem(
                    error.code, "\(shape.title)第\(row)行“\(field.label)”：\(field.isSealed ? "内容不合要求" : error.what)",
                    next: error.next)
            }
        }
        return fields
    }

    private static func wrong(_ kind: String, in place: String = "") -> CellProblem {
        CellProblem("json-kind", "\(place)应当是\(kind)", next: "请按接口说明改正数据类型")
    }

    // MARK: Schemas

    /// The schema of a form; code lists stand in `#/components/schemas/` under their name.
    static func schema(_ form: FieldForm) -> JSON {
        switch form {
        case .text: .object(["type": "string", "minLength": .integer(1)])
        case .longText: .object(["type": "string", "minLength": .integer(1), "contentMediaType": "text/plain"])
        case .integer:
            .object([
                "type": "integer", "minimum": .integer(-1_000_000_000), "maximum": .integer(1_000_000_000),
            ])
        case .decimal: .object(["type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"])
        case .money:
            .object([
                "type": "integer", "minimum": .integer(-1_000_000_000_000_000),
                "maximum": .integer(1_000_000_000_000_000), "description": "金额，单位为分",
            ])
        case .day: .object(["type": "string", "format": "date"])
        case .dateTime:
            .object(["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$"])
        case .month: .object(["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"])
        case .quarter: .object(["type": "string", "pattern": "^[0-9]{4}-Q[1-4]$"])
        case .flag: .object(["type": "boolean"])
        case .code(let name, _): reference("code." + name)
        case .link(let register):
            .object([
                "type": "string", "pattern": .text(register.map { "^(\($0)/)?[^/]+$" } ?? "^[A-Za-z]+/[^/]+$"),
                "description": register.flatMap { RegisterBook.register(named: $0) }.map {
                    .text("“\($0.title)”的一条记录：台账名/编号，或只写编号")
                },
            ])
        case .list(let element): .object(["type": "array", "items": schema(element)])
        case .parts(let shape): .object(["type": "array", "items": reference("part." + shape.name)])
        }
    }

    /// The schema of a field, with its Chinese label, help and example.
    static func schema(_ field: any AnyField) -> JSON {
        var about = field.label
        if !field.hint.isEmpty { about += "：" + field.hint }
        if !field.unit.isEmpty { about += "（\(field.unit)）" }
        if field.isSealed { about += "。加密保存" }
        let inner = schema(field.form)
        var members: [JSON.Member] = []
        if inner["$ref"] != nil {
            members.append(.init("allOf", .list([inner])))
        } else {
            members = (inner.members ?? []).filter { $0.key != "description" }
            if let own = inner["description"]?.string { about += "。" + own }
        }
        members.append(.init("title", .text(field.label)))
        members.append(.init("description", .text(about)))
        if field.isSealed { members.append(.init("x-sealed", .bool(true))) }
        return .object(members)
    }

    /// The schema of an object of fields.
    /// - Parameter isChange: whether every field may be left out, and null empties one.
    static func schema(_ fields: [any AnyField], isChange: Bool = false) -> JSON {
        let required = isChange ? [] : fields.filter(\.isRequired).map(\.key)
        return .object([
            "type": "object",
            "properties": .object(
                fields.map { field in
                    let own = schema(field)
                    return .init(
                        field.key, isChange ? .object(["anyOf": .list([own, .object(["type": "null"])])]) : own)
                }),
            "required": required.isEmpty ? nil : .texts(required),
            "additionalProperties": .bool(false),
        ])
    }

    /// A reference to a schema of the document.
    static func reference(_ name: String) -> JSON {
        .object(["$ref": .text("#/components/schemas/\(name)")])
    }

    /// The schema of a code list, with what people read for each code.
    static func schema(codes entries: [CodeEntry]) -> JSON {
        .object([
            "type": "string", "enum": .texts(entries.map(\.code)),
            "description": .text(entries.map { "\($0.code)：\($0.label)" }.joined(separator: "；")),
        ])
    }
}

extension JSON: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
}
