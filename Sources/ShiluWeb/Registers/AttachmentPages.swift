import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 佐证材料: files behind a record, attached from a phone or a desk and opened again.
struct AttachmentPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.post("/records/:register/:number/files", .permission(.record), uploadLimit: 210 << 20, Self.attach)
        pages.get("/records/:register/:number/files/:digest", .signedIn, Self.open)
    }

    /// Whether records of the register have a place for files.
    static func takesFiles(_ register: AnyRegister) -> Bool {
        register.fields.contains { field in
            if case .parts(let shape) = field.form { shape.isOf(Evidence.self) } else { false }
        }
    }

    /// The files of a record, and the form for more.
    static func markup(_ record: AnyRecord, _ register: AnyRegister, _ request: WebRequest) throws -> Markup {
        guard request.app.options.attachments != nil, takesFiles(register) else { return .none }
        let base = WebPath.record(record.id) + "/files"
        let files = try request.app.ledger.attachments(of: record.id).filter(\.isStored).map { file -> Markup in
            let size = file.size.map { $0 < 1 << 20 ? "\(max(1, $0 >> 10))KB" : "\($0 >> 20)MB" } ?? ""
            return """
                <li><a href="\(base)/\(file.digest ?? "")">\(file.fileName)</a>　<span class="quiet">\(file.kind?.label ?? "")　\
                \(size)　\(file.label ?? "")</span></li>
                """
        }
        let mayAdd = try request.rights.allows(.record, request.target(of: record))
        let form: Markup =
            mayAdd
            ? """
            <form class="noprint" method="post" action="\(base)" enctype="multipart/form-data">\(request.formTokenField)\
            <div class="field"><label for="f-files">附上照片或文件</label><input id="f-files" type="file" name="files" multiple required>\
            <p class="help">照片、签到表、扫描件等；附上后不能删除。严禁上传涉密文件。</p></div>\
            \(FormParts.input("label", "说明", help: "写明材料是什么"))<p><button>附上</button></p></form>
            """ : .none
        let list: Markup = files.isEmpty ? "<p class=\"quiet\">还没有附材料。</p>" : "<ul class=\"list\">\(files)</ul>"
        return files.isEmpty && !mayAdd
            ? .none : "<h2>佐证材料</h2><section class=\"card\">\(list)\(form)</section>"
    }

    private static func store(_ request: WebRequest) throws -> AttachmentStore {
        guard let store = request.app.options.attachments else { throw WebFailure.notFound("这里没有附件文件夹") }
        return store
    }

    private static func attach(_ request: WebRequest) throws -> WebReply {
        let record = try request.readableRecord(RecordPage.id(request))
        try request.require(.record, request.target(of: record))
        guard !request.files.isEmpty else { throw Notice("file-missing", "没有选择文件", next: "请选择要附的照片或文件") }
        let files = request.files.map {
            NewAttachment(fileName: $0.name, bytes: Array($0.bytes), label: request.form.text("label"))
        }
        _ = try request.app.ledger.attach(
            files, to: record.id, in: store(request), author: request.account.name, at: request.app.now)
        return .redirect(WebPath.make(WebPath.record(record.id), [("done", "attached")]))
    }

    /// Photos are shown, everything else is saved: nothing that could run is opened in the page's place.
    private static func open(_ request: WebRequest) throws -> WebReply {
        let record = try request.readableRecord(RecordPage.id(request))
        let digest = request.parameter("digest")
        guard let file = try request.app.ledger.attachments(of: record.id).first(where: { $0.digest == digest }) else {
            throw WebFailure.notFound("没有这份材料")
        }
        let bytes = Data(try request.app.ledger.content(of: file, in: store(request)))
        let photos: [FileType: String] = [
            .jpeg: "image/jpeg", .png: "image/png", .gif: "image/gif", .webp: "image/webp", .bmp: "image/bmp",
        ]
        if let type = FileType(of: Array(bytes)).flatMap({ photos[$0] }) {
            return WebReply(headers: [(.contentType, type)], body: bytes)
        }
        return .file(bytes, name: file.fileName, type: "application/octet-stream")
    }
}
