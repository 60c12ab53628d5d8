import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService
import Synchronization

/// What the first page says of the duties of a scope: numbers, and the few lines that it shows.
struct DutySummary: Sendable {
    /// Duties in one of the three lists.
    struct Part: Sendable {
        var count = 0
        /// The nearest ones.
        var first: [DutyJudgement] = []
        /// The earliest last day.
        var nearest: Day?
    }
    var late = Part()
    /// Due within the month.
    var due = Part()
    var done = 0
    /// The position of the ledger at which it was judged.
    let position: Int64

    /// Lines of a list that are kept.
    static let most = 8

    init(at position: Int64) { self.position = position }

    mutating func add(_ judgements: [DutyJudgement], on day: Day) {
        for judgement in judgements {
            switch DutyList.urgency(judgement) {
            case .late: DutySummary.add(judgement, to: &late)
            case .soon:
                if let due = judgement.due, due.year == day.year, due.month == day.month {
                    DutySummary.add(judgement, to: &self.due)
                }
            case .done: done += 1
            default: continue
            }
        }
    }

    private static func add(_ judgement: DutyJudgement, to part: inout Part) {
        part.count += 1
        let day = judgement.due ?? judgement.on
        part.nearest = min(part.nearest ?? day, day)
        if part.first.count >= most, let last = part.first.last, (last.due ?? last.on) <= day { return }
        let place = part.first.firstIndex { ($0.due ?? $0.on) > day } ?? part.first.count
        part.first.insert(judgement, at: place)
        if part.first.count > most { part.first.removeLast() }
    }
}

/// Judgements of duties, remembered while the ledger does not change: every first page asks for the same ones.
final class JudgementMemory: Sendable {
    struct Key: Hashable {
        let scope: Scope
        let year: Int
        let day: Day
    }
    private let kept = Mutex<(position: Int64, found: [Key: [DutyJudgement]])>((-1, [:]))
    private let summaries = Mutex<[Key: DutySummary]>([:])
    private let renewing = Mutex<[Key: Renewal]>([:])
    /// When something was begun to be made anew; once done, when it may be again.
    private enum Renewal {
        case since(ContinuousClock.Instant)
        case notBefore(ContinuousClock.Instant)
    }
    /// So many times as long as it took nobody begins again: where somebody always enters something, pages must not wait for
    /// judging all day.
    private static let rest = 4
    /// Judging takes all of a processor: one at a time, and who waited finds it done.
    private let turn = Mutex(())
    /// Judgements that are worth their memory.
    private static let mostKept = 40_000

    func judgements(_ key: Key, at position: Int64, judge: () throws -> [DutyJudgement]) rethrows -> [DutyJudgement] {
        if let known = known(key, at: position) { return known }
        return try turn.withLock { _ in
            if let known = known(key, at: position) { return known }
            let made = try judge()
            kept.withLock { kept in
                if kept.position != position { kept = (position, [:]) }
                if kept.found.values.reduce(made.count, { $0 + $1.count }) > JudgementMemory.mostKept {
                    kept.found = [:]
                }
                if made.count <= JudgementMemory.mostKept { kept.found[key] = made }
            }
            return made
        }
    }

    private func known(_ key: Key, at position: Int64) -> [DutyJudgement]? {
        kept.withLock { $0.position == position ? $0.found[key] : nil }
    }

    func summary(_ key: Key) -> DutySummary? { summaries.withLock { $0[key] } }

    func keep(_ summary: DutySummary, as key: Key) {
        summaries.withLock { summaries in
            // Those of other days are never asked for again.
            if summaries.count > 500 || summaries.keys.contains(where: { $0.day < key.day }) {
                summaries = summaries.filter { $0.key.day >= key.day }
                if summaries.count > 500 { summaries = [:] }
            }
            if let known = summaries[key], known.position > summary.position { return }
            summaries[key] = summary
        }
    }

    /// Whether the caller is the one to make it anew.
    func beginRenewing(_ key: Key) -> Bool {
        renewing.withLock { renewing in
            let now = ContinuousClock.now
            switch renewing[key] {
            case .since: return false
            case .notBefore(let moment) where now < moment: return false
            default: break
            }
            renewing = renewing.filter { $0.key.day >= key.day }
            renewing[key] = .since(now)
            return true
        }
    }

