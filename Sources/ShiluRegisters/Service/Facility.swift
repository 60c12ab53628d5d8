/// 阵地建设: rooms, boards, corners that were built.
public struct Facility: Register {
    public static let title = "阵地建设"
    public static let area = Area.service
    public static let purpose = "建成一种阵地设施填一行。"
    public static let shape = Facility()
    public static let naturalKey = ["organizationId", "name", "builtOn"]
    public static let dayKey: String? = "builtOn"
    public static let yields = FacilityKind.allCases.map { "facility.\($0.rawValue)" } + ["facility.inUse"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "名称", example: "党建宣传栏").required
    public let kind = Field<FacilityKind>("kind", "阵地类别", example: "宣传栏").required
    public let count = Field<Int>("count", "数量", hint: "几处、几个", example: "3", unit: "处").required
    public let builtOn = Field<Day>("builtOn", "建成日期", example: "2023-06-01").required
    public let place = Field<String>("place", "位置", example: "机关一楼大厅")
    public let condition = Field<FacilityCondition>("condition", "设施状况", hint: "不填按完好", example: "完好")
    public let checkedOn = Field<Day>("checkedOn", "查看日期", hint: "最近一次查看状况的日期", example: "2023-11-30")
    public let closedOn = Field<Day>("closedOn", "停用日期", hint: "已停用的填")
    public let cost = Field<Money>("cost", "费用", example: "12000", unit: "元")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, nameField, kind, count, builtOn, place, condition, checkedOn, closedOn, cost, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "count", "数量", record.count)
        problems.positive("cost", "费用", record.cost)
        problems.inOrder(("建成日期", record.builtOn), "closedOn", "停用日期", record.closedOn)
        problems.needed(
            "closedOn", "停用日期", isMissing: record.condition == .closed && record.closedOn == nil, because: "设施状况是“已停用”")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let built = record.builtOn, let kind = record.kind else {
            return
        }
        facts.event(
            "facility.\(kind.rawValue)", at: [organization], on: built,
            .measured(["count": record.count?.wide, "money": record.cost?.fen]))
        if let count = record.count {
            facts.interval("facility.inUse", at: organization, from: built, to: record.closedOn, value: count.wide)
        }
    }
}
