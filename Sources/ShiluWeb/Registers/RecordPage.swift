import ShiluLedger
import ShiluRegisters
import ShiluService

/// A record: what happened, its fields, what refers to it, and everything that was ever written about it.
struct RecordPage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/records/:register/:number", .signedIn, isKept: true, Self.show)
        pages.get("/records", .signedIn, isKept: true, Self.several)
    }

    /// The id that the path names.
    static func id(_ request: WebRequest) -> String {
        request.parameter("register") + "/" + request.parameter("number")
    }

    private static func show(_ request: WebRequest) throws -> WebReply {
        let id = id(request)
        guard try request.app.ledger.record(id) != nil else { return try retracted(request, id) }
        let record = try request.readableRecord(id)
        guard let register = RegisterBook.register(named: record.register) else {
            throw WebFailure.notFound("没有这种台账")
        }
        if record.id != id { return .redirect(WebPath.record(record.id)) }  // joined to another
        let text = try RecordText(request)
        let target = try request.target(of: record)
        let sees = seesSealed(request, record, target)
        var content = saved(request)
        content += "<section class=\"card\">\(fields(record, register, text, seesSealed: sees))</section>"
        content += parts(record, register, text)
        content += try AttachmentPages.markup(record, register, request)
        content += referrers(try request.app.ledger.referrers(of: record.id), request, text)
        content += "<h2>经过</h2>"
        content += RecordHistory.markup(
            try request.app.ledger.history(record.id), register, text, seesSealed: sees)
        return request.page(
            title(record, register, text), section: section(register), lead: "\(text.summary(record))",
            actions: actions(request, record, register, target), content)
    }

    private static func title(_ record: AnyRecord, _ register: AnyRegister, _ text: RecordText) -> String {
        text.directory.name(of: record.id) ?? "\(register.title) \(record.number)"
    }

    private static func section(_ register: AnyRegister) -> WebSection {
        [.organizations, .members].contains(register.area) ? .organizations : .registers
    }

    private static func saved(_ request: WebRequest) -> Markup {
        let said = ["recorded": "已登记入账。", "amended": "已更正，原来的内容保留在“经过”里。", "advanced": "已登记这一步。", "attached": "已附上。"]
        return request.query["done"].flatMap { said[$0] }.map { "<p class=\"done-note\" role=\"status\">✓ \($0)</p>" }
            ?? .none
    }

    /// Whether sealed fields of the record may be shown.
    static func seesSealed(_ request: WebRequest, _ record: AnyRecord, _ target: RightsTarget) -> Bool {
        ConfidentialRegisters.contains(record.register) || request.rights.allows(.readPersonal, target)
    }

    private static func actions(
        _ request: WebRequest, _ record: AnyRecord, _ register: AnyRegister, _ target: RightsTarget
    ) -> Markup {
        let base = WebPath.record(record.id)
        var out = Markup.none
        if record.register == Member.name {
            out += "<a class=\"button\" href=\"/members/\(WebPath.segment(record.number))\">个人主页</a>"
        }
        if record.register == PartyOrganization.name {
            out += "<a class=\"button\" href=\"/organizations/\(WebPath.segment(record.number))\">组织主页</a>"
        }
        if record.register == Questionnaire.name, request.rights.allows(.advance, target) {
            out += "<a class=\"button\" href=\"\(QuestionnairePages.path(record.number))\">手机作答</a>"
        }
        if request.rights.allows(.advance, target) {
            for step in RecordSteps.open(record, register) {
                out +=
                    "<a class=\"button\" href=\"\(WebPath.make(base + "/advance", [("step", step.key)]))\">\(step.label)</a>"
            }
        }
        if request.rights.allows(.amend, target) { out += "<a class=\"button\" href=\"\(base)/amend\">更正</a>" }
        if request.rights.allows(.draft, target) {
            out +=
                "<a class=\"button\" href=\"\(WebPath.make("/registers/\(register.name)/new", [("like", record.number)]))\">照此新增</a>"
        }
        if request.rights.allows(.retract, target) {
            out += "<a class=\"button danger\" href=\"\(base)/retract\">撤销</a>"
        }
        return out
    }

    // MARK: fields

    static func fields(
        _ record: AnyRecord, _ register: AnyRegister, _ text: RecordText, seesSealed: Bool
    ) -> Markup {
        var rows: Markup = "<dt>编号</dt><dd>\(record.number)</dd>"
        for field in register.fields {
            if case .parts = field.form { continue }
            guard let value = record.fields[field.key] else { continue }
            let isHidden = field.isSealed && !seesSealed && !(field.key == "name" && record.register == Member.name)
            let shown: Markup
            if isHidden {
                shown = "<span class=\"quiet\">（保密，您没有查看权限）</span>"
            } else if case .longText = field.form {
                shown = "\(value.text ?? "")"
            } else {
                shown = text.markup(value, field)
            }
            rows += "<dt>\(field.label)</dt><dd>\(shown)</dd>"
        }
        return "<dl class=\"fields\">\(rows)</dl>"
    }

    private static func parts(_ record: AnyRecord, _ register: AnyRegister, _ text: RecordText) -> Markup {
        register.fields.map { field -> Markup in
            guard case .parts(let shape) = field.form else { return .none }
            let rows = (record.fields[field.key]?.list ?? []).compactMap(\.fields)
            guard !rows.isEmpty else { return .none }
            let used = shape.fields.filter { inner in rows.contains { $0[inner.key] != nil } }
            let heads = used.map { "<th scope=\"col\">\($0.label)</th>" as Markup }
            let lines = rows.map { row -> Markup in
                let cells = used.map { inner -> Markup in
                    "<td>\(row[inner.key].map { text.markup($0, inner) } ?? .none)</td>"
                }
                return "<tr>\(cells)</tr>"
            }
            return """
                <h2>\(field.label)　<span class="quiet">\(rows.count)行</span></h2><div class="table"><table>\
                <thead><tr>\(heads)</tr></thead><tbody>\(lines)</tbody></table></div>
                """
        }.joined()
    }

    /// What refers to it, as far as the visitor may see it.
    private static func referrers(
        _ found: [(record: String, field: String)], _ request: WebRequest, _ text: RecordText
    ) -> Markup {
        let most = 100
        var items: [Markup] = []
        var seen: Set<String> = []
        for (id, _) in found where seen.insert(id).inserted && items.count < most {
            guard !ConfidentialRegisters.contains(AnyRecord.register(of: id)),
                let record = try? request.app.ledger.record(id),
                (try? request.rights.allows(.read, request.target(of: record))) == true,
                let register = RegisterBook.register(named: record.register)
            else { continue }
            items.append(
                "<li><a href=\"\(WebPath.record(id))\">\(register.title)</a>　\(text.summary(record))</li>")
        }
        guard !items.isEmpty else { return .none }
        let more: Markup = seen.count > most ? "<li class=\"quiet\">……只列前\(most)条</li>" : .none
        return "<h2>有关的记录</h2><section class=\"card\"><ul class=\"list\">\(items)\(more)</ul></section>"
    }

    // MARK: what is no longer there

    /// A retracted record keeps its history for those who could have read it.
    private static func retracted(_ request: WebRequest, _ id: String) throws -> WebReply {
        let history = try request.app.ledger.history(id)
        guard let last = history.last, let register = RegisterBook.register(named: AnyRecord.register(of: id)),
            let before = try request.app.ledger.record(id, asOf: last.position - 1)
        else { throw WebFailure.notFound("没有这条记录") }
        let target = try request.target(of: before)
        try request.require(.read, target)
        if ConfidentialRegisters.contains(register) {
            try request.app.accessLog.note(
                .confidential, account: request.rights.account, what: id, at: request.app.now)
        }
        return request.page(
            "\(register.title) \(AnyRecord.number(of: id))（\(last.action.label)）", section: section(register),
            lead: "这条记录已于\(TimeText.minute(last.enteredAt))由\(last.author)\(last.action.label)：\(last.reason)",
            RecordHistory.markup(
                history, register, try RecordText(request), seesSealed: seesSealed(request, before, target)))
    }

    // MARK: several

    /// `/records?ids=…`: the records behind a number.
    private static func several(_ request: WebRequest) throws -> WebReply {
        let ids = request.query.all("ids").flatMap { $0.split(separator: ",").map(String.init) }.prefix(500)
        let text = try RecordText(request)
        var hidden = 0
        var rows: [Markup] = []
        for id in ids {
            guard let record = try request.app.ledger.record(id),
                let register = RegisterBook.register(named: record.register)
            else { continue }
            guard try request.rights.allows(.read, request.target(of: record)) else {
                hidden += 1
                continue
            }
            let what: Markup =
                ConfidentialRegisters.contains(register) ? "（保密记录，打开时记入日志）" : "\(text.summary(record))"
            rows.append(
                "<tr tabindex=\"0\"><td>\(register.title)</td><td><a href=\"\(WebPath.record(record.id))\">\(record.number)</a></td><td>\(what)</td></tr>"
            )
        }
        let note: Markup = hidden > 0 ? "<p class=\"quiet\">另有\(hidden)条您没有查看权限。</p>" : .none
        return request.page(
            request.query.text("title") ?? "记录", section: .registers, lead: "共\(rows.count)条记录。",
            """
            <div class="table"><table><thead><tr><th>台账</th><th>编号</th><th>内容</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(note)
            """)
    }
}

