import ArgumentParser
import Foundation
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct CatalogueDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "比较两套目录：规定改了什么，放在去年的记录上结果会有什么不同。",
        discussion: "例：shilu catalogue diff 旧目录 新目录 --year 2023\n目录是含 duties 子文件夹的文件夹；后写的是新的。")

    @Argument(help: ArgumentHelp("旧目录。", valueName: "old")) var old: String
    @Argument(help: ArgumentHelp("新目录。", valueName: "new")) var new: String
    @Option(help: ArgumentHelp("按哪一年的记录比较，如 2023。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("只看这个党组织和下级；不写则为全部。", valueName: "organization")) var organization: String?
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let day = min(Clock.today, Period(year: year)?.last ?? Clock.today)
        let sides = try [old, new].map {
            try DutyCatalogue.load(folders: [URL(fileURLWithPath: $0, isDirectory: true)])
        }
        let followUp = try FollowUp(session)
        let roots =
            try organization.map { [try session.organization($0).id] }
            ?? followUp.roots(try session.ledger.facts(), on: day)
        let judged = try sides.map { side in
            let engine = DutyEngine(
                catalogue: side, reading: try session.ledger.facts(), calendar: followUp.calendar)
            return try roots.flatMap { try engine.judge(Scope($0), year: year, on: day) }
        }
        let diff = CatalogueDiff(sides[0], sides[1], before: judged[0], after: judged[1])
        if format == .json {
            try JSONText.print(CatalogueDiffJSON(diff))
            return
        }
        if diff.rules.isEmpty, diff.effects.isEmpty {
            print("两套目录没有不同。")
            return
        }
        print("规定改动\(diff.rules.count)处：")
        for rule in diff.rules { print("  \(rule.title)（\(rule.duty)）：\(rule.what)") }
        print("\n放在\(year)年的记录上，\(diff.effects.count)项结果不同：")
        for effect in diff.effects {
            let window = effect.window.map { "\($0.first)至\($0.last)" } ?? ""
            print(
                "  \(Terminal.pad(effect.organizationName, to: 20))\(effect.title)　\(window)　\(said(effect.before)) → \(said(effect.after))"
            )
        }
    }

    private func said(_ state: DutyState?) -> String {
        switch state {
        case nil: "不判断"
        case .met: "已办"
        case .noRecord: "无记录"
        case .breach: "违反"
        case .notDue: "未到期"
        case .notApplicable: "不适用"
        }
    }
}

struct CatalogueDiffJSON: Encodable {
    struct Rule: Encodable {
        let duty: String
        let title: String
        let change: String
        let what: String
    }
    struct Effect: Encodable {
        let duty: String
        let organization: String
        let member: String?
        let from: String?
        let to: String?
        let before: String?
        let after: String?
    }
    let rules: [Rule]
    let effects: [Effect]

    init(_ diff: CatalogueDiff) {
        rules = diff.rules.map { Rule(duty: $0.duty, title: $0.title, change: $0.change.rawValue, what: $0.what) }
        effects = diff.effects.map {
            Effect(
                duty: $0.duty, organization: $0.organization, member: $0.member, from: $0.window?.first.description,
                to: $0.window?.last.description, before: $0.before?.rawValue, after: $0.after?.rawValue)
        }
    }
}
