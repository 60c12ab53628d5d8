import Foundation
import Synchronization

/// A program that runs beside a test; what it prints is kept and can be waited for.
final class ProcessHandle: Sendable {
    private struct State: Sendable {
        var text = ""
        var hasEnded = false
        var status: Int32 = 0
    }

    private let state = Mutex(State())
    private let pid: Int32

    init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], folder: URL? = nil
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        pid = process.processIdentifier
        let reader = pipe.fileHandleForReading
        Thread.detachNewThread { [self] in
            while true {
                let data = reader.availableData
                if data.isEmpty { break }
                state.withLock { $0.text += String(decoding: data, as: UTF8.self) }
            }
            process.waitUntilExit()
            let status = process.terminationStatus
            state.withLock { ($0.hasEnded, $0.status) = (true, status) }
        }
    }

    /// Everything printed so far.
    var output: String { state.withLock { $0.text } }

    func stop() { if !state.withLock({ $0.hasEnded }) { kill(pid, SIGKILL) } }

    /// What it ended with.
    var status: Int32 { state.withLock { $0.status } }

    /// Waits until the program has ended.
    func ended(within limit: Duration = .seconds(120)) async throws {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < limit {
            if state.withLock({ $0.hasEnded }) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw BrowserFailure("program did not end: \(output.suffix(400))")
    }

    /// The first printed line that answers; waits for it at most half a minute.
    func line(where fits: @Sendable (String) -> Bool) async throws -> String {
        for _ in 0..<600 {
            let (text, ended) = state.withLock { ($0.text, $0.hasEnded) }
            if let line = text.split(separator: "\n").map(String.init).first(where: fits) { return line }
            if ended { throw BrowserFailure("program ended: \(text.suffix(400))") }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw BrowserFailure("program did not say so: \(output.suffix(400))")
    }
}
