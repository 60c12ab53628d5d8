import AsyncHTTPClient
import Foundation
import NIOCore

/// Debian's chromedriver, started for the tests on a free port of the loopback interface.
///
/// The protocol is plain W3C WebDriver: JSON over HTTP, so no library stands between a test and the browser.
final class Chromium: Sendable {
    private let process: ProcessHandle
    private let address: String

    /// Whether the browser and its driver are installed; the tests say so and stop where they are not.
    static var isInstalled: Bool {
        [driverPath, browserPath].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static let driverPath = "/usr/bin/chromedriver"
    private static let browserPath = "/usr/bin/chromium"

    init() async throws {
        process = try ProcessHandle(Chromium.driverPath, ["--port=0", "--log-level=SEVERE"])
        let line = try await process.line { $0.contains("started successfully on port") }
        guard let port = Int(line.filter(\.isNumber)) else { throw BrowserFailure("chromedriver: \(line)") }
        address = "http://127.0.0.1:\(port)"
    }

    func stop() { process.stop() }

    /// How wide the window is: a desk and a phone are the two that count.
    enum Screen: Sendable {
        case desk, phone

        var size: (width: Int, height: Int) { self == .desk ? (1366, 768) : (390, 844) }
        var name: String { self == .desk ? "desk" : "phone" }
    }

    /// A browser of its own, with cookies of its own: another person.
    func open(_ screen: Screen = .desk, script: Bool = true) async throws -> Browser {
        let size = screen.size
        var options: [String: Any] = [
            "binary": Chromium.browserPath,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--window-size=\(size.width),\(size.height)", "--lang=zh-CN", "--force-color-profile=srgb",
            ],
        ]
        if screen == .phone {
            options["mobileEmulation"] = [
                "deviceMetrics": ["width": size.width, "height": size.height, "pixelRatio": 2.0, "touch": true]
            ]
        }
        if !script { options["prefs"] = ["profile.managed_default_content_settings.javascript": 2] }
        let answer = try await WebDriver.call(
            "POST", "\(address)/session",
            [
                "capabilities": [
                    "alwaysMatch": [
                        "browserName": "chrome", "goog:chromeOptions": options,
                        "timeouts": ["implicit": 0, "pageLoad": 30000, "script": 10000],
                    ]
                ]
            ])
        guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
            throw BrowserFailure("chromedriver gave no session")
        }
        return Browser(address: "\(address)/session/\(session)", screen: screen)
    }
}

/// What a browser could not do.
struct BrowserFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// One call of the protocol.
enum WebDriver {
    static func call(_ method: String, _ url: String, _ body: [String: Any]? = nil) async throws -> Any {
        var request = HTTPClientRequest(url: url)
        request.method = method == "POST" ? .POST : method == "DELETE" ? .DELETE : .GET
        if method == "POST" {
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body ?? [:])))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let buffer = try await response.body.collect(upTo: 64 << 20)
        let object = try JSONSerialization.jsonObject(with: Data(buffer.readableBytesView)) as? [String: Any]
        let value = object?["value"] ?? NSNull()
        if let problem = value as? [String: Any], let error = problem["error"] as? String {
            throw BrowserFailure("\(error): \((problem["message"] as? String ?? "").prefix(400))")
        }
        return value
    }
}

/// One window of one person.
struct Browser: Sendable {
    let address: String
    let screen: Chromium.Screen

    func close() async { _ = try? await WebDriver.call("DELETE", address) }

    func go(_ url: String) async throws { _ = try await WebDriver.call("POST", "\(address)/url", ["url": url]) }

    var url: String {
        get async throws { try await WebDriver.call("GET", "\(address)/url") as? String ?? "" }
    }

    var title: String {
        get async throws { try await WebDriver.call("GET", "\(address)/title") as? String ?? "" }
    }

    /// What a person reads on the page.
    var text: String { get async throws { try await find("body").text } }

    /// The markup as the browser holds it.
    var source: String {
        get async throws { try await WebDriver.call("GET", "\(address)/source") as? String ?? "" }
    }

    /// The first element of a CSS selector.
    func find(_ css: String) async throws -> Element { try await element("css selector", css) }

    /// The first link with exactly this text.
    func link(_ text: String) async throws -> Element { try await element("link text", text) }

    /// The first link that has this in its text.
    func link(with text: String) async throws -> Element { try await element("partial link text", text) }

    /// The first button with this text.
    func button(_ text: String) async throws -> Element {
        try await element("xpath", "//button[contains(normalize-space(.), '\(text)')]")
    }

