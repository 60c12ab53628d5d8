import ShiluDocuments
import ShiluRegisters

/// The sheets of a generated unit as import takes them, columns in the order in which they were first used.
struct SampleSheets {
    private var order: [String] = []
    private var columns: [String: [String]] = [:]
    private var rows: [String: [[String: String]]] = [:]
    private var numbers: [String: Int] = [:]

    /// Adds a row to the sheet of a register; empty cells are left out.
    mutating func add(_ sheet: String, _ cells: KeyValuePairs<String, String>) {
        if rows[sheet] == nil { order.append(sheet) }
        var row: [String: String] = [:]
        for (column, cell) in cells where !cell.isEmpty {
            if columns[sheet]?.contains(column) != true { columns[sheet, default: []].append(column) }
            row[column] = cell
        }
        rows[sheet, default: []].append(row)
    }

    /// The next number of a series: `HY00012`.
    mutating func number(_ series: String) -> String {
        let next = numbers[series, default: 0] + 1
        numbers[series] = next
        let digits = String(next)
        return series + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    /// Sheet by sheet: its name, and its rows with the heading first.
    var tables: [(name: String, rows: [[String]])] {
        order.map { sheet in
            let heading = columns[sheet] ?? []
            return (sheet, [heading] + (rows[sheet] ?? []).map { row in heading.map { row[$0] ?? "" } })
        }
    }

    /// How many rows all sheets have, headings aside.
    var rowCount: Int { rows.values.reduce(0) { $0 + $1.count } }
}
