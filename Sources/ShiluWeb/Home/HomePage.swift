import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 首页: what is late, what is due this month, what has been done this year, for what the visitor may see.
struct HomePage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/", .signedIn, isKept: true, Self.show)
    }

    private static func show(_ request: WebRequest) throws -> WebReply {
        let today = request.app.today
        let directory = try request.app.directory()
        let reach = request.rights.reach(.read)
        guard reach?.isEmpty != true else { return .redirect("/me") }
        let roots = directory.organizations.filter { organization in
            guard organization.exists, reach?.contains(organization.id) ?? true else { return false }
            return organization.parent.map { !(reach?.contains($0) ?? (directory.organization($0) != nil)) } ?? true
        }
        guard !roots.isEmpty else { return firstSteps(request) }
        let parts = try roots.compactMap {
            try request.app.dutySummary(Scope($0.id), year: today.year, on: today)
        }
        guard parts.count == roots.count else {
            return request.page(
                "首页", section: .home, lead: "今天是\(today.chinese)。单位大，应办情况正在计算，本页会自己刷新。", refresh: 5,
                try months(request) + (try latest(request)))
        }
        let late = whole(parts.map(\.late))
        let due = whole(parts.map(\.due))
        let done = parts.reduce(0) { $0 + $1.done }
        let position = try request.app.ledger.position
        let isBehind = parts.contains { $0.position < position }
        let drafts = try Drafts.waitingForMe(request).count
        let waiting: Markup = drafts > 0 ? "　<a href=\"/drafts\">\(drafts)份记录等您审核</a>。" : .none
        let behind: Markup =
            isBehind ? "<p class=\"quiet\">刚有新的登记，应办情况正在重新计算，稍后刷新就是最新的。</p>" : .none
        return request.page(
            "首页", section: .home, lead: sentence(late, due, today) + waiting,
            behind + figures(late, due, done) + block("逾期未办", late, "没有逾期的事项。", request)
                + block("本月到期", due, "本月没有到期的事项。", request) + (try months(request)) + (try latest(request)))
    }

    /// The lists of several scopes as one.
    private static func whole(_ parts: [DutySummary.Part]) -> DutySummary.Part {
        DutySummary.Part(
            count: parts.reduce(0) { $0 + $1.count },
            first: Array(
                parts.flatMap(\.first).sorted { ($0.due ?? $0.on) < ($1.due ?? $1.on) }.prefix(DutySummary.most)),
            nearest: parts.compactMap(\.nearest).min())
    }

    /// The sentence that the reader came for.
    private static func sentence(_ late: DutySummary.Part, _ due: DutySummary.Part, _ today: Day) -> Markup {
        let next =
            due.nearest.map { day -> Markup in
                let days = day.number - today.number
                return days <= 0 ? "，最近一项今天到期" : "，最近一项\(days)天后到期"
            } ?? .none
        let open: Markup =
            due.count == 0 ? "本月没有到期的事项" : "本月还有<a href=\"#due\">\(due.count)项</a>应办\(next)"
        let behind: Markup = late.count == 0 ? "，没有逾期" : "；另有<a href=\"#late\">\(late.count)项</a>逾期"
        return "今天是\(today.chinese)。\(open)\(behind)。"
    }

    private static func figures(_ late: DutySummary.Part, _ due: DutySummary.Part, _ done: Int) -> Markup {
        """
        <div class="cards"><section class="card"><span class="state-late">● 逾期</span><br><a class="number" href="#late">\(late.count)</a> 项</section>\
        <section class="card"><span class="state-soon">◐ 本月到期</span><br><a class="number" href="#due">\(due.count)</a> 项</section>\
        <section class="card"><span class="state-done">✓ 今年已办</span><br><a class="number" href="/duties">\(done)</a> 项</section></div>
        """
    }

    private static func block(_ title: String, _ part: DutySummary.Part, _ none: String, _ request: WebRequest)
        -> Markup
    {
        let anchor = title == "逾期未办" ? "late" : "due"
        guard part.count > 0 else { return "<h2 id=\"\(anchor)\">\(title)</h2><p class=\"quiet\">\(none)</p>" }
        let rest: Markup =
            part.count > part.first.count ? "<p><a href=\"/duties\">看全部\(part.count)项</a></p>" : .none
        return "<h2 id=\"\(anchor)\">\(title)</h2>"
            + DutyList.table(DutyList.rows(part.first, request, showsPlace: true), showsPlace: true) + rest
    }

    /// Gatherings of the year, month by month; each number opens the list.
    private static func months(_ request: WebRequest) throws -> Markup {
        let today = request.app.today
        guard let register = RegisterBook.register(named: MeetingRecord.name),
            request.rights.allows(.read, .somewhere(register.name))
        else { return .none }
        let reach = request.rights.reach(.read, register: register.name)
        var counts = [Int](repeating: 0, count: 12)
        for line in try request.app.lines(of: register).all {
            guard let day = line.day, day.year == today.year, counts.indices.contains(day.month - 1) else { continue }
            if let reach, !line.places.contains(where: reach.contains) { continue }
            counts[day.month - 1] += 1
        }
        let cells = counts.enumerated().map { index, count -> Markup in
            guard count > 0 else { return "<td class=\"number-cell\">\(index + 1 > today.month ? "" : "0")</td>" }
            let month = "\(today.year)-\(index < 9 ? "0" : "")\(index + 1)"
            return
                "<td class=\"number-cell\"><a href=\"/registers/MeetingRecord?month=\(month)\">\(count)</a></td>"
        }
        let heads = (1...12).map { "<th scope=\"col\" class=\"number-cell\">\($0)月</th>" as Markup }
        return """
            <h2>\(today.year)年的会议与活动</h2><div class="table"><table><thead><tr>\(heads)<th class="number-cell">合计</th></tr></thead><tbody><tr>\(cells)\
            <td class="number-cell"><a href="/registers/MeetingRecord?year=\(today.year)">\(counts.reduce(0, +))</a></td></tr></tbody></table></div>
            """
    }

    /// The last entries that the visitor may see.
    private static func latest(_ request: WebRequest) throws -> Markup {
        let position = try request.app.ledger.position
        let text = try RecordText(request)
        var items: [Markup] = []
        var seen: Set<String> = []
        let recent = try request.app.ledger.entries(from: max(1, position - 59), limit: 60)
        for entry in recent.reversed() where items.count < 8 {
            guard !ConfidentialRegisters.contains(entry.register), seen.insert(entry.record).inserted,
                let record = try request.app.ledger.record(entry.record),
                try request.rights.allows(.read, request.target(of: record)),
                let register = RegisterBook.register(named: entry.register)
            else { continue }
            items.append(
                """
                <li><span class="quiet">\(TimeText.minute(entry.enteredAt))　\(entry.author)　\(entry.action.label)</span><br>\
                \(register.title)：<a href="\(WebPath.record(record.id))">\(text.summary(record))</a></li>
                """)
        }
        guard !items.isEmpty else { return .none }
        return "<h2>最近登记</h2><section class=\"card\"><ul class=\"list\">\(items)</ul></section>"
    }

    /// An empty ledger says what comes first.
    private static func firstSteps(_ request: WebRequest) -> WebReply {
        request.page(
            "首页", section: .home, lead: "台账还是空的。先登记党组织和党员，再登记会议和活动。",
            """
            <section class="card"><ol><li>下载<a href="/registers/PartyOrganization/template">党组织模板</a>和\
            <a href="/registers/Member/template">党员模板</a>，填好后<a href="/import">导入</a>；</li>\
            <li>在“台账设置”里登记从哪一天起用（<a href="/registers/GoLive/new">启用日</a>）、哪些台账记全\
            （<a href="/registers/KeptRegister/new">启用台账</a>）；</li>\
            <li>在<a href="/admin/accounts">管理</a>里给书记、委员、党员建账号。</li></ol></section>
            """)
    }
}
