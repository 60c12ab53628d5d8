/// 苗头性问题: first signs that need a reminder talk (obligation reminder-talk). 《党员教育管理条例》第28条. Confidential: what it
/// was is sealed, the facts carry no member.
///
/// registers.md names `talkId`: derived from `Talk.linkedTo`.
public struct ConcernReport: Register {
    public static let title = "苗头性问题"
    public static let area = Area.integrity
    public static let purpose = "发现党员有苗头性、倾向性问题填一行；内容加密保存，不进报告。提醒谈话在谈心谈话的“有关记录”里填这里的编号。"
    public static let shape = ConcernReport()
    public static let naturalKey = ["memberId", "on"]
    public static let yields = ["concern.noted", "concern.talked"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required
    public let on = Field<Day>("on", "发现日期", example: "2023-05-10").required
    public let content = Field<LongText>("content", "情况", hint: "加密保存", example: "连续三次学习迟到").required.sealed

    public var fields: [any AnyField] { [organizationId, memberId, on, content] }

    /// - `concern.noted`: an event, `count` 1.
    /// - `concern.talked`: an event on the day of the first reminder talk that names this record; `days` after it was noted.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event("concern.noted", at: [organization], on: on)
        if let talked = Talk.first(about: record.id, since: on, kinds: [.reminderTalk], in: context) {
            facts.event(
                "concern.talked", at: [organization], on: talked, ["count": 1, "days": talked.number - on.number])
        }
    }
}
