import ArgumentParser
import Foundation
import ShiluFigures
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import ShiluService

/// Opens ledgers for the commands: the one place that picks the driver and finds the key.
enum LedgerFile {
    static func keyPath(_ ledger: String) -> String { ledger + ".key" }

    static func open(_ options: LedgerOptions, memory: SQLiteDriver.Memory = .command) throws -> Ledger {
        let path = try options.path()
        guard FileManager.default.fileExists(atPath: path) else { throw located(Notices.missing, path) }
        do {
            let key: MasterKey? =
                if let file = options.keyFile {
                    try KeyFile.read(file)
                } else if FileManager.default.fileExists(atPath: keyPath(path)) {
                    try KeyFile.read(keyPath(path))
                } else { nil }
            return try Ledger.open(driver: SQLiteDriver(path: path, memory: memory), key: key)
        } catch let notice as Notice { throw located(notice, path) }
    }

    /// Makes the ledger and its key; neither may exist. What was made is taken away again if the rest fails.
    static func create(_ path: String, name: String, keyFile: String?, then fill: (Ledger) throws -> Void) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw located(Notices.exists, path) }
        let madeKey = keyFile == nil
        let keyPath = keyFile ?? keyPath(path)
        let key: MasterKey
        do {
            key = madeKey ? try KeyFile.create(keyPath) : try KeyFile.read(keyPath)
        } catch let notice as Notice { throw located(notice, keyPath) }
        do {
            let driver = try SQLiteDriver(path: path, create: true)
            let ledger = try Ledger.create(driver: driver, unit: UnitID("unit"), name: name, key: key, at: Clock.now)
            try fill(ledger)
            try ledger.close()
        } catch {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
            if madeKey { try? FileManager.default.removeItem(atPath: keyPath) }
            if let notice = error as? Notice { throw located(notice, path) }
            throw error
        }
    }

    private static func located(_ notice: Notice, _ path: String) -> Notice {
        var notice = notice
        if notice.place.isEmpty { notice.place = path }
        return notice
    }
}

