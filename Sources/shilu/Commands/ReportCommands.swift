import ArgumentParser
import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluReports
import ShiluService

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "生成报告：每个数字都从台账算出，能追溯到记录。",
        discussion: """
            例：shilu report annual-summary --organization 局机关党委 --year 2023 --output 年度总结.docx
                shilu report annual-summary --organization 局机关党委 --year 2023 --each-branch --output 各支部总结
            文件名以 .docx、.md 或 .txt 结尾。没有数据来源的句子略去，并列出缺什么、怎么补。
            """)

    @Argument(help: ArgumentHelp("报告种类：annual-summary（年度总结）。", valueName: "report")) var report: String
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("党组织的名称、简称或编号。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("存到哪里；同时用 --each-branch 时是文件夹。", valueName: "file")) var output: String
    @Flag(help: "为下属每个党支部各生成一份 Word 文件，以支部简称命名。") var eachBranch = false
    @OptionGroup var replacing: OverwriteOptions
    @Option(help: ArgumentHelp("成文日期；不写则用今天。", valueName: "day")) var date: String?
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(organization)
        let day = try date.map { try readDay($0, option: "--date") } ?? Clock.today
        if eachBranch { return try composeEachBranch(session, node, day) }
        let composed = try ReportService.compose(report, session: session, organization: node, year: year, day: day)
        try ReportService.write(composed, to: output, overwriting: replacing.overwrite)
        if format == .json {
            struct Cause: Encodable {
                let figure: String?
                let reason: String
                let name: String
                let why: String
                let next: String
            }
            struct Left: Encodable {
                let place: String
                let text: String
                let line: Int
                let causes: [Cause]
            }
            struct Out: Encodable {
                let file: String
                let title: String
                let position: Int64
                let figures: Int
                let leftOut: [Left]
            }
            try JSONText.print(
                Out(
                    file: output, title: composed.title, position: composed.position, figures: composed.figures.count,
                    leftOut: composed.leftOut.map { left in
                        Left(
                            place: left.place, text: left.text, line: left.line,
                            causes: left.causes.map {
                                Cause(
                                    figure: $0.figure, reason: $0.reason.rawValue, name: $0.name, why: $0.why,
                                    next: $0.next)
                            })
                    }))
            return
        }
        print("已生成：\(output)")
        print("《\(composed.title)》共\(composed.figures.count)个数字，都能追溯到台账（第\(composed.position)条为止）。")
        if !composed.leftOut.isEmpty {
            print("\n没有数据来源的内容已略去。缺的是：")
            print(composed.leftOutText, terminator: "")
        }
    }

    private func composeEachBranch(_ session: Session, _ node: OrganizationNode, _ day: Day) throws {
        let made = try ReportService.composeEachBranch(
            report, session: session, below: node, year: year, day: day, into: output, overwriting: replacing.overwrite)
        if format == .json {
            struct Out: Encodable {
                let organization: String
                let file: String
                let title: String
                let position: Int64
                let figures: Int
                let leftOut: Int
            }
            try JSONText.print(
                made.map {
                    Out(
                        organization: $0.branch.id, file: $0.file, title: $0.report.title, position: $0.report.position,
                        figures: $0.report.figures.count, leftOut: $0.report.leftOut.count)
                })
            return
        }
        for (branch, composed, file) in made {
            let missing = composed.leftOut.isEmpty ? "" : "，有\(composed.leftOut.count)处没有数据来源，已略去"
            print("\(Terminal.pad(branch.shortName, to: 24))\(composed.figures.count)个数字\(missing)  \(file)")
        }
        print("已为\(made.count)个党支部各生成一份。缺的内容请对单个支部生成时查看。")
    }
}

struct Trace: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "从 Word 文件里读回每个数字的口径、期间、台账位置和记录；不需要台账。",
        discussion: "加 --check 则与现在的台账比较，说明哪些数字变了、为什么。")

    @Argument(help: ArgumentHelp("由 shilu report 生成的 Word 文件（改过、另存过也可以）。", valueName: "file")) var file: String
    @Flag(help: "与现在的台账核对。") var check = false
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let traced = try ReportService.trace(fileAt: file)
        let findings = check ? try ReportService.check(traced, session: try options.session()) : nil
        if format == .json {
            print(String(decoding: try traced.json(findings), as: UTF8.self))
        } else {
            print(traced.text(findings ?? []), terminator: "")
        }
        if let findings, findings.contains(where: { $0.kind != .unchanged }) { throw ExitCode(1) }
    }
}
