/// 提醒时点: when a reminder is given, seen from the last day of what it reminds of.
public enum ReminderStage: String, CodeList {
    case ahead, dueToday, overdue, escalated
    /// One reminder of everything that was long past when reminding began.
    case backlog
    public var label: String {
        switch self {
        case .ahead: "到期前"
        case .dueToday: "到期日"
        case .overdue: "逾期"
        case .escalated: "逾期上报"
        case .backlog: "历史欠账"
        }
    }
}

/// 提醒状态.
public enum ReminderState: String, CodeList {
    case sent, acknowledged, settled
    public var label: String {
        switch self {
        case .sent: "已发出"
        case .acknowledged: "已签收"
        case .settled: "已办结"
        }
    }
}

/// 履责提醒: one reminder of one duty to the one who holds it, before or after its last day; each is a record, so that
/// nobody is reminded of the same thing at the same stage twice (systems.md, S17).
public struct Reminder: Register {
    public static let title = "履责提醒"
    public static let area = Area.documents
    public static let purpose = "每发出一次提醒一行，一般由程序生成；签收和办结按步骤登记。"
    public static let shape = Reminder()
    public static let naturalKey = ["organizationId", "duty", "memberId", "windowFrom", "dueOn", "stage", "sentOn"]
    public static let dayKey: String? = "sentOn"
    public static let yields =
        ["reminder.any"] + ReminderStage.allCases.map { "reminder.\($0.rawValue)" }
        + ["reminder.acknowledged", "reminder.settled"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step(
                "acknowledge", "签收", from: [ReminderState.sent.rawValue], to: ReminderState.acknowledged.rawValue,
                dayKey: "acknowledgedOn"),
            LifeCycle.Step(
                "settle", "办结", from: [ReminderState.sent.rawValue, ReminderState.acknowledged.rawValue],
                to: ReminderState.settled.rawValue, dayKey: "settledOn"),
        ], basis: "先发出提醒，再签收、办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "责任党组织", example: "市某局机关第一党支部"
    ).required
    /// Id of the duty in the catalogue, or of the plan's task.
    public let duty = Field<String>("duty", "事项编号", example: "branch-assembly-quarterly").required
    public let titleField = Field<String>("title", "事项", example: "召开支部党员大会").required
    public let windowFrom = Field<Day>("windowFrom", "所属期起", example: "2023-01-01").required
    public let dueOn = Field<Day>("dueOn", "到期日", example: "2023-03-31").required
    public let memberId = Field<Link<Member>>("memberId", "涉及党员", hint: "个人的事项填")
    /// Several of one organisation who owe the same by the same day are told of in one reminder.
    public let memberIds = Field<[Link<Member>]>("memberIds", "涉及的多名党员", hint: "几名党员同一事项、同一期限的合为一条")
    public let stage = Field<ReminderStage>("stage", "提醒时点", example: "到期前").required
    public let sentOn = Field<Day>("sentOn", "提醒日期", example: "2023-03-21").required
    /// Who is reminded: the holder; above an escalation, the superior organisation's.
    public let recipientId = Field<Link<Member>>("recipientId", "提醒对象", hint: "不知道是谁的空着", example: "张三")
    public let toOrganizationId = Field<Link<PartyOrganization>>("toOrganizationId", "上报到", hint: "逾期上报的填上级党组织")
    public let basis = Field<String>("basis", "依据", example: "支部工作条例第11条")
    public let state = Field<ReminderState>("state", "状态", example: "已发出").required
    public let acknowledgedOn = Field<Day>("acknowledgedOn", "签收日期", hint: "由步骤填写")
    public let settledOn = Field<Day>("settledOn", "办结日期", hint: "由步骤填写")

    public var fields: [any AnyField] {
        [
            organizationId, duty, titleField, windowFrom, dueOn, memberId, memberIds, stage, sentOn, recipientId,
            toOrganizationId,
            basis, state, acknowledgedOn, settledOn,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("所属期起", record.windowFrom), "dueOn", "到期日", record.dueOn)
        problems.inOrder(("提醒日期", record.sentOn), "acknowledgedOn", "签收日期", record.acknowledgedOn)
        problems.inOrder(("提醒日期", record.sentOn), "settledOn", "办结日期", record.settledOn)
        problems.needed(
            "toOrganizationId", "上报到", isMissing: record.stage == .escalated && record.toOrganizationId == nil,
            because: "逾期上报要写明报到哪里")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.sentOn, let stage = record.stage else {
            return
        }
        facts.event("reminder.any", at: [organization], on: on)
        facts.event("reminder.\(stage.rawValue)", at: [organization], on: on)
        if let day = record.acknowledgedOn { facts.event("reminder.acknowledged", at: [organization], on: day) }
        if let day = record.settledOn { facts.event("reminder.settled", at: [organization], on: day) }
    }
}
