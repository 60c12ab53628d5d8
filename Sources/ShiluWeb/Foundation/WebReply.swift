import Foundation
import HTTPTypes
import ShiluRegisters

/// What a page answers.
public struct WebReply: Sendable {
    public var status: HTTPResponse.Status
    public var headers: [(HTTPField.Name, String)]
    public var body: Data
    /// Cookies to set, whole header values.
    var cookies: [String] = []

    public init(status: HTTPResponse.Status = .ok, headers: [(HTTPField.Name, String)] = [], body: Data = Data()) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    /// HTML that is already whole, from `<!doctype html>` on.
    public static func html(_ markup: Markup, status: HTTPResponse.Status = .ok) -> WebReply {
        WebReply(
            status: status, headers: [(.contentType, "text/html; charset=utf-8")], body: Data(markup.html.utf8))
    }

    /// After a form: the browser fetches the next page, so that reloading sends nothing twice.
    public static func redirect(_ path: String) -> WebReply {
        WebReply(status: .seeOther, headers: [(.location, path)])
    }

    public static func json(_ bytes: Data, status: HTTPResponse.Status = .ok) -> WebReply {
        WebReply(status: status, headers: [(.contentType, "application/json; charset=utf-8")], body: bytes)
    }

    /// A file to be saved under a Chinese name.
    public static func file(_ bytes: Data, name: String, type: String) -> WebReply {
        WebReply(
            headers: [
                (.contentType, type),
                (
                    .contentDisposition,
                    "attachment; filename=\"file\"; filename*=UTF-8''\(WebPath.segment(name))"
                ),
            ], body: bytes)
    }

    /// Text of another type, such as `text/calendar`.
    public static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> WebReply {
        WebReply(headers: [(.contentType, type)], body: Data(text.utf8))
    }
}

/// Why a page is not shown. Everything that a handler throws becomes one of these.
public enum WebFailure: Error, Sendable {
    /// Nobody is signed in: to the sign-in page, and back here afterwards.
    case signInNeeded
    /// A right is missing; the sentence says which.
    case forbidden(String)
    /// There is no such page or record.
    case notFound(String)
    /// The request cannot be taken as it is: what, and what to do next.
    case refused([Notice])
    /// The form is stale or came from elsewhere.
    case badForm
    case tooLarge(String)
    case tooMany
    /// The password was given by somebody else: to the page that changes it.
    case passwordChangeNeeded
}
