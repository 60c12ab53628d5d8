/// `word/document.xml`: the text of an official document as WordprocessingML.
struct WordBody {
    private let profile: PageProfile
    private var xml = ""
    private var bookmarks: Set<String> = []

    init(profile: PageProfile) { self.profile = profile }

    /// - Throws: `bad-bookmark` when a bookmark's name is not allowed or used twice.
    static func part(_ document: OfficialDocument, profile: PageProfile) throws(DocumentError) -> String {
        var body = WordBody(profile: profile)
        body.head(document)
        // The signature may not stand alone on a page (§7.3.5): the last paragraph before it goes along.
        let keepsLast = document.signature != nil && document.attachments.isEmpty
        for (index, block) in document.blocks.enumerated() {
            try body.block(block, file: document.title, keepNext: keepsLast && index == document.blocks.count - 1)
        }
        body.attachments(document.attachments, keepNext: document.signature != nil)
        if let signature = document.signature {
            body.signature(signature)
        } else if case .table? = document.blocks.last, document.attachments.isEmpty {
            // Word wants a paragraph after the last table.
            body.blankRow()
        }
        return WordParts.declaration
            + "<w:document xmlns:w=\"\(WordParts.main)\" xmlns:r=\"\(WordParts.relationships)\"><w:body>"
            + body.xml + body.section + "</w:body></w:document>"
    }

    // MARK: - Elements

    private mutating func head(_ document: OfficialDocument) {
        for _ in 0..<max(0, profile.rowsAboveTitle) { blankRow() }
        paragraph(WordStyles.ID.title, runs: run(document.title))
        if let subtitle = document.subtitle { paragraph(WordStyles.ID.subtitle, runs: run(subtitle)) }
        blankRow()
        if let addressee = document.addressee { paragraph(WordStyles.ID.addressee, runs: run(addressee)) }
    }

    private mutating func block(
        _ block: OfficialDocument.Block, file: String, keepNext: Bool
    ) throws(DocumentError) {
        switch block {
        case .heading(let level, let inlines):
            paragraph(WordStyles.ID.heading(level), runs: try runs(inlines, file))
        case .paragraph(let inlines):
            paragraph(WordStyles.ID.body, keepNext ? "<w:keepNext/>" : "", runs: try runs(inlines, file))
        case .table(let rows, let header): try table(rows, header, file)
        }
    }

    /// 附件说明: one blank row below the text; wrapped rows begin under the first character of the name (§7.3.4).
    private mutating func attachments(_ names: [String], keepNext: Bool) {
        guard !names.isEmpty else { return }
        blankRow()
        let indent = profile.indentCharacters * profile.characterWidth
        let label = "附件："
        for (index, name) in names.enumerated() {
            let number = names.count > 1 ? "\(index + 1)." : ""
            let first = (index == 0 ? label : "") + number
            let left = indent + tightWidth(label) + tightWidth(number)
            let hanging = tightWidth(first)
            let keep = keepNext && index == names.count - 1 ? "<w:keepNext/>" : ""
            paragraph(
                WordStyles.ID.attachment, keep, "<w:ind w:left=\"\(left)\" w:hanging=\"\(hanging)\"/>",
                runs: run(first + name))
        }
    }

    /// Without a seal (§7.3.5.2): one blank row below the text; the name leaves two characters at the right, the date begins two
    /// characters right of the name. When the date is longer, it leaves the two and the name moves left.
    private mutating func signature(_ signature: OfficialDocument.Signature) {
        blankRow(keepNext: true)
        let gap = Double(profile.signatureGap)
        let row = Double(profile.textWidth) / Double(profile.characterWidth)
        let organization = Self.width(signature.organization)
        let date = Self.width(signature.date)
        // Both are placed by their left edges: programs differ in the gap they put between digits and 年月日, and by its right
        // edge the date would begin in a different place in each.
        let start = max(0, date > organization ? row - gap - date - 2 : row - gap - organization)
        paragraph(WordStyles.ID.signature, "<w:keepNext/>", leftIndent(start), runs: run(signature.organization))
        paragraph(WordStyles.ID.signature, "", leftIndent(start + 2), runs: run(signature.date))
    }

    private mutating func table(
        _ rows: [[[OfficialDocument.Inline]]], _ header: Bool, _ file: String
    ) throws(DocumentError) {
        let columns = rows.map(\.count).max() ?? 0
        guard columns > 0 else { return }
        let widths = columnWidths(rows, columns)
        xml +=
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            xml += "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }
        xml += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        xml += widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        for (index, row) in rows.enumerated() {
            let isHeader = header && index == 0
            xml += "<w:tr><w:trPr><w:cantSplit/>\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>"
            for (column, width) in widths.enumerated() {
                let cell = row.indices.contains(column) ? row[column] : []
                xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                paragraph(
                    WordStyles.ID.table, isHeader ? "<w:keepNext/>" : "", runs: try runs(cell, file, bold: isHeader))
                xml += "</w:tc>"
            }
            xml += "</w:tr>"
        }
        xml += "</w:tbl>"
    }

