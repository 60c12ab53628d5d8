import HTTPTypes
import ShiluRegisters
import ShiluService

enum HTTPFieldNames {
    /// Tells the browser to fetch the page again; without a script.
    static let refresh = HTTPField.Name("Refresh")
}

/// The parts of a meeting's page.
enum MeetingParts {
    /// Where the meeting stands, and what is to be done next.
    static func state(_ plan: MeetingPlan, _ desk: MeetingDesk, _ request: WebRequest) -> Markup {
        switch plan.status {
        case .planned: return .none
        case .returned: return "<p class=\"summary\">审核人退回：\(plan.remark)。请改正后重新提交。</p>"
        case .cancelled: return "<p class=\"summary\">这次会议已取消。</p>"
        case .recorded:
            return
                "<p class=\"done-note\">已审核入台账：<a href=\"\(WebPath.record(plan.record))\">\(RegisterBook.naming(plan.record))</a></p>"
        case .submitted:
            let target = RightsTarget(
                register: MeetingRecord.name, organizations: [plan.organization], preparedBy: plan.account)
            if case .refused(let why) = request.rights.decide(.review, target) {
                return "<p class=\"done-note\">已提交，等别人审核。\(why)。</p>"
            }
            return """
                <section class="card"><h2>审核</h2><p>核对时间、到会情况和会议记录，无误的审核入台账；要改的写明原因退回。</p>
                <form method="post" action="/meetings/\(plan.id)/review">\(request.formTokenField)\
                \(FormParts.input("remark", "退回的原因", help: "审核通过的不用填"))\
                <button class="primary" name="decision" value="accept">审核通过，入台账</button> \
                <button name="decision" value="return">退回</button></form></section>
                """
        }
    }

    static func notice(_ plan: MeetingPlan, _ desk: MeetingDesk) -> Markup {
        guard plan.status == .planned else { return .none }
        return """
            <section class="card"><h2>会议通知</h2><p class="quiet">可以复制到工作群。</p>\
            <textarea readonly rows="5" aria-label="会议通知">\n\(desk.notice)</textarea></section>
            """
    }

    /// Attendance, agenda and minutes: a form while they may be changed, a table afterwards.
    static func attendance(_ plan: MeetingPlan, _ desk: MeetingDesk, _ request: WebRequest) -> Markup {
        let isOpen = plan.status == .planned || plan.status == .returned
        let rows = desk.roll.map { row($0, plan, desk, isOpen: isOpen) }
        let onRoll = Set(desk.roll.map(\.id))
        let visitors = desk.checkIns.filter { !onRoll.contains($0.member) }.count
        let others: Markup = visitors == 0 ? .none : "<p class=\"quiet\">另有\(visitors)名其他支部的党员签到，按列席登记。</p>"
        let table: Markup = """
            <h2 id="attendance">考勤</h2><div class="table"><table><thead><tr><th>姓名</th><th>身份</th><th>到会情况</th><th>签到</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(others)
            """
        guard isOpen else { return table + written(plan) }
        let people =
            [(value: "", label: "（不填）")]
            + desk.roll.map { (value: AnyRecord.number(of: $0.id), label: $0.name) }
        return """
            <form method="post" action="/meetings/\(plan.id)/minutes" id="minutes">\(request.formTokenField)\(table)
            <h2>会议记录</h2><section class="card record">\(agenda(plan))\
            \(FormParts.select("minuteTaker", "记录人", options: people, selected: AnyRecord.number(of: plan.content.minuteTaker)))\
            \(FormParts.input("endsAt", "结束时间", value: plan.content.endsAt?.description ?? "", help: "如 \(plan.content.startsAt.day) 11:00"))\
            \(FormParts.textarea("minutes", "会议记录", value: plan.content.minutes, help: "写入的姓名以后不能单独抹去"))\
            <button>先保存</button> <button class="primary" name="submit" value="1">提交审核</button></section></form>\
            \(proxy(plan, desk, request))
            <form method="post" action="/meetings/\(plan.id)/cancel" class="noprint">\(request.formTokenField)<button class="danger">取消这次会议</button></form>
            """
    }

