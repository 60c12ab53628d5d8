/// 责任事项: one duty of a post, with what it aims at and when it was fulfilled.
public struct ResponsibilityTask: Part {
    public static let title = "责任事项"
    public static let shape = ResponsibilityTask()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let side = Field<DutySide>("side", "责任类别", example: "党建").required
    public let text = Field<LongText>("text", "责任事项", example: "每半年听取一次支部书记党建工作汇报").required
    public let target = Field<String>("target", "责任目标", example: "全年不少于2次")
    public let dueOn = Field<Day>("dueOn", "完成期限", example: "2023-12-31")
    public let doneOn = Field<Day>("doneOn", "履责日期", hint: "还没有完成的不填", example: "2023-11-30")
    public let proof = Field<AnyLink>("proof", "履责依据", hint: "会议、汇报等记录的编号", example: "听取汇报/001")

    public var fields: [any AnyField] { [number, side, text, target, dueOn, doneOn, proof] }
}

/// 责任岗位: what one post answers for, in Party building and in its business side by side (一岗双责), under collective
/// leadership with a division of work. systems.md, S13, S14, S16, S54.
///
/// It advances as duties are fulfilled, and ends with the post; a new division of work is a new record, so the history stands.
public struct ResponsibilityPost: Register {
    public static let title = "责任岗位"
    public static let area = Area.responsibility
    public static let purpose = "一个岗位的党建责任和业务职责填一行，责任事项填在责任事项表里；分工变了另填一行。"
    public static let shape = ResponsibilityPost()
    public static let naturalKey = ["organizationId", "memberId", "post", "from"]
    public static let dayKey: String? = "from"
    public static let yields =
        ResponsibilityLevel.allCases.map { "responsibility.\($0.rawValue)" }
        + DutySide.allCases.flatMap { ["responsibility.due.\($0.rawValue)", "responsibility.done.\($0.rawValue)"] }
        + [
            "responsibility.post", "responsibility.leading", "responsibility.paired", "responsibility.taskOpen",
            "responsibility.taskOverdue",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("fulfil", "登记履责", from: ["inForce"], to: "inForce", needs: ["tasks"]),
            LifeCycle.Step("end", "免去责任", from: ["inForce"], to: "ended", dayKey: "to"),
        ], basis: "在任期间登记履责，免去责任以后不再登记")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "责任人", hint: "一个岗位只填一名责任人", example: "李明").required
    public let post = Field<String>("post", "岗位", example: "党总支书记").required
    public let level = Field<ResponsibilityLevel>("level", "责任层级", example: "第一责任人").required
    public let division = Field<LongText>("division", "分工", hint: "分管的科室、联系的支部", example: "主持全面工作，联系第一党支部")
    public let partyDuty = Field<LongText>("partyDuty", "党建和党风廉政责任", example: "对党建工作负总责").required
    public let businessDuty = Field<LongText>("businessDuty", "业务职责", hint: "领导岗位必填，才算一岗双责", example: "主持防汛抗旱工作")
    public let basisId = Field<Link<PlanDocument>>("basisId", "分工文件", hint: "计划方案文件里的编号")
    public let decidedIn = Field<Link<MeetingRecord>>("decidedInId", "决定分工的会议", hint: "集体研究确定分工的会议编号")
    public let from = Field<Day>("from", "开始日期", example: "2023-01-01").required
    public let to = Field<Day>("to", "结束日期", hint: "还在任的不填")
    public let state = Field<StandingState>("state", "状态", example: "在任").required
    public let tasks = Field<Parts<ResponsibilityTask>>("tasks", "责任事项")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, memberId, post, level, division, partyDuty, businessDuty, basisId, decidedIn, from, to,
            state, tasks, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.from), "to", "结束日期", record.to)
        problems.needed("to", "结束日期", isMissing: record.state == .ended && record.to == nil, because: "状态是“已结束”")
        var numbers: Set<Int> = []
        for task in record.tasks?.items ?? [] {
            if let number = task.number, !numbers.insert(number).inserted {
                problems.add("tasks", "task-number-twice", "责任事项序号\(number)出现两次", next: "请重新编号")
            }
            problems.inOrder(("开始日期", record.from), "tasks", "责任事项的履责日期", task.doneOn)
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let level = record.level else {
            return
        }
        var standing = ["responsibility.post", "responsibility.\(level.rawValue)"]
        if level.isLeading {
            standing.append("responsibility.leading")
            if record.partyDuty != nil, record.businessDuty != nil { standing.append("responsibility.paired") }
        }
        for kind in standing { facts.interval(kind, at: organization, from: from, to: record.to) }
        for task in record.tasks?.items ?? [] {
            guard let side = task.side?.rawValue else { continue }
            if let due = task.dueOn { facts.event("responsibility.due.\(side)", at: [organization], on: due) }
            if let done = task.doneOn { facts.event("responsibility.done.\(side)", at: [organization], on: done) }
            facts.owed(
                "responsibility.task", at: organization, from: from, due: task.dueOn,
                done: task.doneOn ?? record.to?.adding(days: 1))
        }
    }
}
