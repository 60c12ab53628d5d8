/// 主题党日台账: the monthly activity. 《党员教育管理条例》第16条，《支部工作条例（试行）》第16条.
///
/// registers.md lists `meetingIds`: a meeting held on the same occasion is named by `meetingId`.
public struct ThemePartyDay: Gathered {
    public static let title = "主题党日"
    public static let area = Area.meetings
    public static let purpose = "每次主题党日填一行；与会议一起开展的，填上所在的会议。"
    public static let shape = ThemePartyDay()
    public static let naturalKey = ["meetingId", "organizationId", "on", "theme"]
    public static let yields =
        ["themeDay.held"] + ThemeDayElement.allCases.map { "themeDay.\($0.rawValue)" } + Gathering.yields("themeDay")

    public let meetingId = Field<Link<MeetingRecord>>(
        "meetingId", "所在会议", hint: "与会议一起开展的填会议编号，党组织、日期、人数不再填"
    ).following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部")
    public let on = Field<Day>("on", "日期", example: "2023-03-05")
    /// The month it is held for; empty reads as the month of the day.
    public let forMonth = Field<YearMonth>("forMonth", "所属月份", hint: "补开上月的填上月，其余空着", example: "2023-03")
    public let theme = Field<String>("theme", "主题", example: "学雷锋志愿服务").required
    public let elements = Field<[ThemeDayElement]>("elements", "内容", hint: "可填几个，用、隔开", example: "集中学习、志愿服务").required
    /// The committee meeting that settled the theme. 《支部工作条例（试行）》第16条.
    public let planDecidedIn = Field<Link<MeetingRecord>>("planDecidedIn", "研究确定主题的会议")
    public let place = Field<String>("placeName", "地点", example: "社区服务站")
    public let expectedCount = Field<Int>("expectedCount", "应到人数", hint: "填了考勤名单的空着", example: "23", unit: "人")
    public let presentCount = Field<Int>("presentCount", "实到人数", hint: "填了考勤名单的空着", example: "21", unit: "人")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤名单")
    public let followUps = Field<[String]>("followUps", "后续落实", hint: "议定的事项，用；隔开")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            meetingId, organizationId, on, forMonth, theme, elements, planDecidedIn, place, expectedCount,
            presentCount, attendance, followUps, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) { Gathering.check(record, &problems) }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(record, in: context, &problems)
        guard let month = record.forMonth, let held = Gathering(held: record, in: context) else { return }
        if abs(month.index - held.day.yearMonth.index) > 2 {
            problems.add("forMonth", "month-far", "所属月份与开展日期相差两个月以上", next: "请核对所属月份")
        }
    }

    /// Measures: `count`, `expected`, `present`. The day is moved into `forMonth`, so that 主题党日月数 is the months of the
    /// facts (indicators, theme-party-day-months).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record, in: context) else { return }
        let day = gathering.day.moved(into: record.forMonth)
        facts.event("themeDay.held", at: gathering.organizations, on: day, gathering.measures())
        for element in (record.elements ?? []).withoutDoubles {
            facts.event("themeDay.\(element.rawValue)", at: gathering.organizations, on: day, gathering.measures())
        }
        facts.attended("themeDay", gathering, on: day)
    }
}
