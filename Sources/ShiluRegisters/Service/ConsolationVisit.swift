/// 走访慰问: one round of visits to one group of people.
public struct ConsolationVisit: Register {
    public static let title = "走访慰问"
    public static let area = Area.service
    public static let purpose = "走访慰问一类对象一次填一行。"
    public static let shape = ConsolationVisit()
    public static let naturalKey = ["organizationId", "on", "target"]
    public static let yields = VisitTarget.allCases.map { "visit.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-01-16").required
    public let target = Field<VisitTarget>("target", "慰问对象", example: "离退休干部").required
    public let people = Field<Int>("people", "慰问人数", example: "10", unit: "人").required
    public let households = Field<Int>("households", "慰问户数", example: "10", unit: "户")
    public let money = Field<Money>("money", "慰问金", hint: "合计金额，没有的不填", example: "1000", unit: "元")
    public let goodsValue = Field<Money>("goodsValue", "慰问品价值", example: "500", unit: "元")
    public let goods = Field<String>("goods", "慰问品", example: "米面油")
    public let byLeaders = Field<Bool>("byLeaders", "领导走访", example: "是").required
    public let householdIds = Field<[Link<SupportedHousehold>]>(
        "householdIds", "走访的帮扶户", hint: "困难帮扶户台账里的编号"
    ).feeding
    public let followUp = Field<LongText>("followUp", "后续帮扶", hint: "写事不写人", example: "联系社区落实医疗救助")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, on, target, people, households, money, goodsValue, goods, byLeaders, householdIds, followUp,
            evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "people", "慰问人数", record.people)
        problems.atLeast(1, "households", "慰问户数", record.households)
        problems.positive("money", "慰问金", record.money)
        problems.positive("goodsValue", "慰问品价值", record.goodsValue)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let target = record.target else {
            return
        }
        facts.event(
            "visit.\(target.rawValue)", at: [organization], on: on,
            .measured([
                "count": 1, "people": record.people?.wide, "households": record.households?.wide,
                "money": record.money?.fen, "goodsMoney": record.goodsValue?.fen,
                "byLeaders": record.byLeaders == true ? 1 : 0,
            ]))
    }
}
