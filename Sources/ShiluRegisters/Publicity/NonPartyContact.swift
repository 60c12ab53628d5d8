/// 党外代表人士: a person outside the Party with whom contact is kept. Who it is stays sealed. systems.md, S77.
public struct NonPartyContact: Register {
    public static let title = "党外代表人士"
    public static let area = Area.publicity
    public static let purpose = "一名党外代表人士填一行，姓名加密保存；提的意见填在意见建议里。"
    public static let shape = NonPartyContact()
    public static let naturalKey = ["organizationId", "name", "from"]
    public static let dayKey: String? = "from"
    public static let yields = ["nonParty.contact"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "姓名", hint: "加密保存", example: "赵敏").required.sealed
    public let affiliation = Field<PoliticalAffiliation>("affiliation", "政治面貌", example: "无党派人士").required
    public let office = Field<String>("office", "所在科室", example: "规划建设科")
    public let contactId = Field<Link<Member>>("contactId", "联系人", hint: "负责联系的党员干部", example: "李明").required
    public let from = Field<Day>("from", "开始日期", example: "2023-01-01").required
    public let to = Field<Day>("to", "结束日期", hint: "仍在联系的不填")

    public var fields: [any AnyField] { [organizationId, nameField, affiliation, office, contactId, from, to] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.from), "to", "结束日期", record.to)
        if record.affiliation == .partyMember || record.affiliation == .probationaryPartyMember {
            problems.add("affiliation", "is-party-member", "政治面貌填的是党员", next: "党员请登记在党员台账里")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from else { return }
        facts.interval("nonParty.contact", at: organization, from: from, to: record.to)
    }
}
