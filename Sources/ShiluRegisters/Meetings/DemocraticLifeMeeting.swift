/// 民主生活会: of a leadership. 《县以上党和国家机关党员领导干部民主生活会若干规定》(regulations.md, §2.7).
///
/// registers.md names `talkIds` and `problemIds`: derived from `Talk.linkedTo` and `RectificationItem.sourceRef`.
public struct DemocraticLifeMeeting: Gathered {
    public static let title = "民主生活会"
    public static let area = Area.meetings
    public static let purpose = "领导班子每次民主生活会填一行。"
    public static let shape = DemocraticLifeMeeting()
    public static let naturalKey = ["meetingId", "leadershipId", "on", "forYear"]
    public static let organizationKey: String? = "leadershipId"
    public static let yields =
        ["democraticLife.held"] + DemocraticLifeKind.allCases.map { "democraticLife.\($0.rawValue)" }
        + TopicCode.allCases.map { "democraticLifeTopic.\($0.rawValue)" } + Gathering.yields("democraticLife")

    public let meetingId = Field<Link<MeetingRecord>>(
        "meetingId", "所在会议", hint: "与会议一起开的填会议编号，领导班子、日期、人数不再填"
    ).following
    public let organizationId = Field<Link<PartyOrganization>>(
        "leadershipId", "领导班子", hint: "填党组、党委等", example: "市某局党组")
    public let forYear = Field<Int>("forYear", "所属年度", hint: "次年年初召开的填上一年", example: "2022", unit: "年").required
    public let kind = Field<DemocraticLifeKind>("kind", "类别", example: "年度").required
    /// What a special meeting goes back to; registers.md does not name it, regulations.md (dem-life-special) asks for it.
    public let cause = Field<String>("cause", "召开缘由", hint: "专门民主生活会填：上级要求、巡视巡察反馈或发生的重要问题", example: "省委巡视反馈意见")
    public let on = Field<Day>("on", "日期", example: "2023-01-10")
    public let theme = Field<String>("theme", "主题", example: "全面贯彻党的二十大精神").required
    public let expectedCount = Field<Int>("expectedCount", "应到人数", hint: "填了考勤名单的空着", example: "7", unit: "人")
    public let presentCount = Field<Int>("presentCount", "实到人数", hint: "填了考勤名单的空着", example: "7", unit: "人")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤名单")
    /// Day on which the plan was sent to the superior.
    public let planReportedOn = Field<Day>("planReportedOn", "方案上报日期", example: "2022-12-28")
    /// 条.
    public let opinionsCollected = Field<Int>("opinionsCollected", "征求意见", example: "30", unit: "条").required
    /// 份.
    public let selfExaminations = Field<Int>("selfExaminations", "个人对照检查材料", example: "7", unit: "份").required
    public let topics = Field<[TopicCode]>("topics", "主题内容", hint: "可填几个，用、隔开")
    public let supervisors = Field<[String]>("supervisors", "上级督导人员", hint: "填后不能单独抹去")
    public let lastYearReview = Field<LongText>("lastYearReview", "上年整改情况")
    public let reportedOn = Field<Day>("reportedOn", "会后上报日期", example: "2023-01-20")
    public let circulatedOn = Field<Day>("circulatedOn", "通报日期", example: "2023-02-01")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            meetingId, organizationId, forYear, kind, cause, on, theme, expectedCount, presentCount, attendance,
            planReportedOn, opinionsCollected, selfExaminations, topics, supervisors, lastYearReview, reportedOn,
            circulatedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(record, &problems)
        Day.check(year: record.forYear, "forYear", heldOn: record.on, &problems)
        for (key, label, number) in [
            ("opinionsCollected", "征求意见条数", record.opinionsCollected),
            ("selfExaminations", "对照检查材料份数", record.selfExaminations),
        ] {
            if let number, number < 0 { problems.add(key, "negative", "\(label)是负数", next: "请填0或正整数") }
        }
        checkDates(record, heldOn: record.on, &problems)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(record, in: context, &problems)
        guard record.on == nil, let held = Gathering(held: record, in: context) else { return }
        Day.check(year: record.forYear, "forYear", heldOn: held.day, &problems)
        checkDates(record, heldOn: held.day, &problems)
    }

    private static func checkDates(_ record: Record<Self>, heldOn day: Day?, _ problems: inout Problems) {
        guard let day else { return }
        if let planned = record.planReportedOn, planned > day {
            problems.add("planReportedOn", "plan-after-meeting", "方案上报日期晚于召开日期", next: "请核对这两个日期")
        }
        for (key, label, after) in [
            ("reportedOn", "会后上报日期", record.reportedOn), ("circulatedOn", "通报日期", record.circulatedOn),
        ] {
            if let after, after < day { problems.add(key, "before-meeting", "\(label)早于召开日期", next: "请核对这两个日期") }
        }
    }

    /// Measures: `count`, `expected`, `present`, `opinions` (条), `selfExaminations` (份).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record, in: context), let kind = record.kind else { return }
        let day = gathering.day.moved(intoYear: record.forYear)
        let measures = gathering.measures([
            "opinions": Int64(record.opinionsCollected ?? 0), "selfExaminations": Int64(record.selfExaminations ?? 0),
        ])
        for name in ["democraticLife.held", "democraticLife.\(kind.rawValue)"] {
            facts.event(name, at: gathering.organizations, on: day, measures)
        }
        for topic in (record.topics ?? []).withoutDoubles {
            facts.event("democraticLifeTopic.\(topic.rawValue)", at: gathering.organizations, on: day)
        }
        facts.attended("democraticLife", gathering, on: day)
    }
}
