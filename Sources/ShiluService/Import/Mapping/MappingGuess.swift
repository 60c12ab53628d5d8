import Foundation
import ShiluCatalogue
import ShiluDocuments
import ShiluRegisters

extension ColumnMapping {
    /// A first guess for a sheet of another system: equal names, known other names (`Catalogue/columns`), quarters.
    ///
    /// - Throws: `Notice` where no row looks like a row of column names.
    public static func guess(_ sheet: TableSheet, of file: String, register: AnyRegister) throws -> ColumnMapping {
        let labels = SheetLayout.columns(register).map(\.label) + [SheetLayout.numberTitle]
        let other = otherNames()
        func target(_ heading: String) -> String {
            let heading = SheetReader.bareTitle(heading)
            if labels.contains(heading) { return heading }
            return labels.first { other[$0]?.contains(heading) == true } ?? ""
        }
        func isKnown(_ heading: String) -> Bool {
            !target(heading).isEmpty || quarter(heading) != nil || personHeadings.contains(heading)
        }
        let scored = sheet.rows.prefix(20).enumerated().map { index, row in
            (index, row.filter { isKnown(Cells.trimmed($0)) }.count)
        }
        guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 > 0 else {
            throw Notice(
                "mapping-no-heading", "看不出哪一行是列名", next: "请确认表里有“姓名”这样的列名，且在前20行之内", place: file)
        }
        var taken: Set<String> = []
        var isByQuarter = false
        let columns = sheet.rows[best.0].map(Cells.trimmed).filter { !$0.isEmpty }.map { heading in
            if register.field("quarter") != nil, let quarter = quarter(heading) {
                isByQuarter = true
                return Column(source: heading, target: quarter, words: [:])
            }
            let found = target(heading)
            return Column(source: heading, target: taken.insert(found).inserted ? found : "", words: [:])
        }
        let isTicked = register.field("attendance") != nil && columns.contains { personHeadings.contains($0.source) }
        return ColumnMapping(
            register: register.title, shape: isByQuarter ? .quarters : isTicked ? .ticks : .rows,
            headingRow: best.0 + 1,
            columns: isTicked ? columns.map { ticked($0) } : columns)
    }

    /// How the column is headed that says who somebody is.
    private static let personHeadings: Set<String> = ["姓名", "党员姓名"]

    /// Of a sheet of ticks only the member's column is known; what gathering another column means, the clerk says.
    private static func ticked(_ column: Column) -> Column {
        Column(source: column.source, target: personHeadings.contains(column.source) ? "党员" : "", words: [:])
    }

    /// `2023年一季度积分`, `2023Q1`, `2023年第2季度` → `2023-Q1`.
    static func quarter(_ heading: String) -> String? {
        let digits: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4]
        let text = Array(Cells.trimmed(heading))
        guard text.count >= 6, let year = Int(String(text.prefix(4))), (1900...2200).contains(year) else { return nil }
        let rest = text.dropFirst(4).filter { !"年第- ".contains($0) }
        if let first = rest.first, let number = digits[first], String(rest.dropFirst()).hasPrefix("季") {
            return "\(year)-Q\(number)"
        }
        if let first = rest.first, first == "Q" || first == "q", let second = rest.dropFirst().first,
            let number = digits[second]
        {
            return "\(year)-Q\(number)"
        }
        return nil
    }

    /// Our column's name → what other systems call it. An installation without the file guesses by equal names only.
    private static func otherNames() -> [String: Set<String>] {
        let path = CatalogueFolder.url.appendingPathComponent("columns/names.csv").path
        guard let sheet = try? TableReader.read(fileAt: path).sheets.first else { return [:] }
        var names: [String: Set<String>] = [:]
        for row in sheet.rows.dropFirst() where row.count >= 2 {
            names[Cells.trimmed(row[0])] = Set(row[1].split(separator: "、").map { Cells.trimmed(String($0)) })
        }
        return names
    }
}
