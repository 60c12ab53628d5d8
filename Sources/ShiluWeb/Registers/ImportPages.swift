import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 导入: upload, check without writing, then one transaction. The file waits between the two in memory for a while.
struct ImportPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/import", .permission(.importSheets)) { request in Self.form(request, []) }
        pages.post("/import", .permission(.importSheets), uploadLimit: 64 << 20, Self.rehearse)
        pages.post("/import/:upload", .permission(.importSheets), Self.write)
    }

    private static func form(_ request: WebRequest, _ notices: [Notice]) -> WebReply {
        let problems: Markup =
            notices.isEmpty
            ? .none
            : """
            <section class="card"><h2>有\(notices.count)处要改，什么都没有导入</h2>\(table(notices))\
            <p>请在文件里改好，重新选择文件再检查一遍。</p></section>
            """
        return request.page(
            "导入", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "先检查，不写入；全部正确，您再确认导入。有错一次列全。",
            """
            \(problems)<form class="record card" method="post" action="/import" enctype="multipart/form-data">\
            \(request.formTokenField)
            <div class="field"><label for="f-files">文件</label><input id="f-files" type="file" name="files" multiple required \
            accept=".xlsx,.csv"><p class="help">Excel（.xlsx）或CSV，可以一次选多个。工作表名称就是台账名称；在台账页面可下载模板。</p></div>
            \(FormParts.input("reason", "更正原因", value: request.form["reason"] ?? "", help: "不填时，和台账里不同的行会被拒绝；填了，这些行按更正处理"))
            <p><button class="primary">检查（不写入）</button></p></form>
            <p class="quiet">同一份文件导入两次不会重复。导入错了，可以在“管理 → 导入记录”里整批撤销。</p>
            """)
    }

    /// Every problem with its place.
    private static func table(_ notices: [Notice]) -> Markup {
        let rows = notices.prefix(1000).map { notice -> Markup in
            "<tr><td>\(notice.place)</td><td>\(notice.what)</td><td>\(notice.next)</td></tr>"
        }
        let more: Markup = notices.count > 1000 ? "<p>……其余\(notices.count - 1000)处从略。</p>" : .none
        return """
            <div class="table"><table><thead><tr><th>在哪里</th><th>问题</th><th>怎么办</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(more)
            """
    }

    private static func workbooks(_ files: [UploadedFile]) throws -> [Workbook] {
        var books: [Workbook] = []
        var notices: [Notice] = []
        for file in files {
            do throws(DocumentError) { books.append(try TableReader.read(file.bytes, name: file.name)) } catch {
                notices.append(Notice(error.code, error.what, next: error.next, place: file.name))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return books
    }

    private static func rehearse(_ request: WebRequest) throws -> WebReply {
        guard !request.files.isEmpty else {
            return form(request, [Notice("file-missing", "没有选择文件", next: "请选择要导入的文件")])
        }
        do {
            let books = try workbooks(request.files)
            try checkScope(books, request)
            let report = try Importer(request.app.ledger).run(
                workbooks: books, author: request.account.name, at: request.app.now,
                amending: request.form.text("reason"), rehearse: true)
            let id = request.app.uploads.keep(
                request.files, account: request.rights.account, reason: request.form.text("reason"), at: request.app.now
            )
            return confirmation(request, report, id)
        } catch let refusal as Refusal { return form(request, refusal.notices) } catch let notice as Notice {
            return form(request, [notice])
        }
    }

    /// Who may import only for some organisations imports only records that lie there.
    private static func checkScope(_ books: [Workbook], _ request: WebRequest) throws {
        let rows = SheetReader(books).rows
        let titles = Set(rows.map(\.register.name)).filter { name in
            ConfidentialRegisters.contains(name) && !request.rights.allows(.record, .somewhere(name))
        }
        if let name = titles.first, let register = RegisterBook.register(named: name) {
            throw Notice(
                "import-confidential", "“\(register.title)”是保密台账，您不能导入", next: "请由有权限的人登记，或从文件里去掉这张表")
        }
        guard let reach = request.rights.reach(.importSheets) else { return }
        let directory = try request.app.directory()
        let names = Dictionary(
            directory.organizations.flatMap { [($0.number, $0.id), ($0.name, $0.id), ($0.shortName, $0.id)] },
            uniquingKeysWith: { first, _ in first })
        var notices: [Notice] = []
        for row in rows {
            guard row.register.name != PartyOrganization.name else {
                notices.append(
                    Notice("import-scope", "党组织要由管全单位的人导入", next: "请联系管理员", place: row.register.title))
                break
            }
            guard let key = row.register.organizationKey,
                let typed = row.fields[key]?.text ?? row.fields[key]?.list?.first?.text
            else { continue }
            if let id = names[typed], !reach.contains(id) {
                notices.append(
                    Notice(
                        "import-scope", "“\(typed)”不在您负责的范围内", next: "请删去这一行，或联系管理员",
                        place: "\(row.place.file) 第\(row.place.row)行"))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
    }

    private static func confirmation(_ request: WebRequest, _ report: ImportReport, _ id: String) -> WebReply {
        let rows = report.counts.map { count -> Markup in
            "<tr><td>\(count.title)</td><td class=\"number-cell\">\(count.rows)</td><td class=\"number-cell\">\(count.unchanged)</td></tr>"
        }
        return request.page(
            "导入：检查通过", section: .registers, lead: "共\(report.rows)行，其中\(report.unchanged)行台账里已经有了。还没有写入。",
            """
            <div class="table"><table><thead><tr><th>台账</th><th class="number-cell">行数</th><th class="number-cell">已有</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\
            <form method="post" action="/import/\(id)">\(request.formTokenField)<p><button class="primary">确认导入</button> \
            <a class="button" href="/import">不导入了</a></p></form>
            """)
    }

    private static func write(_ request: WebRequest) async throws -> WebReply {
        guard
            let upload = request.app.uploads.take(
                request.parameter("upload"), account: request.rights.account, at: request.app.now)
        else {
            return form(request, [Notice("upload-gone", "检查过的文件已经过期", next: "请重新选择文件再检查一遍")])
        }
        do {
            let books = try workbooks(upload.files)
            try checkScope(books, request)
            let report = try Importer(request.app.ledger).run(
                workbooks: books, author: request.account.name, at: request.app.now, amending: upload.reason)
            let rows = report.counts.map { "<li>\($0.title)：\($0.rows)行，其中已有\($0.unchanged)行</li>" as Markup }
            let undo: Markup =
                report.batch.map { "<p class=\"quiet\">批号\($0)。导入错了，可以在<a href=\"/admin/imports\">导入记录</a>里撤销。</p>" }
                ?? .none
            return request.page(
                "已导入", section: .registers, lead: "已写入\(report.rows - report.unchanged)行。",
                "<section class=\"card\"><ul class=\"list\">\(rows)</ul>\(undo)</section><p><a href=\"/registers\">去看台账</a></p>"
            )
        } catch let refusal as Refusal { return form(request, refusal.notices) }
    }
}
