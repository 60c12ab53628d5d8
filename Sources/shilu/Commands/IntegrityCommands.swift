import ArgumentParser
import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核对台账没有被改动过：逐条验证哈希链，指出第一处不符。")

    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let ledger = try options.open()
        let report = try ledger.verify(
            files: options.attachments(), progress: { Terminal.progress("核对", Int($0), of: Int($1)) },
            filesProgress: { Terminal.progress("核对附件", $0, of: $1) })
        let damagedFiles = report.attachments?.damaged ?? []
        let checkedFiles = report.attachments?.checked ?? 0
        if format == .json {
            struct Damaged: Encodable {
                let record: String
                let fileName: String
                let sha256: String
                let missing: Bool
            }
            struct Out: Encodable {
                let entries: Int64
                let intact: Bool
                let broken: Int64?
                let record: String?
                let message: String?
                let attachments: Int
                let damagedAttachments: [Damaged]
            }
            try JSONText.print(
                Out(
                    entries: report.entries, intact: report.isIntact,
                    broken: report.broken?.position, record: report.broken?.record,
                    message: report.broken?.notice.description
                        ?? (report.isFileSound ? nil : VerifyReport.fileDamaged.description),
                    attachments: checkedFiles,
                    damagedAttachments: damagedFiles.map {
                        Damaged(record: $0.record, fileName: $0.fileName, sha256: $0.digest, missing: $0.isMissing)
                    }))
        } else {
            if let broken = report.broken {
                print(broken.notice)
            } else if !report.isFileSound {
                print(VerifyReport.fileDamaged)
            } else {
                print("核对完毕：原始记录\(report.entries)条，全部完好。统计结果是否与之相符，可用 shilu rebuild 核对")
            }
            for damaged in damagedFiles { print(damaged.notice) }
            if checkedFiles > 0, damagedFiles.isEmpty { print("附件\(checkedFiles)个，全部完好") }
        }
        if !report.isIntact { throw ExitCode(1) }
    }
}

struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "从原始记录重新推算现状和统计，并与现有的比较：两者必须相同。")

    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    private static let names = [
        "storage": "文件内部的索引", "record": "记录的现状", "reference": "记录之间的引用", "natural_key": "查重用的索引",
        "alias": "合并的记录", "fact": "统计用的明细", "total": "逐月合计", "reach": "人员合计", "affiliation": "组织隶属",
    ]

    func run() throws {
        let ledger = try options.open()
        // A broken chain must not become the source of what is shown.
        if let broken = try ledger.verify().broken {
            throw Notice(
                "chain-broken", "原始记录已被改动，不能据以重新推算：\(broken.notice.what)", next: "请从备份恢复后再做",
                place: broken.notice.place)
        }
        let report = try ledger.rebuild()
        if format == .json {
            struct Out: Encodable {
                let equal: Bool
                let differences: [String]
            }
            try JSONText.print(Out(equal: report.differing.isEmpty, differences: report.differing))
        } else if report.differing.isEmpty {
            print("重新推算完毕，与现有的完全相同")
        } else {
            print("与现有的不同，已改用重新推算的结果：")
            for difference in report.differing { print("  \(Self.names[difference] ?? difference)") }
        }
        if !report.differing.isEmpty { throw ExitCode(1) }
    }
}

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "查看一条记录的来历：何时何人登记、推进、更正、撤销。")

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let entries = try session.history(record)
        if format == .json {
            try JSONText.print(["entries": entries.map(EntryJSON.init)])
            return
        }
        for entry in entries {
            let register = RegisterBook.register(named: entry.register)
            let happened = entry.happenedOn.map { "，事情发生在\($0.chinese)" } ?? ""
            let step =
                entry.step.isEmpty
                ? "" : "“\(register?.lifeCycle?.steps.first { $0.key == entry.step }?.label ?? entry.step)”"
            print(
                "第\(entry.position)条  \(Moment.text(entry.enteredAt))  \(entry.author)  \(entry.action.label)\(step)\(happened)"
            )
            if !entry.reason.isEmpty { print("    原因：\(entry.reason)") }
            for field in register?.fields ?? [] {
                guard let value = entry.fields[field.key] else { continue }
                let text = Cells.text(value, as: field.form)
                print("    \(field.label)：\(text.isEmpty ? "（\((value.list ?? []).count)行）" : text)")
            }
            for key in entry.cleared { print("    \(register?.field(key)?.label ?? key)：（已清空）") }
            if entry.isLocked { print("    （另有保密内容，没有密钥读不出）") }
        }
    }
}

struct EntryJSON: Encodable {
    let position: Int64
    let action: String
    let record: String
    let step: String?
    let author: String
    let enteredAt: String
    let happenedOn: String?
    let reason: String?
    let fields: [String: String]
    let cleared: [String]
    let hash: String

    init(_ entry: LedgerEntry) {
        let register = RegisterBook.register(named: entry.register)
        (position, action, record, author) = (entry.position, entry.action.rawValue, entry.record, entry.author)
        (step, reason) = (entry.step.isEmpty ? nil : entry.step, entry.reason.isEmpty ? nil : entry.reason)
        (enteredAt, happenedOn) = (Moment.text(entry.enteredAt), entry.happenedOn?.description)
        fields = entry.fields.reduce(into: [:]) { out, pair in
            out[pair.key] =
                register?.field(pair.key).map { Cells.text(pair.value, as: $0.form) } ?? pair.value.text ?? ""
        }
        cleared = entry.cleared
        hash = entry.hash.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}

/// A moment of the ledger as people in China read it.
enum Moment {
    static func text(_ seconds: Int64) -> String {
        let local = seconds + 8 * 3600
        let day = Int64((Double(local) / 86400).rounded(.down))
        let minute = Int((local - day * 86400) / 60)
        return LocalDateTime(day: Day(number: day), minute: minute)?.description ?? ""
    }
}
