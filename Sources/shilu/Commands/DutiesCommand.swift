import ArgumentParser
import ShiluDocuments
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

enum DutyFormat: String, ExpressibleByArgument, CaseIterable { case text, json, xlsx }

extension DutyState: ExpressibleByArgument {
    public init?(argument: String) {
        guard let state = DutyState(rawValue: argument) ?? DutyState.allCases.first(where: { $0.label == argument })
        else {
            return nil
        }
        self = state
    }
}

struct DutiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract: "应尽事项：按制度该办什么、办了没有、还差什么。",
        discussion: """
            例：shilu duties --organization 第一党支部
                shilu duties --organization 局机关党委 --year 2023 --state breach --format xlsx --output 缺口.xlsx
            判断结果：met 已办，noRecord 无记录，breach 违反，notDue 未到期，notApplicable 不适用。
            不写 --state 时，列出未到期、无记录和违反的；已办的只计数。
            """)

    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）；不写则为整个单位。", valueName: "organization"))
    var organization: String?
    @Option(help: ArgumentHelp("只看一名党员，写姓名或编号。", valueName: "member")) var member: String?
    @Option(name: .customLong("on"), help: ArgumentHelp("按哪一天判断；不写则为今天。", valueName: "day")) var day: String?
    @Option(help: ArgumentHelp("判断哪一年的事项；不写则为判断日所在的年。", valueName: "year")) var year: Int?
    @Option(name: .customLong("state"), help: ArgumentHelp("只列这种结果，可写几次。", valueName: "state")) var states:
        [DutyState] = []
    @Option(name: .customLong("duty"), help: ArgumentHelp("只看这项，写编号或名称，可写几次。", valueName: "duty")) var duties:
        [String] = []
    @Flag(help: "只看本级，不含下级。") var single = false
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = DutyFormat.text
    @Option(help: ArgumentHelp("写到这个 XLSX 文件。", valueName: "file")) var output: String?
    @OptionGroup var replacing: OverwriteOptions

    func run() throws {
        let session = try options.session()
        let on = try day.map { try readDay($0, option: "--on") } ?? Clock.today
        let year = year ?? on.year
        guard Period(year: year) != nil else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
        }
        let wanted = try session.duties(named: duties)
        let engine = try session.dutyEngine()
        let judgements: [DutyJudgement]
        if let member {
            judgements = try engine.judge(member: try session.member(member).id, year: year, on: on, duties: wanted)
        } else {
            let scope = try organization.map { Scope(try session.organization($0).id, includesSubtree: !single) }
            judgements = try engine.judge(
                scope, year: year, on: on, duties: wanted,
                states: format == .text ? nil : Set(DutyState.allCases.filter(isShown)))
        }
        let shown = judgements.filter { isShown($0.state) }
        var names = MemberNames(session)
        switch format {
        case .json:
            try JSONText.print(DutiesJSON(on: on.description, year: year, position: engine.reading.position, shown))
        case .xlsx:
            guard let output else {
                throw Notice("output-missing", "没有说明写到哪个文件", next: "请加上 --output 文件名.xlsx", place: "--output")
            }
            try replacing.claim(output)
            try SpreadsheetWriter.write([sheet(shown, &names)], to: output)
            print("已写入\(output)：\(shown.count)项")
        case .text: write(judgements, shown, year, on, &names)
        }
    }

    private func isShown(_ state: DutyState) -> Bool {
        states.isEmpty ? format == .json || state.isOpen : states.contains(state)
    }

    private func write(
        _ all: [DutyJudgement], _ shown: [DutyJudgement], _ year: Int, _ on: Day, _ names: inout MemberNames
    ) {
        print("\(year)年应尽事项（按\(on.chinese)判断）：\(DutyService.Tally(all, on: on).sentence)")
        var place = ""
        for alike in DutyText.grouped(shown) {
            guard let judgement = alike.first else { continue }
            if judgement.organization != place {
                place = judgement.organization
                print("\n【\(judgement.organizationName)】")
            }
            print(DutyText.line(judgement, &names))
            if alike.count > 1 {
                let records = alike.compactMap(\.record).map(AnyRecord.number).joined(separator: "、")
                print("      同样的共\(alike.count)条：\(records)")
            }
            for more in DutyText.details(judgement) { print("      \(more)") }
        }
        if shown.isEmpty { print("没有要列出的事项。") }
        guard states.isEmpty, duties.isEmpty, member == nil else { return }
        let unjudged = ((try? DutyService.catalogue().duties) ?? []).filter {
            $0.whyUnjudged != nil && $0.modality != .local
        }
        if unjudged.isEmpty { return }
        print("\n【台账不作判断的】\(unjudged.count)项，请自行对照")
        for duty in unjudged { print("  \(duty.title)（\(duty.basisText)）：\(duty.whyUnjudged ?? "")") }
    }

    private func sheet(_ judgements: [DutyJudgement], _ names: inout MemberNames) -> SheetSpec {
        let columns = [
            ("党组织", 20.0), ("党员", 10), ("事项", 24), ("期间", 26), ("结果", 8), ("期限", 12), ("剩余天数", 10), ("还差什么", 36),
            ("下一步", 40), ("依据", 30), ("条文核对", 18), ("记录", 30), ("编号", 28),
        ].map { ColumnSpec(title: $0.0, width: $0.1) }
        let rows = judgements.map { judgement in
            [
                judgement.organizationName, judgement.member.map { names[$0] } ?? "", judgement.duty.title,
                judgement.window.map(DutyText.span) ?? "", judgement.state.label, judgement.due?.description ?? "",
                judgement.daysLeft.map(String.init) ?? "", judgement.missing, judgement.next, judgement.duty.basisText,
                judgement.duty.mark.label,
                judgement.evidence.prefix(20).map(RegisterBook.naming).joined(separator: "、"),
                judgement.duty.id,
            ]
        }
        return SheetSpec(name: "应尽事项", columns: columns, rows: rows)
    }
}

