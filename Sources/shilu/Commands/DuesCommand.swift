import ArgumentParser
import ShiluRegisters
import ShiluService

struct Dues: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dues",
        abstract: "党费明细：各支部、各党员逐月的应交、实交和欠交。",
        discussion: """
            例：shilu dues --organization 局机关党委 --year 2023
                shilu dues --organization 局机关党委 --year 2023 --member D001
            应交按党费核定和经批准的少交、免交计算；过了交纳期限还没有交足的算欠交。
            """)

    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("党组织的名称、简称或编号。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("只列这名党员（姓名或编号），逐月列出收据。", valueName: "member")) var member: String?
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let statement = try session.duesStatement(
            of: session.organization(organization), year: year, member: member, through: Clock.today)
        if format == .json {
            try JSONText.print(statement)
            return
        }
        print("\(statement.organization)　\(year)年党费明细　台账第\(statement.position)条")
        for branch in statement.branches {
            print("\n【\(branch.name)】")
            for line in branch.members { print(line) }
            if member == nil { print("  合计　\(Self.sums(branch.totals))") }
        }
        if statement.branches.isEmpty { print("期内没有在册党员，也没有收缴党费") }
        if member == nil {
            print("\n总计　\(Self.sums(statement.totals))")
            print("上缴党费\(Self.yuan(statement.remitted))，使用党费\(Self.yuan(statement.used))")
        }
        if statement.totals.monthsUnassessed > 0 {
            print("注意：有\(statement.totals.monthsUnassessed)个人月没有核定党费，没有计入应交")
        }
    }

    private func print(_ line: DuesStatement.Member) {
        let name = Terminal.pad("  \(line.number) \(line.name)", to: 20)
        let behind = line.behind.isEmpty ? "" : "　欠交月份：\(line.behind.joined(separator: "、"))"
        Swift.print("\(name)　\(Self.sums(line.totals))\(behind)")
        guard member != nil else { return }
        for month in line.months {
            let due = month.due.map { $0 == 0 ? "免交" : "应交\(Self.yuan($0))" } ?? "未核定"
            let state =
                month.arrears > 0
                ? "欠交\(Self.yuan(month.arrears))"
                : month.onTime ? "按时" : month.paid > 0 && month.paid >= month.due ?? 0 ? "已补交" : ""
            let paid = month.payments.map { payment in
                "\(payment.on) \(payment.kind)\(Self.yuan(payment.amount))\(payment.receipt.map { "（收据\($0)）" } ?? "")"
            }
            Swift.print(
                "    \(month.month)  \(Terminal.pad(due, to: 16))\(Terminal.pad(state, to: 14))\(paid.joined(separator: "；"))"
            )
        }
    }

    private func print(_ text: String) { Swift.print(text) }

    private static func sums(_ totals: DuesStatement.Totals) -> String {
        var parts = ["应交\(yuan(totals.due))", "实交\(yuan(totals.paid))", "欠交\(yuan(totals.arrears))"]
        if totals.beside > 0 { parts.append("自愿多交和特殊党费\(yuan(totals.beside))") }
        if totals.monthsDue > 0 { parts.append("按时\(totals.monthsOnTime)/\(totals.monthsDue)个月") }
        return parts.joined(separator: "，")
    }

    private static func yuan(_ fen: Int64) -> String { Money(fen: fen).description + "元" }
}
