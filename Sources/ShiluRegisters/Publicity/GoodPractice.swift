/// 好机制好做法: a practice that was summed up, made a rule, spread, recognised. systems.md, S83.
/// An article about it that was printed is a `PublicityItem`.
public struct GoodPractice: Register {
    public static let title = "好机制好做法"
    public static let area = Area.publicity
    public static let purpose = "总结提炼一项好机制、好做法填一行；固化为制度、得到推广或肯定时按步骤登记。"
    public static let shape = GoodPractice()
    public static let naturalKey = ["organizationId", "title"]
    public static let yields = ["practice.summed", "practice.institutionalised", "practice.recognised"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("rule", "固化为制度", from: ["planned", "inProgress"], to: "inProgress", needs: ["ruleId"]),
            LifeCycle.Step(
                "recognise", "得到肯定推广", from: ["planned", "inProgress"], to: "done", dayKey: "recognisedOn",
                needs: ["recognition", "level"]),
        ], basis: "先提炼，再固化为制度、推广")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "提炼日期", example: "2023-09-10").required
    public let titleField = Field<String>("title", "名称", example: "支部巡河日").required
    public let problem = Field<LongText>("problem", "解决什么问题", example: "巡河次数不均")
    public let summary = Field<LongText>("summary", "主要做法", example: "每月由党员分段巡河，问题当天交办").required
    public let state = Field<TaskState>("state", "推广进展", hint: "刚提炼的填计划", example: "计划").required
    public let ruleId = Field<Link<RuleDocument>>("ruleId", "形成的制度", hint: "制度建设台账里的编号")
    public let recognition = Field<String>("recognition", "肯定或推广情况", example: "在全市机关党建会上交流")
    public let level = Field<AdminLevel>("level", "肯定级别", example: "市")
    public let recognisedOn = Field<Day>("recognisedOn", "肯定日期", example: "2023-11-02")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, on, titleField, problem, summary, state, ruleId, recognition, level, recognisedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("提炼日期", record.on), "recognisedOn", "肯定日期", record.recognisedOn)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event("practice.summed", at: [organization], on: on)
        if record.ruleId != nil { facts.event("practice.institutionalised", at: [organization], on: on) }
        if let recognised = record.recognisedOn {
            facts.event("practice.recognised", at: [organization], on: recognised)
        }
    }
}
