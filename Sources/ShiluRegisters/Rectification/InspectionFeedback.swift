/// 巡视巡察级别 (registers.md, K, InspectionLevel).
public enum InspectionLevel: String, CodeList {
    case centralTour, provincialTour, cityPatrol, countyPatrol, internalPatrol
    public var label: String {
        switch self {
        case .centralTour: "中央巡视"
        case .provincialTour: "省级巡视"
        case .cityPatrol: "市级巡察"
        case .countyPatrol: "县级巡察"
        case .internalPatrol: "部门内部巡察"
        }
    }
    public var also: [String] {
        switch self {
        case .provincialTour: ["省委巡视"]
        case .cityPatrol: ["市委巡察"]
        case .countyPatrol: ["县委巡察", "区委巡察"]
        default: []
        }
    }
}

/// 巡视巡察反馈: what an inspection fed back, and when plan and reports were due and handed in. The problems themselves
/// are `RectificationItem`s that name this record as their source.
///
/// 《关于加强巡视整改和成果运用的意见》 (obligations rectification-plan, rectification-report, rectification-disclosure).
public struct InspectionFeedback: Register {
    public static let title = "巡视巡察反馈"
    public static let area = Area.rectification
    public static let purpose = "收到一次巡视巡察反馈意见填一行，问题逐条填在整改台账里。"
    public static let shape = InspectionFeedback()
    public static let naturalKey = ["organizationId", "level", "round", "receivedOn"]
    public static let dayKey: String? = "receivedOn"
    public static let yields = [
        "feedback.received", "feedback.planSubmitted", "feedback.reportSubmitted", "feedback.secretaryReportSubmitted",
        "feedback.disclosed", "feedback.unlistedProblem",
    ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "接受反馈的党组织", example: "市某局机关党委"
    ).required
    public let level = Field<InspectionLevel>("level", "巡视巡察级别", example: "市级巡察").required
    public let round = Field<String>("round", "轮次", example: "第一轮").required
    public let team = Field<String>("team", "巡视巡察组", example: "市委第二巡察组").required
    public let receivedOn = Field<Day>("receivedOn", "反馈日期", example: "2023-03-10").required
    public let problems = Field<Int>("problems", "反馈问题数", hint: "反馈意见里写的总数，用来与整改台账核对", example: "29", unit: "条")
    public let planDueOn = Field<Day>("planDueOn", "方案报送期限", example: "2023-04-10").required
    public let planSubmittedOn = Field<Day>("planSubmittedOn", "方案报送日期", example: "2023-04-06")
    public let reportDueOn = Field<Day>("reportDueOn", "报告报送期限", example: "2023-06-10").required
    public let reportSubmittedOn = Field<Day>("reportSubmittedOn", "报告报送日期", example: "2023-06-05")
    public let secretaryReportDueOn = Field<Day>("secretaryReportDueOn", "书记报告期限", example: "2023-06-10").required
    public let secretaryReportSubmittedOn = Field<Day>(
        "secretaryReportSubmittedOn", "书记报告日期", hint: "书记组织落实整改情况的报告", example: "2023-06-05")
    public let disclosedOn = Field<Day>("disclosedOn", "公开日期", hint: "整改情况公开的日期", example: "2023-06-20")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, level, round, team, receivedOn, problems, planDueOn, planSubmittedOn, reportDueOn,
            reportSubmittedOn, secretaryReportDueOn, secretaryReportSubmittedOn, disclosedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(0, "problems", "反馈问题数", record.problems)
        let received = ("反馈日期", record.receivedOn)
        problems.inOrder(received, "planDueOn", "方案报送期限", record.planDueOn)
        problems.inOrder(received, "planSubmittedOn", "方案报送日期", record.planSubmittedOn)
        problems.inOrder(received, "reportDueOn", "报告报送期限", record.reportDueOn)
        problems.inOrder(received, "reportSubmittedOn", "报告报送日期", record.reportSubmittedOn)
        problems.inOrder(received, "secretaryReportDueOn", "书记报告期限", record.secretaryReportDueOn)
        problems.inOrder(received, "secretaryReportSubmittedOn", "书记报告日期", record.secretaryReportSubmittedOn)
        problems.inOrder(received, "disclosedOn", "公开日期", record.disclosedOn)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let said = record.problems else { return }
        let listed = context.records(RectificationItem.self, by: \.sourceRef, to: record.id).count
        if listed > said {
            problems.add(
                "problems", "more-problems-than-said", "反馈问题数填的是\(said)条，整改台账里已有\(listed)条",
                next: "请核对反馈意见，改正总数或整改台账里的来源")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let received = record.receivedOn else { return }
        let listed = context.records(RectificationItem.self, by: \.sourceRef, to: record.id).count
        let problems = record.problems ?? (listed == 0 ? nil : listed)
        facts.event(
            "feedback.received", at: [organization], on: received,
            .measured(["count": 1, "problems": problems?.wide, "listed": listed.wide]))
        // inspection-problem-count: problems that were said but have no item of their own yet.
        if let problems, problems > listed {
            facts.event(
                "feedback.unlistedProblem", at: [organization], on: received, ["count": (problems - listed).wide])
        }
        let submitted: [(String, Day?, Day?)] = [
            ("feedback.planSubmitted", record.planSubmittedOn, record.planDueOn),
            ("feedback.reportSubmitted", record.reportSubmittedOn, record.reportDueOn),
            ("feedback.secretaryReportSubmitted", record.secretaryReportSubmittedOn, record.secretaryReportDueOn),
            ("feedback.disclosed", record.disclosedOn, nil),
        ]
        for (kind, day, due) in submitted {
            guard let day else { continue }
            facts.event(
                kind, at: [organization], on: day,
                .measured([
                    "count": 1, "days": day.number - received.number, "onTime": due.map { day <= $0 ? 1 : 0 },
                ]))
        }
    }
}
