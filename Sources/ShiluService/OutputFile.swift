import Foundation
import ShiluDocuments
import ShiluRegisters

/// Where a command may put what it made. A slip in a file name must cost nobody a ledger, its key or a day's work.
public enum OutputFile {
    /// Whether all of these files may be written.
    ///
    /// - Parameter overwriting: whether the user has said that files which exist may be replaced. A ledger and its key never may.
    /// - Throws: `output-is-ledger`, `output-exists`: every file that stands in the way, at once.
    public static func claim(_ paths: [String], overwriting: Bool) throws(Refusal) {
        var notices: [Notice] = []
        for path in paths {
            // Through links: what would be replaced is what they point to.
            guard FileManager.default.fileExists(atPath: path) else { continue }
            if isLedgerOrKey(path) {
                notices.append(
                    Notice("output-is-ledger", "这个文件是台账或台账的密钥，不能覆盖", next: "请换一个文件名", place: path))
            } else if !overwriting, !isAsWeWroteIt(path) {
                notices.append(
                    Notice("output-exists", "已有这个文件，没有覆盖", next: "请换一个文件名；确定不要原来的内容，再加 --overwrite", place: path))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
    }

    private static func isLedgerOrKey(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        let start = (try? handle.read(upToCount: 16)) ?? Data()
        return start == Data("SQLite format 3\0".utf8) || start.starts(with: Data("shilu-key ".utf8))
    }

    /// A Word file that nobody has saved since: composing again before December's deadline must not ask each time.
    private static func isAsWeWroteIt(_ path: String) -> Bool {
        guard path.lowercased().hasSuffix(".docx"), let old = try? SafeFile.read(path) else { return false }
        return WordFile.isUntouched(old)
    }
}
