/// 公示事项 (registers.md, K, NoticeSubject).
public enum NoticeSubject: String, CodeList {
    case activist, candidate, admission, conversion, medal, honour, appointment
    public var label: String {
        switch self {
        case .activist: "确定积极分子"
        case .candidate: "确定发展对象"
        case .admission: "接收预备党员"
        case .conversion: "预备党员转正"
        case .medal: "纪念章"
        case .honour: "表彰"
        case .appointment: "任职"
        }
    }
}

/// 公示: a public notice before a step that concerns persons.
public struct PublicNotice: Register {
    public static let title = "公示"
    public static let area = Area.documents
    public static let purpose = "张贴一次公示填一行。"
    public static let shape = PublicNotice()
    public static let naturalKey = ["organizationId", "subject", "postedOn"]
    public static let dayKey: String? = "postedOn"
    public static let yields = NoticeSubject.allCases.map { "notice.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "公示的党组织", example: "市某局机关第一党支部"
    ).required
    public let subject = Field<NoticeSubject>("subject", "公示事项", example: "接收预备党员").required
    public let personIds = Field<[Link<Member>]>("personIds", "公示对象", example: "李明").required
    public let postedOn = Field<Day>("postedOn", "公示日期", example: "2023-06-05").required
    public let endsOn = Field<Day>("endsOn", "截止日期", hint: "一般不少于5个工作日", example: "2023-06-12").required
    public let objections = Field<Int>("objections", "异议件数", hint: "没有异议填0", example: "0", unit: "件").required
    public let outcome = Field<String>("outcome", "公示结果", hint: "不要写个人情况", example: "经公示无异议")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, subject, personIds, postedOn, endsOn, objections, outcome, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("personIds", "公示对象", record.personIds)
        problems.atLeast(0, "objections", "异议件数", record.objections)
        problems.inOrder(("公示日期", record.postedOn), "endsOn", "截止日期", record.endsOn)
        problems.needed(
            "outcome", "公示结果", isMissing: (record.objections ?? 0) > 0 && record.outcome == nil, because: "有异议的须写明处理结果")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.postedOn, let subject = record.subject
        else { return }
        let people = Set((record.personIds ?? []).map(\.id)).count
        facts.event(
            "notice.\(subject.rawValue)", at: [organization], on: on,
            .measured([
                "count": 1, "people": people.wide, "objections": record.objections?.wide,
                "days": record.endsOn.map { $0.number - on.number + 1 },
            ]))
    }
}
