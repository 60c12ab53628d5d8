import ShiluDuties
import ShiluLedger
import ShiluRegisters
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

/// The holiday calendar as deadlines ask it.
private struct CalendarOfDeadlines: WorkingDays {
    let calendar: WorkingCalendar
    func day(workingDays count: Int, after day: Day) -> Day? {
        count >= 0 ? calendar.day(count, workingDaysAfter: day) : calendar.day(-count, workingDaysBefore: day)
    }
}

/// Rules are read once: they do not change while the program runs.
final class DutyRules: Sendable {
    private let kept = Mutex<(catalogue: DutyCatalogue, calendar: WorkingCalendar)?>(nil)

    func get() throws -> (catalogue: DutyCatalogue, calendar: any WorkingDays) {
        if let known = kept.withLock({ $0 }) { return (known.catalogue, CalendarOfDeadlines(calendar: known.calendar)) }
        let made = (catalogue: try DutyCatalogue.bundled, calendar: try WorkingCalendar.bundled)
        kept.withLock { $0 = made }
        return (made.catalogue, CalendarOfDeadlines(calendar: made.calendar))
    }
}

extension WebApp {
    /// The engine over the ledger as it stands.
    public func dutyEngine() throws -> DutyEngine {
        let known = try rules.get()
        return DutyEngine(catalogue: known.catalogue, reading: try ledger.facts(), calendar: known.calendar)
    }

    /// How the duties of a scope stand; remembered until the ledger changes.
    public func judgements(_ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try judged.judgements(JudgementMemory.Key(scope: scope, year: year, day: day), at: try ledger.position) {
            try dutyEngine().judge(scope, year: year, on: day)
        }
    }
}
