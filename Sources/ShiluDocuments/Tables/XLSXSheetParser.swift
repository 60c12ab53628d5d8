import Foundation

/// Streams one worksheet part into rows.
final class XLSXSheetParser: XMLStream {
    /// All that changes while reading. Behind a pointer of our own, because a sheet has a million events and checking each
    /// access to a class's property for exclusiveness took a tenth of the time.
    private let state: UnsafeMutablePointer<SheetState>
    private let names: UnsafeMutablePointer<Names>
    private let file: String

    /// The pointers by which elements are reported.
    private struct Names {
        var row, c, v, t, rPh, sheetData: Name?

        func element(_ name: Name) -> SheetElement {
            if name == c { return .cell }
            if name == v { return .value }
            if name == t { return .text }
            if name == row { return .row }
            if name == rPh { return .phonetic }
            return name == sheetData ? .sheetData : .other
        }
    }

    private init(_ bytes: [UInt8], part: String, name: String, _ start: SheetState) throws(DocumentError) {
        state = .allocate(capacity: 1)
        state.initialize(to: start)
        names = .allocate(capacity: 1)
        names.initialize(to: Names())
        file = name
        try super.init(bytes, file: name, part: part)
        names.pointee = Names(
            row: interned("row"), c: interned("c"), v: interned("v"), t: interned("t"), rPh: interned("rPh"),
            sheetData: interned("sheetData"))
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
        names.deallocate()
    }

    /// The rows of a worksheet part.
    ///
    /// - Parameter budget: gaps that may still be filled; shared by the sheets of a workbook.
    /// - Parameter title: what the sheet is called in the workbook.
    /// - Throws: `damaged-file`, `damaged-cell` with every cell whose text the file does not hold, `xlsx-too-large`.
    static func rows(
        _ bytes: [UInt8], part: String, title: String, name: String, strings: [String], shapes: [XLSXDates.Shape],
        is1904: Bool, budget: inout Int
    ) throws(DocumentError) -> [[String]] {
        let start = SheetState(strings: strings, shapes: shapes, is1904: is1904, budget: budget)
        var plain = PlainSheet(state: start)
        if PlainXML.read(bytes, into: &plain) { return try sound(plain.state, title, name, &budget) }
        let parser = try XLSXSheetParser(bytes, part: part, name: name, start)
        try parser.parse()
        return try sound(parser.state.pointee, title, name, &budget)
    }

    private static func sound(
        _ state: SheetState, _ title: String, _ file: String, _ budget: inout Int
    ) throws(DocumentError) -> [[String]] {
        let lost = state.lost
        guard lost.isEmpty else {
            let few = lost.prefix(10).map { "第\($0.row)行第\(SheetState.letters(of: $0.column))列" }.joined(separator: "、")
            throw DocumentError(
                code: "damaged-cell", file: file,
                what: "工作表“\(title)”\(few)\(lost.count > 10 ? "等\(lost.count)格" : "")的文字在文件里找不到，文件已损坏",
                next: "请用 WPS 或 Excel 打开，补好这几格，另存后再选")
        }
        budget = state.budget
        return state.rows
    }

    override func start(_ name: Name, namespace: Name?, _ attributes: XMLAttributes) {
        let element = names.pointee.element(name)
        state.pointee.start(element)
        guard element == .cell || element == .row else { return }
        for index in 0..<attributes.count {
            guard let attribute = attributes[index], attribute.name[0] != 0, attribute.name[1] == 0 else { continue }
            state.pointee.attribute(attribute.name[0], attribute.value)
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { state.pointee.text(bytes) }

    override func end(_ name: Name) {
        switch state.pointee.end(names.pointee.element(name)) {
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

/// The same from plain XML, without libxml2.
private struct PlainSheet: PlainXMLTaker {
    var state: SheetState
    private var isSound = true

    init(state: SheetState) { self.state = state }

    var wantsText: Bool { state.isCollecting }

    mutating func start(_ name: UnsafeBufferPointer<UInt8>) { state.start(SheetElement(name)) }

    mutating func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        if name.count == 1 { state.attribute(name[0], value) }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil { isSound = false }
        state.text(bytes)
    }

    mutating func end(_ name: UnsafeBufferPointer<UInt8>) -> PlainXMLProgress {
        guard isSound else { return .giveUp }
        return switch state.end(SheetElement(name)) {
        case .goOn: .goOn
        case .finished: .finished
        case .tooLarge: .giveUp
        }
    }
}

/// The elements of a worksheet that say something of its cells.
enum SheetElement {
    case row, cell, value, text, phonetic, sheetData, other

    init(_ name: UnsafeBufferPointer<UInt8>) {
        switch (name.count, name[0]) {
        case (1, UInt8(ascii: "c")): self = .cell
        case (1, UInt8(ascii: "v")): self = .value
        case (1, UInt8(ascii: "t")): self = .text
        case (3, UInt8(ascii: "r")) where name[1] == UInt8(ascii: "o") && name[2] == UInt8(ascii: "w"): self = .row
        case (3, UInt8(ascii: "r")) where name[1] == UInt8(ascii: "P") && name[2] == UInt8(ascii: "h"):
            self = .phonetic
        case (9, UInt8(ascii: "s")) where name.elementsEqual("sheetData".utf8): self = .sheetData
        default: self = .other
        }
    }
}

