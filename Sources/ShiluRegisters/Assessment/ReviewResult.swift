/// 评议测评: how members judged the work of a leadership in a year (obligation leading-group-annual-disclosure).
/// 《机关基层组织工作条例》第35条.
public struct ReviewResult: Register {
    public static let title = "评议测评"
    public static let area = Area.assessment
    public static let purpose = "对班子抓党建情况每年评议测评一次填一行。"
    public static let shape = ReviewResult()
    public static let naturalKey = ["organizationId", "year"]
    public static let yields = ["leadershipReview.held"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "被评议的党组织", example: "市某局机关党委").required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let on = Field<Day>("on", "评议日期", hint: "不填按年底", example: "2023-12-28")
    public let participants = Field<Int>("participants", "参加评议人数", example: "60", unit: "人").required
    public let satisfied = Field<Int>("satisfied", "满意票", example: "57", unit: "票")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, year, on, participants, satisfied, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.atLeast(1, "participants", "参加评议人数", record.participants)
        problems.atLeast(0, "satisfied", "满意票", record.satisfied)
        if let people = record.participants, let satisfied = record.satisfied, satisfied > people {
            problems.add("satisfied", "part-exceeds-whole", "满意票\(satisfied)票，多于参加评议的\(people)人", next: "请核对人数和票数")
        }
        if let year = record.year, let on = record.on, !(year...(year + 1)).contains(on.year) {
            problems.add("on", "day-far-from-year", "评议日期\(on)不在\(year)年或次年", next: "请核对年度和评议日期")
        }
    }

    /// Measures: `count`, `people`, `satisfied` (votes).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let year = record.year, let whole = Period(year: year)
        else { return }
        facts.event(
            "leadershipReview.held", at: [organization], on: (record.on ?? whole.last).moved(intoYear: year),
            .measured(["count": 1, "people": record.participants?.wide, "satisfied": record.satisfied?.wide]))
    }
}
