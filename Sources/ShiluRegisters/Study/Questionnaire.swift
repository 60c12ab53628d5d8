/// 问卷测评: one paper that people answer: a knowledge test, a survey, 民主评议 (self, peers, masses), 述职测评.
///
/// Anonymous ones keep numbers per option alone; named ones keep each member's score. The event itself stays where it always
/// stood (`KnowledgeTest`, `DemocraticReview`, `AccountReport`, `ReviewResult`): those name their questionnaire and take the
/// numbers from it, so that nothing is typed twice and no figure counts it twice.
public struct Questionnaire: Register {
    public static let title = "问卷测评"
    public static let area = Area.study
    public static let purpose = "知识测试、问卷调查、民主评议、述职测评等，每次一行；题目、成绩、票数填在各自的表里。"
    public static let shape = Questionnaire()
    public static let naturalKey = ["organizationId", "kind", "on", "title"]
    public static let yields =
        QuestionnaireKind.allCases.map { "questionnaire.\($0.rawValue)" } + [
            "questionnaire.any", "questionnaire.answered",
        ]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let kind = Field<QuestionnaireKind>("kind", "类别", example: "知识测试").required
    public let titleField = Field<String>("title", "名称", example: "党的二十大知识测试").required
    public let on = Field<Day>("on", "开始日期", example: "2023-06-15").required
    public let closesOn = Field<Day>("closesOn", "截止日期", example: "2023-06-20")
    /// Empty reads as the kind usually is.
    public let isAnonymous = Field<Bool>("isAnonymous", "是否不记名", hint: "不填时，知识测试、自评记名，其他不记名", example: "否")
    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "在会上填的，填会议编号")
    public let bankId = Field<Link<QuestionBank>>("bankId", "题库", hint: "从题库抽题的填")
    public let passMark = Field<Int>("passMark", "合格线", example: "60", unit: "分")
    public let issued = Field<Int>("issued", "发出份数", example: "22", unit: "份")
    public let returned = Field<Int>("returned", "收回份数", example: "20", unit: "份")
    public let invalid = Field<Int>("invalid", "无效份数", hint: "没有的填0", example: "0", unit: "份")
    public let state = Field<QuestionnaireState>("state", "状态", example: "已结束").required
    public let questions = Field<Parts<Question>>("questions", "题目")
    public let tallies = Field<Parts<OptionTally>>("tallies", "选项票数")
    public let scores = Field<Parts<TestScore>>("scores", "成绩")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, kind, titleField, on, closesOn, isAnonymous, meetingId, bankId, passMark, issued, returned,
            invalid, state, questions, tallies, scores, evidence,
        ]
    }

    /// Results are entered with the step that closes it: while it is open nobody sees how it stands.
    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            .init("open", "开始", from: ["draft"], to: "open", needs: ["questions", "issued"], by: "主办的党组织"),
            .init(
                "close", "结束", from: ["open"], to: "closed", dayKey: "closesOn", needs: ["returned"], by: "主办的党组织"),
        ], basis: "结束后公布结果，进行中不看结果")

    public static func isAnonymous(_ record: Record<Self>) -> Bool {
        record.isAnonymous ?? (record.kind?.isUsuallyAnonymous ?? true)
    }

    /// The paper, to be answered and graded.
    public static func paper(_ record: Record<Self>) -> AnswerPaper {
        AnswerPaper(questions: record.questions?.items ?? [], passMark: record.passMark)
    }

    /// Valid sheets; nil until it is closed.
    public static func valid(_ record: Record<Self>) -> Int? {
        record.returned.map { max(0, $0 - (record.invalid ?? 0)) }
    }

    /// Votes for one option of all questions about one member, or about nobody in particular.
    public static func votes(_ record: Record<Self>, for option: String, about subject: String? = nil) -> Int {
        (record.tallies?.items ?? []).reduce(0) { sum, row in
            row.option == option && row.subjectId?.id == subject ? sum + (row.count ?? 0) : sum
        }
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.on), "closesOn", "截止日期", record.closesOn)
        for (key, label, number) in [
            ("issued", "发出份数", record.issued), ("returned", "收回份数", record.returned),
            ("invalid", "无效份数", record.invalid), ("passMark", "合格线", record.passMark),
        ] { problems.atLeast(0, key, label, number) }
        for (key, less, most, what) in [
            ("returned", record.returned, record.issued, "收回的多于发出的"),
            ("invalid", record.invalid, record.returned, "无效的多于收回的"),
        ] {
            if let less, let most, less > most { problems.add(key, "sheets-too-many", what, next: "请核对份数") }
        }
        let questions = record.questions?.items ?? []
        problems.check(questions: questions, asTest: record.kind == .knowledgeTest)
        let full = AnswerPaper(questions: questions).full
        if record.kind == .knowledgeTest, !questions.isEmpty, let mark = record.passMark,
            ExactDecimal(Int64(mark)) > full
        {
            problems.add("passMark", "mark-above-full", "合格线高于试卷满分\(full)分", next: "请核对合格线和各题分值")
        }
        checkScores(record, full: questions.isEmpty ? nil : full, &problems)
        checkTallies(record, &problems)
        if record.state != .closed, !(record.tallies?.items ?? []).isEmpty || !(record.scores?.items ?? []).isEmpty {
            problems.add("state", "results-before-close", "还没有结束，却填了结果", next: "请先办理“结束”，结果随这一步填")
        }
        if record.state == .closed, record.returned == nil {
            problems.add("returned", "returned-missing", "已结束，没有填收回份数", next: "请填收回份数")
        }
    }

    private static func checkScores(_ record: Record<Self>, full: ExactDecimal?, _ problems: inout Problems) {
        let scores = record.scores?.items ?? []
        guard !scores.isEmpty else { return }
        if isAnonymous(record) {
            problems.add("scores", "anonymous-scores", "不记名的问卷填了个人成绩", next: "请清空成绩表；不记名的只留票数")
        }
        var members: Set<String> = []
        for row in scores {
            if let member = row.memberId?.id, !members.insert(member).inserted {
                problems.add("scores", "score-twice", "成绩表里同一名党员出现两次", next: "请只留一行")
            }
            if let score = row.score, score.coefficient < 0 {
                problems.add("scores", "score-negative", "成绩小于0", next: "请填0或更大的数")
            } else if let score = row.score, let full, full.coefficient > 0, score > full {
                problems.add("scores", "score-above-full", "成绩高于试卷满分\(full)分", next: "请核对成绩和各题分值")
            }
        }
        if let returned = record.returned, members.count > returned {
            problems.add("scores", "scores-above-sheets", "成绩表有\(members.count)人，多于收回的\(returned)份", next: "请核对收回份数")
        }
    }

    private static func checkTallies(_ record: Record<Self>, _ problems: inout Problems) {
        let rows = record.tallies?.items ?? []
        let questions = Dictionary(
            (record.questions?.items ?? []).compactMap { row in row.number.map { ($0, row) } },
            uniquingKeysWith: { first, _ in first })
        struct Place: Hashable {
            let question: Int
            let subject: String
        }
        var sums: [Place: Int] = [:]
        var seen: Set<[String]> = []
        for row in rows {
            guard let number = row.question, let option = row.option, let count = row.count else { continue }
            problems.atLeast(0, "tallies", "票数", count)
            let place = Place(question: number, subject: row.subjectId?.id ?? "")
            if !seen.insert(["\(number)", option, place.subject]).inserted {
                problems.add("tallies", "tally-twice", "第\(number)题的“\(option)”出现两次", next: "请合并为一行")
            }
            if let question = questions[number] {
                if !Question.choices(question).contains(option) {
                    problems.add("tallies", "tally-not-option", "第\(number)题没有“\(option)”这个选项", next: "请照题目的选项填写")
                }
                if question.questionForm != .multiple { sums[place, default: 0] += max(0, count) }
            } else if !questions.isEmpty {
                problems.add("tallies", "tally-without-question", "没有第\(number)题", next: "请核对题号")
            }
            if let valid = valid(record), count > valid {
                problems.add(
                    "tallies", "votes-above-sheets", "第\(number)题的“\(option)”有\(count)票，多于有效的\(valid)份", next: "请核对票数")
            }
        }
        if let valid = valid(record) {
            for (place, sum) in sums.sorted(by: { $0.key.question < $1.key.question }) where sum > valid {
                problems.add(
                    "tallies", "votes-above-sheets", "第\(place.question)题共\(sum)票，多于有效的\(valid)份", next: "请核对票数")
            }
        }
        if isAnonymous(record), let valid = valid(record), valid > 0, valid < 3, !rows.isEmpty {
            problems.doubt(
                "returned", "too-few-to-hide", "不记名的问卷只收回\(valid)份，从结果可能看得出是谁答的", next: "请考虑不公布这次结果")
        }
        if record.isAnonymous == false, let kind = record.kind,
            [.peerReview, .massReview, .accountReview, .leadershipReview].contains(kind)
        {
            problems.doubt(
                "isAnonymous", "review-not-secret", "“\(kind.label)”没有采用无记名方式", next: "请核对（《支部工作条例（试行）》第18条：投票测评）")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let organization = record.organizationId?.id, let on = record.on, !context.exists(organization, on: on) {
            problems.add(
                "organizationId", "organization-not-there", "\(on.chinese)这个党组织还没有成立或者已经撤销", next: "请核对日期和党组织")
        }
    }

    /// On the day it ended. Measures: `count`, `issued`, `returned`, `valid` (sheets). `questionnaire.answered`: one per member
    /// of a named one. What a test or a review counts for is told by the record that names this one.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard record.state == .closed, let organization = record.organizationId?.id, let kind = record.kind,
            let day = record.closesOn ?? record.on
        else { return }
        let measures: [String: Int64] = .measured([
            "count": 1, "issued": record.issued?.wide, "returned": record.returned?.wide,
            "valid": valid(record)?.wide,
        ])
        for name in ["questionnaire.any", "questionnaire.\(kind.rawValue)"] {
            facts.event(name, at: [organization], on: day, measures)
        }
        for member in Set((record.scores?.items ?? []).compactMap { $0.memberId?.id }).sorted() {
            facts.reached("questionnaire.answered", member: member, on: day, fallback: organization)
        }
    }
}
