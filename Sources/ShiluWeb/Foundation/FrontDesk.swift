import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Takes a request in for one page: who it is from, whether it may come in, and what goes out when something fails.
struct FrontDesk: Sendable {
    let app: WebApp
    let page: WebPages.Page

    /// A page that is in memory is answered at once; whatever may wait goes to threads of its own.
    func answer(_ incoming: Request, _ context: WebContext) async -> Response {
        if page.isKept, let kept = atHand(incoming) { return kept }
        return await withTaskExecutorPreference(HandlerThreads.shared) {
            page.isKept ? await keptOrMade(incoming, context) : await made(incoming, context)
        }
    }

    /// The page as it was rendered before, where that can be told without waiting.
    private func atHand(_ incoming: Request) -> Response? {
        guard let cookie = Cookies.value(Cookies.session(app.options), in: incoming.headers[.cookie]),
            let moment = app.knownMoment(),
            let signIn = app.signedIn.known(cookie, at: app.now, version: moment.state)
        else { return nil }
        return kept(PageMemory.Key(formToken: signIn.formToken, address: incoming.uri.string), moment)
    }

    private func keptOrMade(_ incoming: Request, _ context: WebContext) async -> Response {
        guard let (key, moment) = keeping(incoming) else { return await made(incoming, context) }
        if let kept = kept(key, moment) { return kept }
        guard await app.pages.begin(key) else {
            if let (key, moment) = keeping(incoming), let kept = kept(key, moment) { return kept }
            return await made(incoming, context)
        }
        defer { app.pages.end(key) }
        return await made(incoming, context)
    }

    /// The answer, made anew.
    private func made(_ incoming: Request, _ context: WebContext) async -> Response {
        let reference = RandomText.code(8)
        var request = WebRequest(
            app: app, method: incoming.method.rawValue, path: incoming.uri.path, queryText: incoming.uri.query ?? "",
            query: FormFields(), form: FormFields(), files: [], body: Data(), headers: incoming.headers,
            parameters: [:], visitor: nil, formToken: "", reference: reference,
            authority: incoming.head.authority ?? "", address: context.address, cookie: nil)
        var reply: WebReply
        do {
            let moment = page.isKept ? try app.moment() : nil
            let (known, cookies) = try visitor(incoming, context, reference)
            request = known
            let mark = PageMark()
            reply = try await PageMark.$current.withValue(mark) { [request] in try await handle(request, incoming) }
            reply.cookies += cookies
            if let moment, mark.mayBeKept, let key = key(request, incoming) {
                return keep(reply, as: key, at: moment)
            }
        } catch {
            reply =
                page.protection == .none ? APIProblem.reply(to: error, request) : ErrorPages.reply(to: error, request)
        }
        return response(reply)
    }

    // MARK: pages that are kept

    /// By what the page is kept for who is signed in, now; nil for nobody, or where that cannot be told: what is wrong then shows
    /// as a page with a number.
    private func keeping(_ incoming: Request) -> (PageMemory.Key, PageMemory.Moment)? {
        guard let cookie = Cookies.value(Cookies.session(app.options), in: incoming.headers[.cookie]),
            let moment = try? app.moment(),
            let found = try? app.signedIn.find(cookie, in: app, version: moment.state)
        else { return nil }
        return (PageMemory.Key(formToken: found.0.formToken, address: incoming.uri.string), moment)
    }

    /// The page as it was rendered before for this sign-in, if nothing has changed since.
    private func kept(_ key: PageMemory.Key, _ moment: PageMemory.Moment) -> Response? {
        app.pages.page(key, at: moment).map {
            Response(status: .ok, headers: $0.headers, body: ResponseBody(byteBuffer: $0.body))
        }
    }

    private func key(_ request: WebRequest, _ incoming: Request) -> PageMemory.Key? {
        guard request.visitor != nil else { return nil }
        return PageMemory.Key(formToken: request.formToken, address: incoming.uri.string)
    }

