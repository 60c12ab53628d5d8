import ShiluDocuments
import ShiluRegisters

/// Reads sheets into draft rows; every problem of every sheet is kept, none stops the reading.
public struct SheetReader {
    public private(set) var rows: [DraftRow] = []
    public private(set) var notices: [Notice] = []
    /// Registers of which a sheet is there that could not be read as a whole: what others name of them cannot be judged.
    public private(set) var unread: Set<String> = []
    private var parts: [PartRow] = []

    private struct PartRow {
        let register: AnyRegister
        let field: String
        let holder: String
        let fields: [String: Value]
        let place: RowPlace
    }

    /// What one row says, and what is wrong with it.
    private struct ReadRow: Sendable {
        /// 编号 or 所属编号.
        var number: String?
        var values: [String: Value] = [:]
        var unreadable: Set<String> = []
        let place: RowPlace
        var notices: [Notice] = []
    }

    /// The rows, which the reader then holds no more.
    mutating func takeRows() -> [DraftRow] {
        defer { rows = [] }
        return rows
    }

    /// Reads all workbooks; rows of parts join the record that they name.
    public init(_ workbooks: [Workbook]) {
        var sawSheet = false
        for workbook in workbooks {
            for sheet in workbook.sheets where !sheet.isHidden && !SheetLayout.notData.contains(sheet.name) {
                if sheet.rows.allSatisfy({ $0.allSatisfy(\.isEmpty) }) { continue }
                sawSheet = true
                read(sheet, of: workbook.file)
            }
        }
        if !sawSheet {
            let files = workbooks.map(\.file).joined(separator: "、")
            notices.append(
                Notice(
                    "sheet-missing", "没有找到可以导入的工作表", next: "请用 shilu template 生成模板，按模板的工作表名称填写后再导入",
                    place: files))
        }
        join()
    }

    private mutating func read(_ sheet: TableSheet, of file: String) {
        guard let target = SheetLayout.target(ofSheet: sheet.name) else {
            let known = Self.nearest(sheet.name, among: RegisterBook.all.map(\.title))
            notices.append(
                Notice(
                    "sheet-unknown", "不认识工作表“\(Cells.shown(sheet.name))”",
                    next: known.map { "如果要导入的是“\($0)”，请把工作表（CSV为文件）改成这个名称" }
                        ?? "工作表名称应与台账名称相同，可用 shilu catalogue list 查看",
                    place: file))
            return
        }
        guard let headIndex = Self.headIndex(of: sheet, target) else { return }
        let head = sheet.rows[headIndex]
        let place = RowPlace(file: file, sheet: sheet.name, row: headIndex + 1)
        switch target {
        case .register(let register):
            let fields = SheetLayout.columns(register)
            let columns = columns(head, fields: fields, lead: SheetLayout.numberTitle, at: place)
            reportMissing(fields, in: columns, at: place)
            if columns.isEmpty { unread.insert(register.name) }
            for row in Self.rows(of: sheet, in: file, after: headIndex, columns) {
                notices += row.notices
                rows.append(
                    DraftRow(
                        register: register, number: row.number, fields: row.values, place: row.place,
                        unreadable: row.unreadable))
            }
        case .part(let register, let field, let shape):
            let columns = columns(head, fields: shape.fields, lead: SheetLayout.holderTitle, at: place)
            reportMissing(shape.fields, in: columns, at: place)
            for row in Self.rows(of: sheet, in: file, after: headIndex, columns) {
                notices += row.notices
                let (values, here) = (row.values, row.place)
                guard let holder = row.number else {
                    notices.append(
                        Notice(
                            "holder-missing", "没有填所属编号", next: "请填这一行属于哪一条“\(register.title)”的编号",
                            place: here.text(column: SheetLayout.holderTitle)))
                    continue
                }
                for needed in shape.fields
                where needed.isRequired && values[needed.key] == nil && !row.unreadable.contains(needed.key) {
                    notices.append(
                        Notice(
                            "field-missing", "没有填“\(needed.label)”", next: "请补填", place: here.text(column: needed.label)
                        ))
                }
                parts.append(PartRow(register: register, field: field.key, holder: holder, fields: values, place: here))
            }
        }
    }

