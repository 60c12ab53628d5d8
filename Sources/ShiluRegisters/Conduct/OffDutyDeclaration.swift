/// 八小时外事项报告: that a member told the organisation about a matter off duty. Confidential: the content is sealed and
/// enters no report; facts carry no member. systems.md, S31, S66.
public struct OffDutyDeclaration: Register {
    public static let title = "八小时外事项报告"
    public static let area = Area.integrity
    public static let purpose = "党员主动报告一件八小时外事项填一行；内容加密保存，不进报告。"
    public static let shape = OffDutyDeclaration()
    public static let naturalKey = ["memberId", "kind", "declaredOn"]
    public static let dayKey: String? = "declaredOn"
    public static let yields = OffDutyKind.allCases.map { "offDuty.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "受理党组织", example: "市某局机关党委"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "报告人", example: "李明").required
    public let kind = Field<OffDutyKind>("kind", "报告事项", example: "因私出国（境）").required
    public let declaredOn = Field<Day>("declaredOn", "报告日期", example: "2023-07-03").required
    public let beforehand = Field<Bool>("beforehand", "是否事前报告", example: "是")
    public let content = Field<LongText>("content", "报告内容", hint: "加密保存，只填本人报告的内容", example: "探亲，七月中旬往返").required
        .sealed
    public let receivedById = Field<Link<Member>>("receivedById", "受理人", example: "王芳").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, memberId, kind, declaredOn, beforehand, content, receivedById, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let member = record.memberId, member == record.receivedById {
            problems.add("receivedById", "received-by-oneself", "报告人和受理人是同一人", next: "请填受理报告的人")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.declaredOn, let kind = record.kind else {
            return
        }
        facts.event("offDuty.\(kind.rawValue)", at: [organization], on: on)
    }
}