extension LedgerOptions {
    func open(_ memory: SQLiteDriver.Memory = .command) throws -> Ledger { try LedgerFile.open(self, memory: memory) }
    func session(_ memory: SQLiteDriver.Memory = .command) throws -> Session {
        Session(try open(memory), catalogue: try FigureCatalogue.forCounting, today: { Clock.today })
    }
}

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "新建台账文件和密钥；已有的文件绝不覆盖。",
        discussion:
            "例：shilu init 台账.shilu --example water-bureau-2023\n密钥写在台账旁边的 .key 文件里，请另存一份：丢了密钥，姓名、身份证号等保密内容就读不出来了。")

    @Argument(help: ArgumentHelp("台账文件。", valueName: "ledger"))
    var ledger: String

    @Option(help: ArgumentHelp("装入示例单位，如 water-bureau-2023。", valueName: "name"))
    var example: String?

    @Option(help: ArgumentHelp("单位名称。", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("用已有的密钥文件。", valueName: "file"))
    var keyFile: String?

    func run() throws {
        var report: ImportReport?
        let files = try example.map(Examples.files)
        try LedgerFile.create(ledger, name: name ?? example.flatMap(Examples.unitName) ?? "本单位", keyFile: keyFile) {
            made in
            guard let files else { return }
            report = try Importer(made).run(
                files: files, author: "示例", at: Clock.now, progress: { Terminal.progress("装入示例", $0, of: $1) })
        }
        print("已建立台账：\(ledger)")
        if keyFile == nil { print("密钥文件：\(LedgerFile.keyPath(ledger))（请另存一份，妥善保管）") }
        if let report { print("已装入示例单位：\(report.counts.count)种台账，\(report.rows)条记录") }
        if report == nil { print("下一步：shilu template --output 模板.xlsx 生成模板，填好后用 shilu import 导入") }
    }
}

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入 XLSX 或 CSV：全部正确才写入，有错一次列全，什么都不改。",
        discussion: """
            工作表（CSV 为文件名）的名称就是台账名称，可用 shilu template 生成模板。
            同一份文件导入两次不会重复；内容改动过的行会被拒绝，确要更正的，加 --amend --reason 更正原因。
            """)

    @Argument(help: ArgumentHelp("要导入的文件，可写几个。", valueName: "file"))
    var files: [String]

    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    @Flag(help: "只检查，不写入。") var dryRun = false
    @Flag(help: "与台账不同的行作为更正写入（须写明原因）。") var amend = false
    @Option(help: ArgumentHelp("更正原因。", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("别的系统导出的表，用这张列名对照表（shilu mapping 生成）。", valueName: "table"))
    var mapping: String?
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if amend, (reason ?? "").isEmpty { throw ValidationError("用 --amend 更正时，要用 --reason 写明原因。") }
    }

    func run() throws {
        let ledger = try options.open()
        var mapped = try MappedImport(ledger, folder: MappingFolder(ledgerAt: options.path())).workbooks(
            files, mapping: mapping, remembering: !dryRun)
        for line in mapped.remarks { Terminal.note(line) }
        let workbooks = mapped.workbooks
        mapped.workbooks = []  // the importer alone holds the cells
        let report = try Importer(ledger).run(
            workbooks: consume workbooks, author: author.name, at: Clock.now,
            amending: amend ? reason : mapped.amending, rehearse: dryRun,
            progress: { Terminal.progress(dryRun ? "检查" : "导入", $0, of: $1) })
        if !dryRun { AssertionWarning.tell(after: report.batch, in: ledger) }
        if format == .json {
            struct Row: Encodable {
                let register: String
                let rows: Int
                let unchanged: Int
            }
            struct Out: Encodable {
                let batch: Int64?
                let position: Int64
                let dryRun: Bool
                let registers: [Row]
            }
            try JSONText.print(
                Out(
                    batch: report.batch, position: report.position, dryRun: dryRun,
                    registers: report.counts.map { Row(register: $0.title, rows: $0.rows, unchanged: $0.unchanged) }))
            return
        }
        for row in report.counts {
            let held = row.unchanged == 0 ? "" : "（其中\(row.unchanged)条台账里已有，未重复写入）"
            print("\(Terminal.pad(row.title, to: 24))\(row.rows)条\(held)")
        }
        if !report.doubles.isEmpty {
            let shown = report.doubles.prefix(10).joined(separator: "；")
            print("有\(report.doubles.count)行与前面的行完全相同，只算一条：\(shown)\(report.doubles.count > 10 ? "……" : "")")
        }
        if dryRun {
            print("检查通过，共\(report.rows)条。没有写入；去掉 --dry-run 即可导入。")
        } else if let batch = report.batch {
            print("已导入\(report.rows - report.unchanged)条。导入编号 \(batch)；如需整批撤销：shilu retract \(batch) --reason 原因")
        } else {
            print("台账里都已有，没有写入新内容。")
        }
        Terminal.advise(report.doubts, isRecorded: !dryRun)
    }
}

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出台账：一个 XLSX，或一个文件夹的 CSV；可原样再导入。",
        discussion: "例：shilu export --output 备份.xlsx --register 党员\n没有密钥时，保密的列不导出。")

    @OptionGroup var options: LedgerOptions

    @Option(help: ArgumentHelp("导出到哪里：.xlsx 文件或文件夹。", valueName: "output"))
    var output: String

    @Option(name: .customLong("register"), help: ArgumentHelp("只导出这种台账，可写几次。", valueName: "register"))
    var registers: [String] = []

    @OptionGroup var replacing: OverwriteOptions

    func run() throws {
        let ledger = try options.open()
        let written = try Exporter(ledger).write(
            try Registers.named(registers), to: output, overwriting: replacing.overwrite)
        print(written.count == 1 ? "已导出：\(written[0])" : "已导出\(written.count)个文件到 \(output)")
        if !ledger.isUnlocked { print("没有密钥，保密的列（姓名、身份证号等）未导出。") }
    }
}

struct Advance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "办理下一步：问题整改完成、发展对象确定等，按日期记一步。",
        discussion: """
            例：shilu advance 整改台账/WT-03 complete --on 2023-11-20
            写错步骤名时会列出可走的步骤。分表里的一行写成 分表.序号.字段=值：
                shilu advance 责任岗位/ZR-01 fulfil 责任事项.2.履责日期=2023-06-28 --on 2023-06-28
            """)

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @Argument(help: ArgumentHelp("步骤。", valueName: "step")) var step: String
    @Argument(help: ArgumentHelp("同时填写的内容，字段=值。", valueName: "field=value")) var assignments: [String] = []
    @Option(help: ArgumentHelp("办理日期。", valueName: "day")) var on: String
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let session = try options.session()
        let target = try session.record(record)
        guard let register = RegisterBook.register(named: target.register) else { return }
        guard let cycle = register.lifeCycle else {
            throw Notice("no-life-cycle", "“\(register.title)”没有办理步骤", next: "内容有误的，请用 shilu amend 更正")
        }
        guard let chosen = cycle.steps.first(where: { $0.key == step || $0.label == step }) else {
            let state = target.fields[cycle.stateKey]?.text ?? ""
            let open = cycle.steps.filter { $0.from.contains(state) }.map { "\($0.label)（\($0.key)）" }
            throw Notice(
                "step-unknown", "“\(register.title)”没有“\(step)”这一步",
                next: open.isEmpty ? "这条记录已经办结" : "现在可以办理：\(open.joined(separator: "、"))")
        }
        let day = try readDay(on, option: "--on")
        guard day <= Clock.today else {
            throw Notice("day-ahead", "\(day.chinese)还没有到", next: "请填写实际办理的日期", place: "--on")
        }
        let fields = try session.fields(assignments, of: register, in: target)
        let filled = fields.compactMapValues { $0 }
        // A step that stays in its state and says nothing would be an entry about nothing.
        if chosen.from == [chosen.to], filled.isEmpty, let need = chosen.needs.first.flatMap(register.field) {
            throw Notice(
                "step-empty", "“\(chosen.label)”没有写办了什么", next: "请写 \(need.label).序号.字段=值，如 \(need.label).1.…")
        }
        let change = Change.advance(
            record: target.id, step: chosen.key, on: day, fields: filled)
        let receipt = try append([change], to: session.ledger, by: author)
        print("已办理：\(register.title) \(target.number) \(chosen.label)")
        if let batch = receipt.batch { print("登记编号 \(batch)；登错了可以撤回：shilu retract \(batch) --reason 原因") }
        Terminal.advise(receipt.doubts.map(\.notice))
    }
}

struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "更正一条记录写错的内容；原来的内容仍可查看。",
        discussion: "例：shilu amend 会议记录/HY23-001 地点=三楼会议室 --reason 地点填错\n值留空表示清除这一项。")

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @Argument(help: ArgumentHelp("更正的内容，字段=值。", valueName: "field=value")) var assignments: [String]
    @Option(help: ArgumentHelp("更正原因。", valueName: "text")) var reason: String
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let session = try options.session()
        let target = try session.record(record)
        guard let register = RegisterBook.register(named: target.register) else { return }
        let fields = try session.fields(assignments, of: register, in: target)
        let receipt = try append(
            [.amend(record: target.id, fields: fields, reason: reason)], to: session.ledger, by: author)
        if receipt.entries == 0 {
            print("内容与台账相同，没有更正：\(register.title) \(target.number)")
            return
        }
        print("已更正：\(register.title) \(target.number)。原来的内容可用 shilu history 查看")
        Terminal.advise(receipt.doubts.map(\.notice))
    }
}

struct Retract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "撤销一条记录，或按导入编号撤销整批；原来的内容仍可查看。",
        discussion: "例：shilu retract 会议记录/HY23-001 --reason 重复登记\n    shilu retract 1 --reason 导错了文件")

    @Argument(help: ArgumentHelp("记录（台账名称/编号），或导入编号。", valueName: "record|import")) var target: String
    @Option(help: ArgumentHelp("撤销原因。", valueName: "text")) var reason: String
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let session = try options.session()
        if let batch = Int64(target), try session.ledger.batches().contains(where: { $0.batch == batch }) {
            let receipt = try append([.retractBatch(batch: batch, reason: reason)], to: session.ledger, by: author)
            print("已撤销第\(batch)号登记，共\(receipt.entries)条")
            return
        }
        let record = try session.record(target)
        try append([.retract(record: record.id, reason: reason)], to: session.ledger, by: author)
        let title = RegisterBook.register(named: record.register)?.title ?? ""
        print("已撤销：\(title) \(record.number)")
    }
}

struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "依法清除一条记录里保密的个人信息：永远读不出来，不能恢复。",
        discussion: """
            例：shilu erase 党员/D001 --reason 本人书面要求并经批准
            姓名、证件号、电话等保密内容的密钥被销毁；记录本身、登记链和数字不变。
            清除过的记在台账旁边的 .erased 文件和备份文件夹的“清除名单”里，恢复较早的备份时自动再清除一次。
            """)

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @Option(help: ArgumentHelp("清除原因。", valueName: "text")) var reason: String
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let session = try options.session()
        let target = try session.record(record)
        try append([.erase(record: target.id, reason: reason)], to: session.ledger, by: author)
        try ErasureList(besideLedger: try options.path()).add(try session.ledger.erasures())
        print(
            "已清除：\(RegisterBook.register(named: target.register)?.title ?? "") \(target.number)。此前的备份里还有，请再备份一次，并销毁不再需要的旧备份"
        )
    }
}

/// Writes a batch for a command; the ledger's problems become one refusal.
@discardableResult
private func append(_ changes: [Change], to ledger: Ledger, by author: AuthorOptions) throws -> Receipt {
    do {
        let receipt = try ledger.append(changes, author: author.name, at: Clock.now)
        AssertionWarning.tell(after: receipt.batch, in: ledger)
        return receipt
    } catch let refusal as BatchRefusal { throw refusal.refusal }
}
