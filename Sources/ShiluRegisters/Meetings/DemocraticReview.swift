/// 评议等次 (registers.md, K, ReviewGrade).
public enum ReviewGrade: String, CodeList {
    case excellent, qualified, basicallyQualified, unqualified
    public var label: String {
        switch self {
        case .excellent: "优秀"
        case .qualified: "合格"
        case .basicallyQualified: "基本合格"
        case .unqualified: "不合格"
        }
    }
}

/// 评议结果: one member in one review. The votes by grade of registers.md are four columns.
public struct ReviewEntry: Part {
    public static let title = "评议结果"
    public static let shape = ReviewEntry()

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required
    public let selfAssessed = Field<Bool>("selfAssessed", "是否个人自评", example: "是").required
    public let excellentVotes = Field<Int>("excellentVotes", "优秀票", example: "15", unit: "票")
    public let qualifiedVotes = Field<Int>("qualifiedVotes", "合格票", example: "5", unit: "票")
    public let basicallyQualifiedVotes = Field<Int>("basicallyQualifiedVotes", "基本合格票", example: "0", unit: "票")
    public let unqualifiedVotes = Field<Int>("unqualifiedVotes", "不合格票", example: "0", unit: "票")
    /// Empty for probationary members: they take part and get no grade.
    public let grade = Field<ReviewGrade>("grade", "评定等次", hint: "预备党员不评等次，空着", example: "优秀")
    public let comment = Field<String>("comment", "评语", hint: "写入的内容以后不能单独抹去")
    public let fedBackOn = Field<Day>("fedBackOn", "反馈日期", example: "2023-12-28")

    public var fields: [any AnyField] {
        [
            memberId, selfAssessed, excellentVotes, qualifiedVotes, basicallyQualifiedVotes, unqualifiedVotes, grade,
            comment, fedBackOn,
        ]
    }

    /// The votes that were entered, by the column's title.
    static func votes(_ row: PartRecord<ReviewEntry>) -> [(label: String, votes: Int)] {
        [
            ("优秀票", row.excellentVotes), ("合格票", row.qualifiedVotes), ("基本合格票", row.basicallyQualifiedVotes),
            ("不合格票", row.unqualifiedVotes),
        ].compactMap { label, votes in votes.map { (label, $0) } }
    }
}

