/// `word/styles.xml` and `word/fontTable.xml` of a profile. The order of children is part of the schema.
struct WordStyles {
    let profile: PageProfile

    enum ID {
        static let body = "GwBody"
        static let title = "Title"
        static let subtitle = "Subtitle"
        static let addressee = "GwAddressee"
        static let attachment = "GwAttachment"
        static let signature = "GwSignature"
        static let table = "GwTable"
        static let pageNumber = "GwPageNumber"
        static func heading(_ level: Int) -> String { "Heading\(min(max(level, 1), 4))" }
        static func runInHeading(_ level: Int) -> String { "GwRunIn\(min(max(level, 1), 4))" }
    }

    var stylesPart: String {
        let tight = profile.usesCharacterGrid ? "" : "<w:spacing w:val=\"\(profile.characterSpacing)\"/>"
        let grid = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(profile.linePitch)\" w:lineRule=\"exact\"/>"
        let noSpace = "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
        let noGrid = "<w:snapToGrid w:val=\"0\"/>"
        let characters = profile.indentCharacters
        let indent =
            "<w:ind w:firstLineChars=\"\(characters * 100)\" w:firstLine=\"\(characters * profile.characterWidth)\"/>"
        var styles = [
            defaults,
            // Widow control moves rows to the next page, and pages are then not full.
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
                + "<w:pPr><w:widowControl w:val=\"0\"/>\(grid)<w:jc w:val=\"both\"/></w:pPr></w:style>",
            "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
                + "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>",
            paragraph(ID.body, "公文正文", properties: indent, run: tight),
            paragraph(
                ID.title, "Title",
                properties: "<w:keepNext/><w:keepLines/>\(noGrid)"
                    + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(profile.titleLine)\" w:lineRule=\"exact\"/>"
                    + "<w:jc w:val=\"center\"/>",
                run: fonts(profile.title) + size(profile.titleSize)),
            paragraph(
                ID.subtitle, "Subtitle", properties: "<w:keepNext/>\(noSpace)<w:jc w:val=\"center\"/>",
                run: fonts(profile.subtitle)),
            paragraph(ID.addressee, "主送机关", properties: "", run: tight),
            paragraph(ID.attachment, "附件说明", properties: "\(noSpace)<w:jc w:val=\"left\"/>", run: tight),
            paragraph(ID.signature, "署名和日期", properties: "<w:keepLines/>\(noSpace)<w:jc w:val=\"left\"/>", run: ""),
            paragraph(
                ID.table, "公文表格",
                properties: "\(noGrid)<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(profile.tableLine)\" "
                    + "w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
                run: size(profile.tableSize)),
            paragraph(
                ID.pageNumber, "公文页码",
                properties: "\(noGrid)<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(profile.pageNumberLine)\" "
                    + "w:lineRule=\"exact\"/>",
                run: fonts(profile.pageNumber) + size(profile.pageNumberSize)),
        ]
        for level in 1...4 {
            let bold = profile.boldHeadingLevels.contains(level) ? "<w:b/><w:bCs/>" : ""
            let face = fonts(profile.headingFace(level)) + bold
            // Built-in names: navigation and tables of contents go by them.
            styles.append(
                paragraph(
                    ID.heading(level), "heading \(level)",
                    properties: "<w:keepNext/>\(indent)<w:outlineLvl w:val=\"\(level - 1)\"/>", run: face + tight,
                    next: ID.body))
            styles.append(
                "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"\(ID.runInHeading(level))\">"
                    + "<w:name w:val=\"段首标题\(level)\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>"
                    + "<w:rPr>\(face)</w:rPr></w:style>")
        }
        return WordParts.declaration + "<w:styles xmlns:w=\"\(WordParts.main)\">\(styles.joined())</w:styles>"
    }

    var fontTablePart: String {
        var faces: [PageProfile.Face] = []
        for face in [profile.body, profile.title, profile.subtitle, profile.pageNumber] + profile.headings
        where !faces.contains(where: { $0.eastAsian == face.eastAsian }) {
            faces.append(face)
        }
        let chinese = faces.map { face in
            "<w:font w:name=\"\(XMLEscape.attribute(face.eastAsian))\">"
                + "<w:altName w:val=\"\(XMLEscape.attribute(face.substitute))\"/>"
                + "<w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>"
        }
        let latin =
            "<w:font w:name=\"\(XMLEscape.attribute(profile.body.latin))\"><w:charset w:val=\"00\"/>"
            + "<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>"
        return WordParts.declaration + "<w:fonts xmlns:w=\"\(WordParts.main)\">\(chinese.joined())\(latin)</w:fonts>"
    }

    private var defaults: String {
        "<w:docDefaults><w:rPrDefault><w:rPr>\(fonts(profile.body))<w:color w:val=\"000000\"/>\(size(profile.bodySize))"
            + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
            + "<w:pPrDefault/></w:docDefaults>"
    }

    private func fonts(_ face: PageProfile.Face) -> String {
        let latin = XMLEscape.attribute(face.latin)
        return "<w:rFonts w:ascii=\"\(latin)\" w:eastAsia=\"\(XMLEscape.attribute(face.eastAsian))\" "
            + "w:hAnsi=\"\(latin)\" w:cs=\"\(latin)\"/>"
    }

    private func size(_ halfPoints: Int) -> String {
        "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
    }

    private func paragraph(
        _ id: String, _ name: String, properties: String, run: String, next: String? = nil
    ) -> String {
        let custom = id.hasPrefix("Gw") ? " w:customStyle=\"1\"" : ""
        return "<w:style w:type=\"paragraph\"\(custom) w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
            + "<w:basedOn w:val=\"Normal\"/>" + (next.map { "<w:next w:val=\"\($0)\"/>" } ?? "") + "<w:qFormat/>"
            + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")
            + "</w:style>"
    }
}
