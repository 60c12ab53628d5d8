/// 启用日: the day from which the unit's records are complete; roster, posts, terms and open problems before it are openings
/// without history (design.md, "Kept registers"; our own).
public struct GoLive: Register {
    public static let title = "启用日"
    public static let area = Area.ledger
    public static let purpose = "本单位从哪一天起启用台账，只填一行。"
    public static let shape = GoLive()
    public static let naturalKey = ["organizationId"]

    /// The root of the unit.
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "填最上一级", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "启用日期", hint: "从这一天起记录完整", example: "2023-01-01").required

    public var fields: [any AnyField] { [organizationId, on] }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let root = context.record(record.organizationId), root.parentId != nil {
            problems.add("organizationId", "not-the-root", "填的不是最上一级党组织", next: "请填没有上级的那个党组织")
        }
    }
}