/// The steps that a record may take next.
enum RecordSteps {
    static func open(_ record: AnyRecord, _ register: AnyRegister) -> [LifeCycle.Step] {
        guard let cycle = register.lifeCycle, let state = record.fields[cycle.stateKey]?.text else { return [] }
        let taken = Set(record.steps.map(\.step))
        return cycle.steps.filter { step in
            // A step that leaves the state as it is is taken once.
            step.from.contains(state) && !(step.to == state && taken.contains(step.key))
        }
    }
}

/// History as a line of dated steps: who, when, what, why.
enum RecordHistory {
    static func markup(
        _ entries: [LedgerEntry], _ register: AnyRegister, _ text: RecordText, seesSealed: Bool
    ) -> Markup {
        let items = entries.reversed().map { entry -> Markup in
            let step = register.lifeCycle?.steps.first { $0.key == entry.step }?.label
            let what = step ?? entry.action.label
            let day: Markup = entry.happenedOn.map { "（\($0.chinese)）" } ?? .none
            let reason: Markup = entry.reason.isEmpty ? .none : "<br>原因：\(entry.reason)"
            let detail = entry.action == .record ? Markup.none : changes(entry, register, text, seesSealed)
            return """
                <li><strong>\(what)</strong>\(day)　\(TimeText.minute(entry.enteredAt))　\(entry.author)\
                <span class="quiet">　第\(entry.position)号</span>\(reason)\(detail)</li>
                """
        }
        return "<ol class=\"history\">\(items)</ol>"
    }

    private static func changes(
        _ entry: LedgerEntry, _ register: AnyRegister, _ text: RecordText, _ seesSealed: Bool
    ) -> Markup {
        var lines: [Markup] = []
        for field in register.fields {
            if let value = entry.fields[field.key] {
                let shown: Markup = field.isSealed && !seesSealed ? "（保密）" : "\(text.plain(value, field.form))"
                lines.append("\(field.label)：\(shown)")
            }
            if entry.cleared.contains(field.key) { lines.append("\(field.label)：清空") }
        }
        return lines.isEmpty ? .none : "<br><span class=\"quiet\">\(lines.joined(by: "；"))</span>"
    }
}
