/// 困难帮扶户: a household in hardship that is looked after; each visit is a `ConsolationVisit` that names it.
/// Names, address and needs are sealed. systems.md, S10.
public struct SupportedHousehold: Register {
    public static let title = "困难帮扶户"
    public static let area = Area.service
    public static let purpose = "一户困难党员、困难群众或扶贫户填一行，姓名住址加密保存；走访时在走访慰问里填户的编号。"
    public static let shape = SupportedHousehold()
    public static let naturalKey = ["organizationId", "name", "since"]
    public static let dayKey: String? = "since"
    public static let yields =
        VisitTarget.allCases.map { "household.\($0.rawValue)" } + [
            "household.any", "household.visited",
        ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "帮扶党组织", example: "市某局机关第一党支部"
    ).required
    public let nameField = Field<String>("name", "户主姓名", hint: "加密保存", example: "钱树生").required.sealed
    public let kind = Field<VisitTarget>("kind", "帮扶类别", example: "困难群众").required
    public let memberId = Field<Link<Member>>("memberId", "党员", hint: "困难党员填本人")
    public let address = Field<String>("address", "住址", hint: "加密保存", example: "某某村二组").sealed
    public let population = Field<Int>("population", "家庭人口", example: "3", unit: "人")
    public let needs = Field<LongText>("needs", "困难和需求", hint: "加密保存", example: "长期患病，需要联系医保报销").required.sealed
    public let contactId = Field<Link<Member>>("contactId", "联系人", example: "李明").required
    public let since = Field<Day>("since", "帮扶起始日期", example: "2023-01-01").required
    public let until = Field<Day>("until", "帮扶结束日期", hint: "仍在帮扶的不填")

    public var fields: [any AnyField] {
        [organizationId, nameField, kind, memberId, address, population, needs, contactId, since, until]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("帮扶起始日期", record.since), "until", "帮扶结束日期", record.until)
        problems.atLeast(1, "population", "家庭人口", record.population)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let since = record.since, let kind = record.kind else {
            return
        }
        for name in ["household.any", "household.\(kind.rawValue)"] {
            facts.interval(name, at: organization, from: since, to: record.until)
        }
        for visit in context.records(ConsolationVisit.self, by: \.householdIds, to: record.id) {
            if let on = visit.on { facts.event("household.visited", at: [organization], on: on) }
        }
    }
}
