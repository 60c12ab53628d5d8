/// 风险等级 (registers.md, K, RiskLevel).
public enum RiskLevel: String, CodeList {
    case high, medium, low
    public var label: String {
        switch self {
        case .high: "高"
        case .medium: "中"
        case .low: "低"
        }
    }
    public var also: [String] { ["\(label)风险"] }
}

/// 廉政风险点: a risk of a post, as it was reviewed on a day, with the measures against it.
public struct IntegrityRisk: Register {
    public static let title = "廉政风险点"
    public static let area = Area.integrity
    public static let purpose = "一个岗位一个风险点填一行；再次排查另填一行。"
    public static let shape = IntegrityRisk()
    public static let naturalKey = ["organizationId", "post", "description", "reviewedOn"]
    public static let dayKey: String? = "reviewedOn"
    public static let yields = RiskLevel.allCases.map { "risk.\($0.rawValue)" } + ["risk.post"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let post = Field<String>("post", "岗位", hint: "填岗位，不填姓名", example: "财务科出纳").required
    public let holderId = Field<Link<Member>>("holderId", "在岗党员", example: "李明")
    public let descriptionField = Field<LongText>("description", "风险点", example: "资金支付审核不严").required
    public let level = Field<RiskLevel>("level", "风险等级", example: "中").required
    public let measures = Field<[String]>("measures", "防控措施", hint: "一条一项，用分号隔开", example: "双人复核；每月对账").required
    public let reviewedOn = Field<Day>("reviewedOn", "排查日期", example: "2023-04-20").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, post, holderId, descriptionField, level, measures, reviewedOn, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("measures", "防控措施", record.measures)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.reviewedOn, let level = record.level else {
            return
        }
        facts.event(
            "risk.\(level.rawValue)", at: [organization], on: on,
            ["count": 1, "measures": (record.measures?.count ?? 0).wide])
        if let post = record.post {
            facts.event("risk.post", at: [organization], on: on, ["post": stableNumber(of: post)])
        }
    }
}
