import ShiluLedger
import ShiluRegisters
import ShiluService

/// 推进: the next dated step of a living record.
struct RecordAdvancing: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/records/:register/:number/advance", .permission(.advance)) { request in
            let (record, register, step) = try Self.opened(request, request.query["step"])
            return try Self.page(Self.form(record, register, step, request), record, step)
        }
        pages.post("/records/:register/:number/advance", .permission(.advance), Self.take)
    }

    private static func opened(_ request: WebRequest, _ key: String?) throws -> (AnyRecord, AnyRegister, LifeCycle.Step)
    {
        let record = try request.readableRecord(RecordPage.id(request))
        try request.require(.advance, request.target(of: record))
        guard let register = RegisterBook.register(named: record.register),
            let step = RecordSteps.open(record, register).first(where: { $0.key == key })
        else { throw WebFailure.notFound("这条记录现在不能走这一步") }
        return (record, register, step)
    }

    /// Fields that the step fills; its day has an input of its own.
    private static func keys(_ step: LifeCycle.Step, _ register: AnyRegister) -> Set<String> {
        Set(step.needs.filter { $0 != step.dayKey && $0 != register.lifeCycle?.stateKey })
    }

    private static func form(
        _ record: AnyRecord, _ register: AnyRegister, _ step: LifeCycle.Step, _ request: WebRequest
    ) throws -> RecordForm {
        let keys = keys(step, register)
        let known = record.fields.filter { keys.contains($0.key) }
        var typed = RecordForm.fields(of: known, register, try request.app.directory())
        typed.add("on", request.app.today.description)
        typed = Drafts.merged(typed, try Drafts.change(of: record, step: step.key, request))
        return try RecordForm(register, request, typed: typed, keys: keys)
    }

    private static func page(_ form: RecordForm, _ record: AnyRecord, _ step: LifeCycle.Step) throws -> WebReply {
        let request = form.request
        let wrong = form.problems.first { $0.input == "on" }?.notice.what
        let keeping = Drafts.keeping(form, record)
        return request.page(
            "\(step.label)：\(form.register.title) \(record.number)", section: .registers,
            status: form.problems.isEmpty ? .ok : .unprocessableContent,
            lead: "\(try RecordText(request).summary(record))",
            """
            <form class="record" method="post" action="\(WebPath.record(record.id))/advance" data-draft="\(keeping.address)">\(request.formTokenField)\(keeping.field)\
            <input type="hidden" name="step" value="\(step.key)">\
            \(FormParts.input("on", "日期", value: form.typed["on"] ?? "", required: true, help: "这一步实际发生的日期", wrong: wrong))\
            \(form.markup)<p><button class="primary" name="action" value="post">登记这一步</button> <button name="action" value="save" formnovalidate>存草稿</button> \
            <a class="button" href="\(WebPath.record(record.id))">返回</a> <span class="saved" id="saved" role="status"></span></p></form>
            """)
    }

    private static func take(_ request: WebRequest) throws -> WebReply {
        let (record, register, step) = try opened(request, request.form["step"])
        let keys = keys(step, register)
        var form = try RecordForm(register, request, typed: request.form, keys: keys)
        let action = request.form["action"] ?? "post"
        if action.hasPrefix("rows:") || action.hasPrefix("roll:") {
            return try page(RecordEditing.reshaped(form, action), record, step)
        }
        if action == "save" {
            let id = try Drafts.saveChange(of: record, register, request)
            return .redirect(
                WebPath.make(WebPath.record(record.id) + "/advance", [("step", step.key), ("draft", id)]))
        }
        try StepSeparation.check(record, step, request)
        let read = try form.read()
        form.problems = read.problems
        var on: Day?
        do throws(CellProblem) { on = try Cells.day(request.form.text("on") ?? "") } catch {
            form.problems.append(FormProblem(input: "on", notice: Notice(error.code, error.what, next: error.next)))
        }
        guard form.problems.isEmpty, let on else { return try page(form, record, step) }
        let fields = read.fields.filter { record.fields[$0.key] != $0.value }
        do {
            try request.app.append(
                [.advance(record: record.id, step: step.key, on: on, fields: fields)], by: request.account)
        } catch let refusal as BatchRefusal {
            form.problems = RecordEditing.problems(refusal)
            return try page(form, record, step)
        }
        try Drafts.finish(request)
        return .redirect(WebPath.make(WebPath.record(record.id), [("done", "advanced")]))
    }
}

/// Verifying and closing are done by somebody other than who carried it out.
enum StepSeparation {
    /// Step → the step whose author must be somebody else, by register.
    private static let pairs: [String: [String: String]] = [
        RectificationItem.name: ["verify": "complete", "close": "complete"]
    ]

    static func check(_ record: AnyRecord, _ step: LifeCycle.Step, _ request: WebRequest) throws {
        guard let other = pairs[record.register]?[step.key],
            let done = try request.app.ledger.history(record.id).last(where: { $0.step == other })
        else { return }
        if done.author == (try request.account.name) {
            throw WebFailure.forbidden("“\(step.label)”要由登记“整改完成”以外的另一个人办理")
        }
    }
}
