import Foundation
import Testing

/// schemathesis makes up requests from the OpenAPI document, right and wrong ones, and looks for answers with 500.
@Suite("接口对照说明", .serialized)
struct SchemathesisTests {
    private static let program = Served.root.appendingPathComponent(".build/python/bin/schemathesis").path

    static var isInstalled: Bool { Chromium.isInstalled && FileManager.default.isExecutableFile(atPath: program) }

    @Test(
        "no made-up request is answered by 500, and every answer is one that the document names",
        .enabled(if: isInstalled))
    func noServerError() async throws {
        let chromium = try await Chromium()
        defer { chromium.stop() }
        let served = try await Served(example: true, more: ["--api-limit", "1000000"])
        defer { served.stop() }
        let clerk = try await chromium.open(.desk)
        try await clerk.setUp(served)
        try await clerk.go(served.address + "/tokens")
        try await clerk.field("用途").type("测试")
        for scope in try await clerk.all("input[name=scope]") { try await scope.click() }
        try await clerk.button("生成令牌").click()
        try await clerk.wait("token") { try await clerk.text.contains("令牌已生成") }
        let token = try await clerk.find("#token").text
        await clerk.close()
        let environment = ProcessInfo.processInfo.environment
        // All registers are alike: a few of each shape here, all of them with SHILU_SCHEMATHESIS=all.
        let some =
            "^/(registers|figures|duties|reports|audits)$|^/(figures|reports)/|^/registers/(Member|MeetingRecord|RectificationItem|Talk)/"
        var arguments = [
            "run", served.address + "/api/v1/openapi.json", "-H", "Authorization: Bearer \(token)", "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance", "--max-examples",
            environment["SHILU_SCHEMATHESIS_EXAMPLES"] ?? "8", "--phases", "examples,coverage,fuzzing",
            "--suppress-health-check", "all", "--continue-on-failure", "--no-color",
        ]
        if environment["SHILU_SCHEMATHESIS"] != "all" { arguments += ["--include-path-regex", some] }
        let run = try ProcessHandle(Self.program, arguments, folder: served.folder)
        try await run.ended(within: .seconds(1200))
        #expect(run.status == 0, "\(run.output.suffix(6000))")
    }
}
