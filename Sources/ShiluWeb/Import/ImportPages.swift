import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 导入: upload, tell the columns of other systems' sheets, check without writing, then one transaction. What takes long shows
/// how far it is, on a page that fetches itself again.
struct ImportPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/import", .permission(.importSheets)) { request in Self.form(request, []) }
        pages.post("/import", .permission(.importSheets), uploadLimit: 64 << 20, Self.upload)
        pages.get("/import/:upload", .permission(.importSheets), Self.show)
        pages.post("/import/:upload", .permission(.importSheets), Self.write)
    }

    // MARK: upload

    private static func form(_ request: WebRequest, _ notices: [Notice]) -> WebReply {
        request.page(
            "导入", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "先检查，不写入；全部正确，您再确认导入。有错一次列全。",
            """
            \(problems(notices))<form class="record card" method="post" action="/import" enctype="multipart/form-data">\
            \(request.formTokenField)
            <div class="field"><label for="f-files">文件</label><input id="f-files" type="file" name="files" multiple required \
            accept=".xlsx,.csv"><p class="help">Excel（.xlsx）或CSV，可以一次选多个。用台账页面下载的模板，或别的系统导出的表：列名不一样时，下一步逐列对照。</p></div>
            \(FormParts.input("reason", "更正原因", value: request.form["reason"] ?? "", help: "不填时，和台账里不同的行会被拒绝；填了，这些行按更正处理"))
            <p><button class="primary">检查（不写入）</button></p></form>
            <p class="quiet">同一份文件导入两次不会重复。导入错了，可以在“管理 → 导入记录”里整批撤销。</p>
            """)
    }

    private static func problems(_ notices: [Notice]) -> Markup {
        guard !notices.isEmpty else { return .none }
        return """
            <section class="card"><h2>有\(notices.count)处要改，什么都没有导入</h2>\(table(notices))\
            <p>请在文件里改好，重新选择文件再检查一遍。</p></section>
            """
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

    private static func upload(_ request: WebRequest) async throws -> WebReply {
        guard !request.files.isEmpty else {
            return form(request, [Notice("file-missing", "没有选择文件", next: "请选择要导入的文件")])
        }
        let books: [Workbook]
        do { books = try workbooks(request.files) } catch let refusal as Refusal {
            return form(request, refusal.notices)
        }
        let app = request.app
        let job = ImportJob(
            account: try request.account, books: books, bytes: request.files.reduce(0) { $0 + $1.bytes.count },
            reason: request.form.text("reason"), at: app.now)
        app.imports.keep(job, at: app.now)
        let desk = ImportDesk(app: app, job: job, rights: request.rights)
        desk.recall()
        if desk.unknown.isEmpty { await desk.check() }
        return .redirect("/import/\(job.id)")
    }

    static func desk(_ request: WebRequest) throws -> ImportDesk? {
        request.app.imports.job(
            request.parameter("upload"), account: request.rights.account, at: request.app.now
        ).map { ImportDesk(app: request.app, job: $0, rights: request.rights) }
    }

    static func gone(_ request: WebRequest) -> WebReply {
        form(request, [Notice("upload-gone", "检查过的文件已经过期", next: "请重新选择文件再检查一遍")])
    }

    // MARK: how far it is

    private static func show(_ request: WebRequest) throws -> WebReply {
        guard let desk = try desk(request) else { return gone(request) }
        let content = desk.job.now
        switch content.state {
        case .mapping: return try ImportMapping.page(request, desk, [])
        case .checking(let done, let all): return progress(request, "正在检查，还没有写入", done, all)
        case .writing(let done, let all): return progress(request, "正在导入", done, all)
        case .refused(let notices): return form(request, notices)
        case .checked(let report): return confirmation(request, report, desk.job)
        case .written(let report): return finished(request, report)
        }
    }

    private static func progress(_ request: WebRequest, _ title: String, _ done: Int, _ all: Int) -> WebReply {
        let lead: Markup = all > 0 ? "已读\(done)行，共\(all)行。" : "正在读取文件。"
        return request.page(
            title, section: .registers, lead: lead, refresh: 1,
            """
            <progress max="\(max(1, all))" value="\(done)">\(done)/\(all)</progress>\
            <p class="quiet">本页会自己刷新；没有动静时请<a href="\(request.path)">刷新</a>。可以离开，导入会继续做完。</p>
            """)
    }

    private static func remarks(_ job: ImportJob) -> Markup {
        job.now.remarks.map { "<p class=\"quiet\">\($0)</p>" as Markup }.joined()
    }

    private static func confirmation(_ request: WebRequest, _ report: ImportReport, _ job: ImportJob) -> WebReply {
        let rows = report.counts.map { count -> Markup in
            "<tr><td>\(count.title)</td><td class=\"number-cell\">\(count.rows)</td><td class=\"number-cell\">\(count.unchanged)</td></tr>"
        }
        let doubts: Markup =
            report.doubts.isEmpty
            ? .none : "<h2>请看一眼</h2><p class=\"quiet\">这些可以照样导入。</p>\(table(report.doubts))"
        let doubled = report.doubles.prefix(200).map { "<li>\($0)</li>" as Markup }
        let doubles: Markup =
            doubled.isEmpty
            ? .none
            : "<h2>重复的行　\(report.doubles.count)</h2><p class=\"quiet\">这些行和前面的行相同，只登记一次。</p><ul class=\"list card\">\(doubled)</ul>"
        return request.page(
            "导入：检查通过", section: .registers, lead: "共\(report.rows)行，其中\(report.unchanged)行台账里已经有了。还没有写入。",
            """
            \(remarks(job))<div class="table"><table><thead><tr><th>台账</th><th class="number-cell">行数</th><th class="number-cell">已有</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(doubles)\(doubts)\
            <form method="post" action="/import/\(job.id)">\(request.formTokenField)<p><button class="primary">确认导入</button> \
            <a class="button" href="/import">不导入了</a></p></form>
            """)
    }

    private static func finished(_ request: WebRequest, _ report: ImportReport) -> WebReply {
        let rows = report.counts.map { "<li>\($0.title)：\($0.rows)行，其中已有\($0.unchanged)行</li>" as Markup }
        let undo: Markup =
            report.batch.map { "<p class=\"quiet\">批号\($0)。导入错了，可以在<a href=\"/admin/imports\">导入记录</a>里撤销。</p>" }
            ?? .none
        return request.page(
            "已导入", section: .registers, lead: "已写入\(report.rows - report.unchanged)行。",
            "<section class=\"card\"><ul class=\"list\">\(rows)</ul>\(undo)</section><p><a href=\"/registers\">去看台账</a></p>"
        )
    }

    private static func write(_ request: WebRequest) async throws -> WebReply {
        guard let desk = try desk(request), await desk.write() else { return gone(request) }
        return .redirect("/import/\(desk.job.id)")
    }
}
