import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 应办: what is late, what is due next, by whom and by which article; every organisation against every periodic duty.
struct DutyPages: WebArea {
    func pages(_ pages: inout WebPages) { pages.get("/duties", .permission(.report), isKept: true, Self.show) }

    private static func show(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        let today = request.app.today
        let year = asked.period.first.year
        if try request.app.isBig(asked.scope) { return try big(request, asked) }
        let judged = try DutyReading.judgements(
            request.app, asked.scope, year: year, on: min(today, asked.period.last)
        ).filter { $0.duty.isOwed && $0.state != .notApplicable }
        let month = judged.filter { $0.state == .notDue && $0.due.map { $0.yearMonth <= today.yearMonth } ?? false }
        var lead = "本月还有\(month.count)项应办"
        if let days = judged.filter({ $0.state == .notDue }).compactMap(\.daysLeft).min() {
            lead += "，最近一项\(days == 0 ? "今天" : "\(days)天后")到期"
        }
        lead += "；逾期\(judged.count { $0.state == .breach })项，已办\(judged.count { $0.state == .met })项"
        return request.page(
            "应办", section: .duties, lead: "\(lead)。",
            actions: AgendaPages.links,
            """
            \(try ReportScope.sentence(request, action: "/duties", selected: asked))\(try lists(judged, request))\
            \(matrix(judged, asked, request))\(try unjudged())
            """)
    }

    private static func lists(_ judged: [DutyJudgement], _ request: WebRequest) throws -> Markup {
        let open = judged.filter { $0.state == .notDue }.sorted { ($0.due?.number ?? .max) < ($1.due?.number ?? .max) }
        let names = try request.app.directory()
        return table("逾期", judged.filter { $0.state == .breach }, names, request)
            + table("接下来到期", open, names, request)
            + table("没有记录，不能判断", judged.filter { $0.state == .noRecord }, names, request)
    }

    /// A unit too big to judge while somebody waits: its numbers, and its organisations page by page.
    private static func big(_ request: WebRequest, _ asked: ReportScope) throws -> WebReply {
        let today = request.app.today
        let year = asked.period.first.year
        let day = min(today, asked.period.last)
        let summary = try request.app.dutySummary(asked.scope, year: year, on: day)
        let lead: Markup =
            summary.map { "本月还有\($0.due.count)项应办；逾期\($0.late.count)项，已办\($0.done)项。" }
            ?? "单位大，全部的数正在计算，本页会自己刷新；下面的各党组织已经是最新的。"
        let directory = try request.app.directory()
        let within = directory.subtree(of: asked.organization.id)
        let organizations = directory.organizations.filter {
            within.contains($0.id) && $0.exists
                && request.rights.allows(.report, RightsTarget(organizations: [$0.id]))
        }
        let last = max(1, (organizations.count + mostOrganizations - 1) / mostOrganizations)
        let page = min(max(1, request.query.integer("page") ?? 1), last)
        let shown = organizations.dropFirst((page - 1) * mostOrganizations).prefix(mostOrganizations)
        let judged = try request.app.judge(organizations: shown.map(\.id), year: year, on: day)
            .filter { $0.duty.isOwed && $0.state != .notApplicable }
        func address(_ page: Int) -> String {
            WebPath.make(
                "/duties",
                [
                    ("organization", AnyRecord.number(of: asked.organization.id)), ("year", String(year)),
                    ("page", String(page)),
                ])
        }
        let before: Markup =
            page > 1 ? "<a href=\"\(address(1))\">第一页</a><a href=\"\(address(page - 1))\">上一页</a>" : .none
        let after: Markup =
            page < last ? "<a href=\"\(address(page + 1))\">下一页</a><a href=\"\(address(last))\">最后一页</a>" : .none
        let pages: Markup = "<p class=\"pages\"><span>第\(page)/\(last)页</span>\(before)\(after)</p>"
        return request.page(
            "应办", section: .duties, lead: lead, actions: AgendaPages.links, refresh: summary == nil ? 15 : nil,
            """
            \(try ReportScope.sentence(request, action: "/duties", selected: asked))\
            <h2>共\(organizations.count)个党组织，这里是第\((page - 1) * mostOrganizations + 1)到第\((page - 1) * mostOrganizations + shown.count)个</h2>\
            <p class="quiet">要看某一个的，在上面填名称或编号。</p>\(pages)\(try lists(judged, request))\
            \(matrix(judged, asked, request))\(pages)\(try unjudged())
            """)
    }

