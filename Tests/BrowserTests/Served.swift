import Foundation
import Testing

/// The built program serving a ledger of its own on loopback.
final class Served: Sendable {
    let folder: URL
    let address: String
    /// What a first start asks for; nil once there is an account.
    let code: String?
    private let process: ProcessHandle

    /// - Parameters:
    ///   - example: whether the ledger holds the example unit; otherwise it is empty.
    ///   - now: the moment at which everything happens.
    ///   - options: further ones of `shilu serve`.
    init(example: Bool, now: String = "2023-12-20 09:00", more options: [String] = []) async throws {
        let made = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        folder = made
        let environment = [
            "SHILU_NOW": now, "SHILU_AUTHOR": "示例",
            "SHILU_EXAMPLES": Served.root.appendingPathComponent("Examples").path,
        ]
        let ledger = made.appendingPathComponent("台账.shilu").path
        let more = example ? ["--example", "water-bureau-2023"] : []
        let maker = try ProcessHandle(
            Served.binary.path, ["init", ledger, "--name", "示例单位"] + more, environment: environment, folder: made)
        try await maker.ended()
        let serving = try ProcessHandle(
            Served.binary.path, ["serve", "--ledger", ledger, "--port", "0"] + options, environment: environment,
            folder: made)
        process = serving
        let line = try await serving.line { $0.contains("http://127.0.0.1:") }
        guard let start = line.range(of: "http://") else { throw BrowserFailure(line) }
        address = String(line[start.lowerBound...].prefix { !"　 ".contains($0) }.dropLast())
        // The code is printed after the address, at once or not at all.
        try await Task.sleep(for: .milliseconds(300))
        code = serving.output.split(separator: "\n").first { $0.contains("启用码：") }.map { String($0.suffix(8)) }
    }

    /// Another account, as an administrator adds it on the command line.
    func add(_ login: String, name: String, role: String, organization: String? = nil, member: String? = nil)
        async throws
    {
        var arguments = [
            "accounts", "add", login, "--ledger", folder.appendingPathComponent("台账.shilu").path, "--name", name,
            "--role",
            role, "--password", Served.password,
        ]
        if let organization { arguments += ["--organization", organization] }
        if let member { arguments += ["--member", member] }
        let adding = try ProcessHandle(Served.binary.path, arguments, environment: ["SHILU_NOW": "2023-12-20 09:00"])
        try await adding.ended()
        guard adding.status == 0 else { throw BrowserFailure(adding.output) }
    }

    func stop() {
        process.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The root of the checkout, found from this file.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program beside the test bundle: both are products of one build.
    static let binary: URL = {
        let here = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        for folder in [here, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()] {
            let candidate = folder.appendingPathComponent("shilu")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        return root.appendingPathComponent(".build/debug/shilu")
    }()

    /// Where screenshots go: the folder that `SHILU_SHOTS` names; nil for nowhere.
    static let shots = ProcessInfo.processInfo.environment["SHILU_SHOTS"].map { URL(fileURLWithPath: $0) }
}

extension Browser {
    /// A picture of the page for the guide or for looking at, where somebody wants them.
    func shoot(_ name: String) async throws {
        guard let shots = Served.shots else { return }
        try await screenshot(to: shots.appendingPathComponent("\(name)-\(screen.name).png"))
    }

    /// What every page must be: no script error text, nothing from another host, no wider than the screen.
    func checkPage(_ served: Served) async throws {
        let wide = try await run("return document.documentElement.scrollWidth - window.innerWidth")
        let here = try await url
        #expect((Double(wide) ?? 0) <= 1, "\(here) is \(wide) wider than the screen")
        let hosts = try await run(
            "return performance.getEntriesByType('resource').map(function (e) { return e.name }).join('\\n')")
        for host in hosts.split(separator: "\n") { #expect(host.hasPrefix(served.address), "\(host)") }
    }

    /// The first start: the administrator is made with the code of the terminal.
    func setUp(_ served: Served, login: String = "guanli", name: String = "管理员") async throws {
        try await go(served.address + "/")
        try await field("启用码").type(served.code ?? "")
        try await field("登录名").type(login)
        try await field("姓名").type(name)
        for input in try await all("input[type=password]") { try await input.type(Served.password) }
        try await button("建立管理员").click()
        try await wait("signed in") { try await text.contains("首页") }
    }

    func signIn(_ served: Served, _ login: String) async throws {
        try await go(served.address + "/sign-in")
        try await field("登录名").type(login)
        try await field("密码").type(Served.password)
        try await find("form button.primary").click()
        try await wait("signed in") { try await !url.contains("/sign-in") }
    }
}

extension Served {
    /// Of every account of the tests.
    static let password = "春江潮水连海平明月"
}
