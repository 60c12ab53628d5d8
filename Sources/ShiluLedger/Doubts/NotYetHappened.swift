import ShiluRegisters

/// Something recorded as done on a day that has not come: a slip of the pen, or a plan entered as if it were done. It counts in
/// the figures of its year, so the clerk has to hear of it.
enum NotYetHappened: DoubtRule {
    static let code = "not-yet-happened"
    static let title = "日期还没有到"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        for info in desk.registers {
            for state in desk.states(info.register.name) {
                // Whoever looks back to an earlier day sees nothing strange in what came later.
                guard let day = desk.day(of: state, info), day > desk.today,
                    desk.entered[state.id].map({ day > $0.day }) ?? true, desk.isIn(day)
                else { continue }
                let notice = notice(of: day)
                found.add(
                    notice.what, next: notice.next, records: [state.id], organizations: state.organizations(info),
                    day: day)
            }
        }
    }

    static func notice(of day: Day) -> Notice {
        Notice(code, "日期\(day.chinese)还没有到，却已记作办过的事", next: "请核对日期；确实还没有办的，撤回这条，办了再登记")
    }
}
