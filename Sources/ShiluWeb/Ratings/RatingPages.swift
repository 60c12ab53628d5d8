import ShiluDuties
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 评定: a scheme for an organisation and a year, point by point with what each rests on; self-assessment, and review by
/// somebody else.
struct RatingPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/ratings", .permission(.report), isKept: true) { try Self.show($0, []) }
        pages.post("/ratings", .permission(.record), Self.assess)
        pages.post("/ratings/review", .permission(.advance), Self.review)
    }

    /// What the address or the form asks for.
    private struct Asked {
        let scheme: RatingDefinition
        let organization: OrganizationNode
        let year: Int
        let service: RatingService

        init(_ request: WebRequest) throws {
            let fields = request.method == "POST" ? request.form : request.query
            service = try RatingService(FollowUp(request.app.session))
            let inForce = service.schemes.schemes
            guard let first = inForce.first else { throw WebFailure.notFound("没有评定办法") }
            scheme = try fields.text("scheme").map(service.scheme) ?? first
            if let text = fields.text("organization") {
                organization = try request.app.session.organization(text)
            } else {
                guard let own = try ReportScope.choices(request).first else {
                    throw WebFailure.forbidden("缺少“\(Permission.report.label)”权限")
                }
                organization = try request.app.session.organization(own.id)
            }
            year = fields.integer("year") ?? request.usualYear
            guard Period(year: year) != nil else {
                throw WebFailure.refused([Notice("year-wrong", "年度不对", next: "请填四位数字的年份")])
            }
            try request.require(.report, RightsTarget(organizations: [organization.id]))
            try request.require(.read, target)
        }

        var target: RightsTarget { RightsTarget(register: RatingSheet.name, organizations: [organization.id]) }
        var address: String {
            WebPath.make(
                "/ratings",
                [
                    ("scheme", scheme.id), ("organization", AnyRecord.number(of: organization.id)),
                    ("year", String(year)),
                ])
        }
        var hidden: Markup {
            """
            <input type="hidden" name="scheme" value="\(scheme.id)">\
            <input type="hidden" name="organization" value="\(AnyRecord.number(of: organization.id))">\
            <input type="hidden" name="year" value="\(year)">
            """
        }
    }

    private static func said(_ hundredths: Int64) -> String {
        ExactDecimal(coefficient: hundredths, scale: 2).description
    }

    // MARK: looking

    private static func show(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let asked = try Asked(request)
        let content: (lead: Markup, body: Markup)
        if asked.scheme.isForBranches, !asked.organization.kind.isBranch {
            content = try branches(request, asked)
        } else if let sheet = try asked.service.sheet(
            asked.scheme, organization: asked.organization.id, year: asked.year)
        {
            content = try self.sheet(request, asked, sheet)
        } else {
            content = try trial(request, asked)
        }
        let done: Markup =
            switch request.query["done"] {
            case "assessed": "<p class=\"done-note\" role=\"status\">✓ 已登记自评。请另一个人来复核。</p>"
            case "reviewed": "<p class=\"done-note\" role=\"status\">✓ 已登记复核。</p>"
            default: .none
            }
        let schemes = asked.service.schemes.schemes.map { (value: $0.id, label: $0.name) }
        let last = request.app.today.year
        let years = (0..<6).map { (value: String(last - $0), label: "\(last - $0)年") }
        return request.page(
            asked.scheme.name, section: .duties, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: content.lead, actions: "<a class=\"button\" href=\"/registers/RatingSheet\">评定表台账</a>",
            """
            <form class="sentence" action="/ratings"><select name="scheme" aria-label="评定办法">\
            \(FormParts.options(schemes, selected: asked.scheme.id))</select>\
            \(try ReportScope.chooser(request, selected: asked.organization))<select name="year" aria-label="年度">\
            \(FormParts.options(years, selected: String(asked.year)))</select><button>查看</button></form>\
            \(done)\(NoticeList.markup(notices))\(content.body)<p class="quiet">依据：\(asked.scheme.basis)</p>
            """)
    }

    /// The branches below, each with how far its sheet is.
    private static func branches(_ request: WebRequest, _ asked: Asked) throws -> (lead: Markup, body: Markup) {
        let directory = try request.app.directory()
        let below = directory.subtree(of: asked.organization.id)
        let branches = directory.organizations.filter {
            $0.exists && below.contains($0.id) && $0.kind?.isBranch == true
                && request.rights.allows(.report, RightsTarget(organizations: [$0.id]))
        }
        let sheets = try request.app.ledger.facts().openRecords(of: RatingSheet.name).map(Record<RatingSheet>.init)
        let mine = Dictionary(
            sheets.filter { $0.scheme == asked.scheme.id && $0.year == asked.year }.compactMap { sheet in
                sheet.organizationId.map { ($0.id, sheet) }
            }, uniquingKeysWith: { first, _ in first })
        let rows = branches.prefix(200).map { branch -> Markup in
            let address = WebPath.make(
                "/ratings",
                [("scheme", asked.scheme.id), ("organization", branch.number), ("year", String(asked.year))])
            guard let sheet = mine[branch.id] else {
                return
                    "<tr><td><a href=\"\(address)\">\(branch.shortName)</a></td><td class=\"state-open\">○ 未自评</td><td></td><td></td></tr>"
            }
            let level = sheet.reviewedScore == nil ? sheet.level : sheet.reviewedLevel
            return """
                <tr><td><a href="\(address)">\(branch.shortName)</a></td><td>\(sheet.state?.label ?? "")</td>\
                <td class="number-cell">\((sheet.reviewedScore ?? sheet.score)?.description ?? "")</td><td>\(level ?? "未达标")</td></tr>
                """
        }
        return (
            "\(asked.organization.shortName)\(asked.year)年：支部\(branches.count)个，已自评\(branches.count { mine[$0.id] != nil })个。点支部名称看每一分的依据。",
            """
            <div class="table"><table><thead><tr><th>党支部</th><th>进度</th><th class="number-cell">得分</th><th>等次</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        )
    }

    private static func door(_ records: [String], _ title: String, _ request: WebRequest) -> Markup {
        guard !records.isEmpty else { return .none }
        if records.count == 1, let only = records.first {
            return "　<a href=\"\(WebPath.record(only))\">\(RegisterBook.naming(only))</a>"
        }
        let path = WebPath.make(
            "/records", [("title", title), ("ids", records.prefix(200).joined(separator: ","))])
        return "　<a href=\"\(path)\">\(records.count)条记录</a>"
    }

    /// What the ledger gives before anything is entered; what it cannot give has inputs.
    private static func trial(_ request: WebRequest, _ asked: Asked) throws -> (lead: Markup, body: Markup) {
        let last = Period(year: asked.year)?.last ?? request.app.today
        let rating = try asked.service.compute(
            asked.scheme, organization: asked.organization, year: asked.year, on: min(request.app.today, last))
        let mayAssess = request.rights.allows(.record, asked.target)
        let done = rating.items.compactMap(\.points).reduce(0, +)
        var group = ""
        let rows = rating.items.map { item -> Markup in
            let id = item.definition.id
            let cell: Markup
            if let points = item.points {
                cell = "\(said(points))"
            } else if mayAssess {
                cell = """
                    <input class="points" name="score.\(id)" value="\(request.form["score.\(id)"] ?? "")" inputmode="decimal" aria-label="\(item.definition.title)得分">
                    """
            } else {
                cell = "待评"
            }
            let input: Markup =
                item.points == nil && mayAssess
                ? "<br><input name=\"reason.\(id)\" value=\"\(request.form["reason.\(id)"] ?? "")\" placeholder=\"评分依据\" aria-label=\"\(item.definition.title)的依据\">"
                : .none
            return """
                \(heading(item.definition.group, &group))<tr><td>\(item.definition.title)</td><td class="number-cell">\(said(item.definition.most))</td>\
                <td class="number-cell">\(cell)</td><td>\(item.reason)\(door(item.records, item.definition.title, request))\(input)</td></tr>
                """
        }
        let table: Markup = """
            <div class="table"><table><thead><tr><th>项目</th><th class="number-cell">满分</th><th class="number-cell">得分</th><th>依据</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        let open = rating.open.count
        let lead: Markup = """
            \(asked.organization.shortName)\(asked.year)年试算：台账能算出\(said(done))分，满分\(said(asked.scheme.most))分\
            \(open > 0 ? "，还有\(open)项要人工评分" : "，\(rating.level?.name ?? "未达标")")。还没有登记自评。
            """
        guard mayAssess else { return (lead, table) }
        return (
            lead,
            """
            <form method="post" action="/ratings">\(request.formTokenField)\(asked.hidden)\(table)\
            <p><button class="primary">登记自评</button></p><p class="help">算出的分按登记时的台账固定下来，以后可以随时重算核对。登记以后由另一个人复核。</p></form>
            """
        )
    }

    private static func heading(_ name: String, _ group: inout String) -> Markup {
        guard name != group else { return .none }
        group = name
        return "<tr><th scope=\"colgroup\" colspan=\"4\">\(name)</th></tr>"
    }

    /// A sheet that was entered, computed again at its position.
    private static func sheet(
        _ request: WebRequest, _ asked: Asked, _ sheet: Record<RatingSheet>
    ) throws -> (lead: Markup, body: Markup) {
        let again = try asked.service.recomputed(sheet, organization: asked.organization)
        let records = Dictionary(
            (again?.rating.items ?? []).map { ($0.definition.id, $0.records) }, uniquingKeysWith: { first, _ in first })
        let mayReview = try sheet.state == .selfAssessed && isAnother(request, sheet)
        let rows = (sheet.items?.items ?? []).map { item -> Markup in
            let id = item.item ?? ""
            let other = sheet.corrections?.items.first { $0.item == id }
            let known = (item.records ?? []).map(\.id)
            let reviewed: Markup
            if mayReview {
                reviewed = """
                    <input class="points" name="score.\(id)" value="\(request.form["score.\(id)"] ?? "")" placeholder="\(item.own?.description ?? "")" inputmode="decimal" aria-label="\(item.titleField ?? "")复核分">\
                    <input name="reason.\(id)" value="\(request.form["reason.\(id)"] ?? "")" placeholder="调整的理由" aria-label="\(item.titleField ?? "")调整的理由">
                    """
            } else {
                reviewed = "\(other?.points?.description ?? "")\(other?.reason.map { "（\($0)）" } ?? "")"
            }
            return """
                <tr><td>\(item.titleField ?? "")</td><td class="number-cell">\(item.most?.description ?? "")</td>\
                <td class="number-cell">\(item.own?.description ?? "")\(item.byHand == true ? "（人工）" : "")</td>\
                <td>\(item.reason ?? "")\(door(known.isEmpty ? records[id] ?? [] : known, item.titleField ?? "", request))</td><td>\(reviewed)</td></tr>
                """
        }
        let table: Markup = """
            <div class="table"><table><thead><tr><th>项目</th><th class="number-cell">满分</th><th class="number-cell">自评</th><th>依据</th><th>复核</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        let level = sheet.reviewedScore == nil ? sheet.level : sheet.reviewedLevel
        let holds: Markup =
            again.map { $0.holds ? "按登记时的台账重算，结果相同。" : "按登记时的台账重算，结果不同，请核对。" } ?? "手工登记的，没有计算校验码。"
        let lead: Markup = """
            \(asked.organization.shortName)\(asked.year)年：\(sheet.state?.label ?? "")，\
            \((sheet.reviewedScore ?? sheet.score)?.description ?? "")分，\(level ?? "未达标")。\(holds)
            """
        let open: Markup =
            "<p><a class=\"button\" href=\"\(WebPath.record(sheet.id))\">评定表和后面的步骤（验收、公示、办结）</a></p>"
        guard mayReview else {
            let note: Markup =
                sheet.state == .selfAssessed ? "<p class=\"quiet\">等另一个有权限的人复核：自评人不能复核自己。</p>" : .none
            return (lead, table + note + open)
        }
        return (
            lead,
            """
            <form method="post" action="/ratings/review">\(request.formTokenField)\(asked.hidden)\(table)\
            <p><button class="primary">登记复核</button></p><p class="help">复核分空着就是同意自评；改了分的要写理由。</p></form>\(open)
            """
        )
    }

    /// Whether the visitor may review it and is not who assessed it, by person and by account.
    private static func isAnother(_ request: WebRequest, _ sheet: Record<RatingSheet>) throws -> Bool {
        guard let visitor = request.visitor, request.rights.allows(.advance, try request.target(of: sheet.any)) else {
            return false
        }
        let author = try request.app.ledger.history(sheet.id).first?.author
        return author != visitor.account.name && sheet.assessorId?.id != visitor.account.member
    }

    // MARK: writing

    private static func member(_ request: WebRequest) throws -> String {
        guard let member = try request.account.member else {
            throw WebFailure.refused([
                Notice("account-no-member", "您的账号没有对应到党员，不能写明是谁评的", next: "请管理员在账号里填上党员编号")
            ])
        }
        return member
    }

    /// Points that were typed, by item. Empty ones are left out.
    private static func points(_ request: WebRequest, _ scheme: RatingDefinition) -> (
        [String: RatingEngine.HandScore], [Notice]
    ) {
        var hand: [String: RatingEngine.HandScore] = [:]
        var notices: [Notice] = []
        for item in scheme.items {
            guard let typed = request.form.text("score.\(item.id)") else { continue }
            guard let points = ExactDecimal(typed)?.scaled(decimals: 2), (0...item.most).contains(points) else {
                notices.append(
                    Notice(
                        "points-wrong", "得分“\(Cells.shown(typed))”不对", next: "请填0到\(said(item.most))之间的数",
                        place: item.title))
                continue
            }
            guard let reason = request.form.text("reason.\(item.id)") else {
                notices.append(Notice("reason-missing", "没有写依据或理由", next: "请写一句", place: item.title))
                continue
            }
            hand[item.id] = RatingEngine.HandScore(points: points, reason: reason)
        }
        return (hand, notices)
    }

    private static func assess(_ request: WebRequest) throws -> WebReply {
        let asked = try Asked(request)
        try request.require(.record, asked.target)
        let member = try member(request)
        var (hand, notices) = points(request, asked.scheme)
        let last = Period(year: asked.year)?.last ?? request.app.today
        let day = min(request.app.today, last)
        if notices.isEmpty {
            let rating = try asked.service.compute(
                asked.scheme, organization: asked.organization, year: asked.year, on: day, hand: hand)
            notices += rating.open.map {
                Notice("points-missing", "还没有得分", next: "请填分数和依据", place: $0.definition.title)
            }
            // What the ledger gives cannot be given by hand.
            hand = hand.filter { id, _ in rating.items.first { $0.definition.id == id }?.isByHand == true }
        }
        guard notices.isEmpty else { return try show(request, notices) }
        do {
            _ = try asked.service.assess(
                asked.scheme, organization: asked.organization, year: asked.year, by: member, on: day, hand: hand,
                author: request.account.name, at: request.app.now)
        } catch let refusal as Refusal { return try show(request, refusal.notices) }
        return .redirect(asked.address + "&done=assessed")
    }

    private static func review(_ request: WebRequest) throws -> WebReply {
        let asked = try Asked(request)
        guard let sheet = try asked.service.sheet(asked.scheme, organization: asked.organization.id, year: asked.year)
        else { throw WebFailure.notFound("还没有自评") }
        try request.require(.advance, try request.target(of: sheet.any))
        guard try isAnother(request, sheet) else { throw WebFailure.forbidden("复核要由自评人以外的另一个人办理") }
        let member = try member(request)
        let (hand, notices) = points(request, asked.scheme)
        guard notices.isEmpty else { return try show(request, notices) }
        do {
            try asked.service.review(
                sheet, by: member, on: request.app.today, points: hand, author: request.account.name,
                at: request.app.now)
        } catch let refusal as Refusal { return try show(request, refusal.notices) }
        return .redirect(asked.address + "&done=reviewed")
    }
}
