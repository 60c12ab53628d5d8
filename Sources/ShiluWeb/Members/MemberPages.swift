import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 党员: a person's page, one's own page, and the board of those being developed.
struct MemberPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/me", .signedIn, isKept: true, Self.own)
        pages.get("/members/:number", .signedIn, isKept: true) { request in
            try Self.person(request, "\(Member.name)/\(request.parameter("number"))")
        }
        pages.get("/development", .signedIn, isKept: true, Self.board)
    }

    private static func own(_ request: WebRequest) throws -> WebReply {
        let account = try request.account
        guard let member = account.member else {
            let roles = try request.app.accounts.grants(of: account.id).map { grant -> Markup in
                let place = grant.organization.flatMap { try? request.app.directory().organization($0)?.name } ?? "全单位"
                return
                    "<li>\(grant.role.label)　\(place)　<span class=\"quiet\">\(grant.since.chinese)起\(grant.until.map { "，到" + $0.chinese } ?? "")</span></li>"
            }
            return request.page(
                "我的", lead: "账号“\(account.login)”没有对应到党员，看不到个人的学习、会议记录。请管理员在账号里填上党员编号。",
                actions: "<a class=\"button\" href=\"/password\">改密码</a>",
                "<section class=\"card\"><h2>我的权限</h2><ul class=\"list\">\(roles)</ul></section>")
        }
        return try person(request, member)
    }

    // MARK: a person

    private static func person(_ request: WebRequest, _ id: String) throws -> WebReply {
        let record = try request.readableRecord(id)
        guard record.register == Member.name else { throw WebFailure.notFound("没有这名党员") }
        let text = try RecordText(request)
        let target = try request.target(of: record)
        let directory = text.directory
        guard let person = directory.person(record.id), let register = RegisterBook.register(named: Member.name) else {
            throw WebFailure.notFound("没有这名党员")
        }
        let year = request.query.integer("year") ?? request.app.today.year
        let branch: Markup =
            person.branch.map { id in
                "<a href=\"/organizations/\(WebPath.segment(AnyRecord.number(of: id)))\">\(directory.organization(id)?.name ?? "")</a>"
            } ?? "不在册"
        let status = record.fields["status"].flatMap { value in
            register.field("status").map { Cells.text(value, as: $0.form) }
        }
        let joined: Markup = record.fields["joinedOn"]?.text.flatMap { Day($0) }.map { "，\($0.chinese)入党" } ?? .none
        let sees = RecordPage.seesSealed(request, record, target)
        let isOwn = record.id == request.rights.member
        var actions: Markup = "<a class=\"button\" href=\"\(WebPath.record(record.id))\">登记内容和经过</a>"
        if isOwn { actions += "<a class=\"button\" href=\"/password\">改密码</a>" }
        if request.rights.allows(
            .record, RightsTarget(register: MembershipEvent.name, organizations: target.organizations))
        {
            let query = [("memberId", "\(person.name) \(person.number)")] as [(String, String?)]
            actions += "<a class=\"button\" href=\"\(WebPath.make("/registers/MembershipEvent/new", query))\">转接等变动</a>"
        }
        let content =
            yearForm(request, year) + (try duties(request, record.id, year))
            + (try activity(request, record.id, year, text))
            + "<h2>基本情况</h2><section class=\"card\">\(RecordPage.fields(record, register, text, seesSealed: sees))</section>"
        return request.page(
            isOwn ? "我的：\(person.name)" : person.name, section: .organizations,
            lead: "\(branch)，\(status ?? "")\(joined)。", actions: actions, content)
    }

    private static func yearForm(_ request: WebRequest, _ year: Int) -> Markup {
        let options = (0..<6).map {
            (value: String(request.app.today.year - $0), label: "\(request.app.today.year - $0)年")
        }
        return """
            <form class="sentence" action="\(request.path)"><select name="year" aria-label="年度" data-go>\
            \(FormParts.options(options, selected: String(year)))</select><button>查看</button></form>
            """
    }

    /// What the person owes in the year, the open ones first.
    private static func duties(_ request: WebRequest, _ member: String, _ year: Int) throws -> Markup {
        let day = min(request.app.today, Period(year: year)?.last ?? request.app.today)
        let found = try request.app.session.dutyEngine().judge(member: member, year: year, on: day)
        guard !found.isEmpty else { return .none }
        let items = DutyList.rows(found, request, showsPlace: false)
        return "<h2>本人应办</h2>" + DutyList.table(items, showsPlace: false)
    }

    /// What the ledger holds about the person in the year: records that link to them, by register.
    private static func activity(
        _ request: WebRequest, _ member: String, _ year: Int, _ text: RecordText
    ) throws -> Markup {
        var byRegister: [String: [(AnyRecord, Day?)]] = [:]
        var seen: Set<String> = []
        for (id, _) in try request.app.ledger.referrers(of: member) where seen.insert(id).inserted {
            let name = AnyRecord.register(of: id)
            guard !ConfidentialRegisters.contains(name), let register = RegisterBook.register(named: name),
                let record = try request.app.ledger.record(id)
            else { continue }
            let day = RegisterList.day(of: record, register, request.app.ledger)
            if let day, day.year != year { continue }
            byRegister[name, default: []].append((record, day))
        }
        let isOwn = member == request.rights.member
        let sections = RegisterBook.all.map { register -> Markup in
            guard let rows = byRegister[register.name] else { return .none }
            let sorted = rows.sorted { ($0.1 ?? request.app.today) > ($1.1 ?? request.app.today) }
            let items = sorted.prefix(30).map { record, _ -> Markup in
                let said = involvement(of: member, in: record, register)
                let mayOpen = (try? request.rights.allows(.read, request.target(of: record))) == true
                let summary = text.summary(record)
                let line: Markup = mayOpen ? "<a href=\"\(WebPath.record(record.id))\">\(summary)</a>" : "\(summary)"
                return "<li>\(line)　<span class=\"quiet\">\(said)</span></li>"
            }
            if !isOwn, !request.rights.allows(.read, .somewhere(register.name)) { return .none }
            return
                "<section class=\"card\"><h2>\(register.title)　<span class=\"quiet\">\(rows.count)次</span></h2><ul class=\"list\">\(items)</ul></section>"
        }
        let all = sections.joined()
        return all == .none
            ? "<p class=\"quiet\">\(year)年还没有本人的记录。</p>" : "<h2>\(year)年的记录</h2><div class=\"cards\">\(all)</div>"
    }

    /// The person's own part in a gathering: 到会, 请假, 发言; the score of a test.
    private static func involvement(of member: String, in record: AnyRecord, _ register: AnyRegister) -> String {
        var said: [String] = []
        for field in register.fields {
            guard case .parts(let shape) = field.form else { continue }
            for row in (record.fields[field.key]?.list ?? []).compactMap(\.fields)
            where row.values.contains(.text(member)) {
                for inner in shape.fields {
                    guard let value = row[inner.key], value != .text(member) else { continue }
                    switch inner.form {
                    case .code, .integer, .decimal:
                        said.append(
                            (inner.form.isCode ? "" : inner.label) + Cells.text(value, as: inner.form) + inner.unit)
                    case .flag: if value.integer == 1 { said.append(inner.label.replacing("是否", with: "")) }
                    default: continue
                    }
                }
            }
        }
        return said.joined(separator: "，")
    }

    // MARK: development

    /// 发展党员: every case by its stage, with the steps that were taken.
    private static func board(_ request: WebRequest) throws -> WebReply {
        guard let register = RegisterBook.register(named: DevelopmentCase.name), let cycle = register.lifeCycle,
            let state = register.field(cycle.stateKey), case .code(_, let entries) = state.form
        else { throw WebFailure.notFound("没有发展党员台账") }
        try request.require(.read, .somewhere(register.name))
        let text = try RecordText(request)
        let cases = try request.app.ledger.records(register.name).filter {
            try request.rights.allows(.read, request.target(of: $0))
        }
        let isAll = request.query["all"] == "1"
        let columns = entries.map { entry -> Markup in
            let mine = cases.filter { $0.fields[cycle.stateKey]?.text == entry.code }
            guard !mine.isEmpty else { return .none }
            let items = mine.map { record -> Markup in
                let taken = Set(record.steps.map(\.step))
                let open = Set(RecordSteps.open(record, register).map(\.key))
                let steps = cycle.steps.filter { isAll || taken.contains($0.key) || open.contains($0.key) }.map {
                    step -> Markup in
                    let day = record.steps.last { $0.step == step.key }?.on
                    let shape = taken.contains(step.key) ? "step taken" : open.contains(step.key) ? "step now" : "step"
                    let mark = taken.contains(step.key) ? "✓ " : ""
                    return "<span class=\"\(shape)\">\(mark)\(step.label)\(day.map { " \($0)" } ?? "")</span>"
                }
                let name = record.fields["personId"]?.text ?? record.fields["memberId"]?.text
                let title: Markup =
                    "<a href=\"\(WebPath.record(record.id))\">\(record.fields["name"]?.text ?? name.map(text.name(of:)) ?? record.number)</a>"
                let place =
                    text.directory.places(of: record, in: request.app.ledger).first
                    .flatMap { text.directory.organization($0)?.shortName } ?? ""
                return
                    "<li><strong>\(title)</strong>　<span class=\"quiet\">\(place)</span><div class=\"steps\">\(steps)</div></li>"
            }
            return
                "<section class=\"card\"><h2>\(entry.label)　<span class=\"quiet\">\(mine.count)人</span></h2><ul class=\"list\">\(items)</ul></section>"
        }
        let content = columns.joined()
        return request.page(
            "发展党员", section: .organizations,
            lead: "\(cases.count)人；每一步的日期都来自台账，粗框的是现在可以办的。",
            actions: """
                <a class="button" href="/development?all=\(isAll ? "0" : "1")">\(isAll ? "只看已办和可办" : "看全部25步")</a>\
                <a class="button" href="/registers/DevelopmentCase">发展党员台账</a>
                """,
            content == .none ? "<p>还没有发展党员的记录。</p>" : content)
    }
}

extension FieldForm {
    fileprivate var isCode: Bool { if case .code = self { true } else { false } }
}
