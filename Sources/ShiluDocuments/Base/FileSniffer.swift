import Foundation

/// What a file is, decided by its content and never by its extension.
public enum FileKind: Sendable, Equatable {
    /// Word 2007 and later (also written by WPS and LibreOffice).
    case docx
    /// Excel 2007 and later.
    case xlsx
    case pdf
    /// An OLE2 container: .doc, .wps, .xls, .et of old programs, or an encrypted .docx or .xlsx.
    case oleDocument
    /// Some other ZIP, or one so damaged that its contents cannot be listed.
    case zip
    /// Text in UTF-8, GB18030 or UTF-16 with a byte order mark.
    case text
    case empty
    case unknown

    /// The name that people use for it.
    var label: String {
        switch self {
        case .docx: "Word 文档（.docx）"
        case .xlsx: "Excel 表格（.xlsx）"
        case .pdf: "PDF 文件"
        case .oleDocument: "旧版 Office 文件（.doc、.wps、.xls）"
        case .zip: "压缩包或其他格式的文件"
        case .text: "文本文件"
        case .empty: "空文件"
        case .unknown: "无法识别的文件"
        }
    }
}

/// Recognises kinds of files by their first bytes and, for ZIPs, by what they contain.
public enum FileSniffer {
    public static func kind(of data: Data) -> FileKind {
        if data.isEmpty { return .empty }
        let head = [UInt8](data.prefix(4096))
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .oleDocument }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return kindOfZip(data)
        }
        // Readers of PDF allow some bytes before the mark.
        if contains(head.prefix(1024), Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .text }
        return looksLikeText(head) ? .text : .unknown
    }

    private static func kindOfZip(_ data: Data) -> FileKind {
        guard let archive = try? ZipReader(data, name: "", limits: .standard) else { return .zip }
        if archive.contains("word/document.xml") { return .docx }
        if archive.contains("xl/workbook.xml") { return .xlsx }
        // A main part may have any name; then the content types say what the package is.
        guard let bytes = try? archive.read("[Content_Types].xml"),
            let types = String(bytes: bytes, encoding: .utf8)
        else { return .zip }
        if types.contains("wordprocessingml.document.main") || types.contains("wordprocessingml.template.main") {
            return .docx
        }
        return types.contains("spreadsheetml.sheet.main") ? .xlsx : .zip
    }

    private static func looksLikeText(_ head: [UInt8]) -> Bool {
        var odd = 0
        for byte in head {
            if byte == 0 { return false }
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C { odd += 1 }
        }
        return odd * 100 <= head.count
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
        guard let first = pattern.first else { return true }
        for start in bytes.indices where bytes[start] == first {
            if bytes[start...].starts(with: pattern) { return true }
        }
        return false
    }
}
