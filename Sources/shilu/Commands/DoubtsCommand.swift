import ArgumentParser
import ShiluLedger
import ShiluRegisters
import ShiluService

struct DoubtsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doubts",
        abstract: "台账自查：不可能、不寻常、与规定不相合的记录，逐条说明缘由。",
        discussion: """
            例：shilu doubts --organization 第一党支部 --year 2023
            查的是：同一人同时在两处、实到多于在册、到会的人不在名册、党组织当时不存在、主持人没有职务、
            很久以后集中补登、会议记录雷同、同一材料用了多次、支部规模和班子设置、与规定不相合的日期和人数。
            存疑不等于有错：核对后属实的可以不改。有存疑时退出码为 1。
            """)

    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("只看这个党组织和它的下级。", valueName: "organization")) var organization: String?
    @Option(help: ArgumentHelp("只看这一年的。", valueName: "year")) var year: Int?
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        var period: Period?
        if let year {
            guard let found = Period(year: year) else {
                throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
            }
            period = found
        }
        let scope = try organization.map { Scope(try session.organization($0).id) }
        let doubts = try session.ledger.doubts(in: scope, during: period, today: Clock.today)
        if format == .json {
            try JSONText.print(Out(position: try session.ledger.position, doubts: doubts.map(Item.init)))
        } else {
            show(doubts)
            if !session.ledger.isUnlocked { print("没有密钥，有保密内容的记录没有查全。") }
        }
        if !doubts.isEmpty { throw ExitCode(1) }
    }

    private func show(_ doubts: [Doubt]) {
        guard !doubts.isEmpty else {
            print("没有查出存疑的记录")
            return
        }
        print("查出\(doubts.count)处存疑，请逐条核对：")
        for rule in Ledger.doubtRules {
            let found = doubts.filter { $0.rule == rule.code }
            guard !found.isEmpty else { continue }
            print("\n【\(rule.title)】\(found.count)处")
            for (index, doubt) in found.enumerated() {
                let shown = doubt.records.prefix(8).map(RegisterBook.naming).joined(separator: "、")
                let more = doubt.records.count > 8 ? "等\(doubt.records.count)条" : ""
                print("\(index + 1). \(doubt.what)。\n   记录：\(shown)\(more)\n   \(doubt.next)。")
            }
        }
    }

    private struct Out: Encodable {
        let position: Int64
        let doubts: [Item]
    }

    private struct Item: Encodable {
        let rule: String
        let title: String
        let message: String
        let next: String
        let records: [String]
        let organizations: [String]
        let day: String?
        init(_ doubt: Doubt) {
            (rule, title, message, next) = (doubt.rule, doubt.title, doubt.what, doubt.next)
            (records, organizations, day) = (doubt.records, doubt.organizations, doubt.day?.description)
        }
    }
}
