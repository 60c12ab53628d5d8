import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Records through the interface: list, read, record, advance, amend, retract, and the history of one.
struct RecordAPI: WebArea {
    static let pageSize = 50
    static let mostRecords = 200

    func pages(_ pages: inout WebPages) {
        let base = "/api/v1/registers"
        pages.api("GET", base, APIDesk.serve(.read, Self.registers))
        pages.api("GET", base + "/:register/records", APIDesk.serve(.read, Self.list))
        pages.api("POST", base + "/:register/records", APIDesk.serve(.write, Self.record))
        pages.api("GET", base + "/:register/records/:number", APIDesk.serve(.read, Self.read))
        pages.api("PATCH", base + "/:register/records/:number", APIDesk.serve(.write, Self.amend))
        pages.api("GET", base + "/:register/records/:number/history", APIDesk.serve(.read, Self.history))
        pages.api("POST", base + "/:register/records/:number/steps", APIDesk.serve(.write, Self.advance))
        pages.api("POST", base + "/:register/records/:number/retraction", APIDesk.serve(.write, Self.retract))
    }

    // MARK: reading

    private static func registers(_ request: WebRequest) throws -> WebReply {
        let seen = request.app.ledger.registers.filter { request.rights.allows(.read, .somewhere($0.name)) }
        return APIDesk.json(
            .object([
                "registers": .list(
                    seen.map {
                        .object([
                            "name": .text($0.name), "title": .text($0.title), "area": .text($0.area.label),
                            "purpose": .text($0.purpose),
                        ])
                    })
            ]))
    }

    private static func list(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        try request.require(.read, .somewhere(register.name))
        let limit = try request.queryNumber("limit", in: 1...mostRecords) ?? pageSize
        let after = request.query.text("after")
        guard (after?.utf8.count ?? 0) <= 256 else {
            throw WebFailure.refused([Notice("text-form", "编号太长", next: "请填上一页答复里的 next", place: "after")])
        }
        let (from, to) = (try request.queryDay("from"), try request.queryDay("to"))
        let directory = try request.app.directory()
        var within: Set<String>?
        if let text = request.query.text("organization") {
            within = directory.subtree(of: try request.app.session.organization(text).id)
        }
        func target(_ record: AnyRecord) -> RightsTarget? {
            if from != nil || to != nil {
                guard let day = day(of: record, register), from.map({ $0 <= day }) ?? true,
                    to.map({ day <= $0 }) ?? true
                else { return nil }
            }
            let target = RightsTarget(
                register: register.name, organizations: directory.places(of: record, in: request.app.ledger),
                people: directory.people(of: record))
            if let within, within.isDisjoint(with: target.organizations) { return nil }
            return request.rights.allows(.read, target) ? target : nil
        }
        var shown: [(record: AnyRecord, target: RightsTarget)] = []
        var next: String?
        var place = after.map { "\(register.name)/\($0)" }
        reading: while true {
            let some = try request.app.ledger.records(register.name, after: place, limit: mostRecords)
            for record in some {
                guard let target = target(record) else { continue }
                if shown.count == limit {
                    next = shown.last?.record.number
                    break reading
                }
                shown.append((record, target))
            }
            guard some.count == mostRecords, let last = some.last else { break }
            place = last.id
        }
        if ConfidentialRegisters.contains(register), !shown.isEmpty {
            try request.app.accessLog.note(
                .confidential, account: request.rights.account, what: register.name,
                detail: shown.map(\.record.number).joined(separator: " "), at: request.app.now)
        }
        return APIDesk.json(
            .object([
                "records": .list(shown.map { json($0.record, register, $0.target, request.rights) }),
                "next": .optional(next),
            ]))
    }

    private static func read(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        let record = try request.readableRecord(try id(request, register))
        return APIDesk.json(json(record, register, try request.target(of: record), request.rights))
    }

