import Crypto
import Foundation

/// The style sheet, the script and the icon: part of the program, so that nothing can be missing beside it.
enum Assets {
    static let stylePath = "/assets/\(digest(StyleSheet.whole)).css"
    static let scriptPath = "/assets/\(digest(PageScript.javaScript)).js"
    static let iconPath = "/assets/icon.svg"

    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#B3202A"/>\
        <path d="M9 7h14v18H9z" fill="none" stroke="#fff" stroke-width="2"/><path d="M12 12h8M12 16h8M12 20h5" \
        stroke="#fff" stroke-width="2"/></svg>
        """

    /// A name that changes with the content, so that browsers may keep it for ever.
    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).prefix(8).map { byte in
            let text = String(byte, radix: 16)
            return text.count < 2 ? "0" + text : text
        }.joined()
    }
}

/// The files that pages refer to.
struct AssetPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get(Assets.stylePath, .everyone) { _ in Self.file(StyleSheet.whole, "text/css; charset=utf-8") }
        pages.get(Assets.scriptPath, .everyone) { _ in
            Self.file(PageScript.javaScript, "text/javascript; charset=utf-8")
        }
        pages.get(Assets.iconPath, .everyone) { _ in Self.file(Assets.icon, "image/svg+xml") }
        pages.get("/robots.txt", .everyone) { _ in .text("User-agent: *\nDisallow: /\n") }
    }

    private static func file(_ text: String, _ type: String) -> WebReply {
        WebReply(
            headers: [(.contentType, type), (.cacheControl, "public, max-age=31536000, immutable")],
            body: Data(text.utf8))
    }
}