/// 民主评议党员: the yearly grading of a branch's members. 《支部工作条例（试行）》第18条，《党员教育管理条例》第18条 (obligations
/// democratic-review-yearly, democratic-review-grades). Held at a meeting, whose organisation and day it takes.
public struct DemocraticReview: HeldInMeeting {
    public static let title = "民主评议党员"
    public static let area = Area.meetings
    public static let purpose = "每个支部每年评议一次填一行，每名党员的结果填在评议结果表里。"
    public static let shape = DemocraticReview()
    public static let naturalKey = ["meetingId", "organizationId", "year"]
    public static let yields =
        ["review.held", "review.entry", "review.graded"] + ReviewGrade.allCases.map { "review.grade.\($0.rawValue)" }

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "评议的会议", hint: "会议记录的编号", example: "001").required
        .following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", hint: "不填按所在会议")
    public let on = Field<Day>("on", "日期", hint: "不填按所在会议")
    public let year = Field<Int>("year", "所属年度", hint: "次年年初补开的填上一年", example: "2023", unit: "年").required
    public let entries = Field<Parts<ReviewEntry>>("entries", "评议结果").required
    public let decidedIn = Field<Link<MeetingRecord>>(
        "decidedIn", "评定等次的会议", hint: "支委会或党员大会的编号", example: "001"
    ).required
    /// The papers on which members and masses voted; the votes by grade are then those of the papers.
    public let questionnaireIds = Field<[Link<Questionnaire>]>(
        "questionnaireIds", "问卷测评", hint: "互评、群众测评的编号，用、隔开；评议结果里的票数可以不填"
    ).following
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [meetingId, organizationId, on, year, entries, decidedIn, questionnaireIds, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Day.check(year: record.year, "year", heldOn: record.on, &problems)
        var seen: Set<String> = []
        for (index, row) in (record.entries?.items ?? []).enumerated() {
            if let member = row.memberId?.id, !seen.insert(member).inserted {
                problems.add("entries", "member-twice", "评议结果第\(index + 1)行与前面的行是同一名党员", next: "请删去重复的一行")
            }
            for (label, votes) in ReviewEntry.votes(row) { problems.atLeast(0, "entries", label, votes) }
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
        checkPapers(record, in: context, &problems)
        guard let held = Gathering(held: record, in: context) else { return }
        if record.on == nil { Day.check(year: record.year, "year", heldOn: held.day, &problems) }
        for (index, row) in (record.entries?.items ?? []).enumerated() where row.grade != nil {
            guard let member = context.record(row.memberId) else { continue }
            if Roll(of: member, in: context).stretch(on: held.day)?.standing == .probationary {
                problems.add(
                    "entries", "grade-of-probationary", "评议结果第\(index + 1)行是预备党员，却评了等次", next: "请清空等次：预备党员参加评议，不评定等次")
            }
        }
    }

    /// Votes of one member by grade: those that were typed, or those of the papers; nil where there are neither.
    public static func votes(
        of row: PartRecord<ReviewEntry>, for grade: ReviewGrade, _ record: Record<Self>, in context: any FactContext
    ) -> Int? {
        let typed =
            switch grade {
            case .excellent: row.excellentVotes
            case .qualified: row.qualifiedVotes
            case .basicallyQualified: row.basicallyQualifiedVotes
            case .unqualified: row.unqualifiedVotes
            }
        return typed ?? onPapers(row.memberId?.id, grade, record, in: context)
    }

    private static func onPapers(
        _ member: String?, _ grade: ReviewGrade, _ record: Record<Self>, in context: any FactContext
    ) -> Int? {
        let papers = (record.questionnaireIds ?? []).compactMap { context.record($0) }
        guard let member, !papers.isEmpty else { return nil }
        return papers.reduce(0) { $0 + Questionnaire.votes($1, for: grade.label, about: member) }
    }

    private static func checkPapers(_ record: Record<Self>, in context: any FactContext, _ problems: inout Problems) {
        guard let links = record.questionnaireIds else { return }
        for paper in links.compactMap({ context.record($0) }) {
            if paper.kind != .peerReview, paper.kind != .massReview, paper.kind != .selfReview {
                problems.add("questionnaireIds", "not-a-review", "所填问卷测评不是自评、互评或群众测评", next: "请核对编号")
            } else if paper.state != .closed {
                problems.add("questionnaireIds", "review-not-closed", "所填问卷测评还没有结束", next: "请先办理“结束”")
            }
        }
        for (index, row) in (record.entries?.items ?? []).enumerated() {
            for grade in ReviewGrade.allCases {
                guard let told = votes(of: row, for: grade, record, in: context),
                    let counted = onPapers(row.memberId?.id, grade, record, in: context), told != counted
                else { continue }
                problems.add(
                    "entries", "votes-differ", "评议结果第\(index + 1)行的“\(grade.label)”填\(told)票，问卷测评里是\(counted)票",
                    next: "请清空票数（以问卷测评的为准），或改正问卷测评")
            }
        }
    }

    /// On the day of the meeting, moved into the year that the review is for.
    /// - `review.held`: `count`, `people` (entries), at the organisations of the meeting.
    /// - `review.entry`, `review.graded`, `review.grade.<grade>`: `count` 1 per member, at the member's own branch.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = Gathering(held: record, in: context) else { return }
        let day = held.day.moved(intoYear: record.year)
        var seen: Set<String> = []
        for row in record.entries?.items ?? [] {
            guard let member = row.memberId?.id, seen.insert(member).inserted else { continue }
            var kinds = ["review.entry"]
            if let grade = row.grade { kinds += ["review.graded", "review.grade.\(grade.rawValue)"] }
            for kind in kinds {
                facts.reached(kind, member: member, on: day, fallback: held.organizations.first, measure: "count")
            }
        }
        facts.event("review.held", at: held.organizations, on: day, ["count": 1, "people": seen.count.wide])
    }
}
