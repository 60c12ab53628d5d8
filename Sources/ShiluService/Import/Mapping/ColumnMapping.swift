import Foundation
import ShiluDocuments
import ShiluRegisters

/// How a sheet of another system is read as one of ours: made once, kept, used again.
///
/// It is kept as a small table (对照表) that clerks open and correct in their spreadsheet program.
public struct ColumnMapping: Sendable, Equatable {
    /// How records lie in the other sheet.
    public enum Shape: String, Sendable, CaseIterable {
        /// One row, one record.
        case rows = "一行一条"
        /// One row per member, one column per quarter with points.
        case quarters = "每季一列"
        /// One row per member, one column per gathering, with ticks.
        case ticks = "签到打勾"
    }

    /// One column of the other sheet.
    public struct Column: Sendable, Equatable {
        public let source: String
        /// Our column's name; empty where the column is not taken. A quarter (`2023-Q1`) or a gathering's number in the
        /// other two shapes.
        public var target: String
        /// The other system's words for ours.
        public var words: [String: String]
    }

    /// Title of the register, or of the sheet of its parts (`会议记录`, for ticks).
    public var register: String
    public var shape: Shape
    /// Which row has the columns' names, from 1.
    public var headingRow: Int
    public var columns: [Column]
    /// Our columns that have the same value in every row.
    public var constants: [String: String]
    /// What an empty cell means where people tick: 请假, 无故缺席 or 不应到; nil refuses empty cells.
    public var blank: String?

    static let settings = ["〔台账〕", "〔形式〕", "〔列名所在行〕", "〔空白表示〕", "〔固定〕"]
    static let heading = ["原表列名", "台账列名", "换算（原值=新值，用；隔开）"]

    /// The table as clerks see it.
    public var table: [[String]] {
        var rows = [
            Self.heading, ["〔台账〕", register, ""], ["〔形式〕", shape.rawValue, ""],
            ["〔列名所在行〕", String(headingRow), ""],
        ]
        if shape == .ticks { rows.append(["〔空白表示〕", blank ?? "", ""]) }
        rows += columns.map { column in
            [
                column.source, column.target,
                column.words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "；"),
            ]
        }
        rows += constants.sorted { $0.key < $1.key }.map { ["〔固定〕", $0.key, $0.value] }
        return rows
    }

    /// Reads the table back.
    /// - Throws: `Refusal` with every line that says nothing.
    public init(table: [[String]], file: String) throws {
        var notices: [Notice] = []
        (register, shape, headingRow, columns, constants, blank) = ("", .rows, 1, [], [:], nil)
        for (index, row) in table.enumerated() {
            let cells = (0..<3).map { row.indices.contains($0) ? Cells.trimmed(row[$0]) : "" }
            let place = "\(file) 第\(index + 1)行"
            func refuse(_ what: String, _ next: String) {
                notices.append(Notice("mapping-line", what, next: next, place: place))
            }
            switch cells[0] {
            case "" where cells[1].isEmpty, Self.heading[0]: continue
            case "〔台账〕":
                register = cells[1]
                if RegisterBook.register(titled: register) == nil {
                    refuse("没有叫“\(Cells.shown(register))”的台账", "请填台账名称，可用 shilu catalogue list 查看")
                }
            case "〔形式〕":
                if let known = Shape(rawValue: cells[1]) {
                    shape = known
                } else {
                    refuse(
                        "“\(Cells.shown(cells[1]))”不是对照的形式",
                        "请填其中一种：\(Shape.allCases.map(\.rawValue).joined(separator: "、"))")
                }
            case "〔列名所在行〕":
                if let number = Int(cells[1]), (1...100).contains(number) {
                    headingRow = number
                } else {
                    refuse("“列名所在行”要填1至100的数", "请数一数列名在第几行")
                }
            case "〔空白表示〕": blank = cells[1].isEmpty ? nil : cells[1]
            case "〔固定〕": constants[cells[1]] = cells[2]
            default:
                columns.append(Column(source: cells[0], target: cells[1], words: Self.words(cells[2])))
            }
        }
        if register.isEmpty {
            notices.append(Notice("mapping-register", "没有写明是哪种台账", next: "请加一行“〔台账〕,党员”", place: file))
        }
        guard notices.isEmpty else { throw Refusal(notices) }
    }

    init(register: String, shape: Shape, headingRow: Int, columns: [Column], constants: [String: String] = [:]) {
        (self.register, self.shape, self.headingRow, self.columns) = (register, shape, headingRow, columns)
        (self.constants, blank) = (constants, nil)
    }

    private static func words(_ text: String) -> [String: String] {
        var words: [String: String] = [:]
        for pair in text.split(whereSeparator: { "；;".contains($0) }) {
            let sides = pair.split(separator: "=", maxSplits: 1).map { Cells.trimmed(String($0)) }
            if sides.count == 2 { words[sides[0]] = sides[1] }
        }
        return words
    }

    /// Reads a table file.
    public init(fileAt path: String) throws {
        let workbook: Workbook
        do throws(DocumentError) {
            workbook = try TableReader.read(fileAt: path)
        } catch { throw Notice(error.code, error.what, next: error.next, place: error.file) }
        try self.init(table: workbook.sheets.first?.rows ?? [], file: workbook.file)
    }

    /// Writes the table as a CSV that spreadsheet programs open.
    public func write(to path: String) throws { try SafeFile.write(CSVWriter.data(rows: table), to: path) }

    /// Whether a sheet has, in the heading row, all the columns that this mapping takes.
    public func fits(_ sheet: TableSheet) -> Bool {
        guard sheet.rows.indices.contains(headingRow - 1) else { return false }
        let there = Set(sheet.rows[headingRow - 1].map(Cells.trimmed))
        let taken = columns.filter { !$0.target.isEmpty }
        return !taken.isEmpty && taken.allSatisfy { there.contains($0.source) }
    }
}
