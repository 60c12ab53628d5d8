import Foundation
import ShiluDocuments
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 应办：the month's list, the year as a calendar, who has not talked with whom; and the secret address of a calendar feed.
struct AgendaPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/duties/month", .permission(.report), isKept: true, Self.month)
        pages.get("/duties/month/file", .permission(.report), Self.monthFile)
        pages.get("/duties/calendar", .permission(.report), isKept: true, Self.calendar)
        pages.get("/duties/talks", .permission(.report), Self.talks)
        pages.get("/feeds", .signedIn) { try Self.feeds($0, made: .none) }
        pages.post("/feeds", .signedIn, Self.makeFeed)
        pages.post("/feeds/:feed/revoke", .signedIn, Self.revokeFeed)
        pages.api("GET", "/feed/:feed", Self.feed)
    }

    static let links: Markup = """
        <a class="button" href="/duties">应办</a><a class="button" href="/duties/month">月清单</a><a class="button" href="/duties/calendar">全年日历</a>\
        <a class="button" href="/rectification">整改</a><a class="button" href="/duties/talks">谈心谈话</a><a class="button" href="/ratings">评定</a><a class="button" href="/feeds">订阅日历</a>
        """

    private static func state(_ state: DutyState, due: Day, on today: Day) -> Markup {
        switch state {
        case .met: return "<span class=\"state-done\">✓ 已办</span>"
        case .breach: return "<span class=\"state-late\">● 逾期</span>"
        case .noRecord: return "<span class=\"state-soon\">◐ 无记录</span>"
        case .notApplicable: return "<span class=\"state-open\">不适用</span>"
        case .notDue:
            let days = due.number - today.number
            guard days >= 0 else { return "<span class=\"state-soon\">◐ 过了期限</span>" }
            return days <= 7
                ? "<span class=\"state-soon\">◐ 还有\(days)天</span>" : "<span class=\"state-open\">○ 未到期</span>"
        }
    }

    private static func evidence(_ ids: [String]) -> Markup {
        ids.prefix(3).map { id -> Markup in
            "<a href=\"\(WebPath.record(id))\">\(AnyRecord.number(of: id))</a> "
        }.joined()
    }

    /// A list of a thousand branches is read by nobody and takes minutes to make.
    private static func refuseBig(_ asked: ReportScope, _ request: WebRequest) throws {
        guard try request.app.isBig(asked.scope) else { return }
        throw WebFailure.refused([
            Notice(
                "scope-big", "“\(asked.organization.shortName)”下面的党组织太多，不能一次列出", next: "请在“应办”里选下级党组织，再看月清单和日历")
        ])
    }

    // MARK: the month

    private static func month(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        try refuseBig(asked, request)
        let today = request.app.today
        let list = try list(request, asked)
        let month = list.month
        func file(_ format: String) -> String {
            WebPath.make(
                "/duties/month/file",
                [
                    ("organization", AnyRecord.number(of: asked.organization.id)), ("month", month.description),
                    ("format", format),
                ])
        }
        func address(_ other: YearMonth) -> String {
            WebPath.make(
                "/duties/month",
                [("organization", AnyRecord.number(of: asked.organization.id)), ("month", other.description)])
        }
        let registers = Dictionary(
            try DutyService.catalogue().duties.map { ($0.id, $0.registers) }, uniquingKeysWith: { _, last in last })
        let rows = list.rows.map { row -> Markup in
            let who = row.people.isEmpty ? row.holder : row.concerning
            return """
                <tr><td>\(row.part.label)</td><td>\(row.organizationName)</td><td class="item">\(row.title)</td><td>\(who)</td><td class="day">\(row.due.description)</td>\
                <td>\(state(row.state, due: row.due, on: list.on)) \(evidence(row.evidence))</td><td class="wide">\(row.basis)</td>\
                <td class="wide">\(row.note)\(entering(row, registers, request))</td></tr>
                """
        }
        let table: Markup =
            list.rows.isEmpty
            ? "<p>这个月没有要办的事项。</p>"
            : """
            <div class="table"><table><thead><tr><th>类别</th><th>党组织</th><th>事项</th><th>责任人</th><th>期限</th><th>办理</th><th>依据</th><th>说明</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        return request.page(
            "\(month.year)年\(month.month)月清单", section: .duties, lead: "\(list.summary)",
            actions:
                "\(links)<a class=\"button\" href=\"\(file("xlsx"))\">下载Excel</a><a class=\"button\" href=\"\(file("docx"))\">下载Word</a>",
            """
            <form class="sentence" action="/duties/month">\(try ReportScope.chooser(request, selected: asked.organization))\
            <input name="month" value="\(month.description)" size="8" aria-label="月份"><button>查看</button>\
            <a href="\(address(YearMonth(index: month.index - 1)))">上月</a><a href="\(address(YearMonth(index: month.index + 1)))">下月</a></form>\(table)
            """)
    }

    private static func list(_ request: WebRequest, _ asked: ReportScope) throws -> MonthlyList {
        var month = request.app.today.yearMonth
        if let text = request.query.text("month") {
            guard let given = YearMonth(text) else {
                throw WebFailure.refused([Notice("month-form", "月份不对", next: "请写成 2023-05 的样子", place: "month")])
            }
            month = given
        }
        return try MonthlyList.make(
            try FollowUp(request.app.session), organization: asked.organization, month: month, today: request.app.today)
    }

    private static func entering(_ row: MonthlyList.Row, _ registers: [String: [String]], _ request: WebRequest)
        -> Markup
    {
        guard [.breach, .noRecord, .notDue].contains(row.state) else { return .none }
        return DutyList.entering(registers[row.id] ?? [], row.organization, request)
    }

    /// The list with columns to tick off and to sign at a hand-over.
    private static func monthFile(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        try refuseBig(asked, request)
        let format = request.query["format"] == "docx" ? "docx" : "xlsx"
        let list = try list(request, asked)
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(format)")
        defer { try? FileManager.default.removeItem(at: place) }
        try list.write(to: place.path)
        return .file(
            try Data(contentsOf: place), name: "\(list.title).\(format)",
            type: format == "docx" ? ReportFiles.word : ReportFiles.sheet)
    }

    // MARK: the year

    private static func calendar(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        try refuseBig(asked, request)
        let today = request.app.today
        let year = asked.period.first.year
        let items = try FollowUp(request.app.session).agenda(asked.scope, year: year, on: today)
        let open = items.filter { $0.isOwed && $0.isOpen }.count
        let months = (1...12).map { month -> Markup in
            let own = items.filter { $0.due.year == year && $0.due.month == month }
            // One line for the same duty of several organisations or people.
            var order: [String] = []
            var grouped: [String: [AgendaEntry]] = [:]
            for item in own {
                let key = "\(item.id) \(item.due)"
                if grouped[key] == nil { order.append(key) }
                grouped[key, default: []].append(item)
            }
            let lines = order.prefix(40).compactMap { key -> Markup? in
                guard let same = grouped[key], let first = same.first else { return nil }
                let done = same.filter { $0.state == .met }.count
                let count = same.count > 1 ? "　\(done)/\(same.count)" : ""
                let worst = same.first { $0.state == .breach }?.state ?? same.first { $0.isOpen }?.state ?? first.state
                return "<li>\(first.due.day)日　\(first.title)\(count)　\(state(worst, due: first.due, on: today))</li>"
            }
            return "<section class=\"card\"><h2>\(month)月　\(own.count)项</h2><ul class=\"list\">\(lines)</ul></section>"
        }
        return request.page(
            "\(year)年日历", section: .duties,
            lead: "\(asked.organization.shortName)\(year)年共\(items.count)项，还有\(open)项应办。", actions: links,
            "\(try ReportScope.sentence(request, action: "/duties/calendar", selected: asked))<div class=\"cards\">\(months)</div>"
        )
    }

    // MARK: talks

    /// Who has talked with whom: names and counts, never what was said. For those who may read the register of talks.
    private static func talks(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        try request.require(.read, RightsTarget(register: Talk.name, organizations: [asked.organization.id]))
        let directory = try request.app.directory()
        try request.app.accessLog.note(
            .confidential, account: request.rights.account, what: "谈心谈话矩阵 \(asked.organization.id)", at: request.app.now
        )
        let all = try TalkMatrix.all(
            try request.app.ledger.facts(), scope: asked.scope, year: asked.period.first.year, on: request.app.today)
        let complete = all.filter(\.isComplete).count
        func name(_ id: String) -> String { directory.name(of: id) ?? AnyRecord.number(of: id) }
        let sections = all.map { matrix -> Markup in
            let seats = matrix.people.filter(matrix.committee.contains)
            let heads = seats.map { seat -> Markup in "<th>\(name(seat))</th>" }
            let rows = matrix.people.map { person -> Markup in
                let cells = seats.map { seat -> Markup in
                    if seat == person { return "<td class=\"matrix\">—</td>" }
                    let count = matrix.count(person, seat)
                    return count > 0
                        ? "<td class=\"matrix state-done\">✓ \(count)</td>"
                        : "<td class=\"matrix state-soon\">○ 未谈</td>"
                }
                return "<tr><td>\(name(person))</td>\(cells)</tr>"
            }
            let missing = [
                ("支委之间还没有谈", matrix.committeePairs.map { "\(name($0.0))和\(name($0.1))" }),
                ("没有支委谈过的党员", matrix.withoutCommittee.map(name)),
                ("没有和其他党员谈过的", matrix.withoutMember.map(name)),
                ("当年新到支部，这一年不作要求的", matrix.newcomers.sorted().map(name)),
            ].filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1.joined(separator: "、"))。" }.joined()
            let said: Markup = "\(matrix.isComplete ? "✓ 都谈过了。" : "")\(missing)"
            return """
                <h2>\(matrix.branchName)</h2><p>\(said)</p><div class="table"><table><thead><tr><th>党员＼委员</th>\(heads)</tr></thead>\
                <tbody>\(rows)</tbody></table></div>
                """
        }
        return request.page(
            "谈心谈话", section: .duties, lead: "\(all.count)个支部中，\(complete)个都谈过了。只看谁和谁谈过，不显示内容。", actions: links,
            "\(try ReportScope.sentence(request, action: "/duties/talks", selected: asked))\(sections)")
    }

    // MARK: feeds

    private static func feeds(_ request: WebRequest, made: Markup) throws -> WebReply {
        let account = try request.account
        let directory = try request.app.directory()
        let rows = try request.app.apiTokens.feeds(of: account.id).map { feed -> Markup in
            """
            <li>\(directory.name(of: feed.target) ?? "") <form method="post" action="/feeds/\(feed.id)/revoke" class="sentence">\(request.formTokenField)<button class="link">收回</button></form></li>
            """
        }
        var options = try ReportScope.choices(request).map { (value: $0.id, label: $0.shortName) }
        if let member = account.member { options.insert((value: member, label: "我本人"), at: 0) }
        return request.page(
            "订阅日历", section: .duties, lead: "把应办事项订阅到手机或电脑的日历里，到期前自动提醒。",
            """
            \(made)<ul class="list">\(rows)</ul>
            <form method="post" action="/feeds" class="sentence">\(request.formTokenField)<select name="target" aria-label="谁的日历">\
            \(FormParts.options(options, selected: ""))</select><button class="primary">生成订阅地址</button></form>
            <p class="quiet">知道地址的人不用登录就能看到事项和期限，请勿外传；可以随时收回。</p>
            """)
    }

    private static func target(_ id: String, _ account: Account, _ rights: Rights) -> Bool {
        id == account.member
            || id.hasPrefix(PartyOrganization.name + "/") && rights.allows(.report, RightsTarget(organizations: [id]))
    }

    private static func makeFeed(_ request: WebRequest) throws -> WebReply {
        let account = try request.account
        guard let id = request.form.text("target"), target(id, account, request.rights) else {
            throw WebFailure.forbidden("缺少这个党组织的“\(Permission.report.label)”权限")
        }
        let text = try request.app.apiTokens.makeFeed(account: account.id, target: id, at: request.app.now)
        return try feeds(
            request,
            made: """
                <div class="done-note"><p>地址已生成，只显示这一次。在日历软件里选“订阅日历”，填入：</p>\
                <p class="code" id="feed">\(request.origin)/feed/\(text).ics</p></div>
                """)
    }

    private static func revokeFeed(_ request: WebRequest) throws -> WebReply {
        guard let id = Int64(request.parameter("feed")) else { throw WebFailure.notFound("没有这个地址") }
        try request.app.apiTokens.revokeFeed(id, of: try request.account.id)
        return .redirect("/feeds")
    }

    /// The calendar itself: by its address alone, as long as whose it is may still see it.
    private static func feed(_ request: WebRequest) throws -> WebReply {
        let name = request.parameter("feed")
        let app = request.app
        guard name.hasSuffix(".ics"), let (owner, id) = try app.apiTokens.feed(String(name.dropLast(4))),
            let account = try app.accounts.account(owner), !account.isDisabled,
            target(id, account, try app.rights(of: account))
        else { throw WebFailure.notFound("没有这个日历") }
        let followUp = try FollowUp(app.session)
        let today = app.today
        let items =
            id == account.member
            ? try followUp.agenda(member: id, year: today.year, on: today)
            : try followUp.agenda(Scope(id), year: today.year, on: today)
        let title = try app.directory().name(of: id) ?? ""
        let calendar = CalendarFeed.calendar(items, name: "\(title)应办事项", names: try NameBook(app.ledger))
        return .text(calendar.text(stamp: app.now), type: "text/calendar; charset=utf-8")
    }
}
