/// 学习强国积分: the points of one member in one quarter.
public struct OnlineStudyPoints: Register {
    public static let title = "学习强国积分"
    public static let area = Area.study
    public static let purpose = "每名党员每季度的学习积分填一行。"
    public static let shape = OnlineStudyPoints()
    public static let naturalKey = ["memberId", "quarter"]
    public static let dayKey: String? = "quarter"
    public static let yields = ["points.quarter"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let quarter = Field<YearQuarter>("quarter", "季度", example: "2023-Q1").required
    public let points = Field<Int>("points", "积分", hint: "本季度所得积分", example: "3260", unit: "分").required

    public var fields: [any AnyField] { [organizationId, memberId, quarter, points] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(0, "points", "积分", record.points)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId, let quarter = record.quarter, let points = record.points else { return }
        let (day, fallback) = (quarter.period.last, record.organizationId?.id)
        facts.reached("points.quarter", member: member.id, on: day, fallback: fallback)
        facts.reached(
            "points.quarter", member: member.id, on: day, fallback: fallback, measure: "points", value: points.wide)
    }
}
