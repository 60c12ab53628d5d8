import ArgumentParser
import ShiluRegisters
import ShiluService

struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "登记报出的材料：其中的数字从此一直与台账核对。",
        discussion: """
            例：shilu submit 年度总结.docx --kind 年度总结 --recipient 市直机关工委 --on 2023-12-28
            报出前先与台账核对；文中改过的、台账已变的，要重新生成再报。更正以前报出的，加 --corrects 编号。
            """)

    @Argument(help: ArgumentHelp("由 shilu report 生成的 Word 文件。", valueName: "file")) var file: String
    @Option(help: ArgumentHelp("材料类别，如 年度总结、述职报告、季度汇报。", valueName: "kind")) var kind: String
    @Option(help: ArgumentHelp("报给谁。", valueName: "recipient")) var recipient: String
    @Option(help: ArgumentHelp("报出日期；不写则用今天。", valueName: "day")) var on: String?
    @Option(help: ArgumentHelp("更正以前报出的哪一份（编号）。", valueName: "record")) var corrects: String?
    @Flag(help: "文件与台账不一致也照实登记：已经这样报出了。") var asSent = false
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        guard
            let known = SubmittedReportKind.allCases.first(where: {
                $0.label == kind || $0.rawValue == kind || $0.also.contains(kind)
            })
        else {
            throw Notice(
                "kind-unknown", "没有“\(kind)”这种材料",
                next: "可写：\(SubmittedReportKind.allCases.map(\.label).joined(separator: "、"))", place: "--kind")
        }
        let day = try on.map { try readDay($0, option: "--on") } ?? Clock.today
        guard day <= Clock.today else {
            throw Notice("day-ahead", "\(day.chinese)还没有到", next: "请填写实际报出的日期", place: "--on")
        }
        let outcome = try Submissions.submit(
            .init(path: file, kind: known, recipient: recipient, day: day, corrects: corrects, asSent: asSent),
            session: try options.session(), author: author.name, at: Clock.now)
        guard outcome.isNew else {
            print("这份材料已经登记过：\(RegisterBook.naming(outcome.record))")
            return
        }
        print("已登记：\(RegisterBook.naming(outcome.record))《\(outcome.title)》，\(outcome.asserted)个数字从此与台账核对。")
        if outcome.typed > 0 { print("另有\(outcome.typed)个数字是手改的，无法核对。") }
        print("核对用：shilu assertions")
    }
}
