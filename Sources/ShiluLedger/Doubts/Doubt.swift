import ShiluRegisters

/// Something on record that is impossible, unlikely, or not as the regulation has it: listed with its reason, never refused
/// and never hidden.
public struct Doubt: Sendable, Hashable {
    /// The rule that found it; permanent, kebab-case.
    public let rule: String
    /// What the rule is about, in Chinese, as a heading.
    public let title: String
    public let what: String
    public let next: String
    /// The records that it rests on, by id, each once.
    public let records: [String]
    /// Whose records they are; empty where no organisation is known.
    public let organizations: [String]
    /// When it happened, if that is known.
    public let day: Day?
}

/// One way of looking at what is on record. Adding one is its file and its line in `DoubtBook.all`.
protocol DoubtRule: SendableMetatype {
    /// Permanent, kebab-case.
    static var code: String { get }
    /// A heading, in Chinese.
    static var title: String { get }
    static func look(at desk: DoubtDesk, _ found: inout Doubts) throws
}

/// Every rule of the ledger's own audit, in the order in which their findings are listed.
enum DoubtBook {
    static let all: [any DoubtRule.Type] = [
        TwoPlacesAtOnce.self, PresentAboveRoll.self, StrangersPresent.self, BeforeFounding.self, NotYetHappened.self,
        ChairWithoutPost.self, LateEntries.self, IdenticalMinutes.self, SameAttachment.self, BranchShape.self,
        RecordedDoubts.self,
    ]
}

/// The findings of one rule.
struct Doubts {
    let rule: any DoubtRule.Type
    private(set) var all: [Doubt] = []
    init(_ rule: any DoubtRule.Type) { self.rule = rule }

    /// - Parameter what: without sealed values: people are named by their number.
    mutating func add(_ what: String, next: String, records: [String], organizations: [String], day: Day?) {
        var seen: Set<String> = []
        all.append(
            Doubt(
                rule: rule.code, title: rule.title, what: what, next: next,
                records: records.filter { seen.insert($0).inserted }, organizations: organizations, day: day))
    }
}

extension Ledger {
    /// The headings of all rules, by their code.
    public static var doubtRules: [(code: String, title: String)] { DoubtBook.all.map { ($0.code, $0.title) } }

    /// The ledger's own audit: everything on record that is doubtful, in the order of rules, then of days.
    ///
    /// Without the key, what needs sealed values is left out.
    /// - Parameters:
    ///   - scope: whose records; nil for all of the unit. A doubt about several organisations is told to each.
    ///   - period: when it happened; records without a day count for every period.
    ///   - today: the day on which shape and size of branches are looked at, where the period does not end before.
    public func doubts(in scope: Scope? = nil, during period: Period? = nil, today: Day) throws -> [Doubt] {
        try driver.read { db in
            let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
            work.indexLinks()
            _ = try work.deriving.loadTree()
            let desk = try DoubtDesk(self, db, work, period: period, today: today)
            var result: [Doubt] = []
            for rule in DoubtBook.all {
                var found = Doubts(rule)
                try rule.look(at: desk, &found)
                result += found.all.sorted {
                    ($0.day?.number ?? Int64.min, $0.records.first ?? "", $0.what)
                        < ($1.day?.number ?? Int64.min, $1.records.first ?? "", $1.what)
                }
            }
            try work.rethrow()
            guard let scope else { return result }
            return result.filter { doubt in
                doubt.organizations.contains { desk.lies($0, in: scope, on: doubt.day ?? today) }
            }
        }
    }
}
