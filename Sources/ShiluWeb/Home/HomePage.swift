import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 首页: what is late, what is due this month, what has been done this year, for what the visitor may see.
struct HomePage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/", .signedIn, Self.show)
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
        var judgements: [DutyJudgement] = []
        for root in roots {
            judgements += try request.app.judgements(Scope(root.id), year: today.year, on: today)
        }
        let lines = DutyList.rows(judgements, request, showsPlace: true)
        let late = lines.filter { $0.urgency == .late }
        let due = lines.filter { line in
            line.urgency == .soon && line.due.map { $0.year == today.year && $0.month == today.month } ?? false
        }
        let done = lines.filter { $0.urgency == .done }
        let drafts = try Drafts.waitingForMe(request).count
        let waiting: Markup = drafts > 0 ? "　<a href=\"/drafts\">\(drafts)份记录等您审核</a>。" : .none
        return request.page(
            "首页", section: .home, lead: sentence(late, due, today) + waiting,
            figures(late, due, done) + block("逾期未办", late, "没有逾期的事项。") + block("本月到期", due, "本月没有到期的事项。")
                + (try months(request)) + (try latest(request)))
    }

    /// The sentence that the reader came for.
    private static func sentence(_ late: [DutyList.Line], _ due: [DutyList.Line], _ today: Day) -> Markup {
        let next =
            due.compactMap(\.due).min().map { day -> Markup in
                let days = day.number - today.number
                return days <= 0 ? "，最近一项今天到期" : "，最近一项\(days)天后到期"
            } ?? .none
        let open: Markup = due.isEmpty ? "本月没有到期的事项" : "本月还有<a href=\"#due\">\(due.count)项</a>应办\(next)"
        let behind: Markup = late.isEmpty ? "，没有逾期" : "；另有<a href=\"#late\">\(late.count)项</a>逾期"
        return "今天是\(today.chinese)。\(open)\(behind)。"
    }

    private static func figures(_ late: [DutyList.Line], _ due: [DutyList.Line], _ done: [DutyList.Line]) -> Markup {
        """
        <div class="cards"><section class="card"><span class="state-late">● 逾期</span><br><a class="number" href="#late">\(late.count)</a> 项</section>\
        <section class="card"><span class="state-soon">◐ 本月到期</span><br><a class="number" href="#due">\(due.count)</a> 项</section>\
        <section class="card"><span class="state-done">✓ 今年已办</span><br><a class="number" href="/duties">\(done.count)</a> 项</section></div>
        """
    }

    private static let most = 8

    private static func block(_ title: String, _ lines: [DutyList.Line], _ none: String) -> Markup {
        let anchor = title == "逾期未办" ? "late" : "due"
        guard !lines.isEmpty else { return "<h2 id=\"\(anchor)\">\(title)</h2><p class=\"quiet\">\(none)</p>" }
        let rest: Markup =
            lines.count > most ? "<p><a href=\"/duties\">看全部\(lines.count)项</a></p>" : .none
        return "<h2 id=\"\(anchor)\">\(title)</h2>" + DutyList.table(Array(lines.prefix(most)), showsPlace: true) + rest
    }

    /// Gatherings of the year, month by month; each number opens the list.
    private static func months(_ request: WebRequest) throws -> Markup {
        let today = request.app.today
        guard let register = RegisterBook.register(named: MeetingRecord.name),
            request.rights.allows(.read, .somewhere(register.name))
        else { return .none }
        let directory = try request.app.directory()
        let reach = request.rights.reach(.read, register: register.name)
        var counts = [Int](repeating: 0, count: 12)
        for record in try request.app.ledger.records(register.name) {
            guard let day = RegisterList.day(of: record, register, request.app.ledger), day.year == today.year else {
                continue
            }
            if let reach, !directory.places(of: record, in: request.app.ledger).contains(where: reach.contains) {
                continue
            }
            if counts.indices.contains(day.month - 1) { counts[day.month - 1] += 1 }
        }
        let cells = counts.enumerated().map { index, count -> Markup in
            "<td class=\"number-cell\">\(index + 1 > today.month && count == 0 ? "" : String(count))</td>"
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
