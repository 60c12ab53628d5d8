import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService
import Synchronization

/// Judgements of duties, remembered while the ledger does not change: every first page asks for the same ones.
final class JudgementMemory: Sendable {
    struct Key: Hashable {
        let scope: Scope
        let year: Int
        let day: Day
    }
    private let kept = Mutex<(position: Int64, found: [Key: [DutyJudgement]])>((-1, [:]))

    func judgements(_ key: Key, at position: Int64, judge: () throws -> [DutyJudgement]) rethrows -> [DutyJudgement] {
        if let known = kept.withLock({ $0.position == position ? $0.found[key] : nil }) { return known }
        let made = try judge()
        kept.withLock { kept in
            if kept.position != position || kept.found.count > 200 { kept = (position, [:]) }
            kept.found[key] = made
        }
        return made
    }
}

extension WebApp {
    /// How the duties of a scope stand; remembered until the ledger changes.
    public func judgements(_ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try judged.judgements(JudgementMemory.Key(scope: scope, year: year, day: day), at: try ledger.position) {
            try session.dutyEngine().judge(scope, year: year, on: day)
        }
    }
}
