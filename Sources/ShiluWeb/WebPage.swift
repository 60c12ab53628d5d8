import Hummingbird

/// A complete HTML page as the server sends it.
public struct WebPage: Sendable {
    /// The page's markup, from `<!doctype html>` on.
    public let html: String

    /// A page of the given markup.
    public init(html: String) {
        self.html = html
    }
}
