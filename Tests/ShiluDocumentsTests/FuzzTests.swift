import Foundation
import Testing

@testable import ShiluDocuments

/// Damaged files: whatever the bytes, there is a result or a `DocumentError`, never a crash.
@Suite("坏文件")
struct FuzzTests {
    /// More rounds and other seeds for a long run: SHILU_FUZZ_ROUNDS, SHILU_FUZZ_SEED.
    private static func setting(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    private static let rounds = setting("SHILU_FUZZ_ROUNDS", 300)
    private static let seed = UInt64(setting("SHILU_FUZZ_SEED", 20_250_106))

    private static func samples() throws -> [(String, Data)] {
        let sheet = SheetSpec(
            name: "表", columns: [ColumnSpec(title: "甲", choices: ["a", "b"]), ColumnSpec(title: "乙", isText: true)],
            rows: (1...30).map { ["2024-05-\($0 % 20 + 10)", "文\($0)"] })
        return [
            ("docx", try WordWriter.data(Sample.long, customXML: Sample.custom)),
            ("xlsx", try SpreadsheetWriter.data([sheet], name: "a")),
            ("csv", CSVWriter.data(rows: sheet.rows)),
        ]
    }

    @Test("随机改字节、截断（种子固定）", arguments: 0..<3)
    func bytes(sample: Int) throws {
        let (name, good) = try Self.samples()[sample]
        var generator = SeededGenerator(state: UInt64(sample) + Self.seed)
        for _ in 0..<Self.rounds {
            var bytes = [UInt8](good)
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if Bool.random(using: &generator) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            readAll(Data(bytes), "fuzz.\(name)")
        }
    }

    /// Bytes of a ZIP are nearly always caught by its checksum, so the XML inside is damaged here before it is packed.
    @Test("包里的 XML 随机改动（种子固定）", arguments: 0..<2)
    func parts(sample: Int) throws {
        let (name, good) = try Self.samples()[sample]
        let archive = try ZipReader(good, name: name)
        var parts: [(String, [UInt8])] = []
        for entry in archive.entryNames { parts.append((entry, try #require(try archive.read(entry)))) }
        var generator = SeededGenerator(state: UInt64(sample) + Self.seed)
        let pieces = [
            "-1", "99999999999999999999", "", "<", "\"", "0", "&#x1F600;", "</w:p>", "<w:p>", "XFD9", "e", ":", "s",
        ]
        for _ in 0..<Self.rounds {
            var writer = ZipWriter()
            let victim = Int.random(in: 0..<parts.count, using: &generator)
            for (index, part) in parts.enumerated() {
                var bytes = part.1
                if index == victim, !bytes.isEmpty {
                    for _ in 0..<Int.random(in: 1...3, using: &generator) {
                        let start = Int.random(in: 0..<bytes.count, using: &generator)
                        let end = min(bytes.count, start + Int.random(in: 0...3, using: &generator))
                        bytes.replaceSubrange(
                            start..<end, with: Array((pieces.randomElement(using: &generator) ?? "").utf8))
                    }
                }
                writer.add(part.0, bytes)
            }
            readAll(try writer.data(for: name), "fuzz.\(name)")
        }
    }

    /// Reads with every reader; anything thrown that is not a `DocumentError` fails the test.
    private func readAll(_ data: Data, _ name: String) {
        // Converters are other programs; damaged old files are theirs to survive.
        if [.oleDocument, .pdf].contains(FileSniffer.kind(of: data)) { return }
        for read: () throws -> Void in [
            { _ = try TextReader.read(data, name: name) }, { _ = try TableReader.read(data, name: name) },
            { _ = try WordReader.bookmarks(in: data, name: name) },
            { _ = try WordReader.customXML(in: data, name: name, namespace: "urn:shilu:test") },
        ] {
            do {
                try read()
            } catch let error as DocumentError {
                #expect(!error.what.isEmpty && !error.next.isEmpty && error.file == name)
            } catch {
                Issue.record("\(error)")
            }
        }
    }
}
