/// 延期或提前换届: an approved change of the day on which a term ends. 《基层组织选举工作条例》第3条 (obligation
/// election-postponement). The organisation is that of the term.
public struct ElectionDeferral: Register {
    public static let title = "延期或提前换届"
    public static let area = Area.elections
    public static let purpose = "经上级批准延期或提前换届的，每次填一行。"
    public static let shape = ElectionDeferral()
    public static let naturalKey = ["termId", "newDate"]
    public static let dayKey: String? = "approvalOn"
    /// Whose record it is, is said by the term.
    public static let organizationKey: String? = nil
    public static let yields = ["term.deferred", "term.advanced"]

    public let termId = Field<Link<CommitteeTerm>>("termId", "届次", hint: "委员会届次的编号", example: "001").required.feeding
        .following
    public let newDate = Field<Day>("newDate", "批准的换届日期", example: "2024-06-30").required
    public let reason = Field<String>("reason", "原因", example: "机构改革").required
    public let approval = ApprovalFields("approval", "审批", isRequired: true)
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [termId, newDate, reason] + approval.all + [evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        record.checkApproval(\.approval, &problems)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let term = context.record(record.termId), let new = record.newDate else { return }
        if new == term.endsOn {
            problems.add("newDate", "date-unchanged", "批准的换届日期就是任期届满日期", next: "请填改动以后的日期，没有改动的不用登记")
        }
        problems.inOrder(("任期开始日期", term.startsOn), "newDate", "批准的换届日期", new)
    }

    /// An event on the day of approval, at the term's organisation: `count` 1, `days` by which the election moved.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let term = context.record(record.termId), let organization = term.organizationId?.id,
            let end = term.endsOn, let new = record.newDate, let on = record.approvedOn(\.approval)
        else { return }
        let days = new.number - end.number
        facts.event(
            days < 0 ? "term.advanced" : "term.deferred", at: [organization], on: on, ["count": 1, "days": days])
    }
}
