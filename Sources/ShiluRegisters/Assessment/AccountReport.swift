/// 述职方式 (registers.md, K, AccountMode).
public enum AccountMode: String, CodeList {
    case onSite, written
    public var label: String {
        switch self {
        case .onSite: "现场述职"
        case .written: "书面述职"
        }
    }
    public var also: [String] { self == .onSite ? ["现场"] : ["书面"] }
}

/// 述职等次 (registers.md, K, AccountGrade).
public enum AccountGrade: String, CodeList {
    case good, fairlyGood, ordinary, poor
    public var label: String {
        switch self {
        case .good: "好"
        case .fairlyGood: "较好"
        case .ordinary: "一般"
        case .poor: "差"
        }
    }
}

/// 述职测评: the votes for one grade.
public struct GradeVotes: Part {
    public static let title = "测评票数"
    public static let shape = GradeVotes()

    public let grade = Field<AccountGrade>("grade", "等次", example: "好").required
    public let votes = Field<Int>("votes", "票数", example: "18", unit: "票").required

    public var fields: [any AnyField] { [grade, votes] }
}

/// 述职评议考核: the yearly account of a secretary (obligations annual-account-review, annual-account-grades).
public struct AccountReport: Register {
    public static let title = "述职评议考核"
    public static let area = Area.assessment
    public static let purpose = "一名书记一个年度述职一次填一行。"
    public static let shape = AccountReport()
    public static let naturalKey = ["reporterId", "year", "toOrganizationId"]
    public static let yields =
        AccountMode.allCases.map { "account.\($0.rawValue)" }
        + AccountGrade.allCases.map { "account.grade.\($0.rawValue)" } + ["account.any", "account.heard"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "述职人所在党组织", example: "市某局机关第一党支部"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let reporterId = Field<Link<Member>>("reporterId", "述职人", example: "李明").required
    public let toOrganizationId = Field<Link<PartyOrganization>>(
        "toOrganizationId", "向谁述职", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "述职日期", example: "2023-12-28").required
    public let mode = Field<AccountMode>("mode", "述职方式", example: "现场述职").required
    public let topics = Field<[TopicCode]>("topics", "述职内容", example: "党建、党风廉政").required
    public let comments = Field<LongText>("comments", "点评意见", hint: "加密保存，不进报告").sealed
    public let ballot = Field<Parts<GradeVotes>>("ballot", "测评票数")
    /// The paper on which it was voted; the votes are then those of the paper.
    public let questionnaireId = Field<Link<Questionnaire>>("questionnaireId", "问卷测评", hint: "用问卷测评的填，测评票数可以不填")
        .following
    public let grade = Field<AccountGrade>("grade", "综合评价等次", hint: "现场述职的必填", example: "好")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, year, reporterId, toOrganizationId, on, mode, topics, comments, ballot, questionnaireId,
            grade,
            evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.notEmpty("topics", "述职内容", record.topics)
        problems.needed(
            "grade", "综合评价等次", isMissing: record.mode == .onSite && record.grade == nil, because: "现场述职须评定等次")
        if let year = record.year, let on = record.on, !(year...(year + 1)).contains(on.year) {
            problems.add("on", "day-far-from-year", "述职日期\(on)不在\(year)年或次年", next: "请核对年度和述职日期")
        }
        var seen: Set<AccountGrade> = []
        for row in record.ballot?.items ?? [] {
            problems.atLeast(0, "ballot", "票数", row.votes)
            if let grade = row.grade, !seen.insert(grade).inserted {
                problems.add("ballot", "grade-twice", "测评票数里“\(grade.label)”出现两次", next: "请合并为一行")
            }
        }
    }

    /// Votes for a grade: those that were typed, or those of the paper about this person (or about nobody in particular).
    public static func votes(_ record: Record<Self>, for grade: AccountGrade, in context: any FactContext) -> Int? {
        if let typed = record.ballot?.items.first(where: { $0.grade == grade }) { return typed.votes }
        return onPaper(record, grade, in: context)
    }

    private static func onPaper(_ record: Record<Self>, _ grade: AccountGrade, in context: any FactContext) -> Int? {
        guard let paper = context.record(record.questionnaireId) else { return nil }
        return Questionnaire.votes(paper, for: grade.label, about: record.reporterId?.id)
            + Questionnaire.votes(paper, for: grade.label)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let paper = context.record(record.questionnaireId) else { return }
        if paper.kind != .accountReview {
            problems.add("questionnaireId", "not-an-account-review", "所填问卷测评不是述职测评", next: "请填述职测评的编号")
        } else if paper.state != .closed {
            problems.add("questionnaireId", "review-not-closed", "所填问卷测评还没有结束", next: "请先办理“结束”")
        }
        for row in record.ballot?.items ?? [] {
            guard let grade = row.grade, let votes = row.votes, let counted = onPaper(record, grade, in: context),
                votes != counted
            else { continue }
            problems.add(
                "ballot", "votes-differ", "测评票数里“\(grade.label)”填\(votes)票，问卷测评里是\(counted)票",
                next: "请清空测评票数（以问卷测评的为准），或改正问卷测评")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let reporter = record.reporterId?.id, let held = record.on else { return }
        let on = held.moved(intoYear: record.year)
        var kinds = ["account.any"]
        if let mode = record.mode { kinds.append("account.\(mode.rawValue)") }
        if let grade = record.grade { kinds.append("account.grade.\(grade.rawValue)") }
        // It counts where the post is, not in the reporter's own branch: the secretary of the 机关党委 reports for it.
        guard let organization = record.organizationId?.id else { return }
        for kind in kinds { facts.interval(kind, at: organization, member: reporter, from: on, to: on) }
        if let to = record.toOrganizationId?.id { facts.event("account.heard", at: [to], on: on) }
    }
}
