import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Duties as pages, the interface and reminders read them: the catalogue is loaded once.
enum DutyReading {
    private static let catalogue = Result { try DutyCatalogue.bundled }

    static func judgements(_ app: WebApp, _ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try engine(app).judge(scope, year: year, on: day)
    }

    static func judgements(_ app: WebApp, member: String, year: Int, on day: Day) throws -> [DutyJudgement] {
        try engine(app).judge(member: member, year: year, on: day)
    }

    private static func engine(_ app: WebApp) throws -> DutyEngine {
        DutyEngine(catalogue: try catalogue.get(), reading: try app.ledger.facts())
    }
}
