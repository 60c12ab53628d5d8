/// A sheet to be written: a table with a header row, as a list or as a form to fill in.
public struct SheetSpec: Sendable, Equatable {
    /// At most 31 characters, none of `[]:*?/\`.
    public var name: String
    public var columns: [ColumnSpec]
    /// Below the header and the example. See `SpreadsheetWriter` for what becomes a number or a date.
    public var rows: [[String]]
    /// A row that shows how to fill in the form: grey italic, row 2, its first cell marked with `examplePrefix`.
    public var exampleRow: [String]?

    /// What the first cell of an example row begins with, so that an import can pass over it.
    public static let examplePrefix = "示例："

    public init(name: String, columns: [ColumnSpec], rows: [[String]], exampleRow: [String]? = nil) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.exampleRow = exampleRow
    }
}

/// A column of a sheet.
public struct ColumnSpec: Sendable, Equatable {
    public var title: String
    /// In characters of the default font (Excel's unit); a Chinese character takes about two.
    public var width: Double
    /// A comment on the header cell.
    public var note: String?
    /// What may be chosen in this column; empty for free input.
    public var choices: [String]
    /// The title is bold and ends with the mark `requiredMark`.
    public var isRequired: Bool
    /// Kept as text (number format @), so that an 18-digit number keeps its digits.
    public var isText: Bool

    /// Appended to the titles of required columns.
    public static let requiredMark = "*"

    public init(
        title: String, width: Double = 16, note: String? = nil, choices: [String] = [], isRequired: Bool = false,
        isText: Bool = false
    ) {
        self.title = title
        self.width = width
        self.note = note
        self.choices = choices
        self.isRequired = isRequired
        self.isText = isText
    }
}
