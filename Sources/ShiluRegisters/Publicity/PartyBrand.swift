/// 创建任务: one task of a brand, a site, a project.
public struct BrandTask: Part {
    public static let title = "创建任务"
    public static let shape = BrandTask()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "任务", example: "提炼品牌内涵").required
    public let dueOn = Field<Day>("dueOn", "完成期限", example: "2023-06-30")
    public let doneOn = Field<Day>("doneOn", "完成日期", example: "2023-06-20")

    public var fields: [any AnyField] { [number, text, dueOn, doneOn] }
}

/// 品牌和示范点: the dossier of a brand, a demonstration site or a project: theme, tasks, products, acceptance, results.
/// systems.md, S68, S81.
public struct PartyBrand: Register {
    public static let title = "品牌和示范点"
    public static let area = Area.publicity
    public static let purpose = "一个党建品牌、示范点、党建项目填一行，任务填在创建任务表里，验收命名按步骤登记。"
    public static let shape = PartyBrand()
    public static let naturalKey = ["organizationId", "kind", "name"]
    public static let dayKey: String? = "startedOn"
    public static let yields =
        BrandKind.allCases.flatMap { ["brand.\($0.rawValue)", "brand.accepted.\($0.rawValue)"] } + [
            "brand.any", "brand.taskDone", "brand.taskOpen", "brand.taskOverdue",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("progress", "登记进展", from: ["building"], to: "building", needs: ["tasks"]),
            LifeCycle.Step(
                "accept", "验收命名", from: ["building"], to: "accepted", dayKey: "acceptedOn",
                needs: ["acceptedBy", "result"]),
            LifeCycle.Step("end", "结束", from: ["building", "accepted"], to: "ended", dayKey: "endedOn"),
        ], basis: "先创建，验收以后命名")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let nameField = Field<String>("name", "名称", example: "先锋护水").required
    public let kind = Field<BrandKind>("kind", "品牌项目类别", example: "党建品牌").required
    public let theme = Field<LongText>("theme", "主题内涵", example: "把支部建在河湖一线").required
    public let leaderId = Field<Link<Member>>("leaderId", "负责人", example: "李明")
    public let startedOn = Field<Day>("startedOn", "启动日期", example: "2023-03-01").required
    public let tasks = Field<Parts<BrandTask>>("tasks", "创建任务")
    public let products = Field<[String]>("products", "成果", hint: "几项成果，用分号隔开", example: "品牌手册；工作案例")
    public let state = Field<BrandState>("state", "创建状态", example: "创建中").required
    public let acceptedOn = Field<Day>("acceptedOn", "命名日期")
    public let acceptedBy = Field<String>("acceptedBy", "命名单位", example: "市直机关工委")
    public let level = Field<AdminLevel>("level", "命名级别", example: "市")
    public let result = Field<LongText>("result", "成效")
    public let endedOn = Field<Day>("endedOn", "结束日期")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, nameField, kind, theme, leaderId, startedOn, tasks, products, state, acceptedOn,
            acceptedBy, level, result, endedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("启动日期", record.startedOn), "acceptedOn", "命名日期", record.acceptedOn)
        problems.inOrder(("启动日期", record.startedOn), "endedOn", "结束日期", record.endedOn)
        problems.needed(
            "acceptedOn", "命名日期", isMissing: record.state == .accepted && record.acceptedOn == nil,
            because: "创建状态是“已验收命名”")
        problems.needed(
            "endedOn", "结束日期", isMissing: record.state == .ended && record.endedOn == nil, because: "创建状态是“已结束”")
        var numbers: Set<Int> = []
        for task in record.tasks?.items ?? [] {
            if let number = task.number, !numbers.insert(number).inserted {
                problems.add("tasks", "task-number-twice", "创建任务序号\(number)出现两次", next: "请重新编号")
            }
            problems.inOrder(("启动日期", record.startedOn), "tasks", "任务完成日期", task.doneOn)
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let started = record.startedOn, let kind = record.kind
        else { return }
        for name in ["brand.any", "brand.\(kind.rawValue)"] {
            facts.interval(name, at: organization, from: started, to: record.endedOn)
        }
        if let accepted = record.acceptedOn {
            facts.event("brand.accepted.\(kind.rawValue)", at: [organization], on: accepted)
        }
        for task in record.tasks?.items ?? [] {
            if let done = task.doneOn { facts.event("brand.taskDone", at: [organization], on: done) }
            facts.owed(
                "brand.task", at: organization, from: started, due: task.dueOn,
                done: task.doneOn ?? record.endedOn?.adding(days: 1))
        }
    }
}
