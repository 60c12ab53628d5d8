/// 隶属关系变动: from which day an organisation stands under which other. 《机关基层组织工作条例》第33条.
///
/// Yields no facts: the ledger reads the links of the tree from here and from `PartyOrganization.parentId`.
public struct OrganizationAffiliation: Register {
    public static let title = "隶属关系变动"
    public static let area = Area.organizations
    public static let purpose = "党组织改隶其他上级时填一行；成立时的上级填在党组织台账里。"
    public static let shape = OrganizationAffiliation()
    public static let naturalKey = ["organizationId", "from"]
    public static let dayKey: String? = "from"

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部").required
        .feeding
    public let parentId = Field<Link<PartyOrganization>>("parentId", "新的上级党组织", example: "市某局机关党委").required
    public let from = Field<Day>("from", "起始日期", example: "2023-03-05").required
    /// Last day; open while it lasts.
    public let to = Field<Day>("to", "截止日期", hint: "现在仍隶属的空着")
    public let reason = Field<String>("reason", "原因", example: "机构改革")

    public var fields: [any AnyField] { [organizationId, parentId, from, to, reason] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let parent = record.parentId, parent.id == record.organizationId?.id {
            problems.add("parentId", "parent-is-itself", "上级党组织填成了它自己", next: "请填它的新上级")
        }
        if let from = record.from, let to = record.to, to < from {
            problems.add("to", "ends-before-start", "截止日期早于起始日期", next: "请核对这两个日期")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let from = record.from else { return }
        for (key, link) in [("organizationId", record.organizationId), ("parentId", record.parentId)] {
            if let link, !context.exists(link.id, on: from) {
                problems.add(
                    key, "organization-not-there", "\(from.chinese)这个党组织还没有成立或者已经撤销",
                    next: "请核对日期，或改正党组织的成立、撤销日期")
            }
        }
    }
}
