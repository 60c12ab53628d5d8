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
        discussion:
            "例：shilu calendar --organization 机关第一党支部 --year 2024 --output 第一支部.ics\n再次导出（加 --overwrite）会更新同一件事，不会重复。")

    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("党员的姓名或编号：本人的和由其负责的事项。", valueName: "member")) var member: String?
    @Option(help: ArgumentHelp("年度，如 2024。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("存到哪里，以 .ics 结尾。", valueName: "file")) var output: String
    @OptionGroup var replacing: OverwriteOptions
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
        try replacing.claim(output)
        try SafeFile.write(Data(text.utf8), to: output)
        print("已导出：\(output)，\(items.count)项。")
        if followUp.calendar.festivals(of: year) == nil { print("没有\(year)年的节假日安排，节日提醒和按工作日计算的期限没有列入。") }
    }
}
