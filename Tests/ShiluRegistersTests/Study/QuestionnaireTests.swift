import ShiluRegisters
import Testing

@Suite("Questionnaires: one paper, graded or tallied, and the events that name it")
struct QuestionnaireTests {
    static let test: [[String: String]] = [
        ["number": "1", "form": "单选", "text": "几次？", "options": "一次；两次；三次", "answer": "一次", "points": "40"],
        ["number": "2", "form": "多选", "text": "哪些？", "options": "甲；乙；丙", "answer": "甲；丙", "points": "35"],
        ["number": "3", "form": "判断", "text": "对吗？", "answer": "错", "points": "15"],
        ["number": "4", "form": "问答", "text": "谈体会", "points": "10"],
    ]
    static let cells = [
        "organizationId": "一支部", "kind": "知识测试", "title": "测试", "on": "2023-06-15", "closesOn": "2023-06-20",
        "passMark": "60", "issued": "3", "returned": "2", "state": "已结束",
    ]

    static func paper(_ rows: [[String: String]] = test, passMark: Int? = 60) throws -> AnswerPaper {
        let record = try Bench.record(Questionnaire.self, "1", cells, parts: ["questions": rows])
        return AnswerPaper(questions: record.questions?.items ?? [], passMark: passMark)
    }

    @Test(
        "grading one sheet",
        arguments: [
            ([1: ["一次"], 2: ["丙", "甲"], 3: ["错"]], "90", true),
            ([1: ["一次"], 2: ["甲"], 3: ["错"]], "55", nil),
            ([1: ["一次"], 2: ["甲", "乙", "丙"], 3: ["对"]], "40", false),
            ([1: ["一次", "两次"], 2: ["甲", "丙"]], "35", false),
            ([1: ["四次"], 3: ["错"], 4: [" "]], "15", false),
            ([2: ["甲", "丙"], 3: ["错"], 4: ["体会"]], "50", nil),
            ([:], "0", false),
        ] as [([Int: [String]], String, Bool?)])
    func grade(answers: [Int: [String]], score: String, isPassed: Bool?) throws {
        let grade = try Self.paper().grade(AnswerSheet(answers))
        #expect(grade.score.description == score)
        #expect(grade.full.description == "100")
        // An unread answer decides nothing while it could still bring the sheet over the mark.
        let expected: Bool? = score == "55" ? false : isPassed
        #expect(grade.isPassed == expected)
    }

    @Test("written answers count once somebody has read them, never more than their points")
    func reading() throws {
        let paper = try Self.paper()
        let sheet = AnswerSheet([2: ["甲", "丙"], 3: ["错"], 4: ["体会"]])
        #expect(paper.grade(sheet).outcomes == [1: .blank, 2: .right, 3: .right, 4: .unread])
        #expect(paper.grade(sheet, read: [4: 1000]).score.description == "60")
        #expect(paper.grade(sheet, read: [4: 1000]).isPassed == true)
        #expect(paper.grade(sheet, read: [4: 999]).isPassed == false)
        #expect(paper.grade(sheet, read: [4: 99_999]).score.description == "60")
        #expect(paper.grade(sheet, read: [4: -5]).score.description == "50")
    }

    @Test("a tally is the same in any order, and holds nothing that is not on the paper")
    func tally() throws {
        let paper = try Self.paper()
        let sheets = [
            AnswerSheet([1: ["一次"], 2: ["甲", "丙", "甲"], 4: ["乙的话"]]), AnswerSheet([1: ["两次"], 2: ["甲"], 4: ["甲的话"]]),
            AnswerSheet([1: ["一次", "两次"], 9: ["甲"]]), AnswerSheet([1: ["四次"]]),
        ]
        let tally = paper.tally(sheets)
        #expect(tally == paper.tally(sheets.reversed()))
        #expect(tally.sheets == 4)
        #expect([tally.count(1, "一次"), tally.count(1, "两次"), tally.count(1, "四次")] == [1, 1, 0])
        #expect(tally.invalid(1) == 2)
        #expect([tally.count(2, "甲"), tally.count(2, "丙")] == [2, 1])
        #expect(tally.texts(4) == ["乙的话", "甲的话"])
        let parts = paper.parts(of: tally, about: "Member/王五")
        #expect(parts.count == 8)
        #expect(parts.allSatisfy { $0.fields?["subjectId"] == .text("Member/王五") })
    }

