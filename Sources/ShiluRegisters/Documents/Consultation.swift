/// 征求意见: opinions asked for before a decision (obligation member-consulted).
public struct Consultation: Register {
    public static let title = "征求意见"
    public static let area = Area.meetings
    public static let purpose = "征求一次意见填一行。"
    public static let shape = Consultation()
    public static let naturalKey = ["organizationId", "on", "form"]
    public static let yields = ["consultation.held"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-12-05").required
    public let formField = Field<String>("form", "形式", hint: "座谈会、问卷、个别访谈等", example: "座谈会").required
    public let participants = Field<Int>("participants", "参加人次", example: "30", unit: "人次").required
    public let opinions = Field<Int>("opinions", "意见条数", hint: "没有意见填0", example: "12", unit: "条").required
    public let decisionRef = Field<AnyLink>("decisionRef", "用于哪项决定", hint: "生活会、决策等记录的编号")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, formField, participants, opinions, decisionRef, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.atLeast(0, "opinions", "意见条数", record.opinions)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event(
            "consultation.held", at: [organization], on: on,
            .measured(["count": 1, "participants": record.participants?.wide, "opinions": record.opinions?.wide]))
    }
}
