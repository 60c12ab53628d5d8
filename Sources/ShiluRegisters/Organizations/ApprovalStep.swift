/// 审批动作 (registers.md, K, ApprovalAction).
public enum ApprovalAction: String, CodeList {
    case propose, check, discuss, approve, file, implement
    public var label: String {
        switch self {
        case .propose: "提出"
        case .check: "审核"
        case .discuss: "讨论决定"
        case .approve: "审批"
        case .file: "备案"
        case .implement: "实施"
        }
    }
}

/// 审批结果 (registers.md, K, ApprovalOutcome).
public enum ApprovalOutcome: String, CodeList {
    case approved, rejected, returned, pending
    public var label: String {
        switch self {
        case .approved: "同意"
        case .rejected: "不同意"
        case .returned: "退回"
        case .pending: "待办"
        }
    }
}

/// 审批环节: one element of a chain of approvals. 《机关基层组织工作条例》第37条.
public struct ApprovalStep: Part {
    public static let title = "审批环节"
    public static let shape = ApprovalStep()

    /// From 1, in the order of the chain.
    public let order = Field<Int>("order", "序号", example: "1").required
    public let body = Field<String>("body", "审批单位", example: "市直机关工委").required
    public let action = Field<ApprovalAction>("action", "动作", example: "审批").required
    public let on = Field<Day>("on", "日期", example: "2023-03-05")
    public let outcome = Field<ApprovalOutcome>("outcome", "结果", example: "同意")
    public let documentNumber = Field<String>("documentNumber", "文号")

    public var fields: [any AnyField] { [order, body, action, on, outcome, documentNumber] }
}

/// One approval as columns of the record itself: where a register has exactly one, a sheet of its own for a single row
/// would only be in the clerk's way. Keys are the prefix with `On`, `Body`, `Outcome`, `Doc` after it.
///
/// Read it as `record[dynamicMember: \.admissionApproval.on]`.
public struct ApprovalFields: Sendable {
    public let on: Field<Day>
    public let body: Field<String>
    public let outcome: Field<ApprovalOutcome>
    public let documentNumber: Field<String>

    /// - Parameter isRequired: who approves and with what result (待办 while it is open) must then be filled in.
    public init(_ prefix: String, _ label: String, isRequired: Bool = false) {
        documentNumber = Field("\(prefix)Doc", "\(label)文号")
        guard isRequired else {
            on = Field("\(prefix)On", "\(label)日期")
            body = Field("\(prefix)Body", "\(label)单位")
            outcome = Field("\(prefix)Outcome", "\(label)结果", hint: "空着表示还没有结果")
            return
        }
        on = Field("\(prefix)On", "\(label)日期", hint: "还没有结果的空着", example: "2023-03-28")
        body = Field<String>("\(prefix)Body", "\(label)单位", example: "市某局机关党委").required
        outcome = Field<ApprovalOutcome>("\(prefix)Outcome", "\(label)结果", hint: "还没有结果的填待办", example: "同意").required
    }
    public var all: [any AnyField] { [on, body, outcome, documentNumber] }
}

extension Record {
    /// The day of the approval; nil unless it was given.
    public func approvedOn(_ path: KeyPath<R, ApprovalFields>) -> Day? {
        guard self[dynamicMember: path.appending(path: \.outcome)] == .approved else { return nil }
        return self[dynamicMember: path.appending(path: \.on)]
    }

    /// An outcome other than pending needs its day.
    func checkApproval(_ path: KeyPath<R, ApprovalFields>, _ problems: inout Problems) {
        let outcome = self[dynamicMember: path.appending(path: \.outcome)]
        if let outcome, outcome != .pending, self[dynamicMember: path.appending(path: \.on)] == nil {
            let field = KeptShape.of(R.shape).field(path).on
            problems.add(field.key, "approval-undated", "有审批结果，没有填“\(field.label)”", next: "请填上日期")
        }
    }
}