    /// How far down the row of titles may stand: above it stand a heading, who filled the sheet in and when.
    private static let deepestHead = 8

    /// The row of column titles: the first that holds two of them, or else the first that holds anything.
    private static func headIndex(of sheet: TableSheet, _ target: SheetLayout.Target) -> Int? {
        let known: Set<String> =
            switch target {
            case .register(let register):
                Set(SheetLayout.columns(register).flatMap { [$0.label, $0.key] } + [SheetLayout.numberTitle])
            case .part(_, _, let shape): Set(shape.fields.flatMap { [$0.label, $0.key] } + [SheetLayout.holderTitle])
            }
        let titled = sheet.rows.prefix(deepestHead).firstIndex { row in
            row.count { known.contains(bareTitle($0)) } > 1
        }
        return titled ?? sheet.rows.firstIndex { $0.contains { !Cells.trimmed($0).isEmpty } }
    }

    /// What clerks write below a table, and never in it.
    private static let noteWords = [
        "注", "备注", "说明", "填表说明", "填表人", "填报人", "填报单位", "填报日期", "制表人", "制表", "审核人", "审核", "复核人", "负责人", "单位负责人", "联系人",
        "联系电话",
        "日期",
    ]

    /// Whether all that a row says is notes such as `注：…` and `填表人：…`.
    private static func isNote(_ cells: [String]) -> Bool {
        cells.allSatisfy { cell in
            let text = Cells.trimmed(cell)
            guard !text.isEmpty else { return true }
            guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
            return noteWords.contains(Cells.trimmed(String(text[..<colon])).filter { !$0.isWhitespace && !$0.isNumber })
        }
    }

    private mutating func columns(_ head: [String], fields: [any AnyField], lead: String, at place: RowPlace)
        -> [SheetColumn]
    {
        var columns: [SheetColumn] = []
        var seen: Set<String> = []
        let known = Set(fields.map(\.label) + fields.map(\.key) + [lead])
        guard head.contains(where: { known.contains(Self.bareTitle($0)) }) else {
            // A row of data stands where the titles should: its cells may name people and are not repeated.
            notices.append(
                Notice(
                    "head-missing", "第一行不是列名", next: "请在第一行写上模板里的列名，如“\(lead)”“\(fields.first?.label ?? "")”",
                    place: place.text()))
            return []
        }
        for (index, cell) in head.enumerated() {
            let title = Self.bareTitle(cell)
            if title.isEmpty { continue }
            let field = fields.first { $0.label == title || $0.key == title }
            guard field != nil || title == lead else {
                let known = Self.nearest(title, among: fields.map(\.label))
                notices.append(
                    Notice(
                        "column-unknown", "不认识“\(Cells.shown(title))”这一列",
                        next: known.map { "如果指的是“\($0)”，请改用这个名称；不需要的列请删去" } ?? "请改用模板里的列名；不需要的列请删去",
                        place: place.text(column: Self.letter(index))))
                continue
            }
            guard seen.insert(field?.key ?? lead).inserted else {
                notices.append(
                    Notice(
                        "column-twice", "“\(title)”这一列出现了两次", next: "请只留一列",
                        place: place.text(column: Self.letter(index))))
                continue
            }
            columns.append(SheetColumn(index: index, field: field))
        }
        return columns
    }

    private mutating func reportMissing(_ fields: [any AnyField], in columns: [SheetColumn], at place: RowPlace) {
        if columns.isEmpty { return }
        let there = Set(columns.compactMap { $0.field?.key })
        for field in fields where field.isRequired && !there.contains(field.key) {
            notices.append(
                Notice("column-missing", "缺少“\(field.label)”这一列", next: "请加上这一列并填写每一行", place: place.text()))
        }
    }

    /// The rows below the head that say something, read on all cores; the template's example is none of them.
    private static func rows(
        of sheet: TableSheet, in file: String, after head: Int, _ columns: [SheetColumn]
    ) -> [ReadRow] {
        let hidesCells = columns.contains { $0.field?.isSealed == true }
        let name = sheet.name
        let numbered = Array(sheet.rows.enumerated().dropFirst(head + 1))
        // The work itself throws nothing.
        return
            (try? parallelPieces(numbered) { part in
                var columns = columns
                return part.compactMap { index, cells in
                    row(cells, &columns, hidesCells, at: RowPlace(file: file, sheet: name, row: index + 1))
                }
            }) ?? []
    }

