import ShiluRegisters
import ShiluService

/// 登录、首次启用、修改密码.
struct SignInPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/sign-in", .everyone, Self.show)
        pages.post("/sign-in", .everyone, Self.signIn)
        pages.post("/sign-out", .everyone, Self.signOut)
        pages.get("/setup", .everyone, Self.showSetup)
        pages.post("/setup", .everyone, Self.setUp)
        pages.get("/password", .signedIn) { request in try Self.passwordPage(request) }
        pages.post("/password", .signedIn, Self.changePassword)
    }

    static let secrecyNote: Markup =
        "<p class=\"quiet\">本系统不处理国家秘密，严禁录入、上传涉密内容。标有密级★的文件不会被收下。</p>"

    // MARK: signing in

    private static func show(_ request: WebRequest) throws -> WebReply {
        if try request.app.setupCode() != nil { return .redirect("/setup") }
        if request.visitor != nil { return .redirect("/") }
        return form(request)
    }

    private static func form(_ request: WebRequest, login: String = "", problem: String? = nil) -> WebReply {
        let next = request.query["next"] ?? request.form["next"] ?? ""
        let summary: Markup = problem.map { "<div class=\"summary\" role=\"alert\">\($0)</div>" } ?? .none
        return request.plainPage(
            "登录实录", status: problem == nil ? .ok : .unprocessableContent,
            """
            <p class="lead">\(request.app.ledger.info.name)党建工作台账</p>\(summary)
            <form method="post" action="/sign-in" class="card">\(request.formTokenField)
            <input type="hidden" name="next" value="\(next)">
            \(FormParts.input("login", "登录名", value: login, required: true, autocomplete: "username"))
            \(FormParts.input("password", "密码", type: "password", required: true, autocomplete: "current-password"))
            <button class="primary">登录</button></form>
            \(secrecyNote)<p class="quiet">没有账号、忘了密码，请找本单位的管理员。</p>
            """)
    }

    private static func signIn(_ request: WebRequest) throws -> WebReply {
        let app = request.app
        guard app.limiter.allows(.signIn, from: request.address, at: app.now) else { throw WebFailure.tooMany }
        let login = request.form.text("login") ?? ""
        let password = request.form["password"] ?? ""
        let wrong = "登录名或密码不对。请核对大小写；连续输错\(AccountStore.mostFailures)次，账号会锁定15分钟。"
        guard let account = try app.accounts.account(login: login), !account.isDisabled else {
            app.passwords.waste()
            try app.accessLog.note(.signInFailed, account: 0, what: "没有这个账号", at: app.now)
            return form(request, login: login, problem: wrong)
        }
        guard account.lockedUntil <= app.now else {
            return form(request, login: login, problem: "输错的次数太多，账号暂时锁定。请过15分钟再试，或请管理员重设密码。")
        }
        guard let hash = try app.accounts.hash(of: account.id), try app.passwords.matches(password, hash) else {
            try app.accounts.noteFailure(account.id, at: app.now)
            try app.accessLog.note(.signInFailed, account: account.id, what: "密码不对", at: app.now)
            return form(request, login: login, problem: wrong)
        }
        try app.accounts.noteSuccess(account.id)
        try app.accessLog.note(.signIn, account: account.id, what: request.address, at: app.now)
        return try begin(account.id, request, next: request.form["next"] ?? "")
    }

    private static func begin(_ account: Int64, _ request: WebRequest, next: String) throws -> WebReply {
        let token = try request.app.signIns.begin(account, at: request.app.now)
        // Only to pages of our own: `//other.host` would be another host.
        let isOwn = next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\") && !next.contains("\n")
        var reply = WebReply.redirect(isOwn ? next : "/")
        let options = request.app.options
        reply.cookies.append(Cookies.make(Cookies.session(options), token, options))
        return reply
    }

    private static func signOut(_ request: WebRequest) throws -> WebReply {
        if let cookie = request.cookie { try request.app.signIns.end(cookie) }
        var reply = WebReply.redirect("/sign-in")
        reply.cookies.append(Cookies.clear(Cookies.session(request.app.options), request.app.options))
        return reply
    }

    // MARK: first start

    private static func showSetup(_ request: WebRequest) throws -> WebReply {
        guard try request.app.setupCode() != nil else { return .redirect("/sign-in") }
        return setupForm(request, [])
    }

    private static func setupForm(_ request: WebRequest, _ notices: [Notice]) -> WebReply {
        let form = request.form
        return request.plainPage(
            "首次启用：建立管理员", status: notices.isEmpty ? .ok : .unprocessableContent,
            """
            <p class="lead">这个台账还没有账号。启动程序的窗口里印有一个8位启用码，请填在这里。</p>
            \(NoticeList.markup(notices))
            <form method="post" action="/setup" class="card">\(request.formTokenField)
            \(FormParts.input("code", "启用码", value: form["code"] ?? "", required: true, autocomplete: "off"))
            \(FormParts.input("login", "登录名", value: form["login"] ?? "", required: true, help: "可以用姓名或工号", autocomplete: "username"))
            \(FormParts.input("name", "姓名", value: form["name"] ?? "", required: true, help: "登记的记录上写明的经办人"))
            \(FormParts.input("password", "密码", type: "password", required: true, help: "8个以上的字符", autocomplete: "new-password"))
            \(FormParts.input("again", "再输一遍密码", type: "password", required: true, autocomplete: "new-password"))
            <p><label><input type="checkbox" name="clerk" value="1" checked>我也负责登记台账（同时授予“党务干事”）</label></p>
            <button class="primary">建立管理员并登录</button></form>\(secrecyNote)
            """)
    }

    private static func setUp(_ request: WebRequest) throws -> WebReply {
        let app = request.app
        guard app.limiter.allows(.signIn, from: request.address, at: app.now) else { throw WebFailure.tooMany }
        guard let code = try app.setupCode() else { return .redirect("/sign-in") }
        var notices: [Notice] = []
        let given = (request.form.text("code") ?? "").uppercased()
        if !RandomText.equal(given, code) {
            notices.append(Notice("setup-code-wrong", "启用码不对", next: "请照启动程序的窗口里印的填写", place: "启用码"))
        }
        let login = request.form.text("login") ?? ""
        notices += newPasswordProblems(request, login: login)
        guard notices.isEmpty else { return setupForm(request, notices) }
        let id: Int64
        do {
            id = try app.accounts.create(
                login: login, name: request.form.text("name") ?? "", member: nil,
                hash: try app.passwords.hash(request.form["password"] ?? ""), mustChange: false, at: app.now)
        } catch let notice as Notice { return setupForm(request, [notice]) }
        try app.accounts.grant(.administrator, to: id, organization: nil, since: app.today)
        if request.form["clerk"] != nil { try app.accounts.grant(.clerk, to: id, organization: nil, since: app.today) }
        return try begin(id, request, next: "/")
    }

    private static func newPasswordProblems(_ request: WebRequest, login: String) -> [Notice] {
        let password = request.form["password"] ?? ""
        var notices = [PasswordHasher.problem(with: password, login: login)].compactMap(\.self)
        if password != request.form["again"] {
            notices.append(Notice("password-differs", "两遍密码不一样", next: "请重新输入", place: "再输一遍"))
        }
        return notices
    }

    // MARK: password

    private static func passwordPage(_ request: WebRequest, _ notices: [Notice] = []) throws -> WebReply {
        let why: Markup =
            try request.account.mustChangePassword ? "<p class=\"lead\">密码是管理员代设的，请先改成自己的。</p>" : .none
        return request.plainPage(
            "修改密码", status: notices.isEmpty ? .ok : .unprocessableContent,
            """
            \(why)\(NoticeList.markup(notices))<form method="post" action="/password" class="card">\(request.formTokenField)
            \(FormParts.input("old", "现在的密码", type: "password", required: true, autocomplete: "current-password"))
            \(FormParts.input("password", "新密码", type: "password", required: true, help: "8个以上的字符，可以是一句话", autocomplete: "new-password"))
            \(FormParts.input("again", "再输一遍新密码", type: "password", required: true, autocomplete: "new-password"))
            <button class="primary">改密码</button></form>
            """)
    }

    private static func changePassword(_ request: WebRequest) throws -> WebReply {
        let app = request.app
        let account = try request.account
        var notices = newPasswordProblems(request, login: account.login)
        let hash = try app.accounts.hash(of: account.id) ?? ""
        guard app.limiter.allows(.signIn, from: "password \(account.id)", at: app.now) else { throw WebFailure.tooMany }
        if try !app.passwords.matches(request.form["old"] ?? "", hash) {
            notices.append(Notice("password-wrong", "现在的密码不对", next: "请重新输入", place: "现在的密码"))
        }
        guard notices.isEmpty else { return try passwordPage(request, notices) }
        try app.accounts.setPassword(
            account.id, hash: try app.passwords.hash(request.form["password"] ?? ""), mustChange: false)
        try app.signIns.endAll(of: account.id)
        return try begin(account.id, request, next: "/")
    }
}
