/// 专项整治台账: illegal structures, machines, yards and boats, how many and how large, and what became of them.
/// systems.md, S88.
public struct EnforcementItem: Register {
    public static let title = "专项整治台账"
    public static let area = Area.business
    public static let purpose = "一处违法采砂、违建等填一行，责令、拆除、恢复按步骤登记。"
    public static let shape = EnforcementItem()
    public static let naturalKey = ["organizationId", "foundOn", "kind", "place"]
    public static let dayKey: String? = "foundOn"
    public static let yields =
        EnforcementKind.allCases.flatMap {
            ["enforcement.found.\($0.rawValue)", "enforcement.removed.\($0.rawValue)"]
        } + ["enforcement.restored", "enforcement.removalOpen", "enforcement.removalOverdue"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("order", "责令整改", from: ["found"], to: "ordered", needs: ["orderNumber", "dueOn"]),
            LifeCycle.Step(
                "remove", "拆除", from: ["found", "ordered"], to: "removed", dayKey: "removedOn", needs: ["evidence"]),
            LifeCycle.Step("restore", "恢复验收", from: ["removed"], to: "restored", dayKey: "restoredOn"),
        ], basis: "发现以后责令整改、拆除，拆除以后才能恢复验收")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "承办单位的党组织", example: "市某局机关党委"
    ).required
    public let campaign = Field<String>("campaign", "专项行动", example: "采砂专项整治")
    public let kind = Field<EnforcementKind>("kind", "整治对象", example: "“三无”采砂船舶").required
    public let place = Field<String>("place", "地点", example: "某某河三号桥下游").required
    public let foundOn = Field<Day>("foundOn", "发现日期", example: "2023-03-14").required
    public let count = Field<Int>("count", "数量", hint: "几艘、几台、几处", example: "2").required
    public let amount = Field<ExactDecimal>("area", "面积", hint: "建筑、砂场、占地的填", example: "320")
    public let unit = Field<WorkUnit>("unit", "面积单位", example: "平方米")
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明").required
    public let orderNumber = Field<String>("orderNumber", "责令文号", example: "某水责〔2023〕4号")
    public let dueOn = Field<Day>("dueOn", "整改期限", example: "2023-04-30")
    public let state = Field<EnforcementState>("state", "处置状态", example: "责令整改").required
    public let removedOn = Field<Day>("removedOn", "拆除日期")
    public let restoredOn = Field<Day>("restoredOn", "恢复验收日期")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料", hint: "拆除前后照片")

    public var fields: [any AnyField] {
        [
            organizationId, campaign, kind, place, foundOn, count, amount, unit, ownerId, orderNumber, dueOn, state,
            removedOn, restoredOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "count", "数量", record.count)
        problems.positive("area", "面积", record.amount)
        problems.inOrder(("发现日期", record.foundOn), "dueOn", "整改期限", record.dueOn)
        problems.inOrder(("发现日期", record.foundOn), "removedOn", "拆除日期", record.removedOn)
        problems.inOrder(("拆除日期", record.removedOn), "restoredOn", "恢复验收日期", record.restoredOn)
        problems.needed("unit", "面积单位", isMissing: record.amount != nil && record.unit == nil, because: "填了面积")
        if let unit = record.unit, unit.quantity != .area {
            problems.add("unit", "unit-differs", "面积不能用“\(unit.label)”计量", next: "请改用平方米、亩等面积单位")
        }
        guard let state = record.state else { return }
        let isGone = state == .removed || state == .restored
        problems.needed(
            "removedOn", "拆除日期", isMissing: isGone && record.removedOn == nil, because: "处置状态是“\(state.label)”")
        problems.needed(
            "restoredOn", "恢复验收日期", isMissing: state == .restored && record.restoredOn == nil,
            because: "处置状态是“\(state.label)”")
    }

    /// Measures: `count` (pieces), `places` (records), `quantity` (square metres).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let found = record.foundOn, let kind = record.kind else {
            return
        }
        let area = record.unit?.quantity == .area ? record.amount.flatMap { record.unit?.normalised($0) } : nil
        let measures: [String: Int64] = .measured([
            "count": record.count?.wide, "places": 1, "quantity": area.map { ($0 + 50) / 100 },
        ])
        facts.event("enforcement.found.\(kind.rawValue)", at: [organization], on: found, measures)
        if let removed = record.removedOn {
            facts.event("enforcement.removed.\(kind.rawValue)", at: [organization], on: removed, measures)
        }
        if let restored = record.restoredOn {
            facts.event("enforcement.restored", at: [organization], on: restored, measures)
        }
        facts.owed("enforcement.removal", at: organization, from: found, due: record.dueOn, done: record.removedOn)
    }
}