/// Names of members where the key is at hand, numbers where it is not.
struct MemberNames {
    private let ledger: Ledger
    private var known: [String: String] = [:]
    init(_ session: Session) { ledger = session.ledger }

    subscript(id: String) -> String {
        mutating get {
            if let name = known[id] { return name }
            let record = try? ledger.record(id)
            let name = record?.fields["name"]?.text ?? AnyRecord.number(of: id)
            known[id] = name
            return name
        }
    }
}

enum DutyText {
    static func span(_ window: Period) -> String {
        window.first == window.last ? window.first.chinese : "\(window.first.chinese)至\(window.last.chinese)"
    }

    /// `无记录　支部党员大会（第一季度）　3月31日到期，已过12天`
    static func line(_ judgement: DutyJudgement, _ names: inout MemberNames) -> String {
        var text = "  \(Terminal.pad(judgement.state.label, to: 8))\(judgement.duty.title)"
        if let member = judgement.member { text += "　\(names[member])" }
        if let record = judgement.record { text += "　\(RegisterBook.naming(record))" }
        if let window = judgement.window, judgement.record == nil, window.first != window.last {
            text += "（\(DutyReason.name(of: window))）"
        }
        if let left = judgement.daysLeft, let due = judgement.due {
            text += left >= 0 ? "　\(due.chinese)到期，还有\(left)天" : "　\(due.chinese)到期，已过\(-left)天"
        }
        return text
    }

    /// Records that one duty finds fault with for the same reason are told together: a branch that left the same field empty every
    /// month need not read the same advice twelve times.
    static func grouped(_ judgements: [DutyJudgement]) -> [[DutyJudgement]] {
        var groups: [[DutyJudgement]] = []
        for judgement in judgements {
            if let last = groups.last?.last, last.record != nil, judgement.record != nil, last.duty == judgement.duty,
                last.organization == judgement.organization, last.member == judgement.member,
                last.state == judgement.state, last.missing == judgement.missing, !judgement.missing.isEmpty
            {
                groups[groups.count - 1].append(judgement)
            } else {
                groups.append([judgement])
            }
        }
        return groups
    }

    static func details(_ judgement: DutyJudgement) -> [String] {
        var lines: [String] = []
        if !judgement.missing.isEmpty { lines.append(judgement.missing) }
        if !judgement.next.isEmpty { lines.append("下一步：\(judgement.next)") }
        let mark = judgement.duty.mark.needsSaying ? "（\(judgement.duty.mark.label)）" : ""
        lines.append("依据：\(judgement.duty.basisText)，\(judgement.duty.modality.label)\(mark)")
        if judgement.state == .met, !judgement.evidence.isEmpty {
            lines.append("记录：" + judgement.evidence.prefix(5).map(RegisterBook.naming).joined(separator: "、"))
        }
        return lines
    }
}

struct DutiesJSON: Encodable {
    struct Window: Encodable {
        let from: String
        let to: String
    }
    struct Item: Encodable {
        let duty: String
        let title: String
        let organization: String
        let member: String?
        let record: String?
        let window: Window?
        let state: String
        let due: String?
        let daysLeft: Int?
        let evidence: [String]
        let lacking: [[String]]?
        let basis: String
        let modality: String
        let mark: String
        let missing: String
        let next: String

        init(_ judgement: DutyJudgement) {
            (duty, title) = (judgement.duty.id, judgement.duty.title)
            (organization, member, record) = (judgement.organization, judgement.member, judgement.record)
            window = judgement.window.map { Window(from: $0.first.description, to: $0.last.description) }
            (state, due) = (judgement.state.rawValue, judgement.due?.description)
            (daysLeft, evidence) = (judgement.daysLeft, judgement.evidence)
            lacking = judgement.lacking.isEmpty ? nil : judgement.lacking
            (basis, modality, mark) = (
                judgement.duty.basisText, judgement.duty.modality.rawValue, judgement.duty.mark.rawValue
            )
            (missing, next) = (judgement.missing, judgement.next)
        }
    }
    let on: String
    let year: Int
    let position: Int64
    let duties: [Item]

    init(on: String, year: Int, position: Int64, _ judgements: [DutyJudgement]) {
        (self.on, self.year, self.position) = (on, year, position)
        duties = judgements.map(Item.init)
    }
}

struct DutyDefinitionJSON: Encodable {
    let id: String
    let title: String
    let section: String
    let basis: String
    let modality: String
    let mark: String
    let owes: String
    let owed: Bool
    let since: String?
    let until: String?
    let registers: [String]
    let action: String
    let remedy: String

    init(_ duty: Duty) {
        (id, title, section, basis) = (duty.id, duty.title, duty.section, duty.basisText)
        (modality, mark, owes) = (duty.modality.rawValue, duty.mark.rawValue, duty.owner.rawValue)
        (owed, since, until) = (duty.isOwed, duty.since?.description, duty.until?.description)
        (registers, action, remedy) = (duty.registers, duty.action, duty.remedy)
    }
}

extension CatalogueCommand.List {
    /// 应尽事项, by section.
    func listDuties() throws {
        var section = ""
        for duty in try DutyCatalogue.bundled.duties {
            if duty.section != section {
                section = duty.section
                print("\n【\(section)】应尽事项")
            }
            print(
                "\(Terminal.pad(duty.id, to: 40))\(Terminal.pad(duty.title, to: 32))\(duty.modality.label)　\(duty.basisText)　\(duty.mark.label)"
            )
        }
    }
}