    /// What no record can decide, each with the reason.
    private static func unjudged() throws -> Markup {
        let duties = try DutyService.catalogue().duties.filter { $0.whyUnjudged != nil && $0.modality != .local }
        guard !duties.isEmpty else { return .none }
        let rows = duties.map { duty -> Markup in
            "<tr><td>\(duty.title)</td><td>\(duty.action)</td><td>\(duty.whyUnjudged ?? "")</td><td>\(duty.basisText)</td></tr>"
        }
        return """
            <details><summary>台账不作判断的　\(duties.count)</summary><div class="table"><table><thead><tr><th>事项</th><th>要求</th>\
            <th>为什么不判断</th><th>依据</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }

    /// State as word, shape and colour.
    private static func mark(_ judgement: DutyJudgement) -> Markup {
        switch judgement.state {
        case .met: "<span class=\"state-done\">✓ 已办</span>"
        case .breach:
            "<span class=\"state-late\">● 逾期\(judgement.daysLeft.map { $0 < 0 ? "\(-$0)天" : "" } ?? "")</span>"
        case .noRecord: "<span class=\"state-soon\">◐ 无记录</span>"
        case .notApplicable: "<span class=\"state-open\">不适用</span>"
        case .notDue:
            (judgement.daysLeft ?? 99) <= 30
                ? "<span class=\"state-soon\">◐ 还有\(judgement.daysLeft ?? 0)天</span>"
                : "<span class=\"state-open\">○ 未到期</span>"
        }
    }

    private static func table(_ title: String, _ judged: [DutyJudgement], _ names: Directory, _ request: WebRequest)
        -> Markup
    {
        guard !judged.isEmpty else { return .none }
        // One line for the windows in which one organisation missed the same thing.
        var order: [String] = []
        var grouped: [String: [DutyJudgement]] = [:]
        for judgement in judged {
            let key = "\(judgement.organization) \(judgement.duty.id) \(judgement.state) \(judgement.member ?? "")"
            if grouped[key] == nil { order.append(key) }
            grouped[key, default: []].append(judgement)
        }
        // Of one organisation everything is shown; of several what shows where to look.
        let most = Set(judged.map(\.organization)).count == 1 ? mostLinesOfOne : mostLines
        let rows = order.prefix(most).compactMap { key -> Markup? in
            guard let same = grouped[key], let judgement = same.first else { return nil }
            let who = judgement.member.flatMap(names.name(of:)).map { "（\($0)）" } ?? ""
            var records: [String] = []
            for id in same.flatMap({ ($0.record.map { [$0] } ?? []) + $0.evidence }) where !records.contains(id) {
                records.append(id)
            }
            let links = records.prefix(4).map { id -> Markup in
                "<a href=\"\(WebPath.record(id))\">\(AnyRecord.number(of: id))</a> "
            }
            let sure = judgement.duty.mark.needsSaying ? "（\(judgement.duty.mark.label)）" : ""
            var windows: [String] = []
            for name in same.compactMap({ $0.window.map(DutyReason.name(of:)) }) where !windows.contains(name) {
                windows.append(name)
            }
            let times = same.count > 1 ? "共\(same.count)项。" : ""
            return """
                <tr><td>\(mark(judgement))</td><td>\(judgement.organizationName)</td><td class="item">\(judgement.duty.title)\(who)</td>\
                <td>\(windows.map { "<span class=\"day\">\($0)</span>" as Markup }.joined(by: "、"))</td><td class="day">\(judgement.due?.description ?? "")</td>\
                <td class="wide">\(times)\(judgement.missing)\(judgement.next.isEmpty ? "" : "。\(judgement.next)") \(Array(links))\(DutyList.entering(judgement, request))</td>\
                <td class="wide">\(judgement.duty.basisText)\(sure)</td></tr>
                """
        }
        let more: Markup = order.count > most ? "<p class=\"quiet\">……共\(judged.count)项，请点“各党组织”里的名称逐个查看。</p>" : .none
        return """
            <h2>\(title)　\(judged.count)</h2><div class="table"><table><thead><tr><th>情况</th><th>党组织</th><th>事项</th><th>期间</th><th>期限</th>\
            <th>说明</th><th>依据</th></tr></thead><tbody>\(Array(rows))</tbody></table></div>\(more)
            """
    }

    /// How often each organisation did what it owes: done of owed so far, the worst state as shape.
    private static func matrix(_ judged: [DutyJudgement], _ asked: ReportScope, _ request: WebRequest) -> Markup {
        struct Cell: Hashable {
            let organization: String
            let duty: String
        }
        struct Counts {
            var met = 0
            var all = 0
            var isLate = false
            var isUnsure = false
        }
        var duties: [Duty] = []
        var known: Set<String> = []
        var organizations: [(id: String, name: String)] = []
        var cells: [Cell: Counts] = [:]
        for judgement in judged where judgement.member == nil && judgement.record == nil && judgement.window != nil {
            if known.insert(judgement.duty.id).inserted { duties.append(judgement.duty) }
            if known.insert(judgement.organization).inserted {
                organizations.append((judgement.organization, judgement.organizationName))
            }
            let cell = Cell(organization: judgement.organization, duty: judgement.duty.id)
            var counts = cells[cell] ?? Counts()
            counts.all += 1
            switch judgement.state {
            case .met: counts.met += 1
            case .breach: counts.isLate = true
            case .noRecord: counts.isUnsure = true
            default: break
            }
            cells[cell] = counts
        }
        guard organizations.count > 1 else { return .none }
        let last = (organizations.count + mostOrganizations - 1) / mostOrganizations
        let page = min(max(1, request.query.integer("page") ?? 1), last)
        let shown = organizations.dropFirst((page - 1) * mostOrganizations).prefix(mostOrganizations)
        let ids = Set(shown.map(\.id))
        let used = Set(cells.keys.filter { ids.contains($0.organization) }.map(\.duty))
        duties = duties.filter { used.contains($0.id) }
        func address(_ organization: String, page: Int? = nil) -> String {
            WebPath.make(
                "/duties",
                [
                    ("organization", AnyRecord.number(of: organization)), ("year", String(asked.period.first.year)),
                    ("page", page.map(String.init)),
                ])
        }
        func row(_ organization: (id: String, name: String), _ duties: ArraySlice<Duty>) -> Markup {
            let own = duties.map { duty -> Markup in
                guard let counts = cells[Cell(organization: organization.id, duty: duty.id)] else {
                    return "<td class=\"matrix\"></td>"
                }
                let shape: Markup =
                    counts.isLate
                    ? "<span class=\"state-late\">●</span>"
                    : counts.isUnsure
                        ? "<span class=\"state-soon\">◐</span>"
                        : counts.met == counts.all
                            ? "<span class=\"state-done\">✓</span>" : "<span class=\"state-open\">○</span>"
                return
                    "<td class=\"matrix\"><a href=\"\(address(organization.id))\">\(shape) \(counts.met)/\(counts.all)</a></td>"
            }
            return "<tr><td><a href=\"\(address(organization.id))\">\(organization.name)</a></td>\(own)</tr>"
        }
        // So many columns as paper is wide; an organisation that owes none of them has no row there.
        let tables = stride(from: 0, to: duties.count, by: mostColumns).map { start -> Markup in
            let part = duties[start..<min(start + mostColumns, duties.count)]
            let heads = part.map { duty -> Markup in "<th title=\"\(duty.basisText)\">\(duty.title)</th>" }
            let rows = shown.filter { organization in
                part.contains { cells[Cell(organization: organization.id, duty: $0.id)] != nil }
            }.map { row($0, part) }
            return """
                <div class="table"><table class="duties"><thead><tr><th>党组织</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
                """
        }
        let own = asked.organization.id
        let before: Markup = page > 1 ? "<a href=\"\(address(own, page: page - 1))\">上一页</a>" : .none
        let after: Markup = page < last ? "<a href=\"\(address(own, page: page + 1))\">下一页</a>" : .none
        let foot: Markup =
            last > 1
            ? "<p class=\"pages\"><span>共\(organizations.count)个党组织，第\(page)/\(last)页</span>\(before)\(after)</p>"
            : .none
        return """
            <h2>各党组织</h2><p class="quiet">✓ 都办了　● 有逾期　◐ 有的没有记录　○ 还没到期；数字是已办/应办。</p>
            \(tables)\(foot)
            """
    }

    /// Organisations of one page of the matrix, and lines of one of the lists above it.
    private static let mostOrganizations = 25
    /// Duties side by side.
    private static let mostColumns = 8
    private static let mostLines = 40
    private static let mostLinesOfOne = 2000
}
