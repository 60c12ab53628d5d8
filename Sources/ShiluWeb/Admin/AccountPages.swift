import ShiluRegisters
import ShiluService

/// 账号和权限.
struct AccountPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/admin/accounts", .permission(.manageAccounts), Self.list)
        pages.get("/admin/accounts/new", .permission(.manageAccounts)) { request in try Self.newPage(request, []) }
        pages.post("/admin/accounts/new", .permission(.manageAccounts), Self.create)
        pages.get("/admin/accounts/:account", .permission(.manageAccounts)) { request in
            try Self.page(request, Self.found(request))
        }
        pages.post("/admin/accounts/:account", .permission(.manageAccounts), Self.change)
    }

    private static func list(_ request: WebRequest) throws -> WebReply {
        let directory = try request.app.directory()
        let today = request.app.today
        let rows = try request.app.accounts.all().map { account -> Markup in
            let roles = try request.app.accounts.grants(of: account.id).filter { $0.holds(on: today) }.map {
                "\($0.role.label)（\($0.organization.flatMap(directory.name(of:)) ?? "全单位")）"
            }
            let state = account.isDisabled ? "已停用" : account.lockedUntil > request.app.now ? "锁定中" : ""
            return """
                <tr><td><a href="/admin/accounts/\(account.id)">\(account.login)</a></td><td>\(account.name)</td>\
                <td>\(roles.joined(separator: "、"))</td><td>\(state)</td></tr>
                """
        }
        return request.page(
            "账号和权限", section: .admin, lead: "共\(rows.count)个账号。账号不删除，人走了就停用。",
            actions: "<a class=\"button primary\" href=\"/admin/accounts/new\">新增账号</a>",
            """
            <div class="table"><table><thead><tr><th>登录名</th><th>姓名</th><th>现有权限</th><th></th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """)
    }

    // MARK: new

    private static func newPage(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let form = request.form
        return request.page(
            "新增账号", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "先设一个初始密码，本人第一次登录时必须改。",
            """
            \(NoticeList.markup(notices))<form class="record" method="post" action="/admin/accounts/new">\(request.formTokenField)\
            \(FormParts.input("login", "登录名", value: form["login"] ?? "", required: true, autocomplete: "off"))\
            \(FormParts.input("name", "姓名", value: form["name"] ?? "", required: true))\
            \(FormParts.input("member", "党员编号", value: form["member"] ?? "", help: "填了才有个人主页；不是党员的空着"))\
            \(FormParts.input("password", "初始密码", type: "password", required: true, autocomplete: "new-password"))\
            \(try grantFields(request))<p><button class="primary">建立账号</button></p></form>
            """)
    }

    private static func grantFields(_ request: WebRequest) throws -> Markup {
        let directory = try request.app.directory()
        let roles = Role.allCases.map { (value: $0.rawValue, label: "\($0.label)：\($0.purpose)") }
        let places =
            [(value: "", label: "全单位")]
            + directory.organizations.filter(\.exists).map {
                (value: $0.id, label: String(repeating: "　", count: $0.depth) + $0.shortName)
            }
        return FormParts.select("role", "权限", options: roles, selected: request.form["role"] ?? Role.member.rawValue)
            + FormParts.select(
                "organization", "范围", options: places, selected: request.form["organization"] ?? "",
                help: "这个组织和它下面的全部组织")
    }

    private static func member(_ request: WebRequest) throws -> String? {
        guard let typed = request.form.text("member") else { return nil }
        let number = typed.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? typed
        guard let record = try request.app.ledger.record("\(Member.name)/\(number)") else {
            throw Notice("member-unknown", "没有这个编号的党员", next: "请填党员台账里的编号，或空着", place: "党员编号")
        }
        return record.id
    }

    private static func create(_ request: WebRequest) throws -> WebReply {
        let app = request.app
        let login = request.form.text("login") ?? ""
        let password = request.form["password"] ?? ""
        do {
            if let problem = PasswordHasher.problem(with: password, login: login) { throw problem }
            let member = try member(request)
            let id = try app.accounts.create(
                login: login, name: request.form.text("name") ?? "", member: member,
                hash: app.passwords.hash(password), mustChange: true, at: app.now)
            try grant(request, to: id)
            try note("建立账号 \(login)", request)
            return .redirect("/admin/accounts/\(id)")
        } catch let notice as Notice { return try newPage(request, [notice]) }
    }

    private static func grant(_ request: WebRequest, to account: Int64) throws {
        guard let role = request.form["role"].flatMap(Role.init(rawValue:)) else { return }
        let organization = request.form.text("organization")
        if let organization, try request.app.directory().organization(organization) == nil {
            throw Notice("organization-unknown", "没有这个党组织", next: "请重新选择")
        }
        try request.app.accounts.grant(role, to: account, organization: organization, since: request.app.today)
    }

    private static func note(_ what: String, _ request: WebRequest) throws {
        try request.app.accessLog.note(.account, account: request.rights.account, what: what, at: request.app.now)
    }

    // MARK: one account

    private static func found(_ request: WebRequest) throws -> Account {
        guard let id = Int64(request.parameter("account")), let account = try request.app.accounts.account(id) else {
            throw WebFailure.notFound("没有这个账号")
        }
        return account
    }

    private static func page(_ request: WebRequest, _ account: Account, _ notices: [Notice] = []) throws -> WebReply {
        let directory = try request.app.directory()
        let path = "/admin/accounts/\(account.id)"
        let today = request.app.today
        let rows = try request.app.accounts.grants(of: account.id).map { grant -> Markup in
            let end: Markup =
                grant.holds(on: today)
                ? """
                <form method="post" action="\(path)">\(request.formTokenField)<input type="hidden" name="grant" value="\(grant.id)">\
                <button class="link" name="action" value="end">今天收回</button></form>
                """ : .none
            return """
                <tr><td>\(grant.role.label)</td><td>\(grant.organization.flatMap(directory.name(of:)) ?? "全单位")</td>\
                <td>\(grant.since)</td><td>\(grant.until?.description ?? "")</td><td>\(end)</td></tr>
                """
        }
        let state = account.isDisabled ? "已停用" : "可以登录"
        let toggle = account.isDisabled ? ("enable", "重新启用") : ("disable", "停用账号")
        return request.page(
            "账号：\(account.name)", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "登录名\(account.login)，\(state)。",
            """
            \(NoticeList.markup(notices))<h2>权限</h2><div class="table"><table><thead><tr><th>权限</th><th>范围</th><th>起</th><th>止</th><th></th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\
            <form class="record card" method="post" action="\(path)">\(request.formTokenField)<h3>授予权限</h3>\(try grantFields(request))\
            <p><button name="action" value="grant">授予</button></p></form>\
            <form class="record card" method="post" action="\(path)">\(request.formTokenField)<h3>资料</h3>\
            \(FormParts.input("name", "姓名", value: account.name, required: true))\
            \(FormParts.input("member", "党员编号", value: account.member.map(AnyRecord.number(of:)) ?? ""))\
            <p><button name="action" value="save">保存</button></p></form>\
            <form class="record card" method="post" action="\(path)">\(request.formTokenField)<h3>重设密码</h3>\
            \(FormParts.input("password", "初始密码", type: "password", help: "本人下次登录时必须改", autocomplete: "new-password"))\
            <p><button name="action" value="password">重设</button></p></form>\
            <form method="post" action="\(path)">\(request.formTokenField)<p><button class="danger" name="action" value="\(toggle.0)">\(toggle.1)</button></p></form>
            """)
    }

    private static func change(_ request: WebRequest) throws -> WebReply {
        let app = request.app
        let account = try found(request)
        do {
            switch request.form["action"] {
            case "grant":
                try grant(request, to: account.id)
                try note(
                    "授予 \(account.login) \(request.form["role"].flatMap(Role.init(rawValue:))?.label ?? "")", request)
            case "end":
                let grants = try app.accounts.grants(of: account.id)
                guard let id = request.form.integer("grant"), let grant = grants.first(where: { $0.id == Int64(id) })
                else { break }
                if grant.role == .administrator { try keepAdministrator(request, without: account) }
                try app.accounts.end(grant: grant.id, of: account.id, on: app.today.adding(days: -1))
                try note("收回 \(account.login) \(grant.role.label)", request)
            case "save":
                guard let name = request.form.text("name") else { break }
                try app.accounts.update(
                    account.id, name: name, member: try member(request), disabled: account.isDisabled)
                try note("修改资料 \(account.login)", request)
            case "password":
                let password = request.form["password"] ?? ""
                if let problem = PasswordHasher.problem(with: password, login: account.login) { throw problem }
                try app.accounts.setPassword(account.id, hash: app.passwords.hash(password), mustChange: true)
                try app.signIns.endAll(of: account.id)
                try note("重设密码 \(account.login)", request)
            case "disable", "enable":
                let isDisabling = request.form["action"] == "disable"
                if isDisabling { try keepAdministrator(request, without: account) }
                try app.accounts.update(account.id, name: account.name, member: account.member, disabled: isDisabling)
                if isDisabling { try app.signIns.endAll(of: account.id) }
                try note("\(isDisabling ? "停用" : "启用") \(account.login)", request)
            default: break
            }
        } catch let notice as Notice { return try page(request, account, [notice]) }
        return .redirect("/admin/accounts/\(account.id)")
    }

    /// Somebody must be left who can give rights.
    private static func keepAdministrator(_ request: WebRequest, without account: Account) throws {
        let others = try request.app.accounts.holders(of: .administrator, on: request.app.today).filter {
            $0.id != account.id
        }
        let isOne = try request.app.accounts.grants(of: account.id).contains {
            $0.role == .administrator && $0.holds(on: request.app.today)
        }
        if isOne, others.isEmpty {
            throw Notice("last-administrator", "这是最后一个管理员", next: "请先授予另一个人管理员权限")
        }
    }
}
