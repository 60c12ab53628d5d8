/// 典型类别 (registers.md, K, TypicalCaseKind).
public enum TypicalCaseKind: String, CodeList {
    case model, warning
    public var label: String {
        switch self {
        case .model: "优秀典型"
        case .warning: "警示案例"
        }
    }
    public var also: [String] {
        switch self {
        case .model: ["先进典型"]
        case .warning: ["反面典型"]
        }
    }
}

/// 典型案例: a model that was set up or a case that warns.
public struct TypicalCase: Register {
    public static let title = "典型案例"
    public static let area = Area.integrity
    public static let purpose = "选树一个典型或通报一起案例填一行。"
    public static let shape = TypicalCase()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = TypicalCaseKind.allCases.map { "typical.\($0.rawValue)" } + ["typical.used"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-07-01").required
    public let kind = Field<TypicalCaseKind>("kind", "典型类别", example: "优秀典型").required
    public let titleField = Field<String>("title", "名称", example: "扎根一线的测量队").required
    public let source = Field<String>("source", "来源", hint: "通报文件、片名或推荐单位", example: "市纪委通报")
    public let summary = Field<LongText>("summary", "内容摘要", hint: "写入的姓名以后不能单独抹去", example: "连续五年测报无差错")
    public let lesson = Field<LongText>("lesson", "经验或教训", example: "一线岗位也能出彩")
    public let usedIn = Field<[AnyLink]>("usedIn", "用于哪些活动", hint: "用到它的会议、教育等记录的编号", example: "廉政警示教育/001")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, kind, titleField, source, summary, lesson, usedIn, evidence]
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        facts.event("typical.\(kind.rawValue)", at: [organization], on: on)
        let uses = (record.usedIn ?? []).withoutDoubles.count
        if uses > 0 { facts.event("typical.used", at: [organization], on: on, ["count": 1, "uses": uses.wide]) }
    }
}
