import AsyncHTTPClient
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 群提醒: duties that are due or late, told to the group of an organisation by a robot of 企业微信 or 钉钉.
struct RobotPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/robots", .permission(.manageAccounts)) { try Self.show($0, []) }
        pages.post("/robots", .permission(.manageAccounts), Self.add)
        pages.post("/robots/:robot/remove", .permission(.manageAccounts), Self.remove)
        pages.post("/robots/:robot/send", .permission(.manageAccounts), Self.send)
    }

    private static func show(_ request: WebRequest, _ notices: [Notice], done: String = "") throws -> WebReply {
        let directory = try request.app.directory()
        let robots = try request.app.robots.all()
        let rows = robots.map { robot -> Markup in
            """
            <tr><td>\(robot.kind.label)</td><td>\(directory.name(of: robot.organization) ?? "")</td>\
            <td>\(robot.sentOn?.description ?? "还没有发过")</td><td class="sentence">\
            <form method="post" action="/robots/\(robot.id)/send">\(request.formTokenField)<button class="link">现在发一次</button></form>\
            <form method="post" action="/robots/\(robot.id)/remove">\(request.formTokenField)<button class="link">删除</button></form></td></tr>
            """
        }
        let table: Markup =
            robots.isEmpty
            ? .none
            : "<div class=\"table\"><table><thead><tr><th>机器人</th><th>党组织</th><th>上次发送</th><th></th></tr></thead><tbody>\(rows)</tbody></table></div>"
        let kinds = RobotKind.allCases.map { (value: $0.rawValue, label: $0.label) }
        let organizations = directory.organizations.filter(\.exists).map { (value: $0.number, label: $0.shortName) }
        let said: Markup = done.isEmpty ? .none : "<p class=\"done-note\">\(done)</p>"
        return request.page(
            "群提醒", section: .admin, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "机器人\(robots.count)个。只发事项、期限和党组织，不发人名和记录内容。",
            """
            \(NoticeList.markup(notices))\(said)\(table)
            <h2>添加</h2><form method="post" action="/robots" class="record card">\(request.formTokenField)
            \(FormParts.select("kind", "种类", options: kinds, selected: request.form["kind"] ?? ""))
            \(FormParts.select("organization", "提醒哪个党组织的事项", options: organizations, selected: request.form["organization"] ?? ""))
            \(FormParts.input("address", "地址", required: true, help: "在群里添加机器人后复制；知道地址的人都能往群里发消息，请勿外传", autocomplete: "off"))
            \(FormParts.input("secret", "加签密钥", help: "钉钉选了“加签”的填；没有的空着", autocomplete: "off"))
            <button class="primary">添加</button></form>
            """)
    }

    private static func add(_ request: WebRequest) throws -> WebReply {
        guard let kind = request.form.text("kind").flatMap({ RobotKind(rawValue: $0) }) else {
            throw WebFailure.refused([Notice("kind-missing", "没有选种类", next: "请返回选择")])
        }
        let address = request.form.text("address") ?? ""
        if let problem = RobotSender.problem(with: address, kind: kind) { return try show(request, [problem]) }
        let node = try request.app.session.organization(request.form.text("organization") ?? "")
        try request.app.robots.add(
            kind, address: address, secret: request.form.text("secret") ?? "", organization: node.id)
        return .redirect("/robots")
    }

    private static func robot(_ request: WebRequest) throws -> Robot {
        guard let id = Int64(request.parameter("robot")),
            let robot = try request.app.robots.all().first(where: { $0.id == id })
        else { throw WebFailure.notFound("没有这个机器人") }
        return robot
    }

    private static func remove(_ request: WebRequest) throws -> WebReply {
        try request.app.robots.remove(try robot(request).id)
        return .redirect("/robots")
    }

    private static func send(_ request: WebRequest) async throws -> WebReply {
        let robot = try robot(request)
        do {
            let sent = try await DutyReminders.send(robot, request.app, RobotSender(client: .shared))
            return try show(request, [], done: sent ? "已发送。" : "没有到期和逾期的事项，不用发。")
        } catch let notice as Notice { return try show(request, [notice]) }
    }
}

extension WebServer {
    /// What is done by itself once a day, until the task is cancelled: group robots are told, the ledger is copied.
    public func lookAfterEveryDay() async {
        while !Task.isCancelled {
            await lookAfter(sending: RobotSender(client: .shared))
            try? await Task.sleep(for: .seconds(600))
        }
    }

    /// One look at the clock: from eight in the morning on robots are told, once a day each; a day's backup is written once.
    func lookAfter(sending sender: RobotSender) async {
        if (app.now + 8 * 3600) % 86400 >= 8 * 3600 {
            await DutyReminders.sendAll(app, sender)
        }
        if app.options.backups != nil {
            let last = try? app.upkeep.last(.backup)
            if last.map({ TimeText.day($0.at) != app.today }) ?? true { try? app.backUp() }
        }
    }
}

/// What robots tell: duties of an organisation that are due within a week or late. No names of people, no contents.
enum DutyReminders {
    /// Days before the last day from which a duty is told.
    static let daysBefore = 7

    /// The message of a day; nil where there is nothing to tell.
    static func message(_ judgements: [DutyJudgement], organization: String, on today: Day) -> RobotMessage? {
        var lines: [(rank: Int64, text: String)] = []
        var told: Set<String> = []
        for judgement in judgements where judgement.duty.isOwed && judgement.record == nil {
            guard let left = judgement.daysLeft, let due = judgement.due else { continue }
            let state: String
            switch judgement.state {
            case .breach: state = "● 逾期\(-left)天"
            case .notDue where left <= daysBefore: state = left == 0 ? "◐ 今天到期" : "◐ 还有\(left)天"
            default: continue
            }
            let text = "\(state)　\(judgement.duty.title)　\(judgement.organizationName)　期限\(due)"
            if told.insert(text).inserted { lines.append((due.number, text)) }
        }
        guard !lines.isEmpty else { return nil }
        let late = lines.filter { $0.text.hasPrefix("●") }.count
        let title = "\(organization)：\(today.chinese)应办\(lines.count - late)项，逾期\(late)项"
        return RobotMessage(title: title, lines: lines.sorted { ($0.rank, $0.text) < ($1.rank, $1.text) }.map(\.text))
    }

    /// Tells a robot what is due today. Returns whether there was anything.
    static func send(_ robot: Robot, _ app: WebApp, _ sender: RobotSender) async throws -> Bool {
        let today = app.today
        let judgements = try DutyReading.judgements(app, Scope(robot.organization), year: today.year, on: today)
        let name = try app.directory().name(of: robot.organization) ?? ""
        guard let message = message(judgements, organization: name, on: today) else { return false }
        try await sender.send(message, to: robot, at: app.now)
        try app.robots.noteSent(robot.id, on: today)
        return true
    }

    /// Once a day, to every robot that has told nothing yet today. What fails is logged and tried again next time.
    static func sendAll(_ app: WebApp, _ sender: RobotSender) async {
        guard let robots = try? app.robots.all() else { return }
        for robot in robots where robot.sentOn != app.today {
            do { _ = try await send(robot, app, sender) } catch {
                app.log.notice("reminder not sent", metadata: ["robot": "\(robot.id)"])
            }
        }
    }
}
