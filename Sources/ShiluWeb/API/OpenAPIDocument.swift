import ShiluRegisters

/// The OpenAPI 3.1 document of the interface, generated from the registers: what is declared once is described once.
public enum OpenAPIDocument {
    /// The whole document.
    ///
    /// - Parameter registers: those that the interface serves; all of the product by default.
    public static func make(_ registers: [AnyRegister] = RegisterBook.all) -> JSON {
        var paths: [JSON.Member] = commonPaths
        var schemas: [String: JSON] = commonSchemas
        for register in registers {
            paths += recordPaths(register)
            schemas[register.name + ".fields"] = FieldJSON.schema(register.fields)
            schemas[register.name + ".changes"] = FieldJSON.schema(register.fields, isChange: true)
            schemas[register.name] = recordSchema(register)
            collect(register.fields, &schemas)
        }
        return .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": "实录接口", "version": "1",
                "description": """
                党建工作台账的接口：登记、查询、推进、更正、撤销各种记录，读取指标、应办事项，生成报告，审核文稿。\
                令牌在网页“管理—接口令牌”里生成，权限不超过本人的权限。出错时返回中文说明：什么不对、在哪里、怎么办。
                """,
                "license": .object(["name": "Apache-2.0", "identifier": "Apache-2.0"]),
            ]),
            "servers": .list([.object(["url": "/api/v1"])]),
            "security": .list([.object(["token": .list([])])]),
            "tags": .list(
                (["指标", "应办", "报告", "审核", "台账"] + areas(registers)).map { .object(["name": .text($0)]) }),
            "paths": .object(paths),
            "components": .object([
                "securitySchemes": .object([
                    "token": .object(["type": "http", "scheme": "bearer", "description": "接口令牌"])
                ]),
                "responses": .object([
                    .init(
                        "problem",
                        .object([
                            "description": "请求被拒，什么都没有改动",
                            "content": .object([
                                "application/problem+json": .object(["schema": FieldJSON.reference("problem")])
                            ]),
                        ]))
                ]),
                "schemas": .object(schemas.keys.sorted().map { .init($0, schemas[$0] ?? .null) }),
            ]),
        ])
    }

    private static func areas(_ registers: [AnyRegister]) -> [String] {
        Area.allCases.filter { area in registers.contains { $0.area == area } }.map(\.label)
    }

    /// Code lists and parts that the fields name.
    private static func collect(_ fields: [any AnyField], _ schemas: inout [String: JSON]) {
        for field in fields {
            var form = field.form
            while case .list(let element) = form { form = element }
            switch form {
            case .code(let name, let entries): schemas["code." + name] = FieldJSON.schema(codes: entries)
            case .parts(let shape):
                guard schemas["part." + shape.name] == nil else { continue }
                schemas["part." + shape.name] = FieldJSON.schema(shape.fields)
                collect(shape.fields, &schemas)
            default: break
            }
        }
    }

    private static func recordSchema(_ register: AnyRegister) -> JSON {
        .object([
            "type": "object", "title": .text(register.title), "description": .text(register.purpose),
            "properties": .object([
                "id": .object(["type": "string"]), "number": .object(["type": "string", "description": "编号"]),
                "fields": FieldJSON.reference(register.name + ".changes"),
                "steps": .object(["type": "array", "items": FieldJSON.reference("step")]),
            ]),
            "required": .texts(["id", "number", "fields", "steps"]),
        ])
    }

    // MARK: Records

    private static func recordPaths(_ register: AnyRegister) -> [JSON.Member] {
        let base = "/registers/\(register.name)/records"
        var paths = [
            JSON.Member(base, .object(["get": list(register), "post": record(register)])),
            JSON.Member(base + "/{number}", .object(["get": read(register), "patch": amend(register)])),
            JSON.Member(
                base + "/{number}/retraction",
                .object([
                    "post": operation(
                        "retract\(register.name)", "撤销“\(register.title)”的一条记录", register.area.label, [number],
                        body: FieldJSON.reference("reason"), answer: FieldJSON.reference("receipt"))
                ])),
            JSON.Member(
                base + "/{number}/history",
                .object([
                    "get": operation(
                        "history\(register.name)", "“\(register.title)”一条记录的全部变动，从早到晚", register.area.label, [number],
                        answer: list(of: FieldJSON.reference("entry"), under: "entries"))
                ])),
        ]
        if let cycle = register.lifeCycle {
            paths.append(
                JSON.Member(
                    base + "/{number}/steps",
                    .object([
                        "post": operation(
                            "advance\(register.name)", "推进“\(register.title)”的一条记录", register.area.label, [number],
                            body: .object([
                                "type": "object",
                                "properties": .object([
                                    "step": .object([
                                        "type": "string", "enum": .texts(cycle.steps.map(\.key)),
                                        "description": .text(
                                            cycle.steps.map { "\($0.key)：\($0.label)" }.joined(separator: "；")),
                                    ]),
                                    "on": .object(["type": "string", "format": "date", "description": "哪一天"]),
                                    "fields": FieldJSON.reference(register.name + ".changes"),
                                ]),
                                "required": .texts(["step", "on"]), "additionalProperties": .bool(false),
                            ]), answer: FieldJSON.reference("receipt"))
                    ])))
        }
        return paths
    }

    private static func list(_ register: AnyRegister) -> JSON {
        operation(
            "list\(register.name)", "“\(register.title)”：\(register.purpose)", register.area.label,
            [
                query("organization", .object(["type": "string"]), "党组织的编号；连同它的下级"),
                query("from", .object(["type": "string", "format": "date"]), "起始日期，含当日"),
                query("to", .object(["type": "string", "format": "date"]), "截止日期，含当日"),
                query(
                    "limit",
                    .object([
                        "type": "integer", "minimum": .integer(1), "maximum": .integer(Int64(RecordAPI.mostRecords)),
                    ]), "最多几条，不写为\(RecordAPI.pageSize)条"),
                query(
                    "after", .object(["type": "string", "maxLength": .integer(64)]), "接着哪一条之后：上一页答复里的 next；按编号排列"),
            ],
            answer: .object([
                "type": "object",
                "properties": .object([
                    "records": .object(["type": "array", "items": FieldJSON.reference(register.name)]),
                    "next": .object([
                        "type": .texts(["string", "null"]), "description": "后面还有时，下一页的 after；没有了为 null",
                    ]),
                ]),
                "required": .texts(["records", "next"]),
            ]))
    }

    private static func read(_ register: AnyRegister) -> JSON {
        operation(
            "read\(register.name)", "“\(register.title)”的一条记录", register.area.label, [number],
            answer: FieldJSON.reference(register.name))
    }

    private static func record(_ register: AnyRegister) -> JSON {
        operation(
            "record\(register.name)", "登记一条“\(register.title)”", register.area.label, [],
            body: .object([
                "type": "object",
                "properties": .object([
                    "number": .object([
                        "type": "string", "minLength": .integer(1), "maxLength": .integer(64),
                        "description": "编号；不写则由台账编号",
                    ]),
                    "fields": FieldJSON.reference(register.name + ".fields"),
                ]),
                "required": .texts(["fields"]), "additionalProperties": .bool(false),
            ]), answer: FieldJSON.reference("receipt"), status: "201")
    }

    private static func amend(_ register: AnyRegister) -> JSON {
        operation(
            "amend\(register.name)", "更正“\(register.title)”的一条记录；写 null 清空一项", register.area.label, [number],
            body: .object([
                "type": "object",
                "properties": .object([
                    "fields": FieldJSON.reference(register.name + ".changes"),
                    "reason": .object(["type": "string", "minLength": .integer(1), "description": "为什么更正"]),
                ]),
                "required": .texts(["fields", "reason"]), "additionalProperties": .bool(false),
            ]), answer: FieldJSON.reference("receipt"))
    }

    // MARK: Parts of operations

    static let number = JSON.object([
        "name": "number", "in": "path", "required": .bool(true), "description": "编号",
        "schema": .object(["type": "string", "minLength": .integer(1), "maxLength": .integer(64)]),
    ])

    static func query(_ name: String, _ schema: JSON, _ about: String, required: Bool = false) -> JSON {
        .object([
            "name": .text(name), "in": "query", "required": .bool(required), "description": .text(about),
            "schema": schema,
        ])
    }

    static func list(of items: JSON, under key: String) -> JSON {
        .object([
            "type": "object", "properties": .object([.init(key, .object(["type": "array", "items": items]))]),
            "required": .texts([key]),
        ])
    }

    static func operation(
        _ id: String, _ summary: String, _ tag: String, _ parameters: [JSON], body: JSON? = nil,
        answer: JSON, status: String = "200", content: String = "application/json"
    ) -> JSON {
        operation(
            id, summary, tag, parameters,
            body: body.map { .object(["application/json": .object(["schema": $0])]) },
            answers: .object([.init(content, .object(["schema": answer]))]), status: status)
    }

    static func operation(
        _ id: String, _ summary: String, _ tag: String, _ parameters: [JSON], body: JSON?, answers: JSON,
        status: String = "200"
    ) -> JSON {
        let problem = JSON.object(["$ref": "#/components/responses/problem"])
        let codes = ["400", "401", "403", "404", "409", "413", "415", "422", "429"]
        return .object([
            "operationId": .text(id), "summary": .text(summary), "tags": .texts([tag]),
            "parameters": parameters.isEmpty ? nil : .list(parameters),
            "requestBody": body.map { .object(["required": .bool(true), "content": $0]) },
            "responses": .object(
                [.init(status, .object(["description": "成功", "content": answers]))]
                    + codes.map { .init($0, problem) }),
        ])
    }
}
