import AsyncHTTPClient
import Foundation
import Hummingbird
import ShiluLedger
import ShiluRegisters
import Synchronization
import Testing

@testable import ShiluWeb

@Suite("群机器人")
struct RobotTests {
    private let message = RobotMessage(
        title: "局机关党委：应办1项", lines: ["◐ 还有3天　党员大会　机关第一党支部", "[点我](http://x) @所有人"])

    @Test("bodies are those that 企业微信 and 钉钉 document; nothing in them is a link or a mention")
    func bodies() throws {
        let weCom = message.body(for: .weCom)
        #expect(weCom["msgtype"] == "markdown")
        let content = try #require(weCom["markdown"]?["content"]?.string)
        #expect(content.hasPrefix("**局机关党委：应办1项**\n\n◐ 还有3天"))
        #expect(!content.contains("](") && !content.contains("@"))
        let dingTalk = message.body(for: .dingTalk)
        #expect(dingTalk["markdown"]?["title"]?.string == message.title)
        #expect(dingTalk["markdown"]?["text"]?.string == content)
    }

    @Test("a long list is cut and the rest counted")
    func long() {
        let text = RobotMessage(title: "题", lines: (0..<500).map { "第\($0)项应办事项，期限2023-12-31" }).text
        #expect(text.utf8.count <= RobotMessage.mostBytes)
        #expect(text.contains("……另有"))
    }

    /// By `printf '1700000000000\nSEC0123' | openssl dgst -sha256 -hmac SEC0123 -binary | base64`.
    @Test("钉钉's signature")
    func signature() {
        let address = RobotMessage.signed(
            "https://oapi.dingtalk.com/robot/send?access_token=t", kind: .dingTalk, secret: "SEC0123", at: 1_700_000_000
        )
        #expect(
            address.hasSuffix("&timestamp=1700000000000&sign=2lI0CLA9w0NryWAswdWUgPoOvPXo1wScAKa%2B6Qn%2BlxQ%3D"))
    }

    @Test(
        "only the robots' own hosts are taken",
        arguments: [
            ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a", RobotKind.weCom, true),
            ("http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a", .weCom, false),
            ("https://qyapi.weixin.qq.com.evil.example/send", .weCom, false), ("http://127.0.0.1:1/", .weCom, false),
            ("https://a@oapi.dingtalk.com/", .dingTalk, false), ("file:///etc/passwd", .dingTalk, false),
            ("https://oapi.dingtalk.com/robot/send?access_token=x", .dingTalk, true),
        ])
    func hosts(_ address: String, _ kind: RobotKind, _ isTaken: Bool) {
        #expect((RobotSender.problem(with: address, kind: kind) == nil) == isTaken)
    }

    /// What the stub saw and what it answers.
    private final class Stub: Sendable {
        let seen = Mutex<[String]>([])
        let answer = Mutex("{\"errcode\":0,\"errmsg\":\"ok\"}")
    }

    /// Serves the stub on loopback until the task is cancelled.
    private func serve(_ stub: Stub) async throws -> (Task<Void, any Error>, port: Int) {
        let router = Router()
        router.post("/send") { request, _ -> Response in
            let body = try await request.body.collect(upTo: 1 << 16)
            stub.seen.withLock { $0.append(String(buffer: body)) }
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: stub.answer.withLock { $0 })))
        }
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) })
        let server = Task { try await application.run() }
        var iterator = ports.makeAsyncIterator()
        return (server, try #require(await iterator.next()))
    }

    @Test("a stub on loopback takes the message; a refusal and a dead port are told in words")
    func stub() async throws {
        let stub = Stub()
        let (server, port) = try await serve(stub)
        defer { server.cancel() }
        func robot(_ port: Int) -> Robot {
            Robot(
                id: 1, kind: .weCom, address: "http://127.0.0.1:\(port)/send", secret: "",
                organization: "PartyOrganization/Z00", sentOn: nil)
        }
        let sender = RobotSender(client: .shared, patience: .seconds(120))
        try await sender.send(message, to: robot(port), at: 0)
        #expect(stub.seen.withLock { $0 } == [message.body(for: .weCom).compact])
        stub.answer.withLock { $0 = "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}" }
        await #expect(throws: Notice.self) { try await sender.send(message, to: robot(port), at: 0) }
        await #expect(throws: Notice.self) { try await sender.send(message, to: robot(1), at: 0) }
    }

    @Test("on its schedule: nothing before eight, once a day, again the next; what failed is tried again")
    func schedule() async throws {
        let stub = Stub()
        let (serving, port) = try await serve(stub)
        defer { serving.cancel() }
        let bench = try WebBench(now: "2023-12-20 07:50")
        try bench.app.robots.add(
            .weCom, address: "http://127.0.0.1:\(port)/send", secret: "", organization: "PartyOrganization/Z00")
        let server = WebServer(bench.app)
        let sender = RobotSender(client: .shared, patience: .seconds(120))
        stub.answer.withLock { $0 = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}" }
        // 07:50 nothing; 08:00 refused; 08:10 taken; 08:20 told already; the next day at 08:20 again.
        for (wait, told, answers) in [
            (Int64(0), 0, false), (600, 1, false), (600, 2, true), (600, 2, true), (86400, 3, true),
        ] {
            bench.wait(seconds: wait)
            if answers { stub.answer.withLock { $0 = "{\"errcode\":0,\"errmsg\":\"ok\"}" } }
            await server.lookAfter(sending: sender)
            #expect(stub.seen.withLock { $0.count } == told, "after \(wait)")
        }
        #expect(stub.seen.withLock { $0.last }?.contains("局机关党委：2023年12月21日") == true)
        #expect(try bench.app.robots.all().first?.sentOn == bench.app.today)
    }

    @Test("what is told of duties names no person")
    func duties() throws {
        let bench = try WebBench()
        let today = bench.app.today
        let judged = try DutyReading.judgements(bench.app, Scope("PartyOrganization/Z00"), year: today.year, on: today)
        #expect(!judged.isEmpty)
        let message = try #require(DutyReminders.message(judged, organization: "局机关党委", on: today))
        #expect(message.title.contains("局机关党委"))
        for person in try bench.app.directory().people {
            #expect(!message.lines.contains { $0.contains(person.name) })
        }
    }
}
