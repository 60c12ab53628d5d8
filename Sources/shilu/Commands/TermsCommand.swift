import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct Terms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "换届和转正日历：哪些党组织哪天届满，哪些预备党员哪天期满。",
        discussion: "例：shilu terms --organization 局机关党委 --year 2024")

    @OptionGroup var span: YearOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let facts = try session.ledger.facts()
        let day = span.on == nil ? Clock.today : try span.day()
        let agenda = try Agenda(
            facts: facts, scope: Scope(node.id), year: span.year, on: day, calendar: try WorkingCalendar.bundled)
        let items = (try agenda.terms() + agenda.conversions()).sorted { ($0.due, $0.key) < ($1.due, $1.key) }
        if format == .json {
            try JSONText.print(items.map(AgendaEntryJSON.init))
            return
        }
        let names = try NameBook(session.ledger)
        print("\(node.name)\(span.year)年换届和转正，共\(items.count)项")
        for item in items {
            let who = item.member.map { "　\(names[$0])" } ?? ""
            let tick = item.state == .met ? "☑ 已办" : item.state == .notDue ? "☐" : "☐ 逾期"
            print("  \(Terminal.pad(tick, to: 8))\(item.due)  \(item.organizationName)\(who)　\(item.title)")
            if item.state != .met {
                print("          \([item.missing, item.next].filter { !$0.isEmpty }.joined(separator: "；"))")
            }
        }
    }
}

struct AgendaEntryJSON: Encodable {
    let kind: String
    let id: String
    let title: String
    let organization: String
    let member: String?
    let from: String
    let due: String
    let state: String
    let basis: String
    let missing: String
    let next: String
    let evidence: [String]

    init(_ item: AgendaEntry) {
        (kind, id, title) = (item.kind.rawValue, item.id, item.title)
        (organization, member) = (item.organization, item.member)
        (from, due, state) = (item.window.first.description, item.due.description, item.state.rawValue)
        (basis, missing, next, evidence) = (item.basis, item.missing, item.next, item.evidence)
    }
}
