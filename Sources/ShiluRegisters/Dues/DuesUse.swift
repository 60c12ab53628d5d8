/// 党费用途 (registers.md, K, DuesUsePurpose).
public enum DuesUsePurpose: String, CodeList {
    case training, materials, commendation, help, disaster, activity
    public var label: String {
        switch self {
        case .training: "培训党员"
        case .materials: "订阅购买资料"
        case .commendation: "表彰"
        case .help: "补助困难党员"
        case .disaster: "补助受灾"
        case .activity: "党内活动"
        }
    }
}

/// 党费使用: one spending from dues, decided in a meeting (obligation dues-publicity).
public struct DuesUse: Register {
    public static let title = "党费使用"
    public static let area = Area.dues
    public static let purpose = "从党费中支出一笔填一行。"
    public static let shape = DuesUse()
    public static let naturalKey = ["organizationId", "on", "purpose", "amount", "voucher"]
    public static let yields = ["dues.used"] + DuesUsePurpose.allCases.map { "dues.used.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let on = Field<Day>("on", "支出日期", example: "2023-06-28").required
    public let purposeField = Field<DuesUsePurpose>("purpose", "用途", example: "补助困难党员").required
    public let amount = Field<Money>("amount", "金额", example: "3000", unit: "元").required
    public let decidedIn = Field<Link<MeetingRecord>>("decidedIn", "研究决定的会议", hint: "会议记录的编号", example: "001").required
    public let voucher = Field<String>("voucher", "凭证号", example: "2023-06-015")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, purposeField, amount, decidedIn, voucher, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.positive("amount", "金额", record.amount)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let meeting = context.record(record.decidedIn) {
            problems.inOrder(("研究决定的会议日期", meeting.startsAt?.day), "on", "支出日期", record.on)
        }
    }

    /// `dues.used` and `dues.used.<purpose>`: events, `count` 1, `money` (fen).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let purpose = record.purposeField else {
            return
        }
        for kind in ["dues.used", "dues.used.\(purpose.rawValue)"] {
            facts.event(kind, at: [organization], on: on, .measured(["count": 1, "money": record.amount?.fen]))
        }
    }
}
