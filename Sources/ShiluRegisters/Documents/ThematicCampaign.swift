/// 对照表现: one manifestation on the checklist of a campaign.
public struct ChecklistItem: Part {
    public static let title = "对照表现"
    public static let shape = ChecklistItem()

    public let aspect = Field<String>("aspect", "方面", example: "理想信念方面").required
    public let manifestation = Field<String>("manifestation", "具体表现", example: "理论学习不深不透").required
    public let foundHere = Field<Bool>("foundHere", "本单位是否存在", hint: "还没有对照的不填", example: "是")

    public var fields: [any AnyField] { [aspect, manifestation, foundHere] }
}

/// 主题教育: the frame of a campaign to which other records refer.
public struct ThematicCampaign: Register {
    public static let title = "主题教育"
    public static let area = Area.study
    public static let purpose = "一次主题教育或专项活动填一行，会议、学习等台账可以引用。"
    public static let shape = ThematicCampaign()
    public static let naturalKey = ["organizationId", "name", "startsOn"]
    public static let dayKey: String? = "startsOn"
    public static let yields = ["campaign.running", "campaign.checklist"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "名称", example: "主题教育（第一批）").required
    public let startsOn = Field<Day>("startsOn", "开始日期", example: "2023-04-10").required
    public let endsOn = Field<Day>("endsOn", "结束日期", hint: "还没有结束的不填", example: "2023-08-31")
    public let leadingGroup = Field<[Link<Member>]>("leadingGroup", "领导小组成员", example: "李明、王芳")
    public let planDocumentId = Field<Link<PlanDocument>>("planDocumentId", "实施方案", hint: "计划方案台账里的编号")
    public let checklist = Field<Parts<ChecklistItem>>("checklist", "对照表现")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, nameField, startsOn, endsOn, leadingGroup, planDocumentId, checklist, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.startsOn), "endsOn", "结束日期", record.endsOn)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let starts = record.startsOn else { return }
        facts.interval("campaign.running", at: organization, from: starts, to: record.endsOn)
        let items = record.checklist?.items ?? []
        guard !items.isEmpty else { return }
        let aspects = Set(items.compactMap(\.aspect).map { stableNumber(of: $0) })
        facts.event(
            "campaign.checklist", at: [organization], on: starts,
            [
                "count": 1, "manifestations": items.count.wide, "aspects": aspects.count.wide,
                "found": items.count { $0.foundHere == true }.wide,
            ])
    }
}
