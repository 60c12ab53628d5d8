/// 流动类别 (registers.md, K, FloatingKind).
public enum FloatingKind: String, CodeList {
    case domestic, abroad
    public var label: String {
        switch self {
        case .domestic: "国内流动"
        case .abroad: "出国（境）"
        }
    }
    public var also: [String] { self == .abroad ? ["出国", "出境", "出国境"] : ["国内"] }
}

/// 流动党员联系: one contact with a member who is away (obligations floating-member-contact, abroad-member-contact).
/// 《党员教育管理条例》第32、34条.
public struct FloatingMemberContact: Register {
    public static let title = "流动党员联系"
    public static let area = Area.members
    public static let purpose = "与外出流动或者出国（境）的党员联系一次填一行。"
    public static let shape = FloatingMemberContact()
    public static let naturalKey = ["memberId", "on", "means"]
    public static let yields = FloatingKind.allCases.map { "contact.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "联系的党员", example: "李明").required
    public let on = Field<Day>("on", "日期", example: "2023-06-12").required
    public let means = Field<String>("means", "联系方式", hint: "如电话、走访、微信", example: "电话").required
    public let kind = Field<FloatingKind>("kind", "流动类别", example: "国内流动").required
    public let place = Field<String>("place", "所在地", example: "省外")
    /// registers.md does not name it; whether five years abroad are over cannot be told without it.
    public let awaySince = Field<Day>("awaySince", "外出起始日期", hint: "出国（境）的填这次出国（境）的日期", example: "2022-09-01")
    public let content = Field<LongText>("content", "联系内容", hint: "不要写个人隐私", example: "了解工作学习情况，通报支部工作")

    public var fields: [any AnyField] { [organizationId, memberId, on, means, kind, place, awaySince, content] }

    /// One per contact, `count` 1, at the member's own branch.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId?.id, let on = record.on, let kind = record.kind else { return }
        facts.reached(
            "contact.\(kind.rawValue)", member: member, on: on, fallback: record.organizationId?.id, measure: "count")
    }
}
