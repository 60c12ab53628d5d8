import Foundation

/// Brings files of other programs into a format that this module reads, through programs that may be installed:
/// LibreOffice, antiword, pdftotext.
enum LegacyConverter {
    /// Wall time for one conversion, in seconds; a cold start of LibreOffice takes up to 4.
    static let timeLimit = 90.0

    /// An old Office file as DOCX or XLSX.
    /// - Parameter format: `docx` or `xlsx`.
    /// - Throws: `converter-missing`, `converter-failed`.
    static func convert(_ data: Data, to format: String, name: String) throws(DocumentError) -> Data {
        guard let soffice = ExternalProgram.path(of: "soffice") ?? ExternalProgram.path(of: "libreoffice") else {
            throw missing(name, format)
        }
        let folder = try ExternalProgram.scratchFolder(for: name)
        defer { ExternalProgram.remove(folder: folder) }
        // A neutral extension: LibreOffice then decides by content too, and no name of the user reaches the command line.
        let input = "\(folder)/input.\(format == "xlsx" ? "xls" : "doc")"
        try SafeFile.write(data, to: input)
        let arguments = [
            // A profile of its own: a running LibreOffice would otherwise take the job over and this one end at once.
            "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--convert-to", format,
            "--outdir",
            "\(folder)/out", input,
        ]
        let status = ExternalProgram.run(soffice, arguments, output: nil, seconds: timeLimit)
        guard status == 0, let converted = try? SafeFile.read("\(folder)/out/input.\(format)"), !converted.isEmpty
        else {
            throw DocumentError(
                code: "converter-failed", file: name, what: "旧版 Office 文件没能转换（可能加了密码、已损坏，或服务器上的 LibreOffice 缺少相应组件）",
                next: "请用 WPS 或 Office 打开、去掉密码，另存为 .\(format) 后再试")
        }
        return converted
    }

    /// Why an OLE2 container is not read.
    /// - Parameter format: what would have been made of it, `docx` or `xlsx`.
    static func refusal(_ data: Data, as format: String, name: String) -> DocumentError {
        let held = FileSniffer.oldOffice(data)
        let what =
            if held.contains(.encrypted) {
                "这个文件加了密码"
            } else if held.contains(.word) {
                "这是旧版 Word 文件（.doc、.wps），不是表格"
            } else if held.contains(.excel) {
                "这是旧版 Excel 文件（.xls、.et），不是文字文档"
            } else { "这是旧版 Word、Excel 之类的文件，里面没有能读的文档，可能已损坏" }
        return DocumentError(
            code: "old-office", file: name, what: what, next: "请用 WPS 或 Office 打开（有密码的去掉密码），另存为 .\(format) 后再试")
    }

    /// The text of an old Word file by antiword; nil when it is not installed or cannot read the file.
    static func antiwordText(_ data: Data, name: String) throws(DocumentError) -> String? {
        guard let antiword = ExternalProgram.path(of: "antiword") else { return nil }
        return try output(of: antiword, ["-m", "UTF-8.txt", "-w", "0"], on: data, after: [], name: name)
    }

    /// The text of a PDF by pdftotext, in reading order.
    /// - Throws: `converter-missing`, `converter-failed`.
    static func pdfText(_ data: Data, name: String) throws(DocumentError) -> String {
        guard let pdftotext = ExternalProgram.path(of: "pdftotext") else {
            throw DocumentError(
                code: "converter-missing", file: name, what: "这是 PDF 文件，服务器上没有读取 PDF 的程序（poppler-utils）",
                next: "请改用 Word 原稿（.docx），或请管理员安装 poppler-utils")
        }
        guard
            let text = try output(
                of: pdftotext, ["-enc", "UTF-8", "-nopgbrk"], on: data, after: ["-"], name: name)
        else {
            throw DocumentError(
                code: "converter-failed", file: name, what: "PDF 读不出来（可能加了密码，或已损坏）", next: "请去掉密码，或改用 Word 原稿（.docx）")
        }
        return text
    }

    private static func output(
        of program: String, _ options: [String], on data: Data, after: [String], name: String
    ) throws(DocumentError) -> String? {
        let folder = try ExternalProgram.scratchFolder(for: name)
        defer { ExternalProgram.remove(folder: folder) }
        try SafeFile.write(data, to: "\(folder)/input")
        let status = ExternalProgram.run(
            program, options + ["\(folder)/input"] + after, output: "\(folder)/output", seconds: timeLimit)
        guard status == 0, let bytes = try? SafeFile.read("\(folder)/output") else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func missing(_ name: String, _ format: String) -> DocumentError {
        DocumentError(
            code: "converter-missing", file: name, what: "这是旧版 Office 文件，服务器上没有转换程序（LibreOffice）",
            next: "请用 WPS 或 Office 打开，另存为 .\(format) 后再试")
    }
}