    private func keep(_ reply: WebReply, as key: PageMemory.Key, at moment: PageMemory.Moment) -> Response {
        let whole = headers(reply)
        let body = ByteBuffer(bytes: reply.body)
        if reply.status == .ok, reply.cookies.isEmpty {
            app.pages.keep(PageMemory.Kept(headers: whole, body: body), as: key, at: moment)
        }
        return Response(status: reply.status, headers: whole, body: ResponseBody(byteBuffer: body))
    }

    // MARK: who it is

    private func visitor(_ incoming: Request, _ context: WebContext, _ reference: String) throws -> (
        WebRequest, [String]
    ) {
        let cookies = Cookies.read(incoming.headers[.cookie])
        var token = ""
        var visitor: Visitor?
        var set: [String] = []
        let cookie = cookies[Cookies.session(app.options)]
        if page.protection == .form {
            if let cookie, let (signIn, account) = try app.signedIn.find(cookie, in: app, version: app.state.version())
            {
                visitor = Visitor(account: account, rights: try app.rights(of: account))
                token = signIn.formToken
            } else if let known = cookies[Cookies.guest(app.options)], known.count >= 20 {
                token = known
            } else {
                token = RandomText.make(bytes: 18)
                set.append(Cookies.make(Cookies.guest(app.options), token, app.options))
            }
        }
        var parameters: [String: String] = [:]
        for (key, value) in context.parameters {
            parameters[String(key)] = String(value).removingPercentEncoding ?? String(value)
        }
        let request = WebRequest(
            app: app, method: incoming.method.rawValue, path: incoming.uri.path, queryText: incoming.uri.query ?? "",
            query: FormFields(urlEncoded: incoming.uri.query ?? ""), form: FormFields(), files: [], body: Data(),
            headers: incoming.headers, parameters: parameters, visitor: visitor, formToken: token,
            reference: reference, authority: incoming.head.authority ?? "", address: context.address, cookie: cookie)
        return (request, set)
    }

    // MARK: whether it may come in

    private func handle(_ request: WebRequest, _ incoming: Request) async throws -> WebReply {
        try admit(request)
        guard page.method != .get else { return try await page.handler(request) }
        let who = request.visitor.map { "account \($0.account.id)" } ?? request.address
        guard page.protection == .none || app.limiter.allows(.form, from: who, at: app.now) else {
            throw WebFailure.tooMany
        }
        let full = try await withBody(request, incoming)
        if page.protection == .form {
            guard let given = full.form[FormToken.key], !full.formToken.isEmpty,
                RandomText.equal(given, full.formToken)
            else { throw WebFailure.badForm }
        }
        try SecrecyMarks.refuse(full.files)
        return try await page.handler(full)
    }

    private func admit(_ request: WebRequest) throws {
        if page.access == .everyone { return }
        guard let visitor = request.visitor else { throw WebFailure.signInNeeded }
        if visitor.account.mustChangePassword, !["/password", "/sign-out"].contains(request.path) {
            throw WebFailure.passwordChangeNeeded
        }
        if case .permission(let permission) = page.access { try request.require(permission, .somewhere()) }
    }

