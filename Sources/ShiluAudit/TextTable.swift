import ShiluFigures

/// A table as plain text: lines of as many cells, divided by tabs, under a line that names the columns.
struct TextTable: Sendable {
    /// The names of the columns; the first column names the rows.
    let header: [Range<Int>]
    let rows: [[Range<Int>]]

    static func read(_ text: SourceText) -> [TextTable] {
        guard text.scalars.contains("\t") else { return [] }
        var tables: [TextTable] = []
        var lines: [[Range<Int>]] = []
        func close() {
            if let header = lines.first, lines.count >= 2 {
                tables.append(TextTable(header: header, rows: Array(lines.dropFirst())))
            }
            lines = []
        }
        for line in text.lines {
            let cells = split(text, line)
            if cells.count < 2 || lines.first.map({ $0.count != cells.count }) == true { close() }
            // A line of numbers names no columns.
            let names = cells.dropFirst().contains { cell in cell.contains { text.classes[$0].contains(.han) } }
            if cells.count >= 2, !lines.isEmpty || names { lines.append(cells) }
        }
        close()
        return tables
    }

    private static func split(_ text: SourceText, _ line: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where text.scalars[index] == "\t" {
            cells.append(text.trimmed(start..<index))
            start = index + 1
        }
        if cells.isEmpty { return [] }
        return cells + [text.trimmed(start..<line.upperBound)]
    }

    /// 合计 and the like at the head of a row or of a column.
    static func isSum(_ text: SourceText, _ label: Range<Int>) -> Bool {
        let said = String(text.string(label).filter { !$0.isWhitespace })
        return ["合计", "总计", "共计", "总数", "全年合计"].contains(said)
    }

    /// Columns that number, date or describe their rows count nothing.
    static func counts(_ text: SourceText, _ name: Range<Int>) -> Bool {
        !text.contains(
            anyOf: ["序号", "编号", "年度", "年份", "时间", "日期", "电话", "名次", "排名", "备注", "比率", "说明"], in: name)
    }
}

extension ClaimScanner {
    /// The bare numbers of a table, whose measure words stand in the names of their columns: 参训（人次）, 期数, 投入（万元）.
    func cells(_ tables: [TextTable]) -> [Claim] {
        tables.flatMap { table in
            table.rows.flatMap { row in
                row.indices.dropFirst().compactMap { column -> Claim? in
                    let cell = row[column]
                    guard let number = NumberReader.arabic(text, at: cell.lowerBound), number.end == cell.upperBound,
                        TextTable.counts(text, table.header[column])
                    else { return nil }
                    var token = NumberToken(range: cell, value: number.value)
                    token.arabic = true
                    let unit = unit(of: table.header[column])
                    let measure = Measure(
                        unit?.word ?? "", unit?.kind ?? .count, unit?.role ?? .plain, end: cell.upperBound)
                    var claim = finish(token, measure, chinese: false)?.0
                    claim?.operator = nil
                    return claim
                }
            }
        }
    }

    /// The measure word in brackets, or the one with which the name ends, with or without 数.
    private func unit(of name: Range<Int>) -> Measure? {
        var end = name.upperBound
        if text.at(end - 1) == "）" || text.at(end - 1) == ")" { end -= 1 } else if text.at(end - 1) == "数" { end -= 1 }
        for start in max(name.lowerBound, end - 4)..<max(name.lowerBound, end) {
            if let measure = lexicon.measures.read(text, at: start, chinese: true), measure.end == end {
                return measure
            }
        }
        return nil
    }
}

extension FigureBinder {
    /// Which figure a column of a table counts, by its name alone.
    func bindCells(_ claims: inout [Claim], _ text: SourceText, _ sections: SectionMap, _ tables: [TextTable]) {
        guard !tables.isEmpty else { return }
        let places = Dictionary(claims.indices.map { (claims[$0].offset, $0) }, uniquingKeysWith: { first, _ in first })
        for table in tables {
            for column in table.header.indices.dropFirst() {
                let cells = table.rows.compactMap { row in places[row[column].lowerBound].map { (row, $0) } }
                guard let first = cells.first?.1 else { continue }
                let named = table.header[column]
                // 期数 alone says nothing where the rows are said to be 培训类别.
                let figure =
                    figure(of: named, claims[first], text, sections)
                    ?? figure(of: table.header[0], claims[first], text, sections)
                for (row, index) in cells {
                    claims[index].noun = text.string(table.header[column])
                    claims[index].hints = FigureHints()
                    claims[index].hints.planned = sections.isPlanned(claims[index].offset)
                    claims[index].hints.part = !TextTable.isSum(text, row[0])
                    claims[index].figure = claims[index].hints.planned ? nil : figure?.id
                    claims[index].alsoFigures = []
                    // A column without a measure word counts in that of its figure.
                    if claims[index].unit.isEmpty, claims[index].kind == .count, let unit = figure?.units.first {
                        (claims[index].unit, claims[index].baseUnit) = (unit, unit)
                    }
                }
            }
        }
    }
}

extension RelationReader {
    /// The numbers above 合计 make it up.
    func tableSums() -> [Relation] {
        guard !tables.isEmpty else { return [] }
        let places = Dictionary(claims.indices.map { (claims[$0].offset, $0) }, uniquingKeysWith: { first, _ in first })
        func sum(_ cells: [Range<Int>], _ total: Range<Int>) -> Relation? {
            let parts = cells.compactMap { places[$0.lowerBound] }
            guard let whole = places[total.lowerBound], let said = exact(whole), parts.count >= 2,
                parts.allSatisfy({ exact($0) != nil && sameUnit($0, whole) && claims[$0].kind != .percentage }),
                let sum = parts.compactMap(exact).reduce(Optional(Rational.zero), { $0?.adding($1) })
            else { return nil }
            // Empty cells and dashes add nothing; words might.
            guard
                cells.allSatisfy({ cell in
                    places[cell.lowerBound] != nil || !cell.contains { text.classes[$0].contains(.han) }
                })
            else { return nil }
            let shown = parts.map { self.said($0) }.joined(separator: " + ")
            return relation(.sum, parts + [whole], "\(shown) = \(sum.plain)，合计写\(self.said(whole))", sum == said)
        }
        return tables.flatMap { table -> [Relation] in
            var relations: [Relation] = []
            if let last = table.rows.lastIndex(where: { TextTable.isSum(text, $0[0]) }) {
                let above = table.rows[..<last].filter { !text.has("小计", at: $0[0].lowerBound) }
                relations += table.header.indices.dropFirst().compactMap { column in
                    sum(above.map { $0[column] }, table.rows[last][column])
                }
            }
            if let whole = table.header.lastIndex(where: { TextTable.isSum(text, $0) }), whole > 0 {
                relations += table.rows.compactMap { row in sum(Array(row[1..<whole]), row[whole]) }
            }
            return relations
        }
    }
}
