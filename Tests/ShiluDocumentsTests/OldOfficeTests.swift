import Foundation
import Testing

@testable import ShiluDocuments

@Suite("旧版 Office 文件的辨认")
struct OldOfficeTests {
    /// An OLE2 container with these streams in its directory and nothing in them.
    private func container(_ streams: [String], fill: UInt8 = 0) -> Data {
        var bytes = [UInt8](repeating: fill, count: 4096)
        bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        (bytes[30], bytes[31]) = (9, 0)
        for (index, name) in streams.enumerated() {
            var wanted: [UInt8] = []
            for unit in name.utf16 { wanted += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            wanted += [0, 0]
            let start = 1024 + 128 * (index + 1)
            bytes.replaceSubrange(start..<start + wanted.count, with: wanted)
            (bytes[start + 64], bytes[start + 65], bytes[start + 66]) = (UInt8(wanted.count), 0, 2)
        }
        return Data(bytes)
    }

    private typealias Held = Set<FileSniffer.OldOffice>

    @Test("按目录里的流辨认 Word、Excel、加密文件")
    func kinds() {
        let cases: [([String], Held)] = [
            ([], []), (["WordDocument"], [.word]), (["Workbook"], [.excel]), (["Book"], [.excel]),
            (["Contents"], []), (["Book", "WordDocument"], [.word, .excel]), (["EncryptedPackage"], [.encrypted]),
        ]
        for (streams, held) in cases { #expect(FileSniffer.oldOffice(container(streams)) == held, "\(streams)") }
    }

    @Test("不是文档的一律拒绝，说明另存为什么格式；不交给转换程序当文字读")
    func refusals() {
        for (streams, what) in [
            ([], "可能已损坏"), (["Workbook"], "旧版 Excel"), (["EncryptedPackage"], "加了密码"),
        ] {
            let error = documentError { _ = try TextReader.read(container(streams), name: "总结.doc") }
            #expect(error?.code == "old-office")
            #expect(error?.what.contains(what) == true, "\(error?.what ?? "")")
            #expect(error?.next.contains("另存为 .docx") == true)
        }
        let table = documentError { _ = try TableReader.read(container(["WordDocument"]), name: "a.xls") }
        #expect(table?.code == "old-office")
        #expect(table?.next.contains("另存为 .xlsx") == true)
    }

    @Test("有 OLE 标记的随机字节（种子固定）")
    func randomContainers() {
        var generator = SeededGenerator(state: 77)
        for round in 0..<200 {
            var bytes = (0..<Int.random(in: 8...6000, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            if round.isMultiple(of: 2), bytes.count > 31 { (bytes[30], bytes[31]) = (9, 0) }
            let data = Data(bytes)
            for read: () throws -> Void in [
                { _ = try TextReader.read(data, name: "a.doc") }, { _ = try TableReader.read(data, name: "a.xls") },
            ] { #expect(documentError(read)?.code == "old-office") }
        }
    }
}
