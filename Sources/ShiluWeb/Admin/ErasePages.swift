import ShiluLedger
import ShiluRegisters
import ShiluService

/// 清除个人信息: what identifies a person in a record is destroyed for good (`docs/decisions/0024-erased-for-good.md`).
///
/// Asked for twice: first the page shows which record is meant and what will be gone, then its name is typed.
struct ErasePages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/admin/erase", .permission(.erase)) { request in try Self.show(request, []) }
        pages.post("/admin/erase", .permission(.erase), Self.erase)
    }

    private static func show(
        _ request: WebRequest, _ notices: [Notice], of record: AnyRecord? = nil, done: String? = nil
    ) throws -> WebReply {
        let form = done == nil ? request.form : FormFields()
        let note: Markup =
            done.map {
                """
                <p class="done-note" role="status">✓ 已清除：\($0)。此前的备份里还有，请到<a href="/admin">管理</a>页再备份一次，\
                并销毁不再需要的旧备份。</p>
                """
            } ?? .none
        let fields: Markup
        if let record {
            fields = """
                \(try what(record, request))\
                <input type="hidden" name="record" value="\(form["record"] ?? "")">\
                \(FormParts.input("reason", "原因", value: form["reason"] ?? "", required: true, help: "写进台账，不能清除：不要写姓名"))\
                \(FormParts.input("confirm", "确认", required: true, help: "照抄“\(RegisterBook.naming(record.id))”", autocomplete: "off"))\
                <p><button class="danger" name="action" value="erase">清除，不能恢复</button>　<a href="/admin/erase">不清除了</a></p>
                """
        } else {
            fields = """
                \(FormParts.input("record", "哪一条记录", value: form["record"] ?? "", required: true, help: "台账名称/编号，如 党员/D001"))\
                \(FormParts.input("reason", "原因", value: form["reason"] ?? "", required: true, help: "如：本人书面要求并经批准。写进台账，不能清除：不要写姓名"))\
                <p><button class="primary" name="action" value="look">看看要清除什么</button></p>
                """
        }
        return request.page(
            "清除个人信息", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "清除的是一条记录里保密的内容（姓名、证件号、电话等）：永远读不出来。记录本身、经过和数字不变。",
            """
            \(note)\(NoticeList.markup(notices))<form class="record" method="post" action="/admin/erase">\(request.formTokenField)\(fields)</form>\
            <p class="quiet">保密台账（谈心谈话、党纪处分等）的记录，管理员看不到，请在服务器上用 shilu erase 清除。</p>
            """)
    }

    /// What the record is and which of its fields will be gone; never what stands in them.
    private static func what(_ record: AnyRecord, _ request: WebRequest) throws -> Markup {
        let gone = sealed(record).map(\.label).joined(separator: "、")
        let places = try request.target(of: record).organizations.compactMap(try request.app.directory().name(of:))
        return """
            <section class="card"><dl class="fields"><dt>记录</dt><dd><a href="\(WebPath.record(record.id))">\(RegisterBook.naming(record.id))</a></dd>\
            <dt>党组织</dt><dd>\(places.isEmpty ? "—" : places.joined(separator: "、"))</dd><dt>要清除</dt><dd>\(gone)</dd>\
            <dt>留下</dt><dd>编号、其他各项和全部经过；会议、发展等记录仍然指向这个编号。自由填写的文字里如有姓名，清除不掉。</dd></dl></section>
            """
    }

    /// The fields of the record that are sealed and hold something.
    private static func sealed(_ record: AnyRecord) -> [any AnyField] {
        (RegisterBook.register(named: record.register)?.fields ?? []).filter {
            $0.isSealed && record.fields[$0.key] != nil
        }
    }

    private static func found(_ request: WebRequest) throws -> AnyRecord {
        guard let typed = request.form.text("record") else {
            throw Notice("record-missing", "没有填哪一条记录", next: "请填台账名称/编号，如 党员/D001")
        }
        let record = try request.app.session.record(typed)
        try request.require(.erase, try request.target(of: record))
        guard !sealed(record).isEmpty else {
            throw Notice("erase-nothing", "这条记录里没有保密的内容，或者已经清除过", next: "请核对编号")
        }
        return record
    }

    private static func erase(_ request: WebRequest) throws -> WebReply {
        var record: AnyRecord?
        do {
            let found = try found(request)
            record = found
            let name = RegisterBook.naming(found.id)
            guard let reason = request.form.text("reason") else {
                throw Notice("reason-missing", "没有填原因", next: "请写明依据什么清除")
            }
            guard request.form["action"] == "erase" else { return try show(request, [], of: found) }
            guard request.form.text("confirm") == name else {
                throw Notice("confirm-differs", "确认的文字不一样，没有清除", next: "请照抄“\(name)”")
            }
            try request.app.append([.erase(record: found.id, reason: reason)], by: request.account)
            try request.app.accessLog.note(
                .erasure, account: request.rights.account, what: found.id, at: request.app.now)
            try request.app.options.erasures?.add(try request.app.ledger.erasures())
            return try show(request, [], done: name)
        } catch let notice as Notice {
            return try show(request, [notice], of: record)
        } catch let refusal as BatchRefusal { return try show(request, refusal.notices, of: record) }
    }
}
