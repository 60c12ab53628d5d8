/// 检查类别 (registers.md, K, InspectionKind).
public enum InspectionKind: String, CodeList {
    case partyBuilding, workStyle, spotCheck, eightPoint, finance, other
    public var label: String {
        switch self {
        case .partyBuilding: "党建专项督查"
        case .workStyle: "作风督导检查"
        case .spotCheck: "明察暗访"
        case .eightPoint: "八项规定检查"
        case .finance: "财务检查"
        case .other: "其他"
        }
    }
    public var also: [String] {
        switch self {
        case .partyBuilding: ["党建督查", "督促检查党建工作"]
        case .workStyle: ["作风建设督导检查"]
        case .eightPoint: ["中央八项规定检查"]
        default: []
        }
    }
}

/// 监督检查: one check of organisations below.
public struct Inspection: Register {
    public static let title = "监督检查"
    public static let area = Area.integrity
    public static let purpose = "开展一次督导检查填一行，发现的问题可逐条填进整改台账。"
    public static let shape = Inspection()
    public static let naturalKey = ["organizationId", "on", "kind"]
    public static let yields = InspectionKind.allCases.map { "inspection.\($0.rawValue)" } + ["inspection.target"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "检查的党组织", hint: "谁去检查填谁", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-05-18").required
    public let kind = Field<InspectionKind>("kind", "检查类别", example: "党建专项督查").required
    public let targets = Field<[Link<PartyOrganization>]>("targets", "被检查的党组织", example: "市某局机关第一党支部").required
    public let problems = Field<Int>("problems", "发现问题数", hint: "没有发现问题填0", example: "2", unit: "个").required
    public let circulatedPersons = Field<Int>("circulatedPersons", "通报处理人数", example: "1", unit: "人")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, kind, targets, problems, circulatedPersons, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("targets", "被检查的党组织", record.targets)
        problems.atLeast(0, "problems", "发现问题数", record.problems)
        problems.atLeast(0, "circulatedPersons", "通报处理人数", record.circulatedPersons)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        let targets = Set((record.targets ?? []).map(\.id)).sorted()
        facts.event(
            "inspection.\(kind.rawValue)", at: [organization], on: on,
            .measured([
                "count": 1, "targets": targets.count.wide, "problems": record.problems?.wide,
                "circulated": record.circulatedPersons?.wide,
            ]))
        for target in targets { facts.event("inspection.target", at: [target], on: on) }
    }
}
