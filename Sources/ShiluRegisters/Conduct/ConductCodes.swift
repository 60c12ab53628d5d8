/// 认定结果 of one item that was screened (systems.md, S65).
public enum ScreeningOutcome: String, CodeList {
    case pending, none, general, serious
    public var label: String {
        switch self {
        case .pending: "待认定"
        case .none: "不存在问题"
        case .general: "一般问题"
        case .serious: "严重问题"
        }
    }
    public var also: [String] { self == .none ? ["无问题"] : [] }
    public var isProblem: Bool { self == .general || self == .serious }
}

/// 项目状态 of a rectification driven by a case (S65).
public enum CaseReformState: String, CodeList {
    case screening, fixing, closed
    public var label: String {
        switch self {
        case .screening: "排查甄别"
        case .fixing: "整改中"
        case .closed: "已结项"
        }
    }
}

/// 监督对象类别 (S66, S67).
public enum KeyPostKind: String, CodeList {
    case leader, teamMember, keyPost, keyLink, keyField
    public var label: String {
        switch self {
        case .leader: "一把手"
        case .teamMember: "领导班子成员"
        case .keyPost: "重点岗位"
        case .keyLink: "关键环节"
        case .keyField: "重点领域"
        }
    }
    public var also: [String] { self == .keyPost ? ["关键岗位"] : [] }
}

/// 报告事项 that a member told about the time off duty (S66).
public enum OffDutyKind: String, CodeList {
    case ceremony, abroad, business, social, gift, other
    public var label: String {
        switch self {
        case .ceremony: "操办婚丧喜庆"
        case .abroad: "因私出国（境）"
        case .business: "本人亲属经商办企业"
        case .social: "社会兼职"
        case .gift: "上交礼品礼金"
        case .other: "其他"
        }
    }
    public var also: [String] { self == .abroad ? ["因私出国", "因私出国境"] : [] }
}

/// 支出类别 (S63).
public enum ExpenseKind: String, CodeList {
    case reception, meal, vehicle, travel
    public var label: String {
        switch self {
        case .reception: "公务接待"
        case .meal: "公务用餐"
        case .vehicle: "公务用车"
        case .travel: "公务差旅"
        }
    }
    public var also: [String] { self == .travel ? ["差旅", "出差"] : [] }
}

/// 控制事项 (S64).
public enum BurdenKind: String, CodeList {
    case documents, meetings, inspections, forms, apps
    public var label: String {
        switch self {
        case .documents: "发文"
        case .meetings: "会议"
        case .inspections: "督查检查考核"
        case .forms: "报表材料"
        case .apps: "工作群和应用程序"
        }
    }
    public var also: [String] { self == .documents ? ["文件"] : [] }
}
