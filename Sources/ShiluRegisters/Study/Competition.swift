/// 比赛演讲: a contest in which the organisation took part or which it held.
public struct Competition: Register {
    public static let title = "比赛演讲"
    public static let area = Area.study
    public static let purpose = "举办或参加一次比赛、演讲填一行。"
    public static let shape = Competition()
    public static let naturalKey = ["organizationId", "on", "name"]
    public static let yields = ["competition.entered", "competition.awarded"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "比赛名称", example: "“喜迎二十大”演讲比赛").required
    public let kind = Field<String>("kind", "形式", hint: "演讲、微党课、篮球等", example: "演讲").required
    public let on = Field<Day>("on", "日期", example: "2023-06-28").required
    public let level = Field<AdminLevel>("level", "主办级别", example: "市")
    public let participants = Field<Int>("participants", "参加人数", example: "6", unit: "人").required
    public let award = Field<String>("award", "获奖情况", hint: "没有获奖的不填", example: "三等奖")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, nameField, kind, on, level, participants, award, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人数", record.participants)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event(
            "competition.entered", at: [organization], on: on,
            .measured(["count": 1, "participants": record.participants?.wide]))
        if record.award != nil { facts.event("competition.awarded", at: [organization], on: on) }
    }
}
