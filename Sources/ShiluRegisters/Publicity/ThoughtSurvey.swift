/// 反映事项: one concern that was voiced, without saying by whom, and what was answered.
public struct StaffConcern: Part {
    public static let title = "反映事项"
    public static let shape = StaffConcern()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "反映事项", hint: "归纳填写，不写是谁说的", example: "汛期连续值班后的调休").required
    public let answer = Field<LongText>("answer", "答复", example: "值班次周安排调休")
    public let ownerId = Field<Link<Member>>("ownerId", "承办人", example: "王芳")
    public let answeredOn = Field<Day>("answeredOn", "答复日期", example: "2023-07-20")

    public var fields: [any AnyField] { [number, text, answer, ownerId, answeredOn] }
}

/// 思想状况调研: a seminar or a survey that the organisation held, what was raised there, and the answers. systems.md, S75.
/// Only what was said to the organisation at its own event; no person is named.
public struct ThoughtSurvey: Register {
    public static let title = "思想状况调研"
    public static let area = Area.publicity
    public static let purpose = "召开一次职工思想座谈、开展一次问卷填一行，反映的事项归纳填在反映事项表里。"
    public static let shape = ThoughtSurvey()
    public static let naturalKey = ["organizationId", "on", "form", "theme"]
    public static let yields =
        ThoughtSurveyForm.allCases.map { "thought.\($0.rawValue)" } + [
            "thought.any", "thought.concern", "thought.answered", "thought.concernOpen",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("answer", "登记答复", from: ["planned", "inProgress"], to: "inProgress", needs: ["concerns"]),
            LifeCycle.Step("finish", "办结", from: ["planned", "inProgress"], to: "done", needs: ["analysis"]),
        ], basis: "反映的事项先答复，再办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-07-12").required
    public let form = Field<ThoughtSurveyForm>("form", "调研形式", example: "座谈会").required
    public let theme = Field<String>("theme", "主题", example: "汛期值守保障").required
    public let participants = Field<Int>("participants", "参加人次", hint: "问卷填收回份数", example: "18", unit: "人次").required
    public let issued = Field<Int>("issued", "发出问卷", example: "60", unit: "份")
    public let concerns = Field<Parts<StaffConcern>>("concerns", "反映事项")
    public let analysis = Field<LongText>("analysis", "分析和建议", example: "总体稳定，关注一线值守人员休息")
    public let state = Field<TaskState>("state", "办理状态", example: "进行中").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, form, theme, participants, issued, concerns, analysis, state, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.atLeast(1, "issued", "发出问卷", record.issued)
        if let issued = record.issued, let back = record.participants, back > issued {
            problems.add("participants", "part-exceeds-whole", "收回\(back)份，多于发出的\(issued)份", next: "请核对两个数")
        }
        for concern in record.concerns?.items ?? [] {
            problems.inOrder(("日期", record.on), "concerns", "答复日期", concern.answeredOn)
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let form = record.form else { return }
        for kind in ["thought.any", "thought.\(form.rawValue)"] {
            facts.event(
                kind, at: [organization], on: on,
                .measured(["count": 1, "participants": record.participants?.wide, "issued": record.issued?.wide]))
        }
        for concern in record.concerns?.items ?? [] {
            facts.event("thought.concern", at: [organization], on: on)
            if let answered = concern.answeredOn { facts.event("thought.answered", at: [organization], on: answered) }
            facts.owed("thought.concern", at: organization, from: on, due: nil, done: concern.answeredOn)
        }
    }
}
