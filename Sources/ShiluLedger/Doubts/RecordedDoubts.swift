import ShiluRegisters

/// What the registers' own checks say of the records as they stand: doubts that were taken as they happened, and breaches
/// that came about later, when something beside the record was amended.
enum RecordedDoubts: DoubtRule {
    static let code = "not-as-ruled"
    static let title = "与规定或其他记录不相合"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        for info in desk.registers {
            // Without the key a sealed record looks as if half of it were missing.
            if !info.sealed.isEmpty, !desk.ledger.isUnlocked { continue }
            for state in desk.states(info.register.name) {
                let day = desk.day(of: state, info)
                guard desk.isIn(day), state.sealed != nil else { continue }
                let record = state.any
                var problems = Problems()
                info.register.check(record, &problems)
                info.register.check(record, in: desk.context, &problems)
                // That is a rule of its own here, which also looks at registers without such a check.
                for problem in problems.all where problem.code != PresentAboveRoll.code {
                    found.add(
                        problem.what, next: problem.next, records: [state.id], organizations: state.organizations(info),
                        day: day)
                }
            }
        }
    }
}