    /// The control that a label with this text names.
    func field(_ label: String) async throws -> Element {
        let found = try await element("xpath", "//label[contains(normalize-space(.), '\(label)')]")
        if let id = try await found.attribute("for"), !id.isEmpty { return try await find("[id='\(id)']") }
        return try await found.find("input, select, textarea")
    }

    func all(_ css: String) async throws -> [Element] {
        let found = try await WebDriver.call("POST", "\(address)/elements", ["using": "css selector", "value": css])
        return (found as? [Any] ?? []).compactMap { Element($0, browser: address) }
    }

    private func element(_ using: String, _ value: String) async throws -> Element {
        let found = try await WebDriver.call("POST", "\(address)/element", ["using": using, "value": value])
        guard let element = Element(found, browser: address) else { throw BrowserFailure("no element \(value)") }
        return element
    }

    /// Runs a script's body and gives what it returns.
    @discardableResult
    func run(_ script: String) async throws -> String {
        let value = try await WebDriver.call("POST", "\(address)/execute/sync", ["script": script, "args": [Any]()])
        return value is NSNull ? "" : "\(value)"
    }

    /// Looks again until it is so, for at most five seconds or as long as is said.
    func wait(_ what: String, seconds: Int = 5, until holds: () async throws -> Bool) async throws {
        for _ in 0..<(seconds * 20) {
            if (try? await holds()) == true { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let shown = (try? await text) ?? "no page"
        throw BrowserFailure("waited in vain: \(what). The page says: \(shown.prefix(1500))")
    }

    /// The whole page as PNG, as tall as it is.
    func screenshot(to file: URL) async throws {
        let heightText = try await run("return Math.ceil(document.documentElement.scrollHeight)")
        let height = min(4000, max(screen.size.height, Int(Double(heightText) ?? 0)))
        let call: [String: Any] = [
            "cmd": "Page.captureScreenshot",
            "params": [
                "format": "png", "captureBeyondViewport": true,
                "clip": ["x": 0, "y": 0, "width": screen.size.width, "height": height, "scale": 1],
            ],
        ]
        let answer = try await WebDriver.call("POST", "\(address)/goog/cdp/execute", call)
        guard let text = (answer as? [String: Any])?["data"] as? String, let data = Data(base64Encoded: text) else {
            throw BrowserFailure("no screenshot")
        }
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}

/// One element of a page.
struct Element: Sendable {
    let address: String
    private let browser: String

    init?(_ found: Any, browser: String) {
        // The key is fixed by the protocol.
        guard let id = (found as? [String: Any])?["element-6066-11e4-a52e-4f735466cecf"] as? String else { return nil }
        (address, self.browser) = ("\(browser)/element/\(id)", browser)
    }

    var text: String { get async throws { try await WebDriver.call("GET", "\(address)/text") as? String ?? "" } }

    func attribute(_ name: String) async throws -> String? {
        try await WebDriver.call("GET", "\(address)/attribute/\(name)") as? String
    }

    /// Brought to the middle of the window first, as a person would: on a phone the menu covers the window's foot.
    func click() async throws {
        let key = "element-6066-11e4-a52e-4f735466cecf"
        let id = address.split(separator: "/").last.map(String.init) ?? ""
        _ = try await WebDriver.call(
            "POST", "\(browser)/execute/sync",
            ["script": "arguments[0].scrollIntoView({block: 'center'})", "args": [[key: id]]])
        _ = try await WebDriver.call("POST", "\(address)/click")
    }

    /// Empties the field and types.
    func type(_ text: String) async throws {
        _ = try await WebDriver.call("POST", "\(address)/clear")
        try await add(text)
    }

    /// Types without emptying: for file fields the path.
    func add(_ text: String) async throws {
        _ = try await WebDriver.call("POST", "\(address)/value", ["text": text])
    }

    /// Chooses the first option of a list that has this in its text.
    func choose(_ option: String) async throws {
        let found = try await WebDriver.call(
            "POST", "\(address)/element",
            ["using": "xpath", "value": ".//option[contains(., '\(option)')]"])
        guard let element = Element(found, browser: browser) else { throw BrowserFailure("no option \(option)") }
        try await element.click()
    }

    func find(_ css: String) async throws -> Element {
        let found = try await WebDriver.call("POST", "\(address)/element", ["using": "css selector", "value": css])
        guard let element = Element(found, browser: browser) else { throw BrowserFailure("no element \(css)") }
        return element
    }
}
