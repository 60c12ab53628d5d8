/// 主题 of a meeting, hearing, circular or account (registers.md, K, TopicCode).
public enum TopicCode: String, CodeList {
    case partyBuilding, ideology, integrity, strictGovernance, workStyle, memberDevelopment, election, rectification
    case theory, campaign, personnel, finance, unitedFront, massWork, confidentiality, production, business

    public var label: String {
        switch self {
        case .partyBuilding: "党建"
        case .ideology: "意识形态"
        case .integrity: "党风廉政"
        case .strictGovernance: "全面从严治党"
        case .workStyle: "作风建设"
        case .memberDevelopment: "发展党员"
        case .election: "换届"
        case .rectification: "整改"
        case .theory: "理论学习"
        case .campaign: "主题教育"
        case .personnel: "干部人事"
        case .finance: "财务"
        case .unitedFront: "统战"
        case .massWork: "群团"
        case .confidentiality: "保密"
        case .production: "安全生产"
        case .business: "业务工作"
        }
    }

    public var also: [String] {
        switch self {
        case .partyBuilding: ["党建工作"]
        case .integrity: ["党风廉政建设", "党风廉政建设和反腐败"]
        case .unitedFront: ["统一战线"]
        default: []
        }
    }
}

/// 级别 of who organises, awards or publishes (registers.md, K, AdminLevel).
public enum AdminLevel: String, CodeList {
    case central, provincial, prefectural, county, unit, branch

    public var label: String {
        switch self {
        case .central: "中央"
        case .provincial: "省"
        case .prefectural: "市"
        case .county: "县（区）"
        case .unit: "本单位"
        case .branch: "支部"
        }
    }

    public var also: [String] {
        switch self {
        case .central: ["国家级", "全国"]
        case .provincial: ["省级", "省部级"]
        case .prefectural: ["市级", "地市级"]
        case .county: ["县级", "县", "区", "区级"]
        case .unit: ["局", "局级"]
        case .branch: ["党支部"]
        }
    }
}

/// 量词 printed after a quantity (registers.md, K, MeasureWord).
public enum MeasureWord: String, CodeList {
    case ce, ben, tao, fen, ci, chang, ming, ren, renci, tiao, ge, xiang, pian, qi, qiCase, chu, pi, zhi, yuan, xueshi

    public var label: String {
        switch self {
        case .ce: "册"
        case .ben: "本"
        case .tao: "套"
        case .fen: "份"
        case .ci: "次"
        case .chang: "场"
        case .ming: "名"
        case .ren: "人"
        case .renci: "人次"
        case .tiao: "条"
        case .ge: "个"
        case .xiang: "项"
        case .pian: "篇"
        case .qi: "期"
        case .qiCase: "起"
        case .chu: "处"
        case .pi: "批"
        case .zhi: "支"
        case .yuan: "元"
        case .xueshi: "学时"
        }
    }
}
