import CLibxlsxwriter
import Foundation

/// Writes XLSX: lists, and forms to fill in. Equal input gives equal bytes.
public enum SpreadsheetWriter {
    /// Replaces the file as a whole, as `SafeFile.write` does.
    ///
    /// Headers are frozen and can be filtered. A cell of a column that is not `isText` becomes a number or a date when its text
    /// reads back the same, else text. Text never becomes a formula.
    /// - Throws: `bad-sheet`, `xlsx-write-failed`, and what `SafeFile.write` throws.
    public static func write(_ sheets: [SheetSpec], to path: String) throws(DocumentError) {
        try SafeFile.write(try data(sheets, name: path), to: path)
    }

    /// The bytes of the file.
    /// - Parameter name: the file that messages speak of.
    /// - Throws: `bad-sheet`, `xlsx-write-failed`.
    public static func data(_ sheets: [SheetSpec], name: String) throws(DocumentError) -> Data {
        guard !sheets.isEmpty else { throw badSheet(name, "没有要写的工作表") }
        let folder = try ExternalProgram.scratchFolder(for: name)
        defer { ExternalProgram.remove(folder: folder) }
        let file = "\(folder)/book.xlsx"
        guard let book = XLSXBook(file: file, name: name) else { throw failed(name, "无法建立文件") }
        for sheet in sheets { try book.add(sheet) }
        try book.close()
        return try SafeFile.read(file)
    }

    static func badSheet(_ name: String, _ what: String) -> DocumentError {
        DocumentError(code: "bad-sheet", file: name, what: what, next: "请检查工作表的名称和内容后再试")
    }

    static func failed(_ name: String, _ what: String) -> DocumentError {
        DocumentError(code: "xlsx-write-failed", file: name, what: "生成表格失败（\(what)）", next: "请清理磁盘后再试；仍不行时请把这条提示转给管理员")
    }
}

/// A workbook of libxlsxwriter while it is being written.
private final class XLSXBook {
    private typealias Handle = UnsafeMutablePointer<lxw_workbook>
    private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    private typealias Format = UnsafeMutablePointer<lxw_format>

    private enum Look: Hashable { case text, date, dateTime, example, header, requiredHeader }

    private var book: Handle?
    private let name: String
    private var formats: [Look: Format] = [:]
    /// Choices too long for the list in a cell, each a column of a hidden sheet that is written last.
    private var longLists: [[String]] = []
    private static let listSheet = "_选项"
    private static let grey: lxw_color_t = 0x80_80_80

    init?(file: String, name: String) {
        guard let book = workbook_new(file) else { return nil }
        self.book = book
        self.name = name
        var properties = lxw_doc_properties()
        // 2000-01-01: any fixed day will do, so that equal input gives equal bytes.
        properties.created = 946_684_800
        workbook_set_properties(book, &properties)
    }

    deinit { if let book { lxw_workbook_free(book) } }

    func add(_ spec: SheetSpec) throws(DocumentError) {
        // Asked first, because adding prints a warning of its own.
        guard workbook_validate_sheet_name(book, spec.name) == LXW_NO_ERROR,
            let sheet = workbook_add_worksheet(book, spec.name)
        else {
            throw SpreadsheetWriter.badSheet(name, "工作表名“\(spec.name)”不能用（最多31个字，不含 []:*?/\\，不重复）")
        }
        for (index, column) in spec.columns.enumerated() { try header(column, at: index, in: sheet) }
        var line: lxw_row_t = 1
        if let example = spec.exampleRow {
            for (index, text) in example.enumerated() {
                let shown = index == 0 ? SheetSpec.examplePrefix + text : text
                try check(
                    worksheet_write_string(sheet, line, lxw_col_t(clamping: index), clean(shown), format(.example)))
            }
            line += 1
        }
        for row in spec.rows {
            for (index, text) in row.enumerated() where !text.isEmpty {
                let isText = spec.columns.indices.contains(index) && spec.columns[index].isText
                try cell(text, isText: isText, sheet, line, lxw_col_t(clamping: index))
            }
            line += 1
        }
        let last = max(line, 2) - 1
        worksheet_freeze_panes(sheet, 1, 0)
        if !spec.columns.isEmpty {
            try check(worksheet_autofilter(sheet, 0, 0, last, lxw_col_t(clamping: spec.columns.count - 1)))
        }
        for (index, column) in spec.columns.enumerated() where !column.choices.isEmpty {
            try offer(column.choices, in: sheet, column: lxw_col_t(clamping: index), lastRow: last + 1000)
        }
    }

    func close() throws(DocumentError) {
        if !longLists.isEmpty {
            guard workbook_validate_sheet_name(book, Self.listSheet) == LXW_NO_ERROR,
                let sheet = workbook_add_worksheet(book, Self.listSheet)
            else {
                throw SpreadsheetWriter.badSheet(name, "工作表名“\(Self.listSheet)”留给下拉选项用，请换一个")
            }
            worksheet_hide(sheet)
            for (column, list) in longLists.enumerated() {
                for (row, choice) in list.enumerated() {
                    try check(
                        worksheet_write_string(
                            sheet, lxw_row_t(clamping: row), lxw_col_t(clamping: column), clean(choice), format(.text)))
                }
            }
        }
        let result = workbook_close(book)
        // Freed by closing, whether that worked or not.
        book = nil
        guard result == LXW_NO_ERROR else {
            throw SpreadsheetWriter.failed(name, String(cString: lxw_strerror(result)))
        }
    }

