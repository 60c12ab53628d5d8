/// 党员名册: the roll of an organisation as it was frozen on a day (obligations org-member-sum, election-voter-eligibility).
///
/// It must agree with the roll that the ledger keeps: a list that says otherwise is refused, for one of the two is wrong.
public struct MemberRoll: Register {
    public static let title = "党员名册"
    public static let area = Area.members
    public static let purpose = "选举、年末统计等需要固定名单时，一个党组织一天填一行；人数须与台账在册人数一致。"
    public static let shape = MemberRoll()
    public static let naturalKey = ["organizationId", "on"]
    public static let yields = ["memberRoll.frozen"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-12-31").required
    public let memberIds = Field<[Link<Member>]>("memberIds", "名单", hint: "几个人用、隔开", example: "李明、王芳").required
    public let fullCount = Field<Int>("fullCount", "正式党员", example: "1", unit: "人").required
    public let probationaryCount = Field<Int>("probationaryCount", "预备党员", example: "1", unit: "人").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, on, memberIds, fullCount, probationaryCount, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("memberIds", "名单", record.memberIds)
        problems.atLeast(0, "fullCount", "正式党员", record.fullCount)
        problems.atLeast(0, "probationaryCount", "预备党员", record.probationaryCount)
        let listed = record.memberIds ?? []
        if Set(listed).count < listed.count {
            problems.add("memberIds", "member-twice", "名单里有人填了两次", next: "请删去重复的姓名")
        }
        guard let full = record.fullCount, let probationary = record.probationaryCount, !listed.isEmpty else { return }
        if Set(listed).count != full + probationary {
            problems.add(
                "memberIds", "roll-sum-differs",
                "名单有\(Set(listed).count)人，正式党员和预备党员共\(full + probationary)人", next: "请核对名单和人数")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        let listed = Set((record.memberIds ?? []).map(\.id))
        let away = listed.count { context.branch(of: $0, on: on) == nil }
        if away > 0 {
            problems.add(
                "memberIds", "not-on-roll", "名单里有\(away)人\(on.chinese)不在册", next: "请核对名单，或补填这些党员的党籍变动")
        }
        let known = context.rollCount(of: organization, on: on)
        if away == 0, !listed.isEmpty, known != listed.count {
            problems.add(
                "memberIds", "roll-differs", "名单有\(listed.count)人，台账里\(on.chinese)在册\(known)人",
                next: "请核对名单，或补填党员和党籍变动")
        }
    }

    /// Measures: `count`, `full`, `probationary`, `people`.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event(
            "memberRoll.frozen", at: [organization], on: on,
            .measured([
                "count": 1, "full": record.fullCount?.wide, "probationary": record.probationaryCount?.wide,
                "people": Set((record.memberIds ?? []).map(\.id)).count.wide,
            ]))
    }
}
