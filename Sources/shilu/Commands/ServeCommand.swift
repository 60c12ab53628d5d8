import ArgumentParser
import Foundation
import Logging
import ShiluRegisters
import ShiluService
import ShiluWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "用浏览器办公：提供网页和接口。",
        discussion: """
            例：shilu serve --ledger 台账.shilu
            首次启动时窗口里印出启用码，在浏览器里凭它建立管理员。账号、草稿等存在台账旁边的 .web 文件里。
            要让别的电脑和手机使用，请用 --address 指明本机地址，并用 --tls-cert、--tls-key 启用加密，或放在反向代理后面（--behind-https）。
            """)

    @OptionGroup var ledger: LedgerOptions

    @Option(help: ArgumentHelp("监听地址。", valueName: "address"))
    var address = "127.0.0.1"

    @Option(help: ArgumentHelp("端口；0 为任意空闲端口。", valueName: "port"))
    var port = 8080

    @Option(help: ArgumentHelp("证书链（PEM 文件）。", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("证书私钥（PEM 文件）。", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("接口令牌每分钟最多请求多少次。", valueName: "count"))
    var apiLimit = 600

    @Option(help: ArgumentHelp("备份文件夹：每天自动备份一次，管理页上也可以随时备份。", valueName: "folder"))
    var backupDir: String?

    @Flag(help: ArgumentHelp("浏览器经由反向代理以 https 访问：登录标识只在加密连接上发送。"))
    var behindHttps = false

    // Apart from `run`, and never folded into it: with all of this in one asynchronous function the optimiser of Swift 6.3
    // stops with a fault of its own.
    @inline(never)
    private func application() throws -> WebApp {
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw Notice("tls-half", "--tls-cert 和 --tls-key 只给了一个", next: "请两个都给，或都不给")
        }
        var log = Logger(label: "shilu") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = .notice
        var options = WebOptions(isSecure: behindHttps || tlsCert != nil, apiLimit: apiLimit)
        options.attachments = try ledger.attachments()
        let path = try ledger.path()
        options.mappings = MappingFolder(ledgerAt: path)
        options.backups = backupDir.map { BackupFolder($0) }
        options.erasures = ErasureList(besideLedger: path)
        options.ledgerName = URL(fileURLWithPath: path).lastPathComponent
        return WebApp(
            session: try ledger.session(.server), state: try StateStore(path: StateStore.path(ofLedger: path)),
            options: options, log: log, clock: { Clock.now }
        )
    }

    /// Says where to go, at once also in a log file, which `print` would not.
    @inline(never)
    private static func announce(_ place: String, _ app: WebApp) {
        var text = "实录已启动：\(place)/　（按 Ctrl+C 停止）\n"
        if let code = try? app.setupCode() { text += "首次启用，请在浏览器里打开上面的地址，填入启用码：\(code)\n" }
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    func run() async throws {
        ServerMemory.begin()
        let app = try application()
        let server = WebServer(app)
        let place = "\(tlsCert == nil ? "http" : "https")://\(address)"
        let tls = tlsCert.flatMap { certificate in tlsKey.map { (certificate: certificate, key: $0) } }
        let reminding = server.begin()
        let outcome: Result<Void, any Error>
        do {
            try await server.run(host: address, port: port, tls: tls) { Self.announce("\(place):\($0)", app) }
            outcome = .success(())
        } catch { outcome = .failure(error) }
        reminding.cancel()
        try outcome.get()
    }
}
