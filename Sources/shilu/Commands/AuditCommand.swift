import ArgumentParser
import Foundation
import ShiluAudit
import ShiluRegisters
import ShiluReports
import ShiluService

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "审核一份报告：结构、数字、毛病；有台账的，逐个数字与台账核对。",
        discussion: """
            例：shilu audit 送审稿.docx
                shilu audit 送审稿.docx --ledger 台账.shilu --format html > 审核结果.html
            党组织和年度不写时，按标题和开头判断。没有台账时只查文字本身。
            """)

    @Argument(help: ArgumentHelp("要审核的文件（DOCX、TXT、PDF）。", valueName: "file")) var file: String
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("党组织的名称、简称或编号。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("年度。", valueName: "year")) var year: Int?
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = AuditFormat.text

    // In three pieces: the optimiser could not take in what waits and what does not in one function.
    func run() async throws {
        let service = try AuditService()
        let read = try read(service)
        guard let session = try session() else { return try tell(read.text, read.result) }
        let judged = try await service.judge(
            read.result, trace: read.trace, by: session, organization: organization, year: year)
        try tell(read.text, judged)
    }

    /// The file, its findings, and what of organisation and year was given with the command.
    @inline(never)
    private func read(_ service: AuditService) throws -> (text: String, result: AuditResult, trace: TracedReport?) {
        var found = try service.audit(fileAt: file)
        if let year { found.result.year = year }
        if let organization { found.result.organizationName = organization }
        return found
    }

    /// The ledger that judges; nil where none was named.
    @inline(never)
    private func session() throws -> Session? {
        let environment = ProcessInfo.processInfo.environment["SHILU_LEDGER"] ?? ""
        return options.ledger != nil || !environment.isEmpty ? try options.session() : nil
    }

    @inline(never)
    private func tell(_ text: String, _ result: AuditResult) throws {
        switch format {
        case .text: print(AuditReport.text(result, source: text, naming: RegisterBook.naming))
        case .json:
            var isLost = false
            AuditReport.json(result) { bytes in
                do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch { isLost = true }
            }
            if isLost { throw Terminal.outputLost }
        case .html: print(AuditReport.html(result, text: text, naming: RegisterBook.naming))
        }
        if AuditService.hasFindings(result) { throw ExitCode(1) }
    }
}
