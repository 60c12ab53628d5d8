/// 测试成绩: the score of one participant.
public struct TestScore: Part {
    public static let title = "成绩"
    public static let shape = TestScore()

    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let score = Field<ExactDecimal>("score", "成绩", example: "92.5", unit: "分").required

    public var fields: [any AnyField] { [memberId, score] }
}

/// 知识测试: a test and those who took it.
public struct KnowledgeTest: Register {
    public static let title = "知识测试"
    public static let area = Area.study
    public static let purpose = "组织一次知识测试、竞答填一行，成绩填在成绩表里。"
    public static let shape = KnowledgeTest()
    public static let naturalKey = ["organizationId", "on", "name"]
    public static let yields = ["test.held", "test.taken", "test.passed"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "测试名称", example: "党的二十大知识测试").required
    public let on = Field<Day>("on", "日期", example: "2023-06-15").required
    /// The paper that was answered: who took part, scores and pass mark are then taken from it.
    public let questionnaireId = Field<Link<Questionnaire>>("questionnaireId", "问卷测评", hint: "用问卷测评答题的填，人数和成绩不用再填")
        .following
    public let eligible = Field<Int>("eligible", "应参加人数", hint: "填了问卷测评的不填", example: "213", unit: "人")
    public let participants = Field<[Link<Member>]>(
        "participants", "参加党员", hint: "逐一列出参加测试的党员；填了问卷测评的不填", example: "李明、王芳")
    public let passLine = Field<Int>("passLine", "合格线", example: "60", unit: "分")
    public let scores = Field<Parts<TestScore>>("scores", "成绩")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, nameField, on, questionnaireId, eligible, participants, passLine, scores, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if record.questionnaireId == nil {
            let because = "没有填“问卷测评”"
            problems.needed("eligible", "应参加人数", isMissing: record.eligible == nil, because: because)
            problems.needed("participants", "参加党员", isMissing: record.participants == nil, because: because)
        } else {
            for (key, label, isFilled) in [
                ("eligible", "应参加人数", record.eligible != nil), ("participants", "参加党员", record.participants != nil),
                ("passLine", "合格线", record.passLine != nil), ("scores", "成绩", record.scores?.items.isEmpty == false),
            ] where isFilled {
                problems.add(key, "told-by-questionnaire", "填了问卷测评，又填了“\(label)”", next: "请清空这一格，以问卷测评的为准")
            }
        }
        problems.atLeast(1, "eligible", "应参加人数", record.eligible)
        problems.notEmpty("participants", "参加党员", record.participants)
        problems.atLeast(0, "passLine", "合格线", record.passLine)
        let participants = Set((record.participants ?? []).map(\.id))
        if let eligible = record.eligible, participants.count > eligible {
            problems.add(
                "participants", "part-exceeds-whole", "参加的有\(participants.count)人，多于应参加的\(eligible)人",
                next: "请核对应参加人数和参加党员")
        }
        var scored: Set<String> = []
        for score in record.scores?.items ?? [] {
            guard let member = score.memberId else { continue }
            if !participants.contains(member.id) {
                problems.add("scores", "score-without-participant", "成绩表里有人不在“参加党员”里", next: "请把这名党员补进“参加党员”，或删去这行成绩")
            }
            if !scored.insert(member.id).inserted {
                problems.add("scores", "score-twice", "成绩表里同一名党员出现两次", next: "请只留一行")
            }
            if let points = score.score, points.coefficient < 0 {
                problems.add("scores", "score-negative", "成绩小于0", next: "请填0或更大的数")
            }
        }
    }

    /// The paper is a closed knowledge test with names on its sheets.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let paper = context.record(record.questionnaireId) else { return }
        if paper.kind != .knowledgeTest || Questionnaire.isAnonymous(paper) {
            problems.add("questionnaireId", "not-a-named-test", "所填问卷测评不是记名的知识测试", next: "请填知识测试的编号")
        } else if paper.state != .closed {
            problems.add("questionnaireId", "test-not-closed", "所填问卷测评还没有结束", next: "请先办理“结束”")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let on = record.on else { return }
        let paper = context.record(record.questionnaireId)
        let scores = (paper?.scores ?? record.scores)?.items ?? []
        let took = paper == nil ? record.participants?.map(\.id) ?? [] : scores.compactMap { $0.memberId?.id }
        let participants = Set(took).sorted()
        facts.event(
            "test.held", at: [organization.id], on: on,
            .measured([
                "count": 1, "eligible": (record.eligible ?? paper?.issued)?.wide,
                "participants": participants.count.wide,
            ]))
        for member in participants { facts.reached("test.taken", member: member, on: on, fallback: organization.id) }
        guard let line = record.passLine ?? paper?.passMark else { return }
        let least = ExactDecimal(line.wide)
        for score in scores {
            guard let member = score.memberId?.id, let points = score.score, points >= least else { continue }
            facts.reached("test.passed", member: member, on: on, fallback: organization.id)
        }
    }
}
