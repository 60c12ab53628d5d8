import ShiluRegisters

/// 首页: what is late, what is due, what has been done.
struct HomePage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/", .signedIn, Self.show)
    }

    private static func show(_ request: WebRequest) throws -> WebReply {
        request.page("首页", section: .home, lead: "今天是\(request.app.today.chinese)。", .none)
    }
}
