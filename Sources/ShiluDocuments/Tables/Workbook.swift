/// One cell as text.
///
/// Numbers are the decimal text that is stored ("3", "12.5"), dates `yyyy-MM-dd` or `yyyy-MM-dd HH:mm`, times of day
/// `HH:mm`, booleans 是 and 否, formulas their cached value. Missing cells are empty.
public struct TableCell: Sendable, Equatable {
    public var text: String

    public init(text: String) { self.text = text }
}

/// One sheet of a workbook.
public struct TableSheet: Sendable, Equatable {
    public var name: String
    /// Hidden from the person who looks at the file; includes Excel's "very hidden".
    public var isHidden: Bool
    /// `rows[r][c]`; `r + 1` is the row number in the file. Rows need not be equally long; a missing row is empty.
    public var rows: [[String]]

    public init(name: String, isHidden: Bool = false, rows: [[String]]) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
    }

    /// The cell at a row and column counted from 0; empty beyond what is stored.
    public func cell(row: Int, column: Int) -> TableCell {
        guard rows.indices.contains(row), rows[row].indices.contains(column) else { return TableCell(text: "") }
        return TableCell(text: rows[row][column])
    }
}

/// A file of tables: the sheets of an XLSX in their order, or the one table of a CSV.
public struct Workbook: Sendable, Equatable {
    /// The name people know the file by.
    public var file: String
    public var sheets: [TableSheet]

    public init(file: String, sheets: [TableSheet]) {
        self.file = file
        self.sheets = sheets
    }
}
