/// The rows read so far, and the cell being read.
struct SheetState {
    enum Progress { case goOn, finished, tooLarge }

    private enum CellType { case number, shared, inline, formulaText, boolean, error, date }

    let strings: [String]
    let shapes: [XLSXDates.Shape]
    let is1904: Bool
    var rows: [[String]] = []
    var budget: Int
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
    /// The element that started last.
    private var within = SheetElement.other

    /// Whether text is part of a cell.
    var isCollecting: Bool { collecting }

    init(strings: [String], shapes: [XLSXDates.Shape], is1904: Bool, budget: Int) {
        self.strings = strings
        self.shapes = shapes
        self.is1904 = is1904
        self.budget = budget
    }

    mutating func start(_ element: SheetElement) {
        within = element
        switch element {
        case .cell:
            content.removeAll(keepingCapacity: true)
            column += 1
            type = .number
            style = 0
        case .value: collecting = type != .inline
        case .text: collecting = type == .inline && !phonetic
        case .row:
            rowNumber += 1
            row.removeAll(keepingCapacity: true)
            column = -1
        case .phonetic: phonetic = true
        case .sheetData, .other: break
        }
    }

    /// An attribute of one letter, of the element that has just started: r (reference), t (type), s (style).
    mutating func attribute(_ name: UInt8, _ value: UnsafeBufferPointer<UInt8>) {
        switch (name, within) {
        case (UInt8(ascii: "r"), .cell): column = Self.column(value) ?? column
        case (UInt8(ascii: "s"), .cell): style = Self.number(value)
        case (UInt8(ascii: "t"), .cell): type = Self.type(value)
        case (UInt8(ascii: "r"), .row):
            // A number that makes no sense counts as not given.
            let number = Self.number(value)
            if number > 0 { rowNumber = number }
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if collecting { content.append(contentsOf: bytes) }
    }

    mutating func end(_ element: SheetElement) -> Progress {
        switch element {
        case .value, .text: collecting = false
        case .cell: return endCell()
        case .row: return endRow()
        case .phonetic: phonetic = false
        case .sheetData: return .finished
        case .other: break
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