    private func withBody(_ request: WebRequest, _ incoming: Request) async throws -> WebRequest {
        let data = try await body(incoming)
        let type = incoming.headers[.contentType] ?? ""
        var form = FormFields()
        var files: [UploadedFile] = []
        if let boundary = Multipart.boundary(of: type) {
            guard let read = Multipart.read(data, boundary: boundary) else { throw WebFailure.badForm }
            (form, files) = read
        } else if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            form = FormFields(urlEncoded: String(decoding: data, as: UTF8.self))
        }
        return WebRequest(
            app: app, method: request.method, path: request.path, queryText: request.queryText, query: request.query,
            form: form, files: files, body: data, headers: request.headers, parameters: request.parameters,
            visitor: request.visitor, formToken: request.formToken, reference: request.reference,
            authority: request.authority, address: request.address, cookie: request.cookie)
    }

    /// The whole body. One that is too large is read to its end all the same, and forgotten: a browser that is still sending
    /// does not listen to the answer.
    private func body(_ incoming: Request) async throws -> Data {
        var data = Data()
        var count = 0
        do {
            for try await chunk in incoming.body {
                count += chunk.readableBytes
                if count <= page.uploadLimit { data.append(contentsOf: chunk.readableBytesView) } else { data = Data() }
                if count > FrontDesk.mostRead { break }
            }
        } catch { throw WebFailure.refused([Notice("upload-broken", "没有传完就断了", next: "请检查网络后再传一次")]) }
        guard count <= page.uploadLimit else {
            throw WebFailure.tooLarge("内容超过\(max(1, page.uploadLimit >> 20))MB，没有收下")
        }
        return data
    }

    /// Bytes after which not even an answer is worth reading on.
    private static let mostRead = 1 << 30

    // MARK: what goes out

    private func response(_ reply: WebReply) -> Response {
        Response(
            status: reply.status, headers: headers(reply),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }

    private func headers(_ reply: WebReply) -> HTTPFields {
        var headers = HTTPFields()
        for (name, value) in reply.headers { headers[name] = value }
        for cookie in reply.cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        SecurityHeaders.add(to: &headers, app.options)
        return headers
    }
}

/// Cookies as browsers send and take them (RFC 6265).
enum Cookies {
    /// The prefix makes browsers insist on https and this host.
    static func session(_ options: WebOptions) -> String { options.isSecure ? "__Host-shilu" : "shilu" }
    static func guest(_ options: WebOptions) -> String { options.isSecure ? "__Host-shilu-form" : "shilu-form" }

    /// One cookie of the header; nil where it is not there.
    static func value(_ name: String, in header: String?) -> String? {
        for pair in (header ?? "").split(separator: ";") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].drop(while: { $0 == " " }) == name else { continue }
            return String(halves[1].drop { $0 == " " })
        }
        return nil
    }

    static func read(_ header: String?) -> [String: String] {
        var found: [String: String] = [:]
        for pair in (header ?? "").split(separator: ";") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            found[halves[0].trimmingCharacters(in: .whitespaces)] = halves[1].trimmingCharacters(in: .whitespaces)
        }
        return found
    }

    /// Lax: a link from the group chat opens signed in, a form from elsewhere does not.
    static func make(_ name: String, _ value: String, _ options: WebOptions) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (options.isSecure ? "; Secure" : "")
    }

    static func clear(_ name: String, _ options: WebOptions) -> String { make(name, "", options) + "; Max-Age=0" }
}

/// What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept.
enum SecurityHeaders {
    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    private static let usual: [HTTPField] = [
        ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"), ("Cache-Control", "no-store"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

    static func add(to headers: inout HTTPFields, _ options: WebOptions) {
        for field in usual where headers[field.name] == nil {
            // A browser that heard it would no longer come without encryption.
            if field.name == .strictTransportSecurity, !options.isSecure { continue }
            headers.append(field)
        }
    }
}

/// Files that are marked as classified are not taken: this system is not for them.
enum SecrecyMarks {
    /// 绝密★, 机密★ and 秘密★ with or without a term (《国家秘密定密管理规定》: 密级★保密期限).
    private static let marks = ["绝密★", "机密★", "秘密★", "绝密☆", "机密☆", "秘密☆"]

    static func refuse(_ files: [UploadedFile]) throws {
        for file in files where isMarked(file) {
            throw WebFailure.refused([
                Notice(
                    "classified-file", "文件带有密级标志，没有收下", next: "本系统不处理国家秘密。请在涉密计算机上办理，并按规定报告是否已在本机存储",
                    place: file.name)
            ])
        }
    }

    static func isMarked(_ file: UploadedFile) -> Bool {
        if isMarked(file.name) { return true }
        // A document whose text cannot be read here (photos) is taken by its name alone.
        guard let text = try? TextReader.read(file.bytes, name: file.name).text else {
            return isMarked(String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self))
        }
        return isMarked(text)
    }

    static func isMarked(_ text: String) -> Bool {
        let compact = text.filter { !$0.isWhitespace }
        return marks.contains { compact.contains($0) }
    }
}
