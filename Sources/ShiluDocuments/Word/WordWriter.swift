import Foundation

/// Writes an official document as DOCX, laid out by GB/T 9704-2012. Equal input gives equal bytes.
public enum WordWriter {
    /// - Parameters:
    ///   - customXML: kept by Word, WPS and LibreOffice when they save; read back with `WordReader.customXML`.
    ///   - properties: custom document properties, such as the document's id and version.
    ///   - profile: the numbers of the layout; the standard's unless an office has its own.
    /// - Returns: the bytes of the file. Characters that XML 1.0 forbids are left out.
    /// - Throws: `bad-bookmark`, `bad-custom-xml`, `zip-write-failed`.
    public static func data(
        _ document: OfficialDocument, customXML: CustomXMLPart? = nil, properties: [String: String] = [:],
        profile: PageProfile = .standard
    ) throws(DocumentError) -> Data {
        let styles = WordStyles(profile: profile)
        let hasProperties = !properties.isEmpty
        var zip = ZipWriter()
        zip.add(
            "[Content_Types].xml",
            WordParts.contentTypes(hasCustomXML: customXML != nil, hasProperties: hasProperties))
        zip.add("_rels/.rels", WordParts.packageRelations(hasProperties: hasProperties))
        zip.add("docProps/core.xml", WordParts.coreProperties(title: document.title))
        if hasProperties { zip.add("docProps/custom.xml", WordParts.customProperties(properties)) }
        zip.add("word/document.xml", try WordBody.part(document, profile: profile))
        zip.add("word/_rels/document.xml.rels", WordParts.documentRelations(hasCustomXML: customXML != nil))
        zip.add("word/styles.xml", styles.stylesPart)
        zip.add("word/settings.xml", WordParts.settings)
        zip.add("word/fontTable.xml", styles.fontTablePart)
        zip.add("word/theme/theme1.xml", WordParts.theme)
        zip.add("word/footer1.xml", WordParts.footer(isOdd: true, profile: profile))
        zip.add("word/footer2.xml", WordParts.footer(isOdd: false, profile: profile))
        if let customXML {
            try check(customXML, document.title)
            zip.add("customXml/item1.xml", customXML.xml)
            zip.add("customXml/itemProps1.xml", WordParts.customXMLProperties(customXML))
            zip.add("customXml/_rels/item1.xml.rels", WordParts.customXMLRelations)
        }
        return try zip.data(for: document.title)
    }

    /// A part that does not parse, or is not in its namespace, would never be found again.
    private static func check(_ part: CustomXMLPart, _ file: String) throws(DocumentError) {
        let root = try? XMLNode.parse(part.xml, name: file)
        let bare = part.itemID.filter { $0 != "{" && $0 != "}" }
        guard root?.namespace == part.namespace, UUID(uuidString: bare) != nil else {
            throw DocumentError(
                code: "bad-custom-xml", file: file, what: "随文数据不是规定的 XML（命名空间或编号不对）", next: "这是程序错误，请把这条提示转给管理员")
        }
    }
}
