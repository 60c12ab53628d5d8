import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Duties as pages, the interface and reminders read them.
enum DutyReading {
    static func judgements(_ app: WebApp, _ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try app.judgements(scope, year: year, on: day)
    }
}
