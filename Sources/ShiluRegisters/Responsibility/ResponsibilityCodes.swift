/// 责任层级: whose answer a post is in the work of Party building (systems.md, S13).
public enum ResponsibilityLevel: String, CodeList {
    case firstResponsible, directResponsible, teamMember, committeeMember, groupLeader, member
    public var label: String {
        switch self {
        case .firstResponsible: "第一责任人"
        case .directResponsible: "直接责任人"
        case .teamMember: "班子成员"
        case .committeeMember: "支部（总支）委员"
        case .groupLeader: "党小组长"
        case .member: "党员"
        }
    }
    public var also: [String] {
        switch self {
        case .teamMember: ["领导班子成员", "一岗双责"]
        case .committeeMember: ["支部委员", "总支委员", "支委"]
        default: []
        }
    }
    /// Whether the post leads, and so carries two duties (一岗双责).
    public var isLeading: Bool { self == .firstResponsible || self == .directResponsible || self == .teamMember }
}

/// 责任类别: which of the paired duties an item belongs to (S14).
public enum DutySide: String, CodeList {
    case party, integrity, ideology, business
    public var label: String {
        switch self {
        case .party: "党建"
        case .integrity: "党风廉政"
        case .ideology: "意识形态"
        case .business: "业务工作"
        }
    }
    public var also: [String] { self == .business ? ["业务"] : [] }
}

/// 岗位状态 of a post of responsibility, a key post, a group: in force or ended.
public enum StandingState: String, CodeList {
    case inForce, ended
    public var label: String {
        switch self {
        case .inForce: "在任"
        case .ended: "已结束"
        }
    }
    public var also: [String] {
        switch self {
        case .inForce: ["在岗", "有效", "运行中", "在用"]
        case .ended: ["已撤销", "停用", "已免去"]
        }
    }
}

/// 落实状态 of a directive (S22).
public enum DirectiveState: String, CodeList {
    case received, assigned, inProgress, done, reported
    public var label: String {
        switch self {
        case .received: "已接收"
        case .assigned: "已分办"
        case .inProgress: "落实中"
        case .done: "已落实"
        case .reported: "已反馈"
        }
    }
}

/// 指导形式 of a visit to a branch (S23, S38).
public enum GuidanceForm: String, CodeList {
    case symposium, individualTalk, fieldVisit, supervision, meetingSitIn, lifeMeetingSitIn
    public var label: String {
        switch self {
        case .symposium: "座谈交流"
        case .individualTalk: "个别谈话"
        case .fieldVisit: "实地调研"
        case .supervision: "督导检查"
        case .meetingSitIn: "列席支部会议"
        case .lifeMeetingSitIn: "列席组织生活会"
        }
    }
}

/// 机构类别 of a temporary body (S25).
public enum LeadingGroupKind: String, CodeList {
    case leadingGroup, taskForce, workGroup, jointConference
    public var label: String {
        switch self {
        case .leadingGroup: "领导小组"
        case .taskForce: "工作专班"
        case .workGroup: "工作小组"
        case .jointConference: "联席会议"
        }
    }
}

/// 符合情况 of one article of a regulation (S72).
public enum Conformity: String, CodeList {
    case conforms, partly, fails, notApplicable
    public var label: String {
        switch self {
        case .conforms: "符合"
        case .partly: "部分符合"
        case .fails: "不符合"
        case .notApplicable: "不适用"
        }
    }
}
