import ShiluLedger
import ShiluRegisters
import ShiluService

/// 草稿和待审核: what is not in the ledger yet.
struct Drafts: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/drafts", .signedIn, Self.list)
        pages.post("/drafts/save", .permission(.draft), Self.autosave)
        pages.post("/drafts/:draft/delete", .signedIn) { request in
            let draft = try Self.own(request.parameter("draft"), request)
            try request.app.drafts.delete(draft.id)
            return .redirect("/drafts?done=deleted")
        }
        pages.get("/reviews/:draft", .permission(.review)) { request in try Self.review(request, []) }
        pages.post("/reviews/:draft", .permission(.review), Self.decide)
    }

    /// A draft of the visitor's own.
    static func own(_ id: String, _ request: WebRequest) throws -> Draft {
        guard let draft = try request.app.drafts.draft(id), draft.account == request.rights.account else {
            throw WebFailure.notFound("没有这份草稿，可能已经登记或删除")
        }
        return draft
    }

    static func save(
        _ form: RecordForm, record: String, status: Draft.Status, fields: [String: Value]? = nil
    ) throws -> String {
        let request = form.request
        let place = try fields.map { try RecordEditing.target(form.register, $0, request).organizations.first ?? "" }
        return try request.app.drafts.save(
            request.form.text("draft"), account: request.rights.account, register: form.register.name, record: record,
            organization: place ?? "", fields: form.typed, status: status, at: request.app.now)
    }

    /// Called by the page itself every few seconds while somebody writes.
    private static func autosave(_ request: WebRequest) throws -> WebReply {
        guard let register = RegisterBook.register(named: request.query["register"] ?? "") else {
            throw WebFailure.notFound("没有这种台账")
        }
        let id = request.form.text("draft")
        if let number = request.query.text("record") {
            let record = try changed("\(register.name)/\(number)", request)
            return .text(try saveChange(of: record, register, request))
        }
        try request.require(.draft, .somewhere(register.name))
        if let id, let known = try request.app.drafts.draft(id), known.status == .submitted {
            throw WebFailure.refused([Notice("draft-submitted", "这份草稿已经送审", next: "请等审核，或新建一份")])
        }
        return .text(try save(RecordForm(register, request, typed: request.form), record: "", status: .open))
    }

    // MARK: amendments and steps

    /// The record that is being amended or advanced, for who may do that.
    private static func changed(_ id: String, _ request: WebRequest) throws -> AnyRecord {
        guard let record = try request.app.ledger.record(id) else { throw WebFailure.notFound("没有这条记录") }
        try request.require(request.form.text("step") == nil ? .amend : .advance, request.target(of: record))
        return record
    }

    /// Keeps what was typed into the form of an amendment or a step. What is sealed stays out: a draft is not encrypted.
    static func saveChange(of record: AnyRecord, _ register: AnyRegister, _ request: WebRequest) throws -> String {
        let sealed = Set(register.fields.filter(\.isSealed).map(\.key))
        let kept = request.form.pairs.filter { pair in
            pair.key != "action" && pair.key != "draft" && !sealed.contains(String(pair.key.prefix { $0 != "." }))
        }
        return try request.app.drafts.save(
            request.form.text("draft"), account: request.rights.account, register: register.name, record: record.id,
            fields: FormFields(kept), at: request.app.now)
    }

    /// The draft that the address names, of this record and step; nil for none.
    static func change(of record: AnyRecord, step: String?, _ request: WebRequest) throws -> Draft? {
        guard let id = request.query.text("draft") else { return nil }
        let draft = try own(id, request)
        return draft.record == record.id && draft.fields.text("step") == step ? draft : nil
    }

    /// What stands in the form: the record's own values, and over them what the draft says.
    static func merged(_ typed: FormFields, _ draft: Draft?) -> FormFields {
        guard let draft else { return typed }
        let said = Set(draft.fields.pairs.map { String($0.key.prefix { $0 != "." }) })
        return FormFields(
            typed.pairs.filter { !said.contains(String($0.key.prefix { $0 != "." })) } + draft.fields.pairs)
    }

    /// Once it is in the ledger its draft goes.
    static func finish(_ request: WebRequest) throws {
        if let id = request.form.text("draft"), (try? own(id, request)) != nil { try request.app.drafts.delete(id) }
    }

    /// The attributes and the hidden field of a form that keeps itself.
    static func keeping(_ form: RecordForm, _ record: AnyRecord) -> (address: String, field: Markup) {
        let id = form.request.query.text("draft") ?? form.typed["draft"] ?? ""
        return (
            WebPath.make("/drafts/save", [("register", form.register.name), ("record", record.number)]),
            "<input type=\"hidden\" name=\"draft\" value=\"\(id)\">"
        )
    }

    /// Where a draft is gone on with.
    private static func path(_ draft: Draft) -> String {
        if draft.record.isEmpty { return WebPath.make("/registers/\(draft.register)/new", [("draft", draft.id)]) }
        guard let step = draft.fields.text("step") else {
            return WebPath.make(WebPath.record(draft.record) + "/amend", [("draft", draft.id)])
        }
        return WebPath.make(WebPath.record(draft.record) + "/advance", [("step", step), ("draft", draft.id)])
    }

    private static func name(_ draft: Draft) -> String {
        let title = title(draft) ?? ""
        if draft.record.isEmpty { return title }
        return "\(title) \(AnyRecord.number(of: draft.record))（\(draft.fields.text("step") == nil ? "更正" : "推进")）"
    }

    // MARK: list

    private static func list(_ request: WebRequest) throws -> WebReply {
        let mine = try request.app.drafts.drafts(of: request.rights.account).filter { title($0) != nil }
        let waiting = try waitingForMe(request)
        let rows = mine.map { draft -> Markup in
            let state =
                switch draft.status {
                case .open: "草稿"
                case .submitted: "待审核"
                case .returned: "退回：\(draft.remark)"
                }
            return """
                <tr><td><a href="\(path(draft))">\(name(draft))</a></td><td>\(state)</td>\
                <td>\(TimeText.minute(draft.updatedAt))</td><td><form method="post" action="/drafts/\(draft.id)/delete">\
                \(request.formTokenField)<button class="link" data-confirm="删除这份草稿？">删除</button></form></td></tr>
                """
        }
        let reviews = try waiting.map { draft -> Markup in
            let author = try request.app.accounts.account(draft.account)?.name ?? ""
            return """
                <tr><td><a href="/reviews/\(draft.id)">\(title(draft) ?? "")</a></td><td>\(author)</td>\
                <td>\(TimeText.minute(draft.updatedAt))</td></tr>
                """
        }
        let said = ["submitted": "已送审，审核通过后入账。", "deleted": "已删除草稿。", "accepted": "已审核入账。", "returned": "已退回。"]
        let note: Markup =
            request.query["done"].flatMap { said[$0] }.map { "<p class=\"done-note\" role=\"status\">✓ \($0)</p>" }
            ?? .none
        let own: Markup =
            rows.isEmpty
            ? "<p class=\"quiet\">没有草稿。新增记录时，填到一半会自动存在这里。</p>"
            : "<div class=\"table\"><table><thead><tr><th>台账</th><th>状态</th><th>最后保存</th><th></th></tr></thead><tbody>\(rows)</tbody></table></div>"
        let others: Markup =
            reviews.isEmpty
            ? .none
            : "<h2>等我审核</h2><div class=\"table\"><table><thead><tr><th>台账</th><th>登记人</th><th>送审时间</th></tr></thead><tbody>\(reviews)</tbody></table></div>"
        return request.page(
            "草稿和待审核", section: .registers,
            lead: "您有\(mine.count)份草稿，\(waiting.count)份等您审核。", note + others + "<h2>我的草稿</h2>" + own)
    }

    private static func title(_ draft: Draft) -> String? { RegisterBook.register(named: draft.register)?.title }

    /// What others handed in that the visitor may put into the ledger.
    static func waitingForMe(_ request: WebRequest) throws -> [Draft] {
        try request.app.drafts.submitted().filter { draft in
            title(draft) != nil
                && request.rights.allows(
                    .review,
                    RightsTarget(
                        register: draft.register, organizations: draft.organization.isEmpty ? [] : [draft.organization],
                        preparedBy: draft.account))
        }
    }

    // MARK: review

    private static func submitted(_ request: WebRequest) throws -> (Draft, AnyRegister) {
        guard let draft = try request.app.drafts.draft(request.parameter("draft")), draft.status == .submitted,
            let register = RegisterBook.register(named: draft.register)
        else { throw WebFailure.notFound("没有这份待审核的记录，可能已经办过") }
        try request.require(
            .review,
            RightsTarget(
                register: register.name, organizations: draft.organization.isEmpty ? [] : [draft.organization],
                preparedBy: draft.account))
        return (draft, register)
    }

    private static func review(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let (draft, register) = try submitted(request)
        let text = try RecordText(request)
        let read = try RecordForm(register, request, typed: draft.fields).read()
        let record = AnyRecord(id: "\(register.name)/", register: register.name, fields: read.fields)
        let author = try request.app.accounts.account(draft.account)?.name ?? ""
        let parts = register.fields.map { field -> Markup in
            guard case .parts = field.form, let rows = read.fields[field.key]?.list else { return .none }
            return "<p>\(field.label)：\(rows.count)行</p>"
        }
        return request.page(
            "审核\(register.title)", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "\(author)于\(TimeText.minute(draft.updatedAt))送审。",
            """
            \(NoticeList.markup(notices + read.problems.map(\.notice)))
            <section class="card">\(RecordPage.fields(record, register, text, seesSealed: true))\(parts)</section>
            <form class="record" method="post" action="/reviews/\(draft.id)">\(request.formTokenField)\
            <p><button class="primary" name="action" value="accept">同意入账</button></p>\
            \(FormParts.input("remark", "退回意见", help: "退回时填"))\
            <p><button name="action" value="return">退回修改</button></p></form>
            """)
    }

    private static func decide(_ request: WebRequest) throws -> WebReply {
        let (draft, register) = try submitted(request)
        if request.form["action"] == "return" {
            guard let remark = request.form.text("remark") else {
                return try review(request, [Notice("remark-missing", "没有填退回意见", next: "请写明要改什么")])
            }
            try request.app.drafts.set(draft.id, status: .returned, remark: remark, at: request.app.now)
            return .redirect("/drafts?done=returned")
        }
        let read = try RecordForm(register, request, typed: draft.fields).read()
        guard read.problems.isEmpty, let author = try request.app.accounts.account(draft.account) else {
            return try review(request, [])
        }
        let fields = RecordEditing.initial(read.fields, register)
        do {
            // The author of the entry is who prepared it; the note names the reviewer.
            try request.app.append(
                [.record(register: register.name, fields: fields)], by: author, note: "审核：\(try request.account.name)")
        } catch let refusal as BatchRefusal { return try review(request, refusal.notices) }
        try request.app.drafts.delete(draft.id)
        return .redirect("/drafts?done=accepted")
    }
}
