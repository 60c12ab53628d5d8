/// 党内职务 (registers.md, K, PostKind).
public enum PostKind: String, CodeList {
    case secretary, deputySecretary, fullTimeDeputySecretary, organizationMember, publicityMember
    case disciplineMember, youthMember, unitedFrontMember, committeeMember, groupLeader, disciplineSecretary
    case organizer, partyAffairsCadre
    public var label: String {
        switch self {
        case .secretary: "书记"
        case .deputySecretary: "副书记"
        case .fullTimeDeputySecretary: "专职副书记"
        case .organizationMember: "组织委员"
        case .publicityMember: "宣传委员"
        case .disciplineMember: "纪检委员"
        case .youthMember: "青年委员"
        case .unitedFrontMember: "统战委员"
        case .committeeMember: "委员"
        case .groupLeader: "党小组组长"
        case .disciplineSecretary: "纪委书记"
        case .organizer: "组织员"
        case .partyAffairsCadre: "党务干部"
        }
    }
    public var also: [String] {
        switch self {
        case .secretary: ["党支部书记", "支部书记"]
        case .deputySecretary: ["党支部副书记"]
        case .disciplineMember: ["纪律检查委员", "纪检监察委员"]
        default: []
        }
    }
}

/// 任职方式 (registers.md, K, PostOrigin).
public enum PostOrigin: String, CodeList {
    case elected, appointed, coOpted
    public var label: String {
        switch self {
        case .elected: "选举"
        case .appointed: "任命、指派"
        case .coOpted: "增补"
        }
    }
    public var also: [String] {
        switch self {
        case .elected: ["当选"]
        case .appointed: ["任命", "指派"]
        default: []
        }
    }
}
