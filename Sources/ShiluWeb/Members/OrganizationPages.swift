import ShiluLedger
import ShiluRegisters
import ShiluService

/// 组织与党员: the tree, an organisation with its roll on any day.
struct OrganizationPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/organizations", .signedIn, isKept: true, Self.tree)
        pages.get("/organizations/:number", .signedIn, isKept: true, Self.show)
    }

    // MARK: tree

    private static func tree(_ request: WebRequest) throws -> WebReply {
        let day = readDay(request)
        let directory =
            day == request.app.today ? try request.app.directory() : try Directory.read(request.app.ledger, on: day)
        let present = directory.organizations.filter(\.exists)
        let counts = Dictionary(grouping: directory.people.compactMap(\.branch), by: \.self).mapValues(\.count)
        let children = Dictionary(grouping: present, by: { $0.parent ?? "" })
        let ids = Set(present.map(\.id))
        let roots = present.filter { $0.parent.map { !ids.contains($0) } ?? true }
        func branch(_ organization: Directory.Organization, depth: Int) -> Markup {
            let next = children[organization.id] ?? []
            let below = depth < 12 ? next.prefix(mostBelow).map { branch($0, depth: depth + 1) } : []
            let members = directory.subtree(of: organization.id).reduce(0) { $0 + (counts[$1] ?? 0) }
            let rest: Markup =
                next.count > mostBelow
                ? "<li class=\"quiet\">……共\(next.count)个，其余可以在上面搜索</li>" : .none
            let list: Markup = below.isEmpty ? .none : "<ul>\(below)\(rest)</ul>"
            let path = WebPath.make(
                "/organizations/\(WebPath.segment(organization.number))", [("on", request.query["on"])])
            let count: Markup =
                organization.kind == .partyGroup
                ? .none : "　<a class=\"quiet\" href=\"\(path)#roll\">党员\(members)人</a>"
            return
                "<li><a href=\"\(path)\">\(organization.shortName)</a>　<span class=\"quiet\">\(organization.kind?.label ?? "")</span>\(count)\(list)</li>"
        }
        let total = directory.people.count { $0.branch != nil }
        let branches = present.count { $0.kind?.isBranch == true }
        let gone = directory.organizations.filter { !$0.exists }
        let past: Markup =
            gone.isEmpty
            ? .none
            : "<h2>这一天不存在的组织</h2><ul class=\"list\">\(gone.map { "<li><a href=\"/organizations/\(WebPath.segment($0.number))\">\($0.name)</a></li>" as Markup })</ul>"
        var actions: Markup =
            "<a class=\"button\" href=\"/registers/Member\">党员台账</a><a class=\"button\" href=\"/development\">发展党员</a>"
        if request.rights.allows(.record, .somewhere(PartyOrganization.name)) {
            actions += "<a class=\"button\" href=\"/registers/PartyOrganization/new\">新增组织</a>"
        }
        let empty: Markup =
            present.isEmpty
            ? "<p>还没有登记党组织。请先<a href=\"/import\">导入</a>党组织和党员，或<a href=\"/registers/PartyOrganization/new\">新增一个组织</a>。</p>"
            : .none
        return request.page(
            "组织与党员", section: .organizations,
            lead: "\(day.chinese)，党支部\(branches)个，党员\(total)人。", actions: actions,
            """
            \(dayForm("/organizations", day))\(empty)<nav class="tree card" aria-label="组织树"><ul>\
            \(roots.map { branch($0, depth: 0) })</ul></nav>\(past)
            """)
    }

    /// Organisations below one that are listed at once.
    private static let mostBelow = 120

    static func readDay(_ request: WebRequest) -> Day {
        guard let typed = request.query.text("on"), let day = try? Cells.day(typed) else { return request.app.today }
        return day
    }

    private static func dayForm(_ path: String, _ day: Day) -> Markup {
        """
        <form class="sentence" action="\(path)"><label>看哪一天 <input name="on" type="date" value="\(day)"></label>\
        <button>查看</button><a href="\(path)">今天</a></form>
        """
    }

    // MARK: one organisation

    private static func show(_ request: WebRequest) throws -> WebReply {
        let id = "\(PartyOrganization.name)/\(request.parameter("number"))"
        let day = readDay(request)
        let record = try request.readableOrganization(id)
        let directory =
            day == request.app.today ? try request.app.directory() : try Directory.read(request.app.ledger, on: day)
        guard let organization = directory.organization(record.id) else { throw WebFailure.notFound("没有这个党组织") }
        let wanted = directory.subtree(of: organization.id)
        let members = directory.people.filter { $0.branch.map(wanted.contains) ?? false }
        let text = try RecordText(request)
        let posts = try current(PostHolding.name, of: [organization.id], on: day, request)
        let terms = try current(CommitteeTerm.name, of: [organization.id], on: day, request)
        let term: Markup =
            terms.last.flatMap { $0.fields["endsOn"]?.text }
            .map { "，本届任期到\($0)" } ?? .none
        let holders = posts.map { post -> Markup in
            let person: Markup = post.fields["memberId"]?.text.map(text.link) ?? .none
            let label = post.fields["post"]?.text.flatMap(PostKind.init(rawValue:))?.label ?? ""
            return "<li>\(label)：\(person)　<a class=\"quiet\" href=\"\(WebPath.record(post.id))\">任职记录</a></li>"
        }
        let seesMembers = request.rights.allows(
            .read, RightsTarget(register: Member.name, organizations: [organization.id]))
        let next = directory.organizations.filter { $0.parent == organization.id && $0.exists }
        let below = next.prefix(mostBelow).map {
            "<li><a href=\"/organizations/\(WebPath.segment($0.number))\">\($0.shortName)</a>　<span class=\"quiet\">\($0.kind?.label ?? "")</span></li>"
                as Markup
        }
        let number = WebPath.segment(organization.number)
        let roll: Markup = seesMembers ? Roster.markup(members, directory, request) : .none
        let belowCard: Markup =
            below.isEmpty
            ? .none
            : "<section class=\"card\"><h2>下级组织　<span class=\"quiet\">\(next.count)个</span></h2><ul class=\"list\">\(below)</ul></section>"
        let postCard: Markup =
            holders.isEmpty ? .none : "<section class=\"card\"><h2>班子</h2><ul class=\"list\">\(holders)</ul></section>"
        return request.page(
            organization.name, section: .organizations,
            lead: "\(organization.kind?.label ?? "")，\(day.chinese)有党员\(members.count)人\(term)。",
            actions: """
                <a class="button" href="\(WebPath.record(organization.id))">登记内容</a>\
                <a class="button" href="/duties?organization=\(number)">应办</a>\
                <a class="button" href="/registers/MeetingRecord?organization=\(number)">会议记录</a>
                """,
            """
            \(dayForm("/organizations/\(number)", day))<div class="cards">\(postCard)\(belowCard)</div>\(roll)
            """)
    }

    /// Records of a register at organisations that hold on the day.
    private static func current(
        _ register: String, of organizations: Set<String>, on day: Day, _ request: WebRequest
    ) throws -> [AnyRecord] {
        try request.app.ledger.facts().openRecords(of: register).filter { record in
            guard let place = record.fields["organizationId"]?.text, organizations.contains(place) else { return false }
            let since = ["from", "startsOn"].lazy
                .compactMap { record.fields[$0]?.text.flatMap { Day($0) } }.first
            let until = ["to", "endsOn"].lazy
                .compactMap { record.fields[$0]?.text.flatMap { Day($0) } }.first
            return (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
        }
    }
}

