import ArgumentParser
import Foundation
import ShiluRegisters
import ShiluService

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Findings of an audit are also shown in the text itself.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
}

/// Which ledger, and with which key.
struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("台账文件；不写则用环境变量 SHILU_LEDGER。", valueName: "ledger"))
    var ledger: String?

    @Option(help: ArgumentHelp("密钥文件；不写则用台账旁边的 .key 文件。", valueName: "file"))
    var keyFile: String?

    /// The place of the ledger.
    func path() throws -> String {
        if let ledger { return ledger }
        if let set = ProcessInfo.processInfo.environment["SHILU_LEDGER"], !set.isEmpty { return set }
        throw Notice("ledger-not-given", "没有说明用哪个台账", next: "请加上 --ledger 台账文件，或先设好环境变量 SHILU_LEDGER")
    }
}

/// Whether files that exist may be replaced.
struct OverwriteOptions: ParsableArguments {
    @Flag(help: "覆盖已有的同名文件；台账和密钥永远不覆盖。") var overwrite = false

    func claim(_ path: String) throws { try OutputFile.claim([path], overwriting: overwrite) }
}

/// Who writes, and when: taken from the environment so that tests and demonstrations are repeatable.
struct AuthorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("经办人；不写则用登录名。", valueName: "name"))
    var author: String?

    var name: String {
        let environment = ProcessInfo.processInfo.environment
        return author ?? environment["SHILU_AUTHOR"] ?? NSUserName()
    }
}

/// The clock of the command line: now, or the moment that `SHILU_NOW` names (`2023-12-20 09:00`, Asia/Shanghai).
enum Clock {
    /// A moment that cannot be read must not quietly become the present: it would enter the ledger for ever.
    static func check() throws {
        guard let set = ProcessInfo.processInfo.environment["SHILU_NOW"], LocalDateTime(set) == nil else { return }
        throw Notice(
            "now-wrong", "环境变量 SHILU_NOW 不是日期和时间", next: "请按 2023-12-20 09:00 的样子填写，或取消这个变量", place: "SHILU_NOW")
    }

    /// Seconds since 1970.
    static var now: Int64 { fixed ?? Int64(Date().timeIntervalSince1970) }

    /// Read once: the environment is copied whole each time that it is asked for.
    private static let fixed: Int64? = {
        guard let set = ProcessInfo.processInfo.environment["SHILU_NOW"], let moment = LocalDateTime(set) else {
            return nil
        }
        return (moment.day.number * 1440 + Int64(moment.minute)) * 60 - 8 * 3600
    }()

    /// The day in China.
    static var today: Day { Day(number: (now + 8 * 3600) / 86400) }
}

/// Reads a day of the command line.
func readDay(_ text: String, option: String) throws -> Day {
    do throws(CellProblem) { return try Cells.day(text) } catch {
        throw Notice(error.code, error.what, next: error.next, place: option)
    }
}

/// Which organisation and which days.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("党组织的名称、简称或编号。", valueName: "organization"))
    var organization: String

    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp("起始日期（含当日）。", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("截止日期（含当日）。", valueName: "day"))
    var to: String?

    func period() throws -> Period {
        switch (year, from, to) {
        case (let year?, nil, nil):
            guard let period = Period(year: year) else {
                throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
            }
            return period
        case (nil, let from?, let to?):
            let period = Period(first: try readDay(from, option: "--from"), last: try readDay(to, option: "--to"))
            guard period.first <= period.last else {
                throw Notice("period-backward", "起始日期在截止日期之后", next: "请对调 --from 和 --to", place: "--from")
            }
            return period
        default: throw ValidationError("请用 --year 年度，或同时用 --from 和 --to 说明起止日期。")
        }
    }
}
