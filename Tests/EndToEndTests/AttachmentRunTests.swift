import Foundation
import Testing

/// Attaching, taking out, verifying files, and the ledger's own audit, with the built program.
@Suite struct AttachmentRunTests {
    @Test func aSheetIsAttachedVerifiedAndTakenOut() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let sheet = [UInt8]([0xFF, 0xD8, 0xFF, 0xE0]) + Array("照片".utf8)
        try Data(sheet).write(to: program.folder.appendingPathComponent("签到表.jpg"))
        let run = try program.write("#!/bin/sh\n", to: "安装.jpg")
        let refused = try program.run("attach", "会议记录/HY23-001", "签到表.jpg", run, "--ledger", "a.shilu")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("安装.jpg") && refused.errors.contains("不是可以附上的类型"))
        let attached = try program.run(
            "attach", "会议记录/HY23-001", "签到表.jpg", "--label", "到会签到", "--kind", "签到表", "--ledger", "a.shilu")
        #expect(attached.status == 0, "\(attached.errors)")
        let list = try program.run("attachments", "会议记录/HY23-001", "--ledger", "a.shilu", "--extract", "取出")
        #expect(list.output.contains("签到表.jpg") && list.output.contains("到会签到"))
        #expect(FileManager.default.contents(atPath: program.path("取出/签到表.jpg")).map(Array.init) == sheet)
        #expect(try program.run("verify", "--ledger", "a.shilu").output.contains("附件1个，全部完好"))
        let store = program.path("a.shilu.files")
        let files = try #require(FileManager.default.enumerator(atPath: store)).compactMap { $0 as? String }
        let file = try #require(files.first { $0.contains("/") })
        try Data("别的".utf8).write(to: URL(fileURLWithPath: store + "/" + file))
        let verify = try program.run("verify", "--ledger", "a.shilu")
        #expect(verify.status == 1)
        #expect(verify.output.contains("被改动过") && verify.output.contains("会议记录/HY23-001"))
    }

    @Test func doubtsAreListedWithTheirRecords() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let text = try program.run("doubts", "--ledger", "a.shilu", "--year", "2023")
        #expect(text.status == 0 || text.status == 1, "\(text.errors)")
        let json =
            try program.json("doubts", "--ledger", "a.shilu", "--year", "2023", "--format", "json") as? [String: Any]
        let doubts = try #require(json?["doubts"] as? [[String: Any]])
        #expect(doubts.isEmpty == (text.status == 0))
        for doubt in doubts {
            #expect((doubt["records"] as? [String])?.isEmpty == false)
            #expect((doubt["message"] as? String)?.isEmpty == false)
        }
        // The whole unit was entered in one go on one day: that is what the audit says of it.
        #expect(doubts.contains { $0["rule"] as? String == "entered-long-after" })
    }

    @Test func aStateIsNotAmended() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let outcome = try program.run(
            "amend", "整改台账/WT23-01", "整改状态=未开始", "--reason", "写错", "--ledger", "a.shilu")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("由办理步骤决定"), "\(outcome.errors)")
    }
}
