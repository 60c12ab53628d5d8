import Foundation
import HTTPTypes
import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// What an interface call answers when it fails: `application/problem+json` (RFC 9457) in Chinese.
enum APIProblem {
    static let type = "application/problem+json; charset=utf-8"

    static func reply(to error: any Error, _ request: WebRequest) -> WebReply {
        switch error {
        case let failure as WebFailure: return reply(to: failure, request)
        case let notice as Notice: return make(.unprocessableContent, "没有办成，什么都没有改动", [notice], request)
        case let refusal as Refusal: return make(.unprocessableContent, "没有办成，什么都没有改动", refusal.notices, request)
        case let refusal as BatchRefusal:
            let notices = refusal.problems.map { problem in
                var notice = problem.notice
                if notice.place.isEmpty { notice.place = problem.field }
                return notice
            }
            return make(.unprocessableContent, "没有办成，什么都没有改动", notices, request)
        case let error as DocumentError:
            return make(
                .unprocessableContent, "文件读不出来",
                [Notice(error.code, error.what, next: error.next, place: error.file)], request)
        default:
            request.app.log.error(
                "unforeseen",
                metadata: [
                    "reference": "\(request.reference)", "path": "\(request.path)",
                    "kind": "\(String(reflecting: Swift.type(of: error)))", "error": "\(String(describing: error))",
                ])
            return make(.internalServerError, "出了意外的问题", [], request, detail: "已经记入日志，请把 reference 告诉管理员")
        }
    }

    private static func reply(to failure: WebFailure, _ request: WebRequest) -> WebReply {
        switch failure {
        case .signInNeeded:
            var reply = make(
                .unauthorized, "没有令牌，或令牌无效", [], request, detail: "请在请求头里写 Authorization: Bearer 令牌；令牌在网页“接口令牌”里生成")
            reply.headers.append((.wwwAuthenticate, "Bearer"))
            return reply
        case .passwordChangeNeeded: return make(.forbidden, "账号还没有改初始密码", [], request, detail: "请先在网页上登录并改密码")
        case .forbidden(let why):
            try? request.app.accessLog.note(
                .refusal, account: request.rights.account, what: "\(request.method) \(request.path)", detail: why,
                reference: request.reference, at: request.app.now)
            return make(.forbidden, "没有权限", [], request, detail: why)
        case .notFound(let what): return make(.notFound, "没有找到", [], request, detail: what)
        case .refused(let notices): return make(.unprocessableContent, "没有办成，什么都没有改动", notices, request)
        case .badForm: return make(.badRequest, "请求写得不对", [], request, detail: "请按接口说明改正")
        case .tooLarge(let what): return make(.contentTooLarge, "内容太大", [], request, detail: what)
        case .tooMany: return make(.tooManyRequests, "太频繁了", [], request, detail: "请过一分钟再试")
        }
    }

    static func make(
        _ status: HTTPResponse.Status, _ title: String, _ notices: [Notice], _ request: WebRequest, detail: String = ""
    ) -> WebReply {
        let errors = notices.prefix(500).map { notice in
            JSON.object([
                "code": .text(notice.code), "place": .text(notice.place), "what": .text(notice.what),
                "next": .text(notice.next),
            ])
        }
        let body = JSON.object([
            "type": "about:blank", "title": .text(title), "status": .integer(Int64(status.code)),
            "detail": detail.isEmpty ? nil : .text(detail), "reference": .text(request.reference),
            "errors": errors.isEmpty ? nil : .list(Array(errors)),
        ])
        return WebReply(
            status: status, headers: [(.contentType, type)], body: Data(body.compact.utf8))
    }
}

/// Takes an interface call in: whose token it is, whether it may do this, and what goes out.
enum APIDesk {
    /// A handler that is called with the token's owner as visitor.
    static func serve(
        _ scope: APIScope, _ body: @escaping @Sendable (WebRequest) async throws -> WebReply
    ) -> WebPages.Handler {
        { request in
            do { return try await body(try admit(request, scope)) } catch {
                return APIProblem.reply(to: error, request)
            }
        }
    }

    static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> WebReply {
        .json(Data(json.compact.utf8), status: status)
    }

    private static func admit(_ request: WebRequest, _ scope: APIScope) throws -> WebRequest {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw WebFailure.signInNeeded
        }
        let text = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
        let app = request.app
        // Guessing at tokens is slowed by where it comes from, using one by whose it is.
        guard text.hasPrefix("shilu_") || app.limiter.allows(.form, from: request.address, at: app.now) else {
            throw WebFailure.tooMany
        }
        guard let (token, account) = try app.callers.find(text, in: app) else { throw WebFailure.signInNeeded }
        guard app.limiter.allows(.api(app.options.apiLimit), from: "token \(token.id)", at: app.now) else {
            throw WebFailure.tooMany
        }
        if account.mustChangePassword { throw WebFailure.passwordChangeNeeded }
        let known = request.signed(in: Visitor(account: account, rights: try app.rights(of: account)))
        guard token.scopes.contains(scope) else {
            throw WebFailure.forbidden("这个令牌不能用于“\(scope.label)”，请另做一个令牌")
        }
        return known
    }
}

extension WebApp {
    /// Tokens of the interface and secret addresses of calendars.
    var apiTokens: APITokenStore { APITokenStore(state: state) }
}

extension WebRequest {
    /// The same request with somebody signed in: the owner of a token.
    func signed(in visitor: Visitor) -> WebRequest {
        WebRequest(
            app: app, method: method, path: path, queryText: queryText, query: query, form: form, files: files,
            body: body, headers: headers, parameters: parameters, visitor: visitor, formToken: formToken,
            reference: reference, authority: authority, address: address, cookie: nil)
    }

    /// The body as a JSON object with no other names than these.
    func jsonBody(_ names: Set<String>) throws -> JSON {
        let kind = (headers[.contentType] ?? "").lowercased().prefix { $0 != ";" }
        guard kind == "application/json" else {
            throw WebFailure.refused([
                Notice("json-type", "请求体不是 JSON", next: "请把 Content-Type 写成 application/json")
            ])
        }
        guard let text = String(validating: body, as: UTF8.self), let json = JSON(parsing: text),
            let members = json.members
        else { throw WebFailure.badForm }
        let unknown = members.filter { !names.contains($0.key) }.map {
            Notice("name-unknown", "没有“\(Cells.shown($0.key))”这一项", next: "请按接口说明改正名称", place: Cells.shown($0.key))
        }
        guard unknown.isEmpty else { throw WebFailure.refused(unknown) }
        return json
    }

    /// A day of the query; nil where it is not given.
    func queryDay(_ name: String) throws -> Day? {
        guard let text = query.text(name) else { return nil }
        do throws(CellProblem) { return try Cells.day(text) } catch {
            throw WebFailure.refused([Notice(error.code, error.what, next: error.next, place: name)])
        }
    }

    /// A whole number of the query within bounds; nil where it is not given.
    func queryNumber(_ name: String, in bounds: ClosedRange<Int>) throws -> Int? {
        guard let text = query.text(name) else { return nil }
        guard let number = Int(text), bounds.contains(number) else {
            throw WebFailure.refused([
                Notice(
                    "number-wrong", "“\(Cells.shown(text))”不合要求",
                    next: "请填 \(bounds.lowerBound) 到 \(bounds.upperBound) 之间的整数", place: name)
            ])
        }
        return number
    }
}
