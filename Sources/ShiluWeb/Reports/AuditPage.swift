import ShiluAudit
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 审核: a document in, its text with marks out, each verdict opening its figure and its records. Nothing is kept.
struct AuditPage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/audit", .permission(.report)) { try Self.form($0, []) }
        pages.post("/audit", .permission(.report), uploadLimit: 20 << 20, Self.audit)
    }

    private static func form(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let organizations =
            [(value: "", label: "按标题判断")]
            + (try ReportScope.choices(request).map { (value: $0.number, label: $0.shortName) })
        return request.page(
            "审核文稿", section: .reports, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "放入一份 Word、PDF 或文本文件：逐个数字与台账核对，标出差错和空缺。文件不保存。",
            """
            \(NoticeList.markup(notices))
            <form method="post" action="/audit" enctype="multipart/form-data" class="card record">\(request.formTokenField)
            <div class="field"><label for="f-file">文件\(FormParts.must(true))</label>\
            <input id="f-file" name="file" type="file" accept=".docx,.pdf,.txt,.md" required></div>
            \(FormParts.select("organization", "党组织", options: organizations, selected: request.form["organization"] ?? ""))
            \(FormParts.input("year", "年度", value: request.form["year"] ?? "", help: "不填则按标题和开头判断"))
            <button class="primary">审核</button></form>
            """)
    }

    private static func audit(_ request: WebRequest) async throws -> WebReply {
        guard let file = request.files.first(where: { $0.field == "file" }), !file.bytes.isEmpty else {
            return try form(request, [Notice("file-missing", "没有选文件", next: "请选一份 Word、PDF 或文本文件")])
        }
        var year: Int?
        if let text = request.form.text("year") {
            guard let given = Int(text), (1921...9999).contains(given) else {
                return try form(request, [Notice("year-wrong", "年度不对", next: "请填四位数字的年份，如2023", place: "年度")])
            }
            year = given
        }
        let audited = try await AuditDesk.audit(
            file.bytes, name: file.name, organization: request.form.text("organization"), year: year, request)
        return request.page(
            "审核结果：\(file.name)", section: .reports, lead: lead(audited),
            actions: "<a class=\"button\" href=\"/audit\">再审一份</a>", body(audited, request))
    }

    private static func lead(_ audited: AuditDesk.Audited) -> Markup {
        let result = audited.result
        let judged = result.claims.compactMap(\.verdict)
        let counts = [Verdict.agrees, .differs, .unfounded, .unbound, .blank].compactMap { verdict -> String? in
            let count = judged.count { $0 == verdict }
            return count > 0 ? "\(verdict.label)\(count)" : nil
        }
        let claims = result.claims.count { $0.kind != .date && $0.kind != .ordinal }
        let verdicts = counts.isEmpty ? "" : "，核对\(judged.count)个（\(counts.joined(separator: "、"))）"
        return "文中数据\(claims)个\(verdicts)；文字差错\(result.defects.count)处。"
    }

    private static func body(_ audited: AuditDesk.Audited, _ request: WebRequest) -> Markup {
        let about: Markup
        if let organization = audited.organization, let year = audited.year {
            about = "<p>与\(organization.name)\(year)年的台账核对。</p>"
        } else {
            about = "<p class=\"summary\">\(audited.unasked)。</p>"
        }
        let session = request.app.session
        let fragment = AuditReport.fragment(
            audited.result, text: audited.text, naming: RegisterBook.naming, record: WebPath.record,
            figure: { id in
                guard let node = audited.organization, let year = audited.year, let period = Period(year: year),
                    session.catalogue[id] != nil
                else { return nil }
                return ReportScope.figure(id, Scope(node.id), period)
            }, figureName: { session.catalogue[$0]?.name ?? $0 })
        return about + Markup(trusted: "<div class=\"audit\">\(fragment)</div>")
    }
}
