import ShiluRegisters

/// 计划兑现: what became of a task of the year's plans, as a line that reports can draw on. It stands in no ledger; it follows
/// from judging.
public struct PlanOutcome: Register {
    public static let title = "计划兑现"
    public static let area = Area.ledger
    public static let purpose = "年度计划的任务完成了没有，由计划任务的核对得出，只供报告引用。"
    public static let shape = PlanOutcome()
    public static let naturalKey: [String] = []
    public static let dayKey: String? = nil
    public static let organizationKey: String? = nil

    /// Title of the plan.
    public let plan = Field<String>("plan", "计划")
    public let task = Field<String>("task", "任务")
    /// 已完成 or 未完成; what is not due yet is neither and has no line.
    public let outcome = Field<String>("outcome", "结果")
    /// 是 where the task promises a number.
    public let isPromise = Field<String>("isPromise", "定了数量")
    /// What is missing: `第三季度没有做到，涉及第二党支部`; empty when it was kept.
    public let missing = Field<String>("missing", "差距")

    public var fields: [any AnyField] { [plan, task, outcome, isPromise, missing] }
}
