import ArgumentParser
import Foundation
import ShiluDocuments
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "导出日历（.ics）：应尽事项、换届、转正、政治生日等，手机和办公软件都能打开。",
        discussion: "例：shilu calendar --organization 机关第一党支部 --year 2024 --output 第一支部.ics\n再次导出会更新同一件事，不会重复。")

    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("党员的姓名或编号：本人的和由其负责的事项。", valueName: "member")) var member: String?
    @Option(help: ArgumentHelp("年度，如 2024。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("存到哪里，以 .ics 结尾。", valueName: "file")) var output: String
    @OptionGroup var options: LedgerOptions

    func validate() throws {
        if (organization == nil) == (member == nil) {
            throw ValidationError("请用 --organization 或 --member 说明是谁的日历，只写一个。")
        }
    }

    func run() throws {
        let session = try options.session()
        let followUp = try FollowUp(session)
        let names = try NameBook(session.ledger)
        let name: String
        let items: [AgendaEntry]
        if let organization {
            let node = try session.organization(organization)
            name = "\(node.shortName)\(year)年党建日历"
            items = try followUp.agenda(Scope(node.id), year: year, on: Clock.today)
        } else {
            let person = try session.member(member ?? "").id
            name = "\(names[person])\(year)年党建日历"
            items = try followUp.agenda(member: person, year: year, on: Clock.today)
        }
        let text = CalendarFeed.calendar(items, name: name, names: names).text(stamp: Clock.now)
        try SafeFile.write(Data(text.utf8), to: output)
        print("已导出：\(output)，\(items.count)项。")
        if followUp.calendar.festivals(of: year) == nil { print("没有\(year)年的节假日安排，节日提醒和按工作日计算的期限没有列入。") }
    }
}

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

struct Remind: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "履责提醒：到期前、到期日、逾期各提醒一次，逾期不办的报上级；每次提醒都记入台账，不会重复。",
        discussion: """
            例：shilu remind --on 2023-06-20 --dry-run
            签收：shilu advance 履责提醒/编号 acknowledge --on 日期；事情办了，下次运行时自动办结。
            """)

    @Option(help: ArgumentHelp("哪一天的提醒；不写则为今天。", valueName: "day")) var on: String?
    @Option(help: ArgumentHelp("只提醒这个党组织和下级。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("到期前几天提醒。", valueName: "days")) var ahead = 10
    @Option(help: ArgumentHelp("逾期提醒后几天仍未办，报上级。", valueName: "days")) var escalate = 15
    @Flag(help: "只列出，不写入。") var dryRun = false
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if !(1...366).contains(ahead) || !(1...366).contains(escalate) { throw ValidationError("天数应在1到366之间。") }
    }

    func run() throws {
        let session = try options.session()
        let day = try on.map { try readDay($0, option: "--on") } ?? Clock.today
        let outcome = try ReminderService.remind(
            try FollowUp(session), organization: try organization.map { try session.organization($0).id }, on: day,
            daysAhead: ahead, daysToEscalate: escalate, rehearse: dryRun, author: author.name, at: Clock.now)
        let names = try NameBook(session.ledger)
        if format == .json {
            struct Row: Encodable {
                let duty: String
                let title: String
                let organization: String
                let member: String?
                let due: String
                let stage: String
                let recipient: String?
                let escalatedTo: String?
            }
            struct Out: Encodable {
                let on: String
                let dryRun: Bool
                let written: Int
                let settled: [String]
                let reminders: [Row]
            }
            try JSONText.print(
                Out(
                    on: day.description, dryRun: dryRun, written: outcome.written, settled: outcome.settled,
                    reminders: outcome.lines.map {
                        Row(
                            duty: $0.item.id, title: $0.item.title, organization: $0.item.organization,
                            member: $0.item.member, due: $0.item.due.description, stage: $0.stage.rawValue,
                            recipient: $0.recipient, escalatedTo: $0.above)
                    }))
            return
        }
        let lines = outcome.lines
        print(
            "\(day.chinese)应提醒\(lines.count)项，已办结\(outcome.settled.count)项。" + (dryRun ? "没有写入；去掉 --dry-run 即可发出。" : "")
        )
        for line in lines {
            let to = line.recipient.map { names[$0] } ?? "（没有登记责任人）"
            let about = line.item.member.map { "（\(names[$0])）" } ?? ""
            print(
                "\(Terminal.pad(line.stage.label, to: 10))\(line.item.due)  \(line.item.title)\(about)　\(line.item.organizationName)　→ \(to)"
            )
        }
    }
}
