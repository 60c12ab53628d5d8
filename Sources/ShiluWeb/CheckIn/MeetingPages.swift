import ShiluLedger
import ShiluRegisters
import ShiluService

/// 会议：plan → notice → check-in → minutes → submitted → reviewed by somebody else → in the ledger.
struct MeetingPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/meetings", .permission(.draft), Self.list)
        pages.get("/meetings/new", .permission(.draft)) { try Self.form($0, []) }
        pages.post("/meetings/new", .permission(.draft), Self.create)
        pages.get("/meetings/:plan", .permission(.draft), Self.show)
        pages.get("/meetings/:plan/screen", .permission(.draft), Self.screen)
        pages.post("/meetings/:plan/proxy", .permission(.draft), Self.proxy)
        pages.post("/meetings/:plan/minutes", .permission(.draft), Self.minutes)
        pages.post("/meetings/:plan/review", .permission(.review), Self.review)
        pages.post("/meetings/:plan/cancel", .permission(.draft), Self.cancel)
    }

    private static func target(_ organization: String, preparedBy: Int64? = nil) -> RightsTarget {
        RightsTarget(register: MeetingRecord.name, organizations: [organization], preparedBy: preparedBy)
    }

    private static func plan(_ request: WebRequest) throws -> MeetingPlan {
        guard let plan = try request.app.meetings.plan(request.parameter("plan")) else {
            throw WebFailure.notFound("没有这个会议")
        }
        try request.require(.draft, target(plan.organization))
        return plan
    }

    // MARK: list and planning

    private static func list(_ request: WebRequest) throws -> WebReply {
        try request.require(.draft, .somewhere(MeetingRecord.name))
        let directory = try request.app.directory()
        let plans = try request.app.meetings.plans().filter { request.rights.allows(.draft, target($0.organization)) }
        let waiting = plans.filter { $0.status == .submitted }.count
        let open = plans.filter { $0.status == .planned || $0.status == .returned }.count
        let rows = plans.map { plan -> Markup in
            """
            <tr><td>\(plan.content.startsAt.description)</td><td><a href="/meetings/\(plan.id)">\(plan.content.title)</a></td>\
            <td>\(directory.name(of: plan.organization) ?? "")</td><td>\(plan.status.label)</td></tr>
            """
        }
        let table: Markup =
            plans.isEmpty
            ? "<p>还没有筹备中的会议。<a href=\"/meetings/new\">安排一次会议</a>，会前发通知、会上扫码签到、会后审核入台账。</p>"
            : "<div class=\"table\"><table><thead><tr><th>时间</th><th>会议</th><th>党组织</th><th>进度</th></tr></thead><tbody>\(rows)</tbody></table></div>"
        return request.page(
            "会议筹备", section: .registers, lead: "筹备中的会议\(open)个，待审核\(waiting)个。",
            actions: "<a class=\"button primary\" href=\"/meetings/new\">安排会议</a>", table)
    }

    private static func organizations(_ request: WebRequest) throws -> [(value: String, label: String)] {
        try request.app.directory().organizations.filter {
            $0.exists && request.rights.allows(.draft, target($0.id))
        }.map { ($0.number, String(repeating: "　", count: $0.depth) + $0.shortName) }
    }

    private static func form(_ request: WebRequest, _ problems: [(field: String, text: String)]) throws -> WebReply {
        try request.require(.draft, .somewhere(MeetingRecord.name))
        let given = request.form
        let chosen = given["organization"] ?? request.query["organization"] ?? ""
        let kinds = MeetingKind.allCases.map { (value: $0.rawValue, label: $0.label) }
        let people = try request.app.directory().people.filter { $0.branch != nil }.map {
            (value: $0.number, label: $0.name)
        }
        let agenda = (given.all("agenda") + ["", "", ""]).prefix(max(5, given.all("agenda").count)).map {
            text -> Markup in
            "<input name=\"agenda\" value=\"\(text)\" aria-label=\"议题\">"
        }
        func wrong(_ key: String) -> String? { problems.first { $0.field == key }?.text }
        return request.page(
            "安排会议", section: .registers, status: problems.isEmpty ? .ok : .unprocessableContent,
            lead: "填好时间、地点和议题，就有会议通知和签到二维码。",
            """
            \(FormParts.summary(problems))
            <form method="post" action="/meetings/new" class="record card">\(request.formTokenField)
            \(FormParts.select("organization", "党组织", options: try organizations(request), selected: chosen, required: true))
            \(FormParts.select("kind", "会议类别", options: kinds, selected: given["kind"] ?? "", required: true))
            \(FormParts.input("title", "会议名称", value: given["title"] ?? "", required: true, help: "如 2023年第四季度党员大会", wrong: wrong("title")))
            \(FormParts.input("startsAt", "开始时间", value: given["startsAt"] ?? "", required: true, help: "如 2023-12-20 09:00", wrong: wrong("startsAt")))
            \(FormParts.input("place", "地点", value: given["place"] ?? ""))
            \(FormParts.select("chair", "主持人", options: people, selected: given["chair"] ?? "", required: true, wrong: wrong("chair")))
            <div class="field"><span class="label">议题</span>\(Array(agenda))<p class="help">一行一个，没有的空着</p></div>
            <button class="primary">安排</button></form>
            """)
    }

    private static func create(_ request: WebRequest) throws -> WebReply {
        let given = request.form
        var problems: [(field: String, text: String)] = []
        let node = try request.app.session.organization(given.text("organization") ?? "")
        try request.require(.draft, target(node.id))
        let time: LocalDateTime?
        do throws(CellProblem) {
            time = try Cells.value(given.text("startsAt") ?? "", as: .dateTime).text.flatMap { LocalDateTime($0) }
        } catch {
            time = nil
            problems.append(("startsAt", "\(error.what)。\(error.next)"))
        }
        let title = given.text("title") ?? ""
        if title.isEmpty { problems.append(("title", "没有填会议名称")) }
        if title.count > 100 { problems.append(("title", "会议名称超过100个字")) }
        guard let kind = given.text("kind").flatMap({ MeetingKind(rawValue: $0) }) else {
            throw WebFailure.refused([Notice("kind-missing", "没有选会议类别", next: "请返回选择")])
        }
        let chair = "\(Member.name)/\(given.text("chair") ?? "")"
        if try request.app.directory().person(chair) == nil { problems.append(("chair", "没有选主持人")) }
        guard problems.isEmpty, let time else { return try form(request, problems) }
        var content = MeetingContent(startsAt: time)
        (content.title, content.kinds, content.place, content.chair) = (title, [kind], given.text("place") ?? "", chair)
        content.agenda = items(given, fallback: .other)
        let id = try request.app.meetings.create(
            account: try request.account.id, organization: node.id, content)
        return .redirect("/meetings/\(id)")
    }

    private static func items(_ given: FormFields, fallback: AgendaKind) -> [MeetingContent.Item] {
        let kinds = given.all("agendaKind")
        return given.all("agenda").enumerated().compactMap { index, text in
            let title = Cells.trimmed(text)
            guard !title.isEmpty else { return nil }
            let kind = kinds.indices.contains(index) ? AgendaKind(rawValue: kinds[index]) : nil
            return MeetingContent.Item(title: title, kind: kind ?? fallback)
        }
    }

    // MARK: the meeting

    private static func show(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        return try page(plan, request, [])
    }

    private static func page(_ plan: MeetingPlan, _ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let desk = try MeetingDesk(plan, request.app)
        let content = plan.content
        let lead: Markup =
            "\(content.startsAt.day.chinese) \(String(content.startsAt.description.suffix(5)))，\(content.place)。\(desk.summary)。"
        var actions: Markup = .none
        if plan.status == .planned {
            actions = "<a class=\"button primary\" href=\"/meetings/\(plan.id)/screen\">签到二维码</a>"
        }
        return request.page(
            content.title, section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent, lead: lead,
            actions: actions,
            """
            \(NoticeList.markup(notices))\(MeetingParts.state(plan, desk, request))\
            \(MeetingParts.notice(plan, desk))\(MeetingParts.attendance(plan, desk, request))
            """)
    }

    private static func screen(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        guard plan.status == .planned else { return .redirect("/meetings/\(plan.id)") }
        let address = "\(request.origin)/check-in/\(plan.id)/\(DoorCode.code(plan, at: request.app.now))"
        let desk = try MeetingDesk(plan, request.app)
        let shown: Markup =
            DoorCode.isOpen(plan, at: request.app.now)
            ? """
            <p class="lead">用微信“扫一扫”签到。\(desk.summary)。</p>\(Markup(trusted: QRCode.svg(address, label: "签到二维码") ?? ""))
            <p class="quiet code" id="check-in-address">\(address)</p><p class="quiet">二维码两分钟一换，请保持本页打开。</p>
            """ : "<p class=\"summary\">现在不在签到时间：会前一小时到开会后四小时可以签到。</p>"
        var reply = request.plainPage(
            plan.content.title, "\(shown)<p><a href=\"/meetings/\(plan.id)\">返回会议</a></p>")
        if let name = HTTPFieldNames.refresh { reply.headers.append((name, "60")) }
        return reply
    }

    private static func proxy(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        guard plan.status == .planned else {
            throw WebFailure.refused([Notice("meeting-closed", "会议记录已经提交，不能再签到", next: "请审核人退回后再改")])
        }
        guard let reason = request.form.text("reason") else {
            return try page(plan, request, [Notice("reason-missing", "没有写代签的原因", next: "如：没带手机", place: "代签")])
        }
        let desk = try MeetingDesk(plan, request.app)
        let member = "\(Member.name)/\(request.form.text("member") ?? "")"
        guard desk.roll.contains(where: { $0.id == member }) else {
            return try page(plan, request, [Notice("member-missing", "没有选要代签的人", next: "请选一名党员", place: "代签")])
        }
        _ = try request.app.meetings.signIn(
            member, to: plan.id, proxy: try request.account.id, reason: String(reason.prefix(60)), at: request.app.now)
        return .redirect("/meetings/\(plan.id)#attendance")
    }

    /// Minutes and attendance: kept, and handed in where the button said so.
    private static func minutes(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        guard plan.status == .planned || plan.status == .returned else {
            throw WebFailure.refused([Notice("meeting-closed", "会议记录已经提交，不能再改", next: "请审核人退回后再改")])
        }
        var content = plan.content
        content.agenda = items(request.form, fallback: .other)
        content.minutes = Cells.trimmed(request.form["minutes"] ?? "")
        let taker = "\(Member.name)/\(request.form.text("minuteTaker") ?? "")"
        content.minuteTaker = try request.app.directory().person(taker) == nil ? "" : taker
        var notices: [Notice] = []
        if let text = request.form.text("endsAt") {
            do throws(CellProblem) {
                content.endsAt = try Cells.value(text, as: .dateTime).text.flatMap { LocalDateTime($0) }
            } catch { notices.append(Notice(error.code, error.what, next: error.next, place: "结束时间")) }
        }
        content.others = [:]
        for (key, value) in request.form.pairs where key.hasPrefix("state-") {
            guard let state = AttendanceState(rawValue: value) else { continue }
            let number = String(key.dropFirst(6))
            content.others["\(Member.name)/\(number)"] = MeetingContent.Attended(
                state: state, reason: request.form.text("reason-\(number)").flatMap { AbsenceReason(rawValue: $0) })
        }
        try request.app.meetings.update(plan.id, content)
        guard let kept = try request.app.meetings.plan(plan.id) else { throw WebFailure.notFound("没有这个会议") }
        guard request.form["submit"] != nil else {
            return notices.isEmpty ? .redirect("/meetings/\(plan.id)#minutes") : try page(kept, request, notices)
        }
        notices += try problems(kept, request)
        guard notices.isEmpty else { return try page(kept, request, notices) }
        _ = try request.app.meetings.move(plan.id, from: [.planned, .returned], to: .submitted)
        return .redirect("/meetings/\(plan.id)")
    }

    /// What keeps it from being handed in: gaps, and whatever the ledger would refuse.
    private static func problems(_ plan: MeetingPlan, _ request: WebRequest) throws -> [Notice] {
        let desk = try MeetingDesk(plan, request.app)
        let open = desk.roll.filter { desk.state(of: $0.id) == nil }
        if !open.isEmpty {
            let names = open.prefix(5).map(\.name).joined(separator: "、")
            return [
                Notice(
                    "attendance-open", "还有\(open.count)人没有签到，也没有写明情况：\(names)\(open.count > 5 ? "等" : "")",
                    next: "请选到会、请假或缺席", place: "考勤")
            ]
        }
        do {
            try request.app.append(
                [.record(register: MeetingRecord.name, fields: desk.fields)], by: try request.account, dryRun: true)
        } catch let refusal as BatchRefusal { return refusal.notices }
        return []
    }

    private static func review(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        try request.require(.review, target(plan.organization, preparedBy: plan.account))
        guard plan.status == .submitted else { return .redirect("/meetings/\(plan.id)") }
        if request.form["decision"] == "return" {
            guard let remark = request.form.text("remark") else {
                return try page(plan, request, [Notice("remark-missing", "没有写退回的原因", next: "请写明要改什么", place: "审核")])
            }
            _ = try request.app.meetings.move(
                plan.id, from: [.submitted], to: .returned, remark: String(remark.prefix(500)))
            return .redirect("/meetings/\(plan.id)")
        }
        // Moved first: a second click finds it moved and writes nothing again.
        guard try request.app.meetings.move(plan.id, from: [.submitted], to: .recorded) else {
            return .redirect("/meetings/\(plan.id)")
        }
        do {
            let preparer = try request.app.accounts.account(plan.account)?.name ?? ""
            let receipt = try request.app.append(
                [.record(register: MeetingRecord.name, fields: try MeetingDesk(plan, request.app).fields)],
                by: try request.account, note: "\(preparer)登记，审核通过")
            let record = receipt.ids.first ?? ""
            _ = try request.app.meetings.move(plan.id, from: [.recorded], to: .recorded, record: record)
            return .redirect(WebPath.record(record))
        } catch let refusal as BatchRefusal {
            _ = try request.app.meetings.move(plan.id, from: [.recorded], to: .submitted)
            return try page(plan, request, refusal.notices)
        }
    }

    private static func cancel(_ request: WebRequest) throws -> WebReply {
        let plan = try plan(request)
        _ = try request.app.meetings.move(plan.id, from: [.planned, .returned], to: .cancelled)
        return .redirect("/meetings")
    }
}
