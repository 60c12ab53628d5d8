/// 人员状态 (registers.md, K, MemberStatus).
public enum MemberStatus: String, CodeList {
    case nonMember, applicant, activist, developmentCandidate, probationaryMember, fullMember
    case membershipSuspended, transferredOut, lapsed, advisedToLeave, resigned, removedFromRoll, expelled
    case probationRevoked, deceased
    public var label: String {
        switch self {
        case .nonMember: "群众"
        case .applicant: "入党申请人"
        case .activist: "入党积极分子"
        case .developmentCandidate: "发展对象"
        case .probationaryMember: "预备党员"
        case .fullMember: "正式党员"
        case .membershipSuspended: "停止党籍"
        case .transferredOut: "已转出"
        case .lapsed: "自行脱党除名"
        case .advisedToLeave: "劝退"
        case .resigned: "退党"
        case .removedFromRoll: "除名（其他）"
        case .expelled: "开除党籍"
        case .probationRevoked: "取消预备党员资格"
        case .deceased: "去世"
        }
    }
}

/// 党籍变动类别 (registers.md, K, MembershipEventKind).
public enum MembershipEventKind: String, CodeList {
    case admitted, converted, probationExtended, probationRevoked, membershipSuspended, membershipRestored
    case removedFromRoll, expelled, resigned, readmitted, transferIn, transferOut, movedWithin, deceased
    public var label: String {
        switch self {
        case .admitted: "接收预备党员"
        case .converted: "转正"
        case .probationExtended: "延长预备期"
        case .probationRevoked: "取消资格"
        case .membershipSuspended: "停止党籍"
        case .membershipRestored: "恢复党籍"
        case .removedFromRoll: "除名"
        case .expelled: "开除"
        case .resigned: "退党"
        case .readmitted: "重新入党"
        case .transferIn: "转入"
        case .transferOut: "转出"
        case .movedWithin: "调整所在支部、党小组"
        case .deceased: "去世"
        }
    }
    public var also: [String] {
        switch self {
        case .probationRevoked: ["取消预备党员资格"]
        case .removedFromRoll: ["除名（其他）"]
        case .expelled: ["开除党籍"]
        case .movedWithin: ["内部调整"]
        default: []
        }
    }
}

/// 党龄起算方式 (registers.md, K, PartyAgeBasis).
public enum PartyAgeBasis: String, CodeList {
    case normal, noProbationEra, restored
    public var label: String {
        switch self {
        case .normal: "预备期满转正"
        case .noProbationEra: "1969年4月至1977年8月入党"
        case .restored: "恢复党籍"
        }
    }
}

/// 人员类别 (registers.md, K, PersonCategory).
public enum PersonCategory: String, CodeList {
    case onDuty, retiredLixiu, retiredTuixiu, student, farmer, unemployed, other
    public var label: String {
        switch self {
        case .onDuty: "在职"
        case .retiredLixiu: "离休"
        case .retiredTuixiu: "退休"
        case .student: "学生"
        case .farmer: "农民"
        case .unemployed: "未就业"
        case .other: "其他"
        }
    }
}
