import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 台账: all registers, and the list of one with filter, order, pages and export.
struct RegisterPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/registers", .signedIn, isKept: true, Self.overview)
        pages.get("/registers/:register", .signedIn, isKept: true, Self.list)
        pages.get("/registers/:register/export", .permission(.export), Self.export)
        pages.get("/registers/:register/template", .signedIn, Self.template)
    }

    /// The register that the path names.
    static func register(_ request: WebRequest) throws -> AnyRegister {
        guard let register = RegisterBook.register(named: request.parameter("register")) else {
            throw WebFailure.notFound("没有这种台账")
        }
        return register
    }

    // MARK: overview

    private static func overview(_ request: WebRequest) throws -> WebReply {
        let kept = try request.app.ledger.records(KeptRegister.name)
        let since = Dictionary(
            grouping: kept.compactMap { record in record.fields["register"]?.text.map { ($0, record) } }, by: \.0
        ).mapValues { $0.compactMap { $0.1.fields["since"]?.text.flatMap { Day($0) } }.min() }
        let areas = Area.allCases.map { area -> Markup in
            let mine = RegisterBook.all.filter {
                $0.area == area && request.rights.allows(.read, .somewhere($0.name))
            }
            guard !mine.isEmpty else { return .none }
            let items = mine.map { register -> Markup in
                let from: Markup =
                    (since[register.name] ?? nil).map { "　<span class=\"quiet\">自\($0.chinese)起登记</span>" } ?? .none
                let add: Markup =
                    request.rights.allows(.draft, .somewhere(register.name))
                    ? "　<a href=\"/registers/\(register.name)/new\">新增</a>" : .none
                return """
                    <li><a href="/registers/\(register.name)"><strong>\(register.title)</strong></a>\(from)\(add)\
                    <br><span class="quiet">\(register.purpose)</span></li>
                    """
            }
            return "<section class=\"card\"><h2>\(area.label)</h2><ul class=\"list\">\(items)</ul></section>"
        }
        var actions: Markup = .none
        if request.rights.allows(.importSheets, .somewhere()) {
            actions += "<a class=\"button\" href=\"/import\">导入</a>"
        }
        if request.rights.allows(.draft, .somewhere(MeetingRecord.name)) {
            actions += "<a class=\"button\" href=\"/meetings\">会议筹备</a><a class=\"button\" href=\"/ballots\">投票和问卷</a>"
        }
        actions += "<a class=\"button\" href=\"/drafts\">草稿和待审核</a>"
        return request.page(
            "台账", section: .registers, lead: "一件事只登记一次，报告里的数字都从这里来。", actions: actions, areas.joined())
    }

    // MARK: list

    private static func list(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        try request.require(
            .read,
            RightsTarget(register: register.name, people: [request.rights.member].compactMap(\.self), anywhere: true))
        let list = try RegisterList(register, request)
        if ConfidentialRegisters.contains(register) {
            try request.app.accessLog.note(
                .confidential, account: request.rights.account, what: "列表 \(register.title)", at: request.app.now)
        }
        let count = list.count
        let last = max(1, (count + RegisterList.pageSize - 1) / RegisterList.pageSize)
        let page = min(max(1, request.query.integer("page") ?? 1), last)
        let shown = try list.records(page: page)
        var actions = Markup.none
        if request.rights.allows(.draft, .somewhere(register.name)) {
            actions += "<a class=\"button primary\" href=\"/registers/\(register.name)/new\">新增</a>"
            actions += "<a class=\"button\" href=\"/registers/\(register.name)/template\">下载模板</a>"
        }
        if request.rights.allows(.importSheets, .somewhere()) {
            actions += "<a class=\"button\" href=\"/import\">导入</a>"
        }
        if request.rights.allows(.export, .somewhere(register.name)), count > 0 {
            let base = "/registers/\(register.name)/export"
            actions += "<a class=\"button\" href=\"\(list.path(to: base))\">导出Excel</a>"
            actions += "<a class=\"button\" href=\"\(list.path(["format": "csv"], to: base))\">导出CSV</a>"
        }
        let content =
            sentence(list)
            + (count == 0 ? empty(list) : table(list, shown) + foot(list, page: page, of: last, count: count))
        return request.page(
            register.title, section: .registers, lead: "\(register.purpose)共\(count)条。", actions: actions, content)
    }

    /// The filter as a sentence above the table.
    private static func sentence(_ list: RegisterList) -> Markup {
        let (register, request) = (list.register, list.request)
        var parts = Markup.none
        if !list.years.isEmpty {
            let options = [("", "全部年度")] + list.years.map { (String($0), "\($0)年") }
            parts += select("year", "年度", options, request)
        }
        let reach = request.rights.reach(.read, register: register.name)
        let organizations = list.text.directory.organizations.filter { reach?.contains($0.id) ?? true }
        if organizations.count > 1, organizations.count <= 300 {
            let options =
                [("", "全部组织")]
                + organizations.map { ($0.number, String(repeating: "　", count: $0.depth) + $0.shortName) }
            parts += select("organization", "组织", options, request)
        }
        for field in RegisterList.filterFields(register) {
            switch field.form {
            case .code(_, let entries), .list(.code(_, let entries)):
                let options = [("", "全部\(field.label)")] + entries.map { ($0.code, $0.label) }
                parts += select("f.\(field.key)", field.label, options, request)
            default: continue
            }
        }
        return """
            <form class="sentence" action="/registers/\(register.name)">\(parts)\
            <input name="q" type="search" value="\(request.query["q"] ?? "")" placeholder="找文字" aria-label="找文字">\
            \(month(request))\(hidden("sort", request))\(hidden("desc", request))<button>筛选</button>\
            \(request.query.pairs.isEmpty ? "" : "<a href=\"/registers/\(register.name)\">清除</a>" as Markup)</form>
            """
    }

    /// The month that a link of the first page narrows the list to.
    private static func month(_ request: WebRequest) -> Markup {
        guard let month = request.query.text("month").flatMap({ YearMonth($0) }) else { return .none }
        return "<span>\(month.year)年\(month.month)月</span>\(hidden("month", request))"
    }

    private static func hidden(_ key: String, _ request: WebRequest) -> Markup {
        request.query.text(key).map { "<input type=\"hidden\" name=\"\(key)\" value=\"\($0)\">" } ?? .none
    }

    private static func select(
        _ key: String, _ label: String, _ options: [(String, String)], _ request: WebRequest
    ) -> Markup {
        let all = FormParts.options(options.map { (value: $0.0, label: $0.1) }, selected: request.query[key] ?? "")
        return "<select name=\"\(key)\" aria-label=\"\(label)\" data-go>\(all)</select>"
    }

    static func table(_ list: RegisterList, _ records: [AnyRecord]) -> Markup {
        let columns = RegisterList.columns(list.register)
        let (sort, isDescending) = (list.request.query["sort"], list.request.query["desc"] == "1")
        let heads = columns.map { field -> Markup in
            let isCurrent = sort == field.key
            let mark = isCurrent ? (isDescending ? " ↓" : " ↑") : ""
            let path = list.path(["sort": field.key, "desc": isCurrent && !isDescending ? "1" : nil])
            let order = isCurrent ? (isDescending ? "descending" : "ascending") : nil
            return
                "<th scope=\"col\"\(attribute: "aria-sort", order)\(attribute: "class", RecordText.isNumber(field.form) ? "number-cell" : nil)><a href=\"\(path)\">\(field.label)\(mark)</a></th>"
        }
        let rows = records.map { record -> Markup in
            let cells = columns.map { field -> Markup in
                let value = record.fields[field.key].map { list.text.markup($0, field) } ?? .none
                switch field.form {
                case .integer, .decimal, .money: return "<td class=\"number-cell\">\(value)</td>"
                case .day, .dateTime, .month, .quarter: return "<td class=\"day\">\(value)</td>"
                default: return "<td>\(value)</td>"
                }
            }
            return
                "<tr tabindex=\"0\"><td class=\"day\"><a href=\"\(WebPath.record(record.id))\">\(record.number)</a></td>\(cells)</tr>"
        }
        return """
            <div class="table"><table><thead><tr><th scope="col">编号</th>\(heads)</tr></thead>\
            <tbody>\(rows)</tbody>\(sums(list, columns))</table></div>
            """
    }

    /// Sums of what can be added, at the foot: of everything that passes the filter, not of this page.
    private static func sums(_ list: RegisterList, _ columns: [any AnyField]) -> Markup {
        let addable = RegisterList.addable(list.register).map(\.key)
        guard !addable.isEmpty else { return .none }
        let cells = columns.map { field -> Markup in
            guard let index = addable.firstIndex(of: field.key) else { return "<td></td>" }
            let sum = list.lines.reduce(into: Int64(0)) { sum, line in
                if line.amounts.indices.contains(index) { sum &+= line.amounts[index] }
            }
            var text = String(sum) + field.unit
            if case .money = field.form { text = Money(fen: sum).description + "元" }
            return "<td class=\"number-cell\">\(text)</td>"
        }
        return "<tfoot><tr><td>合计</td>\(cells)</tr></tfoot>"
    }

    private static func foot(_ list: RegisterList, page: Int, of last: Int, count: Int) -> Markup {
        let before: Markup = page > 1 ? "<a href=\"\(list.path(["page": String(page - 1)]))\">上一页</a>" : .none
        let after: Markup = page < last ? "<a href=\"\(list.path(["page": String(page + 1)]))\">下一页</a>" : .none
        return "<p class=\"pages\"><span>共\(count)条，第\(page)/\(last)页</span>\(before)\(after)</p>"
    }

    private static func empty(_ list: RegisterList) -> Markup {
        if !list.request.query.pairs.isEmpty {
            return
                "<div class=\"card\"><p>没有符合条件的记录。</p><p><a href=\"/registers/\(list.register.name)\">看全部</a></p></div>"
        }
        guard list.request.rights.allows(.draft, .somewhere(list.register.name)) else {
            return "<div class=\"card\"><p>还没有登记。</p></div>"
        }
        return """
            <div class="card"><p>还没有登记。可以<a href="/registers/\(list.register.name)/new">新增一条</a>，\
            或者<a href="/registers/\(list.register.name)/template">下载模板</a>填好后<a href="/import">导入</a>。</p></div>
            """
    }

    // MARK: files

    private static let excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// What is filtered, as sheets that import takes. Sealed columns only with the right to them.
    private static func export(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        try request.require(.export, .somewhere(register.name))
        let list = try RegisterList(register, request)
        let directory = list.text.directory
        let exported = try list.allRecords().filter { record in
            try request.rights.allows(.export, request.target(of: record))
                || directory.people(of: record).isEmpty == false
                    && request.rights.reach(.export, register: register.name) == nil
        }
        guard !exported.isEmpty else {
            throw Notice("nothing-to-export", "没有可以导出的记录", next: "请放宽筛选条件")
        }
        let personal = request.rights.reach(.readPersonal, register: register.name)
        let seesSealed =
            ConfidentialRegisters.contains(register) || personal == nil
            || exported.allSatisfy {
                directory.places(of: $0, in: request.app.ledger).contains { personal?.contains($0) == true }
            }
        if ConfidentialRegisters.contains(register) {
            try request.app.accessLog.note(
                .confidential, account: request.rights.account, what: "导出 \(register.title) \(exported.count)条",
                at: request.app.now)
        }
        var sheets = SheetTemplates.filled(register, with: exported, omitting: !seesSealed)
        if request.query["format"] == "csv" {
            let sheet = sheets.removeFirst()
            let bytes = CSVWriter.data(rows: [sheet.columns.map(\.title)] + sheet.rows)
            return .file(bytes, name: register.title + ".csv", type: "text/csv; charset=utf-8")
        }
        sheets = sheets.filter { $0.name == register.title || !$0.rows.isEmpty }
        return .file(
            try SpreadsheetWriter.data(sheets, name: register.title + ".xlsx"), name: register.title + ".xlsx",
            type: excel)
    }

    private static func template(_ request: WebRequest) throws -> WebReply {
        let register = try register(request)
        // Whoever imports needs the sheets as much as whoever types.
        if !request.rights.allows(.importSheets, .somewhere()) {
            try request.require(.draft, .somewhere(register.name))
        }
        return .file(
            try SpreadsheetWriter.data(SheetTemplates.template(register), name: register.title + "模板.xlsx"),
            name: register.title + "模板.xlsx", type: excel)
    }
}
