/// 离退休服务: a ceremony, subscription, activity or visit for retired cadres.
public struct RetireeService: Register {
    public static let title = "离退休服务"
    public static let area = Area.service
    public static let purpose = "荣退仪式、订阅报刊、老干部活动等，一次填一行。"
    public static let shape = RetireeService()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = RetireeServiceKind.allCases.map { "retiree.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-10-23").required
    public let kind = Field<RetireeServiceKind>("kind", "服务类别", example: "荣退仪式").required
    public let titleField = Field<String>("title", "内容", example: "为退休干部举行荣退仪式").required
    public let people = Field<Int>("people", "人数", hint: "服务的离退休人员数", example: "10", unit: "人").required
    public let amount = Field<Money>("amount", "费用", hint: "没有费用的不填", example: "1000", unit: "元")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, kind, titleField, people, amount, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "people", "人数", record.people)
        problems.positive("amount", "费用", record.amount)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        facts.event(
            "retiree.\(kind.rawValue)", at: [organization], on: on,
            .measured(["count": 1, "people": record.people?.wide, "money": record.amount?.fen]))
    }
}
