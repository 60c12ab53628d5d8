import ShiluDuties
import ShiluRegisters
import ShiluService

/// Judgements of duties as rows: a word, a shape and a colour for each state.
enum DutyList {
    enum Urgency: Int, Comparable {
        case late, soon, unsure, open, done
        static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
        var mark: Markup {
            switch self {
            case .late: "<span class=\"state-late\">● 逾期</span>"
            case .soon: "<span class=\"state-soon\">◐ 将到期</span>"
            case .unsure: "<span class=\"state-soon\">◐ 无记录</span>"
            case .open: "<span class=\"state-open\">○ 未到</span>"
            case .done: "<span class=\"state-done\">✓ 已办</span>"
            }
        }
    }

    /// Nil for what does not apply or is only shown.
    static func urgency(_ judgement: DutyJudgement) -> Urgency? {
        guard judgement.duty.isOwed else { return nil }
        switch judgement.state {
        case .met: return .done
        case .breach: return .late
        // Nothing is on record, or the register was not kept: that is not a breach.
        case .noRecord: return .unsure
        case .notDue: return judgement.daysLeft.map { $0 <= 31 ? .soon : .open } ?? .open
        case .notApplicable: return nil
        }
    }

    struct Line: Sendable {
        let urgency: Urgency
        let due: Day?
        let markup: Markup
    }

    static func rows(_ judgements: [DutyJudgement], _ request: WebRequest, showsPlace: Bool) -> [Line] {
        judgements.compactMap { judgement in
            urgency(judgement).map {
                Line(urgency: $0, due: judgement.due, markup: row(judgement, $0, request, showsPlace))
            }
        }.sorted { left, right in
            (left.urgency, left.due ?? request.app.today) < (right.urgency, right.due ?? request.app.today)
        }
    }

    static func table(_ lines: [Line], showsPlace: Bool) -> Markup {
        let place: Markup = showsPlace ? "<th scope=\"col\">组织</th>" : .none
        return """
            <div class="table"><table><thead><tr><th scope="col">状态</th><th scope="col">事项</th>\(place)<th scope="col">期限</th>\
            <th scope="col">说明</th></tr></thead><tbody>\(lines.map(\.markup))</tbody></table></div>
            """
    }

    /// The door to the form in which what is owed is recorded; nothing where it is done, or for those who may not.
    static func entering(_ judgement: DutyJudgement, _ request: WebRequest) -> Markup {
        guard [.breach, .noRecord, .notDue].contains(judgement.state), judgement.record == nil else { return .none }
        return entering(judgement.duty.registers, judgement.organization, request)
    }

    static func entering(_ registers: [String], _ organization: String, _ request: WebRequest) -> Markup {
        guard let name = registers.first, let register = RegisterBook.register(named: name),
            request.rights.allows(.draft, RightsTarget(register: name, organizations: [organization]))
        else { return .none }
        let address = WebPath.make(
            "/registers/\(name)/new", register.organizationKey.map { [($0, AnyRecord.number(of: organization))] } ?? [])
        return " <a class=\"noprint\" href=\"\(address)\">登记\(register.title)</a>"
    }

    private static func row(_ judgement: DutyJudgement, _ urgency: Urgency, _ request: WebRequest, _ showsPlace: Bool)
        -> Markup
    {
        let window = judgement.window.map { "（\(DutyReason.name(of: $0))）" } ?? ""
        var person = Markup.none
        if showsPlace, let member = judgement.member, let name = try? request.app.directory().name(of: member) {
            person = "　\(name)"
        }
        let evidence: Markup =
            judgement.evidence.isEmpty
            ? .none
            : " <a href=\"\(WebPath.make("/records", [("title", judgement.duty.title), ("ids", judgement.evidence.prefix(200).joined(separator: ","))]))\">\(judgement.evidence.count)条记录</a>"
        let place: Markup =
            showsPlace
            ? "<td><a href=\"/organizations/\(WebPath.segment(AnyRecord.number(of: judgement.organization)))\">\(judgement.organizationName)</a></td>"
            : .none
        let left: Markup =
            judgement.daysLeft.map { days in
                days < 0 ? "<br>已过\(-days)天" : days == 0 ? "<br>今天到期" : "<br>还有\(days)天"
            } ?? .none
        let next: Markup = judgement.next.isEmpty ? .none : "<br><span class=\"next\">\(judgement.next)</span>"
        let mark: Markup =
            judgement.duty.mark.needsSaying ? "　<span class=\"quiet\">（\(judgement.duty.mark.label)）</span>" : .none
        return """
            <tr><td>\(urgency.mark)</td><td class="wide">\(judgement.duty.title)\(window)\(person)<br><span class="quiet">\(judgement.duty.basis.map(\.text).joined(separator: "；"))</span>\(mark)</td>\
            \(place)<td class="day">\(judgement.due?.description ?? "")\(left)</td><td class="wide">\(judgement.missing)\(evidence)\(next)\(entering(judgement, request))</td></tr>
            """
    }
}
