import Foundation
import ShiluRegisters
import ShiluService

/// 接口令牌和日历地址: what an account hands to its own programs. Shown once, taken back at any time.
struct TokenPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/tokens", .signedIn) { try Self.show($0, made: .none, []) }
        pages.post("/tokens", .signedIn, Self.make)
        pages.post("/tokens/:token/revoke", .signedIn, Self.revoke)
    }

    private static func show(_ request: WebRequest, made: Markup, _ notices: [Notice]) throws -> WebReply {
        let account = try request.account
        let today = request.app.today
        let tokens = try request.app.apiTokens.tokens(of: account.id)
        let live = tokens.filter { !$0.isRevoked && today <= $0.until }
        let rows = live.map { token -> Markup in
            let scopes = APIScope.allCases.filter(token.scopes.contains).map(\.label).joined(separator: "；")
            let used = token.usedAt == 0 ? "还没有用过" : TimeText.day(token.usedAt).description
            return """
                <tr><td>\(token.name)</td><td>\(scopes)</td><td>\(token.until.description)</td><td>\(used)</td>\
                <td><form method="post" action="/tokens/\(token.id)/revoke">\(request.formTokenField)<button class="link">收回</button></form></td></tr>
                """
        }
        let table: Markup =
            live.isEmpty
            ? .none
            : """
            <div class="table"><table><thead><tr><th>用途</th><th>可以做什么</th><th>有效至</th><th>上次使用</th><th></th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        let scopes = APIScope.allCases.map { scope -> Markup in
            "<label><input type=\"checkbox\" name=\"scope\" value=\"\(scope.rawValue)\">\(scope.label)</label>"
        }
        return request.page(
            "接口令牌", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "有效的令牌\(live.count)个。令牌给您自己的程序用，权限不超过您本人的权限。",
            """
            \(NoticeList.markup(notices))\(made)\(table)
            <h2>新令牌</h2><form method="post" action="/tokens" class="record card">\(request.formTokenField)
            \(FormParts.input("name", "用途", value: request.form["name"] ?? "", required: true, help: "如：办公系统读取会议"))
            <fieldset class="field"><legend>可以做什么</legend><div class="choices">\(scopes)</div></fieldset>
            \(FormParts.input("until", "有效至", value: request.form["until"] ?? today.adding(months: 6).description, required: true, help: "最长一年"))
            <button class="primary">生成令牌</button></form>
            <p class="quiet">接口说明：<a href="/api/v1/openapi.json">openapi.json</a>（OpenAPI 3.1）。</p>
            """)
    }

    private static func make(_ request: WebRequest) throws -> WebReply {
        let account = try request.account
        var notices: [Notice] = []
        let name = request.form.text("name") ?? ""
        if name.isEmpty || name.count > 60 {
            notices.append(Notice("name-form", "没有填用途，或超过60个字", next: "请写明给什么程序用", place: "用途"))
        }
        let scopes = Set(request.form.all("scope").compactMap { APIScope(rawValue: $0) })
        if scopes.isEmpty { notices.append(Notice("scope-missing", "没有选可以做什么", next: "请至少选一项")) }
        let today = request.app.today
        let until = try? Cells.day(request.form.text("until") ?? "")
        if until.map({ $0 < today || $0 > today.adding(years: 1) }) ?? true {
            notices.append(Notice("until-wrong", "有效期不对", next: "请填今天起一年以内的日期", place: "有效至"))
        }
        guard notices.isEmpty, let until else { return try show(request, made: .none, notices) }
        let text = try request.app.apiTokens.make(
            account: account.id, name: name, scopes: scopes, until: until, at: request.app.now)
        try request.app.accessLog.note(.account, account: account.id, what: "生成接口令牌", at: request.app.now)
        return try show(
            request,
            made: """
                <div class="done-note"><p>令牌已生成，只显示这一次，请现在复制保存：</p><p class="code" id="token">\(text)</p></div>
                """, [])
    }

    private static func revoke(_ request: WebRequest) throws -> WebReply {
        guard let id = Int64(request.parameter("token")) else { throw WebFailure.notFound("没有这个令牌") }
        try request.app.apiTokens.revoke(id, of: try request.account.id)
        return .redirect("/tokens")
    }
}
