/// 意识形态工作形式 (registers.md, K, IdeologyActionKind).
public enum IdeologyActionKind: String, CodeList {
    case specialStudy, riskAnalysis, channelCheck, incident, training
    public var label: String {
        switch self {
        case .specialStudy: "专题研究"
        case .riskAnalysis: "分析研判"
        case .channelCheck: "阵地检查"
        case .incident: "舆情处置"
        case .training: "专题培训"
        }
    }
}

/// 意识形态工作: a study, analysis, check or training. 《党委（党组）意识形态工作责任制实施办法》 (obligation
/// ideology-study-half-yearly).
public struct IdeologyAction: HeldInMeeting {
    public static let title = "意识形态工作"
    public static let area = Area.documents
    public static let purpose = "专题研究、分析研判、阵地检查等，一次填一行。"
    public static let shape = IdeologyAction()
    public static let naturalKey = ["meetingId", "organizationId", "on", "kind"]
    public static let yields = IdeologyActionKind.allCases.map { "ideology.\($0.rawValue)" }

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "在会上开展的填会议编号").following
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "填了所在会议可以不填", example: "市某局机关党委")
    public let on = Field<Day>("on", "日期", hint: "填了所在会议可以不填", example: "2023-06-12")
    public let kind = Field<IdeologyActionKind>("kind", "工作形式", example: "专题研究").required
    public let findings = Field<Int>("findings", "发现问题数", example: "2", unit: "条")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [meetingId, organizationId, on, kind, findings, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(held: record, &problems)
        problems.atLeast(0, "findings", "发现问题数", record.findings)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = Gathering(held: record, in: context), let kind = record.kind else { return }
        facts.event(
            "ideology.\(kind.rawValue)", at: held.organizations, on: held.day,
            .measured(["count": 1, "findings": record.findings?.wide]))
    }
}
