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

    /// What an OLE2 container may hold.
    enum OldOffice: Sendable {
        /// .doc, .wps
        case word
        /// .xls, .et
        case excel
        /// A .docx or .xlsx with a password.
        case encrypted
    }

    /// What an OLE2 container holds, by the names of its streams: several where one file is put into another, nothing where
    /// it is damaged. LibreOffice takes whatever it is given for text: only what really is a Word or Excel file may go there.
    static func oldOffice(_ data: Data) -> Set<OldOffice> {
        let bytes = [UInt8](data)
        // Sector size, the directory's first sector ([MS-CFB] §2.2).
        guard bytes.count >= 1536, bytes[30] == 9 || bytes[30] == 12, bytes[31] == 0 else { return [] }
        if hasStream("EncryptedPackage", bytes) { return [.encrypted] }
        var found: Set<OldOffice> = []
        if hasStream("WordDocument", bytes) { found.insert(.word) }
        if hasStream("Workbook", bytes) || hasStream("Book", bytes) { found.insert(.excel) }
        return found
    }

    /// Whether a directory entry of 128 bytes, at its place in a sector, bears the name: UTF-16, its length in bytes with
    /// the closing zero at offset 64, and 2 for a stream at offset 66 ([MS-CFB] §2.6.1).
    private static func hasStream(_ name: String, _ bytes: [UInt8]) -> Bool {
        var wanted: [UInt8] = []
        for unit in name.utf16 { wanted += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        wanted += [0, 0]
        for start in stride(from: 512, through: bytes.count - 128, by: 128)
        where bytes[start] == wanted[0] && bytes[start + 64] == UInt8(wanted.count) && bytes[start + 65] == 0
            && bytes[start + 66] == 2 && bytes[start..<start + wanted.count].elementsEqual(wanted)
        {
            return true
        }
        return false
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