/// A list of members as a table.
enum Roster {
    static func markup(_ members: [Directory.Person], _ directory: Directory, _ request: WebRequest) -> Markup {
        let last = max(1, (members.count + pageSize - 1) / pageSize)
        let page = min(max(1, request.query.integer("page") ?? 1), last)
        let rows = members.dropFirst((page - 1) * pageSize).prefix(pageSize).map { person -> Markup in
            let record = try? request.app.ledger.record(person.id)
            func label(_ key: String) -> String {
                guard let value = record?.fields[key],
                    let field = RegisterBook.register(named: Member.name)?.field(key)
                else { return "" }
                return Cells.text(value, as: field.form)
            }
            let branch: Markup =
                person.branch.map { id in
                    "<a href=\"/organizations/\(WebPath.segment(AnyRecord.number(of: id)))\">\(directory.organization(id)?.shortName ?? "")</a>"
                } ?? .none
            return """
                <tr tabindex="0"><td class="day"><a href="/members/\(WebPath.segment(person.number))">\(person.name)</a></td><td>\(label("gender"))</td>\
                <td>\(branch)</td><td>\(label("personCategory"))</td><td class="day">\(label("joinedOn"))</td><td>\(label("unitPost"))</td></tr>
                """
        }
        return """
            <h2 id="roll">花名册</h2><div class="table"><table><thead><tr><th>姓名</th><th>性别</th><th>党支部</th><th>人员类别</th>\
            <th>入党日期</th><th>职务</th></tr></thead><tbody>\(rows)</tbody><tfoot><tr><td colspan="6">共\(members.count)人</td></tr></tfoot></table></div>\
            \(pages(page, of: last, request))
            """
    }

    private static let pageSize = 50

    private static func pages(_ page: Int, of last: Int, _ request: WebRequest) -> Markup {
        guard last > 1 else { return .none }
        func link(_ number: Int, _ text: String) -> Markup {
            let path = WebPath.make(request.path, [("on", request.query["on"]), ("page", String(number))])
            return "<a href=\"\(path)#roll\">\(text)</a>"
        }
        return """
            <p class="pages"><span>第\(page)/\(last)页</span>\(page > 1 ? link(page - 1, "上一页") : .none)\
            \(page < last ? link(page + 1, "下一页") : .none)</p>
            """
    }
}

extension WebRequest {
    /// The tree is known to everybody with an account; the record itself asks for a right.
    func readableOrganization(_ id: String) throws -> AnyRecord {
        guard let record = try app.ledger.record(id), record.register == PartyOrganization.name else {
            throw WebFailure.notFound("没有这个党组织")
        }
        return record
    }
}
