/// 题库: questions from which papers are drawn.
public struct QuestionBank: Register {
    public static let title = "题库"
    public static let area = Area.study
    public static let purpose = "一套题库填一行，题目填在题目表里；知识测试可从中抽题。"
    public static let shape = QuestionBank()
    public static let naturalKey = ["organizationId", "title"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let titleField = Field<String>("title", "题库名称", example: "支部工作条例题库").required
    public let on = Field<Day>("on", "建立日期", example: "2023-03-01").required
    public let questions = Field<Parts<Question>>("questions", "题目").required

    public var fields: [any AnyField] { [organizationId, titleField, on, questions] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.check(questions: record.questions?.items ?? [], asTest: true)
    }

    /// A paper of so many questions of each form, in the bank's order of forms, drawn without repetition. The same seed
    /// draws the same paper, so that a paper can be shown to have been drawn and not chosen.
    ///
    /// - Returns: the questions numbered from 1; nil where the bank has too few of a form.
    public static func draw(
        _ wanted: [QuestionForm: Int], from questions: [PartRecord<Question>], seed: UInt64
    ) -> [PartRecord<Question>]? {
        var state = seed &+ 0x9E37_79B9_7F4A_7C15
        func next(below limit: Int) -> Int {
            // SplitMix64: the same on every machine and in every release.
            state = state &+ 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            mixed ^= mixed >> 31
            return Int(mixed % UInt64(limit))
        }
        var paper: [PartRecord<Question>] = []
        for form in QuestionForm.allCases {
            guard let count = wanted[form], count > 0 else { continue }
            var pool = questions.filter { $0.questionForm == form }
            guard pool.count >= count else { return nil }
            for _ in 0..<count {
                var fields = pool.remove(at: next(below: pool.count)).fields
                fields[Question.shape.number.key] = .integer(Int64(paper.count + 1))
                paper.append(PartRecord(fields: fields))
            }
        }
        return paper
    }
}
