import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ShiluRegisters

/// What is kept of a request while it is answered.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// The application as a server.
public struct WebServer: Sendable {
    public let app: WebApp

    public init(_ app: WebApp) { self.app = app }

    /// Every page, ready to answer.
    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.middlewares.add(StrayRequests(app: app))
        // For proxies that ask whether the server is there: says nothing, touches nothing.
        router.get("/healthz") { _, _ in "ok" }
        for page in WebBook.pages {
            let desk = FrontDesk(app: app, page: page)
            router.on(RouterPath(page.path), method: HTTPRequest.Method(rawValue: page.method.rawValue) ?? .get) {
                request, context in await desk.answer(request, context)
            }
        }
        return router
    }

    /// The application for Hummingbird, on an address.
    /// - Parameter tls: certificate chain and private key, PEM files; nil for plain HTTP behind a proxy or on loopback.
    func application(
        host: String, port: Int, tls: (certificate: String, key: String)? = nil,
        ready: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        var builder = HTTPServerBuilder.http1()
        if let tls {
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate)
                let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
                var configuration = TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
                configuration.minimumTLSVersion = .tlsv12
                builder = try .tls(.http1(), tlsConfiguration: configuration)
            } catch {
                throw Notice(
                    "tls-unreadable", "证书或私钥读不出来", next: "请检查 --tls-cert 和 --tls-key，两个文件都应是 PEM 格式",
                    place: tls.certificate)
            }
        }
        return Application(
            router: router(), server: builder,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? port) }, logger: app.log)
    }

    /// Begins with what a server does beside answering: reads what the first pages need, and looks at the clock.
    /// - Returns: what goes on until it is cancelled.
    public func begin() -> Task<Void, Never> {
        Task.detached(executorPreference: HandlerThreads.shared, priority: .utility) {
            app.warm()
            await lookAfterEveryDay()
        }
    }

    /// Serves until the process is told to stop.
    /// - Parameter ready: called with the port once requests are answered.
    public func run(
        host: String, port: Int, tls: (certificate: String, key: String)? = nil,
        ready: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let application = try application(host: host, port: port, tls: tls, ready: ready)
        do {
            try await application.runService()
        } catch let error as IOError {
            throw Notice(
                "address-in-use", "不能在 \(host):\(port) 上提供服务（\(error.errnoCode == EADDRINUSE ? "端口已被占用" : "地址不可用")）",
                next: "请换一个 --port 或 --address，或停下占用它的程序")
        }
    }
}

/// Answers what no page answers, in Chinese.
private struct StrayRequests: RouterMiddleware {
    let app: WebApp

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            let page = WebPages.Page(
                method: .get, path: "", access: .everyone, protection: .form, uploadLimit: 0,
                handler: { _ in throw WebFailure.notFound("没有这个页面") })
            return await FrontDesk(app: app, page: page).answer(request, context)
        }
    }
}
