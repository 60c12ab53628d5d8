import Hummingbird
import Logging
import ShiluDocuments
import ShiluLedger
import ShiluRegisters

/// What people see when something does not work: what, and what to do next, with a number that finds the line in the log.
enum ErrorPages {
    static func reply(to error: any Error, _ request: WebRequest) -> WebReply {
        switch error {
        case let failure as WebFailure: return reply(to: failure, request)
        case let notice as Notice: return refused([notice], request)
        case let refusal as Refusal: return refused(refusal.notices, request)
        case let refusal as BatchRefusal: return refused(refusal.notices, request)
        case let error as DocumentError:
            return refused([Notice(error.code, error.what, next: error.next, place: error.file)], request)
        default:
            request.app.log.error(
                "unforeseen",
                metadata: [
                    "reference": "\(request.reference)", "path": "\(request.path)",
                    "kind": "\(String(reflecting: type(of: error)))", "error": "\(String(describing: error))",
                ])
            return page(
                .internalServerError, "出了意外的问题", [], "没有办成，已经记入日志。请稍后再试；仍不行的，请把下面的编号告诉管理员。", request)
        }
    }

    private static func reply(to failure: WebFailure, _ request: WebRequest) -> WebReply {
        switch failure {
        case .signInNeeded:
            let back =
                request.method == "GET"
                ? request.path + (request.queryText.isEmpty ? "" : "?" + request.queryText) : nil
            return .redirect(WebPath.make("/sign-in", [("next", back == "/" ? nil : back)]))
        case .passwordChangeNeeded: return .redirect("/password")
        case .forbidden(let why):
            log("refusal", request)
            try? request.app.accessLog.note(
                .refusal, account: request.rights.account, what: "\(request.method) \(request.path)", detail: why,
                reference: request.reference, at: request.app.now)
            return page(.forbidden, "没有权限", [], why + "。如果工作需要，请联系管理员。", request)
        case .notFound(let what):
            return page(.notFound, "没有找到", [], what + "。可以用上面的搜索查找，或回到首页。", request)
        case .refused(let notices): return refused(notices, request)
        case .badForm:
            log("stale form", request)
            return page(.forbidden, "页面已经过期", [], "登录已过期，或者这个页面打开得太久。请返回上一页，刷新后再提交；填的内容可以先复制下来。", request)
        case .tooLarge(let what):
            return page(.contentTooLarge, "内容太大", [], what + "。请分成几份，或压缩图片后再传。", request)
        case .tooMany:
            log("too many", request)
            return page(.tooManyRequests, "太频繁了", [], "短时间内提交得太多。请过几分钟再试。", request)
        }
    }

    private static func refused(_ notices: [Notice], _ request: WebRequest) -> WebReply {
        log("refused \(notices.map(\.code).joined(separator: " "))", request)
        return page(.unprocessableContent, "没有办成，什么都没有改动", notices, "请改正后重新提交。", request)
    }

    private static func log(_ what: String, _ request: WebRequest) {
        request.app.log.notice(
            "\(what)", metadata: ["reference": "\(request.reference)", "path": "\(request.path)"])
    }

    private static func page(
        _ status: HTTPResponse.Status, _ title: String, _ notices: [Notice], _ text: String, _ request: WebRequest
    ) -> WebReply {
        let content: Markup = """
            \(NoticeList.markup(notices))<p>\(text)</p>
            <p class="quiet">编号 <span class="code">\(request.reference)</span>　\(TimeText.minute(request.app.now))</p>
            <p><a href="/">回到首页</a></p>
            """
        return request.page(title, status: status, content)
    }
}

/// Problems as a list: where, what, what to do next.
public enum NoticeList {
    public static func markup(_ notices: [Notice]) -> Markup {
        guard !notices.isEmpty else { return .none }
        let items = notices.prefix(500).map { notice -> Markup in
            let place: Markup = notice.place.isEmpty ? .none : "<strong>\(notice.place)</strong>："
            let next: Markup = notice.next.isEmpty ? .none : "<span class=\"next\">\(notice.next)。</span>"
            return "<li>\(place)\(notice.what)。\(next)</li>"
        }
        let more: Markup = notices.count > 500 ? "<li>……共\(notices.count)处</li>" : .none
        return "<ul class=\"notices\">\(items)\(more)</ul>"
    }
}
