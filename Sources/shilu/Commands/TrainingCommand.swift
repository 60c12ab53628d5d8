import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct TrainingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training", abstract: "党员学时预测：每人已有多少学时、还差多少、按目前进度到年底能否达标。",
        discussion: "例：shilu training --organization 局机关党委 --year 2023\n党员每年一般不少于32学时，书记和委员一般不少于56学时。")

    @OptionGroup var span: YearOptions
    @Flag(help: "只列还没有达标的。") var behind = false
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let all = try TrainingForecast.all(try session.ledger.facts(), scope: Scope(node.id), year: span.year, on: day)
        let rows = behind ? all.filter { $0.outlook != .reached } : all
        if format == .json {
            struct Row: Encodable {
                let member: String
                let branch: String
                let hours: String
                let needed: String
                let forecast: String
                let outlook: String
                let records: [String]
            }
            try JSONText.print(
                rows.map {
                    Row(
                        member: $0.member, branch: $0.branch, hours: hours($0.have), needed: hours($0.need),
                        forecast: hours($0.forecast), outlook: $0.outlook.rawValue, records: $0.records)
                })
            return
        }
        print(
            "\(node.name)\(span.year)年学时，截至\(day.chinese)："
                + TrainingForecast.Outlook.allCases.map { outlook in
                    "\(outlook.label)\(all.count { $0.outlook == outlook })人"
                }.joined(separator: "，"))
        let names = try NameBook(session.ledger)
        var branch = ""
        for row in rows {
            if row.branchName != branch {
                branch = row.branchName
                print("\n【\(branch)】")
            }
            let lacking = row.lacking > 0 && row.isKept ? "还差\(hours(row.lacking))学时，预计\(hours(row.forecast))学时，" : ""
            print(
                "  \(Terminal.pad(names[row.member], to: 10))\(Terminal.pad("\(hours(row.have))/\(hours(row.need))学时", to: 16))\(lacking)\(row.outlook.label)"
            )
        }
    }

    private func hours(_ hundredths: Int64) -> String {
        ExactDecimal(coefficient: hundredths, scale: 2).description
    }
}
