import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// Everything dated that follows from the ledger for a year: duties, tasks of plans, terms, conversions, anniversaries,
/// festivals, quarterly reports.
public struct Agenda {
    let facts: any FactReading
    let scope: Scope
    let period: Period
    let year: Int
    let on: Day
    let calendar: WorkingCalendar
    /// The organisations of the scope that exist on the day, or at the year's end where that is over.
    let nodes: [OrganizationNode]

    public init(facts: any FactReading, scope: Scope, year: Int, on day: Day, calendar: WorkingCalendar) throws {
        guard let period = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023")
        }
        (self.facts, self.scope, self.period, self.year) = (facts, scope, period, year)
        (on, self.calendar) = (day, calendar)
        nodes = try facts.organizations(in: scope, on: min(max(day, period.first), period.last))
    }

    /// - Parameter judgements: of the duties and plans of the same scope, year and day.
    /// - Returns: by last day, then as the sheet has the organisations.
    public func items(_ judgements: [DutyJudgement]) throws -> [AgendaEntry] {
        var items = judgements.compactMap(AgendaEntry.init)
        let told = Set(judgements.filter { $0.state != .notApplicable }.map(\.duty.id))
        // What a duty of the catalogue already says is not said again.
        if told.isDisjoint(with: ["election-on-expiry"]) { items += try terms() }
        items += try conversions().filter { item in
            !items.contains { $0.kind == .duty && $0.member == item.member && $0.due == item.due }
        }
        items += try politicalBirthdays()
        if told.isDisjoint(with: ["medal-50-years"]) { items += try medals() }
        if told.isDisjoint(with: ["festival-reminder"]) { items += try festivals() }
        if told.isDisjoint(with: ["local-branch-report-to-committee"]) { items += try quarterReports() }
        let order = Dictionary(
            nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return items.sorted {
            ($0.due, order[$0.organization] ?? nodes.count, $0.id, $0.member ?? "")
                < ($1.due, order[$1.organization] ?? nodes.count, $1.id, $1.member ?? "")
        }
    }

    /// How something stands that must be done by a day.
    func state(isDone: Bool, by due: Day, missed: DutyState = .noRecord) -> DutyState {
        isDone ? .met : on <= due ? .notDue : missed
    }

    func node(_ id: String) -> OrganizationNode? { nodes.first { $0.id == id } }

    func year(of day: Day?) -> Bool { day.map(period.contains) ?? false }

    // MARK: 季汇报

    /// Each branch reports once a quarter to whoever stands above it; a report that was heard is a 听取汇报.
    public func quarterReports() throws -> [AgendaEntry] {
        let kinds = TopicCode.allCases.map { "hearing.reporter.\($0.rawValue)" }
        var items: [AgendaEntry] = []
        for node in nodes where node.kind.isBranch {
            let own = Scope(node.id, includesSubtree: false)
            for quarter in 1...4 {
                guard let window = YearQuarter(year: year, quarter: quarter)?.period else { continue }
                let sources = try facts.sources(kinds, nil, in: own, during: window)
                let state = state(isDone: !sources.isEmpty, by: window.last)
                items.append(
                    AgendaEntry(
                        kind: .quarterReport, id: "quarter-report", title: "第\(quarter)季度党建工作汇报",
                        organization: node.id, organizationName: node.shortName, window: window, due: window.last,
                        state: state, isOwed: false, modality: "本地做法", basis: "季汇报制度（本地做法，非中央规定）",
                        next: state == .met ? "" : "请安排\(node.shortName)汇报本季度党建工作，听取后登记在“听取汇报”",
                        evidence: sources.map(\.record)))
            }
        }
        return items
    }

    // MARK: 节日廉洁提醒

    /// Before each festival of the year's notice an organisation reminds its members; the fortnight before is the time for
    /// it. Without the year's notice there is nothing to go by, and nothing is invented.
    public func festivals() throws -> [AgendaEntry] {
        guard let holidays = calendar.festivals(of: year), let top = node(scope.organization) ?? nodes.first else {
            return []
        }
        return try holidays.map { holiday in
            let due = holiday.off.first.adding(days: -1)
            let window = Period(first: due.adding(days: -13), last: due)
            let nodes = FestivalNode.allCases.filter { node in
                ([node.label] + node.also).contains { holiday.name.contains($0) }
            }
            let sources = try facts.sources(
                nodes.map { "festival.\($0.rawValue)" }, nil, in: Scope(top.id),
                during: Period(first: window.first.adding(days: -14), last: holiday.off.last))
            let state = state(isDone: !sources.isEmpty, by: due)
            return AgendaEntry(
                kind: .festival, id: "festival/" + nodes.map(\.rawValue).joined(separator: "+"),
                title: "\(holiday.name)前廉洁提醒", organization: top.id, organizationName: top.shortName, window: window,
                due: due, state: state, isOwed: false, modality: "本地做法", basis: "节点廉政提醒（本地做法，非中央规定）",
                next: state == .met ? "" : "请在\(due.chinese)前发出提醒，登记在“廉政警示教育”（节点提醒）",
                evidence: sources.map(\.record))
        }
    }
}
