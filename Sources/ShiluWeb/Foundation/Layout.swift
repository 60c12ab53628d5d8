import Hummingbird
import ShiluRegisters
import ShiluService

/// The six entries of the left column, and no more.
public enum WebSection: String, Sendable, CaseIterable {
    case home, registers, organizations, duties, reports, admin

    var label: String {
        switch self {
        case .home: "首页"
        case .registers: "台账"
        case .organizations: "组织与党员"
        case .duties: "应办"
        case .reports: "报告"
        case .admin: "管理"
        }
    }

    var path: String {
        switch self {
        case .home: "/"
        case .registers: "/registers"
        case .organizations: "/organizations"
        case .duties: "/duties"
        case .reports: "/reports"
        case .admin: "/admin"
        }
    }
}

extension WebRequest {
    /// A whole page within the layout.
    /// - Parameters:
    ///   - lead: the sentence that the reader came for; stands first.
    ///   - actions: links and buttons beside the title.
    ///   - refresh: seconds after which the browser fetches the page again; nil for never.
    public func page(
        _ title: String, section: WebSection? = nil, status: HTTPResponse.Status = .ok, lead: Markup? = nil,
        actions: Markup = .none, refresh: Int? = nil, _ content: Markup
    ) -> WebReply {
        .html(Layout.markup(self, title, section, lead, actions, refresh, content), status: status)
    }

    /// A page without the columns, for phones and for those who are not signed in: check-in, ballots, sign-in.
    public func plainPage(_ title: String, status: HTTPResponse.Status = .ok, _ content: Markup) -> WebReply {
        .html(
            """
            \(Layout.head(title))<body class="plain"><main id="main"><h1>\(title)</h1>\(content)</main></body></html>
            """, status: status)
    }
}

enum Layout {
    static func head(_ title: String, refresh: Int? = nil) -> Markup {
        let again: Markup = refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? .none
        return """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>\(title) · 实录</title>\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <link rel="stylesheet" href="\(Assets.stylePath)"><link rel="icon" href="\(Assets.iconPath)">\
            <script src="\(Assets.scriptPath)" defer></script>\(again)</head>
            """
    }

    static func markup(
        _ request: WebRequest, _ title: String, _ section: WebSection?, _ lead: Markup?, _ actions: Markup,
        _ refresh: Int?, _ content: Markup
    ) -> Markup {
        let leading: Markup = lead.map { "<p class=\"lead\">\($0)</p>" } ?? .none
        let doing: Markup = actions == .none ? .none : "<div class=\"actions\">\(actions)</div>"
        return """
            \(head(title, refresh: refresh))<body><a class="skip" href="#main">跳到正文</a>\(bar(request))\
            <div class="frame">\(column(request, section))<main id="main">\
            <header class="title"><h1>\(title)</h1>\(doing)</header>\(leading)\(content)</main></div>\
            <footer class="print">\(request.app.ledger.info.name)　\(request.app.today.chinese)　\(title)</footer></body></html>
            """
    }

    private static func bar(_ request: WebRequest) -> Markup {
        guard let visitor = request.visitor else {
            return
                "<div class=\"bar\"><a class=\"brand\" href=\"/\">实录</a><span class=\"grow\"></span><a href=\"/sign-in\">登录</a></div>"
        }
        return """
            <div class="bar"><a class="brand" href="/">实录</a><span class="unit">\(request.app.ledger.info.name)</span>\
            <form class="search" action="/search" role="search"><input name="q" type="search" \
            value="\(request.path == "/search" ? request.query["q"] ?? "" : "")" placeholder="搜索（按 / 键）" \
            aria-label="搜索" id="search"></form>\
            <span class="who"><a href="/me">\(visitor.account.name)</a></span>\
            <form method="post" action="/sign-out">\(request.formTokenField)<button class="link">退出</button></form></div>
            """
    }

    private static func column(_ request: WebRequest, _ section: WebSection?) -> Markup {
        guard request.visitor != nil else { return .none }
        let links = WebSection.allCases.filter { leadsSomewhere($0, request.rights) }.map { entry -> Markup in
            "<a href=\"\(entry.path)\"\(attribute: "aria-current", entry == section ? "page" : nil)>\(entry.label)</a>"
        }
        return "<nav class=\"column\" aria-label=\"主菜单\">\(links)</nav>"
    }

    /// A member sees no entries that would only refuse them.
    private static func leadsSomewhere(_ section: WebSection, _ rights: Rights) -> Bool {
        switch section {
        case .home, .organizations, .admin: true
        case .registers: rights.allows(.read, .somewhere())
        case .duties, .reports: rights.allows(.report, .somewhere())
        }
    }
}
