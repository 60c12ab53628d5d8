/// 以前年度合计: a figure of a year before the ledger, as a document states it (design.md, "Kept registers"; our own).
///
/// Yields no facts: it stands beside the figure, marked as taken from a document.
public struct OpeningTotal: Register {
    public static let title = "以前年度合计"
    public static let area = Area.ledger
    public static let purpose = "启用台账以前的年度，从已有文件抄录的合计数，每个数一行。"
    public static let shape = OpeningTotal()
    public static let naturalKey = ["organizationId", "year", "figure"]
    public static let dayKey: String? = nil

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let year = Field<Int>("year", "年度", example: "2021", unit: "年").required
    /// Id of the figure in the catalogue (indicators.md).
    public let figure = Field<String>("figure", "指标", hint: "填指标编号", example: "member-assembly-count").required
    public let value = Field<ExactDecimal>("value", "数值", example: "26").required
    public let source = Field<String>("source", "出处", hint: "抄自哪份文件", example: "2021年机关党委工作总结").required

    public var fields: [any AnyField] { [organizationId, year, figure, value, source] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let year = record.year, Period(year: year) == nil {
            problems.add("year", "year-wrong", "年度不是四位年份", next: "请填如2021的年份")
        }
        if let figure = record.figure, figure.isEmpty || figure.contains(where: { $0.isWhitespace }) {
            problems.add("figure", "figure-wrong", "指标编号是空的或含有空格", next: "请照指标目录填写编号")
        }
    }
}
