/// 表彰类别 (registers.md, K, HonourKind).
public enum HonourKind: String, CodeList {
    case advancedOrganization, outstandingMember, outstandingPartyWorker, fourStrongBranch, demonstrationSite
    case civilizedUnit, publicityAward, fiftyYearsMedal
    public var label: String {
        switch self {
        case .advancedOrganization: "先进基层党组织"
        case .outstandingMember: "优秀共产党员"
        case .outstandingPartyWorker: "优秀党务工作者"
        case .fourStrongBranch: "四强党支部"
        case .demonstrationSite: "示范点"
        case .civilizedUnit: "文明单位"
        case .publicityAward: "宣传作品奖"
        case .fiftyYearsMedal: "光荣在党50年"
        }
    }
    public var also: [String] {
        switch self {
        case .advancedOrganization: ["先进党组织", "先进党支部"]
        case .outstandingMember: ["优秀党员"]
        case .demonstrationSite: ["党建示范点"]
        default: []
        }
    }
}

/// 表彰奖励: an award to an organisation, a member or a work. Counts at the recipient.
public struct Honour: Register {
    public static let title = "表彰奖励"
    public static let area = Area.assessment
    public static let purpose = "集体或个人获得一项表彰填一行。"
    public static let shape = Honour()
    public static let naturalKey = ["name", "recipient", "on"]
    public static let yields =
        HonourKind.allCases.map { "honour.\($0.rawValue)" }
        + AdminLevel.allCases.map { "honour.level.\($0.rawValue)" } + ["honour.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "表彰名称", example: "全市先进基层党组织").required
    public let kind = Field<HonourKind>("kind", "表彰类别", example: "先进基层党组织").required
    public let recipient = Field<AnyLink>(
        "recipient", "获奖者", hint: "党组织、党员或作品的编号", example: "PartyOrganization/001"
    ).required
    public let level = Field<AdminLevel>("level", "表彰级别", example: "市").required
    public let on = Field<Day>("on", "表彰日期", example: "2023-06-30").required
    public let rank = Field<String>("rank", "等次", example: "三等奖")
    public let issuer = Field<String>("issuer", "表彰单位", example: "市直机关工委").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, nameField, kind, recipient, level, on, rank, issuer, evidence]
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let kind = record.kind, let on = record.on else { return }
        var kinds = ["honour.any", "honour.\(kind.rawValue)"]
        if let level = record.level { kinds.append("honour.level.\(level.rawValue)") }
        let recipient = record.recipient?.id ?? ""
        for name in kinds {
            switch AnyRecord.register(of: recipient) {
            case Member.name:
                facts.reached(name, member: recipient, on: on, fallback: organization.id, measure: "count")
            case PartyOrganization.name: facts.event(name, at: [recipient], on: on)
            default: facts.event(name, at: [organization.id], on: on)
            }
        }
    }
}
