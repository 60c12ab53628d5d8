import Foundation
import Testing

/// The example unit's ledger, made once by the built program; tests that change it work on a copy.
final class ExampleUnit: Sendable {
    static let shared = Result { try ExampleUnit() }

    let program: Program

    private init() throws {
        program = try Program()
        let outcome = try program.run(
            ["init", "example.shilu", "--example", "water-bureau-2023", "--name", "示例单位"],
            environment: ["SHILU_EXAMPLES": Program.root.appendingPathComponent("Examples").path])
        guard outcome.status == 0 else { throw Failure(description: outcome.errors) }
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// A program with its own copy of the ledger as `a.shilu`, and its key.
    static func copy() throws -> Program {
        let original = try shared.get().program
        let program = try Program()
        for suffix in ["", ".key", "-wal", "-shm"] {
            let source = original.path("example.shilu" + suffix)
            guard FileManager.default.fileExists(atPath: source) else { continue }
            try FileManager.default.copyItem(atPath: source, toPath: program.path("a.shilu" + suffix))
        }
        return program
    }
}
