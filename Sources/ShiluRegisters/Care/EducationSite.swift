/// 基地类别 (systems.md, S50, S58, S76).
public enum EducationSiteKind: String, CodeList {
    case red, integrity, practiceCentre, studyHall, serviceCentre
    public var label: String {
        switch self {
        case .red: "红色教育基地"
        case .integrity: "廉政教育基地"
        case .practiceCentre: "新时代文明实践中心"
        case .studyHall: "讲堂"
        case .serviceCentre: "党群服务中心"
        }
    }
    public var also: [String] { self == .practiceCentre ? ["文明实践中心", "文明实践站"] : [] }
}

/// 教育基地名录: a site to which people are taken, or a hall where they are taught. Visits are study sessions, theme days and
/// education in integrity. systems.md, S50.
public struct EducationSite: Register {
    public static let title = "教育基地名录"
    public static let area = Area.study
    public static let purpose = "一处红色教育基地、廉政教育基地、文明实践中心填一行。"
    public static let shape = EducationSite()
    public static let naturalKey = ["organizationId", "name"]
    public static let dayKey: String? = "since"
    public static let yields = EducationSiteKind.allCases.map { "site.\($0.rawValue)" } + ["site.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "登记党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "名称", example: "某某渡口纪念馆").required
    public let kind = Field<EducationSiteKind>("kind", "基地类别", example: "红色教育基地").required
    public let place = Field<String>("place", "地点", example: "某某县某某镇").required
    public let level = Field<AdminLevel>("level", "命名级别", example: "市")
    public let capacity = Field<Int>("capacity", "可接待人数", example: "60", unit: "人")
    public let theme = Field<String>("theme", "教育主题", example: "军民同心")
    public let since = Field<Day>("since", "列入日期", example: "2023-01-01").required
    public let until = Field<Day>("until", "移出日期", hint: "仍在名录的不填")

    public var fields: [any AnyField] {
        [organizationId, nameField, kind, place, level, capacity, theme, since, until]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("列入日期", record.since), "until", "移出日期", record.until)
        problems.atLeast(1, "capacity", "可接待人数", record.capacity)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let since = record.since, let kind = record.kind else {
            return
        }
        for name in ["site.any", "site.\(kind.rawValue)"] {
            facts.interval(name, at: organization, from: since, to: record.until)
        }
    }
}