    private static func row(_ person: MeetingDesk.Person, _ plan: MeetingPlan, _ desk: MeetingDesk, isOpen: Bool)
        -> Markup
    {
        let number = AnyRecord.number(of: person.id)
        let line = desk.line(of: person.id)
        var signed: Markup = .none
        if let line {
            let late = DoorCode.isLate(line, plan) ? "　迟到" : ""
            let proxy = line.proxy != 0 ? "　代签（\(line.reason)）" : ""
            signed = "✓ \(String(TimeText.minute(line.at).suffix(5)))\(late)\(proxy)"
        }
        let state = desk.state(of: person.id)
        let cell: Markup
        if line != nil || !isOpen {
            cell = "\(state?.state.label ?? "")\(state?.reason.map { "（\($0.label)）" } ?? "")"
        } else {
            let states =
                [(value: "", label: "请选择")]
                + AttendanceState.allCases.filter { $0 != .madeUp }.map { (value: $0.rawValue, label: $0.label) }
            // Where nobody signed in by phone, all are taken to have come, and only the absent are ticked.
            let preset = desk.checkIns.isEmpty ? AttendanceState.present.rawValue : ""
            let reasons =
                [(value: "", label: "原因")] + AbsenceReason.allCases.map { (value: $0.rawValue, label: $0.label) }
            cell = """
                <span class="sentence"><select name="state-\(number)" aria-label="\(person.name)的到会情况">\
                \(FormParts.options(states, selected: state?.state.rawValue ?? preset))</select>\
                <select name="reason-\(number)" aria-label="\(person.name)缺席的原因">\
                \(FormParts.options(reasons, selected: state?.reason?.rawValue ?? ""))</select></span>
                """
        }
        return "<tr><td>\(person.name)</td><td>\(person.role.label)</td><td>\(cell)</td><td>\(signed)</td></tr>"
    }

    private static func agenda(_ plan: MeetingPlan) -> Markup {
        let kinds = AgendaKind.allCases.map { (value: $0.rawValue, label: $0.label) }
        let blank = MeetingContent.Item(title: "", kind: .other)
        let items = plan.content.agenda + [blank, blank]
        let rows = items.map { item -> Markup in
            """
            <span class="sentence"><input name="agenda" value="\(item.title)" aria-label="议题">\
            <select name="agendaKind" aria-label="议题类别">\(FormParts.options(kinds, selected: item.kind.rawValue))</select></span>
            """
        }
        return "<div class=\"field\"><span class=\"label\">议题</span>\(rows)</div>"
    }

    private static func written(_ plan: MeetingPlan) -> Markup {
        let items = plan.content.agenda.map { item -> Markup in "<li>\(item.title)（\(item.kind.label)）</li>" }
        return """
            <h2>会议记录</h2><section class="card"><ol>\(items)</ol><dl class="fields"><dt>记录</dt><dd>\(plan.content.minutes)</dd></dl></section>
            """
    }

    private static func proxy(_ plan: MeetingPlan, _ desk: MeetingDesk, _ request: WebRequest) -> Markup {
        guard plan.status == .planned else { return .none }
        let open = desk.roll.filter { desk.line(of: $0.id) == nil }.map {
            (value: AnyRecord.number(of: $0.id), label: $0.name)
        }
        guard !open.isEmpty else { return .none }
        return """
            <h2>代签</h2><form method="post" action="/meetings/\(plan.id)/proxy" class="sentence">\(request.formTokenField)\
            <select name="member" aria-label="替谁签到">\(FormParts.options(open, selected: ""))</select>\
            <input name="reason" placeholder="原因，如没带手机" aria-label="代签的原因"><button>代签</button></form>
            """
    }
}
