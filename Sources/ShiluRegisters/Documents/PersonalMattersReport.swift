/// 个人有关事项报告类别 (registers.md, K, PersonalMattersKind).
public enum PersonalMattersKind: String, CodeList {
    case annual, event, new
    public var label: String {
        switch self {
        case .annual: "年度集中"
        case .event: "变化报告"
        case .new: "新任报告"
        }
    }
}

/// 个人有关事项报告（状态）: whether a leading cadre handed the report in, and when; never what it says (obligations
/// personal-matters-annual, -event, -new). 《领导干部报告个人有关事项规定》. Its facts carry no member.
public struct PersonalMattersReport: Register {
    public static let title = "个人有关事项报告（状态）"
    public static let area = Area.documents
    public static let purpose = "领导干部每次应报告个人有关事项填一行，只记是否按期报告，不记内容。"
    public static let shape = PersonalMattersReport()
    public static let naturalKey = ["memberId", "year", "kind", "dueOn"]
    public static let dayKey: String? = "dueOn"
    public static let yields =
        ["personalMatters.due", "personalMatters.submitted", "personalMatters.late", "personalMatters.overdue"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required
    public let year = Field<Int>("year", "年度", hint: "集中报告填报告的是哪一年", example: "2022", unit: "年").required
    public let kind = Field<PersonalMattersKind>("kind", "报告类别", example: "年度集中").required
    public let dueOn = Field<Day>("dueOn", "应报告期限", hint: "集中报告为次年1月31日，变化、新任为30日内", example: "2023-01-31").required
    public let submittedOn = Field<Day>("submittedOn", "报告日期", hint: "还没有报告的空着", example: "2023-01-20")

    public var fields: [any AnyField] { [organizationId, memberId, year, kind, dueOn, submittedOn] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if record.kind == .annual, let year = record.year, let due = record.dueOn, due.year != year + 1 {
            problems.add("dueOn", "due-in-other-year", "\(year)年度集中报告的期限不在次年", next: "请填\(year + 1)-01-31，或改正年度")
        }
    }

    /// - `personalMatters.due`: an event on the last day allowed. - `personalMatters.submitted`: an event.
    /// - `personalMatters.late`: one handed in after that day. - `personalMatters.overdue`: the days of delay.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let due = record.dueOn else { return }
        facts.event("personalMatters.due", at: [organization], on: due)
        if let submitted = record.submittedOn {
            facts.event("personalMatters.submitted", at: [organization], on: submitted)
            if submitted > due { facts.event("personalMatters.late", at: [organization], on: submitted) }
        }
        facts.interval(
            "personalMatters.overdue", at: organization, from: due.adding(days: 1),
            to: record.submittedOn?.adding(days: -1))
    }
}
