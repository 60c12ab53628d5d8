/// 上级部署: one requirement that came from above, and what became of it. systems.md, S22.
public struct Directive: Register {
    public static let title = "上级部署"
    public static let area = Area.responsibility
    public static let purpose = "收到一项上级部署、指示要求填一行，分办、落实、反馈按步骤登记。"
    public static let shape = Directive()
    public static let naturalKey = ["organizationId", "receivedOn", "title"]
    public static let dayKey: String? = "receivedOn"
    public static let yields = [
        "directive.received", "directive.done", "directive.reported", "directive.taskOpen", "directive.taskOverdue",
    ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("assign", "分办", from: ["received"], to: "assigned", needs: ["ownerId"]),
            LifeCycle.Step("start", "开始落实", from: ["assigned"], to: "inProgress", needs: ["measures"]),
            LifeCycle.Step(
                "finish", "落实完成", from: ["assigned", "inProgress"], to: "done", dayKey: "doneOn",
                needs: ["measures", "result"]),
            LifeCycle.Step("report", "反馈", from: ["done"], to: "reported", dayKey: "reportedOn"),
        ], basis: "先分办、再落实，落实以后反馈")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "部署事项", example: "开展党费收缴自查").required
    public let source = Field<String>("source", "部署单位", hint: "文件、会议或领导批示的来源", example: "市直机关工委").required
    public let level = Field<AdminLevel>("level", "部署级别", example: "市").required
    public let documentNumber = Field<String>("documentNumber", "文号", example: "某直工〔2023〕12号")
    public let receivedOn = Field<Day>("receivedOn", "接收日期", example: "2023-05-08").required
    public let requirement = Field<LongText>("requirement", "具体要求", example: "六月底前完成自查并报送报告").required
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明")
    public let dueOn = Field<Day>("dueOn", "完成期限", hint: "没有明确期限的不填", example: "2023-06-30")
    public let state = Field<DirectiveState>("state", "落实状态", example: "已接收").required
    public let measures = Field<LongText>("measures", "落实措施", example: "各支部自查，机关党委复核")
    public let doneOn = Field<Day>("doneOn", "落实日期")
    public let result = Field<LongText>("result", "落实结果")
    public let reportedOn = Field<Day>("reportedOn", "反馈日期")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, source, level, documentNumber, receivedOn, requirement, ownerId, dueOn, state,
            measures, doneOn, result, reportedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("接收日期", record.receivedOn), "dueOn", "完成期限", record.dueOn)
        problems.inOrder(("接收日期", record.receivedOn), "doneOn", "落实日期", record.doneOn)
        problems.inOrder(("落实日期", record.doneOn), "reportedOn", "反馈日期", record.reportedOn)
        guard let state = record.state else { return }
        let because = "落实状态是“\(state.label)”"
        problems.needed("ownerId", "责任人", isMissing: state != .received && record.ownerId == nil, because: because)
        let done = state == .done || state == .reported
        problems.needed("doneOn", "落实日期", isMissing: done && record.doneOn == nil, because: because)
        problems.needed("result", "落实结果", isMissing: done && record.result == nil, because: because)
        problems.needed(
            "reportedOn", "反馈日期", isMissing: state == .reported && record.reportedOn == nil, because: because)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let received = record.receivedOn else { return }
        facts.event("directive.received", at: [organization], on: received)
        if let done = record.doneOn { facts.event("directive.done", at: [organization], on: done) }
        if let reported = record.reportedOn { facts.event("directive.reported", at: [organization], on: reported) }
        facts.owed("directive.task", at: organization, from: received, due: record.dueOn, done: record.doneOn)
    }
}
