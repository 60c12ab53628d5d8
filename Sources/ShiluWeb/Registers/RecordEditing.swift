import ShiluLedger
import ShiluRegisters
import ShiluService

/// 新增 and 更正: the form of a register, into a draft, to a reviewer or into the ledger.
struct RecordEditing: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/registers/:register/new", .permission(.draft), Self.showNew)
        pages.post("/registers/:register/new", .permission(.draft), Self.takeNew)
        pages.get("/records/:register/:number/amend", .permission(.amend), Self.showAmend)
        pages.post("/records/:register/:number/amend", .permission(.amend), Self.takeAmend)
        pages.get("/records/:register/:number/retract", .permission(.retract), Self.showRetract)
        pages.post("/records/:register/:number/retract", .permission(.retract), Self.takeRetract)
    }

    // MARK: new

    private static func showNew(_ request: WebRequest) throws -> WebReply {
        let register = try RegisterPages.register(request)
        try request.require(.draft, .somewhere(register.name))
        let directory = try request.app.directory()
        if let id = request.query.text("draft") {
            let draft = try Drafts.own(id, request)
            let form = try RecordForm(register, request, typed: draft.fields)
            return try newPage(form, draft: draft)
        }
        var typed = FormFields()
        if let number = request.query.text("like") {
            let record = try request.readableRecord("\(register.name)/\(number)")
            var values = record.fields.filter { key, _ in register.field(key)?.isSealed != true }
            if let key = register.dayKey { values[key] = nil }
            if let key = register.lifeCycle?.stateKey { values[key] = nil }
            typed = RecordForm.fields(of: values, register, directory)
        } else {
            typed = presets(register, request, directory)
        }
        // A link of another page may fill in what is known, such as the organisation or the person.
        for (key, value) in request.query.pairs where register.field(key) != nil && typed[key] == nil {
            typed.add(key, value)
        }
        return try newPage(RecordForm(register, request, typed: typed))
    }

    /// What the ledger knows is filled in: where, when there is only one; today.
    private static func presets(_ register: AnyRegister, _ request: WebRequest, _ directory: Directory) -> FormFields {
        var typed = FormFields()
        if let key = register.organizationKey, request.query[key] == nil {
            let reach = request.rights.reach(.draft, register: register.name)
            let mine = directory.organizations.filter { $0.exists && reach?.contains($0.id) == true }
            if let only = mine.first, mine.count == 1 { typed.add(key, only.number) }
        }
        return typed
    }

    private static func newPage(_ form: RecordForm, draft: Draft? = nil) throws -> WebReply {
        let (register, request) = (form.register, form.request)
        let id = draft?.id ?? form.typed["draft"] ?? ""
        let posts = request.rights.allows(.record, .somewhere(register.name))
        let post: Markup =
            posts ? "<button class=\"primary\" name=\"action\" value=\"post\">登记入账</button> " : .none
        let returned: Markup =
            draft?.status == .returned
            ? "<p class=\"summary\">审核人退回：\(draft?.remark ?? "")</p>" : .none
        let save = WebPath.make("/drafts/save", [("register", register.name)])
        return request.page(
            "新增\(register.title)", section: .registers,
            status: form.problems.isEmpty ? .ok : .unprocessableContent, lead: "\(register.purpose)",
            """
            \(returned)<form class="record" method="post" action="/registers/\(register.name)/new" data-draft="\(save)">\
            \(request.formTokenField)<input type="hidden" name="draft" value="\(id)">\(form.markup)\
            <p>\(post)<button name="action" value="submit">送审</button> <button name="action" value="save">存草稿</button> \
            <span class="saved" id="saved" role="status"></span></p>\
            <p class="help">“登记入账”后不能删除，只能更正或撤销，并留下经过。“送审”由另一个人看过再入账。\
            自由文字里不要写身份证号、电话：写进去就不能单独抹去。</p></form>
            """)
    }

    private static func takeNew(_ request: WebRequest) throws -> WebReply {
        let register = try RegisterPages.register(request)
        try request.require(.draft, .somewhere(register.name))
        var form = try RecordForm(register, request, typed: request.form)
        let action = request.form["action"] ?? "save"
        if action.hasPrefix("rows:") || action.hasPrefix("roll:") { return try newPage(reshaped(form, action)) }
        if action == "save" {
            let id = try Drafts.save(form, record: "", status: .open)
            return .redirect(WebPath.make("/registers/\(register.name)/new", [("draft", id)]))
        }
        let read = try form.read()
        form.problems = read.problems
        guard form.problems.isEmpty else { return try newPage(form) }
        let permission: Permission = action == "submit" ? .draft : .record
        try request.require(permission, target(register, read.fields, request))
        let changes = [Change.record(register: register.name, fields: initial(read.fields, register))]
        do {
            let receipt = try request.app.append(changes, by: request.account, dryRun: action == "submit")
            if action == "submit" {
                _ = try Drafts.save(form, record: "", status: .submitted, fields: read.fields)
                return .redirect("/drafts?done=submitted")
            }
            if let id = request.form.text("draft"), (try? Drafts.own(id, request)) != nil {
                try request.app.drafts.delete(id)
            }
            let id = receipt.ids.first ?? ""
            return .redirect(WebPath.make(WebPath.record(id), [("done", receipt.unchanged.isEmpty ? "recorded" : "")]))
        } catch let refusal as BatchRefusal {
            form.problems = problems(refusal)
            return try newPage(form)
        }
    }

    /// A living record begins in its first state where the form leaves it out.
    static func initial(_ fields: [String: Value], _ register: AnyRegister) -> [String: Value] {
        guard let cycle = register.lifeCycle, fields[cycle.stateKey] == nil, let field = register.field(cycle.stateKey),
            case .code(_, let entries) = field.form, let first = entries.first
        else { return fields }
        var fields = fields
        fields[cycle.stateKey] = .text(first.code)
        return fields
    }

    /// Where a record with these fields would lie.
    static func target(_ register: AnyRegister, _ fields: [String: Value], _ request: WebRequest) throws -> RightsTarget
    {
        try request.target(of: AnyRecord(id: "\(register.name)/", register: register.name, fields: fields))
    }

    static func problems(_ refusal: BatchRefusal) -> [FormProblem] {
        refusal.problems.map { FormProblem(input: $0.field, notice: $0.notice) }
    }

    /// More rows, or the roll: the form as it stands, with that part changed.
    static func reshaped(_ form: RecordForm, _ action: String) throws -> RecordForm {
        var form = form
        let key = String(action.dropFirst(5))
        if action.hasPrefix("roll:") {
            do { form.typed = try RollFilling.fill(key, in: form) } catch let notice as Notice {
                form.problems = [FormProblem(input: key, notice: notice)]
            }
            return form
        }
        let count = min(RecordForm.mostRows, (form.typed.integer("\(key).count") ?? 0) + 5)
        form.typed = FormFields(
            form.typed.pairs.map { $0.key == "\(key).count" ? (key: $0.key, value: String(count)) : $0 })
        return form
    }

    // MARK: amend

    private static func opened(_ request: WebRequest, _ permission: Permission) throws -> (AnyRecord, AnyRegister) {
        let record = try request.readableRecord(RecordPage.id(request))
        try request.require(permission, request.target(of: record))
        guard let register = RegisterBook.register(named: record.register) else {
            throw WebFailure.notFound("没有这种台账")
        }
        return (record, register)
    }

    private static func showAmend(_ request: WebRequest) throws -> WebReply {
        let (record, register) = try opened(request, .amend)
        let sees = RecordPage.seesSealed(request, record, try request.target(of: record))
        let values = record.fields.filter { sees || register.field($0.key)?.isSealed != true }
        let typed = Drafts.merged(
            RecordForm.fields(of: values, register, try request.app.directory()),
            try Drafts.change(of: record, step: nil, request))
        return amendPage(
            try RecordForm(register, request, typed: typed, keys: keys(register, sees), showsSealed: sees), record)
    }

    /// Sealed fields that may not be seen are not in the form, and so not emptied by it.
    private static func keys(_ register: AnyRegister, _ seesSealed: Bool) -> Set<String>? {
        seesSealed ? nil : Set(register.fields.filter { !$0.isSealed }.map(\.key))
    }

    private static func amendPage(_ form: RecordForm, _ record: AnyRecord) -> WebReply {
        let request = form.request
        let keeping = Drafts.keeping(form, record)
        let reason = request.form["reason"] ?? form.typed["reason"] ?? ""
        return request.page(
            "更正\(form.register.title) \(record.number)", section: .registers,
            status: form.problems.isEmpty ? .ok : .unprocessableContent,
            lead: "更正只用来改登记错的内容；事情有了新进展，请用“推进”。",
            """
            <form class="record" method="post" action="\(WebPath.record(record.id))/amend" data-draft="\(keeping.address)">\(request.formTokenField)\(keeping.field)\
            \(form.markup)\(FormParts.input("reason", "更正原因", value: reason, required: true, help: "写明为什么改，会留在经过里"))\
            <p><button class="primary" name="action" value="post">更正</button> <button name="action" value="save" formnovalidate>存草稿</button> \
            <a class="button" href="\(WebPath.record(record.id))">不改了</a> <span class="saved" id="saved" role="status"></span></p></form>
            """)
    }

    private static func takeAmend(_ request: WebRequest) throws -> WebReply {
        let (record, register) = try opened(request, .amend)
        let sees = RecordPage.seesSealed(request, record, try request.target(of: record))
        var form = try RecordForm(
            register, request, typed: request.form, keys: keys(register, sees), showsSealed: sees)
        let action = request.form["action"] ?? "post"
        if action.hasPrefix("rows:") || action.hasPrefix("roll:") {
            return amendPage(try reshaped(form, action), record)
        }
        if action == "save" {
            let id = try Drafts.saveChange(of: record, register, request)
            return .redirect(WebPath.make(WebPath.record(record.id) + "/amend", [("draft", id)]))
        }
        let read = try form.read()
        form.problems = read.problems
        let reason = request.form.text("reason") ?? ""
        if reason.isEmpty {
            form.problems.append(
                FormProblem(input: "reason", notice: Notice("reason-missing", "没有填更正原因", next: "请写明为什么改")))
        }
        guard form.problems.isEmpty else { return amendPage(form, record) }
        var changed: [String: Value?] = [:]
        for (key, value) in read.fields where record.fields[key] != value { changed.updateValue(value, forKey: key) }
        for key in read.empty where record.fields[key] != nil && isShown(key, register) {
            changed.updateValue(nil, forKey: key)
        }
        guard !changed.isEmpty else { return .redirect(WebPath.record(record.id)) }
        // It must lie within one's reach before and after.
        var after = record
        for (key, value) in changed { after.fields[key] = value }
        try request.require(.amend, request.target(of: after))
        do {
            try request.app.append([.amend(record: record.id, fields: changed, reason: reason)], by: request.account)
        } catch let refusal as BatchRefusal {
            form.problems = problems(refusal)
            return amendPage(form, record)
        }
        try Drafts.finish(request)
        return .redirect(WebPath.make(WebPath.record(record.id), [("done", "amended")]))
    }

    /// The state of a living record stands in the form only while it is filled.
    private static func isShown(_ key: String, _ register: AnyRegister) -> Bool { key != register.lifeCycle?.stateKey }

    // MARK: retract

    private static func showRetract(_ request: WebRequest) throws -> WebReply {
        let (record, register) = try opened(request, .retract)
        return try retractPage(request, record, register, [])
    }

    private static func retractPage(
        _ request: WebRequest, _ record: AnyRecord, _ register: AnyRegister, _ notices: [Notice]
    ) throws -> WebReply {
        let text = try RecordText(request)
        return request.page(
            "撤销\(register.title) \(record.number)", section: .registers,
            status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "撤销后这条记录不再计数，经过仍然看得到。",
            """
            <section class="card">\(text.summary(record))</section>\(NoticeList.markup(notices))
            <form class="record" method="post" action="\(WebPath.record(record.id))/retract">\(request.formTokenField)\
            \(FormParts.input("reason", "撤销原因", value: request.form["reason"] ?? "", required: true))\
            <p><button class="danger">撤销</button> <a class="button" href="\(WebPath.record(record.id))">不撤了</a></p></form>
            """)
    }

    private static func takeRetract(_ request: WebRequest) throws -> WebReply {
        let (record, register) = try opened(request, .retract)
        guard let reason = request.form.text("reason") else {
            return try retractPage(
                request, record, register, [Notice("reason-missing", "没有填撤销原因", next: "请写明为什么撤销")])
        }
        do {
            try request.app.append([.retract(record: record.id, reason: reason)], by: request.account)
        } catch let refusal as BatchRefusal {
            return try retractPage(request, record, register, refusal.notices)
        }
        return .redirect(WebPath.record(record.id))
    }
}
