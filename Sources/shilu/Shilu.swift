import ArgumentParser
import CMalloc
import Foundation
import ShiluDocuments
import ShiluRegisters

/// The command line. Each command parses, calls one use case of the service, and prints.
struct Shilu: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shilu",
        abstract: "实录：党建工作台账。一次记录，报告里的每个数字、每句话都从记录中来，也能回到记录中去。",
        discussion: """
            台账文件用 --ledger 指定，或先设好环境变量 SHILU_LEDGER。
            党组织可以写名称、简称或编号。
            退出码：0 正常；1 查出了问题；2 输入被拒，什么都没有改动；64 命令写法不对。
            """,
        version: "实录 0.1",
        // One command a line, so that two people can add one at the same time.
        // swift-format-ignore
        subcommands: [
            Init.self,
            Import.self,
            Export.self,
            Template.self,
            Advance.self,
            Amend.self,
            Retract.self,
            Erase.self,
            History.self,
            Attach.self,
            Attachments.self,
            DoubtsCommand.self,
            FiguresCommand.self,
            Dues.self,
            DutiesCommand.self,
            ReportCommand.self,
            Trace.self,
            Audit.self,
            Verify.self,
            Rebuild.self,
            CatalogueCommand.self,
            Submit.self,
            AssertionsCommand.self,
            RatingCommand.self,
            MonthlyListCommand.self,
            CalendarCommand.self,
            Remind.self,
            Talks.self,
            TrainingCommand.self,
            AnniversariesCommand.self,
            Terms.self,
            Plans.self,
            Serve.self,
            AccountsCommand.self,
            OpenAPICommand.self,
            Generate.self,
            Mapping.self,
            Backup.self,
            Restore.self,
        ])
}

@main
enum Main {
    // On the first thread, whose memory grows in big steps: on any other the C library asks the system for each page.
    @MainActor
    static func main() async {
        // A reader that stops early (head, less) must not look like a crash.
        signal(SIGPIPE, SIG_DFL)
        let code = await run(Array(CommandLine.arguments.dropFirst()))
        // What is still in the buffer is written now: a full disk must not look like success.
        if fflush(nil) != 0 {
            Terminal.complain([Terminal.outputLost])
            exit(2)
        }
        exit(code)
    }

    /// Memory that is freed stays with a command that ends soon: handing it back, to be given it again empty, took a tenth of a
    /// long one. The server hands it back.
    private static func keepFreedMemory() {
        mallopt(M_MMAP_THRESHOLD, 1 << 30)
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        mallopt(M_TOP_PAD, 16 << 20)
    }

    @MainActor
    private static func run(_ arguments: [String]) async -> Int32 {
        do {
            try Clock.check()
            var command = try Shilu.parseAsRoot(arguments)
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                keepFreedMemory()
                try command.run()
            }
            return 0
        } catch let refusal as Refusal {
            Terminal.complain(refusal.notices)
            return 2
        } catch let notice as Notice {
            Terminal.complain([notice])
            return 2
        } catch let error as DocumentError {
            Terminal.complain([Notice(error.code, error.what, next: error.next, place: error.file)])
            return 2
        } catch {
            return show(error)
        }
    }

    /// What the argument parser has to say: help and version on standard output, misuse on standard error with 64.
    private static func show(_ error: any Error) -> Int32 {
        let code = Shilu.exitCode(for: error).rawValue
        let text = CLIText.chinese(Shilu.fullMessage(for: error))
        if code == 0 {
            print(text)
        } else if !text.isEmpty {
            Terminal.error(text)
        }
        return code
    }
}
