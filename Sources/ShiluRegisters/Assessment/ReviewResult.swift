/// 评议测评: how members judged the work of a leadership in a year (obligation leading-group-annual-disclosure).
/// 《机关基层组织工作条例》第35条.
public struct ReviewResult: Register {
    public static let title = "评议测评"
    public static let area = Area.assessment
    public static let purpose = "对班子抓党建情况每年评议测评一次填一行。"
    public static let shape = ReviewResult()
    public static let naturalKey = ["organizationId", "year"]
    public static let yields = ["leadershipReview.held"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "被评议的党组织", example: "市某局机关党委").required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let on = Field<Day>("on", "评议日期", hint: "不填按年底", example: "2023-12-28")
    /// The paper that was answered; numbers are then taken from it.
    public let questionnaireId = Field<Link<Questionnaire>>("questionnaireId", "问卷测评", hint: "用问卷测评的填，人数和票数不用再填")
        .following
    public let participants = Field<Int>("participants", "参加评议人数", hint: "填了问卷测评的不填", example: "60", unit: "人")
    public let satisfied = Field<Int>("satisfied", "满意票", example: "57", unit: "票")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, year, on, questionnaireId, participants, satisfied, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.needed(
            "participants", "参加评议人数", isMissing: record.questionnaireId == nil && record.participants == nil,
            because: "没有填“问卷测评”")
        if record.questionnaireId != nil, record.participants != nil || record.satisfied != nil {
            problems.add("questionnaireId", "told-by-questionnaire", "填了问卷测评，又填了人数或满意票", next: "请清空人数和满意票，以问卷测评的为准")
        }
        problems.atLeast(1, "participants", "参加评议人数", record.participants)
        problems.atLeast(0, "satisfied", "满意票", record.satisfied)
        if let people = record.participants, let satisfied = record.satisfied, satisfied > people {
            problems.add("satisfied", "part-exceeds-whole", "满意票\(satisfied)票，多于参加评议的\(people)人", next: "请核对人数和票数")
        }
        if let year = record.year, let on = record.on, !(year...(year + 1)).contains(on.year) {
            problems.add("on", "day-far-from-year", "评议日期\(on)不在\(year)年或次年", next: "请核对年度和评议日期")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let paper = context.record(record.questionnaireId) else { return }
        if paper.kind != .leadershipReview {
            problems.add("questionnaireId", "not-a-leadership-review", "所填问卷测评不是班子评议测评", next: "请填班子评议测评的编号")
        } else if paper.state != .closed {
            problems.add("questionnaireId", "review-not-closed", "所填问卷测评还没有结束", next: "请先办理“结束”")
        }
    }

    /// Measures: `count`, `people`, `satisfied` (votes).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let year = record.year, let whole = Period(year: year)
        else { return }
        let paper = context.record(record.questionnaireId)
        // 满意 of the first question that offers it: papers ask about the whole first and about parts after it.
        let overall = (paper?.tallies?.items ?? []).filter { $0.option == "满意" && $0.subjectId == nil }
            .min { ($0.question ?? 0) < ($1.question ?? 0) }?.count
        let people = record.participants ?? paper.flatMap(Questionnaire.valid)
        let satisfied = record.satisfied ?? overall
        facts.event(
            "leadershipReview.held", at: [organization], on: (record.on ?? whole.last).moved(intoYear: year),
            .measured(["count": 1, "people": people?.wide, "satisfied": satisfied?.wide]))
    }
}
