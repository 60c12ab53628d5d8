/// 慰问对象 (registers.md, K, VisitTarget).
public enum VisitTarget: String, CodeList {
    case retired, hardMember, hardMasses, povertyHousehold, oldMember, martyrFamily, frontline
    public var label: String {
        switch self {
        case .retired: "离退休干部"
        case .hardMember: "困难党员"
        case .hardMasses: "困难群众"
        case .povertyHousehold: "扶贫户"
        case .oldMember: "老党员"
        case .martyrFamily: "烈属、因公牺牲家属"
        case .frontline: "一线职工"
        }
    }
    public var also: [String] {
        switch self {
        case .retired: ["退休干部", "老干部"]
        case .povertyHousehold: ["脱贫户"]
        case .martyrFamily: ["烈属", "因公牺牲家属"]
        default: []
        }
    }
}

/// 志愿服务类别 (registers.md, K, VolunteerKind).
public enum VolunteerKind: String, CodeList {
    case civilizedCity, bloodDonation, traffic, epidemic, flood, community, grid, other
    public var label: String {
        switch self {
        case .civilizedCity: "文明创建"
        case .bloodDonation: "义务献血"
        case .traffic: "交通劝导"
        case .epidemic: "疫情防控"
        case .flood: "防汛救灾"
        case .community: "社区服务"
        case .grid: "网格化巡查"
        case .other: "其他"
        }
    }
    public var also: [String] {
        switch self {
        case .bloodDonation: ["无偿献血"]
        case .civilizedCity: ["创文"]
        default: []
        }
    }
}

/// 办理状态 (registers.md, K, TaskState).
public enum TaskState: String, CodeList {
    case planned, inProgress, done
    public var label: String {
        switch self {
        case .planned: "计划"
        case .inProgress: "进行中"
        case .done: "完成"
        }
    }
    public var also: [String] { self == .done ? ["已完成", "办结"] : [] }
}

/// 队伍类别 (registers.md, K, TeamKind).
public enum TeamKind: String, CodeList {
    case shockTeam, emergencySquad, dispatched
    public var label: String {
        switch self {
        case .shockTeam: "突击队"
        case .emergencySquad: "应急分队"
        case .dispatched: "选派下沉"
        }
    }
    public var also: [String] { self == .shockTeam ? ["党员突击队"] : [] }
}

/// 离退休服务类别 (registers.md, K, RetireeServiceKind).
public enum RetireeServiceKind: String, CodeList {
    case retirementCeremony, subscription, activity, visit
    public var label: String {
        switch self {
        case .retirementCeremony: "荣退仪式"
        case .subscription: "订阅报刊"
        case .activity: "文体活动"
        case .visit: "走访"
        }
    }
}

/// 设施状况 (systems.md, S82).
public enum FacilityCondition: String, CodeList {
    case good, repair, closed
    public var label: String {
        switch self {
        case .good: "完好"
        case .repair: "需要维修"
        case .closed: "已停用"
        }
    }
}

/// 诉求人 of a practical matter (systems.md, S84).
public enum DeedApplicant: String, CodeList {
    case masses, enterprise, staff, member
    public var label: String {
        switch self {
        case .masses: "群众"
        case .enterprise: "企业"
        case .staff: "职工"
        case .member: "党员"
        }
    }
    public var also: [String] { self == .masses ? ["居民", "村民"] : [] }
}

/// 满意度 told by those for whom it was done (systems.md, S84).
public enum Satisfaction: String, CodeList {
    case satisfied, fairly, dissatisfied
    public var label: String {
        switch self {
        case .satisfied: "满意"
        case .fairly: "基本满意"
        case .dissatisfied: "不满意"
        }
    }
}

/// 阵地类别 (registers.md, K, FacilityKind).
public enum FacilityKind: String, CodeList {
    case activityRoom, board, sculpture, bookCorner, honourWall, publicityWall, modelPost
    public var label: String {
        switch self {
        case .activityRoom: "党员活动室"
        case .board: "宣传栏"
        case .sculpture: "主题雕塑、牌匾"
        case .bookCorner: "图书角、书屋"
        case .honourWall: "荣誉墙"
        case .publicityWall: "宣传墙"
        case .modelPost: "党员示范岗"
        }
    }
    public var also: [String] {
        switch self {
        case .sculpture: ["主题雕塑", "牌匾", "造型牌"]
        case .bookCorner: ["图书角", "书屋"]
        default: []
        }
    }
}