    /// Shares of the text area by the longest cell of each column, within bounds; the sum is exact.
    private func columnWidths(_ rows: [[[OfficialDocument.Inline]]], _ columns: Int) -> [Int] {
        var weights = [Double](repeating: 3, count: columns)
        for row in rows {
            for (column, cell) in row.enumerated() {
                let width = cell.reduce(0) { $0 + Self.width($1.plainText) }
                weights[column] = max(weights[column], min(width + 1, 18))
            }
        }
        let total = weights.reduce(0, +)
        var widths = weights.map { Int(Double(profile.textWidth) * $0 / total) }
        widths[columns - 1] += profile.textWidth - widths.reduce(0, +)
        return widths
    }

    // MARK: - Paragraphs and runs

    private mutating func paragraph(_ style: String, _ keep: String = "", _ layout: String = "", runs: String) {
        xml += "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(keep)\(layout)</w:pPr>\(runs)</w:p>"
    }

    private mutating func blankRow(keepNext: Bool = false) {
        paragraph(WordStyles.ID.body, keepNext ? "<w:keepNext/>" : "", runs: "")
    }

    private mutating func runs(
        _ inlines: [OfficialDocument.Inline], _ file: String, bold: Bool = false
    ) throws(DocumentError) -> String {
        var result = ""
        for inline in inlines {
            switch inline {
            case .text(let text): result += run(text, bold: bold)
            case .bold(let text): result += run(text, bold: true)
            case .runInHeading(let level, let text):
                result += run(text, style: WordStyles.ID.runInHeading(level), bold: bold)
            case .marked(let text, let name):
                try check(name, file)
                let id = bookmarks.count
                bookmarks.insert(name)
                result +=
                    "<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(name)\"/>" + run(text, bold: bold)
                    + "<w:bookmarkEnd w:id=\"\(id)\"/>"
            }
        }
        return result
    }

    private func check(_ name: String, _ file: String) throws(DocumentError) {
        let rest = name.utf8.dropFirst().allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 95 }
        guard let first = name.utf8.first, isLetter(first), rest, name.utf8.count <= 40 else {
            throw DocumentError(
                code: "bad-bookmark", file: file, what: "书签名“\(name)”不合规定", next: "书签名以字母开头，只用字母、数字和下划线，不超过40个字符")
        }
        // Word drops the second of two bookmarks with one name, whatever their case.
        guard !bookmarks.contains(where: { $0.lowercased() == name.lowercased() }) else {
            throw DocumentError(code: "bad-bookmark", file: file, what: "书签名“\(name)”用了两次", next: "请给每个数字不同的书签名")
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) && byte < 128 }

    /// One run; line feeds become line breaks, tabs become tabs.
    private func run(_ text: String, style: String? = nil, bold: Bool = false) -> String {
        guard !text.isEmpty else { return "" }
        var properties = style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
        // Without the hint, “ ” — … · are drawn from the Latin face, half as wide.
        if text.utf8.contains(where: { $0 >= 128 }) { properties += "<w:rFonts w:hint=\"eastAsia\"/>" }
        if bold { properties += "<w:b/><w:bCs/>" }
        var content = ""
        var piece = ""
        func flush() {
            if !piece.isEmpty { content += "<w:t xml:space=\"preserve\">\(XMLEscape.text(piece))</w:t>" }
            piece = ""
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\u{2028}":
                flush()
                content += "<w:br/>"
            case "\t":
                flush()
                content += "<w:tab/>"
            case "\r": break
            default: if XMLEscape.isAllowed(scalar) { piece.unicodeScalars.append(scalar) }
            }
        }
        flush()
        return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>") + content + "</w:r>"
    }

    // MARK: - Measures

    private func leftIndent(_ characters: Double) -> String {
        "<w:ind w:left=\"\(Int(characters * Double(profile.characterWidth)))\"/>"
    }

    /// Width in Chinese characters: Latin letters and digits take about half, stops a quarter.
    static func width(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x20, 0x2C, 0x2E: sum + 0.25
            case 0..<0x80: sum + 0.5
            default: sum + 1
            }
        }
    }

    /// Width in twips when set as tightly as the body.
    private func tightWidth(_ text: String) -> Int {
        let spacing = profile.usesCharacterGrid ? 0 : profile.characterSpacing
        return Int(Self.width(text) * Double(profile.characterWidth)) + text.unicodeScalars.count * spacing
    }

    private var section: String {
        let grid =
            profile.usesCharacterGrid
            ? "w:type=\"linesAndChars\" w:linePitch=\"\(profile.linePitch)\" w:charSpace=\"\(profile.characterGridSpace)\""
            : "w:type=\"lines\" w:linePitch=\"\(profile.linePitch)\""
        return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdOdd\"/>"
            + "<w:footerReference w:type=\"even\" r:id=\"rIdEven\"/>"
            + "<w:pgSz w:w=\"\(profile.pageWidth)\" w:h=\"\(profile.pageHeight)\"/>"
            + "<w:pgMar w:top=\"\(profile.topMargin)\" w:right=\"\(profile.rightMargin)\" "
            + "w:bottom=\"\(profile.bottomMargin)\" w:left=\"\(profile.leftMargin)\" w:header=\"\(profile.headerDistance)\" "
            + "w:footer=\"\(profile.footerDistance)\" w:gutter=\"0\"/>"
            + "<w:pgNumType w:start=\"1\"/><w:docGrid \(grid)/></w:sectPr>"
    }
}

extension OfficialDocument.Inline {
    var plainText: String {
        switch self {
        case .text(let text), .bold(let text), .marked(let text, _), .runInHeading(_, let text): text
        }
    }
}
