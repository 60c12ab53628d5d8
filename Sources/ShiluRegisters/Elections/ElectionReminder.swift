/// 换届提醒: the superior's letter or call before a term ends. 《支部工作条例（试行）》第21条 (obligation election-reminder).
public struct ElectionReminder: Register {
    public static let title = "换届提醒"
    public static let area = Area.elections
    public static let purpose = "上级党组织提醒下级按期换届，每次填一行，一般在届满前6个月。"
    public static let shape = ElectionReminder()
    public static let naturalKey = ["termId", "sentOn"]
    public static let dayKey: String? = "sentOn"
    public static let organizationKey: String? = "sentBy"
    public static let yields = ["reminder.sent", "term.reminded"]

    public let termId = Field<Link<CommitteeTerm>>("termId", "届次", hint: "委员会届次的编号", example: "001").required.following
    public let sentBy = Field<Link<PartyOrganization>>("sentBy", "提醒的党组织", example: "市某局机关党委").required
    public let sentOn = Field<Day>("sentOn", "提醒日期", example: "2023-05-10").required
    public let means = Field<String>("means", "提醒方式", hint: "如发函、电话", example: "发函").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [termId, sentBy, sentOn, means, evidence] }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let term = context.record(record.termId) else { return }
        if let sender = record.sentBy, sender == term.organizationId {
            problems.add("sentBy", "reminder-to-itself", "提醒的党组织就是要换届的党组织", next: "请填它的上级党组织")
        }
        problems.inOrder(("任期开始日期", term.startsOn), "sentOn", "提醒日期", record.sentOn)
    }

    /// `reminder.sent` at the sender, `term.reminded` at the organisation of the term; `count` 1, `days` before the term ends.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let sender = record.sentBy?.id, let on = record.sentOn, let term = context.record(record.termId),
            let organization = term.organizationId?.id, let end = term.endsOn
        else { return }
        let measures = ["count": 1, "days": end.number - on.number]
        facts.event("reminder.sent", at: [sender], on: on, measures)
        facts.event("term.reminded", at: [organization], on: on, measures)
    }
}
