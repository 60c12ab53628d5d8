/// 审批状态.
public enum ApprovalState: String, CodeList {
    case drafted, submitted, checked, discussed, approved, filed, implemented, rejected, returned, withdrawn
    public var label: String {
        switch self {
        case .drafted: "起草"
        case .submitted: "已提出"
        case .checked: "已审核"
        case .discussed: "已讨论"
        case .approved: "已批准"
        case .filed: "已备案"
        case .implemented: "已实施"
        case .rejected: "不同意"
        case .returned: "退回"
        case .withdrawn: "撤回"
        }
    }
    /// Whether somebody still has to act.
    public var isPending: Bool { [.submitted, .checked, .discussed].contains(self) }
    var isDecided: Bool { [.approved, .filed, .implemented, .rejected].contains(self) }
}

/// 审批事项: one matter on its way from the proposal to the decision, about a record of any register or none yet.
/// 《机关基层组织工作条例》第37条.
///
/// Each station has its own day and person. Nobody decides what they proposed themselves.
public struct ApprovalRequest: Register {
    public static let title = "审批事项"
    public static let area = Area.documents
    public static let purpose = "需要逐级审批的事项一件一行，按提出、审核、讨论、审批、备案、实施逐步登记。"
    public static let shape = ApprovalRequest()
    public static let naturalKey = ["organizationId", "title", "draftedOn"]
    public static let dayKey: String? = "draftedOn"
    public static let yields =
        ["approval.submitted", "approval.pending"] + ["approved", "rejected"].map { "approval.\($0)" }

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "提出的党组织", example: "市某局机关第一党支部")
        .required
    public let titleField = Field<String>("title", "事项", example: "关于补选支部委员的请示").required
    public let subjectRef = Field<AnyLink>("subjectRef", "所批记录", hint: "任何台账的记录，写成 台账名称/编号", example: "选举/XJ01")
    public let draftedOn = Field<Day>("draftedOn", "起草日期", example: "2023-03-01").required
    public let proposerId = Field<Link<Member>>("proposerId", "提出人", example: "李明").required
    public let submittedOn = Field<Day>("submittedOn", "提出日期")
    public let checkedOn = Field<Day>("checkedOn", "审核日期")
    public let checkerId = Field<Link<Member>>("checkerId", "审核人", hint: "不能是提出人")
    public let discussedOn = Field<Day>("discussedOn", "讨论日期")
    public let discussedIn = Field<Link<MeetingRecord>>("discussedIn", "讨论的会议")
    public let approverId = Field<Link<Member>>("approverId", "审批人", hint: "不能是提出人；上级审批的填审批单位")
    public let body = Field<String>("body", "审批单位", example: "市直机关工委")
    public let decidedOn = Field<Day>("decidedOn", "审批日期")
    public let documentNumber = Field<String>("documentNumber", "批复文号")
    public let filedOn = Field<Day>("filedOn", "备案日期")
    public let implementedOn = Field<Day>("implementedOn", "实施日期")
    public let returnReason = Field<String>("returnReason", "退回或不同意的原因")
    public let state = Field<ApprovalState>("state", "状态", example: "起草").required
    public let steps = Field<Parts<ApprovalStep>>("approvals", "其他审批环节")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, titleField, subjectRef, draftedOn, proposerId, submittedOn, checkedOn, checkerId,
            discussedOn, discussedIn, approverId, body, decidedOn, documentNumber, filedOn, implementedOn, returnReason,
            state, steps, evidence,
        ]
    }

    public static let lifeCycle: LifeCycle? = {
        func step(
            _ key: String, _ label: String, _ from: [ApprovalState], _ to: ApprovalState, day: String? = nil,
            needs: [String] = [], by actor: String
        ) -> LifeCycle.Step {
            LifeCycle.Step(
                key, label, from: from.map(\.rawValue), to: to.rawValue, dayKey: day, needs: needs, by: actor)
        }
        return LifeCycle(
            stateKey: "state",
            steps: [
                step("submit", "提出", [.drafted, .returned], .submitted, day: "submittedOn", by: "提出人"),
                step("check", "审核", [.submitted], .checked, day: "checkedOn", needs: ["checkerId"], by: "审核人"),
                step(
                    "discuss", "讨论决定", [.submitted, .checked], .discussed, day: "discussedOn",
                    needs: ["discussedIn"], by: "会议"),
                step("approve", "同意", [.checked, .discussed], .approved, day: "decidedOn", by: "审批人或审批单位"),
                step(
                    "reject", "不同意", [.submitted, .checked, .discussed], .rejected, day: "decidedOn",
                    needs: ["returnReason"], by: "审批人或审批单位"),
                step(
                    "return", "退回", [.submitted, .checked, .discussed], .returned, needs: ["returnReason"],
                    by: "审核人或审批人"),
                step("withdraw", "撤回", [.drafted, .submitted, .returned], .withdrawn, by: "提出人"),
                step("file", "备案", [.approved], .filed, day: "filedOn", by: "上级组织部门"),
                step("implement", "实施", [.approved, .filed], .implemented, day: "implementedOn", by: "提出的党组织"),
            ], basis: "《机关基层组织工作条例》第37条")
    }()

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        for (key, label, person) in [
            ("checkerId", "审核人", record.checkerId), ("approverId", "审批人", record.approverId),
        ] {
            if let person, person == record.proposerId {
                problems.add(key, "decides-own", "\(label)就是提出人", next: "请由提出人以外的人办理")
            }
        }
        problems.inOrder(("起草日期", record.draftedOn), "submittedOn", "提出日期", record.submittedOn)
        problems.inOrder(("审批日期", record.decidedOn), "filedOn", "备案日期", record.filedOn)
        problems.inOrder(("审批日期", record.decidedOn), "implementedOn", "实施日期", record.implementedOn)
        guard let state = record.state else { return }
        if state.isDecided, record.decidedOn == nil {
            problems.add("decidedOn", "decision-undated", "状态是“\(state.label)”，没有填审批日期", next: "请填审批日期")
        }
        if state.isDecided, record.approverId == nil, (record.body ?? "").isEmpty {
            problems.add("body", "decider-missing", "没有填审批人，也没有填审批单位", next: "请至少填一个")
        }
        // A request that was sent back and submitted again keeps the day of its last submission.
        if state.isDecided {
            problems.inOrder(("提出日期", record.submittedOn), "decidedOn", "审批日期", record.decidedOn)
        }
        if state == .rejected || state == .returned, (record.returnReason ?? "").isEmpty {
            problems.add("returnReason", "reason-missing", "没有填退回或不同意的原因", next: "请填上原因")
        }
    }

    /// `approval.submitted`, `approval.approved`, `approval.rejected`: an event, `count` 1. `approval.pending`: the days on
    /// which somebody still had to act.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let state = record.state else { return }
        if let submitted = record.submittedOn {
            facts.event("approval.submitted", at: [organization], on: submitted)
            let end =
                record.decidedOn ?? record.steps.last { $0.step == "return" || $0.step == "withdraw" }?.on
            if state.isPending {
                facts.interval("approval.pending", at: organization, from: submitted, to: nil)
            } else if let end {
                facts.interval("approval.pending", at: organization, from: submitted, to: end.adding(days: -1))
            }
        }
        guard let decided = record.decidedOn else { return }
        if state == .rejected {
            facts.event("approval.rejected", at: [organization], on: decided)
        } else if state.isDecided {
            facts.event("approval.approved", at: [organization], on: decided)
        }
    }
}
