/// 网站新媒体: a site or an account of the organisation itself, who answers for it and who approves what is published.
/// What is published there is a `PublicityItem` that names the account. systems.md, S74.
public struct MediaAccount: Register {
    public static let title = "网站新媒体"
    public static let area = Area.publicity
    public static let purpose = "本单位的一个网站、公众号、工作群填一行；发布的信息填在党建信息里并填账号编号。"
    public static let shape = MediaAccount()
    public static let naturalKey = ["organizationId", "platform", "name"]
    public static let dayKey: String? = "openedOn"
    public static let yields = MediaPlatform.allCases.map { "media.\($0.rawValue)" } + ["media.any", "media.filed"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [LifeCycle.Step("close", "关停", from: ["inForce"], to: "ended", dayKey: "closedOn")], basis: "在用的账号才能关停")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "名称", example: "某市水务").required
    public let platform = Field<MediaPlatform>("platform", "平台类别", example: "公众号").required
    public let ownerId = Field<Link<Member>>("ownerId", "负责人", example: "李明").required
    public let approverId = Field<Link<Member>>("approverId", "发布审核人", hint: "不能是负责人", example: "王芳").required
    public let filing = Field<String>("filing", "备案号", hint: "没有备案的不填", example: "某网备2023-07")
    public let openedOn = Field<Day>("openedOn", "开通日期", example: "2019-05-01").required
    public let closedOn = Field<Day>("closedOn", "关停日期", hint: "在用的不填")
    public let state = Field<StandingState>("state", "状态", example: "在用").required

    public var fields: [any AnyField] {
        [organizationId, nameField, platform, ownerId, approverId, filing, openedOn, closedOn, state]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开通日期", record.openedOn), "closedOn", "关停日期", record.closedOn)
        problems.needed(
            "closedOn", "关停日期", isMissing: record.state == .ended && record.closedOn == nil, because: "状态是“已结束”")
        if let owner = record.ownerId, owner == record.approverId {
            problems.add("approverId", "approver-is-owner", "发布审核人就是负责人", next: "请由另一人审核")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let opened = record.openedOn,
            let platform = record.platform
        else { return }
        var kinds = ["media.any", "media.\(platform.rawValue)"]
        if record.filing != nil { kinds.append("media.filed") }
        for kind in kinds { facts.interval(kind, at: organization, from: opened, to: record.closedOn) }
    }
}
