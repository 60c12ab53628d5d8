/// 决策类别 (registers.md, K, MajorDecisionKind).
public enum MajorDecisionKind: String, CodeList {
    case decision, appointment, project, largeSum
    public var label: String {
        switch self {
        case .decision: "重大决策"
        case .appointment: "重要人事任免"
        case .project: "重大项目安排"
        case .largeSum: "大额资金使用"
        }
    }
}

/// “三重一大”决策: one matter decided together; organisation and day are the meeting's (obligation three-major-one-large).
public struct MajorDecision: HeldInMeeting {
    public static let title = "三重一大决策"
    public static let area = Area.documents
    public static let purpose = "集体研究决定一项“三重一大”事项填一行。"
    public static let shape = MajorDecision()
    public static let naturalKey = ["meetingId", "subject"]
    public static let yields = MajorDecisionKind.allCases.map { "decision.\($0.rawValue)" }

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "研究的会议", hint: "会议记录的编号", example: "001").required
        .following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", hint: "不填按所在会议")
    public let on = Field<Day>("on", "日期", hint: "不填按所在会议")
    public let kind = Field<MajorDecisionKind>("kind", "决策类别", example: "大额资金使用").required
    public let subject = Field<String>("subject", "事项", example: "办公楼维修经费").required
    public let amount = Field<Money>("amount", "金额", hint: "大额资金使用必填", example: "350000", unit: "元")
    public let result = Field<String>("result", "决定结果", example: "同意").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [meetingId, organizationId, on, kind, subject, amount, result, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.needed(
            "amount", "金额", isMissing: record.kind == .largeSum && record.amount == nil, because: "大额资金使用必须写明金额")
        problems.positive("amount", "金额", record.amount)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = Gathering(held: record, in: context), let kind = record.kind else { return }
        facts.event(
            "decision.\(kind.rawValue)", at: held.organizations, on: held.day,
            .measured(["count": 1, "money": record.amount?.fen]))
    }
}
