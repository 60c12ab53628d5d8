/// 党费上缴: what an organisation hands up of a year's dues (obligation dues-upward).
/// 《党费收缴、使用和管理的规定》第15条.
public struct DuesRemittance: Register {
    public static let title = "党费上缴"
    public static let area = Area.dues
    public static let purpose = "向上级上缴一次党费填一行。"
    public static let shape = DuesRemittance()
    public static let naturalKey = ["organizationId", "year", "on"]
    public static let yields = ["dues.remitted", "dues.remittance"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let year = Field<Int>("year", "所属年度", hint: "上缴的是哪一年收的党费", example: "2023", unit: "年").required
    public let on = Field<Day>("on", "上缴日期", example: "2024-01-15").required
    /// Percent of the year's dues.
    public let ratio = Field<ExactDecimal>("ratio", "上缴比例", example: "40", unit: "%").required
    public let amount = Field<Money>("amount", "上缴金额", example: "32000", unit: "元").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, year, on, ratio, amount, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.positive("amount", "上缴金额", record.amount)
        problems.positive("ratio", "上缴比例", record.ratio)
        if let ratio = record.ratio, ratio > ExactDecimal(100) {
            problems.add("ratio", "ratio-above-100", "上缴比例超过100%", next: "请填百分数，如40")
        }
        if let year = record.year, let on = record.on, !(year...(year + 1)).contains(on.year) {
            problems.add("on", "day-far-from-year", "上缴日期\(on)不在\(year)年或次年", next: "请核对所属年度和上缴日期")
        }
    }

    /// `dues.remitted`: `count` 1, `money`, in the year that it is for; `dues.remittance`: the same on the day itself.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        let measures: [String: Int64] = .measured(["count": 1, "money": record.amount?.fen])
        facts.event("dues.remitted", at: [organization], on: on.moved(intoYear: record.year), measures)
        facts.event("dues.remittance", at: [organization], on: on, measures)
    }
}
