/// 文件类别 (registers.md, K, DocumentKind).
public enum DocumentKind: String, CodeList {
    case annualPlan, keyPoints, implementationPlan, responsibilityList, studyPlan, handbook, workDivision, report
    case request, notice, circular, minutesSummary, decision, reply, letter
    case taskList, problemList, riskList, measureList, supervisionList
    public var label: String {
        switch self {
        case .annualPlan: "年度计划"
        case .keyPoints: "工作要点"
        case .implementationPlan: "实施方案"
        case .responsibilityList: "责任清单"
        case .studyPlan: "学习计划"
        case .handbook: "工作手册"
        case .workDivision: "重点工作分工"
        case .report: "报告"
        case .request: "请示"
        case .notice: "通知"
        case .circular: "通报"
        case .minutesSummary: "纪要"
        case .decision: "决定"
        case .reply: "批复"
        case .letter: "函"
        case .taskList: "任务清单"
        case .problemList: "问题清单"
        case .riskList: "风险隐患清单"
        case .measureList: "措施清单"
        case .supervisionList: "监督清单"
        }
    }
    public var also: [String] {
        switch self {
        case .annualPlan: ["年度工作计划", "计划"]
        case .keyPoints: ["要点"]
        case .implementationPlan: ["方案"]
        case .riskList: ["风险清单", "隐患清单"]
        default: []
        }
    }
    /// Whether it is a list of items to be worked off (S15).
    public var isList: Bool {
        switch self {
        case .responsibilityList, .taskList, .problemList, .riskList, .measureList, .supervisionList: true
        default: false
        }
    }
}

/// Whether a promised number is a lower limit or the number itself.
public enum PromiseLimit: String, CodeList {
    case atLeast, exactly
    public var label: String {
        switch self {
        case .atLeast: "不少于"
        case .exactly: "正好"
        }
    }
    public var also: [String] {
        switch self {
        case .atLeast: ["至少"]
        case .exactly: ["等于"]
        }
    }
}

/// In which time a promised number is to be reached, each time anew.
public enum PromiseSpan: String, CodeList {
    case month, quarter, year
    public var label: String {
        switch self {
        case .month: "每月"
        case .quarter: "每季度"
        case .year: "全年"
        }
    }
    public var also: [String] { self == .year ? ["每年"] : [] }
}

/// Of whom a promised number is asked.
public enum PromiseScope: String, CodeList {
    case whole, eachBranch, eachPerson
    public var label: String {
        switch self {
        case .whole: "整体"
        case .eachBranch: "每个支部"
        case .eachPerson: "每人"
        }
    }
}

/// Whether a task was prescribed or chosen (systems.md, S19).
public enum TaskOrigin: String, CodeList {
    case prescribed, ownInitiative
    public var label: String {
        switch self {
        case .prescribed: "规定动作"
        case .ownInitiative: "自选动作"
        }
    }
}

/// 计划任务: one task of a plan; a task with a number also says which figure is to reach it (theme-party-day-plan,
/// lecture-plan).
public struct PlanTask: Part {
    public static let title = "任务"
    public static let shape = PlanTask()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "任务内容", example: "每个支部每月至少开展1次主题党日").required
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明")
    public let dueOn = Field<Day>("dueOn", "完成期限", example: "2023-12-31")
    public let figureId = Field<String>(
        "figureId", "指标", hint: "任务带数字的，填指标的名称或编号，如 主题党日次数", example: "theme-party-day-count")
    public let limit = Field<PromiseLimit>("limit", "要求", example: "不少于")
    public let amount = Field<ExactDecimal>("amount", "数字", example: "1")
    public let span = Field<PromiseSpan>("per", "周期", example: "每月")
    public let scope = Field<PromiseScope>("each", "范围", hint: "不填按整体", example: "每个支部")
    public let origin = Field<TaskOrigin>("origin", "任务性质", example: "规定动作")
    /// The task of the bureau's business that it is planned, inspected and scored together with (S21).
    public let businessTask = Field<String>("businessTask", "结合的业务工作", hint: "党建任务结合哪项业务工作", example: "汛期值守")

    public var fields: [any AnyField] {
        [number, text, ownerId, dueOn, figureId, limit, amount, span, scope, origin, businessTask]
    }
}

