/// 选举类别 (registers.md, K, ElectionKind).
public enum ElectionKind: String, CodeList {
    case termElection, byElection, earlyElection, founding, secretary, delegate
    public var label: String {
        switch self {
        case .termElection: "换届选举"
        case .byElection: "补选"
        case .earlyElection: "提前换届"
        case .founding: "成立选举"
        case .secretary: "书记副书记选举"
        case .delegate: "代表选举"
        }
    }
}

/// 选举方式（由谁选） (registers.md, K, Electorate).
public enum Electorate: String, CodeList {
    case assembly, congress, committee
    public var label: String {
        switch self {
        case .assembly: "党员大会"
        case .congress: "党员代表大会"
        case .committee: "委员会会议"
        }
    }
}

/// 差额或等额 (registers.md, K, ElectionMethod).
public enum ElectionMethod: String, CodeList {
    case competitiveElection, equalElection
    public var label: String {
        switch self {
        case .competitiveElection: "差额"
        case .equalElection: "等额"
        }
    }
}

/// 不计入应到会的原因 (registers.md, K, ExclusionReason).
public enum ExclusionReason: String, CodeList {
    case incapacity, abroad, serving, bedridden, unTransferred, retiredAway
    public var label: String {
        switch self {
        case .incapacity: "不能表达意志"
        case .abroad: "出国半年以上"
        case .serving: "正在服刑"
        case .bedridden: "卧床或长期患病"
        case .unTransferred: "应转未转组织关系"
        case .retiredAway: "离退休回原籍"
        }
    }
}
