import Testing

@testable import ShiluLedger

/// Rows packed into memory come out as they went in.
struct SQLRowsTests {
    private let rows: [[SQLValue]] = [
        [.text("unit"), .integer(1), .null, .bytes([])], [.text("unit"), .integer(-1), .null, .bytes([0, 1])],
        [.text(""), .integer(.max), .text("党员/D001"), .bytes([0, 1])],
        [.null, .integer(.min), .text("党员/D001"), .null], [.text("unit"), .integer(.min), .null, .null],
    ]

    private func unpacked(_ rows: SQLRows) -> [[SQLValue]] {
        var found: [[SQLValue]] = []
        rows.forEachRow { found.append($0) }
        return found
    }

    @Test func roundTrip() {
        let packed = SQLRows(rows)
        #expect(packed.count == rows.count)
        #expect(unpacked(packed) == rows)
    }

    @Test func appended() {
        var packed = SQLRows(rows)
        packed.append(SQLRows(width: 4))
        packed.append(SQLRows(rows))
        // What follows may refer to the last row of the other.
        for value in rows[rows.count - 1] { packed.add(value) }
        #expect(unpacked(packed) == rows + rows + [rows[rows.count - 1]])
    }

    @Test func empty() {
        #expect(SQLRows([]).isEmpty)
        #expect(unpacked(SQLRows(width: 3)).isEmpty)
    }
}
