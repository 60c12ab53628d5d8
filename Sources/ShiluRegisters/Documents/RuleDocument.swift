/// 制度动作 (registers.md, K, RuleAction).
public enum RuleAction: String, CodeList {
    case ruleAdopted, ruleRevised, ruleCompilation, ruleRepealed
    public var label: String {
        switch self {
        case .ruleAdopted: "出台"
        case .ruleRevised: "修订完善"
        case .ruleCompilation: "汇编"
        case .ruleRepealed: "废止"
        }
    }
    public var also: [String] {
        switch self {
        case .ruleAdopted: ["制定", "新建"]
        case .ruleRevised: ["修订"]
        default: []
        }
    }
}

/// 制度状态: where a rule that is followed from its draft stands.
public enum RuleState: String, CodeList {
    case draft, reviewed, issued, revised, repealed
    public var label: String {
        switch self {
        case .draft: "起草"
        case .reviewed: "已审核"
        case .issued: "已印发"
        case .revised: "已修订"
        case .repealed: "已废止"
        }
    }
    /// Whether it was ever in force.
    var wasIssued: Bool { self == .issued || self == .revised || self == .repealed }
}

/// 制度建设: rules adopted, revised, compiled or repealed.
public struct RuleDocument: Register {
    public static let title = "制度建设"
    public static let area = Area.documents
    public static let purpose = "出台、修订、汇编或废止制度填一行。"
    public static let shape = RuleDocument()
    public static let naturalKey = ["organizationId", "title", "action", "on"]
    public static let yields =
        RuleAction.allCases.map { "rule.\($0.rawValue)" } + ["rule.changed", "rule.risk", "rule.inForce"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "制度名称", example: "机关考勤管理制度").required
    public let action = Field<RuleAction>("action", "制定或修订", example: "修订完善").required
    public let on = Field<Day>("on", "日期", example: "2023-08-15").required
    public let ruleArea = Field<String>("area", "领域", hint: "保密、财务、考勤、人员、廉政风险等", example: "考勤")
    public let items = Field<Int>("items", "项数", hint: "几项制度，或汇编收录几篇", example: "1", unit: "项").required
    public let revises = Field<Link<RuleDocument>>("revisesId", "修订的制度", hint: "修订的是台账里哪项制度，同年先定后修只算一项").following
    /// Empty for an act that is entered as one row after it happened; filled for a rule that goes its way step by step.
    public let state = Field<RuleState>("state", "制度状态", hint: "逐步登记的填“起草”，一次登记的空着")
    public let drafterId = Field<Link<Member>>("drafterId", "起草人")
    public let reviewedOn = Field<Day>("reviewedOn", "审核日期")
    public let reviewerId = Field<Link<Member>>("reviewerId", "审核人", hint: "不能是起草人")
    public let issuedOn = Field<Day>("issuedOn", "印发日期")
    public let documentNumber = Field<String>("documentNumber", "文号")
    public let revisedOn = Field<Day>("revisedOn", "最近修订日期")
    public let revisionNote = Field<String>("revisionNote", "修订了什么")
    public let repealedOn = Field<Day>("repealedOn", "废止日期")
    public let repealReason = Field<String>("repealReason", "废止原因")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, action, on, ruleArea, items, revises, state, drafterId, reviewedOn, reviewerId,
            issuedOn, documentNumber, revisedOn, revisionNote, repealedOn, repealReason, evidence,
        ]
    }

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            .init(
                "review", "审核", from: ["draft"], to: "reviewed", dayKey: "reviewedOn", needs: ["reviewerId"], by: "审核人"),
            .init("return", "退回重拟", from: ["reviewed"], to: "draft", by: "审核人"),
            .init("issue", "印发", from: ["reviewed"], to: "issued", dayKey: "issuedOn", by: "制定的党组织"),
            .init(
                "revise", "修订", from: ["issued", "revised"], to: "revised", dayKey: "revisedOn",
                needs: ["revisionNote"], by: "制定的党组织"),
            .init(
                "repeal", "废止", from: ["issued", "revised"], to: "repealed", dayKey: "repealedOn",
                needs: ["repealReason"], by: "制定的党组织"),
        ], basis: "制度先审核后印发，印发以后才能修订、废止")

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "items", "项数", record.items)
        checkSteps(record, &problems)
        if record.revises != nil, record.action != .ruleRevised {
            problems.add("revisesId", "revises-without-revision", "不是修订，却填了“修订的制度”", next: "请清空这一格，或把“制定或修订”改为修订完善")
        }
    }

    private static func checkSteps(_ record: Record<Self>, _ problems: inout Problems) {
        if let reviewer = record.reviewerId, reviewer == record.drafterId {
            problems.add("reviewerId", "reviews-own", "审核人就是起草人", next: "请由起草人以外的人审核")
        }
        guard let state = record.state else { return }
        if record.action != .ruleAdopted {
            problems.add("action", "steps-of-adoption", "逐步登记的制度，“制定或修订”应填出台", next: "请改为出台；修订、废止按步骤办理")
        }
        let because = "制度状态是“\(state.label)”"
        problems.needed(
            "reviewedOn", "审核日期", isMissing: state != .draft && record.reviewedOn == nil, because: because)
        problems.needed("issuedOn", "印发日期", isMissing: state.wasIssued && record.issuedOn == nil, because: because)
        problems.needed(
            "revisedOn", "最近修订日期", isMissing: state == .revised && record.revisedOn == nil, because: because)
        problems.needed(
            "repealedOn", "废止日期", isMissing: state == .repealed && record.repealedOn == nil, because: because)
        let days = [
            ("on", "日期", record.on), ("reviewedOn", "审核日期", record.reviewedOn),
            ("issuedOn", "印发日期", record.issuedOn), ("revisedOn", "最近修订日期", record.revisedOn),
            ("repealedOn", "废止日期", record.repealedOn),
        ].filter { $0.2 != nil }
        for (before, after) in zip(days, days.dropFirst()) {
            problems.inOrder((before.1, before.2), after.0, after.1, after.2)
        }
    }

    /// A rule that went its way by steps: adopted when it was issued, revised as often as it was, repealed once. What was
    /// adopted and revised in one year is one change (立改废).
    private static func living(
        _ record: Record<Self>, _ state: RuleState, at organization: String, _ facts: inout Facts
    ) {
        guard state.wasIssued, let issued = record.issuedOn else { return }
        let measures: [String: Int64] = ["count": 1, "items": (record.items ?? 1).wide]
        var revised = record.steps.filter { $0.step == "revise" }.map(\.on)
        if revised.isEmpty, let on = record.revisedOn { revised = [on] }
        facts.event("rule.ruleAdopted", at: [organization], on: issued, measures)
        for day in revised { facts.event("rule.ruleRevised", at: [organization], on: day, measures) }
        if let repealed = record.repealedOn {
            facts.event("rule.ruleRepealed", at: [organization], on: repealed, measures)
        }
        facts.interval("rule.inForce", at: organization, from: issued, to: record.repealedOn?.adding(days: -1))
        var years: Set<Int> = []
        for day in [issued] + revised where years.insert(day.year).inserted {
            facts.event("rule.changed", at: [organization], on: day, measures)
        }
        if record.ruleArea?.contains("风险") == true {
            for day in [issued] + revised { facts.event("rule.risk", at: [organization], on: day, measures) }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let action = record.action else {
            return
        }
        if let state = record.state {
            living(record, state, at: organization, &facts)
            return
        }
        let measures: [String: Int64] = ["count": 1, "items": (record.items ?? 1).wide]
        facts.event("rule.\(action.rawValue)", at: [organization], on: on, measures)
        guard action == .ruleAdopted || action == .ruleRevised else { return }
        let isRisk = record.ruleArea?.contains("风险") == true
        if isRisk { facts.event("rule.risk", at: [organization], on: on, measures) }
        let revised = context.record(record.revises)
        let countedBefore = (revised?.issuedOn ?? revised?.on)?.year == on.year && revised?.action != .ruleCompilation
        if !countedBefore { facts.event("rule.changed", at: [organization], on: on, measures) }
    }
}
