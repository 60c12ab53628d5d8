import Foundation

/// Streams one worksheet part into rows.
final class XLSXSheetParser: XMLStream {
    /// All that changes while reading. Behind a pointer of our own, because a sheet has a million events and checking each
    /// access to a class's property for exclusiveness took a tenth of the time.
    private let state: UnsafeMutablePointer<SheetState>
    private let file: String
    private let title: String

    /// - Parameter title: what the sheet is called in the workbook.
    init(
        _ bytes: [UInt8], part: String, title: String, name: String, strings: [String], shapes: [XLSXDates.Shape],
        is1904: Bool
    ) throws(DocumentError) {
        state = .allocate(capacity: 1)
        state.initialize(to: SheetState(strings: strings, shapes: shapes, is1904: is1904))
        (file, self.title) = (name, title)
        try super.init(bytes, file: name, part: part)
        state.pointee.names = SheetState.Names(
            row: interned("row"), c: interned("c"), v: interned("v"), t: interned("t"), rPh: interned("rPh"),
            end: interned("sheetData"))
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// - Parameter budget: gaps that may still be filled; shared by the sheets of a workbook.
    /// - Throws: `damaged-file`, `damaged-cell` with every cell whose text the file does not hold, `xlsx-too-large`.
    func rows(budget: inout Int) throws(DocumentError) -> [[String]] {
        state.pointee.budget = budget
        try parse()
        let lost = state.pointee.lost
        guard lost.isEmpty else {
            let few = lost.prefix(10).map { "第\($0.row)行第\(SheetState.letters(of: $0.column))列" }.joined(separator: "、")
            throw DocumentError(
                code: "damaged-cell", file: file,
                what: "工作表“\(title)”\(few)\(lost.count > 10 ? "等\(lost.count)格" : "")的文字在文件里找不到，文件已损坏",
                next: "请用 WPS 或 Excel 打开，补好这几格，另存后再选")
        }
        budget = state.pointee.budget
        return state.pointee.rows
    }

    override func start(_ name: Name, namespace: Name?, _ attributes: XMLAttributes) {
        state.pointee.start(name, attributes)
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { state.pointee.text(bytes) }

    override func end(_ name: Name) {
        switch state.pointee.end(name) {
        case .goOn: break
        // Nothing after the cells is needed.
        case .finished: stop()
        case .tooLarge:
            stop(
                DocumentError(
                    code: "xlsx-too-large", file: file, what: "表格太大，行列跨度超过上限", next: "请删去末尾多余的空行、空列，或拆成几个文件"))
        }
    }
}

/// The rows read so far, and the cell being read.
private struct SheetState {
    typealias Name = XMLStream.Name

    struct Names {
        var row, c, v, t, rPh, end: Name?
    }

    enum Progress { case goOn, finished, tooLarge }

    private enum CellType { case number, shared, inline, formulaText, boolean, error, date }

    let strings: [String]
    let shapes: [XLSXDates.Shape]
    let is1904: Bool
    var names = Names()
    var rows: [[String]] = []
    var budget = 0
    /// Cells that name a shared text which is not there; rows from 1, columns from 0.
    private(set) var lost: [(row: Int, column: Int)] = []
    private var row: [String] = []
    private var rowNumber = 0
    private var column = -1
    private var type = CellType.number
    private var style = 0
    private var content: [UInt8] = []
    private var collecting = false
    private var phonetic = false

    init(strings: [String], shapes: [XLSXDates.Shape], is1904: Bool) {
        self.strings = strings
        self.shapes = shapes
        self.is1904 = is1904
    }

    mutating func start(_ name: Name, _ attributes: XMLAttributes) {
        if name == names.c {
            startCell(attributes)
        } else if name == names.v {
            collecting = type != .inline
        } else if name == names.t {
            collecting = type == .inline && !phonetic
        } else if name == names.row {
            rowNumber = Self.rowNumber(attributes) ?? rowNumber + 1
            row.removeAll(keepingCapacity: true)
            column = -1
        } else if name == names.rPh {
            phonetic = true
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if collecting { content.append(contentsOf: bytes) }
    }

    mutating func end(_ name: Name) -> Progress {
        if name == names.v || name == names.t {
            collecting = false
        } else if name == names.c {
            return endCell()
        } else if name == names.row {
            return endRow()
        } else if name == names.rPh {
            phonetic = false
        } else if name == names.end {
            return .finished
        }
        return .goOn
    }

    private mutating func endCell() -> Progress {
        guard !content.isEmpty, (0..<16_384).contains(column) else { return .goOn }
        let value = value()
        if column >= row.count {
            if column > row.count {
                budget -= column - row.count
                guard budget >= 0 else { return .tooLarge }
                row.append(contentsOf: repeatElement("", count: column - row.count))
            }
            row.append(value)
        } else {
            row[column] = value
        }
        return .goOn
    }

    private mutating func endRow() -> Progress {
        guard !row.isEmpty else { return .goOn }
        guard rowNumber <= 1_048_576 else { return .tooLarge }
        budget -= max(0, rowNumber - rows.count - 1)
        guard budget >= 0 else { return .tooLarge }
        if rowNumber == rows.count + 1 {
            rows.append(row)
        } else {
            while rows.count < rowNumber { rows.append([]) }
            rows[rowNumber - 1] = row
        }
        // A new array: emptying the old one would copy it, as it is shared with `rows` now.
        let width = row.count
        row = []
        row.reserveCapacity(width)
        return .goOn
    }

    /// The number of a row; nil when it is not given or makes no sense.
    private static func rowNumber(_ attributes: XMLAttributes) -> Int? {
        for index in 0..<attributes.count {
            guard let attribute = attributes[index], attribute.name[0] == UInt8(ascii: "r"), attribute.name[1] == 0
            else {
                continue
            }
            let number = Self.number(attribute.value)
            return number > 0 ? number : nil
        }
        return nil
    }

    /// Attributes of a `c`: r (reference), t (type), s (style).
    private mutating func startCell(_ attributes: XMLAttributes) {
        content.removeAll(keepingCapacity: true)
        column += 1
        type = .number
        style = 0
        for index in 0..<attributes.count {
            guard let attribute = attributes[index], attribute.name[0] != 0, attribute.name[1] == 0 else { continue }
            switch attribute.name[0] {
            case UInt8(ascii: "r"): column = Self.column(attribute.value) ?? column
            case UInt8(ascii: "s"): style = Self.number(attribute.value)
            case UInt8(ascii: "t"): type = Self.type(attribute.value)
            default: break
            }
        }
    }

    /// `BC12` → 54, counted from 0. nil when there are no letters or too many.
    private static func column(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var column = 0
        var count = 0
        for byte in text {
            let letter = byte & 0xDF
            guard letter >= 65, letter <= 90 else { break }
            count += 1
            if count > 3 { return nil }
            column = column * 26 + Int(letter) - 64
        }
        return count == 0 ? nil : column - 1
    }

    /// 0 → A, 27 → AB.
    static func letters(of column: Int) -> String {
        var (left, letters) = (column + 1, "")
        while left > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (left - 1) % 26))) + letters
            left = (left - 1) / 26
        }
        return letters
    }

    /// The digits at the beginning, at most nine, so that nothing overflows.
    private static func number(_ text: some Sequence<UInt8>) -> Int {
        var value = 0
        for byte in text {
            guard byte >= 48, byte <= 57, value < 100_000_000 else { break }
            value = value * 10 + Int(byte) - 48
        }
        return value
    }

    private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
        switch text.first {
        case UInt8(ascii: "s"): text.count == 1 ? .shared : .formulaText
        case UInt8(ascii: "i"): .inline
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "e"): .error
        case UInt8(ascii: "d"): .date
        default: .number
        }
    }

    private mutating func value() -> String {
        switch type {
        case .shared:
            let index = Self.number(content)
            if strings.indices.contains(index), content.allSatisfy({ (48...57).contains($0) }) { return strings[index] }
            // An empty cell here would be a fact that silently went missing.
            lost.append((rowNumber, column))
            return ""
        case .inline, .formulaText: return XLSXText.string(content)
        case .boolean: return content == [UInt8(ascii: "1")] || content == Array("true".utf8) ? "是" : "否"
        case .error: return String(decoding: content, as: UTF8.self)
        case .date: return isoDate(String(decoding: content, as: UTF8.self))
        case .number:
            let text = String(decoding: content, as: UTF8.self)
            let shape = shapes.indices.contains(style) ? shapes[style] : .number
            if shape != .number, let serial = Double(text),
                let date = XLSXDates.text(serial, shape: shape, is1904: is1904)
            {
                return date
            }
            return content.contains(where: { $0 & 0xDF == UInt8(ascii: "E") }) ? XLSXText.decimal(text) : text
        }
    }

    /// `2024-05-06T00:00:00` → `2024-05-06`; with a time of day → `2024-05-06 08:30`.
    private func isoDate(_ text: String) -> String {
        let pieces = text.split(separator: "T", maxSplits: 1)
        guard pieces.count == 2, let day = pieces.first, let time = pieces.last else { return text }
        let clock = time.prefix(5)
        return clock == "00:00" ? String(day) : "\(day) \(clock)"
    }
}
