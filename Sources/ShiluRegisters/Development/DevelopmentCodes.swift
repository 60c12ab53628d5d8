/// 发展阶段 (registers.md, K, DevelopmentStage).
public enum DevelopmentStage: String, CodeList {
    case applicant, activist, developmentCandidate, admission, probation, completed, closed
    public var label: String {
        switch self {
        case .applicant: "申请入党"
        case .activist: "入党积极分子的确定和培养教育"
        case .developmentCandidate: "发展对象的确定和考察"
        case .admission: "预备党员的接收"
        case .probation: "预备党员的教育考察和转正"
        case .completed: "完成"
        case .closed: "终止"
        }
    }
    public var also: [String] {
        switch self {
        case .applicant: ["入党申请人"]
        case .activist: ["入党积极分子"]
        case .developmentCandidate: ["发展对象"]
        case .probation: ["预备党员"]
        default: []
        }
    }
}

/// 推荐方式 (registers.md, K, RecommendationKind).
public enum RecommendationKind: String, CodeList {
    case memberRecommendation, massOrganizationRecommendation
    public var label: String {
        switch self {
        case .memberRecommendation: "党员推荐"
        case .massOrganizationRecommendation: "群团组织推优"
        }
    }
}

/// 听取意见对象 (registers.md, K, OpinionSource).
public enum OpinionSource: String, CodeList {
    case partyGroup, mentor, members, masses
    public var label: String {
        switch self {
        case .partyGroup: "党小组"
        case .mentor: "培养联系人"
        case .members: "党员"
        case .masses: "群众"
        }
    }
}

/// 转正结果 (registers.md, K, ConversionOutcome).
public enum ConversionOutcome: String, CodeList {
    case conversion, probationExtended, probationRevoked
    public var label: String {
        switch self {
        case .conversion: "按期转正"
        case .probationExtended: "延长预备期"
        case .probationRevoked: "取消资格"
        }
    }
    public var also: [String] {
        switch self {
        case .conversion: ["转正"]
        default: []
        }
    }
}
