import ShiluLedger
import ShiluRegisters
import ShiluService

/// 合并同一个人的两条记录; 移交工作.
struct TidyPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/admin/join", .permission(.tidy)) { request in try Self.joinPage(request, []) }
        pages.post("/admin/join", .permission(.tidy), Self.join)
        pages.get("/admin/handover", .permission(.tidy)) { request in try Self.handoverPage(request, []) }
        pages.post("/admin/handover", .permission(.tidy), Self.handOver)
    }

    // MARK: joining

    private static func joinPage(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let form = request.form
        let both: Markup =
            if let one = try? person(form.text("from"), request), let other = try? person(form.text("into"), request) {
                try comparison(one, other, request)
            } else { .none }
        let confirm: Markup =
            both == .none
            ? "<button class=\"primary\" name=\"action\" value=\"compare\">对照两条记录</button>"
            : "<button class=\"danger\" name=\"action\" value=\"join\">确认合并</button>"
        let reach = request.rights.reach(.tidy)
        let options = try request.app.directory().people.filter { person in
            reach == nil
                || [person.branch, person.organization].compactMap(\.self).contains { reach?.contains($0) == true }
        }.prefix(1000).map { "<option value=\"\($0.name) \($0.number)\">\($0.initials)</option>" as Markup }
        return request.page(
            "合并同一个人的两条记录", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "第一条并入第二条：会议、学习等记录都跟着过去，旧编号仍然找得到。",
            """
            \(NoticeList.markup(notices))\(both)<datalist id="list-people">\(options)</datalist>\
            <form class="record" method="post" action="/admin/join">\(request.formTokenField)\
            \(FormParts.input("from", "重复的一条", value: form["from"] ?? "", required: true, help: "姓名或编号", list: "list-people"))\
            \(FormParts.input("into", "保留的一条", value: form["into"] ?? "", required: true, help: "姓名或编号", list: "list-people"))\
            \(FormParts.input("reason", "原因", value: form["reason"] ?? "", required: true))<p>\(confirm)</p></form>
            """)
    }

    private static func person(_ typed: String?, _ request: WebRequest) throws -> AnyRecord {
        let number = (typed ?? "").split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        if let record = try request.app.ledger.record("\(Member.name)/\(number)") {
            try request.require(.tidy, RightsTarget(organizations: request.target(of: record).organizations))
            return record
        }
        let named = try request.app.ledger.findMembers(name: number)
        guard let only = named.first, named.count == 1 else {
            throw Notice("member-unknown", "找不到这名党员，或者同名的不止一人", next: "请填编号")
        }
        try request.require(.tidy, RightsTarget(organizations: request.target(of: only).organizations))
        return only
    }

    private static func comparison(_ one: AnyRecord, _ other: AnyRecord, _ request: WebRequest) throws -> Markup {
        guard let register = RegisterBook.register(named: Member.name) else { return .none }
        let text = try RecordText(request)
        let rows = register.fields.compactMap { field -> Markup? in
            if field.isSealed, field.key != "name" { return nil }
            let (left, right) = (one.fields[field.key], other.fields[field.key])
            guard left != nil || right != nil else { return nil }
            let same = left == right ? "" : "不同"
            return
                "<tr><th scope=\"row\">\(field.label)</th><td>\(left.map { text.plain($0, field.form) } ?? "")</td><td>\(right.map { text.plain($0, field.form) } ?? "")</td><td>\(same)</td></tr>"
        }
        return """
            <div class="table"><table><thead><tr><th></th><th>\(one.number)（并入）</th><th>\(other.number)（保留）</th><th></th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private static func join(_ request: WebRequest) throws -> WebReply {
        do {
            let (one, other) = (
                try person(request.form.text("from"), request), try person(request.form.text("into"), request)
            )
            guard one.id != other.id else { throw Notice("join-same", "两条是同一条记录", next: "请填两个不同的编号") }
            guard request.form["action"] == "join" else { return try joinPage(request, []) }
            guard let reason = request.form.text("reason") else {
                throw Notice("reason-missing", "没有填原因", next: "请写明怎么知道是同一个人")
            }
            try request.app.append([.join(record: one.id, into: other.id, reason: reason)], by: request.account)
            return .redirect(WebPath.record(other.id))
        } catch let notice as Notice { return try joinPage(request, [notice]) } catch let refusal as BatchRefusal {
            return try joinPage(request, refusal.notices)
        }
    }

    // MARK: handing over

    private static func handoverPage(_ request: WebRequest, _ notices: [Notice], done: String? = nil) throws -> WebReply
    {
        let accounts = try request.app.accounts.all()
        let options =
            [(value: "", label: "请选择")]
            + accounts.map {
                (value: String($0.id), label: "\($0.name)（\($0.login)）\($0.isDisabled ? " 已停用" : "")")
            }
        let note: Markup = done.map { "<p class=\"done-note\" role=\"status\">✓ \($0)</p>" } ?? .none
        return request.page(
            "移交工作", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "草稿、送审中和退回的记录都转到接手人名下。已入账的记录不变，仍写明原经办人。",
            """
            \(note)\(NoticeList.markup(notices))<form class="record" method="post" action="/admin/handover">\(request.formTokenField)\
            \(FormParts.select("from", "移交人", options: options, selected: request.form["from"] ?? "", required: true))\
            \(FormParts.select("to", "接手人", options: options, selected: request.form["to"] ?? "", required: true))\
            <p><button class="primary">移交</button></p></form>
            """)
    }

    private static func handOver(_ request: WebRequest) throws -> WebReply {
        guard let from = request.form.integer("from").map(Int64.init),
            let to = request.form.integer("to").map(Int64.init),
            from != to, let one = try request.app.accounts.account(from),
            let other = try request.app.accounts.account(to),
            !other.isDisabled
        else {
            return try handoverPage(
                request, [Notice("handover-accounts", "移交人和接手人要是两个账号，接手人要能登录", next: "请重新选择")])
        }
        // Without rights over accounts one hands over only what is one's own.
        guard from == request.rights.account || request.rights.allows(.manageAccounts, .somewhere()) else {
            throw WebFailure.forbidden("只能移交自己的工作，别人的请管理员办理")
        }
        let count = try request.app.drafts.hand(from: from, to: to)
        try request.app.accessLog.note(
            .account, account: request.rights.account, what: "移交 \(one.login) → \(other.login) \(count)份",
            at: request.app.now)
        return try handoverPage(request, [], done: "已把\(one.name)的\(count)份移交给\(other.name)。")
    }
}
