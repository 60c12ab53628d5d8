import Foundation

/// Reads back what `WordWriter` put into a document, also after Word, WPS or LibreOffice edited and saved it.
public enum WordReader {
    /// Bookmarks with the text that is now inside them, in the order of the text.
    ///
    /// Word's own hidden bookmarks (names that begin with `_`) are left out.
    /// - Returns: `offset` counts Unicode scalars of the `text` that `TextReader` gives for the same file.
    /// - Throws: as `TextReader.read(_:name:)`.
    public static func bookmarks(
        in data: Data, name: String
    ) throws(DocumentError) -> [(name: String, text: String, offset: Int)] {
        try check(data, name)
        let document = try DocxDocument.read(data, name: name, kind: .docx)
        return document.bookmarks.filter { !$0.name.hasPrefix("_") }.map { ($0.name, $0.text, $0.offset) }
    }

    /// The custom XML part whose root element is in the namespace; nil when there is none.
    /// - Throws: as `TextReader.read(_:name:)`. Parts of other programs that cannot be parsed are passed over.
    public static func customXML(
        in data: Data, name: String, namespace: String
    ) throws(DocumentError) -> String? {
        try check(data, name)
        let archive = try ZipReader(data, name: name)
        for entry in archive.entryNames where entry.hasPrefix("customXml/") && entry.hasSuffix(".xml") {
            guard let bytes = try archive.read(entry),
                let root = try? XMLNode.parse(bytes, name: name, part: entry), root.namespace == namespace
            else { continue }
            return TextDecoder.decode(Data(bytes))
        }
        return nil
    }

    private static func check(_ data: Data, _ name: String) throws(DocumentError) {
        let kind = FileSniffer.kind(of: data)
        switch kind {
        case .docx: return
        case .empty: throw .empty(name)
        case .zip:
            // Opening it tells a cut-off file from a different kind of file.
            _ = try ZipReader(data, name: name)
            throw notWord(kind, name)
        default: throw notWord(kind, name)
        }
    }

    private static func notWord(_ kind: FileKind, _ name: String) -> DocumentError {
        DocumentError(
            code: "not-a-word-file", file: name, what: "这不是 Word 文档（.docx），其实是\(kind.label)",
            next: "请选择 .docx 文件；其他格式请用 WPS 或 Word 另存为 .docx")
    }
}
