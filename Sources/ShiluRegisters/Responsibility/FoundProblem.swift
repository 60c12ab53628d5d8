/// 发现问题: one thing that a check, a patrol or a visit found wrong on the spot, and how it was brought to an end.
///
/// What needs measures, a reviewer and a closing decision is entered as a `RectificationItem` instead.
public struct FoundProblem: Part {
    public static let title = "发现问题"
    public static let shape = FoundProblem()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "问题", hint: "写事不写人", example: "消防通道堆放杂物").required
    public let level = Field<RiskLevel>("level", "风险等级", hint: "是隐患的填", example: "中")
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明")
    public let dueOn = Field<Day>("dueOn", "整改期限", example: "2023-08-10")
    public let closedOn = Field<Day>("closedOn", "办结日期", hint: "还没有办结的不填", example: "2023-08-08")
    public let result = Field<String>("result", "处理结果", example: "已清理")

    public var fields: [any AnyField] { [number, text, level, ownerId, dueOn, closedOn, result] }
}

extension Problems {
    /// Numbers that stand twice, and days before the day on which the problems were found.
    mutating func check(_ field: String, _ found: Parts<FoundProblem>?, on day: Day?) {
        var numbers: Set<Int> = []
        for problem in found?.items ?? [] {
            if let number = problem.number, !numbers.insert(number).inserted {
                add(field, "problem-number-twice", "问题序号\(number)出现两次", next: "请重新编号")
            }
            inOrder(("发现日期", day), field, "问题的办结日期", problem.closedOn)
            inOrder(("发现日期", day), field, "问题的整改期限", problem.dueOn)
        }
    }
}

extension Facts {
    /// What `found` may yield for an area.
    static func foundKinds(_ area: String) -> [String] {
        ["\(area).problemFound", "\(area).problemClosed", "\(area).problemOpen", "\(area).problemOverdue"]
    }

    /// Problems found and closed as events, and those that stand open or late as intervals.
    mutating func found(_ area: String, _ found: Parts<FoundProblem>?, at organization: String, on day: Day) {
        let problems = found?.items ?? []
        if !problems.isEmpty {
            event("\(area).problemFound", at: [organization], on: day, ["count": problems.count.wide])
        }
        for problem in problems {
            owed(area + ".problem", at: organization, from: day, due: problem.dueOn, done: problem.closedOn)
            if let closed = problem.closedOn { event("\(area).problemClosed", at: [organization], on: closed) }
        }
    }

    /// Something that is owed from a day until it is done: `<kind>Open`, and `<kind>Overdue` from the day after it was due.
    mutating func owed(_ kind: String, at organization: String, from first: Day, due: Day?, done: Day?) {
        let last = done?.adding(days: -1)
        interval("\(kind)Open", at: organization, from: first, to: last)
        if let due {
            interval("\(kind)Overdue", at: organization, from: max(first, due.adding(days: 1)), to: last)
        }
    }
}
