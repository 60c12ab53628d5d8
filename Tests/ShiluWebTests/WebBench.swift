import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import ShiluFigures
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import ShiluService
import Synchronization
import Testing

@testable import ShiluWeb

/// The application over a ledger of its own in a temporary folder, with accounts of every role. Nothing is shared between
/// two benches.
final class WebBench: Sendable {
    let app: WebApp
    let folder: URL
    private let clock: Moment
    static let password = "春江潮水连海平明月"

    /// - Parameters:
    ///   - example: fills the ledger with the example unit.
    ///   - now: the moment at which everything happens.
    init(example: Bool = true, now: String = "2023-12-20 09:00") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("台账.shilu").path
        let moment = LocalDateTime(now)
        let seconds = ((moment?.day.number ?? 0) * 1440 + Int64(moment?.minute ?? 0)) * 60 - 8 * 3600
        if example {
            // Importing the example takes a while: it is done once, and each bench works on a copy.
            let made = try ExampleLedger.shared.get()
            for suffix in ["", ".key"] {
                try FileManager.default.copyItem(atPath: made + suffix, toPath: path + suffix)
            }
        } else {
            _ = try Ledger.create(
                driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "示例单位",
                key: try KeyFile.create(path + ".key"), at: seconds)
        }
        let ledger = try Ledger.open(driver: SQLiteDriver(path: path), key: try KeyFile.read(path + ".key"))
        var options = WebOptions(passwordRounds: 16)
        options.attachments = AttachmentStore(besideLedger: path)
        options.mappings = MappingFolder(ledgerAt: path)
        options.erasures = ErasureList(besideLedger: path)
        options.backups = BackupFolder(folder.appendingPathComponent("备份").path)
        let clock = Moment(seconds)
        self.clock = clock
        app = WebApp(
            session: Session(ledger, catalogue: try FigureCatalogue.bundled),
            state: try StateStore(path: StateStore.path(ofLedger: path)), options: options,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { clock.now })
    }

    /// Time passes.
    func wait(seconds: Int64) { clock.pass(seconds) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// An account that may sign in with `WebBench.password`.
    /// - Parameter organization: number of the organisation; nil for the whole unit.
    @discardableResult
    func account(
        _ login: String, _ roles: [Role], organization: String? = nil, member: String? = nil
    ) throws -> Int64 {
        let id = try app.accounts.create(
            login: login, name: login, member: member.map { "Member/\($0)" }, hash: app.passwords.hash(Self.password),
            mustChange: false, at: app.now)
        for role in roles {
            try app.accounts.grant(
                role, to: id, organization: organization.map { "PartyOrganization/\($0)" },
                since: app.today.adding(days: -3650))
        }
        return id
    }

    func run(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let application = try WebServer(app).application(host: "127.0.0.1", port: 0)
        try await application.test(.router) { client in try await body(client) }
    }
}

/// A clock that goes when it is told to.
private final class Moment: Sendable {
    private let seconds: Mutex<Int64>
    init(_ seconds: Int64) { self.seconds = Mutex(seconds) }
    var now: Int64 { seconds.withLock { $0 } }
    func pass(_ more: Int64) { seconds.withLock { $0 += more } }
}

/// One browser: keeps cookies, follows redirects, finds the form token.
actor TestBrowser {
    struct Page: Sendable {
        let status: Int
        let text: String
        let path: String
        let headers: HTTPFields
        let bytes: Data
    }
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    private(set) var page = Page(status: 0, text: "", path: "", headers: [:], bytes: Data())

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Opens a page, following redirects.
    @discardableResult
    func open(_ path: String) async throws -> Page { try await send(.get, path, nil, nil) }

    /// Sends a form with the token of the page last seen.
    @discardableResult
    func submit(_ path: String, _ fields: [(String, String)], token: Bool = true) async throws -> Page {
        var pairs = fields
        if token, let value = formToken { pairs.append((FormToken.key, value)) }
        let body = pairs.map { WebPath.segment($0.0) + "=" + WebPath.segment($0.1) }.joined(separator: "&")
        return try await send(.post, path, "application/x-www-form-urlencoded", Data(body.utf8))
    }

    /// Sends a form with files.
    @discardableResult
    func upload(_ path: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: Data)])
        async throws -> Page
    {
        let boundary = "----shilu7MA4YWxkTrZu0gW"
        var body = Data()
        for (key, value) in fields + [(FormToken.key, formToken ?? "")] {
            body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body += Data(
                """
                --\(boundary)\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
                Content-Type: application/octet-stream\r\n\r\n
                """.utf8)
            body += file.bytes + Data("\r\n".utf8)
        }
        body += Data("--\(boundary)--\r\n".utf8)
        return try await send(.post, path, "multipart/form-data; boundary=\(boundary)", body)
    }

    /// Signs in; the page then is the first page.
    @discardableResult
    func signIn(_ login: String, password: String = WebBench.password) async throws -> Page {
        try await open("/sign-in")
        return try await submit("/sign-in", [("login", login), ("password", password)])
    }

    private var formToken: String? {
        guard let start = page.text.range(of: "name=\"\(FormToken.key)\" value=\"") else { return nil }
        return String(page.text[start.upperBound...].prefix { $0 != "\"" })
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ type: String?, _ body: Data?, hops: Int = 0)
        async throws -> Page
    {
        var headers = HTTPFields()
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                separator: "; ")
        }
        if let type { headers[.contentType] = type }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
            if cookie.contains("Max-Age=0"), let name = pair.first { cookies[String(name)] = nil }
        }
        if let location = response.headers[.location], response.status.kind == .redirection, hops < 5 {
            // Like a browser: what stands behind # is not sent.
            let page = location.split(separator: "#", maxSplits: 1).first.map(String.init) ?? location
            return try await send(.get, page, nil, nil, hops: hops + 1)
        }
        let bytes = Data(buffer: response.body)
        page = Page(
            status: Int(response.status.code), text: String(decoding: bytes, as: UTF8.self), path: path,
            headers: response.headers, bytes: bytes)
        return page
    }
}

/// The example unit, imported once for all tests of the run.
private enum ExampleLedger {
    static let shared: Result<String, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-example-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("台账.shilu").path
        let driver = try SQLiteDriver(path: path, create: true)
        let ledger = try Ledger.create(
            driver: driver, unit: UnitID("unit"), name: "某市水务局", key: try KeyFile.create(path + ".key"),
            at: 1_700_000_000)
        _ = try Importer(ledger).run(
            files: Examples.files("water-bureau-2023"), author: "示例", at: 1_703_030_400)
        try ledger.close()
        return path
    }
}