    @Test("a drawn paper: the same seed draws the same, no question twice, too few is told")
    func drawing() throws {
        let rows = (1...9).map { index in
            ["number": "\(index)", "form": index % 3 == 0 ? "判断" : "单选", "text": "题\(index)", "options": "甲；乙"]
        }
        let bank =
            try Bench.record(Questionnaire.self, "1", Self.cells, parts: ["questions": rows]).questions?.items ?? []
        let one = try #require(QuestionBank.draw([.single: 4, .trueFalse: 2], from: bank, seed: 7))
        #expect(one.compactMap(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(Set(one.compactMap { $0.text?.text }).count == 6)
        let again = QuestionBank.draw([.single: 4, .trueFalse: 2], from: bank, seed: 7)
        #expect(again?.compactMap { $0.text?.text } == one.compactMap { $0.text?.text })
        let papers = Set(
            (0..<20).map { seed in
                QuestionBank.draw([.single: 4], from: bank, seed: seed)?.compactMap { $0.text?.text } ?? []
            })
        #expect(papers.count > 1)
        #expect(QuestionBank.draw([.trueFalse: 4], from: bank, seed: 1) == nil)
    }

    @Test(
        "what is refused",
        arguments: [
            ([:], [:], []),
            (["returned": "4"], [:], ["sheets-too-many"]),
            (["invalid": "3"], [:], ["sheets-too-many"]),
            (["passMark": "101"], [:], ["mark-above-full"]),
            (["state": "进行中"], ["scores": [["memberId": "李四", "score": "90"]]], ["results-before-close"]),
            ([:], ["scores": [["memberId": "李四", "score": "101"]]], ["score-above-full"]),
            (["isAnonymous": "是"], ["scores": [["memberId": "李四", "score": "90"]]], ["anonymous-scores"]),
            ([:], ["tallies": [["question": "1", "option": "四次", "count": "1"]]], ["tally-not-option"]),
            ([:], ["tallies": [["question": "7", "option": "甲", "count": "1"]]], ["tally-without-question"]),
            (
                [:], ["tallies": [["question": "1", "option": "一次", "count": "3"]]],
                ["votes-above-sheets", "votes-above-sheets"]
            ),
            (["closesOn": "2023-06-14"], [:], ["days-out-of-order"]),
            (["returned": ""], [:], ["returned-missing"]),
            (["kind": "班子评议测评", "isAnonymous": "否"], [:], ["review-not-secret"]),
        ] as [([String: String], [String: [[String: String]]], [String])])
    func checks(change: [String: String], parts: [String: [[String: String]]], codes: [String]) throws {
        let record = try Bench.record(
            Questionnaire.self, "1", Self.cells.merging(change) { $1 }.filter { !$1.isEmpty },
            parts: ["questions": Self.test].merging(parts) { $1 })
        #expect(try Bench.small().codes(record) == codes)
    }

    @Test(
        "questions that cannot be answered or graded",
        arguments: [
            (["options": "一次"], ["options-missing"]),
            (["answer": "四次"], ["answer-not-option"]), (["answer": ""], ["answer-missing"]),
            (["answer": "一次；两次"], ["answer-too-many"]), (["points": ""], ["points-missing"]),
            (["options": "一次；一次"], ["option-twice"]), (["number": "2"], ["question-number-twice"]),
        ] as [([String: String], [String])])
    func questions(change: [String: String], codes: [String]) throws {
        var rows = Self.test
        rows[0] = rows[0].merging(change) { $1 }.filter { !$1.isEmpty }
        let record = try Bench.record(
            QuestionBank.self, "1", ["organizationId": "一支部", "title": "题库", "on": "2023-01-01"],
            parts: ["questions": rows])
        #expect(try Bench.small().codes(record).filter { $0 != "mark-above-full" } == codes)
    }

    private func bench() throws -> Bench {
        var bench = try Bench.small()
        for name in ["李四", "王五"] { try bench.add(Member.self, name, Bench.memberCells(["name": name])) }
        return bench
    }

