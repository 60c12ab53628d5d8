import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plans",
        abstract: "计划兑现情况：年度计划的每项任务办了没有，带数字的按台账核对。",
        discussion: "例：shilu plans --organization 局机关党委 --year 2023")

    @OptionGroup var span: YearOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let judged = try PlanDuties(figures: try session.engine()).judge(Scope(node.id), year: span.year, on: day)
        if format == .json {
            try JSONText.print(judged.compactMap(AgendaEntry.init).map(AgendaEntryJSON.init))
            return
        }
        let met = judged.count { $0.state == .met }
        let missed = judged.count { $0.state == .noRecord || $0.state == .breach }
        print(
            "\(node.name)\(span.year)年计划任务，截至\(day.chinese)：核对\(judged.count)项，已兑现\(met)项，未兑现\(missed)项，未到期\(judged.count { $0.state == .notDue })项。"
        )
        var id = ""
        for judgement in judged {
            if judgement.duty.id != id {
                id = judgement.duty.id
                print("\n\(judgement.duty.basisText)　\(judgement.duty.title)")
            }
            let tick =
                switch judgement.state {
                case .met: "☑ 已兑现"
                case .notDue: "☐ 未到期"
                case .notApplicable: "－"
                default: "☐ 未兑现"
                }
            let window = judgement.window.map { "\($0.first)至\($0.last)" } ?? ""
            print(
                "  \(Terminal.pad(tick, to: 12))\(Terminal.pad(judgement.organizationName, to: 24)) \(window)　\(judgement.missing)"
            )
        }
    }
}
