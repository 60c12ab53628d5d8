import Foundation
import Testing

/// A ledger on a disc, or a share that is only shown: it is read as it lies, and nothing is written.
@Suite("A place that can only be read", .enabled(if: ReadOnlyDisc.isAllowed, "这里不能挂载"))
struct ReadOnlyDiscTests {
    @Test(arguments: [
        (["figures", "--organization", "局机关党委", "--year", "2023", "--figure", "member-count"], 0, "213名"),
        (["verify"], 0, "全部完好"),
        (["duties", "--year", "2023", "--on", "2024-01-31"], 0, "应尽事项"),
        (["retract", "1", "--reason", "误导入"], 2, "台账文件不可写"),
        (["rebuild"], 2, "台账文件不可写"),
    ])
    func isRead(_ arguments: [String], _ status: Int32, _ said: String) throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let outcome = try ReadOnlyDisc.run(unit, arguments + ["--ledger", "a.shilu"])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect((outcome.output + outcome.errors).contains(said), "\(outcome.output)\(outcome.errors)")
    }

    @Test func whatWasNotTakenInIsNotPassedOver() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        _ = try unit.write("还没有并入的记录", to: "a.shilu-wal")
        let outcome = try ReadOnlyDisc.run(unit, ["verify", "--ledger", "a.shilu"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("复制到能写的文件夹"), "\(outcome.errors)")
    }
}

enum ReadOnlyDisc {
    /// Runs a command after it in a mount namespace of its own, in which the folder can only be read.
    private static let mounting = "mount --bind . . && mount -o remount,ro,bind \"$PWD\" && cd \"$PWD\" && exec \"$@\""

    /// Whether this user may mount: as root, outside of stricter containers.
    static let isAllowed: Bool = {
        guard let program = try? Program() else { return false }
        defer { program.remove() }
        return (try? program.run(through: enter + ["true"]).status) == 0
    }()

    private static let enter = ["/usr/bin/unshare", "-m", "/bin/sh", "-c", mounting, "sh"]

    static func run(_ program: Program, _ arguments: [String]) throws -> Program.Outcome {
        try program.run(through: enter + [Program.binary.path] + arguments)
    }
}
