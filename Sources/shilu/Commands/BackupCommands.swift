import ArgumentParser
import Foundation
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import ShiluService
import ShiluWeb

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "备份台账：写一份完整的副本，别人正在登记也可以备份。",
        discussion: """
            例：shilu backup --ledger 台账.shilu --output /media/备份
            每次备份写一个新文件夹，里面有台账和账号文件；附件放在旁边的“附件”文件夹，只存一份。
            不备份密钥（.key 文件）：密钥要另外保存，和备份放在不同的地方。
            """)

    @OptionGroup var options: LedgerOptions

    @Option(help: ArgumentHelp("备份文件夹。", valueName: "folder"))
    var output: String

    func run() throws {
        let path = try options.path()
        let state = StateStore.path(ofLedger: path)
        let name = URL(fileURLWithPath: path).lastPathComponent
        var beside: [(name: String, copy: (String) throws -> Void)] = []
        if FileManager.default.fileExists(atPath: state) {
            beside.append((name + ".web", { try StateStore(path: state).copy(to: $0) }))
        }
        let report = try BackupFolder(output).back(
            up: try options.open(), named: name, attachments: try options.attachments(), at: Clock.now, beside: beside)
        print(
            "已备份到 \(report.path)：台账到第\(report.position)号，\(max(1, report.bytes >> 10))KB，新附件\(report.newAttachments)个。")
        print("密钥没有备份，请另外保存 \(name).key，并和备份放在不同的地方。")
    }
}

struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "从备份恢复台账；不覆盖已有的文件。",
        discussion: """
            例：shilu restore /media/备份/台账-20231220-0900 --ledger 台账.shilu
            密钥文件请自己放回台账旁边。备份以后清除过个人信息的（见备份文件夹里的“清除名单”），恢复时自动再清除一次，
            这时要先有密钥。
            """)

    @Argument(help: ArgumentHelp("某一次备份的文件夹。", valueName: "backup"))
    var backup: String

    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let path = try options.path()
        let again = try BackupFolder.restore(backup, to: path, author: author.name, at: Clock.now) { copy in
            let keyFile = options.keyFile ?? LedgerFile.keyPath(path)
            guard FileManager.default.fileExists(atPath: keyFile) else {
                throw Notice(
                    "restore-needs-key", "这次备份以后清除过个人信息，恢复时要再清除，需要密钥", next: "请先把密钥文件放在要恢复到的位置旁边，或用 --key-file 指明",
                    place: keyFile)
            }
            return try Ledger.open(driver: SQLiteDriver(path: copy), key: try KeyFile.read(keyFile))
        }
        if !again.isEmpty {
            print("备份以后清除过个人信息的\(again.count)条记录，已再次清除：\(again.map(AnyRecord.number(of:)).joined(separator: "、"))")
        }
        print("已恢复到 \(path)。请把密钥文件放在它旁边，再用 shilu verify 核对。")
    }
}