    @Test("a knowledge test that names its paper counts what the paper says, once")
    func knowledgeTest() throws {
        var bench = try bench()
        try bench.add(
            Questionnaire.self, "卷", Self.cells,
            parts: [
                "questions": Self.test,
                "scores": [["memberId": "李四", "score": "59.99"], ["memberId": "王五", "score": "60"]],
            ])
        let cells = ["organizationId": "一支部", "name": "测试", "on": "2023-06-20", "questionnaireId": "卷"]
        let held = try bench.add(KnowledgeTest.self, "1", cells)
        #expect(bench.codes(held) == [])
        #expect(
            bench.lines(held) == [
                "test.held count 1 @一支部 2023-06-20", "test.held eligible 3 @一支部 2023-06-20",
                "test.held participants 2 @一支部 2023-06-20", "test.taken person 1 @支部|一支部 李四 2023-06-20",
                "test.taken person 1 @支部|一支部 王五 2023-06-20", "test.passed person 1 @支部|一支部 王五 2023-06-20",
            ])
        let twice = try Bench.record(
            KnowledgeTest.self, "2", cells.merging(["eligible": "3", "passLine": "60"]) { $1 })
        #expect(bench.codes(twice) == ["told-by-questionnaire", "told-by-questionnaire"])
        let bare = try Bench.record(
            KnowledgeTest.self, "3", ["organizationId": "一支部", "name": "测试", "on": "2023-06-20"])
        #expect(bench.codes(bare) == ["needed-here", "needed-here"])
        // The questionnaire itself yields no fact of the test's kinds.
        let paper = Record<Questionnaire>(try #require(bench.record("Questionnaire/卷")))
        #expect(bench.lines(paper, only: "test.").isEmpty)
        #expect(
            bench.lines(paper, only: "questionnaire.knowledgeTest") == [
                "questionnaire.knowledgeTest count 1 @一支部 2023-06-20",
                "questionnaire.knowledgeTest issued 3 @一支部 2023-06-20",
                "questionnaire.knowledgeTest returned 2 @一支部 2023-06-20",
                "questionnaire.knowledgeTest valid 2 @一支部 2023-06-20",
            ])
    }

    static let satisfaction = [
        ["number": "1", "form": "单选", "text": "总体", "options": "满意；基本满意；不满意"],
        ["number": "2", "form": "单选", "text": "作风", "options": "满意；基本满意；不满意"],
    ]

    @Test("a review of the leadership takes people and votes from its paper")
    func leadership() throws {
        var bench = try bench()
        var cells = Self.cells.merging(["kind": "班子评议测评", "issued": "60", "returned": "58", "invalid": "1"]) { $1 }
        cells["passMark"] = nil
        try bench.add(
            Questionnaire.self, "卷", cells,
            parts: [
                "questions": Self.satisfaction,
                "tallies": [
                    ["question": "2", "option": "满意", "count": "40"], ["question": "1", "option": "满意", "count": "50"],
                ],
            ])
        let result = try bench.add(
            ReviewResult.self, "1", ["organizationId": "党委", "year": "2023", "questionnaireId": "卷"])
        #expect(bench.codes(result) == [])
        #expect(
            bench.lines(result) == [
                "leadershipReview.held count 1 @党委 2023-12-31", "leadershipReview.held people 57 @党委 2023-12-31",
                "leadershipReview.held satisfied 50 @党委 2023-12-31",
            ])
        let open = try bench.add(
            Questionnaire.self, "开",
            cells.merging(["state": "进行中", "returned": "", "invalid": ""]) { $1 }.filter { !$1.isEmpty })
        let early = try Bench.record(
            ReviewResult.self, "2", ["organizationId": "党委", "year": "2023", "questionnaireId": open.any.number])
        #expect(bench.codes(early) == ["review-not-closed"])
    }

    @Test("a democratic review: typed votes must be those of the papers")
    func democratic() throws {
        var bench = try bench()
        try bench.add(
            MeetingRecord.self, "会",
            [
                "organizationId": "一支部", "kinds": "党员大会", "title": "评议", "startsAt": "2023-12-20 09:00",
                "chairId": "李四",
                "expectedCount": "2", "presentCount": "2",
            ])
        var cells = Self.cells.merging(["kind": "党员互评", "issued": "5", "returned": "5"]) { $1 }
        cells["passMark"] = nil
        try bench.add(
            Questionnaire.self, "卷", cells,
            parts: [
                "questions": [["number": "1", "form": "单选", "text": "等次", "options": "优秀；合格；基本合格；不合格"]],
                "tallies": [
                    ["question": "1", "option": "优秀", "subjectId": "李四", "count": "4"],
                    ["question": "1", "option": "合格", "subjectId": "李四", "count": "1"],
                    ["question": "1", "option": "优秀", "subjectId": "王五", "count": "2"],
                ],
            ])
        let review = ["meetingId": "会", "year": "2023", "decidedIn": "会", "questionnaireIds": "卷"]
        let blank = try bench.add(
            DemocraticReview.self, "1", review,
            parts: ["entries": [["memberId": "李四", "selfAssessed": "是", "grade": "优秀"]]])
        #expect(bench.codes(blank) == [])
        let row = try #require(blank.entries?.items.first)
        #expect(DemocraticReview.votes(of: row, for: .excellent, blank, in: bench) == 4)
        #expect(DemocraticReview.votes(of: row, for: .unqualified, blank, in: bench) == 0)
        let differing = try Bench.record(
            DemocraticReview.self, "2", review,
            parts: ["entries": [["memberId": "李四", "selfAssessed": "是", "grade": "优秀", "excellentVotes": "5"]]])
        #expect(bench.codes(differing) == ["votes-differ"])
    }
}
