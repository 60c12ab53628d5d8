import ShiluDocuments
import ShiluRegisters
import ShiluService

/// 列对照: tells, sheet by sheet, which column of another system's sheet is which of ours. Made once, remembered, used again.
struct ImportMapping: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.post("/import/:upload/columns", .permission(.importSheets), Self.take)
    }

    /// The page for the first sheet whose columns nobody has told.
    static func page(_ request: WebRequest, _ desk: ImportDesk, _ notices: [Notice]) throws -> WebReply {
        guard let (file, sheet) = desk.unknown.first else { return .redirect("/import/\(desk.job.id)") }
        let named = request.form.text("register").flatMap { RegisterBook.register(named: $0) }
        let content =
            named.map { columns(request, desk, file, sheet, $0) } ?? choice(request, desk, file, sheet)
        return request.page(
            "导入：对照列名", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "“\(file)”里的“\(sheet.name)”不是本系统的模板，请说明它是哪种台账、每一列是什么。还没有写入。",
            NoticeList.markup(notices) + content)
    }

    private static func head(_ request: WebRequest, _ desk: ImportDesk, _ file: String, _ sheet: TableSheet) -> Markup {
        """
        <form class="record card" method="post" action="/import/\(desk.job.id)/columns">\(request.formTokenField)\
        <input type="hidden" name="sheet" value="\(ImportJob.key(file, sheet))">
        """
    }

    private static func choice(
        _ request: WebRequest, _ desk: ImportDesk, _ file: String, _ sheet: TableSheet
    ) -> Markup {
        let options =
            [(value: "", label: "请选择")]
            + RegisterBook.all.filter { request.rights.allows(.importSheets, .somewhere($0.name)) }.map {
                (value: $0.name, label: "\($0.area.label)：\($0.title)")
            }
        return """
            \(head(request, desk, file, sheet))\(FormParts.select("register", "这张表是哪种台账", options: options, selected: "", required: true))\
            <p><button class="primary" name="action" value="choose">下一步</button> \
            <button name="action" value="skip">不导入这张表</button> <a class="button" href="/import">不导入了</a></p></form>\
            \(sample(sheet))
            """
    }

    /// The first rows, so that one sees which sheet is meant.
    private static func sample(_ sheet: TableSheet) -> Markup {
        let width = min(12, sheet.rows.prefix(5).map(\.count).max() ?? 0)
        let rows = sheet.rows.prefix(5).enumerated().map { index, row -> Markup in
            let cells = (0..<width).map { "<td>\(row.indices.contains($0) ? row[$0] : "")</td>" as Markup }
            return "<tr><th scope=\"row\">\(index + 1)</th>\(cells)</tr>"
        }
        return "<h2>表的前几行</h2><div class=\"table\"><table><tbody>\(rows)</tbody></table></div>"
    }

    private static func columns(
        _ request: WebRequest, _ desk: ImportDesk, _ file: String, _ sheet: TableSheet, _ register: AnyRegister
    ) -> Markup {
        let given = request.form
        let guess = try? ColumnMapping.guess(sheet, of: file, register: register)
        let row = min(max(1, given.integer("headingRow") ?? guess?.headingRow ?? 1), 100)
        let shape = given.text("shape").flatMap(ColumnMapping.Shape.init(rawValue:)) ?? guess?.shape ?? .rows
        let isAgain = given["column.0"] != nil
        let names = headings(sheet, row)
        let targets =
            [(value: "", label: "（不导入这一列）")]
            + ([SheetLayout.numberTitle] + SheetLayout.columns(register).map(\.label)).map { (value: $0, label: $0) }
        let rows = names.enumerated().map { index, name -> Markup in
            let guessed = guess?.columns.first { $0.source == name }?.target ?? ""
            let target = isAgain ? given["column.\(index)"] ?? "" : guessed
            let input: Markup
            if shape == .rows {
                input = """
                    <select name="column.\(index)" aria-label="“\(name)”是什么">\(FormParts.options(targets, selected: target))</select>
                    """
            } else {
                input = "<input name=\"column.\(index)\" value=\"\(target)\" aria-label=\"“\(name)”是什么\">"
            }
            let example =
                sheet.rows.dropFirst(row).lazy.compactMap { line in
                    cell(line, sheet, row, name)
                }.first { !$0.isEmpty } ?? ""
            return """
                <tr><td>\(name)</td><td class="quiet">\(example)</td><td>\(input)</td>\
                <td><input name="words.\(index)" value="\(given["words.\(index)"] ?? "")" aria-label="“\(name)”的换算" placeholder="原值=新值；原值=新值"></td></tr>
                """
        }
        let shapes = ColumnMapping.Shape.allCases.map { (value: $0.rawValue, label: $0.rawValue) }
        let help =
            switch shape {
            case .rows: "必填的列：\(register.fields.filter(\.isRequired).map(\.label).joined(separator: "、"))。"
            case .quarters: "一季一列的，填成 2023-Q1 的样子；其余填台账的列名。"
            case .ticks: "写姓名的一列填“党员”，每次活动的一列填台账里那次活动的编号。"
            }
        let blank: Markup =
            shape == .ticks
            ? FormParts.input("blank", "空白表示", value: given["blank"] ?? "", help: "请假、无故缺席或不应到；空白不该有的不填") : .none
        return """
            \(head(request, desk, file, sheet))<input type="hidden" name="register" value="\(register.name)">\
            <p>台账：<strong>\(register.title)</strong>。\(help)</p>\
            \(FormParts.select("shape", "表的样子", options: shapes, selected: shape.rawValue))\
            \(FormParts.input("headingRow", "列名在第几行", value: String(row), help: "改了行号或样子，请按“重新读列名”"))\
            <div class="table"><table><thead><tr><th>原表的列</th><th>例子</th><th>是台账的哪一列</th><th>换算</th></tr></thead><tbody>\(rows)</tbody></table></div>\
            \(blank)\(FormParts.textarea("constants", "各行都一样的列", value: given["constants"] ?? "", help: "原表里没有、每行都相同的，一行一个，写成“党组织=机关第一党支部”"))\
            <div class="field"><label><input type="checkbox" name="remember" value="1"\(attribute: "checked", if: !isAgain || given["remember"] != nil)>记住这样的对照，下次同样的表直接导入</label></div>\
            \(FormParts.input("name", "对照表的名称", value: given.text("name") ?? "\(register.title)（\(sheet.name)）"))\
            <p><button class="primary" name="action" value="take">按这样检查（不写入）</button> \
            <button name="action" value="reread">重新读列名</button> <button name="action" value="back">换一种台账</button> \
            <a class="button" href="/import">不导入了</a></p></form>\(sample(sheet))
            """
    }

    private static func headings(_ sheet: TableSheet, _ row: Int) -> [String] {
        guard sheet.rows.indices.contains(row - 1) else { return [] }
        return sheet.rows[row - 1].map(Cells.trimmed).filter { !$0.isEmpty }
    }

    private static func cell(_ line: [String], _ sheet: TableSheet, _ row: Int, _ name: String) -> String? {
        guard sheet.rows.indices.contains(row - 1),
            let index = sheet.rows[row - 1].map(Cells.trimmed).firstIndex(of: name), line.indices.contains(index)
        else { return nil }
        let text = Cells.trimmed(line[index])
        return text.count > 20 ? text.prefix(20) + "……" : text
    }

    // MARK: taking

    private static func take(_ request: WebRequest) async throws -> WebReply {
        guard let desk = try ImportPages.desk(request), case .mapping = desk.job.now.state else {
            return ImportPages.gone(request)
        }
        let form = request.form
        guard let (_, sheet) = desk.unknown.first(where: { ImportJob.key($0.file, $0.sheet) == form["sheet"] }) else {
            return .redirect("/import/\(desk.job.id)")
        }
        switch form["action"] {
        case "back": return .redirect("/import/\(desk.job.id)")
        case "take": break
        case "skip":
            guard desk.job.books.reduce(0, { $0 + $1.sheets.count }) > 1 else { return .redirect("/import") }
            desk.job.skip(form["sheet"] ?? "")
            return await next(desk)
        default:
            let missing = form.text("register") == nil
            return try page(
                request, desk, missing ? [Notice("register-missing", "没有选台账", next: "请选择这张表是哪种台账")] : [])
        }
        guard let register = form.text("register").flatMap({ RegisterBook.register(named: $0) }) else {
            return try page(request, desk, [Notice("register-missing", "没有选台账", next: "请选择这张表是哪种台账")])
        }
        let mapping: ColumnMapping
        do { mapping = try read(form, sheet, register) } catch let refusal as Refusal {
            return try page(request, desk, refusal.notices)
        }
        if form["remember"] != nil, let folder = request.app.options.mappings {
            let name = (form.text("name") ?? register.title).map { "/\\\0.".contains($0) ? "－" : $0 }
            try folder.remember(mapping, as: String(String(name).prefix(60)))
            desk.job.change { $0.remarks.append("已记住这张对照表，下次同样的表可以直接导入。") }
        }
        desk.job.change { $0.mappings[form["sheet"] ?? ""] = mapping }
        return await next(desk)
    }

    private static func next(_ desk: ImportDesk) async -> WebReply {
        if desk.unknown.isEmpty { await desk.check() }
        return .redirect("/import/\(desk.job.id)")
    }

    /// What the form says, by way of the table that is kept: one reader for both.
    private static func read(_ form: FormFields, _ sheet: TableSheet, _ register: AnyRegister) throws -> ColumnMapping {
        let row = form.integer("headingRow") ?? 0
        var table = [
            ["〔台账〕", register.title, ""], ["〔形式〕", form["shape"] ?? "", ""], ["〔列名所在行〕", String(row), ""],
            ["〔空白表示〕", form.text("blank") ?? "", ""],
        ]
        var notices: [Notice] = []
        let names = headings(sheet, row)
        if names.isEmpty {
            notices.append(Notice("mapping-no-heading", "第\(row)行没有列名", next: "请数一数列名在第几行", place: "列名在第几行"))
        }
        var taken: [String: String] = [:]
        for (index, name) in names.enumerated() {
            let target = form.text("column.\(index)") ?? ""
            if !target.isEmpty, let other = taken.updateValue(name, forKey: target) {
                notices.append(
                    Notice("mapping-twice", "“\(other)”和“\(name)”都对照到了“\(target)”", next: "请只留一列", place: name))
            }
            table.append([name, target, form.text("words.\(index)") ?? ""])
        }
        if taken.isEmpty { notices.append(Notice("mapping-empty", "一列也没有对照", next: "请说明各列是什么")) }
        for line in (form["constants"] ?? "").split(whereSeparator: \.isNewline) {
            let sides = line.split(separator: "=", maxSplits: 1).map { Cells.trimmed(String($0)) }
            guard sides.count == 2, SheetLayout.columns(register).contains(where: { $0.label == sides[0] }) else {
                notices.append(
                    Notice(
                        "mapping-constant", "看不懂“\(Cells.shown(String(line)))”", next: "请写成“列名=内容”，列名照台账的写",
                        place: "各行都一样的列"))
                continue
            }
            table.append(["〔固定〕", sides[0], sides[1]])
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return try ColumnMapping(table: table, file: "对照表")
    }
}
