import Foundation
import ShiluRegisters

extension Ledger {
    /// Current records of a register whose number or open part holds, for each group, one of its texts, in order of their
    /// entry and without their sealed fields. Others are passed over without being decoded.
    ///
    /// - Parameter groups: texts in UTF-8; ASCII letters in lower case, which stand for both cases.
    public func openRecords(of register: String, mentioning groups: [[[UInt8]]]) throws -> [AnyRecord] {
        try driver.read { db in
            var found: [(position: Int64, record: AnyRecord)] = []
            // Row by row and sorted afterwards: to hold the bodies of a big register would take more memory than all the rest.
            try db.each(
                """
                SELECT record_id, body, steps, first_position FROM record
                WHERE unit_id = \(unit.text) AND register = \(register) AND retracted = 0
                """
            ) { row in
                let (id, body) = (try row.text(0), try row.withBytes(1) { Array($0) })
                let text = Mentions.lowered(Array(id.utf8) + body)
                guard groups.allSatisfy({ group in group.contains { Mentions.contains(text, $0) } }) else { return }
                guard let open = CanonicalJSON.read(body) else { throw Notices.damaged }
                let steps = try row.withBytes(2) { try RecordState.steps(Array($0)) }
                let record = AnyRecord(id: id, register: register, fields: open, steps: steps)
                found.append((try row.integer(3), record))
            }
            return found.sorted { $0.position < $1.position }.map(\.record)
        }
    }
}

/// Looking for bytes in bytes.
enum Mentions {
    static func lowered(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (65...90).contains($0) ? $0 | 32 : $0 }
    }

    static func contains(_ text: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard !wanted.isEmpty else { return true }
        return text.withUnsafeBytes { whole in
            wanted.withUnsafeBytes { part in
                guard let start = whole.baseAddress, let sought = part.baseAddress, let first = part.first else {
                    return false
                }
                var at = start
                var left = whole.count
                while left >= part.count {
                    guard let hit = memchr(at, Int32(first), left - part.count + 1) else { return false }
                    if memcmp(hit, sought, part.count) == 0 { return true }
                    left -= UnsafeRawPointer(hit) - at + 1
                    at = UnsafeRawPointer(hit) + 1
                }
                return false
            }
        }
    }
}