/// 计划方案制度文件: a plan, list or scheme that was issued, with what it promises.
public struct PlanDocument: Register {
    public static let title = "计划方案文件"
    public static let area = Area.documents
    public static let purpose = "印发一份计划、要点、方案、清单等文件填一行，任务填在任务表里。"
    public static let shape = PlanDocument()
    public static let naturalKey = ["organizationId", "title", "issuedOn"]
    public static let dayKey: String? = "issuedOn"
    public static let yields =
        DocumentKind.allCases.map { "plan.\($0.rawValue)" } + [
            "plan.taskDue", "plan.taskDone", "plan.taskOpen", "plan.taskOverdue", "plan.taskSet", "plan.taskLinked",
            "plan.taskOwn", "plan.list",
        ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "发文党组织", example: "市某局机关党委"
    ).required
    public let kind = Field<DocumentKind>("kind", "文件类别", example: "年度计划").required
    public let titleField = Field<String>("title", "标题", example: "2023年度党建工作计划").required
    public let number = Field<String>("number", "发文字号", example: "某机党〔2023〕2号")
    public let issuedOn = Field<Day>("issuedOn", "印发日期", example: "2023-02-10").required
    public let year = Field<Int>("year", "所属年度", hint: "为哪一年制定，不填按印发日期", example: "2023", unit: "年")
    public let tasks = Field<Parts<PlanTask>>("tasks", "任务")
    public let carriedFromId = Field<Link<PlanDocument>>("carriedFromId", "结转自", hint: "由上年哪份计划或清单结转而来")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, kind, titleField, number, issuedOn, year, tasks, carriedFromId, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        var numbers: Set<Int> = []
        for task in record.tasks?.items ?? [] {
            let place = task.number.map { "第\($0)项任务" } ?? "一项任务"
            if let number = task.number, !numbers.insert(number).inserted {
                problems.add("tasks", "task-number-twice", "任务序号\(number)出现两次", next: "请重新编号")
            }
            let promise = [task.figureId == nil, task.limit == nil, task.amount == nil, task.span == nil]
            if promise.contains(true), promise.contains(false) || task.scope != nil {
                problems.add(
                    "tasks", "promise-incomplete", "\(place)的数字要求没有填全", next: "请把指标、要求、数字、周期都填上，没有数字要求的都不填")
            }
            if let amount = task.amount, amount.coefficient <= 0 {
                problems.add("tasks", "promise-not-positive", "\(place)的数字不大于0", next: "请填大于0的数")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let kind = record.kind, let issued = record.issuedOn else {
            return
        }
        facts.event(
            "plan.\(kind.rawValue)", at: [organization.id], on: issued.moved(intoYear: record.year),
            .measured(["count": 1, "tasks": (record.tasks?.items.count).map(Int64.init)]))
        if kind.isList { facts.event("plan.list", at: [organization.id], on: issued.moved(intoYear: record.year)) }
        let progress = context.records(PlanProgress.self, by: \.planId, to: record.id)
        for task in record.tasks?.items ?? [] {
            let at = [organization.id]
            var set = ["plan.taskSet"]
            if task.businessTask != nil { set.append("plan.taskLinked") }
            if task.origin == .ownInitiative { set.append("plan.taskOwn") }
            for name in set { facts.event(name, at: at, on: issued.moved(intoYear: record.year)) }
            if let due = task.dueOn { facts.event("plan.taskDue", at: at, on: due) }
            // A task that promises a number is judged by its figure; every other one by what was told of it.
            guard task.figureId == nil else { continue }
            let told = progress.filter { $0.taskNumber == task.number && $0.outcome != .underway }
            let ended = told.compactMap(\.on).min()
            if let done = told.filter({ $0.outcome == .finished }).compactMap(\.on).min() {
                facts.event("plan.taskDone", at: at, on: done)
            }
            facts.owed("plan.task", at: organization.id, from: issued, due: task.dueOn, done: ended)
        }
    }
}
