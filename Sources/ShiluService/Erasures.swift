import Foundation
import ShiluLedger
import ShiluRegisters

/// Which records had their personal data erased, kept outside the ledger: a backup from before still holds their keys, and the
/// ledger that knew better may be lost with its disk. Holds ids and reasons, nothing of what was erased.
///
/// It lies beside the ledger and in the folder of its backups; what is in one of them is in force.
public struct ErasureList: Sendable {
    public struct Entry: Sendable, Hashable {
        public let record: String
        public let reason: String
    }
    public let path: String

    public init(_ path: String) { self.path = path }
    public init(besideLedger ledger: String) { path = ledger + ".erased" }
    public init(inBackups folder: String) { path = folder + "/清除名单.txt" }

    /// In the order of erasing; empty where there is no list.
    public func entries() throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Notice("erasures-unreadable", "清除名单读不出来，不知道哪些人的信息已经清除", next: "请检查文件权限", place: path)
        }
        return text.split(whereSeparator: \.isNewline).map { line in
            let halves = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return Entry(record: halves.first ?? "", reason: halves.count > 1 ? halves[1] : "")
        }
    }

    /// Adds what is not there yet; the list is on disk when this returns.
    public func add(_ entries: [Entry]) throws {
        let known = try self.entries()
        let records = Set(known.map(\.record))
        let new = entries.filter { !records.contains($0.record) }
        guard !new.isEmpty else { return }
        let lines = (known + new).map { entry in
            "\(entry.record)\t\(entry.reason.split(whereSeparator: \.isWhitespace).joined(separator: " "))\n"
        }
        do {
            try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch { throw Notice("erasures-unwritten", "清除名单没有写成", next: "请检查文件夹的权限和磁盘空间，再试一次", place: path) }
    }
}

extension Ledger {
    /// What the ledger says of erasures, oldest first.
    public func erasures() throws -> [ErasureList.Entry] {
        try entries(of: .erase).map { ErasureList.Entry(record: $0.record, reason: $0.reason) }
    }

    /// Erases again what was erased after a backup was made.
    /// - Returns: the records that were erased now.
    /// - Throws: `BatchRefusal`; `Notice` without the key.
    @discardableResult
    public func erase(again entries: [ErasureList.Entry], author: String, at now: Int64) throws -> [String] {
        let done = Set(try erasures().map(\.record))
        var records: Set<String> = []
        var changes: [Change] = []
        for entry in entries where !done.contains(entry.record) {
            // What was entered after the backup is not there.
            guard try record(entry.record) != nil, records.insert(entry.record).inserted else { continue }
            let reason = entry.reason.isEmpty ? "备份以后清除过" : entry.reason
            changes.append(.erase(record: entry.record, reason: "\(reason)（恢复备份后再次清除）"))
        }
        guard !changes.isEmpty else { return [] }
        _ = try append(changes, author: author, at: now)
        return records.sorted()
    }
}
