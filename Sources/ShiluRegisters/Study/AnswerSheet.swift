/// One answer sheet: what was marked or written at each question.
public struct AnswerSheet: Sendable, Hashable, Codable {
    /// Question number → marked options by their text, or the one text that was written.
    public var answers: [Int: [String]]
    public init(_ answers: [Int: [String]]) { self.answers = answers }
}

/// A paper that can be answered: grades one sheet, and tallies many. Pure; knows no ledger and no person.
public struct AnswerPaper: Sendable {
    struct Item: Sendable {
        let number: Int
        let form: QuestionForm
        let choices: [String]
        let right: Set<String>
        /// Hundredths of a point.
        let points: Int64
    }
    let items: [Item]
    /// Points from which a sheet passes; nil where nothing is passed.
    public let passMark: Int?

    public init(questions: [PartRecord<Question>], passMark: Int? = nil) {
        items = questions.compactMap { row in
            guard let number = row.number, let form = row.questionForm else { return nil }
            return Item(
                number: number, form: form, choices: Question.choices(row), right: Set(row.answer ?? []),
                points: row.points?.hundredths ?? 0)
        }
        self.passMark = passMark
    }

    /// How one question was answered.
    public enum Outcome: String, Sendable, Hashable {
        case right, wrong, blank
        /// More marks than the question allows, or a mark that is not on the paper: as wrong, and told.
        case invalid
        /// A written answer that a person must read.
        case unread
    }

    public struct Grade: Sendable, Hashable {
        /// Points, two decimals at most, without those of answers that a person must read.
        public let score: ExactDecimal
        /// All points of the paper.
        public let full: ExactDecimal
        public let outcomes: [Int: Outcome]
        /// Nil without a pass mark, or while the unread answers could still decide.
        public let isPassed: Bool?
    }

    /// All points of the paper.
    public var full: ExactDecimal { ExactDecimal(coefficient: items.reduce(0) { $0 &+ $1.points }, scale: 2) }

    /// - Parameter read: points given by a reader for written answers, in hundredths, by question number; more than a
    ///   question has are cut.
    public func grade(_ sheet: AnswerSheet, read: [Int: Int64] = [:]) -> Grade {
        var outcomes: [Int: Outcome] = [:]
        var score: Int64 = 0
        var open: Int64 = 0
        for item in items {
            let marks = Self.marks(sheet, item)
            let outcome = Self.outcome(marks, item)
            outcomes[item.number] = outcome
            switch outcome {
            case .right: score &+= item.points
            case .unread:
                if let given = read[item.number] {
                    score &+= min(max(0, given), item.points)
                } else {
                    open &+= item.points
                }
            case .wrong, .blank, .invalid: break
            }
        }
        var isPassed: Bool?
        if let passMark {
            let least = Int64(passMark) &* 100
            if score >= least { isPassed = true } else if score &+ open < least { isPassed = false }
        }
        return Grade(
            score: ExactDecimal(coefficient: score, scale: 2), full: full, outcomes: outcomes, isPassed: isPassed)
    }

    private static func marks(_ sheet: AnswerSheet, _ item: Item) -> [String] {
        (sheet.answers[item.number] ?? []).filter { $0.contains { !$0.isWhitespace } }
    }

    private static func outcome(_ marks: [String], _ item: Item) -> Outcome {
        if marks.isEmpty { return .blank }
        if item.form == .text { return .unread }
        let marked = Set(marks)
        if !marked.isSubset(of: item.choices) || (item.form != .multiple && marked.count > 1) { return .invalid }
        // Without a right answer (a survey) whatever was marked is neither right nor wrong.
        if item.right.isEmpty { return .unread }
        return marked == item.right ? .right : .wrong
    }

    // MARK: tallies

    /// Numbers per option and nothing of who marked it, nor when: the sheets of one and the same people in any order give
    /// the same tally. Written answers are kept in the order of their text.
    public struct Tally: Sendable, Hashable, Codable {
        /// Sheets that were handed in.
        public fileprivate(set) var sheets = 0
        fileprivate var counts: [Int: [String: Int]] = [:]
        fileprivate var invalid: [Int: Int] = [:]
        fileprivate var texts: [Int: [String]] = [:]
        public init() {}

        public func count(_ question: Int, _ option: String) -> Int { counts[question]?[option] ?? 0 }
        /// Sheets whose marks at the question do not count.
        public func invalid(_ question: Int) -> Int { invalid[question] ?? 0 }
        /// What was written, in the order of the texts.
        public func texts(_ question: Int) -> [String] { texts[question] ?? [] }
    }

    /// Adds one sheet. Options that are not on the paper never enter the tally.
    public func add(_ sheet: AnswerSheet, to tally: inout Tally) {
        tally.sheets += 1
        for item in items {
            let marks = Self.marks(sheet, item)
            if marks.isEmpty { continue }
            if item.form == .text {
                var all = tally.texts[item.number] ?? []
                all.append(contentsOf: marks)
                tally.texts[item.number] = all.sorted()
                continue
            }
            guard Self.outcome(marks, item) != .invalid else {
                tally.invalid[item.number, default: 0] += 1
                continue
            }
            for option in Set(marks) { tally.counts[item.number, default: [:]][option, default: 0] += 1 }
        }
    }

    public func tally(_ sheets: some Sequence<AnswerSheet>) -> Tally {
        var tally = Tally()
        for sheet in sheets { add(sheet, to: &tally) }
        return tally
    }

    /// The tally as the record keeps it (`Questionnaire.tallies`): every option of every question, 0 included.
    ///
    /// - Parameter subject: the member whom the paper was about, by id.
    public func parts(of tally: Tally, about subject: String? = nil) -> [Value] {
        items.filter { $0.form != .text }.flatMap { item in
            item.choices.map { option in
                var fields: [String: Value] = [
                    "question": .integer(Int64(item.number)), "option": .text(option),
                    "count": .integer(Int64(tally.count(item.number, option))),
                ]
                fields["subjectId"] = subject.map(Value.text)
                return .fields(fields)
            }
        }
    }
}
