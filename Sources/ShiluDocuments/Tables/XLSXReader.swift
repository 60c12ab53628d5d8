import Foundation

/// Reads the sheets of an XLSX package, each as a stream.
struct XLSXReader {
    /// Empty cells and rows of a workbook that are filled in between others: two cells can lie 16,384 columns apart, and
    /// every gap takes memory. Cells with content are bounded by the size of the file.
    private static let largestGapCount = 5_000_000

    private let archive: ZipReader
    private let name: String
    private let workbookPart: String
    private let relations: OfficePackage.Relations

    init(_ archive: ZipReader, name: String) throws(DocumentError) {
        self.archive = archive
        self.name = name
        workbookPart = try OfficePackage.mainPart(of: archive, name: name, usual: "xl/workbook.xml")
        relations = try OfficePackage.relations(of: workbookPart, in: archive, name: name)
    }

    func sheets() throws(DocumentError) -> [TableSheet] {
        guard let bytes = try archive.read(workbookPart) else { throw .damaged(name, "缺少 \(workbookPart)") }
        let workbook = try XMLNode.parse(bytes, name: name, part: workbookPart)
        let flag = workbook.child("workbookPr")?.attributes["date1904"]
        let is1904 = flag == "1" || flag == "true"
        let strings = try sharedStrings()
        let shapes = try cellShapes()
        var budget = Self.largestGapCount
        var result: [TableSheet] = []
        for item in workbook.child("sheets")?.children("sheet") ?? [] {
            let title = item.attributes["name"] ?? ""
            // Chart sheets have no rows and no worksheet part.
            guard let id = item.attributes["id"], let part = relations.byID[id],
                relations.byType["worksheet"]?.contains(part) == true
            else { continue }
            guard let sheet = try archive.read(part) else { throw .damaged(name, "缺少 \(part)") }
            let rows = try XLSXSheetParser.rows(
                sheet, part: part, title: title, name: name, strings: strings, shapes: shapes, is1904: is1904,
                budget: &budget)
            let state = item.attributes["state"] ?? "visible"
            result.append(TableSheet(name: title, isHidden: state != "visible", rows: rows))
        }
        return result
    }

    private func part(ofType type: String, usual: String) throws(DocumentError) -> (bytes: [UInt8], part: String)? {
        let part = relations.byType[type]?.first ?? usual
        guard let bytes = try archive.read(part) else { return nil }
        return (bytes, part)
    }

    /// Shared strings in order: all runs joined, phonetic hints (rPh) left out.
    private func sharedStrings() throws(DocumentError) -> [String] {
        guard let (bytes, part) = try part(ofType: "sharedStrings", usual: "xl/sharedStrings.xml") else { return [] }
        var plain = PlainStrings()
        if PlainXML.read(bytes, into: &plain) { return plain.strings }
        let parser = try SharedStringsParser(bytes, file: name, part: part)
        try parser.parse()
        return parser.strings
    }

    /// What the number format of each cell style shows.
    private func cellShapes() throws(DocumentError) -> [XLSXDates.Shape] {
        guard let (bytes, part) = try part(ofType: "styles", usual: "xl/styles.xml") else { return [] }
        let styles = try XMLNode.parse(bytes, name: name, part: part)
        var custom: [Int: XLSXDates.Shape] = [:]
        for format in styles.child("numFmts")?.children("numFmt") ?? [] {
            guard let id = format.attributes["numFmtId"].flatMap({ Int($0) }),
                let code = format.attributes["formatCode"]
            else { continue }
            custom[id] = XLSXDates.shape(code: code)
        }
        return (styles.child("cellXfs")?.children("xf") ?? []).map { xf in
            let id = xf.attributes["numFmtId"].flatMap { Int($0) } ?? 0
            return custom[id] ?? XLSXDates.shape(builtIn: id)
        }
    }
}

/// Streams the shared strings of a workbook: all runs joined, phonetic hints (rPh) left out.
private final class SharedStringsParser: XMLStream {
    private(set) var strings: [String] = []
    private var current: [UInt8] = []
    private var collecting = false
    private var phonetic = false
    private lazy var names = (si: interned("si"), t: interned("t"), rPh: interned("rPh"))

    override func start(_ name: Name, namespace: Name?, _ attributes: XMLAttributes) {
        if name == names.t {
            collecting = !phonetic
        } else if name == names.si {
            current.removeAll(keepingCapacity: true)
        } else if name == names.rPh {
            phonetic = true
        }
    }

    override func end(_ name: Name) {
        if name == names.t {
            collecting = false
        } else if name == names.si {
            strings.append(XLSXText.string(current))
        } else if name == names.rPh {
            phonetic = false
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if collecting { current.append(contentsOf: bytes) }
    }
}

/// The same from plain XML, without libxml2.
private struct PlainStrings: PlainXMLTaker {
    private(set) var strings: [String] = []
    private var current: [UInt8] = []
    private var phonetic = false
    private var isSound = true
    private(set) var wantsText = false

    mutating func start(_ name: UnsafeBufferPointer<UInt8>) {
        if name.count == 1, name[0] == UInt8(ascii: "t") {
            wantsText = !phonetic
        } else if name.elementsEqual("si".utf8) {
            current.removeAll(keepingCapacity: true)
        } else if name.elementsEqual("rPh".utf8) {
            phonetic = true
        }
    }

    mutating func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {}

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil { isSound = false }
        if wantsText { current.append(contentsOf: bytes) }
    }

    mutating func end(_ name: UnsafeBufferPointer<UInt8>) -> PlainXMLProgress {
        if name.count == 1, name[0] == UInt8(ascii: "t") {
            wantsText = false
        } else if name.elementsEqual("si".utf8) {
            strings.append(XLSXText.string(current))
        } else if name.elementsEqual("rPh".utf8) {
            phonetic = false
        } else if name.elementsEqual("sst".utf8) {
            return .finished
        }
        return isSound ? .goOn : .giveUp
    }
}
