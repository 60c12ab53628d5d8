/// 党纪处分种类 (registers.md, K, PenaltyKind).
public enum PenaltyKind: String, CodeList {
    case penaltyWarning, penaltySeriousWarning, penaltyRemovalFromPost, penaltyProbation, expelled
    public var label: String {
        switch self {
        case .penaltyWarning: "警告"
        case .penaltySeriousWarning: "严重警告"
        case .penaltyRemovalFromPost: "撤销党内职务"
        case .penaltyProbation: "留党察看"
        case .expelled: "开除党籍"
        }
    }
}

/// 监督执纪形态 (registers.md, K, SupervisionForm).
public enum SupervisionForm: String, CodeList {
    case firstForm, secondForm, thirdForm, fourthForm
    public var label: String {
        switch self {
        case .firstForm: "第一种形态"
        case .secondForm: "第二种形态"
        case .thirdForm: "第三种形态"
        case .fourthForm: "第四种形态"
        }
    }
}

/// 党纪处分: one penalty. 《纪律处分条例》(obligations penalty-effects, member-defence-right, election-voter-eligibility).
/// Confidential: what it was and why are sealed, and its facts carry no member.
///
/// Expulsion ends a membership by a `MembershipEvent` of its own: the roll, which everyone counts, must not name this record.
public struct DisciplinaryAction: Register {
    public static let title = "党纪处分"
    public static let area = Area.members
    public static let purpose = "每项处分一行；处分种类和内容加密保存，不进报告。"
    public static let shape = DisciplinaryAction()
    public static let naturalKey = ["memberId", "effectiveOn"]
    public static let dayKey: String? = "effectiveOn"
    public static let yields = ["penalty.any", "penalty.inEffect", "rights.suspended"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required
    public let penalty = Field<PenaltyKind>("penalty", "处分种类", hint: "加密保存", example: "警告").required.sealed
    public let effectiveOn = Field<Day>("effectiveOn", "生效日期", example: "2023-03-10").required
    /// Last day of 影响期; rule data say how long it is.
    public let effectEndsOn = Field<Day>("effectEndsOn", "影响期截止", hint: "开除党籍的不填", example: "2024-03-10")
    /// True while under 留党察看: no vote, no election, no candidacy.
    public let rightsSuspended = Field<Bool>("rightsSuspended", "是否停止表决权选举权", hint: "留党察看期间填是", example: "否").required
    public let rightsRestoredOn = Field<Day>("rightsRestoredOn", "恢复权利日期", hint: "还没有恢复的空着")
    /// Whether the member was heard. Constitution, art. 43 (obligation member-defence-right).
    public let hearing = Field<LongText>("hearing", "本人申辩情况", hint: "加密保存", example: "本人到会，没有异议").sealed
    public let decisionDoc = Field<String>("decisionDoc", "处分决定文号", hint: "加密保存", example: "市纪〔2023〕3号").required.sealed
    public let form = Field<SupervisionForm>("form", "监督执纪形态", hint: "加密保存", example: "第二种形态").required.sealed

    public var fields: [any AnyField] {
        [
            organizationId, memberId, penalty, effectiveOn, effectEndsOn, rightsSuspended, rightsRestoredOn, hearing,
            decisionDoc, form,
        ]
    }

    /// Whether the member may not vote, elect or be elected on the day (留党察看).
    static func suspendsRights(of member: String, on day: Day, in context: any FactContext) -> Bool {
        context.records(DisciplinaryAction.self, by: \.memberId, to: member).contains { penalty in
            guard penalty.rightsSuspended == true, let from = penalty.effectiveOn, from <= day else { return false }
            return penalty.rightsRestoredOn.map { day < $0 } ?? true
        }
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("生效日期", record.effectiveOn), "effectEndsOn", "影响期截止", record.effectEndsOn)
        problems.inOrder(("生效日期", record.effectiveOn), "rightsRestoredOn", "恢复权利日期", record.rightsRestoredOn)
        if record.rightsRestoredOn != nil, record.rightsSuspended == false {
            problems.add("rightsRestoredOn", "rights-never-suspended", "没有停止权利，却填了恢复权利日期", next: "请清空，或改正前一栏")
        }
        // Messages do not say which penalty it was: it is sealed.
        guard let penalty = record.penalty else { return }
        if penalty != .expelled, record.effectEndsOn == nil {
            problems.add("effectEndsOn", "effect-end-missing", "没有填影响期截止日期", next: "请按处分决定填写")
        }
        if penalty == .expelled, record.effectEndsOn != nil {
            problems.add("effectEndsOn", "effect-end-not-used", "这种处分没有影响期", next: "请清空“影响期截止”")
        }
        if (penalty == .penaltyProbation) != (record.rightsSuspended ?? false) {
            problems.add("rightsSuspended", "rights-differ", "是否停止权利与处分种类不相符", next: "请核对两栏：只有留党察看期间停止权利")
        }
    }

    /// - `penalty.any`: an event, `count` 1. - `penalty.inEffect`: the days of 影响期.
    /// - `rights.suspended`: `count` 1 while the member may not vote: what the number of voters is less by.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.effectiveOn else { return }
        facts.event("penalty.any", at: [organization], on: on)
        if let end = record.effectEndsOn { facts.interval("penalty.inEffect", at: organization, from: on, to: end) }
        if record.rightsSuspended == true {
            facts.interval(
                "rights.suspended", at: organization, from: on, to: record.rightsRestoredOn?.adding(days: -1))
        }
    }
}
