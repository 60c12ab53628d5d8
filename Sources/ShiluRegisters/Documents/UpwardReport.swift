/// 报告类别 (registers.md, K, UpwardReportKind).
public enum UpwardReportKind: String, CodeList {
    case ideology, ideologicalPoliticalWork, studyGroup, partyBuilding, strictGovernance, doubleOrganizationLife
    case rectification, dues
    public var label: String {
        switch self {
        case .ideology: "意识形态专题汇报"
        case .ideologicalPoliticalWork: "思想政治工作汇报"
        case .studyGroup: "中心组学习情况"
        case .partyBuilding: "党建工作报告"
        case .strictGovernance: "全面从严治党报告"
        case .doubleOrganizationLife: "双重组织生活情况"
        case .rectification: "整改报告"
        case .dues: "党费情况"
        }
    }
}

/// 向上报告: one report handed up, with the days that it covers.
public struct UpwardReport: Register {
    public static let title = "向上报告"
    public static let area = Area.documents
    public static let purpose = "向上级报送一份报告填一行。"
    public static let shape = UpwardReport()
    public static let naturalKey = ["organizationId", "kind", "on"]
    public static let yields = UpwardReportKind.allCases.map { "report.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "报告的党组织", example: "市某局机关党委"
    ).required
    public let toOrganizationId = Field<Link<PartyOrganization>>(
        "toOrganizationId", "上级党组织", hint: "台账里的上级", example: "市直机关工委")
    public let toName = Field<String>("toName", "上级名称", hint: "上级不在台账里的填这里")
    public let kind = Field<UpwardReportKind>("kind", "报告类别", example: "意识形态专题汇报").required
    public let on = Field<Day>("on", "报送日期", example: "2023-07-05").required
    public let from = Field<Day>("from", "所属期起", hint: "报告的是哪段时间", example: "2023-01-01").required
    public let to = Field<Day>("to", "所属期止", example: "2023-06-30").required
    public let documentId = Field<Link<PlanDocument>>("documentId", "报告文件", hint: "计划方案文件里的编号")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, toOrganizationId, toName, kind, on, from, to, documentId, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("所属期起", record.from), "to", "所属期止", record.to)
        problems.inOrder(("所属期起", record.from), "on", "报送日期", record.on)
        problems.needed(
            "toOrganizationId", "上级党组织", isMissing: record.toOrganizationId == nil && record.toName == nil,
            because: "也没有填上级名称")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        facts.event("report.\(kind.rawValue)", at: [organization], on: on)
    }
}
