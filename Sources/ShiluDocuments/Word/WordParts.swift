/// The parts of a Word package that do not depend on its text.
enum WordParts {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"

    static func contentTypes(hasCustomXML: Bool, hasProperties: Bool) -> String {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let common = "application/vnd.openxmlformats-officedocument"
        var overrides = [
            ("/word/document.xml", "\(word).document.main+xml"), ("/word/styles.xml", "\(word).styles+xml"),
            ("/word/settings.xml", "\(word).settings+xml"), ("/word/fontTable.xml", "\(word).fontTable+xml"),
            ("/word/footer1.xml", "\(word).footer+xml"), ("/word/footer2.xml", "\(word).footer+xml"),
            ("/word/theme/theme1.xml", "\(common).theme+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]
        if hasProperties { overrides.append(("/docProps/custom.xml", "\(common).custom-properties+xml")) }
        if hasCustomXML { overrides.append(("/customXml/itemProps1.xml", "\(common).customXmlProperties+xml")) }
        return declaration + "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + overrides.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
    }

    static func packageRelations(hasProperties: Bool) -> String {
        var items = [
            ("rId1", "\(relationships)/officeDocument", "word/document.xml"),
            ("rId2", "\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
        if hasProperties { items.append(("rId3", "\(relationships)/custom-properties", "docProps/custom.xml")) }
        return relations(items)
    }

    static func documentRelations(hasCustomXML: Bool) -> String {
        var items = [
            ("rIdStyles", "\(relationships)/styles", "styles.xml"),
            ("rIdSettings", "\(relationships)/settings", "settings.xml"),
            ("rIdFonts", "\(relationships)/fontTable", "fontTable.xml"),
            ("rIdTheme", "\(relationships)/theme", "theme/theme1.xml"),
            ("rIdOdd", "\(relationships)/footer", "footer1.xml"),
            ("rIdEven", "\(relationships)/footer", "footer2.xml"),
        ]
        if hasCustomXML { items.append(("rIdCustom", "\(relationships)/customXml", "../customXml/item1.xml")) }
        return relations(items)
    }

    static var customXMLRelations: String {
        relations([("rId1", "\(relationships)/customXmlProps", "itemProps1.xml")])
    }

    static func customXMLProperties(_ part: CustomXMLPart) -> String {
        let bare = part.itemID.filter { $0 != "{" && $0 != "}" }
        return declaration + "<ds:datastoreItem xmlns:ds=\"\(office)/customXml\" "
            + "ds:itemID=\"{\(XMLEscape.attribute(bare.uppercased()))}\"><ds:schemaRefs>"
            + "<ds:schemaRef ds:uri=\"\(XMLEscape.attribute(part.namespace))\"/></ds:schemaRefs></ds:datastoreItem>"
    }

    static func coreProperties(title: String) -> String {
        declaration + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
            + XMLEscape.text(title.replacing("\n", with: "")) + "</dc:title></cp:coreProperties>"
    }

    /// Sorted by name, because a dictionary has no order and equal input must give equal bytes.
    static func customProperties(_ properties: [String: String]) -> String {
        let items = properties.sorted { $0.key < $1.key }.enumerated().map { index, property in
            "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"\(index + 2)\" "
                + "name=\"\(XMLEscape.attribute(property.key))\">"
                + "<vt:lpwstr>\(XMLEscape.text(property.value))</vt:lpwstr></property>"
        }
        return declaration + "<Properties xmlns=\"\(office)/custom-properties\" xmlns:vt=\"\(office)/docPropsVTypes\">"
            + items.joined() + "</Properties>"
    }

    /// Odd and even footers count only with `evenAndOddHeaders`; punctuation is not compressed, so that rows hold 28 characters.
    static let settings =
        declaration + "<w:settings xmlns:w=\"\(main)\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"640\"/>"
        + "<w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
        + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
        + "</w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"

    /// — 1 —, one character free at the outer side: right on odd pages, left on even ones (GB/T 9704-2012 §7.5).
    static func footer(isOdd: Bool, profile: PageProfile) -> String {
        let gap = profile.pageNumberSize * 10
        let place =
            isOdd
            ? "<w:ind w:rightChars=\"100\" w:right=\"\(gap)\"/><w:jc w:val=\"right\"/>"
            : "<w:ind w:leftChars=\"100\" w:left=\"\(gap)\"/><w:jc w:val=\"left\"/>"
        func dash(_ text: String) -> String {
            "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
        }
        func field(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        return declaration + "<w:ftr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"\(WordStyles.ID.pageNumber)\"/>"
            + place + "</w:pPr>" + dash("— ") + field("begin")
            + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + field("separate")
            + "<w:r><w:t>\(isOdd ? 1 : 2)</w:t></w:r>" + field("end") + dash(" —") + "</w:p></w:ftr>"
    }

    /// Styles name all faces themselves; the theme is there because checkers and some readers ask for one.
    static let theme: String = {
        let colors = [
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "C00000"),
            ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"),
            ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
        ].map { "<a:\($0.0)><a:srgbClr val=\"\($0.1)\"/></a:\($0.0)>" }.joined()
        let font = "<a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"仿宋_GB2312\"/><a:cs typeface=\"\"/>"
        let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
        let line = "<a:ln w=\"6350\">\(fill)</a:ln>"
        let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
        return declaration + "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"公文\">"
            + "<a:themeElements><a:clrScheme name=\"公文\">\(colors)</a:clrScheme><a:fontScheme name=\"公文\">"
            + "<a:majorFont>\(font)</a:majorFont><a:minorFont>\(font)</a:minorFont></a:fontScheme>"
            + "<a:fmtScheme name=\"公文\"><a:fillStyleLst>\(fill)\(fill)\(fill)</a:fillStyleLst>"
            + "<a:lnStyleLst>\(line)\(line)\(line)</a:lnStyleLst>"
            + "<a:effectStyleLst>\(effect)\(effect)\(effect)</a:effectStyleLst>"
            + "<a:bgFillStyleLst>\(fill)\(fill)\(fill)</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    }()

    private static func relations(_ items: [(String, String, String)]) -> String {
        declaration + "<Relationships xmlns=\"\(package)/relationships\">"
            + items.map { "<Relationship Id=\"\($0.0)\" Type=\"\($0.1)\" Target=\"\($0.2)\"/>" }.joined()
            + "</Relationships>"
    }
}
