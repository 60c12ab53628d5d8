/// 示范岗和承诺: a model post and who holds it, or the identity, duty and promise that a member shows. systems.md, S12.
/// Honours of a person are `Honour`.
public struct ModelPost: Register {
    public static let title = "示范岗和承诺"
    public static let area = Area.publicity
    public static let purpose = "一名党员的示范岗、责任区或亮身份承诺填一行，践诺按步骤登记。"
    public static let shape = ModelPost()
    public static let naturalKey = ["memberId", "kind", "from"]
    public static let dayKey: String? = "from"
    public static let yields =
        ModelPostKind.allCases.map { "modelPost.\($0.rawValue)" } + [
            "modelPost.promised", "modelPost.fulfilled",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step(
                "fulfil", "践诺", from: ["planned", "inProgress"], to: "done", dayKey: "fulfilledOn", needs: ["result"]),
            LifeCycle.Step("end", "撤下", from: ["planned", "inProgress", "done"], to: "done", dayKey: "to"),
        ], basis: "承诺以后才能践诺，撤下以后不再登记")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let kind = Field<ModelPostKind>("kind", "示范岗类别", example: "党员示范岗").required
    public let post = Field<String>("post", "岗位", example: "行政审批窗口").required
    public let duty = Field<LongText>("duty", "亮职责", example: "受理取水许可申请")
    public let promise = Field<LongText>("promise", "亮承诺", example: "材料齐全的当日受理")
    public let from = Field<Day>("from", "挂牌日期", example: "2023-03-01").required
    public let to = Field<Day>("to", "撤下日期", hint: "仍挂牌的不填")
    public let state = Field<TaskState>("state", "践诺状态", example: "进行中").required
    public let fulfilledOn = Field<Day>("fulfilledOn", "践诺日期")
    public let result = Field<LongText>("result", "践诺情况")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, memberId, kind, post, duty, promise, from, to, state, fulfilledOn, result, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("挂牌日期", record.from), "to", "撤下日期", record.to)
        problems.inOrder(("挂牌日期", record.from), "fulfilledOn", "践诺日期", record.fulfilledOn)
        problems.needed(
            "promise", "亮承诺", isMissing: record.kind == .identity && record.promise == nil, because: "亮身份承诺须写明承诺什么")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let kind = record.kind else {
            return
        }
        facts.interval(
            "modelPost.\(kind.rawValue)", at: organization, member: record.memberId?.id, from: from, to: record.to)
        guard record.promise != nil else { return }
        facts.event("modelPost.promised", at: [organization], on: from)
        if let fulfilled = record.fulfilledOn { facts.event("modelPost.fulfilled", at: [organization], on: fulfilled) }
    }
}
