import ArgumentParser
import Foundation
import ShiluRegisters
import ShiluService

/// `shilu catalogue systems`: by what each system of work is served, as `docs/systems.md` has it.
struct SystemsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "systems", abstract: "列出各工作体系由哪些台账、指标、应尽事项、页面和报告承担。")

    @Option(help: ArgumentHelp("写入这个文件，不写则显示在屏幕上。", valueName: "file")) var output: String?
    @Option(help: ArgumentHelp("与这个文件核对，不一致的报错。", valueName: "file")) var check: String?

    func run() throws {
        let systems = try SystemsCatalogue.bundled
        let names = try SystemNames.bundled(systems)
        var notices = systems.check(names)
        let document = systems.document(names)
        if let check {
            let held = FileManager.default.contents(atPath: check).flatMap { String(validating: $0, as: UTF8.self) }
            if held != document {
                notices.append(
                    Notice(
                        "systems-document-old", held == nil ? "文件读不出来" : "文件与目录不一致",
                        next: "请运行 shilu catalogue systems --output 重新生成", place: check))
            }
        }
        guard notices.isEmpty else {
            Terminal.complain(notices)
            throw ExitCode(1)
        }
        if let output {
            try OutputFile.claim([output], overwriting: true)
            do {
                try Data(document.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Refusal(Notice("file-unwritable", "文件写不进去", next: "请检查文件夹是否存在、有没有写权限", place: output))
            }
        } else if check == nil {
            print(document, terminator: "")
        } else {
            print("一致：\(systems.systems.count)套工作体系，每项机制都有承担")
        }
    }
}
