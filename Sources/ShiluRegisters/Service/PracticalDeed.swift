/// 办实事: one thing done for people.
public struct PracticalDeed: Register {
    public static let title = "办实事"
    public static let area = Area.service
    public static let purpose = "为群众、职工办一件实事填一行。"
    public static let shape = PracticalDeed()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields =
        TaskState.allCases.map { "deed.\($0.rawValue)" }
        + Satisfaction.allCases.map { "deed.\($0.rawValue)" }
        + ["deed.notVolunteer", "deed.rated", "deed.finished", "deed.taskOpen", "deed.taskOverdue"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("start", "开始办理", from: ["planned"], to: "inProgress"),
            LifeCycle.Step("finish", "办结", from: ["planned", "inProgress"], to: "done", dayKey: "doneOn"),
            LifeCycle.Step("rate", "登记满意度", from: ["done"], to: "done", needs: ["satisfaction"]),
        ], basis: "先办理、后办结，办结以后登记满意度")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-05-12").required
    public let titleField = Field<String>("title", "事项", example: "为社区安装健身器材").required
    public let beneficiaries = Field<Int>("beneficiaries", "受益人数", example: "120", unit: "人")
    public let state = Field<TaskState>("state", "办理状态", example: "完成").required
    public let serviceId = Field<Link<VolunteerService>>("serviceId", "同一次志愿服务", hint: "已另填为志愿服务的，填那次编号，合计时不重复")
    public let applicant = Field<DeedApplicant>("applicant", "诉求人", example: "群众")
    public let demand = Field<LongText>("demand", "诉求", hint: "写事不写人", example: "小区缺少活动场地")
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明")
    public let dueOn = Field<Day>("dueOn", "办理期限", example: "2023-06-30")
    public let doneOn = Field<Day>("doneOn", "办结日期", example: "2023-06-20")
    public let result = Field<LongText>("result", "办理结果", example: "安装健身器材六件")
    public let satisfaction = Field<Satisfaction>("satisfaction", "满意度", hint: "回访得到的评价", example: "满意")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, on, titleField, beneficiaries, state, serviceId, applicant, demand, ownerId, dueOn, doneOn,
            result, satisfaction, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "beneficiaries", "受益人数", record.beneficiaries)
        problems.inOrder(("日期", record.on), "dueOn", "办理期限", record.dueOn)
        problems.inOrder(("日期", record.on), "doneOn", "办结日期", record.doneOn)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let state = record.state else { return }
        facts.event(
            "deed.\(state.rawValue)", at: [organization], on: on,
            .measured(["count": 1, "people": record.beneficiaries?.wide]))
        // service-activity-count: an activity that is entered as both counts once.
        if record.serviceId == nil { facts.event("deed.notVolunteer", at: [organization], on: on) }
        if let done = record.doneOn { facts.event("deed.finished", at: [organization], on: done) }
        if let satisfaction = record.satisfaction {
            for kind in ["deed.rated", "deed.\(satisfaction.rawValue)"] {
                facts.event(kind, at: [organization], on: on)
            }
        }
        // A deed done without a day for it was done on the day that it stands under.
        if state != .done || record.doneOn != nil {
            facts.owed("deed.task", at: organization, from: on, due: record.dueOn, done: record.doneOn)
        }
    }
}
