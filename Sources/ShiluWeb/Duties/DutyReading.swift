import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Duties as pages, the interface and reminders read them.
enum DutyReading {
    /// Remembered until the ledger changes.
    static func judgements(_ app: WebApp, _ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try app.judgements(scope, year: year, on: day)
    }

    static func judgements(_ app: WebApp, member: String, year: Int, on day: Day) throws -> [DutyJudgement] {
        try app.session.dutyEngine().judge(member: member, year: year, on: day)
    }
}
