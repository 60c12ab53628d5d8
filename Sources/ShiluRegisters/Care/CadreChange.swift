/// 变动类别 of a cadre (systems.md, S07).
public enum CadreChangeKind: String, CodeList {
    case promotion, rotation, grassroots, recruitment, talent, partyWork
    public var label: String {
        switch self {
        case .promotion: "选拔任用"
        case .rotation: "交流轮岗"
        case .grassroots: "基层锻炼"
        case .recruitment: "招录补充"
        case .talent: "人才引进"
        case .partyWork: "从事党务工作"
        }
    }
    public var also: [String] { self == .promotion ? ["提任", "晋升"] : [] }
}

/// 考察结论 on political standards.
public enum PoliticalCheck: String, CodeList {
    case qualified, unqualified
    public var label: String {
        switch self {
        case .qualified: "合格"
        case .unqualified: "不合格"
        }
    }
}

/// 干部选任交流: a promotion, a rotation, a posting to the grass roots, an addition to the staff, a spell of Party work that
/// the résumé keeps. Posts in the Party are `PostHolding`. systems.md, S07.
public struct CadreChange: Register {
    public static let title = "干部选任交流"
    public static let area = Area.organizations
    public static let purpose = "干部提任、交流、下派、招录或从事党务工作一次填一行。"
    public static let shape = CadreChange()
    public static let naturalKey = ["memberId", "on", "kind"]
    public static let yields =
        CadreChangeKind.allCases.map { "cadre.\($0.rawValue)" } + ["cadre.checked", "cadre.inResume"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", example: "市某局机关党委"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "干部", example: "李明").required
    public let kind = Field<CadreChangeKind>("kind", "变动类别", example: "交流轮岗").required
    public let on = Field<Day>("on", "日期", example: "2023-07-15").required
    public let until = Field<Day>("until", "结束日期", hint: "基层锻炼、党务工作有期限的填")
    public let fromPost = Field<String>("fromPost", "原岗位", example: "财务科科员")
    public let toPost = Field<String>("toPost", "新岗位", example: "机关党委办公室科员").required
    public let checkedOn = Field<Day>("checkedOn", "政治素质考察日期", hint: "选拔任用前考察的填", example: "2023-07-01")
    public let checkResult = Field<PoliticalCheck>("checkResult", "政治素质考察结论", example: "合格")
    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "研究的会议", hint: "会议记录的编号")
    public let noticeId = Field<Link<PublicNotice>>("noticeId", "任前公示", hint: "公示台账里的编号")
    public let inResume = Field<Bool>("inResume", "是否记入履历", hint: "党务工作经历等", example: "是")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, memberId, kind, on, until, fromPost, toPost, checkedOn, checkResult, meetingId, noticeId,
            inResume, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("日期", record.on), "until", "结束日期", record.until)
        problems.needed(
            "checkedOn", "政治素质考察日期", isMissing: record.checkResult != nil && record.checkedOn == nil, because: "填了考察结论")
        if record.kind == .promotion {
            problems.inOrder(("政治素质考察日期", record.checkedOn), "on", "任职日期", record.on)
            if record.checkResult == .unqualified {
                problems.add("checkResult", "promoted-unqualified", "政治素质考察不合格，却填了选拔任用", next: "请核对考察结论和变动类别")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        facts.event("cadre.\(kind.rawValue)", at: [organization], on: on)
        if kind == .promotion, record.checkResult == .qualified {
            facts.event("cadre.checked", at: [organization], on: on)
        }
        if record.inResume == true { facts.event("cadre.inResume", at: [organization], on: on) }
    }
}
