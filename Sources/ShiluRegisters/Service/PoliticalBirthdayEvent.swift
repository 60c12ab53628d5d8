/// 政治生日: the ritual held for one member (obligations political-birthday, political-rituals).
public struct PoliticalBirthdayEvent: Register {
    public static let title = "政治生日"
    public static let area = Area.service
    public static let purpose = "为一名党员过一次政治生日填一行。"
    public static let shape = PoliticalBirthdayEvent()
    public static let naturalKey = ["memberId", "on"]
    public static let yields = ["birthday.political"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let on = Field<Day>("on", "日期", example: "2023-07-01").required
    public let activityId = Field<Link<MeetingRecord>>("activityId", "所在会议", hint: "在会上开展的填会议编号")
    public let gift = Field<String>("gift", "纪念品", example: "贺卡")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, memberId, on, activityId, gift, evidence] }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId?.id, let on = record.on else { return }
        facts.reached(
            "birthday.political", member: member, on: on, fallback: record.organizationId?.id, measure: "count")
    }
}
