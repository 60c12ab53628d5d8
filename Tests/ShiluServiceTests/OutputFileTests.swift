import Foundation
import ShiluDocuments
import ShiluRegisters
import Testing

@testable import ShiluService

@Suite struct OutputFileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "output-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ bytes: Data) throws -> String {
        let path = folder + "/" + name
        try bytes.write(to: URL(fileURLWithPath: path))
        return path
    }

    private func codes(_ paths: [String], overwriting: Bool) -> [String] {
        do {
            try OutputFile.claim(paths, overwriting: overwriting)
            return []
        } catch { return error.notices.map(\.code) }
    }

    @Test func ledgersAndKeysAreNeverReplaced() throws {
        let ledger = try file("a.shilu", Data("SQLite format 3\0rest".utf8))
        let key = try file("a.shilu.key", Data("shilu-key 1\n".utf8))
        let link = folder + "/link.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: ledger)
        for overwriting in [false, true] {
            #expect(
                codes([ledger, key, link], overwriting: overwriting)
                    == Array(repeating: "output-is-ledger", count: 3))
        }
    }

    @Test func otherFilesNeedTheWord() throws {
        let text = try file("a.txt", Data("正文".utf8))
        #expect(codes([text, folder + "/none.txt"], overwriting: false) == ["output-exists"])
        #expect(codes([text], overwriting: true) == [])
    }

    @Test func aWordFileThatNobodySavedMayBeComposedAgain() throws {
        let ours = try WordWriter.data(OfficialDocument(title: "总结", blocks: [.paragraph([.text("正文。")])]))
        #expect(codes([try file("a.docx", ours)], overwriting: false) == [])
        // Another program's saving shows in the times of the entries: here 2023-01-01 in each header.
        var saved = ours
        for signature in [Data([0x50, 0x4B, 0x01, 0x02]), Data([0x50, 0x4B, 0x03, 0x04])] {
            let date = signature[2] == 0x01 ? 14 : 12
            var from = saved.startIndex
            while let found = saved.range(of: signature, in: from..<saved.endIndex) {
                saved.replaceSubrange((found.lowerBound + date)..<(found.lowerBound + date + 2), with: [0x21, 0x56])
                from = found.upperBound
            }
        }
        #expect(codes([try file("b.docx", saved)], overwriting: false) == ["output-exists"])
        #expect(codes([try file("c.docx", Data("没用的".utf8))], overwriting: false) == ["output-exists"])
    }

    @Test("支部名称再怪，也有存得下的文件名") func branchesHaveFileNames() {
        let rows = [
            ("第一党支部", "第一党支部"), ("机关/后勤", "机关-后勤"), ("..", "支部"), ("", "支部"), (" 一支部. ", "一支部"),
            ("甲\u{0}\u{1F}乙", "甲--乙"),
            (String(repeating: "长", count: 300), String(repeating: "长", count: 40)),
        ]
        for (name, file) in rows { #expect(ReportService.fileName(name) == file) }
    }
}
