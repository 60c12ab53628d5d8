import ArgumentParser
import ShiluDuties
import ShiluRegisters
import ShiluService

struct Remind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "履责提醒：到期前、到期日、逾期各提醒一次，逾期不办的报上级；每次提醒都记入台账，不会重复。",
        discussion: """
            例：shilu remind --on 2023-06-20 --dry-run
            签收：shilu advance 履责提醒/编号 acknowledge --on 日期；事情办了，下次运行时自动办结。
            """)

    @Option(help: ArgumentHelp("哪一天的提醒；不写则为今天。", valueName: "day")) var on: String?
    @Option(help: ArgumentHelp("只提醒这个党组织和下级。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("到期前几天提醒。", valueName: "days")) var ahead = 10
    @Option(help: ArgumentHelp("逾期提醒后几天仍未办，报上级。", valueName: "days")) var escalate = 15
    @Option(help: ArgumentHelp("到期超过几天、从未提醒过的，各党组织合为一条“历史欠账”，只提醒一次。", valueName: "days")) var back = 30
    @Flag(help: "只列出，不写入。") var dryRun = false
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if ![ahead, escalate, back].allSatisfy((1...366).contains) { throw ValidationError("天数应在1到366之间。") }
    }

    func run() throws {
        let session = try options.session()
        let day = try on.map { try readDay($0, option: "--on") } ?? Clock.today
        let outcome = try ReminderService.remind(
            try FollowUp(session), organization: try organization.map { try session.organization($0).id }, on: day,
            daysAhead: ahead, daysToEscalate: escalate, daysBack: back, rehearse: dryRun, author: author.name,
            at: Clock.now)
        let names = try NameBook(session.ledger)
        if format == .json {
            struct Row: Encodable {
                let duty: String
                let title: String
                let organization: String
                let member: String?
                let members: [String]?
                let due: String
                let stage: String
                let recipient: String?
                let escalatedTo: String?
                let record: String?
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
                    reminders: outcome.lines.enumerated().map { at, line in
                        Row(
                            duty: line.item.id, title: line.item.title, organization: line.item.organization,
                            member: line.item.member, members: line.members.isEmpty ? nil : line.members,
                            due: line.item.due.description, stage: line.stage.rawValue,
                            recipient: line.recipient, escalatedTo: line.above,
                            record: outcome.records.indices.contains(at) ? outcome.records[at] : nil)
                    }))
            return
        }
        let lines = outcome.lines
        print(
            "\(day.chinese)应提醒\(lines.count)项，已办结\(outcome.settled.count)项。" + (dryRun ? "没有写入；去掉 --dry-run 即可发出。" : "")
        )
        for (at, line) in lines.enumerated() {
            let to = line.recipient.map { names[$0] } ?? "（没有登记责任人）"
            let people = line.item.member.map { [$0] } ?? line.members
            let about = people.isEmpty ? "" : "（\(people.map { names[$0] }.joined(separator: "、"))）"
            print(
                "\(Terminal.pad(line.stage.label, to: 10))\(line.item.due)  \(line.item.title)\(about)　\(line.item.organizationName)　→ \(to)"
                    + (outcome.records.indices.contains(at) ? "　\(RegisterBook.naming(outcome.records[at]))" : "")
            )
        }
    }
}
