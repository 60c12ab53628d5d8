/// 历年对照: what the history table holds for one earlier year, in the unit of the record.
public struct HistoricValue: Part {
    public static let title = "历年对照"
    public static let shape = HistoricValue()

    public let year = Field<Int>("year", "年份", example: "1998", unit: "年").required
    public let amount = Field<ExactDecimal>("value", "数值", hint: "与本条同一单位", example: "790").required

    public var fields: [any AnyField] { [year, amount] }
}

/// 水情水量: one measured quantity of water or land, with its unit and, normalised, in the base unit; where it ranks in the
/// history table is computed, and what the clerk wrote is held against it. systems.md, S87.
public struct WaterRecord: Register {
    public static let title = "水情水量"
    public static let area = Area.business
    public static let purpose = "一次泄洪、灌溉、补水的水量或一次洪峰、水位填一行；历年数填在历年对照表里，排位自动核对。"
    public static let shape = WaterRecord()
    public static let naturalKey = ["organizationId", "from", "kind", "station"]
    public static let dayKey: String? = "from"
    public static let yields = WaterRecordKind.allCases.map { "water.\($0.rawValue)" } + ["water.recordHigh"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "填报的党组织", example: "市某局机关党委"
    ).required
    public let kind = Field<WaterRecordKind>("kind", "水情类别", example: "洪峰流量").required
    public let station = Field<String>("station", "站点", hint: "水库、河段、灌区", example: "某某水库").required
    public let from = Field<Day>("from", "日期", hint: "一段时间的填开始日期", example: "2023-07-22").required
    public let to = Field<Day>("to", "结束日期", hint: "一段时间的填")
    public let amount = Field<ExactDecimal>("value", "数值", example: "860").required
    public let unit = Field<WorkUnit>("unit", "计量单位", example: "立方米每秒").required
    public let source = Field<String>("source", "来源", hint: "报表、监测系统", example: "水文情报预报").required
    public let history = Field<Parts<HistoricValue>>("history", "历年对照")
    public let rank = Field<Int>("rank", "历史排位", hint: "总结里要写的第几位，与历年对照核对", example: "1", unit: "位")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, kind, station, from, to, amount, unit, source, history, rank, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("日期", record.from), "to", "结束日期", record.to)
        problems.positive("value", "数值", record.amount)
        if let unit = record.unit, let kind = record.kind, unit.quantity != kind.quantity {
            problems.add(
                "unit", "unit-differs", "“\(kind.label)”不能用“\(unit.label)”计量", next: "请改用“\(kind.quantity.base)”等同类单位")
        } else if let unit = record.unit, let amount = record.amount, unit.normalised(amount) == nil {
            problems.add("value", "number-too-large", "“数值”太大，换算后无法保存", next: "请核对数值和计量单位")
        }
        var years: Set<Int> = []
        for item in record.history?.items ?? [] {
            guard let year = item.year else { continue }
            if !years.insert(year).inserted {
                problems.add("history", "year-twice", "历年对照里\(year)年填了两次", next: "请删去一行")
            }
            if let from = record.from, year >= from.year {
                problems.add("history", "year-not-earlier", "历年对照里的\(year)年不早于本条", next: "历年对照只填以前年份")
            }
        }
        if let said = record.rank, let computed = rank(of: record), said != computed {
            problems.add(
                "rank", "rank-differs", "历史排位填的是第\(said)位，按历年对照是第\(computed)位", next: "请核对历年对照和历史排位")
        }
    }

    /// 1 where no earlier year reached more; nil without a history table.
    static func rank(of record: Record<WaterRecord>) -> Int? {
        let earlier = (record.history?.items ?? []).compactMap(\.amount)
        guard let amount = record.amount, !earlier.isEmpty else { return nil }
        return 1 + earlier.count { $0 > amount }
    }

    /// `quantity` in whole base units (立方米, 平方米), `score` the same in hundredths for flows and levels.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let kind = record.kind else {
            return
        }
        let fits = record.unit?.quantity == kind.quantity
        let hundredths = fits ? record.amount.flatMap { record.unit?.normalised($0) } : nil
        let isSummed = kind.quantity == .volume || kind.quantity == .area
        facts.event(
            "water.\(kind.rawValue)", at: [organization], on: from,
            .measured([
                "count": 1, "quantity": isSummed ? hundredths.map { ($0 + 50) / 100 } : nil,
                "score": isSummed ? nil : hundredths,
            ]))
        if rank(of: record) == 1 { facts.event("water.recordHigh", at: [organization], on: from) }
    }
}
