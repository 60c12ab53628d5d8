/// How a duty stands for who owes it, on the day it is judged.
///
/// An obligation of modality 必须 or 应当 that was not done is a breach; one that is done 一般 (normally) has no record;
/// what may be done (可以, 鼓励) is never owed (design.md, "The line"; `regulations.md` §0.2).
public enum DutyState: String, Sendable, Hashable, CaseIterable, Codable {
    /// 已办: the records that satisfy it exist.
    case met
    /// 无记录: it is normally done and nothing is recorded, or the register that would show it was not kept.
    case noRecord
    /// 违反: it had to be done and was not.
    case breach
    /// 未到期: its window or deadline is still open.
    case notDue
    /// 不适用: the rule does not bind whom it was asked of in that time.
    case notApplicable

    /// 判断结果的叫法.
    public var label: String {
        switch self {
        case .met: "已办"
        case .noRecord: "无记录"
        case .breach: "违反"
        case .notDue: "未到期"
        case .notApplicable: "不适用"
        }
    }

    /// Whether something is still to be done about it.
    public var isOpen: Bool { self == .noRecord || self == .breach || self == .notDue }
}
