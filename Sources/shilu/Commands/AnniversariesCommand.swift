import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct AnniversariesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anniversaries", abstract: "党龄和政治生日：每名党员的入党日期、今年的政治生日、党龄；可只看一个月。",
        discussion: "例：shilu anniversaries --organization 局机关党委 --year 2023 --month 7")

    @OptionGroup var span: YearOptions
    @Option(help: ArgumentHelp("只列这个月过政治生日的，1到12。", valueName: "month")) var month: Int?
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if let month, !(1...12).contains(month) { throw ValidationError("月份应在1到12之间。") }
    }

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let rows = try Anniversaries(facts: try session.ledger.facts(), scope: Scope(node.id), year: span.year)
            .rows(on: day).filter { row in month.map { $0 == row.politicalBirthday?.month } ?? true }
        if format == .json {
            struct Row: Encodable {
                let member: String
                let branch: String
                let joinedOn: String
                let politicalBirthday: String?
                let partyAge: Int?
            }
            try JSONText.print(
                rows.map {
                    Row(
                        member: $0.member, branch: $0.branch, joinedOn: $0.joinedOn.description,
                        politicalBirthday: $0.politicalBirthday?.description, partyAge: $0.partyAge)
                })
            return
        }
        let names = try NameBook(session.ledger)
        print("\(node.name)党员\(rows.count)人，党龄算到\(day.chinese)")
        for row in rows {
            let birthday = row.politicalBirthday.map { "政治生日\($0.month)月\($0.day)日" } ?? "本年入党"
            let age = row.partyAge.map { "党龄\($0)年" } ?? "预备期"
            print(
                "  \(Terminal.pad(names[row.member], to: 10))入党\(row.joinedOn)  \(Terminal.pad(birthday, to: 18))\(age)"
            )
        }
    }
}
