/// 调研走访: one day in the field for a research topic.
public struct FieldVisit: Part {
    public static let title = "调研走访"
    public static let shape = FieldVisit()

    public let on = Field<Day>("on", "日期", example: "2023-06-12").required
    public let place = Field<String>("place", "地点", example: "某某灌区").required
    public let method = Field<String>("method", "方式", hint: "实地察看、座谈、问卷等", example: "实地察看")
    public let people = Field<Int>("people", "访谈人数", example: "12", unit: "人")

    public var fields: [any AnyField] { [on, place, method, people] }
}

/// 调查研究: one topic, from the plan to the measures that came of it. systems.md, S53.
public struct ResearchTopic: Register {
    public static let title = "调查研究"
    public static let area = Area.study
    public static let purpose = "一个调研课题填一行，下基层填在调研走访表里，报告完成后登记办结。"
    public static let shape = ResearchTopic()
    public static let naturalKey = ["organizationId", "title", "startedOn"]
    public static let dayKey: String? = "startedOn"
    public static let yields = [
        "research.topic", "research.visit", "research.report", "research.taskOpen", "research.taskOverdue",
    ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step(
                "visit", "登记走访", from: ["planned", "inProgress"], to: "inProgress", needs: ["visits"]),
            LifeCycle.Step(
                "finish", "形成报告", from: ["planned", "inProgress"], to: "done", dayKey: "reportedOn",
                needs: ["reportTitle"]),
            LifeCycle.Step("adopt", "成果转化", from: ["done"], to: "done", needs: ["adopted", "measures"]),
        ], basis: "先调研、后形成报告，报告以后转化成果")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "课题", example: "灌区末级渠系管护").required
    public let leaderId = Field<Link<Member>>("leaderId", "牵头人", example: "李明").required
    public let memberIds = Field<[Link<Member>]>("memberIds", "参加人", example: "王芳")
    public let startedOn = Field<Day>("startedOn", "开始日期", example: "2023-06-01").required
    public let dueOn = Field<Day>("dueOn", "完成期限", example: "2023-10-31")
    public let visits = Field<Parts<FieldVisit>>("visits", "调研走访")
    public let findings = Field<Int>("findings", "发现问题数", example: "6", unit: "个")
    public let state = Field<TaskState>("state", "进展", example: "进行中").required
    public let reportTitle = Field<String>("reportTitle", "调研报告")
    public let reportedOn = Field<Day>("reportedOn", "报告日期")
    public let measures = Field<Int>("measures", "转化措施数", hint: "被采纳、写进文件或制度的措施", example: "3", unit: "条")
    public let adopted = Field<LongText>("adopted", "成果转化情况", example: "写入管护办法")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, leaderId, memberIds, startedOn, dueOn, visits, findings, state, reportTitle,
            reportedOn, measures, adopted, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.startedOn), "dueOn", "完成期限", record.dueOn)
        problems.inOrder(("开始日期", record.startedOn), "reportedOn", "报告日期", record.reportedOn)
        problems.atLeast(0, "findings", "发现问题数", record.findings)
        problems.atLeast(0, "measures", "转化措施数", record.measures)
        for visit in record.visits?.items ?? [] {
            problems.inOrder(("开始日期", record.startedOn), "visits", "走访日期", visit.on)
            problems.atLeast(1, "visits", "访谈人数", visit.people)
        }
        problems.needed(
            "reportedOn", "报告日期", isMissing: record.state == .done && record.reportedOn == nil, because: "进展是“完成”")
        problems.needed(
            "reportTitle", "调研报告", isMissing: record.reportedOn != nil && record.reportTitle == nil, because: "填了报告日期")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let started = record.startedOn else { return }
        facts.event("research.topic", at: [organization], on: started)
        for visit in record.visits?.items ?? [] {
            guard let on = visit.on else { continue }
            facts.event(
                "research.visit", at: [organization], on: on, .measured(["count": 1, "people": visit.people?.wide]))
        }
        if let reported = record.reportedOn {
            facts.event(
                "research.report", at: [organization], on: reported,
                .measured(["count": 1, "findings": record.findings?.wide, "measures": record.measures?.wide]))
        }
        facts.owed("research.task", at: organization, from: started, due: record.dueOn, done: record.reportedOn)
    }
}
