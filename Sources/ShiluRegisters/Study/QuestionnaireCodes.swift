/// 问卷类别: what the answers are for.
public enum QuestionnaireKind: String, CodeList {
    case knowledgeTest, survey, selfReview, peerReview, massReview, accountReview, leadershipReview
    public var label: String {
        switch self {
        case .knowledgeTest: "知识测试"
        case .survey: "问卷调查"
        case .selfReview: "党员自评"
        case .peerReview: "党员互评"
        case .massReview: "群众测评"
        case .accountReview: "述职测评"
        case .leadershipReview: "班子评议测评"
        }
    }
    public var also: [String] {
        switch self {
        case .knowledgeTest: ["测试", "考试"]
        case .survey: ["调查问卷"]
        case .massReview: ["民主测评"]
        default: []
        }
    }
    /// Whether nobody's name stands on the sheets unless the record says otherwise.
    public var isUsuallyAnonymous: Bool { self != .knowledgeTest && self != .selfReview }
}

/// 题型.
public enum QuestionForm: String, CodeList {
    case single, multiple, trueFalse, text
    public var label: String {
        switch self {
        case .single: "单选"
        case .multiple: "多选"
        case .trueFalse: "判断"
        case .text: "问答"
        }
    }
    public var also: [String] {
        switch self {
        case .single: ["单选题", "等次"]
        case .multiple: ["多选题"]
        case .trueFalse: ["判断题"]
        case .text: ["问答题", "填空"]
        }
    }
}

/// 问卷状态.
public enum QuestionnaireState: String, CodeList {
    case draft, open, closed
    public var label: String {
        switch self {
        case .draft: "起草"
        case .open: "进行中"
        case .closed: "已结束"
        }
    }
}

/// 题目: one question of a paper or of a bank.
public struct Question: Part {
    public static let title = "题目"
    public static let shape = Question()

    public let number = Field<Int>("number", "题号", example: "1").required
    public let questionForm = Field<QuestionForm>("form", "题型", example: "单选").required
    public let text = Field<LongText>("text", "题目", example: "支部党员大会一般每季度召开几次？").required
    /// In the order of the paper; 判断 needs none.
    public let options = Field<[String]>("options", "选项", hint: "用；隔开，判断题不填", example: "一次；两次；三次")
    /// The texts of the right options; 对 or 错 for 判断. Empty where there is no right answer.
    public let answer = Field<[String]>("answer", "正确答案", hint: "填正确选项的文字，多选用；隔开；测评和调查不填", example: "一次")
    public let points = Field<ExactDecimal>("points", "分值", example: "5", unit: "分")

    public var fields: [any AnyField] { [number, questionForm, text, options, answer, points] }

    /// What may be marked, in the order of the paper.
    public static func choices(_ row: PartRecord<Question>) -> [String] {
        row.questionForm == .trueFalse ? ["对", "错"] : row.options ?? []
    }
}

/// 选项票数: how many sheets marked one option. It tells nothing of who marked it.
public struct OptionTally: Part {
    public static let title = "选项票数"
    public static let shape = OptionTally()

    public let question = Field<Int>("question", "题号", example: "1").required
    public let option = Field<String>("option", "选项", example: "满意").required
    /// Whom the question was about, where members were judged one by one.
    public let subjectId = Field<Link<Member>>("subjectId", "被评议人", hint: "互评、测评个人的填，不是填票的人")
    public let count = Field<Int>("count", "票数", example: "18", unit: "票").required

    public var fields: [any AnyField] { [question, option, subjectId, count] }
}

extension Problems {
    /// What is wrong with the questions of a paper or a bank.
    mutating func check(questions: [PartRecord<Question>], asTest: Bool) {
        var numbers: Set<Int> = []
        for row in questions {
            let place = "题目\(row.number ?? 0)"
            if let number = row.number, !numbers.insert(number).inserted {
                add("questions", "question-number-twice", "题号\(number)出现两次", next: "请重新编号")
            }
            let choices = Question.choices(row)
            let answer = row.answer ?? []
            if Set(choices).count < choices.count {
                add("questions", "option-twice", "\(place)有两个相同的选项", next: "请改写其中一个")
            }
            switch row.questionForm {
            case .single, .multiple:
                if choices.count < 2 { add("questions", "options-missing", "\(place)的选项不足两个", next: "请填选项，用；隔开") }
            case .text:
                if !choices.isEmpty { add("questions", "options-not-used", "\(place)是问答题，填了选项", next: "请清空选项，或改题型") }
            case .trueFalse, nil: break
            }
            if row.questionForm != .text, answer.contains(where: { !choices.contains($0) }) {
                add("questions", "answer-not-option", "\(place)的正确答案不在选项里", next: "请照选项的文字填写；判断题填对或错")
            }
            if row.questionForm == .single || row.questionForm == .trueFalse, answer.count > 1 {
                add("questions", "answer-too-many", "\(place)只能有一个正确答案", next: "请只留一个，或改为多选")
            }
            if asTest, row.questionForm != .text, answer.isEmpty {
                add("questions", "answer-missing", "\(place)没有填正确答案", next: "知识测试的客观题都要填正确答案")
            }
            if asTest, row.points == nil {
                add("questions", "points-missing", "\(place)没有填分值", next: "请填这道题的分值")
            }
            if let points = row.points, points.coefficient < 0 || points.hundredths == nil {
                add("questions", "points-wrong", "\(place)的分值小于0或小数超过两位", next: "请核对分值")
            }
        }
    }
}
