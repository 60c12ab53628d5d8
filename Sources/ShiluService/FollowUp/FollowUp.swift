import ShiluDuties
import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What follows from duties for one ledger: agendas, and whom they concern.
public struct FollowUp {
    public let session: Session
    public let calendar: WorkingCalendar
    public let duties: DutyCatalogue

    /// - Throws: `Refusal` where a catalogue does not load.
    public init(_ session: Session) throws {
        self.session = session
        calendar = try .bundled
        duties = try .bundled
    }

    /// Duties and tasks of plans.
    /// - Parameter position: as the ledger stood after that entry; nil for now.
    public func judgements(
        _ scope: Scope, year: Int, on day: Day, asOf position: Int64? = nil, duties ids: Set<String>? = nil
    ) throws -> [DutyJudgement] {
        let engine = DutyEngine(
            catalogue: duties, reading: try session.ledger.facts(asOf: position), calendar: calendar)
        let judged = try engine.judge(scope, year: year, on: day, duties: ids)
        guard ids == nil else { return judged }
        return judged + (try PlanDuties(figures: try session.engine(asOf: position)).judge(scope, year: year, on: day))
    }

    /// Everything dated of a year, as it stands on a day; what begins later is there as not yet due.
    public func agenda(_ scope: Scope, year: Int, on day: Day) throws -> [AgendaEntry] {
        guard let period = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023")
        }
        let facts = try session.ledger.facts()
        let agenda = try Agenda(facts: facts, scope: scope, year: year, on: day, calendar: calendar)
        let items = try agenda.items(try judgements(scope, year: year, on: day))
        guard day < period.last else { return items }
        let known = Set(items.map(\.key))
        let later = try judgements(scope, year: year, on: period.last).compactMap(AgendaEntry.init).filter {
            $0.window.first > day && !known.contains($0.key)
        }
        return (items + later.map(\.asNotDue)).sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    }

    /// What one person owes, what concerns the person, and what the person answers for by a post.
    public func agenda(member: String, year: Int, on day: Day) throws -> [AgendaEntry] {
        let facts = try session.ledger.facts()
        let roots = try roots(facts, on: day)
        return try roots.flatMap { root -> [AgendaEntry] in
            let scope = Scope(root)
            let holders = try Holders(facts, scope: scope, on: day)
            return try agenda(scope, year: year, on: day).filter { item in
                item.member == member || item.member == nil && holders.answering(for: item.organization) == member
            }
        }
    }

    /// Organisations that stand under none.
    public func roots(_ facts: any FactReading, on day: Day) throws -> [String] {
        try session.ledger.records(PartyOrganization.name).filter { $0.fields["parentId"] == nil }.map(\.id)
    }
}

/// Who answers for what an organisation owes.
public struct Holders: Sendable {
    private let posts: [String: String]
    private let parents: [String: String]

    /// The secretary; without one the deputy; of a group its leader.
    public init(_ facts: any FactReading, scope: Scope, on day: Day) throws {
        posts = try facts.answering(in: scope, on: day)
        let nodes = try facts.organizations(in: scope, on: day)
        parents = Dictionary(
            nodes.compactMap { node in node.parent.map { (node.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    public func answering(for organization: String) -> String? { posts[organization] }
    public func above(_ organization: String) -> String? { parents[organization] }
}

/// Names of people for lists that a clerk prints; numbers where the key is missing.
public struct NameBook {
    private let names: [String: String]

    public init(_ ledger: Ledger) throws {
        let members = try ledger.records(Member.name)
        names = Dictionary(
            members.map { ($0.id, $0.fields["name"]?.text ?? $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: String) -> String { names[id] ?? AnyRecord.number(of: id) }
    public func name(_ id: String?) -> String { id.map { self[$0] } ?? "" }
}
