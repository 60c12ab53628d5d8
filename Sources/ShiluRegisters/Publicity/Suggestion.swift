/// 意见建议: what somebody put forward on a matter of work, and the answer. systems.md, S29, S77.
/// Opinions gathered for a decision are a `Consultation`.
public struct Suggestion: Register {
    public static let title = "意见建议"
    public static let area = Area.publicity
    public static let purpose = "党外人士、党员、群众提出一条意见建议填一行，办理答复按步骤登记。"
    public static let shape = Suggestion()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields =
        SuggestionSource.allCases.flatMap { ["suggestion.\($0.rawValue)", "suggestion.adopted.\($0.rawValue)"] } + [
            "suggestion.replied", "suggestion.replyOpen", "suggestion.replyOverdue",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("assign", "交办", from: ["received"], to: "handling", needs: ["handlerId"]),
            LifeCycle.Step(
                "reply", "答复", from: ["received", "handling"], to: "replied", dayKey: "repliedOn",
                needs: ["reply", "adopted"]),
        ], basis: "先接收、交办，答复以后办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "提出日期", example: "2023-06-06").required
    public let source = Field<SuggestionSource>("source", "来源", example: "党外人士").required
    public let contactId = Field<Link<NonPartyContact>>("contactId", "党外代表人士", hint: "党外代表人士台账里的编号")
    public let memberId = Field<Link<Member>>("memberId", "提出的党员", hint: "党员提的填，匿名的不填")
    public let channel = Field<String>("channel", "提出方式", example: "座谈会")
    public let titleField = Field<String>("title", "事项", example: "优化取水许可办理流程").required
    public let content = Field<LongText>("content", "内容", hint: "写入的姓名以后不能单独抹去", example: "建议合并两个环节")
    public let handlerId = Field<Link<Member>>("handlerId", "承办人", example: "王芳")
    public let dueOn = Field<Day>("dueOn", "答复期限", example: "2023-07-06")
    public let state = Field<SuggestionState>("state", "办理状态", example: "办理中").required
    public let reply = Field<LongText>("reply", "答复内容")
    public let repliedOn = Field<Day>("repliedOn", "答复日期")
    public let adopted = Field<Bool>("adopted", "是否采纳", example: "是")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, on, source, contactId, memberId, channel, titleField, content, handlerId, dueOn, state,
            reply, repliedOn, adopted, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("提出日期", record.on), "dueOn", "答复期限", record.dueOn)
        problems.inOrder(("提出日期", record.on), "repliedOn", "答复日期", record.repliedOn)
        problems.needed(
            "repliedOn", "答复日期", isMissing: record.state == .replied && record.repliedOn == nil, because: "办理状态是“已答复”")
        if record.contactId != nil, record.source != .nonParty {
            problems.add("contactId", "source-differs", "填了党外代表人士，来源却不是党外人士", next: "请改正来源，或清空这一格")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let source = record.source else {
            return
        }
        facts.event("suggestion.\(source.rawValue)", at: [organization], on: on)
        if record.adopted == true { facts.event("suggestion.adopted.\(source.rawValue)", at: [organization], on: on) }
        if let replied = record.repliedOn { facts.event("suggestion.replied", at: [organization], on: replied) }
        facts.owed("suggestion.reply", at: organization, from: on, due: record.dueOn, done: record.repliedOn)
    }
}
