import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Duties through the interface.
struct DutyAPI: WebArea {
    func pages(_ pages: inout WebPages) { pages.api("GET", "/api/v1/duties", APIDesk.serve(.report, Self.duties)) }

    private static func duties(_ request: WebRequest) throws -> WebReply {
        guard let text = request.query.text("organization") else {
            throw WebFailure.refused([
                Notice("organization-missing", "没有说明哪个党组织", next: "请写 organization", place: "organization")
            ])
        }
        let node = try request.app.session.organization(text)
        try request.require(.report, RightsTarget(organizations: [node.id]))
        var state: DutyState?
        if let wanted = request.query.text("state") {
            guard let known = DutyState(rawValue: wanted) else {
                throw WebFailure.refused([
                    Notice(
                        "state-unknown", "没有这种情况",
                        next: "可用 \(DutyState.allCases.map(\.rawValue).joined(separator: "、"))", place: "state")
                ])
            }
            state = known
        }
        let day = try request.queryDay("on") ?? request.app.today
        guard (1921...9999).contains(day.year) else {
            throw WebFailure.refused([Notice("day-wrong", "日期不对", next: "请写 1921 年以后的日期", place: "on")])
        }
        let judged = try DutyReading.judgements(request.app, Scope(node.id), year: day.year, on: day)
        return APIDesk.json(
            .object(["duties": .list(judged.filter { state == nil || $0.state == state }.map(json))]))
    }

    private static func json(_ judgement: DutyJudgement) -> JSON {
        .object([
            "duty": .text(judgement.duty.id), "title": .text(judgement.duty.title),
            "organization": .text(judgement.organization), "member": .optional(judgement.member),
            "state": .text(judgement.state.rawValue), "from": .optional(judgement.window?.first.description),
            "to": .optional(judgement.window?.last.description), "due": .optional(judgement.due?.description),
            "basis": .text(judgement.duty.basisText), "missing": .text(judgement.missing),
            "next": .text(judgement.next),
            "evidence": .texts(judgement.evidence),
        ])
    }
}
