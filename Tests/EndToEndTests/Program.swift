import Foundation
import Testing

/// The built program, run as its user would run it.
struct Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A folder of its own for one test, removed afterwards by the caller's `defer`.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        return path(name)
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

    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: environment)
    }

    /// - Parameter mostBlocks: the largest file, in blocks of 512 bytes, that the program may write: a full disk.
    func run(_ arguments: [String], environment: [String: String] = [:], mostBlocks: Int? = nil) throws -> Outcome {
        let limit = mostBlocks.map { ["/bin/sh", "-c", "ulimit -f \($0); exec \"$@\"", "sh"] } ?? []
        return try run(through: limit + [Program.binary.path] + arguments, environment: environment)
    }

    /// - Parameter command: a program with its arguments, which may start the built one.
    func run(through command: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = command.first.map(URL.init(fileURLWithPath:))
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = folder
        var full = ProcessInfo.processInfo.environment
        full["SHILU_NOW"] = "2023-12-25 09:00"
        full["SHILU_AUTHOR"] = "测试员"
        full["SHILU_LEDGER"] = nil
        full.merge(environment) { $1 }
        process.environment = full
        let outFile = folder.appendingPathComponent("out-\(UUID().uuidString)")
        let errorFile = folder.appendingPathComponent("err-\(UUID().uuidString)")
        for file in [outFile, errorFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: outFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: outFile, encoding: .utf8),
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }

    func json(_ arguments: String...) throws -> Any {
        let outcome = try run(arguments)
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    }
}