    private static func history(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        let record = try request.readableRecord(try id(request, register))
        let target = try request.target(of: record)
        let shows = visibility(register, target, request.rights)
        let entries = try request.app.ledger.history(record.id).map { entry in
            JSON.object([
                "position": .integer(entry.position), "action": .text(entry.action.rawValue),
                "label": .text(entry.action.label), "step": .text(entry.step), "author": .text(entry.author),
                "enteredAt": .integer(entry.enteredAt), "happenedOn": .optional(entry.happenedOn?.description),
                "reason": .text(entry.reason),
                "fields": FieldJSON.json(entry.fields, of: register.fields, showing: shows),
                "cleared": .texts(entry.cleared),
            ])
        }
        return APIDesk.json(.object(["entries": .list(entries)]))
    }

    private static func json(
        _ record: AnyRecord, _ register: AnyRegister, _ target: RightsTarget, _ rights: Rights
    ) -> JSON {
        .object([
            "id": .text(record.id), "number": .text(record.number),
            "fields": FieldJSON.json(
                record.fields, of: register.fields, showing: visibility(register, target, rights)),
            "steps": .list(
                record.steps.map { step in
                    .object([
                        "step": .text(step.step),
                        "label": register.lifeCycle?.steps.first { $0.key == step.step }.map { .text($0.label) },
                        "on": .text(step.on.description),
                    ])
                }),
        ])
    }

    /// Sealed fields are for those who may read them: of a confidential register whoever reads it at all.
    private static func visibility(_ register: AnyRegister, _ target: RightsTarget, _ rights: Rights)
        -> (any AnyField) -> Bool
    {
        let personal = ConfidentialRegisters.contains(register) || rights.allows(.readPersonal, target)
        // A member's name is sealed too, but whoever may see the record sees whom it is about.
        return { personal || !$0.isSealed || (register.name == Member.name && $0.key == "name") }
    }

    private static func day(of record: AnyRecord, _ register: AnyRegister) -> Day? {
        register.dayKey.flatMap { record.fields[$0]?.text }.flatMap { Day(String($0.prefix(10))) }
    }

    private static func register(_ request: WebRequest) throws -> AnyRegister {
        let name = request.parameter("register")
        guard let register = request.app.ledger.registers.first(where: { $0.name == name }) else {
            throw WebFailure.notFound("没有这种台账")
        }
        return register
    }

    private static func id(_ request: WebRequest, _ register: AnyRegister) throws -> String {
        let number = request.parameter("number")
        guard !number.isEmpty, number.utf8.count <= 256 else { throw WebFailure.notFound("没有这条记录") }
        return "\(register.name)/\(number)"
    }

    // MARK: writing

    private static func record(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        try request.require(.record, .somewhere(register.name))
        let body = try request.jsonBody(["number", "fields"])
        let fields = try values(body["fields"] ?? .object([:]), register, clearing: false).compactMapValues(\.self)
        let number = try text(body, "number", most: 64)
        let target = try request.target(of: AnyRecord(id: "\(register.name)/", register: register.name, fields: fields))
        try request.require(.record, target.organizations.isEmpty ? .somewhere(register.name) : target)
        return try append(
            .record(register: register.name, number: number, fields: fields, day: nil), request, isNew: true)
    }

    private static func amend(_ request: WebRequest) throws -> WebReply {
        let (register, record) = try writable(request, .amend)
        let body = try request.jsonBody(["fields", "reason"])
        let fields = try values(body["fields"] ?? .object([:]), register, clearing: true)
        let reason = try reason(body)
        var moved = record
        for (key, value) in fields { moved.fields[key] = value }
        try request.require(.amend, try request.target(of: moved))
        return try append(.amend(record: record.id, fields: fields, reason: reason), request)
    }