    // MARK: - Cells

    private func header(_ column: ColumnSpec, at index: Int, in sheet: Sheet) throws(DocumentError) {
        let place = lxw_col_t(clamping: index)
        try check(worksheet_set_column(sheet, place, place, column.width, column.isText ? format(.text) : nil))
        let title = column.isRequired ? column.title + ColumnSpec.requiredMark : column.title
        try check(
            worksheet_write_string(sheet, 0, place, clean(title), format(column.isRequired ? .requiredHeader : .header))
        )
        guard let note = column.note, !note.isEmpty else { return }
        var options = lxw_comment_options()
        // The default box holds about four lines of ten characters.
        options.x_scale = 1.5
        options.y_scale = max(1, Double(note.count) / 50)
        try check(worksheet_write_comment_opt(sheet, 0, place, clean(note), &options))
    }

    private func cell(
        _ text: String, isText: Bool, _ sheet: Sheet, _ row: lxw_row_t, _ column: lxw_col_t
    ) throws(DocumentError) {
        let result: lxw_error
        switch isText ? .text : CellValue(text) {
        case .number(let value): result = worksheet_write_number(sheet, row, column, value, nil)
        case .date(let year, let month, let day):
            var date = lxw_datetime(year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
            result = worksheet_write_datetime(sheet, row, column, &date, format(.date))
        case .dateTime(let year, let month, let day, let hour, let minute):
            var date = lxw_datetime(
                year: Int32(year), month: Int32(month), day: Int32(day), hour: Int32(hour), min: Int32(minute), sec: 0)
            result = worksheet_write_datetime(sheet, row, column, &date, format(.dateTime))
        case .text: result = worksheet_write_string(sheet, row, column, clean(text), isText ? format(.text) : nil)
        }
        try check(result)
    }

    /// A drop-down. Only a warning for other input: a cell may name several choices, and the import checks it anyway.
    private func offer(
        _ choices: [String], in sheet: Sheet, column: lxw_col_t, lastRow: lxw_row_t
    ) throws(DocumentError) {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        let title = strdup("不在可选范围内")
        let message = strdup("请从下拉列表里选。")
        defer {
            free(title)
            free(message)
        }
        validation.error_title = title
        validation.error_message = message
        // Excel keeps a list in at most 255 characters, parted by commas; libxlsxwriter's buffer for it is 255 bytes.
        let isLong = choices.joined(separator: ",").utf8.count > 250 || choices.contains { $0.contains(",") }
        if isLong {
            let letters = Self.letters(longLists.count)
            longLists.append(choices)
            let formula = strdup("='\(Self.listSheet)'!$\(letters)$1:$\(letters)$\(choices.count)")
            defer { free(formula) }
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = formula
            try check(worksheet_data_validation_range(sheet, 1, column, lastRow, column, &validation))
        } else {
            var list: [UnsafeMutablePointer<CChar>?] = choices.map { strdup(clean($0)) }
            list.append(nil)
            defer { for item in list { free(item) } }
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            let result = list.withUnsafeMutableBufferPointer { buffer in
                validation.value_list = buffer.baseAddress
                return worksheet_data_validation_range(sheet, 1, column, lastRow, column, &validation)
            }
            try check(result)
        }
    }

    private func format(_ look: Look) -> Format? {
        if let made = formats[look] { return made }
        guard let made = workbook_add_format(book) else { return nil }
        switch look {
        case .text: format_set_num_format(made, "@")
        case .date: format_set_num_format(made, "yyyy-mm-dd")
        case .dateTime: format_set_num_format(made, "yyyy-mm-dd hh:mm")
        case .example:
            format_set_num_format(made, "@")
            format_set_italic(made)
            format_set_font_color(made, Self.grey)
        case .header, .requiredHeader:
            if look == .requiredHeader { format_set_bold(made) }
            format_set_bg_color(made, 0xF2_F2_F2)
            format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            format_set_text_wrap(made)
        }
        formats[look] = made
        return made
    }

    /// Column letters counted from 0.
    private static func letters(_ column: Int) -> String {
        var rest = column + 1
        var result = ""
        while rest > 0 {
            result = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + result
            rest = (rest - 1) / 26
        }
        return result
    }

    /// Without characters that XML forbids (a NUL would end the text for C), and with what looks like an escape escaped.
    private func clean(_ text: String) -> String {
        let allowed =
            text.unicodeScalars.allSatisfy(XMLEscape.isAllowed)
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter(XMLEscape.isAllowed)))
        return XLSXText.escaped(allowed)
    }

    private func check(_ result: lxw_error) throws(DocumentError) {
        switch result {
        case LXW_NO_ERROR: return
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
            throw SpreadsheetWriter.badSheet(name, "有单元格超过 32767 个字，Excel 存不下")
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
            throw SpreadsheetWriter.badSheet(name, "行或列太多，超出 Excel 的范围")
        default: throw SpreadsheetWriter.failed(name, String(cString: lxw_strerror(result)))
        }
    }
}
