/// 通报: one circular.
public struct CirculatedNotice: Register {
    public static let title = "通报"
    public static let area = Area.documents
    public static let purpose = "印发或宣读一次通报填一行。"
    public static let shape = CirculatedNotice()
    public static let naturalKey = ["organizationId", "on", "subject", "scope"]
    public static let yields = TopicCode.allCases.map { "circular.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-07-20").required
    public let subject = Field<TopicCode>("subject", "通报内容", example: "作风建设").required
    public let scope = Field<String>("scope", "通报范围", example: "全局各党支部").required
    public let persons = Field<Int>("persons", "涉及人数", example: "2", unit: "人")
    public let documentId = Field<Link<PlanDocument>>("documentId", "通报文件", hint: "计划方案文件里的编号")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, subject, scope, persons, documentId, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(0, "persons", "涉及人数", record.persons)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let subject = record.subject else {
            return
        }
        facts.event(
            "circular.\(subject.rawValue)", at: [organization], on: on,
            .measured(["count": 1, "people": record.persons?.wide]))
    }
}
