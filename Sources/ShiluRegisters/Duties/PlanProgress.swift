/// 计划任务办理情况.
public enum PlanOutcome: String, CodeList {
    case underway, finished, dropped
    public var label: String {
        switch self {
        case .underway: "办理中"
        case .finished: "已完成"
        case .dropped: "不再办理"
        }
    }
    public var also: [String] {
        switch self {
        case .underway: ["进行中", "推进中"]
        case .finished: ["完成"]
        case .dropped: ["取消"]
        }
    }
}

/// 计划任务办理: what became of one task of a plan. A task that promises a number is judged by its figure; every other one
/// by what is told here (systems.md, S19).
public struct PlanProgress: Register {
    public static let title = "计划任务办理"
    public static let area = Area.documents
    public static let purpose = "计划里的一项任务有了进展或已办完，填一行；带数字的任务由指标自动核对，不必填。"
    public static let shape = PlanProgress()
    public static let naturalKey = ["planId", "taskNumber", "on"]
    public static let yields = ["planTask.reported"] + PlanOutcome.allCases.map { "planTask.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let planId = Field<Link<PlanDocument>>("planId", "计划", hint: "计划方案文件里的编号").required.feeding
    public let taskNumber = Field<Int>("taskNumber", "任务序号", example: "4").required
    public let on = Field<Day>("on", "日期", example: "2023-06-15").required
    public let outcome = Field<PlanOutcome>("outcome", "办理情况", example: "已完成").required
    public let text = Field<LongText>("text", "说明", example: "6月15日召开党员大会，完成换届选举")
    public let records = Field<[AnyLink]>("records", "佐证记录", hint: "几条用、隔开，如 选举/XJ03")
    /// The business task that it was done together with (同谋划、同部署、同考核; S21).
    public let businessTask = Field<String>("businessTask", "结合的业务工作", hint: "党建与业务一起办的填")

    /// What the review of the list gave for the task (S15).
    public let score = Field<ExactDecimal>("score", "考评得分", hint: "清单考评打分的填", example: "5", unit: "分")

    public var fields: [any AnyField] {
        [organizationId, planId, taskNumber, on, outcome, text, records, businessTask, score]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let score = record.score, score.coefficient < 0 || score.hundredths == nil {
            problems.add("score", "score-form", "考评得分是负数或小数超过两位", next: "请填0以上、最多两位小数的分数")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let plan = context.record(record.planId), let number = record.taskNumber else { return }
        let numbers = (plan.tasks?.items ?? []).compactMap(\.number)
        if !numbers.contains(number) {
            problems.add(
                "taskNumber", "task-unknown", "这份计划里没有第\(number)项任务",
                next: numbers.isEmpty ? "请先在计划方案文件里填任务" : "请填\(numbers.map(String.init).joined(separator: "、"))之一")
        }
        if let issued = plan.issuedOn, let on = record.on, on < issued {
            problems.add("on", "before-plan", "办理日期早于计划印发日期（\(issued)）", next: "请核对日期")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let outcome = record.outcome else {
            return
        }
        facts.event(
            "planTask.reported", at: [organization], on: on,
            .measured(["count": 1, "score": record.score?.hundredths]))
        facts.event("planTask.\(outcome.rawValue)", at: [organization], on: on)
    }
}
