/// 听取汇报: an organisation hears the secretaries below it.
public struct HearingOfReports: HeldInMeeting {
    public static let title = "听取汇报"
    public static let area = Area.documents
    public static let purpose = "听取一次支部汇报填一行，列出汇报人。"
    public static let shape = HearingOfReports()
    public static let naturalKey = ["meetingId", "organizationId", "on", "topic"]
    public static let yields = TopicCode.allCases.flatMap {
        ["hearing.\($0.rawValue)", "hearing.reporter.\($0.rawValue)"]
    }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "听取汇报的党组织", hint: "填了所在会议可以不填", example: "市某局机关党委")
    public let on = Field<Day>("on", "日期", hint: "填了所在会议可以不填", example: "2023-06-28")
    public let topic = Field<TopicCode>("topic", "汇报内容", example: "党建").required
    public let reporters = Field<[Link<Member>]>("reporters", "汇报人", hint: "数字记在汇报人所在支部", example: "李明、王芳").required
    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "在会上听取的填会议编号").following
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, topic, reporters, meetingId, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(held: record, &problems)
        problems.notEmpty("reporters", "汇报人", record.reporters)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = Gathering(held: record, in: context), let topic = record.topic else { return }
        let reporters = Set((record.reporters ?? []).map(\.id)).sorted()
        facts.event(
            "hearing.\(topic.rawValue)", at: held.organizations, on: held.day,
            ["count": 1, "reporters": reporters.count.wide])
        for reporter in reporters {
            facts.reached("hearing.reporter.\(topic.rawValue)", member: reporter, on: held.day, fallback: nil)
        }
    }
}
