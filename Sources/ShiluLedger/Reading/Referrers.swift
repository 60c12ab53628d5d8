import ShiluRegisters

extension Ledger {
    /// Current records that link to the record, with the field of the link, in order of their ids.
    public func referrers(of id: String) throws -> [(record: String, field: String)] {
        try driver.read { db in
            try db.rows(
                """
                SELECT f.from_record, f.field FROM reference f
                JOIN record r ON r.unit_id = f.unit_id AND r.record_id = f.from_record
                WHERE f.unit_id = \(unit.text) AND f.to_record = \(id) AND r.retracted = 0
                ORDER BY f.from_record, f.field
                """
            ).map { (record: try $0.text(0), field: try $0.text(1)) }
        }
    }
}
