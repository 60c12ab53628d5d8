/// 领导小组专班: a body for one task and one time. systems.md, S25, S49.
public struct LeadingGroup: Register {
    public static let title = "领导小组专班"
    public static let area = Area.responsibility
    public static let purpose = "成立一个领导小组、工作专班填一行，撤销时登记撤销。"
    public static let shape = LeadingGroup()
    public static let naturalKey = ["organizationId", "name", "establishedOn"]
    public static let dayKey: String? = "establishedOn"
    public static let yields =
        LeadingGroupKind.allCases.map { "leadingGroup.\($0.rawValue)" } + [
            "leadingGroup.any", "leadingGroup.established",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [LifeCycle.Step("dissolve", "撤销", from: ["inForce"], to: "ended", dayKey: "dissolvedOn")],
        basis: "在运行的机构才能撤销")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "名称", example: "主题教育领导小组").required
    public let kind = Field<LeadingGroupKind>("kind", "机构类别", example: "领导小组").required
    public let mandate = Field<LongText>("mandate", "职责", example: "统筹主题教育各项工作").required
    public let leaderId = Field<Link<Member>>("leaderId", "组长", example: "李明").required
    public let deputyIds = Field<[Link<Member>]>("deputyIds", "副组长", example: "王芳")
    public let memberIds = Field<[Link<Member>]>("memberIds", "成员")
    public let office = Field<String>("office", "办公室设在", example: "机关党委办公室")
    public let officeHeadId = Field<Link<Member>>("officeHeadId", "办公室主任")
    public let establishedOn = Field<Day>("establishedOn", "成立日期", example: "2023-04-10").required
    public let dissolvedOn = Field<Day>("dissolvedOn", "撤销日期", hint: "还在运行的不填")
    public let state = Field<StandingState>("state", "状态", example: "运行中").required
    public let documentId = Field<Link<PlanDocument>>("documentId", "成立文件", hint: "计划方案文件里的编号")
    public let campaignId = Field<Link<ThematicCampaign>>("campaignId", "主题教育")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, nameField, kind, mandate, leaderId, deputyIds, memberIds, office, officeHeadId,
            establishedOn, dissolvedOn, state, documentId, campaignId, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("成立日期", record.establishedOn), "dissolvedOn", "撤销日期", record.dissolvedOn)
        problems.needed(
            "dissolvedOn", "撤销日期", isMissing: record.state == .ended && record.dissolvedOn == nil, because: "状态是“已结束”")
        if let leader = record.leaderId, (record.deputyIds ?? []).contains(leader) {
            problems.add("deputyIds", "leader-is-deputy", "组长同时填在副组长里", next: "请删去一处")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.establishedOn, let kind = record.kind
        else { return }
        for name in ["leadingGroup.any", "leadingGroup.\(kind.rawValue)"] {
            facts.interval(name, at: organization, from: from, to: record.dissolvedOn)
        }
        let people = [record.leaderId].compactMap { $0 } + (record.deputyIds ?? []) + (record.memberIds ?? [])
        facts.event(
            "leadingGroup.established", at: [organization], on: from,
            ["count": 1, "members": people.withoutDoubles.count.wide])
    }
}
