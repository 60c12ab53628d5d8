import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 应办: what is owed, by whom, with the article; filtered by organisation, state and year.
struct DutyPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/duties", .permission(.read), Self.show)
    }

    private static let pageSize = 100

    private static let states: [(value: String, label: String)] = [
        ("", "全部状态"), ("late", "● 逾期"), ("soon", "◐ 将到期"), ("open", "○ 未到"), ("met", "✓ 已办"),
    ]

    private static func show(_ request: WebRequest) throws -> WebReply {
        let directory = try request.app.directory()
        let reach = request.rights.reach(.read)
        let mine = directory.organizations.filter { $0.exists && (reach?.contains($0.id) ?? true) }
        let tops = mine.filter { organization in
            organization.parent.map { parent in !mine.contains { $0.id == parent } } ?? true
        }
        var scopes = tops.map(\.id)
        if let number = request.query.text("organization") {
            guard let chosen = mine.first(where: { $0.number == number }) else {
                throw WebFailure.forbidden("这个党组织不在您的“查看”权限范围内")
            }
            scopes = [chosen.id]
        }
        let today = request.app.today
        let year = request.query.integer("year") ?? today.year
        guard let period = Period(year: year) else { throw WebFailure.notFound("没有这个年度") }
        let day = min(today, period.last)
        var judgements: [DutyJudgement] = []
        for scope in scopes { judgements += try request.app.judgements(Scope(scope), year: year, on: day) }
        let all = DutyList.rows(judgements, request, showsPlace: true)
        let state = request.query["state"] ?? ""
        let lines = all.filter { line in
            switch state {
            case "late": line.urgency == .late
            case "soon": line.urgency == .soon
            case "open": line.urgency == .open
            case "met": line.urgency == .done
            default: true
            }
        }
        let last = max(1, (lines.count + pageSize - 1) / pageSize)
        let page = min(max(1, request.query.integer("page") ?? 1), last)
        let shown = Array(lines.dropFirst((page - 1) * pageSize).prefix(pageSize))
        let (late, soon) = (all.count { $0.urgency == .late }, all.count { $0.urgency == .soon })
        let table: Markup = shown.isEmpty ? "<p>没有这样的事项。</p>" : DutyList.table(shown, showsPlace: true)
        return request.page(
            "应办", section: .duties, lead: "\(year)年逾期\(late)项，一个月内到期\(soon)项。",
            filter(request, mine, state: state, year: year) + table + foot(request, page, last, lines.count))
    }

    private static func filter(
        _ request: WebRequest, _ organizations: [Directory.Organization], state: String, year: Int
    ) -> Markup {
        let years = (0..<5).map {
            (value: String(request.app.today.year - $0), label: "\(request.app.today.year - $0)年")
        }
        let places =
            [(value: "", label: "全部组织")]
            + organizations.prefix(400).map {
                (value: $0.number, label: String(repeating: "　", count: $0.depth) + $0.shortName)
            }
        return """
            <form class="sentence" action="/duties">\
            <select name="year" aria-label="年度" data-go>\(FormParts.options(years, selected: String(year)))</select>\
            <select name="organization" aria-label="组织" data-go>\
            \(FormParts.options(places, selected: request.query["organization"] ?? ""))</select>\
            <select name="state" aria-label="状态" data-go>\(FormParts.options(states, selected: state))</select>\
            <button>筛选</button></form>
            """
    }

    private static func foot(_ request: WebRequest, _ page: Int, _ last: Int, _ count: Int) -> Markup {
        func path(_ page: Int) -> String {
            let kept = request.query.pairs.filter { $0.key != "page" }.map { ($0.key, Optional($0.value)) }
            return WebPath.make("/duties", kept + [("page", String(page))])
        }
        let before: Markup = page > 1 ? "<a href=\"\(path(page - 1))\">上一页</a>" : .none
        let after: Markup = page < last ? "<a href=\"\(path(page + 1))\">下一页</a>" : .none
        return "<p class=\"pages\"><span>共\(count)项，第\(page)/\(last)页</span>\(before)\(after)</p>"
    }
}
