import ArgumentParser
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

struct AssertionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assertions", abstract: "核对报出的数字：哪些与台账不一致了，是后来哪些登记造成的。",
        discussion: "例：shilu assertions --organization 局机关党委\n被后来的材料更正过的，不再核对。")

    @Option(help: ArgumentHelp("只看这个党组织报出的。", valueName: "organization")) var organization: String?
    @Flag(help: "一致的也列出。") var all = false
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try organization.map { try session.organization($0) }
        let findings = try Assertions(session).check(organization: node?.id)
        let broken = findings.filter { $0.state == .broken || $0.state == .redefined }
        if format == .json {
            try JSONText.print(
                AssertionsJSON(
                    checked: findings.count, broken: broken.count,
                    assertions: (all ? findings : findings.filter { $0.state != .holds }).map(AssertionJSON.init)))
        } else {
            print("核对报出的数字\(findings.count)个：一致\(findings.count { $0.state == .holds })个，不一致\(broken.count)个。")
            for finding in all ? findings : findings.filter({ $0.state != .holds }) {
                print("\n\(finding.sentence)。")
                for cause in finding.causes {
                    let reason = cause.reason.isEmpty ? "" : "，原因：\(cause.reason)"
                    print(
                        "    第\(cause.position)条　\(cause.action.label) \(RegisterBook.naming(cause.record))，\(cause.author)\(reason)"
                    )
                }
            }
            if !broken.isEmpty { print("\n请说明原因；确应更正的，重新生成后用 shilu submit --corrects 再报。") }
        }
        if !broken.isEmpty { throw ExitCode(1) }
    }
}

struct AssertionsJSON: Encodable {
    let checked: Int
    let broken: Int
    let assertions: [AssertionJSON]
}

struct AssertionJSON: Encodable {
    struct Cause: Encodable {
        let position: Int64
        let record: String
        let action: String
        let author: String
        let reason: String
    }
    let report: String
    let recipient: String
    let submittedOn: String
    let figure: String
    let name: String
    let organization: String
    let from: String
    let to: String
    let reported: String
    let now: String?
    let state: String
    let why: String
    let causes: [Cause]

    init(_ finding: AssertionFinding) {
        (report, recipient, submittedOn) = (finding.report, finding.recipient, finding.submittedOn.description)
        (figure, name, organization) = (finding.figure, finding.name, finding.organization)
        (from, to) = (finding.period.first.description, finding.period.last.description)
        (reported, now, state, why) = (finding.printed, finding.now, finding.state.rawValue, finding.why)
        causes = finding.causes.map {
            Cause(
                position: $0.position, record: $0.record, action: $0.action.rawValue, author: $0.author,
                reason: $0.reason)
        }
    }
}

/// What a write did to numbers that were handed up: a warning, not a refusal.
enum AssertionWarning {
    /// - Parameter batch: the position of its first entry; nil where nothing was written.
    static func tell(after batch: Int64?, in ledger: Ledger) {
        // The catalogue takes longer to read than most writes take: where nothing was handed up, it is not needed.
        guard batch != nil, (try? ledger.records(SubmittedReport.name).isEmpty) == false,
            let catalogue = try? FigureCatalogue.bundled,
            let broken = try? Assertions(Session(ledger, catalogue: catalogue)).broken(by: batch), !broken.isEmpty
        else { return }
        Terminal.error("注意：这次登记使\(broken.count)个报出的数字与台账不一致，请说明原因，或更正后再报：")
        for finding in broken.prefix(20) { Terminal.error("    \(finding.sentence)") }
        if broken.count > 20 { Terminal.error("    ……其余可用 shilu assertions 查看") }
    }
}
