import ShiluDocuments
import ShiluLedger
import ShiluRegisters

/// A sheet of another system, rewritten as sheets that import takes. Rows stay at their numbers, so that a complaint still
/// names the row of the file.
public struct MappedSheets {
    private let mapping: ColumnMapping
    private let sheet: TableSheet
    private let file: String
    private var notices: [Notice] = []

    /// - Parameter ledger: asked for the gatherings whose attendance is ticked.
    /// - Throws: `Refusal` with every column and cell that the mapping does not explain.
    public static func workbook(
        _ sheet: TableSheet, of file: String, by mapping: ColumnMapping, ledger: Ledger
    ) throws -> Workbook {
        var made = MappedSheets(mapping: mapping, sheet: sheet, file: file)
        let sheets = try made.sheets(ledger)
        guard made.notices.isEmpty else { throw Refusal(made.notices) }
        return Workbook(file: file, sheets: sheets)
    }

    private init(mapping: ColumnMapping, sheet: TableSheet, file: String) {
        (self.mapping, self.sheet, self.file) = (mapping, sheet, file)
    }

    private var head: [String] {
        sheet.rows.indices.contains(mapping.headingRow - 1)
            ? sheet.rows[mapping.headingRow - 1].map(Cells.trimmed) : []
    }

    private mutating func sheets(_ ledger: Ledger) throws -> [TableSheet] {
        guard let register = RegisterBook.register(titled: mapping.register) else { return [] }
        let head = head
        var places: [(column: ColumnMapping.Column, index: Int)] = []
        for column in mapping.columns where !column.target.isEmpty {
            guard let index = head.firstIndex(of: column.source) else {
                refuse("对照表里的“\(Cells.shown(column.source))”这一列，表里没有", "请核对列名，或改对照表", row: mapping.headingRow)
                continue
            }
            places.append((column, index))
        }
        switch mapping.shape {
        case .rows: return [rows(register, places)]
        case .quarters: return quarters(register, places)
        case .ticks: return try ticks(register, places, ledger)
        }
    }

    private func isData(_ index: Int) -> Bool {
        index >= mapping.headingRow && !sheet.rows[index].allSatisfy { Cells.trimmed($0).isEmpty }
    }

    private func cell(_ row: [String], _ place: (column: ColumnMapping.Column, index: Int)) -> String {
        let text = row.indices.contains(place.index) ? Cells.trimmed(row[place.index]) : ""
        return place.column.words[text] ?? text
    }

    private func rows(_ register: AnyRegister, _ places: [(column: ColumnMapping.Column, index: Int)]) -> TableSheet {
        var titles = places.map(\.column.target) + mapping.constants.keys.sorted()
        let derived = Derived(titles, of: register)
        titles += derived.titles
        var made = sheet.rows.indices.map { index -> [String] in
            guard isData(index) else { return [] }
            let told =
                places.map { cell(sheet.rows[index], $0) } + mapping.constants.sorted { $0.key < $1.key }.map(\.value)
            return told + derived.cells(told)
        }
        if made.indices.contains(mapping.headingRow - 1) { made[mapping.headingRow - 1] = titles }
        return TableSheet(name: register.title, rows: made)
    }

    /// A sheet for each quarter's column.
    private func quarters(
        _ register: AnyRegister, _ places: [(column: ColumnMapping.Column, index: Int)]
    ) -> [TableSheet] {
        let fixed = places.filter { YearQuarter($0.column.target) == nil }
        let value = register.fields.first { $0.key == "points" }?.label ?? ""
        let quarter = register.fields.first { $0.key == "quarter" }?.label ?? ""
        return places.filter { YearQuarter($0.column.target) != nil }.map { place in
            var made = sheet.rows.indices.map { index -> [String] in
                guard isData(index) else { return [] }
                let points = cell(sheet.rows[index], place)
                if points.isEmpty { return [] }
                return fixed.map { cell(sheet.rows[index], $0) } + [place.column.target, points]
                    + mapping.constants.sorted { $0.key < $1.key }.map(\.value)
            }
            if made.indices.contains(mapping.headingRow - 1) {
                made[mapping.headingRow - 1] =
                    fixed.map(\.column.target) + [quarter, value] + mapping.constants.keys.sorted()
            }
            return TableSheet(name: register.title, rows: made)
        }
    }

    static let present: Set<String> = ["√", "✓", "✔", "是", "到", "到会", "1", "○", "●", "已签到", "出席", "Y", "y"]
    static let absent: [String: String] = [
        "×": "无故缺席", "✗": "无故缺席", "否": "无故缺席", "缺": "无故缺席", "缺席": "无故缺席", "旷": "无故缺席", "无故缺席": "无故缺席", "0": "无故缺席",
        "△": "请假", "假": "请假", "请假": "请假", "事假": "请假", "病假": "请假", "公": "请假", "公务": "请假", "线上": "线上", "网": "线上",
        "补": "补学", "补学": "补学",
    ]

