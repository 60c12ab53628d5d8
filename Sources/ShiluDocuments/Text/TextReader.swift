import Foundation

/// Reads the text of documents: TXT, DOCX, and, where the programs for it are installed, PDF and old Word files.
public enum TextReader {
    /// - Throws: what `SafeFile.read` and `read(_:name:)` throw.
    public static func read(fileAt path: String) throws(DocumentError) -> ExtractedText {
        try read(SafeFile.read(path), name: path)
    }

    /// - Parameter name: what people call the file. Its extension decides nothing; it only makes the message clear when a
    ///   file is not what it says.
    /// - Throws: `empty-file`, `unknown-encoding`, `damaged-file`, `zip-bomb` and its like, `renamed-pdf`, `pdf-without-text`,
    ///   `not-a-document`, `converter-missing`, `converter-failed`.
    public static func read(_ data: Data, name: String) throws(DocumentError) -> ExtractedText {
        let kind = FileSniffer.kind(of: data)
        switch kind {
        case .empty: throw .empty(name)
        case .text:
            guard let text = TextDecoder.decode(data) else { throw unknownEncoding(name) }
            if let disguise = TextDecoder.disguise(of: text) { throw notADocument(disguise, name) }
            return ExtractedText(lines: text, kind: .text)
        case .docx: return try DocxDocument.read(data, name: name, kind: .docx).extracted
        case .pdf: return try readPDF(data, name: name)
        case .oleDocument: return try readOld(data, name: name)
        case .zip:
            // Opening it tells a cut-off file from a different kind of file.
            _ = try ZipReader(data, name: name)
            throw notADocument(kind.label, name)
        case .xlsx, .unknown: throw notADocument(kind.label, name)
        }
    }

    private static func readPDF(_ data: Data, name: String) throws(DocumentError) -> ExtractedText {
        let lowercase = name.lowercased()
        // A PDF under another name is a mistake that someone should know of, even where its text could be read.
        if let claimed = [".docx", ".doc", ".wps", ".txt", ".xlsx", ".xls", ".csv"].first(where: lowercase.hasSuffix) {
            throw DocumentError(
                code: "renamed-pdf", file: name, what: "文件名是 \(claimed)，内容其实是 PDF（改文件名不会转换格式）",
                next: "请选择 Word 原稿（.docx）；确实只有 PDF 时，请把文件名改回 .pdf")
        }
        let text = try LegacyConverter.pdfText(data, name: name)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw DocumentError(
                code: "pdf-without-text", file: name, what: "PDF 里没有文字，多半是扫描件", next: "请改用 Word 原稿（.docx），或先做文字识别（OCR）")
        }
        return ExtractedText(lines: PrintedLines.paragraphs(of: text), kind: .pdf)
    }

    private static func readOld(_ data: Data, name: String) throws(DocumentError) -> ExtractedText {
        guard FileSniffer.oldOffice(data).contains(.word) else {
            throw LegacyConverter.refusal(data, as: "docx", name: name)
        }
        do {
            let converted = try LegacyConverter.convert(data, to: "docx", name: name)
            return try DocxDocument.read(converted, name: name, kind: .oleDocument).extracted
        } catch {
            // antiword knows text only, but is small and nearly always works.
            guard let text = try LegacyConverter.antiwordText(data, name: name), !text.isEmpty else { throw error }
            return ExtractedText(lines: text, kind: .oleDocument)
        }
    }

    static func unknownEncoding(_ name: String) -> DocumentError {
        DocumentError(
            code: "unknown-encoding", file: name, what: "文字编码认不出来（不是 UTF-8、GB18030，也不是带标记的 UTF-16）",
            next: "请用记事本或 WPS 打开，另存为 UTF-8 编码后再试")
    }

    private static func notADocument(_ label: String, _ name: String) -> DocumentError {
        DocumentError(
            code: "not-a-document", file: name, what: "这不是文字文档，其实是\(label)",
            next: "请选择 .docx、.txt 或 .pdf 文件；其他文档请用 WPS 或 Word 另存为 .docx")
    }
}
