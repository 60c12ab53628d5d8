/// 党建经费: one purpose of a year's budget for party work (obligation budget-line). 《机关基层组织工作条例》第40条.
public struct BudgetLine: Register {
    public static let title = "党建经费"
    public static let area = Area.organizations
    public static let purpose = "列入单位预算的党建经费，一个年度一项用途填一行；党费另行登记。"
    public static let shape = BudgetLine()
    public static let naturalKey = ["organizationId", "year", "purpose"]
    public static let dayKey: String? = nil
    public static let yields = ["budget.line"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let purposeField = Field<String>("purpose", "用途", example: "党员教育培训").required
    public let planned = Field<Money>("planned", "预算金额", example: "30000", unit: "元").required
    public let spent = Field<Money>("spent", "已支出金额", hint: "还没有支出的不填", example: "21500", unit: "元")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, year, purposeField, planned, spent, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.positive("planned", "预算金额", record.planned)
        problems.notNegative("spent", "已支出金额", record.spent)
    }

    /// On 1 January, the day from which a budget holds. Measures: `count`, `money` (planned, fen), `spentMoney` (fen).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let year = record.year, let whole = Period(year: year)
        else { return }
        facts.event(
            "budget.line", at: [organization], on: whole.first,
            .measured(["count": 1, "money": record.planned?.fen, "spentMoney": record.spent?.fen]))
    }
}