    func endRenewing(_ key: Key) {
        renewing.withLock { renewing in
            guard case .since(let began)? = renewing[key] else { return }
            let now = ContinuousClock.now
            renewing[key] = .notBefore(now + began.duration(to: now) * JudgementMemory.rest)
        }
    }
}

extension WebApp {
    /// How the duties of a scope stand; remembered until the ledger changes.
    public func judgements(_ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try judged.judgements(JudgementMemory.Key(scope: scope, year: year, day: day), at: try ledger.position) {
            try judge(scope, year: year, on: day)
        }
    }

    /// In a big unit in parts: what stands above the branches is counted over all of them, even for one organisation.
    private func judge(_ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        let engine = try session.dutyEngine()
        guard try directory().organizations.count > WebApp.bigTree else {
            return try engine.judge(scope, year: year, on: day)
        }
        defer { ServerMemory.letGo() }
        return try engine.judge(scope, year: year, on: day, partsOf: WebApp.partSize)
    }

    /// How the duties of some organisations of a big unit stand, of each by itself.
    func judge(organizations: some Sequence<String>, year: Int, on day: Day) throws -> [DutyJudgement] {
        defer { ServerMemory.letGo() }
        return try session.dutyEngine()
            .judge(organizations: organizations, year: year, on: day, partsOf: WebApp.partSize)
    }

    /// Organisations from which on judging a whole tree takes longer than anybody waits for a page.
    static let bigTree = 300
    /// Organisations that are judged at a time.
    static let partSize = 150

    /// Whether a scope is judged beside the pages and not for them.
    func isBig(_ scope: Scope) throws -> Bool {
        guard scope.includesSubtree else { return false }
        let directory = try directory()
        guard directory.organizations.count > WebApp.bigTree else { return false }
        return directory.subtree(of: scope.organization).count > WebApp.bigTree
    }

    /// The duties of a scope in numbers. Of a big unit it may be that of a few entries ago, made anew meanwhile (its
    /// position tells), or nil while it is judged for the first time.
    func dutySummary(_ scope: Scope, year: Int, on day: Day) throws -> DutySummary? {
        let key = JudgementMemory.Key(scope: scope, year: year, day: day)
        let position = try ledger.position
        if let known = judged.summary(key) {
            if known.position == position { return known }
        }
        guard try isBig(scope) else { return try makeSummary(key) }
        PageMark.current?.forget()
        if judged.beginRenewing(key) {
            Task.detached(executorPreference: HandlerThreads.shared, priority: .utility) { [self] in
                do { _ = try makeSummary(key) } catch {
                    log.error("duties not judged", metadata: ["kind": "\(String(reflecting: type(of: error)))"])
                }
                judged.endRenewing(key)
            }
        }
        return judged.summary(key)
    }

    private func makeSummary(_ key: JudgementMemory.Key) throws -> DutySummary {
        let position = try ledger.position
        var made = DutySummary(at: position)
        if try isBig(key.scope) {
            // A hundred thousand judgements are told as a few numbers: they are made part by part and not kept.
            let states: Set<DutyState> = [.met, .breach, .notDue]
            try session.dutyEngine()
                .judge(key.scope, year: key.year, on: key.day, states: states, partsOf: WebApp.partSize) {
                    made.add($0, on: key.day)
                }
            ServerMemory.letGo()
        } else {
            let judgements = try judged.judgements(key, at: position) {
                try judge(key.scope, year: key.year, on: key.day)
            }
            made.add(judgements, on: key.day)
        }
        judged.keep(made, as: key)
        return made
    }

    /// Reads what the first pages need, so that the first visitor of the day does not wait for it.
    public func warm() {
        guard let directory = try? directory() else { return }
        for root in directory.organizations where root.exists && root.parent == nil {
            _ = try? dutySummary(Scope(root.id), year: today.year, on: today)
        }
        if let meetings = RegisterBook.register(named: MeetingRecord.name) { _ = try? lines(of: meetings) }
    }
}
