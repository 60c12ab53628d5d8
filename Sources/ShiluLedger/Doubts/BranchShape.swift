import ShiluRegisters

/// Size and committee of branches on the last day that is looked at (regulations.md, §4): what grows or shrinks with the
/// roll and cannot be refused when it is entered.
enum BranchShape: DoubtRule {
    static let code = "branch-shape"
    static let title = "支部规模和班子设置"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) throws {
        let day = desk.lastDay
        let full = try fullMembers(desk, on: day)
        for branch in desk.records(PartyOrganization.self) {
            guard branch.kind?.isBranch == true, desk.context.exists(branch.id, on: day) else { continue }
            let members = desk.context.rollCount(of: branch.id, on: day)
            // Nobody on the roll: the roster is not kept here yet.
            guard members > 0 else { continue }
            let fullMembers = full[branch.id] ?? 0
            func add(_ what: String, _ next: String) {
                found.add(
                    "“\(desk.name(branch.id))”\(day.chinese)\(what)", next: next, records: [branch.id],
                    organizations: [branch.id], day: day)
            }
            if fullMembers < 3 {
                add("正式党员\(fullMembers)人，不足3人", "请考虑与邻近单位成立联合党支部（《支部工作条例（试行）》第4、5条）")
            }
            if members > 50 { add("党员\(members)人，超过50人", "请考虑分设支部（《支部工作条例（试行）》第4条：一般不超过50人）") }
            if fullMembers >= 7, branch.hasCommittee != true {
                add("正式党员\(fullMembers)人，没有设支部委员会", "请设支部委员会（《支部工作条例（试行）》第20条：正式党员7人以上应当设）")
            }
            if fullMembers < 7, branch.hasCommittee == true {
                add("正式党员\(fullMembers)人，不足7人，设了支部委员会", "请核对（《支部工作条例（试行）》第20条：不足7人的设书记1名，必要时设副书记1名）")
            }
        }
    }

    /// Full members of each organisation's own roll, by its id.
    private static func fullMembers(_ desk: DoubtDesk, on day: Day) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        let rows = try desk.db.rows(
            """
            SELECT organization_id, COUNT(*) FROM fact
            WHERE unit_id = \(desk.ledger.unit.text)
              AND organization_id IN (\(sql: OrganizationTree.everyOne(desk.ledger.unit.text)))
              AND kind = \("roll.fullMember") AND member_id <> ''
              AND first_day <= \(day.number) AND last_day >= \(day.number) AND until_position = \(Schema.open)
            GROUP BY organization_id
            """)
        for row in rows { counts[try row.text(0)] = Int(try row.integer(1)) }
        return counts
    }
}
