import ShiluLedger
import ShiluRegisters
import ShiluService

/// 管理: who may do what, imports and their undoing, the log, joining records, handing over.
struct AdminPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/admin", .signedIn, Self.overview)
        pages.post("/admin/verify", .permission(.manageAccounts), Self.verify)
        pages.post("/admin/backup", .permission(.manageAccounts), Self.backUp)
        pages.get("/admin/imports", .permission(.undoImport), Self.imports)
        pages.get("/admin/imports/:batch", .permission(.undoImport)) { request in try Self.batch(request, []) }
        pages.post("/admin/imports/:batch", .permission(.undoImport), Self.undo)
        pages.get("/admin/log", .permission(.seeLog), Self.log)
    }

    private static func overview(_ request: WebRequest) throws -> WebReply {
        let rights = request.rights
        var items: [Markup] = ["<li><a href=\"/me\">我的账号和权限</a>　<a href=\"/password\">改密码</a></li>"]
        func add(_ permission: Permission, _ path: String, _ title: String, _ what: String) {
            guard rights.allows(permission, .somewhere()) else { return }
            items.append(
                "<li><a href=\"\(path)\"><strong>\(title)</strong></a><br><span class=\"quiet\">\(what)</span></li>")
        }
        add(.manageAccounts, "/admin/accounts", "账号和权限", "谁能登录，能看什么、改什么")
        add(.undoImport, "/admin/imports", "导入记录", "每次写入的批次，可以整批撤销")
        add(.tidy, "/admin/join", "合并同一个人的两条记录", "同一名党员登记了两次时用，旧编号仍然有效")
        add(.tidy, "/admin/handover", "移交工作", "经办人换人时，把草稿和待审核的移交给接手的人")
        add(.erase, "/admin/erase", "清除个人信息", "本人依法要求时，清除记录里保密的个人信息，不能恢复")
        add(.manageAccounts, "/robots", "群提醒", "快到期和逾期的事项，发到企业微信群、钉钉群")
        items.append(
            "<li><a href=\"/tokens\"><strong>接口令牌</strong></a><br><span class=\"quiet\">给本单位自己的程序用，权限不超过本人</span></li>")
        add(.seeLog, "/admin/log", "日志", "登录、拒绝、查阅保密记录")
        let accounts = try request.app.accounts.all().count { !$0.isDisabled }
        let position = try request.app.ledger.position
        let upkeep: Markup = rights.allows(.manageAccounts, .somewhere()) ? try safety(request) : .none
        return request.page(
            "管理", section: .admin,
            lead: "账号\(accounts)个，台账共\(position)号。\(try backedUp(request))\(try verified(request))",
            "<section class=\"card\"><ul class=\"list\">\(items)</ul></section>\(upkeep)")
    }

    private static func verified(_ request: WebRequest) throws -> String {
        guard let last = try request.app.upkeep.last(.verify) else { return "还没有核对过。" }
        return "上次核对：\(TimeText.minute(last.at))，\(last.isGood ? "没有被改动过" : "有问题，请在服务器上运行 shilu verify 查看")。"
    }

    private static func backedUp(_ request: WebRequest) throws -> String {
        guard let last = try request.app.upkeep.last(.backup) else { return "还没有备份过。" }
        return "上次备份：\(TimeText.minute(last.at))，\(last.isGood ? last.what : "没有写成")。"
    }

    /// What keeps the ledger safe, and the buttons for it.
    private static func safety(_ request: WebRequest) throws -> Markup {
        let done: Markup =
            switch request.query["done"] {
            case "backup": "<p class=\"done-note\" role=\"status\">✓ 已备份。密钥文件不在备份里，请另外保存，和备份放在不同的地方。</p>"
            case "verify": "<p class=\"done-note\" role=\"status\">✓ 已核对。</p>"
            default: .none
            }
        let backup: Markup =
            request.app.options.backups == nil
            ? "<p class=\"quiet\">启动时没有指定备份文件夹，网页上不能备份。请让维护的人在启动命令里加上 --backup-dir 文件夹。</p>"
            : """
            <form method="post" action="/admin/backup">\(request.formTokenField)<button>现在备份</button></form>\
            <p class="quiet">每天也会自动备份一次。</p>
            """
        return """
            \(done)<h2>备份和核对</h2><section class="card">\(backup)\
            <form method="post" action="/admin/verify">\(request.formTokenField)<button>现在核对台账</button></form></section>
            """
    }

    private static func verify(_ request: WebRequest) async throws -> WebReply {
        let report = try request.app.ledger.verify(files: request.app.options.attachments)
        try request.app.upkeep.note(.verify, isGood: report.isIntact, at: request.app.now)
        return .redirect("/admin?done=verify")
    }

    private static func backUp(_ request: WebRequest) async throws -> WebReply {
        try request.app.backUp()
        return .redirect("/admin?done=backup")
    }

    // MARK: imports

    private static func imports(_ request: WebRequest) throws -> WebReply {
        let all = try request.app.ledger.batches().reversed()
        let isLong = request.query["all"] == "1"
        let shown = Array(all.filter { isLong || $0.entries > 1 }.prefix(200))
        let rows = shown.map { batch -> Markup in
            """
            <tr><td><a href="/admin/imports/\(batch.batch)">\(batch.batch)</a></td><td>\(TimeText.minute(batch.enteredAt))</td>\
            <td>\(batch.author)</td><td class="number-cell">\(batch.entries)</td></tr>
            """
        }
        let toggle: Markup =
            isLong
            ? "<a class=\"button\" href=\"/admin/imports\">只看成批的</a>"
            : "<a class=\"button\" href=\"/admin/imports?all=1\">连单条一起看</a>"
        return request.page(
            "导入记录", section: .admin, lead: "最近\(shown.count)批。撤销一批，会把这一批登记和更正的都收回，经过仍然留着。",
            actions: toggle,
            """
            <div class="table"><table><thead><tr><th>批号</th><th>时间</th><th>经办人</th><th class="number-cell">条数</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """)
    }

    private static func found(_ request: WebRequest) throws -> LedgerBatch {
        guard let number = Int64(request.parameter("batch")),
            let batch = try request.app.ledger.batches().first(where: { $0.batch == number })
        else { throw WebFailure.notFound("没有这一批") }
        // A clerk takes back what is their own; who may manage accounts takes back anything.
        let isOwn = batch.author == (try request.account.name)
        guard isOwn || request.rights.allows(.manageAccounts, .somewhere()) else {
            throw WebFailure.forbidden("只能撤销自己导入的批次，别人的请管理员办理")
        }
        return batch
    }

    private static func batch(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let batch = try found(request)
        let entries = try request.app.ledger.entries(from: batch.first, limit: 300)
            .filter { $0.batch == batch.batch }
        var counts: [String: Int] = [:]
        for entry in entries { counts[entry.register, default: 0] += 1 }
        let items = RegisterBook.all.compactMap { register in
            counts[register.name].map { "<li>\(register.title)：\($0)条</li>" as Markup }
        }
        let more: Markup = batch.entries > 300 ? "<p class=\"quiet\">只统计了前300条。</p>" : .none
        return request.page(
            "第\(batch.batch)批", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "\(TimeText.minute(batch.enteredAt))由\(batch.author)写入，共\(batch.entries)条。",
            """
            \(NoticeList.markup(notices))<section class="card"><ul class="list">\(items)</ul>\(more)</section>
            <form class="record" method="post" action="/admin/imports/\(batch.batch)">\(request.formTokenField)\
            \(FormParts.input("reason", "撤销原因", value: request.form["reason"] ?? "", required: true))\
            <p><button class="danger" data-confirm="撤销整批？">撤销这一批</button></p></form>
            """)
    }

    private static func undo(_ request: WebRequest) throws -> WebReply {
        let batch = try found(request)
        guard let reason = request.form.text("reason") else {
            return try self.batch(request, [Notice("reason-missing", "没有填撤销原因", next: "请写明为什么撤销")])
        }
        do {
            try request.app.append([.retractBatch(batch: batch.batch, reason: reason)], by: request.account)
        } catch let refusal as BatchRefusal { return try self.batch(request, refusal.notices) }
        return .redirect("/admin/imports")
    }

    // MARK: log

    private static func log(_ request: WebRequest) throws -> WebReply {
        let kind = request.query.text("kind").flatMap(AccessLog.Kind.init(rawValue:))
        let kinds = kind.map { [$0] } ?? AccessLog.Kind.allCases
        let count = try request.app.accessLog.count(kinds)
        let page = max(1, request.query.integer("page") ?? 1)
        let names = Dictionary(
            try request.app.accounts.all().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = try request.app.accessLog.lines(kinds, offset: (page - 1) * 50, limit: 50).map { line -> Markup in
            """
            <tr><td>\(TimeText.minute(line.at))</td><td>\(names[line.account] ?? "—")</td><td>\(line.kind.label)</td>\
            <td>\(line.what.contains("/") ? RegisterBook.naming(line.what) : line.what)</td><td>\(line.detail)</td><td class="code">\(line.reference)</td></tr>
            """
        }
        let options = [("", "全部")] + AccessLog.Kind.allCases.map { ($0.rawValue, $0.label) }
        let path = { (page: Int) in WebPath.make("/admin/log", [("kind", kind?.rawValue), ("page", String(page))]) }
        let before: Markup = page > 1 ? "<a href=\"\(path(page - 1))\">上一页</a>" : .none
        let after: Markup = page * 50 < count ? "<a href=\"\(path(page + 1))\">下一页</a>" : .none
        return request.page(
            "日志", section: .admin, lead: "共\(count)条。",
            """
            <form class="sentence" action="/admin/log"><select name="kind" aria-label="类别" data-go>\
            \(FormParts.options(options.map { (value: $0.0, label: $0.1) }, selected: kind?.rawValue ?? ""))</select><button>筛选</button></form>\
            <div class="table"><table><thead><tr><th>时间</th><th>谁</th><th>类别</th><th>内容</th><th>说明</th><th>编号</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div><p class="pages">\(before)\(after)</p>
            """)
    }
}
