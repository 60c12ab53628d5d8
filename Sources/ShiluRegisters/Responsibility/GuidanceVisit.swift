/// 联系指导: somebody from above visits a branch, talks there, or sits in on its meeting, and says what was found.
/// systems.md, S16, S23, S38. A check with targets and circulars is an `Inspection`.
public struct GuidanceVisit: Register {
    public static let title = "联系指导"
    public static let area = Area.responsibility
    public static let purpose = "到支部座谈、调研、督导或列席会议一次填一行，发现的问题填在发现问题表里。"
    public static let shape = GuidanceVisit()
    public static let naturalKey = ["organizationId", "targetId", "on", "form"]
    public static let yields =
        GuidanceForm.allCases.map { "guidance.\($0.rawValue)" } + ["guidance.any", "guidance.target"]
        + Facts.foundKinds("guidance")

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step(
                "follow", "跟踪问效", from: ["planned", "inProgress"], to: "inProgress", needs: ["problems"]),
            LifeCycle.Step("finish", "办结", from: ["planned", "inProgress"], to: "done"),
        ], basis: "发现的问题跟踪到底才能办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "派出党组织", hint: "谁去指导填谁", example: "市某局机关党委"
    ).required
    public let guideIds = Field<[Link<Member>]>("guideIds", "指导人", example: "王芳").required
    public let targetId = Field<Link<PartyOrganization>>("targetId", "指导的党组织", example: "市某局机关第一党支部").required
    public let on = Field<Day>("on", "日期", example: "2023-04-18").required
    public let form = Field<GuidanceForm>("form", "指导形式", example: "实地调研").required
    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "列席的会议", hint: "列席会议的填会议编号")
    public let comments = Field<LongText>("comments", "指导意见", hint: "写入的姓名以后不能单独抹去", example: "组织生活会材料准备充分，批评意见要更具体")
        .required
    public let problems = Field<Parts<FoundProblem>>("problems", "发现问题")
    public let state = Field<TaskState>("state", "跟踪状态", hint: "没有问题要跟踪的填完成", example: "完成").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, guideIds, targetId, on, form, meetingId, comments, problems, state, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("guideIds", "指导人", record.guideIds)
        problems.check("problems", record.problems, on: record.on)
        let isOpen = record.problems?.items.contains { $0.closedOn == nil } == true
        if record.state == .done, isOpen {
            problems.add("state", "problems-open", "还有问题没有办结，跟踪状态却是“完成”", next: "请填办结日期，或改正跟踪状态")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let form = record.form else { return }
        for kind in ["guidance.any", "guidance.\(form.rawValue)"] {
            facts.event(
                kind, at: [organization], on: on,
                ["count": 1, "guides": (record.guideIds ?? []).withoutDoubles.count.wide])
        }
        if let target = record.targetId?.id { facts.event("guidance.target", at: [target], on: on) }
        facts.found("guidance", record.problems, at: organization, on: on)
    }
}
