/// 党费少交免交: a member in hardship pays less or nothing; the branch studies it, the next higher committee approves
/// (obligation dues-hardship). 《党费收缴、使用和管理的规定》第7条.
public struct DuesReduction: Register {
    public static let title = "党费少交免交"
    public static let area = Area.dues
    public static let purpose = "经批准少交或免交党费的，每人每次填一行。"
    public static let shape = DuesReduction()
    public static let naturalKey = ["memberId", "fromMonth"]
    public static let dayKey: String? = "fromMonth"
    public static let yields = ["dues.reduced"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required.feeding
    public let fromMonth = Field<YearMonth>("fromMonth", "起始月份", example: "2023-07").required
    public let toMonth = Field<YearMonth>("toMonth", "截止月份", hint: "没有期限的空着", example: "2023-12")
    public let amount = Field<Money>("amount", "每月应交", hint: "免交的填0", example: "10", unit: "元").required
    public let studiedIn = Field<Link<MeetingRecord>>(
        "studiedIn", "研究的会议", hint: "支委会或党员大会的编号", example: "001"
    ).required
    public let approval = ApprovalFields("approval", "审批", isRequired: true)
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, memberId, fromMonth, toMonth, amount, studiedIn] + approval.all + [evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notNegative("amount", "每月应交", record.amount)
        problems.inOrder(("起始月份", record.fromMonth), "toMonth", "截止月份", record.toMonth)
        record.checkApproval(\.approval, &problems)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let on = record.approvedOn(\.approval), let meeting = context.record(record.studiedIn),
            let studied = meeting.startsAt?.day
        {
            problems.inOrder(("研究的会议日期", studied), "approvalOn", "审批日期", on)
        }
    }

    /// While it holds, once it is approved: `count` 1. Hardship is nobody's business: no member.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.fromMonth,
            record.approvedOn(\.approval) != nil
        else { return }
        facts.interval("dues.reduced", at: organization, from: from.firstDay, to: record.toMonth?.lastDay)
    }
}
