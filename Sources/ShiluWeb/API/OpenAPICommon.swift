/// What the document says beside the registers: figures, duties, reports, audit, and the shapes that all share.
extension OpenAPIDocument {
    private static var organization: JSON {
        query("organization", .object(["type": "string", "minLength": .integer(1)]), "党组织的名称、简称或编号", required: true)
    }

    private static var year: JSON {
        query(
            "year", .object(["type": "integer", "minimum": .integer(1921), "maximum": .integer(9999)]), "年度",
            required: true)
    }

    private static func path(_ name: String, _ about: String) -> JSON {
        .object([
            "name": .text(name), "in": "path", "required": .bool(true), "description": .text(about),
            "schema": .object(["type": "string", "minLength": .integer(1)]),
        ])
    }

    static var commonPaths: [JSON.Member] {
        [
            .init(
                "/registers",
                .object([
                    "get": operation(
                        "listRegisters", "我能查看的全部台账", "台账", [],
                        answer: list(of: FieldJSON.reference("register"), under: "registers"))
                ])),
            .init(
                "/figures",
                .object([
                    "get": operation(
                        "listFigures", "一个党组织一年的全部指标", "指标", [organization, year],
                        answer: list(of: FieldJSON.reference("figure"), under: "figures"))
                ])),
            .init(
                "/figures/{figure}",
                .object([
                    "get": operation(
                        "readFigure", "一个指标的数字、口径和背后的记录", "指标",
                        [
                            path("figure", "指标编号"), organization, year,
                            query(
                                "sources",
                                .object(["type": "integer", "minimum": .integer(0), "maximum": .integer(1)]),
                                "1 表示连同背后记录的编号"),
                        ],
                        answer: FieldJSON.reference("figure"))
                ])),
            .init(
                "/duties",
                .object([
                    "get": operation(
                        "listDuties", "应办事项：已办、未办、逾期", "应办",
                        [
                            organization,
                            query("on", .object(["type": "string", "format": "date"]), "哪一天的情况；不写则为今天"),
                            query(
                                "state",
                                .object([
                                    "type": "string",
                                    "enum": .texts(["met", "noRecord", "breach", "notDue", "notApplicable"]),
                                ]), "只要这种情况的"),
                        ],
                        answer: list(of: FieldJSON.reference("duty"), under: "duties"))
                ])),
            .init(
                "/reports",
                .object([
                    "get": operation(
                        "listReports", "能生成的报告", "报告", [],
                        answer: list(
                            of: .object([
                                "type": "object",
                                "properties": .object([
                                    "id": .object(["type": "string"]), "title": .object(["type": "string"]),
                                ]), "required": .texts(["id", "title"]),
                            ]), under: "reports"))
                ])),
            .init(
                "/reports/{report}",
                .object([
                    "get": operation(
                        "composeReport", "生成一份报告；format 为 docx 时返回 Word 文件", "报告",
                        [
                            path("report", "报告编号"), organization, year,
                            query("date", .object(["type": "string", "format": "date"]), "成文日期；不写则为今天"),
                            query(
                                "format", .object(["type": "string", "enum": .texts(["json", "docx", "md"])]),
                                "返回什么；不写则为 json"),
                        ], body: nil,
                        answers: .object([
                            .init("application/json", .object(["schema": FieldJSON.reference("composed")])),
                            .init(
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                .object(["schema": .object([:])])),
                            .init("text/markdown", .object(["schema": .object(["type": "string"])])),
                        ]))
                ])),
            .init(
                "/audits",
                .object([
                    "post": operation(
                        "audit", "审核一份文稿：每个数据与台账核对，并找出差错", "审核",
                        [
                            query("organization", .object(["type": "string"]), "党组织；不写则按标题判断"),
                            query("year", .object(["type": "integer"]), "年度；不写则按标题判断"),
                        ],
                        body: .object([
                            .init("text/plain", .object(["schema": .object(["type": "string"])])),
                            .init(
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                .object(["schema": .object([:])])),
                        ]),
                        answers: .object([
                            .init("application/json", .object(["schema": .object(["type": "object"])]))
                        ]))
                ])),
        ]
    }

    private static func shape(_ required: [String], _ properties: KeyValuePairs<String, JSON?>) -> JSON {
        .object(["type": "object", "properties": .object(properties), "required": .texts(required)])
    }

    static var commonSchemas: [String: JSON] {
        let text = JSON.object(["type": "string"])
        let whole = JSON.object(["type": "integer"])
        let maybe = JSON.object(["type": .texts(["string", "null"])])
        return [
            "problem": shape(
                ["type", "title", "status"],
                [
                    "type": text, "title": text, "status": whole,
                    "detail": .object(["type": "string", "description": "怎么办"]),
                    "reference": .object(["type": "string", "description": "查找日志用的编号"]),
                    "errors": .object([
                        "type": "array",
                        "items": shape(
                            ["code", "what", "next"], ["code": text, "place": text, "what": text, "next": text]),
                    ]),
                ]),
            "reason": .object([
                "type": "object",
                "properties": .object([
                    "reason": .object(["type": "string", "minLength": .integer(1), "description": "为什么撤销"])
                ]),
                "required": .texts(["reason"]), "additionalProperties": .bool(false),
            ]),
            "receipt": shape(
                ["id", "number", "position", "isUnchanged"],
                [
                    "id": text, "number": text,
                    "position": .object(["type": "integer", "description": "台账写到第几条"]),
                    "isUnchanged": .object(["type": "boolean", "description": "台账里已有同样的记录，没有再写"]),
                ]),
            "step": shape(["step", "on"], ["step": text, "label": text, "on": text]),
            "entry": shape(
                ["position", "action", "author", "enteredAt"],
                [
                    "position": whole, "action": text, "label": text, "step": text, "author": text,
                    "enteredAt": .object(["type": "integer", "description": "登记时间，1970年以来的秒数"]),
                    "happenedOn": maybe, "reason": text, "fields": .object(["type": "object"]),
                    "cleared": .object(["type": "array", "items": text]),
                ]),
            "register": shape(
                ["name", "title", "area", "purpose"], ["name": text, "title": text, "area": text, "purpose": text]),
            "figure": shape(
                ["id", "name", "unit", "basis", "position"],
                [
                    "id": text, "name": text, "unit": text, "basis": text, "from": text, "to": text,
                    "organization": text, "position": whole,
                    "value": .object(["type": .texts(["string", "null"]), "description": "精确值：整数或分数"]),
                    "shown": .object(["type": .texts(["string", "null"]), "description": "报告里的写法"]),
                    "missing": .object(["type": .texts(["string", "null"]), "description": "为什么没有数字"]),
                    "sourceCount": whole, "sources": .object(["type": "array", "items": text]),
                ]),
            "duty": shape(
                ["duty", "title", "state"],
                [
                    "duty": text, "title": text, "organization": maybe, "member": maybe, "state": text,
                    "from": maybe, "to": maybe, "due": maybe, "basis": maybe, "missing": maybe, "next": maybe,
                    "evidence": .object(["type": "array", "items": text]),
                ]),
            "composed": shape(
                ["title", "position", "text", "figures", "leftOut"],
                [
                    "title": text, "position": whole, "text": text,
                    "figures": .object(["type": "array", "items": .object(["type": "object"])]),
                    "leftOut": .object(["type": "array", "items": .object(["type": "object"])]),
                ]),
        ]
    }
}
