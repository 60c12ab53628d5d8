/// 组织生活会: the yearly meeting of a branch. 《支部工作条例（试行）》第17条，《党员教育管理条例》第17条.
///
/// registers.md names `talkIds` and `problemIds`: derived from `Talk.linkedTo` and `RectificationItem.sourceRef`.
public struct OrganizationLifeMeeting: Gathered {
    public static let title = "组织生活会"
    public static let area = Area.meetings
    public static let purpose = "每次组织生活会填一行；在党员大会、支委会上开的，填上所在的会议。"
    public static let shape = OrganizationLifeMeeting()
    public static let naturalKey = ["meetingId", "organizationId", "on", "forYear"]
    public static let yields =
        ["organizationLife.held", "organizationLife.thematic"] + Gathering.yields("organizationLife")

    public let meetingId = Field<Link<MeetingRecord>>(
        "meetingId", "所在会议", hint: "在会上开的填会议编号，党组织、日期、人数不再填"
    ).following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部")
    public let on = Field<Day>("on", "日期", example: "2023-01-16")
    /// The year it counts for: held in January 2023 for 2022 it counts in 2022 (indicators §0.1).
    public let forYear = Field<Int>("forYear", "所属年度", hint: "次年年初补开的填上一年", example: "2022", unit: "年").required
    public let theme = Field<String>("theme", "主题", example: "学习贯彻党的二十大精神").required
    /// Empty reads as no.
    public let isThematic = Field<Bool>("isThematic", "是否专题", example: "是")
    public let form = Field<OrganizationLifeForm>("form", "召开形式", example: "党员大会").required
    public let preparatoryStudy = Field<[AnyLink]>("preparatoryStudy", "会前学习", hint: "填会前组织的学习，用、隔开")
    /// 条.
    public let opinionsCollected = Field<Int>("opinionsCollected", "征求意见", example: "12", unit: "条").required
    public let expectedCount = Field<Int>("expectedCount", "应到人数", hint: "填了考勤名单的空着", example: "23", unit: "人")
    public let presentCount = Field<Int>("presentCount", "实到人数", hint: "填了考勤名单的空着", example: "21", unit: "人")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤名单")
    public let superiorAttended = Field<Bool>("superiorAttended", "上级是否派人参加", example: "否")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            meetingId, organizationId, on, forYear, theme, isThematic, form, preparatoryStudy, opinionsCollected,
            expectedCount, presentCount, attendance, superiorAttended, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(record, &problems)
        Day.check(year: record.forYear, "forYear", heldOn: record.on, &problems)
        if let opinions = record.opinionsCollected, opinions < 0 {
            problems.add("opinionsCollected", "negative", "征求意见条数是负数", next: "请填0或正整数")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(record, in: context, &problems)
        guard record.on == nil, let held = Gathering(held: record, in: context) else { return }
        Day.check(year: record.forYear, "forYear", heldOn: held.day, &problems)
    }

    /// Measures: `count`, `expected`, `present`, `opinions` (条).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record, in: context) else { return }
        let day = gathering.day.moved(intoYear: record.forYear)
        let measures = gathering.measures(["opinions": Int64(record.opinionsCollected ?? 0)])
        facts.event("organizationLife.held", at: gathering.organizations, on: day, measures)
        if record.isThematic == true {
            facts.event("organizationLife.thematic", at: gathering.organizations, on: day, measures)
        }
        facts.attended("organizationLife", gathering, on: day)
    }
}

extension Day {
    /// The year that a yearly meeting is for is that of its day, or the one before (our own; indicators §0.1).
    static func check(year: Int?, _ field: String, heldOn day: Day?, _ problems: inout Problems) {
        guard let year else { return }
        if Period(year: year) == nil {
            problems.add(field, "year-wrong", "所属年度不是四位年份", next: "请填如2023的年份")
        } else if let day, day.year != year, day.year != year + 1 {
            problems.add(field, "year-far", "所属年度\(year)年与召开日期\(day.chinese)不相符", next: "请填召开的当年或上一年")
        }
    }
}
