/// Walks through the body of a Word document and collects its text.
struct DocxWalker {
    private let styles: DocxStyles
    private var numbering: DocxNumbering
    private var scalars = String.UnicodeScalarView()
    private var count = 0
    private var paragraphs: [ExtractedParagraph] = []
    private var tableDepth = 0
    /// The paragraph being read; one inside a text box waits in `pending` until it ends.
    private var current: ExtractedParagraph?
    private var pending: [XMLNode] = []
    /// The last paragraph's mark was deleted in tracked changes: the next paragraph goes on in it.
    private var continues = false
    private var openBookmarks: [String: (name: String, offset: Int)] = [:]
    /// Ids of the notes that the body refers to, by `footnote` and `endnote`.
    private(set) var notes: [String: [String]] = [:]
    private var closedBookmarks: [(name: String, start: Int, end: Int)] = []

    init(styles: DocxStyles, numbering: DocxNumbering) {
        self.styles = styles
        self.numbering = numbering
    }

    /// Properties hold no text; deleted and moved-away text and field codes are not what a reader sees.
    private static let skipped: Set<String> = [
        "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText",
        "instrText", "delInstrText", "rt", "docPr", "softHyphen", "lastRenderedPageBreak", "fldData",
    ]

    mutating func walk(_ node: XMLNode) {
        for child in node.children { visit(child) }
    }

    private mutating func visit(_ node: XMLNode) {
        if Self.skipped.contains(node.name) { return }
        switch node.name {
        case "p" where !node.namespace.hasSuffix("/drawingml/2006/main"): paragraph(node)
        case "tbl":
            tableDepth += 1
            walk(node)
            tableDepth -= 1
        // The same content twice, for newer and older programs: one of them is read.
        case "AlternateContent":
            if let branch = node.child("Choice") ?? node.child("Fallback") { walk(branch) }
        case "txbxContent": if current == nil { walk(node) } else { pending.append(node) }
        case "r":
            if let hidden = node.child("rPr")?.child("vanish"), Self.isOn(hidden) { return }
            walk(node)
        case "t": if current != nil { append(node.text) }
        case "tab", "ptab": if current != nil { append("\t") }
        case "br":
            let type = node.attributes["type"]
            if current != nil, type == nil || type == "textWrapping" { append("\n") }
        case "cr": if current != nil { append("\n") }
        case "noBreakHyphen": if current != nil { append("-") }
        case "footnoteReference", "endnoteReference":
            if let id = node.attributes["id"] { notes[String(node.name.dropLast(9)), default: []].append(id) }
        case "sym": if current != nil { symbol(node) }
        case "bookmarkStart":
            if let id = node.attributes["id"], let name = node.attributes["name"] { openBookmarks[id] = (name, count) }
        case "bookmarkEnd":
            if let id = node.attributes["id"], let open = openBookmarks.removeValue(forKey: id) {
                closedBookmarks.append((open.name, open.offset, count))
            }
        default: walk(node)
        }
    }

    private static func isOn(_ setting: XMLNode) -> Bool {
        let value = setting.attributes["val"]
        return value != "0" && value != "false" && value != "off"
    }

    private mutating func paragraph(_ node: XMLNode) {
        // A paragraph directly inside another one does not occur; a text box is kept until the end of its paragraph.
        let properties = node.child("pPr")
        let style = properties?.setting("pStyle")
        if !continues || current == nil {
            current = ExtractedParagraph(
                offset: count, length: 0, outlineLevel: outlineLevel(properties, style), isInTable: tableDepth > 0)
            let number = number(properties, style)
            append(number)
            current?.automaticNumberLength = number.unicodeScalars.count
        }
        walk(node)
        continues = properties?.child("rPr")?.child("del") != nil
        if !continues { endParagraph() }
        let boxes = pending
        pending = []
        if !boxes.isEmpty {
            if continues { endParagraph() }
            continues = false
            for box in boxes { walk(box) }
        }
    }

    private mutating func endParagraph() {
        guard var finished = current else { return }
        finished.length = count - finished.offset
        paragraphs.append(finished)
        append("\n")
        current = nil
    }

    private func outlineLevel(_ properties: XMLNode?, _ style: String?) -> Int? {
        if let own = properties?.setting("outlineLvl").flatMap({ Int($0) }) {
            return (0..<9).contains(own) ? own + 1 : nil
        }
        return styles.outlineLevel(of: style)
    }

    private mutating func number(_ properties: XMLNode?, _ style: String?) -> String {
        let own = properties?.child("numPr")
        let inherited = styles.numbering(of: style)
        guard let numID = own?.setting("numId") ?? inherited?.numID, numID != "0" else { return "" }
        let ownLevel = own?.setting("ilvl").flatMap { Int($0) }
        let styleLevel = inherited.flatMap { $0.level ?? numbering.level(ofStyle: $0.style, numID: numID) }
        let level = ownLevel ?? styleLevel ?? 0
        guard (0..<9).contains(level) else { return "" }
        return numbering.next(numID: numID, level: level)
    }

    /// A character of a symbol font, by its place in it. The boxes and ticks of forms become Unicode; others stay where the
    /// font has them, in the private area.
    private mutating func symbol(_ node: XMLNode) {
        guard let code = node.attributes["char"].flatMap({ UInt32($0, radix: 16) }) else { return }
        let known: [String: [UInt32: String]] = [
            "Wingdings": [0xA8: "□", 0x6F: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗"],
            "Wingdings 2": [0x52: "☑", 0x51: "☒", 0xA3: "□", 0x50: "✓", 0x4F: "✗"],
        ]
        if let text = known[node.attributes["font"] ?? ""]?[code & 0xFF] {
            append(text)
        } else if let scalar = Unicode.Scalar(code), XMLEscape.isAllowed(scalar) {
            append(String(scalar))
        }
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            scalars.append(scalar)
            count += 1
        }
    }

    consuming func result(kind: FileKind) -> DocxDocument {
        endParagraph()
        let all = Array(scalars)
        let bookmarks = closedBookmarks.map { mark in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: all[mark.start..<mark.end])
            return DocxBookmark(name: mark.name, text: String(view), offset: mark.start)
        }
        let extracted = ExtractedText(text: String(scalars), paragraphs: paragraphs, kind: kind)
        return DocxDocument(extracted: extracted, bookmarks: bookmarks.sorted { $0.offset < $1.offset })
    }
}
