/// 排查事项: one thing that was looked into after the case, how it was judged, and how it was mended.
public struct ScreeningItem: Part {
    public static let title = "排查事项"
    public static let shape = ScreeningItem()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "排查事项", hint: "写事不写人", example: "零星维修有无拆分项目规避招标").required
    public let unitId = Field<Link<PartyOrganization>>("unitId", "排查单位", example: "市某局机关第一党支部")
    public let outcome = Field<ScreeningOutcome>("outcome", "认定结果", example: "一般问题").required
    public let basis = Field<String>("basis", "认定依据", hint: "政策界限里的哪一条", example: "政策界限第2条")
    public let fix = Field<LongText>("fix", "整改措施", example: "统一由采购小组确定承办单位")
    public let dueOn = Field<Day>("dueOn", "整改期限", example: "2023-11-30")
    public let fixedOn = Field<Day>("fixedOn", "整改日期", example: "2023-11-20")

    public var fields: [any AnyField] { [number, text, unitId, outcome, basis, fix, dueOn, fixedOn] }
}

/// 以案促改: a rectification that a case set off: the boundary of policy, screening item by item, the determination of each,
/// and the closure. systems.md, S65.
public struct CaseReform: Register {
    public static let title = "以案促改"
    public static let area = Area.integrity
    public static let purpose = "以一起案例开展专项整治填一行，逐项排查甄别填在排查事项表里。"
    public static let shape = CaseReform()
    public static let naturalKey = ["organizationId", "title", "from"]
    public static let dayKey: String? = "from"
    public static let yields = [
        "caseReform.started", "caseReform.closed", "caseReform.item", "caseReform.problem", "caseReform.fixed",
        "caseReform.problemOpen", "caseReform.problemOverdue",
    ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("screen", "登记甄别", from: ["screening", "fixing"], to: "screening", needs: ["items"]),
            LifeCycle.Step("fix", "登记整改", from: ["screening", "fixing"], to: "fixing", needs: ["items"]),
            LifeCycle.Step(
                "close", "结项", from: ["screening", "fixing"], to: "closed", dayKey: "closedOn",
                needs: ["closureReport"]),
        ], basis: "先排查甄别、再整改，逐项办完才能结项")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "专项名称", example: "工程领域以案促改").required
    public let caseId = Field<Link<TypicalCase>>("caseId", "案例", hint: "典型案例台账里的编号")
    public let groupId = Field<Link<LeadingGroup>>("groupId", "工作专班", hint: "领导小组专班台账里的编号")
    public let boundary = Field<LongText>("boundary", "政策界限", example: "对照采购限额标准逐项认定").required
    public let from = Field<Day>("from", "开始日期", example: "2023-09-01").required
    public let items = Field<Parts<ScreeningItem>>("items", "排查事项")
    public let state = Field<CaseReformState>("state", "项目状态", example: "排查甄别").required
    public let closedOn = Field<Day>("closedOn", "结项日期")
    public let closureReport = Field<LongText>("closureReport", "结项情况")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, caseId, groupId, boundary, from, items, state, closedOn, closureReport,
            evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.from), "closedOn", "结项日期", record.closedOn)
        problems.needed(
            "closedOn", "结项日期", isMissing: record.state == .closed && record.closedOn == nil, because: "项目状态是“已结项”")
        var numbers: Set<Int> = []
        for item in record.items?.items ?? [] {
            let place = item.number.map { "第\($0)项" } ?? "一项"
            if let number = item.number, !numbers.insert(number).inserted {
                problems.add("items", "item-number-twice", "排查事项序号\(number)出现两次", next: "请重新编号")
            }
            problems.needed(
                "items", "整改措施", isMissing: item.outcome?.isProblem == true && item.fix == nil,
                because: "\(place)认定有问题")
            problems.inOrder(("开始日期", record.from), "items", "整改日期", item.fixedOn)
            if record.state == .closed,
                item.outcome == .pending || (item.outcome?.isProblem == true && item.fixedOn == nil)
            {
                problems.add("items", "closed-with-open-item", "\(place)还没有认定或整改，却已结项", next: "请先办完这一项")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from else { return }
        facts.event("caseReform.started", at: [organization], on: from)
        if let closed = record.closedOn { facts.event("caseReform.closed", at: [organization], on: closed) }
        let items = record.items?.items ?? []
        if !items.isEmpty { facts.event("caseReform.item", at: [organization], on: from, ["count": items.count.wide]) }
        let wrong = items.filter { $0.outcome?.isProblem == true }
        if !wrong.isEmpty {
            facts.event("caseReform.problem", at: [organization], on: from, ["count": wrong.count.wide])
        }
        for item in wrong {
            if let fixed = item.fixedOn { facts.event("caseReform.fixed", at: [organization], on: fixed) }
            facts.owed("caseReform.problem", at: organization, from: from, due: item.dueOn, done: item.fixedOn)
        }
    }
}
