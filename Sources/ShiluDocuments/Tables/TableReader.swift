import Foundation

/// Reads tables: XLSX, CSV (RFC 4180), and old .xls by way of LibreOffice when that is installed.
public enum TableReader {
    /// - Throws: what `SafeFile.read` and `read(_:name:)` throw.
    public static func read(fileAt path: String) throws(DocumentError) -> Workbook {
        try read(SafeFile.read(path), name: path)
    }

    /// - Parameter name: what people call the file; a CSV's sheet is named after it, without folder and extension.
    /// - Throws: `empty-file`, `not-a-table`, `damaged-file`, `zip-bomb` and its like, `xlsx-too-large`,
    ///   `unknown-encoding`, `csv-open-quote`, `converter-missing`, `converter-failed`.
    public static func read(_ data: Data, name: String) throws(DocumentError) -> Workbook {
        let kind = FileSniffer.kind(of: data)
        switch kind {
        case .empty: throw .empty(name)
        case .xlsx:
            let archive = try ZipReader(data, name: name)
            return Workbook(file: name, sheets: try XLSXReader(archive, name: name).sheets())
        case .text:
            guard let text = TextDecoder.decode(data) else { throw TextReader.unknownEncoding(name) }
            if let disguise = TextDecoder.disguise(of: text) { throw notATable(disguise, name) }
            let rows = try CSVParser.rows(of: text, name: name)
            return Workbook(file: name, sheets: [TableSheet(name: baseName(of: name), rows: rows)])
        case .oleDocument:
            guard FileSniffer.oldOffice(data).contains(.excel) else {
                throw LegacyConverter.refusal(data, as: "xlsx", name: name)
            }
            let converted = try LegacyConverter.convert(data, to: "xlsx", name: name)
            let archive = try ZipReader(converted, name: name)
            guard archive.contains("xl/workbook.xml") else { throw notATable(kind.label, name) }
            return Workbook(file: name, sheets: try XLSXReader(archive, name: name).sheets())
        case .zip:
            // Opening it tells a cut-off file from a different kind of file.
            _ = try ZipReader(data, name: name)
            throw notATable(kind.label, name)
        case .docx, .pdf, .unknown: throw notATable(kind.label, name)
        }
    }

    private static func notATable(_ label: String, _ name: String) -> DocumentError {
        DocumentError(
            code: "not-a-table", file: name, what: "这不是表格，其实是\(label)",
            next: "请选择 .xlsx 或 .csv 文件；其他表格请用 WPS 或 Excel 另存为 .xlsx")
    }

    /// The name without folder and extension.
    static func baseName(of name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
