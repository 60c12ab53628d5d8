/// 信息类别 (registers.md, K, PublicityKind).
public enum PublicityKind: String, CodeList {
    case news, experience, ad, film, column, release
    public var label: String {
        switch self {
        case .news: "党建信息"
        case .experience: "经验材料"
        case .ad: "公益广告"
        case .film: "宣传片"
        case .column: "专栏"
        case .release: "信息发布"
        }
    }
    public var also: [String] { self == .news ? ["信息", "简报"] : [] }
}

/// 党建信息: news, articles, films that were made; with a medium when it printed or showed them.
public struct PublicityItem: Register {
    public static let title = "党建信息"
    public static let area = Area.documents
    public static let purpose = "编发一篇信息、经验材料或一件宣传作品填一行。"
    public static let shape = PublicityItem()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields =
        PublicityKind.allCases.map { "publicity.\($0.rawValue)" } + [
            "publicity.inMedia", "publicity.onAccount", "publicity.approved",
        ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "标题", example: "市某局开展主题党日活动").required
    public let kind = Field<PublicityKind>("kind", "信息类别", example: "党建信息").required
    public let on = Field<Day>("on", "日期", example: "2023-07-03").required
    public let medium = Field<String>("medium", "刊发媒体", hint: "没有在媒体刊发的不填", example: "市机关党建网")
    public let level = Field<AdminLevel>("level", "媒体级别", example: "市")
    public let award = Field<String>("award", "获奖情况", example: "三等奖")
    public let accountId = Field<Link<MediaAccount>>("accountId", "发布账号", hint: "在本单位网站、公众号发布的，填网站新媒体里的编号")
    public let approverId = Field<Link<Member>>("approverId", "审核人", hint: "在本单位账号发布的必填", example: "王芳")
    public let clearedOn = Field<Day>("approvedOn", "审核日期", example: "2023-07-02")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, kind, on, medium, level, award, accountId, approverId, clearedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.needed(
            "approverId", "审核人", isMissing: record.accountId != nil && record.approverId == nil, because: "在本单位账号发布须先审核"
        )
        problems.inOrder(("审核日期", record.clearedOn), "on", "日期", record.on)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        let inMedia = record.medium != nil
        facts.event(
            "publicity.\(kind.rawValue)", at: [organization], on: on, ["count": 1, "inMedia": inMedia ? 1 : 0])
        if inMedia { facts.event("publicity.inMedia", at: [organization], on: on) }
        guard record.accountId != nil else { return }
        facts.event("publicity.onAccount", at: [organization], on: on)
        if record.clearedOn != nil { facts.event("publicity.approved", at: [organization], on: on) }
    }
}
