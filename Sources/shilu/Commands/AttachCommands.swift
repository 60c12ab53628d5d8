import ArgumentParser
import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService

extension LedgerOptions {
    /// The files that belong to the ledger.
    func attachments() throws -> AttachmentStore { AttachmentStore(besideLedger: try path()) }
}

struct Attach: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "给一条记录附上佐证材料：照片、签到表、扫描件等。",
        discussion: """
            例：shilu attach 会议记录/HY23-001 签到表.jpg 现场.jpg --label 党员大会
            文件存在台账旁边的 .files 文件夹里，备份台账时要一起备份。
            可以附：照片、pdf、ofd、Word、Excel、PPT（不含宏）、txt、录音、mp4 视频；按内容认类型，不看文件名。
            保密台账（谈心谈话等）的材料加密保存，文件名不留。
            """)

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @Argument(help: ArgumentHelp("要附的文件，可写几个。", valueName: "file")) var files: [String]
    @Option(help: ArgumentHelp("说明材料是什么。", valueName: "text")) var label: String?
    @Option(help: ArgumentHelp("材料类别，如 签到表；不写则按文件内容定。", valueName: "kind")) var kind: String?
    @Option(help: ArgumentHelp("材料形成的日期。", valueName: "day")) var on: String?
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions

    func run() throws {
        let session = try options.session()
        let target = try session.record(record)
        let day = try on.map { try readDay($0, option: "--on") }
        let chosen = try kind.map(Self.evidenceKind)
        var notices: [Notice] = []
        var read: [NewAttachment] = []
        for file in files {
            do {
                read.append(
                    NewAttachment(
                        fileName: file, bytes: try Self.bytes(of: file), label: label, kind: chosen, capturedOn: day))
            } catch let notice as Notice { notices.append(notice) }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        let receipt = try session.ledger.attach(
            read, to: target.id, in: try options.attachments(), author: author.name, at: Clock.now)
        if receipt.batch == nil {
            print("这些文件已经附在\(RegisterBook.naming(target.id))上，没有重复附。")
        } else {
            print("已附上\(read.count)个文件：\(RegisterBook.naming(target.id))")
        }
    }

    private static func evidenceKind(_ text: String) throws -> EvidenceKind {
        if let found = EvidenceKind.allCases.first(where: { $0.label == text || $0.rawValue == text }) { return found }
        throw Notice(
            "evidence-kind", "没有“\(text)”这种材料类别",
            next: "可以写：\(EvidenceKind.allCases.map(\.label).joined(separator: "、"))",
            place: "--kind")
    }

    private static func bytes(of file: String) throws -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let type = attributes?[.type] as? FileAttributeType else {
            throw Notice("file-missing", "找不到这个文件", next: "请核对文件名和所在文件夹", place: file)
        }
        guard type == .typeRegular || type == .typeSymbolicLink else {
            throw Notice("file-not-regular", "这不是一个文件", next: "请写文件名，不要写文件夹", place: file)
        }
        if let size = attributes?[.size] as? Int, size > FileType.largest {
            throw Notice(
                "attachment-too-big", "文件有\(size >> 20)MB，超过了\(FileType.largest >> 20)MB", next: "请压缩或分成几份再附",
                place: file)
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Notice("file-unreadable", "这个文件读不出来", next: "请核对有没有读取的权限", place: file)
        }
        return Array(data)
    }
}

struct Attachments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attachments",
        abstract: "查看一条记录的佐证材料，或取出文件。",
        discussion: "例：shilu attachments 会议记录/HY23-001 --extract 材料")

    @Argument(help: ArgumentHelp("记录：台账名称/编号。", valueName: "record")) var record: String
    @Option(help: ArgumentHelp("把文件取到这个文件夹；已有的文件绝不覆盖。", valueName: "folder")) var extract: String?
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let target = try session.record(record)
        let found = try session.ledger.attachments(of: target.id)
        let store = try options.attachments()
        var written: [String?] = found.map { _ in nil }
        if let extract {
            try? FileManager.default.createDirectory(atPath: extract, withIntermediateDirectories: true)
            for (index, attachment) in found.enumerated() where attachment.isStored {
                written[index] = try Self.write(
                    try session.ledger.content(of: attachment, in: store), as: attachment.fileName, in: extract)
            }
        }
        if format == .json {
            struct Item: Encodable {
                let fileName: String
                let kind: String?
                let label: String?
                let sha256: String?
                let size: Int?
                let encrypted: Bool
                let stored: Bool
                let writtenTo: String?
            }
            try JSONText.print([
                "attachments": zip(found, written).map { one, path in
                    Item(
                        fileName: one.fileName, kind: one.kind?.rawValue, label: one.label, sha256: one.digest,
                        size: one.size, encrypted: one.isEncrypted, stored: one.digest.map(store.exists) ?? false,
                        writtenTo: path)
                }
            ])
            return
        }
        guard !found.isEmpty else {
            print("\(RegisterBook.naming(target.id))没有佐证材料")
            return
        }
        for (index, attachment) in found.enumerated() {
            let about = [attachment.kind?.label, attachment.label, attachment.size.map { "\(max(1, $0 >> 10))KB" }]
                .compactMap { $0 }.joined(separator: "，")
            let state =
                if !attachment.isStored {
                    "（只登记了名称，没有文件）"
                } else if attachment.digest.map(store.exists) == true {
                    attachment.isEncrypted ? "（加密）" : ""
                } else { "（文件不见了）" }
            print("\(index + 1). \(attachment.fileName)  \(about)\(state)")
            if let path = written[index] { print("   已取到：\(path)") }
        }
    }

    /// Writes under a name that is still free.
    private static func write(_ bytes: [UInt8], as name: String, in folder: String) throws -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let safe = name.replacing("/", with: "_")
        for attempt in 1...999 {
            let number = attempt == 1 ? "" : "（\(attempt)）"
            let path = "\(folder)/\(attempt == 1 ? safe : name[..<dot] + number + name[dot...])"
            let descriptor = path.withCString { Foundation.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
            guard descriptor >= 0 else {
                if errno == EEXIST { continue }
                break
            }
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            do { try file.write(contentsOf: Data(bytes)) } catch { break }
            return path
        }
        throw Notice("file-not-written", "不能写到这个文件夹", next: "请核对文件夹和权限，磁盘是否已满", place: folder)
    }
}
