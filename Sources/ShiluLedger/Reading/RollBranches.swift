import ShiluRegisters

extension Ledger {
    /// On whose roll each member stands on a day, full or probationary: member id → branch id.
    public func rollBranches(on day: Day) throws -> [String: String] {
        try driver.read { db in
            var branches: [String: String] = [:]
            let rows = try db.rows(
                """
                SELECT member_id, organization_id FROM fact
                WHERE unit_id = \(unit.text) AND organization_id IN (\(sql: OrganizationTree.everyOne(unit.text)))
                  AND kind IN (\(list: Book.standing)) AND member_id <> ''
                  AND first_day <= \(day.number) AND last_day >= \(day.number) AND until_position = \(Schema.open)
                """)
            for row in rows { branches[try row.text(0)] = try row.text(1) }
            return branches
        }
    }
}
