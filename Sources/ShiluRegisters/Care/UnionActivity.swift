/// 工会活动类别 (systems.md, S11).
public enum UnionActivityKind: String, CodeList {
    case culture, sports, outing, care
    public var label: String {
        switch self {
        case .culture: "文化活动"
        case .sports: "体育活动"
        case .outing: "春游秋游"
        case .care: "职工关怀"
        }
    }
    public var also: [String] { self == .outing ? ["春游", "秋游"] : [] }
}

/// 工会文体活动: an activity of the union or of sports. A contest is a `Competition`. systems.md, S11.
public struct UnionActivity: Register {
    public static let title = "工会文体活动"
    public static let area = Area.service
    public static let purpose = "工会活动、文体活动、春游一次填一行；比赛填在比赛演讲里。"
    public static let shape = UnionActivity()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = UnionActivityKind.allCases.map { "union.\($0.rawValue)" } + ["union.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "工会所在单位的党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-01-13").required
    public let kind = Field<UnionActivityKind>("kind", "活动类别", example: "文化活动").required
    public let titleField = Field<String>("title", "活动名称", example: "迎新春趣味活动").required
    public let place = Field<String>("place", "地点", example: "机关食堂")
    public let participants = Field<Int>("participants", "参加人次", example: "85", unit: "人次").required
    public let cost = Field<Money>("cost", "费用", hint: "没有费用的不填", example: "2600", unit: "元")
    public let result = Field<String>("result", "活动结果", example: "评出三个优胜组")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, kind, titleField, place, participants, cost, result, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.positive("cost", "费用", record.cost)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        for name in ["union.any", "union.\(kind.rawValue)"] {
            facts.event(
                name, at: [organization], on: on,
                .measured(["count": 1, "participants": record.participants?.wide, "money": record.cost?.fen]))
        }
    }
}
