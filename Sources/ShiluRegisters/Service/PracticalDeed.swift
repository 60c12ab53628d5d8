/// 办实事: one thing done for people.
public struct PracticalDeed: Register {
    public static let title = "办实事"
    public static let area = Area.service
    public static let purpose = "为群众、职工办一件实事填一行。"
    public static let shape = PracticalDeed()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = TaskState.allCases.map { "deed.\($0.rawValue)" } + ["deed.notVolunteer"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-05-12").required
    public let titleField = Field<String>("title", "事项", example: "为社区安装健身器材").required
    public let beneficiaries = Field<Int>("beneficiaries", "受益人数", example: "120", unit: "人")
    public let state = Field<TaskState>("state", "办理状态", example: "完成").required
    public let serviceId = Field<Link<VolunteerService>>("serviceId", "同一次志愿服务", hint: "已另填为志愿服务的，填那次编号，合计时不重复")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, titleField, beneficiaries, state, serviceId, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "beneficiaries", "受益人数", record.beneficiaries)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let state = record.state else { return }
        facts.event(
            "deed.\(state.rawValue)", at: [organization], on: on,
            .measured(["count": 1, "people": record.beneficiaries?.wide]))
        // service-activity-count: an activity that is entered as both counts once.
        if record.serviceId == nil { facts.event("deed.notVolunteer", at: [organization], on: on) }
    }
}
