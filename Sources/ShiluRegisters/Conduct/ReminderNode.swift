/// 廉政提醒节点: a festival or a season before which the organisation reminds its people. Each reminder that was given is an
/// `IntegrityEducation` with its recipients, which names the node. systems.md, S59.
public struct ReminderNode: Register {
    public static let title = "廉政提醒节点"
    public static let area = Area.integrity
    public static let purpose = "一年里要提醒的节日和敏感时段，一个节点填一行；提醒了，在廉政警示教育里登记并填节点编号。"
    public static let shape = ReminderNode()
    public static let naturalKey = ["organizationId", "festival", "startsOn"]
    public static let dayKey: String? = "startsOn"
    public static let yields = ["reminderNode.due", "reminderNode.reminded", "reminderNode.late"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let festival = Field<FestivalNode>("festival", "节点", example: "敏感时段").required
    public let titleField = Field<String>("title", "名称", hint: "敏感时段写明是什么时段", example: "春灌供水")
    public let startsOn = Field<Day>("startsOn", "开始日期", hint: "节日放假或时段开始的那天", example: "2023-04-01").required
    public let endsOn = Field<Day>("endsOn", "结束日期", example: "2023-05-31")
    public let remindBy = Field<Day>("remindBy", "最迟提醒日期", example: "2023-03-31").required
    public let audience = Field<String>("audience", "提醒对象", example: "全体党员干部").required

    public var fields: [any AnyField] {
        [organizationId, festival, titleField, startsOn, endsOn, remindBy, audience]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.startsOn), "endsOn", "结束日期", record.endsOn)
        if let starts = record.startsOn, let by = record.remindBy, by > starts {
            problems.add("remindBy", "reminder-after-start", "最迟提醒日期晚于开始日期", next: "节点提醒应在节前，请核对日期")
        }
        problems.needed(
            "title", "名称", isMissing: record.festival == .sensitive && record.titleField == nil, because: "敏感时段须写明是什么时段"
        )
    }

    /// Due on the last day for it; given when an education names the node, late when the first one came after that day.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let by = record.remindBy else { return }
        facts.event("reminderNode.due", at: [organization], on: by)
        let given = context.records(IntegrityEducation.self, by: \.nodeId, to: record.id).compactMap {
            Gathering(held: $0, in: context)?.day
        }.min()
        guard let given else { return }
        facts.event("reminderNode.reminded", at: [organization], on: by)
        if given > by { facts.event("reminderNode.late", at: [organization], on: by) }
    }
}
