import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 应办: what is late, what is due next, by whom and by which article; every organisation against every periodic duty.
struct DutyPages: WebArea {
    func pages(_ pages: inout WebPages) { pages.get("/duties", .permission(.report), Self.show) }

    private static func show(_ request: WebRequest) throws -> WebReply {
        let asked = try ReportScope.read(request)
        let today = request.app.today
        let year = asked.period.first.year
        let judged = try DutyReading.judgements(
            request.app, asked.scope, year: year, on: min(today, asked.period.last)
        ).filter { $0.duty.isOwed && $0.state != .notApplicable }
        let late = judged.filter { $0.state == .breach }
        let open = judged.filter { $0.state == .notDue }.sorted { ($0.due?.number ?? .max) < ($1.due?.number ?? .max) }
        let month = open.filter { $0.due.map { $0.yearMonth <= today.yearMonth } ?? false }
        var lead = "本月还有\(month.count)项应办"
        if let days = open.first?.daysLeft { lead += "，最近一项\(days == 0 ? "今天" : "\(days)天后")到期" }
        lead += "；逾期\(late.count)项，已办\(judged.count { $0.state == .met })项"
        let names = try request.app.directory()
        let unsure = judged.filter { $0.state == .noRecord }
        return request.page(
            "应办", section: .duties, lead: "\(lead)。",
            actions: AgendaPages.links,
            """
            \(try ReportScope.sentence(request, action: "/duties", selected: asked))\
            \(table("逾期", late, names))\(table("接下来到期", Array(open.prefix(60)), names))\
            \(table("没有记录，不能判断", Array(unsure.prefix(60)), names))\(matrix(judged, asked))\(try unjudged())
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

    private static func table(_ title: String, _ judged: [DutyJudgement], _ names: Directory) -> Markup {
        guard !judged.isEmpty else { return .none }
        // One line for the windows in which one organisation missed the same thing.
        var order: [String] = []
        var grouped: [String: [DutyJudgement]] = [:]
        for judgement in judged {
            let key = "\(judgement.organization) \(judgement.duty.id) \(judgement.state) \(judgement.member ?? "")"
            if grouped[key] == nil { order.append(key) }
            grouped[key, default: []].append(judgement)
        }
        let rows = order.prefix(200).compactMap { key -> Markup? in
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
                <tr><td>\(mark(judgement))</td><td>\(judgement.organizationName)</td><td>\(judgement.duty.title)\(who)</td>\
                <td>\(windows.joined(separator: "、"))</td><td>\(judgement.due?.description ?? "")</td>\
                <td>\(times)\(judgement.missing)\(judgement.next.isEmpty ? "" : "。\(judgement.next)") \(Array(links))</td>\
                <td>\(judgement.duty.basisText)\(sure)</td></tr>
                """
        }
        let more: Markup = order.count > 200 ? "<p class=\"quiet\">……共\(judged.count)项，请选下级党组织查看。</p>" : .none
        return """
            <h2>\(title)　\(judged.count)</h2><div class="table"><table><thead><tr><th>情况</th><th>党组织</th><th>事项</th><th>期间</th><th>期限</th>\
            <th>说明</th><th>依据</th></tr></thead><tbody>\(Array(rows))</tbody></table></div>\(more)
            """
    }

    /// How often each organisation did what it owes: done of owed so far, the worst state as shape.
    private static func matrix(_ judged: [DutyJudgement], _ asked: ReportScope) -> Markup {
        let periodic = judged.filter { $0.member == nil && $0.record == nil && $0.window != nil }
        var duties: [Duty] = []
        var organizations: [(id: String, name: String)] = []
        var cells: [String: [DutyJudgement]] = [:]
        for judgement in periodic {
            if !duties.contains(where: { $0.id == judgement.duty.id }) { duties.append(judgement.duty) }
            if !organizations.contains(where: { $0.id == judgement.organization }) {
                organizations.append((judgement.organization, judgement.organizationName))
            }
            cells["\(judgement.organization) \(judgement.duty.id)", default: []].append(judgement)
        }
        guard organizations.count > 1 else { return .none }
        let heads = duties.map { duty -> Markup in "<th title=\"\(duty.basisText)\">\(duty.title)</th>" }
        let rows = organizations.prefix(100).map { organization -> Markup in
            let own = duties.map { duty -> Markup in
                let all = cells["\(organization.id) \(duty.id)"] ?? []
                guard !all.isEmpty else { return "<td class=\"matrix\"></td>" }
                let ended = all.filter { $0.state != .notDue }
                let met = all.count { $0.state == .met }
                let shape: Markup =
                    ended.contains { $0.state == .breach }
                    ? "<span class=\"state-late\">●</span>"
                    : ended.contains { $0.state == .noRecord }
                        ? "<span class=\"state-soon\">◐</span>"
                        : met == all.count
                            ? "<span class=\"state-done\">✓</span>" : "<span class=\"state-open\">○</span>"
                return "<td class=\"matrix\">\(shape) \(met)/\(all.count)</td>"
            }
            let address = WebPath.make(
                "/duties",
                [("organization", AnyRecord.number(of: organization.id)), ("year", String(asked.period.first.year))])
            return "<tr><td><a href=\"\(address)\">\(organization.name)</a></td>\(own)</tr>"
        }
        return """
            <h2>各党组织</h2><p class="quiet">✓ 都办了　● 有逾期　◐ 有的没有记录　○ 还没到期；数字是已办/应办。</p>
            <div class="table"><table><thead><tr><th>党组织</th>\(heads)</tr></thead><tbody>\(Array(rows))</tbody></table></div>
            """
    }
}