    private static func row(
        _ cells: [String], _ columns: inout [SheetColumn], _ hidesCells: Bool, at place: RowPlace
    ) -> ReadRow? {
        if cells.allSatisfy(\.isEmpty) { return nil }
        if let first = cells.first, Cells.trimmed(first).hasPrefix(SheetLayout.exampleMark) || isNote(cells) {
            return nil
        }
        var row = ReadRow(place: place)
        row.values.reserveCapacity(columns.count)
        var isEmpty = true
        for index in columns.indices where columns[index].index < cells.count {
            let cell = Cells.trimmed(cells[columns[index].index])
            if cell.isEmpty { continue }
            isEmpty = false
            guard columns[index].isField else {
                row.number = cell
                continue
            }
            do throws(CellProblem) {
                row.values[columns[index].key] = try columns[index].value(cell)
            } catch {
                guard let field = columns[index].field else { continue }
                row.unreadable.insert(field.key)
                row.notices.append(notice(error, field: field, hidesCells: hidesCells, at: place))
            }
        }
        return isEmpty ? nil : row
    }

    /// A sealed cell's text stays out of the message; so does every cell beside sealed ones, where a shifted column puts
    /// names and numbers.
    private static func notice(
        _ problem: CellProblem, field: any AnyField, hidesCells: Bool, at place: RowPlace
    ) -> Notice {
        Notice(
            problem.code, hidesCells || field.isSealed ? "“\(field.label)”填写的内容不合要求" : problem.what, next: problem.next,
            place: place.text(column: field.label))
    }

    private mutating func join() {
        var byNumber: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            guard let number = row.number else { continue }
            let id = "\(row.register.name)/\(number)"
            if let earlier = byNumber[id] {
                notices.append(
                    Notice(
                        "number-twice", "编号“\(Cells.shown(number))”用了两次，前一次在\(rows[earlier].place.text())",
                        next: "请改成不同的编号，或删去重复的一行", place: row.place.text(column: SheetLayout.numberTitle)))
            } else {
                byNumber[id] = index
            }
        }
        for part in parts {
            guard let index = byNumber["\(part.register.name)/\(part.holder)"] else {
                notices.append(
                    Notice(
                        "holder-unknown", "没有编号为“\(Cells.shown(part.holder))”的“\(part.register.title)”",
                        next: "分表要和主表一起导入，请核对所属编号，或把主表中的这一条也放进来",
                        place: part.place.text(column: SheetLayout.holderTitle)))
                continue
            }
            var list = rows[index].fields[part.field]?.list ?? []
            list.append(.fields(part.fields))
            rows[index].fields[part.field] = .list(list)
            rows[index].partPlaces[part.field, default: []].append(part.place)
        }
    }

    /// Without the mark of required columns and what templates put behind a title.
    static func bareTitle(_ cell: String) -> String {
        var title = Cells.trimmed(cell)
        while let last = title.last, last == "*" || last == "＊" { title = Cells.trimmed(String(title.dropLast())) }
        if title.hasSuffix("（必填）") { title = String(title.dropLast(4)) }
        return title
    }

    /// 0 → A, 26 → AA.
    private static func letter(_ index: Int) -> String {
        var index = index
        var text = ""
        repeat {
            guard let scalar = Unicode.Scalar(UInt8(65 + index % 26)).description.first else { break }
            text = String(scalar) + text
            index = index / 26 - 1
        } while index >= 0
        return text
    }

    /// The known name that shares most characters with what was typed, if it shares at least half of them.
    static func nearest(_ typed: String, among known: [String]) -> String? {
        let letters = Set(typed)
        let scored = known.map { name in (name, letters.intersection(name).count * 2, letters.count + Set(name).count) }
        guard let best = scored.max(by: { $0.1 * $1.2 < $1.1 * $0.2 }), best.1 * 2 >= best.2 else { return nil }
        return best.0
    }
}
