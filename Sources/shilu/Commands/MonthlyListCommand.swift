import ArgumentParser
import ShiluRegisters
import ShiluService

struct MonthlyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monthly-list", abstract: "党建工作月清单：本月该办什么、谁负责、依据哪一条；可打印、勾选和交接。",
        discussion: """
            例：shilu monthly-list --organization 局机关党委 --month 2023-05 --output 月清单.xlsx
            文件名以 .xlsx、.docx 或 .md 结尾；不写 --output 则显示在屏幕上。过去的月份按月底的情况列出。
            """)

    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("月份，如 2023-05。", valueName: "month")) var month: String
    @Option(help: ArgumentHelp("存到哪里。", valueName: "file")) var output: String?
    @OptionGroup var replacing: OverwriteOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        guard let month = YearMonth(month) else {
            throw Notice("month-wrong", "“\(self.month)”不是月份", next: "请按 2023-05 的样子写", place: "--month")
        }
        let session = try options.session()
        let list = try MonthlyList.make(
            try FollowUp(session), organization: try session.organization(organization), month: month,
            today: Clock.today)
        if let output {
            try replacing.claim(output)
            try list.write(to: output)
            print("已生成：\(output)")
            print(list.summary)
        } else if format == .json {
            try JSONText.print(MonthlyListJSON(list))
        } else {
            print("\(list.title)\n\(list.summary)")
            var name = ""
            for row in list.rows {
                if row.organizationName != name {
                    name = row.organizationName
                    print("\n【\(name)】")
                }
                let people = row.people.isEmpty ? "" : "（\(row.concerning)）"
                print("\(Terminal.pad(row.tick, to: 8))\(row.due)  \(row.title)\(people)　\(row.holder)　\(row.basis)")
                if row.state != .met, !row.note.isEmpty { print("        \(row.note)") }
            }
        }
    }
}

struct MonthlyListJSON: Encodable {
    struct Row: Encodable {
        let part: String
        let organization: String
        let id: String
        let title: String
        let holder: String
        let people: [String]
        let due: String
        let state: String
        let modality: String
        let basis: String
        let note: String
        let evidence: [String]
    }
    let title: String
    let month: String
    let on: String
    let rows: [Row]

    init(_ list: MonthlyList) {
        (title, month, on) = (list.title, list.month.description, list.on.description)
        rows = list.rows.map {
            Row(
                part: $0.part.rawValue, organization: $0.organization, id: $0.id, title: $0.title, holder: $0.holder,
                people: $0.people, due: $0.due.description, state: $0.state.rawValue, modality: $0.modality,
                basis: $0.basis, note: $0.note, evidence: $0.evidence)
        }
    }
}
