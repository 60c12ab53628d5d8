import ShiluRegisters

/// Members who attended by right (not as guests) on a day on which they stood on no roll of those who held the gathering.
enum StrangersPresent: DoubtRule {
    static let code = "strangers-present"
    static let title = "到会的人当天不在名册上"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        for event in desk.events {
            var gone: [String] = []
            var elsewhere: [String] = []
            for row in event.attendance.items {
                guard row.role?.isExpected == true, row.state?.isPresent == true, let member = row.memberId?.id else {
                    continue
                }
                guard let branch = desk.context.branch(of: member, on: event.day) else {
                    gone.append(member)
                    continue
                }
                // Only an assembly is of one branch's members alone.
                let isHere = event.organizations.contains { desk.lies(branch, in: Scope($0), on: event.day) }
                if !isHere, row.role == .votingMember, event.kinds.contains(.memberAssembly) {
                    elsewhere.append(member)
                }
            }
            for (people, what, next) in [
                (gone, "不在任何支部的名册上", "请核对名单，或补登记转入；已转出、去世的从名单删去"),
                (elsewhere, "不是召开会议的党组织的党员，却作为有表决权的党员到会", "请核对名单；列席的，把参会身份改为列席"),
            ] where !people.isEmpty {
                found.add(
                    "\(people.count)名到会的人（\(desk.numbers(people))）\(event.day.chinese)\(what)", next: next,
                    records: [event.record.id] + people, organizations: event.organizations, day: event.day)
            }
        }
    }
}
