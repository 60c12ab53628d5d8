/// 数据性质 (registers.md, K, FactDirection).
public enum FactDirection: String, CodeList {
    case increase, decrease, state
    public var label: String {
        switch self {
        case .increase: "增加"
        case .decrease: "减少"
        case .state: "状态"
        }
    }
}

/// 业务工作成果: a figure of the bureau's own work that a summary quotes. It is entered, never computed; the facts only say
/// that it is there, its value is read from the record.
public struct BusinessFact: Register {
    public static let title = "业务工作成果"
    public static let area = Area.assessment
    public static let purpose = "总结里要引用的业务数据，一个数一行，须有出处。"
    public static let shape = BusinessFact()
    public static let naturalKey = ["organizationId", "year", "title"]
    public static let dayKey: String? = "asOf"
    public static let yields = ["business.result", "business.context"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let asOf = Field<Day>("asOf", "截止日期", hint: "数据截止到哪天，不填按年底")
    public let titleField = Field<String>("title", "数据名称", example: "拆除洗砂机").required
    public let quantity = Field<ExactDecimal>("value", "数值", example: "233").required
    public let unit = Field<String>("unit", "单位", example: "台").required
    public let direction = Field<FactDirection>("direction", "数据性质", hint: "背景情况选“状态”", example: "增加")
    public let sourceDocument = Field<String>("sourceDocument", "来源文件", example: "2023年河道管理工作总结").required
    public let sourceOffice = Field<String>("sourceOffice", "提供科室", example: "河道管理科").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, year, asOf, titleField, quantity, unit, direction, sourceDocument, sourceOffice, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if let year = record.year, let day = record.asOf, day.year != year {
            problems.add("asOf", "day-outside-year", "截止日期不在\(year)年内", next: "请核对年度和截止日期")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let year = record.year, let whole = Period(year: year) else {
            return
        }
        let on = (record.asOf ?? whole.last).moved(intoYear: year)
        facts.event(
            record.direction == .state ? "business.context" : "business.result", at: [organization.id], on: on)
    }
}
