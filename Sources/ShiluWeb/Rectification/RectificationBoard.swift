import ShiluLedger
import ShiluRegisters
import ShiluService

/// 整改: the problems as a board from found to closed. Who completed an item neither verifies nor closes it.
struct RectificationBoard: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/rectification", .permission(.read), isKept: true) { try Self.show($0, []) }
        pages.post("/rectification/:number/steps", .permission(.advance), uploadLimit: 20 << 20, Self.advance)
    }

    private struct Column {
        let title: String
        let states: Set<RectificationState>
        /// The step that leads on; nil where nothing does.
        let step: String?
    }

    private static let columns = [
        Column(title: "已发现", states: [.open], step: nil),
        Column(title: "已定措施、整改中", states: [.planned, .inProgress, .returned], step: "complete"),
        Column(title: "已完成，待复核", states: [.completed], step: "verify"),
        Column(title: "已复核，待销号", states: [.verified], step: "close"),
        Column(title: "已销号", states: [.itemClosed, .merged], step: nil),
        Column(title: "长期坚持", states: [.continuingTask], step: nil),
    ]

    private static func show(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let directory = try request.app.directory()
        let today = request.app.today
        var within: Set<String>?
        if let text = request.query.text("organization") {
            within = directory.subtree(of: try request.app.session.organization(text).id)
        }
        var items: [Record<RectificationItem>] = []
        for record in try request.app.ledger.facts().openRecords(of: RectificationItem.name) {
            let target = try request.target(of: record)
            guard within?.isDisjoint(with: target.organizations) != true, request.rights.allows(.read, target) else {
                continue
            }
            items.append(Record(record))
        }
        let open = items.filter { !($0.state ?? .open).isEnded }
        let late = open.filter { isLate($0, today) }
        let nearest = open.compactMap(\.dueOn).filter { $0 >= today }.min()
        var lead = "未销号\(open.count)个，逾期\(late.count)个"
        if let nearest { lead += "，最近的期限是\(nearest.chinese)（还有\(nearest.number - today.number)天）" }
        let board = columns.map { column -> Markup in
            let own = items.filter { column.states.contains($0.state ?? .open) }.sorted {
                ($0.dueOn?.number ?? .max, $0.id) < ($1.dueOn?.number ?? .max, $1.id)
            }
            // What is over is looked up in the register; the board is for what is open.
            let most = column.step == nil && !column.states.contains(.open) ? 8 : 30
            let shown = own.prefix(most).map { card($0, column.step, request, directory, today) }
            let more: Markup =
                own.count > most
                ? "<p class=\"quiet\">……共\(own.count)个，其余见<a href=\"/registers/RectificationItem\">整改台账</a></p>" : .none
            return "<section><h2>\(column.title)　\(own.count)</h2>\(Array(shown))\(more)</section>"
        }
        return request.page(
            "整改", section: .duties, status: notices.isEmpty ? .ok : .unprocessableContent, lead: "\(lead)。",
            actions: "<a class=\"button\" href=\"/registers/RectificationItem\">整改台账</a>",
            "\(NoticeList.markup(notices))<div class=\"board\">\(board)</div>")
    }

    private static func isLate(_ item: Record<RectificationItem>, _ today: Day) -> Bool {
        let state = item.state ?? .open
        return !state.isDone && state.canBeOverdue && item.dueOn.map { $0 < today } ?? false
    }

    private static func card(
        _ item: Record<RectificationItem>, _ step: String?, _ request: WebRequest, _ directory: Directory, _ today: Day
    ) -> Markup {
        let text = item.descriptionField?.text ?? ""
        let short = text.count > 60 ? text.prefix(60) + "……" : text
        let state = item.state ?? .open
        var due: Markup = .none
        if let day = item.dueOn, !state.isEnded {
            let days = day.number - today.number
            due =
                isLate(item, today)
                ? "<span class=\"state-late\">● 逾期\(-days)天</span>"
                : state.isDone
                    ? "<span class=\"state-done\">✓ 已整改</span>"
                    : days <= 30
                        ? "<span class=\"state-soon\">◐ 还有\(days)天</span>"
                        : "<span class=\"state-open\">○ \(day.description)</span>"
        }
        let unit = item.responsibleUnitId.flatMap { directory.name(of: $0.id) } ?? ""
        let person = item.responsiblePersonId.flatMap { directory.name(of: $0.id) } ?? ""
        return """
            <article class="card"><a href="\(WebPath.record(item.id))">\(item.any.number)</a> \(due)<br>\(String(short))<br>\
            <span class="quiet">\(unit)　\(person)</span>\(step.map { form($0, item, request) } ?? .none)</article>
            """
    }

    /// The next step, where the visitor may take it; who may not is told why on trying.
    private static func form(_ step: String, _ item: Record<RectificationItem>, _ request: WebRequest) -> Markup {
        guard let target = try? request.target(of: item.any), request.rights.allows(.advance, target),
            let label = RectificationItem.lifeCycle?.steps.first(where: { $0.key == step })?.label
        else { return .none }
        let file: Markup =
            step == "close" && (item.evidence?.items ?? []).isEmpty
            ? "<input name=\"evidence\" required aria-label=\"佐证材料\" placeholder=\"佐证材料，如 整改报告.docx\">" : .none
        return """
            <form method="post" action="/rectification/\(WebPath.segment(item.any.number))/steps" class="sentence noprint">\(request.formTokenField)\
            <input type="hidden" name="step" value="\(step)"><input name="on" value="\(request.app.today.description)" size="10" aria-label="\(label)的日期">\
            \(file)<button>\(label)</button></form>
            """
    }

    private static func advance(_ request: WebRequest) throws -> WebReply {
        let id = "\(RectificationItem.name)/\(request.parameter("number"))"
        let record = try request.readableRecord(id)
        try request.require(.advance, try request.target(of: record))
        guard let step = request.form.text("step"), ["complete", "verify", "close"].contains(step) else {
            throw WebFailure.refused([Notice("step-unknown", "没有这一步", next: "请在整改台账里办理")])
        }
        let on: Day
        do throws(CellProblem) { on = try Cells.day(request.form.text("on") ?? "") } catch {
            return try show(request, [Notice(error.code, error.what, next: error.next, place: record.number)])
        }
        let account = try request.account
        var fields: [String: Value] = [:]
        if step != "complete" {
            let completed = try request.app.ledger.history(record.id).last { $0.step == "complete" }
            if completed?.author == account.name {
                throw WebFailure.forbidden("“\(record.number)”的整改完成是您登记的，复核、销号要由另一个人办理")
            }
            if step == "verify" {
                guard let member = account.member else {
                    return try show(
                        request,
                        [
                            Notice(
                                "verifier-unknown", "您的账号没有对应的党员，不能写明复核人", next: "请管理员在账号里填上对应的党员", place: record.number
                            )
                        ])
                }
                fields["verifierId"] = .text(member)
            }
        }
        if step == "close", let name = request.form.text("evidence") {
            fields["evidence"] = .list([
                .fields(["kind": .text(EvidenceKind.document.rawValue), "fileName": .text(name)])
            ])
        }
        do {
            try request.app.append(
                [.advance(record: record.id, step: step, on: on, fields: fields)], by: account)
        } catch let refusal as BatchRefusal {
            return try show(
                request,
                refusal.notices.map { Notice($0.code, $0.what, next: $0.next, place: record.number) })
        }
        return .redirect("/rectification")
    }
}

extension RectificationState {
    /// Whether nothing more is to be done.
    fileprivate var isEnded: Bool { self == .itemClosed || self == .merged || self == .continuingTask }
}