    private static func advance(_ request: WebRequest) throws -> WebReply {
        let (register, record) = try writable(request, .advance)
        let body = try request.jsonBody(["step", "on", "fields"])
        guard let cycle = register.lifeCycle, let step = body["step"]?.string,
            cycle.steps.contains(where: { $0.key == step })
        else {
            let steps = register.lifeCycle?.steps.map(\.key).joined(separator: "、") ?? ""
            throw WebFailure.refused([
                Notice(
                    "step-unknown", steps.isEmpty ? "“\(register.title)”没有要推进的步骤" : "没有这一步",
                    next: steps.isEmpty ? "请用更正" : "可用：\(steps)", place: "step")
            ])
        }
        guard let text = body["on"]?.string, let on = Day(text) else {
            throw WebFailure.refused([Notice("date-form", "没有写日期，或不是日期", next: "请写成 2023-03-05 的样子", place: "on")])
        }
        let fields = try values(body["fields"] ?? .object([:]), register, clearing: false).compactMapValues(\.self)
        return try append(.advance(record: record.id, step: step, on: on, fields: fields), request)
    }

    private static func retract(_ request: WebRequest) throws -> WebReply {
        let (_, record) = try writable(request, .retract)
        return try append(
            .retract(record: record.id, reason: try reason(try request.jsonBody(["reason"]))), request)
    }

    private static func writable(_ request: WebRequest, _ permission: Permission) throws -> (AnyRegister, AnyRecord) {
        let register = try register(request)
        guard let record = try request.app.ledger.record(try id(request, register)) else {
            try request.require(.read, .somewhere(register.name))
            throw WebFailure.notFound("没有这条记录，或者它已经撤销、合并")
        }
        try request.require(permission, try request.target(of: record))
        return (register, record)
    }

    private static func append(_ change: Change, _ request: WebRequest, isNew: Bool = false) throws -> WebReply {
        let receipt = try request.app.append([change], by: try request.account)
        let id = receipt.ids.first ?? ""
        return APIDesk.json(
            .object([
                "id": .text(id), "number": .text(AnyRecord.number(of: id)), "position": .integer(receipt.position),
                "isUnchanged": .bool(!receipt.unchanged.isEmpty),
            ]), status: isNew ? .created : .ok)
    }

    /// Everything that is wrong with the fields is told at once.
    private static func values(_ json: JSON, _ register: AnyRegister, clearing: Bool) throws -> [String: Value?] {
        guard let members = json.members else {
            throw WebFailure.refused([Notice("json-kind", "应当是对象", next: "请按接口说明改正数据类型", place: "fields")])
        }
        var values: [String: Value?] = [:]
        var notices: [Notice] = []
        for member in members {
            guard let field = register.field(member.key) else {
                notices.append(
                    Notice(
                        "field-unknown", "“\(register.title)”没有这一项", next: "请按接口说明填写字段名",
                        place: Cells.shown(member.key)))
                continue
            }
            if clearing, member.value == .null {
                values.updateValue(nil, forKey: field.key)
                continue
            }
            do throws(CellProblem) {
                values.updateValue(try FieldJSON.value(member.value, as: field.form), forKey: field.key)
            } catch {
                notices.append(
                    Notice(error.code, field.isSealed ? "内容不合要求" : error.what, next: error.next, place: field.key))
            }
        }
        guard notices.isEmpty else { throw WebFailure.refused(notices) }
        return values
    }

    private static func text(_ body: JSON, _ name: String, most: Int) throws -> String? {
        guard let json = body[name] else { return nil }
        guard let text = json.string.map(Cells.trimmed), !text.isEmpty, text.count <= most else {
            throw WebFailure.refused([Notice("text-form", "应当是1到\(most)个字", next: "请改正", place: name)])
        }
        return text
    }

    private static func reason(_ body: JSON) throws -> String {
        guard let reason = try text(body, "reason", most: 500) else {
            throw WebFailure.refused([Notice("reason-missing", "没有写理由", next: "请写明为什么", place: "reason")])
        }
        return reason
    }
}
