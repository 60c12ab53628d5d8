/// 平台类别 of an account or a site of the organisation (systems.md, S74).
public enum MediaPlatform: String, CodeList {
    case website, officialAccount, microblog, video, app, group, screen
    public var label: String {
        switch self {
        case .website: "网站"
        case .officialAccount: "公众号"
        case .microblog: "微博"
        case .video: "短视频号"
        case .app: "移动应用"
        case .group: "工作群"
        case .screen: "电子屏"
        }
    }
    public var also: [String] {
        switch self {
        case .website: ["门户网站"]
        case .officialAccount: ["微信公众号"]
        case .video: ["视频号", "抖音号"]
        default: []
        }
    }
}

/// 品牌项目类别 (S68, S81).
public enum BrandKind: String, CodeList {
    case brand, demonstrationSite, project, integrityBrand, integritySite
    public var label: String {
        switch self {
        case .brand: "党建品牌"
        case .demonstrationSite: "党建示范点"
        case .project: "党建项目"
        case .integrityBrand: "廉洁文化品牌"
        case .integritySite: "廉政教育示范点"
        }
    }
    public var also: [String] {
        switch self {
        case .brand: ["支部品牌"]
        case .demonstrationSite: ["示范点"]
        case .integrityBrand: ["清廉文化品牌"]
        default: []
        }
    }
}

/// 创建状态 of a brand, a site, a project.
public enum BrandState: String, CodeList {
    case building, accepted, ended
    public var label: String {
        switch self {
        case .building: "创建中"
        case .accepted: "已验收命名"
        case .ended: "已结束"
        }
    }
}

/// 示范岗类别 (S12).
public enum ModelPostKind: String, CodeList {
    case modelPost, responsibilityArea, identity
    public var label: String {
        switch self {
        case .modelPost: "党员示范岗"
        case .responsibilityArea: "党员责任区"
        case .identity: "亮身份承诺"
        }
    }
    public var also: [String] { self == .identity ? ["亮身份", "公开承诺"] : [] }
}

/// 来源 of a suggestion (S29, S77).
public enum SuggestionSource: String, CodeList {
    case nonParty, member, masses, enterprise
    public var label: String {
        switch self {
        case .nonParty: "党外人士"
        case .member: "党员"
        case .masses: "群众职工"
        case .enterprise: "服务对象"
        }
    }
    public var also: [String] { self == .masses ? ["群众", "职工"] : [] }
}

/// 办理状态 of a suggestion.
public enum SuggestionState: String, CodeList {
    case received, handling, replied
    public var label: String {
        switch self {
        case .received: "已接收"
        case .handling: "办理中"
        case .replied: "已答复"
        }
    }
}

/// 调研形式 (S75).
public enum ThoughtSurveyForm: String, CodeList {
    case symposium, questionnaire, interview, visit
    public var label: String {
        switch self {
        case .symposium: "座谈会"
        case .questionnaire: "问卷调查"
        case .interview: "个别访谈"
        case .visit: "走访"
        }
    }
    public var also: [String] { self == .questionnaire ? ["问卷"] : [] }
}

/// 创建活动类别 (S68, S76).
public enum CivilityKind: String, CodeList {
    case cityCreation, practiceCentre, coreValues, ruleOfLaw, onlineCivility, familyConduct, integrityCulture
    case application
    public var label: String {
        switch self {
        case .cityCreation: "创建文明城市"
        case .practiceCentre: "文明实践"
        case .coreValues: "核心价值观宣传"
        case .ruleOfLaw: "宪法法治宣传"
        case .onlineCivility: "网络文明"
        case .familyConduct: "家庭家教家风"
        case .integrityCulture: "廉洁文化"
        case .application: "文明单位申报"
        }
    }
    public var also: [String] {
        switch self {
        case .cityCreation: ["创文"]
        case .familyConduct: ["家风建设"]
        default: []
        }
    }
}