    /// The gatherings as the ledger has them, with the attendance that was ticked.
    private mutating func ticks(
        _ register: AnyRegister, _ places: [(column: ColumnMapping.Column, index: Int)], _ ledger: Ledger
    ) throws -> [TableSheet] {
        guard let attendance = SheetLayout.parts(register).first(where: { $0.field.key == "attendance" }),
            let person = places.first(where: { $0.column.target == "党员" })
        else {
            refuse("对照表里没有“党员”这一列，或“\(register.title)”没有考勤", "请把写姓名的一列对照为“党员”", row: mapping.headingRow)
            return []
        }
        var records: [AnyRecord] = []
        var counts: [String: (expected: Int, present: Int)] = [:]
        var rows: [[String]] = sheet.rows.indices.map { _ in [] }
        var sheets: [TableSheet] = []
        let heading = [SheetLayout.holderTitle, "党员", "参会身份", "到会情况"]
        for place in places where place.column.target != "党员" {
            let id = "\(register.name)/\(place.column.target)"
            guard let record = try ledger.record(id) else {
                refuse(
                    "台账里没有编号为“\(Cells.shown(place.column.target))”的“\(register.title)”", "请先登记这次活动，或在对照表里改正编号",
                    row: mapping.headingRow)
                continue
            }
            records.append(record)
            for index in sheet.rows.indices where isData(index) {
                rows[index] = ticked(sheet.rows[index], place, person, row: index + 1)
            }
            let states = rows.compactMap(\.last)
            counts[id] = (states.count, states.count { ["到会", "线上"].contains($0) })
            if rows.indices.contains(mapping.headingRow - 1) { rows[mapping.headingRow - 1] = heading }
            sheets.append(TableSheet(name: SheetLayout.partSheet(register, attendance.shape), rows: rows))
            rows = sheet.rows.indices.map { _ in [] }
        }
        let kept = records.map { record in
            var record = record
            // The old list is replaced by what was ticked; the numbers follow from the list.
            let counted = counts[record.id] ?? (expected: 0, present: 0)
            record.fields["attendance"] = nil
            for (key, count) in [("expectedCount", counted.expected), ("presentCount", counted.present)]
            where record.fields[key] != nil {
                record.fields[key] = .integer(Int64(count))
            }
            return record
        }
        let held = SheetTemplates.filled(register, with: kept, omitting: !ledger.isUnlocked).map { spec in
            TableSheet(name: spec.name, rows: [spec.columns.map(\.title)] + spec.rows)
        }
        return held.filter { $0.rows.count > 1 } + sheets
    }

    private mutating func ticked(
        _ cells: [String], _ place: (column: ColumnMapping.Column, index: Int),
        _ person: (column: ColumnMapping.Column, index: Int), row: Int
    ) -> [String] {
        let name = cell(cells, person)
        let mark = cell(cells, place)
        if name.isEmpty { return [] }
        let state = Self.present.contains(mark) ? "到会" : mark.isEmpty ? mapping.blank : Self.absent[mark]
        guard let state else {
            refuse(
                mark.isEmpty
                    ? "“\(Cells.shown(place.column.source))”列是空白，不知道是没到还是不应到"
                    : "看不懂“\(Cells.shown(place.column.source))”列的记号",
                mark.isEmpty ? "请在对照表的“〔空白表示〕”里写：请假、无故缺席或不应到" : "到会请打√，缺席打×，请假写“请假”", row: row)
            return []
        }
        return state == "不应到" ? [] : [place.column.target, name, "正式出席（有表决权）", state]
    }

    private mutating func refuse(_ what: String, _ next: String, row: Int) {
        notices.append(Notice("mapping-sheet", what, next: next, place: "\(file) 第\(row)行"))
    }
}

/// What a roster of another system does not say and an identity number or a day of birth does (GB 11643).
private struct Derived {
    private let titles0: [String]
    private let number: Int?
    private let birth: Int?
    let titles: [String]

    init(_ given: [String], of register: AnyRegister) {
        titles0 = given
        guard register.name == Member.name else {
            (number, birth, titles) = (nil, nil, [])
            return
        }
        number = given.firstIndex(of: "公民身份号码")
        birth = given.firstIndex(of: "出生日期")
        var wanted: [String] = []
        if number != nil || birth != nil { wanted.append("出生年份") }
        if number != nil { wanted += ["出生日期", "性别"] }
        titles = wanted.filter { !given.contains($0) }
    }

    func cells(_ told: [String]) -> [String] {
        let digits = number.map { told[$0] }.flatMap { $0.count == 18 ? Array($0) : nil }
        let fromNumber = digits.map { "\(String($0[6..<10]))-\(String($0[10..<12]))-\(String($0[12..<14]))" }
        return titles.map { title in
            switch title {
            case "出生年份":
                return birth.map { String(told[$0].prefix(4)) } ?? fromNumber.map { String($0.prefix(4)) } ?? ""
            case "出生日期": return fromNumber ?? ""
            case "性别":
                guard let digits, let order = digits[16].wholeNumberValue else { return "" }
                return order % 2 == 1 ? "男性" : "女性"
            default: return ""
            }
        }
    }
}
