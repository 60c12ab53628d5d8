/// 志愿服务: one volunteer activity.
public struct VolunteerService: Register {
    public static let title = "志愿服务"
    public static let area = Area.service
    public static let purpose = "开展一次志愿服务填一行。"
    public static let shape = VolunteerService()
    public static let naturalKey = ["organizationId", "on", "kind"]
    public static let yields = VolunteerKind.allCases.map { "volunteer.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-03-05").required
    public let kind = Field<VolunteerKind>("kind", "服务类别", example: "文明创建").required
    public let participants = Field<Int>("participants", "参加人次", example: "20", unit: "人次").required
    public let hours = Field<ExactDecimal>("hours", "人均时长", hint: "每人服务几小时", example: "2.5", unit: "小时")
    public let community = Field<String>("community", "服务地点", example: "某某社区")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, kind, participants, hours, community, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.positive("hours", "人均时长", record.hours)
        if let hours = record.hours, hours > ExactDecimal(24) {
            problems.add("hours", "hours-too-long", "人均时长超过24小时", next: "请填每人一次服务的小时数")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        // volunteer-hours: Σ participants × hours.
        let hours = record.hours?.hundredths.flatMap { each -> Int64? in
            let (product, overflow) = each.multipliedReportingOverflow(by: (record.participants ?? 0).wide)
            return overflow ? nil : product
        }
        facts.event(
            "volunteer.\(kind.rawValue)", at: [organization], on: on,
            .measured(["count": 1, "people": record.participants?.wide, "hours": hours]))
    }
}
