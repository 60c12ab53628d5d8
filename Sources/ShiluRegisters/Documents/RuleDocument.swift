/// 制度动作 (registers.md, K, RuleAction).
public enum RuleAction: String, CodeList {
    case ruleAdopted, ruleRevised, ruleCompilation, ruleRepealed
    public var label: String {
        switch self {
        case .ruleAdopted: "出台"
        case .ruleRevised: "修订完善"
        case .ruleCompilation: "汇编"
        case .ruleRepealed: "废止"
        }
    }
    public var also: [String] {
        switch self {
        case .ruleAdopted: ["制定", "新建"]
        case .ruleRevised: ["修订"]
        default: []
        }
    }
}

/// 制度建设: rules adopted, revised, compiled or repealed.
public struct RuleDocument: Register {
    public static let title = "制度建设"
    public static let area = Area.documents
    public static let purpose = "出台、修订、汇编或废止制度填一行。"
    public static let shape = RuleDocument()
    public static let naturalKey = ["organizationId", "title", "action", "on"]
    public static let yields = RuleAction.allCases.map { "rule.\($0.rawValue)" } + ["rule.changed", "rule.risk"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "制度名称", example: "机关考勤管理制度").required
    public let action = Field<RuleAction>("action", "制定或修订", example: "修订完善").required
    public let on = Field<Day>("on", "日期", example: "2023-08-15").required
    public let ruleArea = Field<String>("area", "领域", hint: "保密、财务、考勤、人员、廉政风险等", example: "考勤")
    public let items = Field<Int>("items", "项数", hint: "几项制度，或汇编收录几篇", example: "1", unit: "项").required
    public let revises = Field<Link<RuleDocument>>("revisesId", "修订的制度", hint: "修订的是台账里哪项制度，同年先定后修只算一项").following
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, titleField, action, on, ruleArea, items, revises, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "items", "项数", record.items)
        if record.revises != nil, record.action != .ruleRevised {
            problems.add("revisesId", "revises-without-revision", "不是修订，却填了“修订的制度”", next: "请清空这一格，或把“制定或修订”改为修订完善")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let action = record.action else {
            return
        }
        let measures: [String: Int64] = ["count": 1, "items": (record.items ?? 1).wide]
        facts.event("rule.\(action.rawValue)", at: [organization], on: on, measures)
        guard action == .ruleAdopted || action == .ruleRevised else { return }
        let isRisk = record.ruleArea?.contains("风险") == true
        if isRisk { facts.event("rule.risk", at: [organization], on: on, measures) }
        let revised = context.record(record.revises)
        let countedBefore = revised?.on?.year == on.year && revised?.action != .ruleCompilation
        if !countedBefore { facts.event("rule.changed", at: [organization], on: on, measures) }
    }
}
