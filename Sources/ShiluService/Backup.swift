import Foundation
import ShiluLedger
import ShiluRegisters

/// What a backup wrote.
public struct BackupReport: Sendable, Hashable {
    /// Name of the folder within the backup folder.
    public let name: String
    public let path: String
    /// The last position that it holds.
    public let position: Int64
    /// Bytes of the copy of the ledger.
    public let bytes: Int64
    /// Files behind records that were not in the backup folder yet.
    public let newAttachments: Int
}

/// Where copies of a ledger go: a folder with one folder for each copy, `台账-20231220-0900`, and the files behind records,
/// which never change, once for all copies.
///
/// The key is not copied: whoever holds a backup and the key can read everything, so they are kept apart.
public struct BackupFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    static let attachments = "附件"

    /// Writes a consistent copy of a ledger, also while others write to it.
    ///
    /// - Parameters:
    ///   - name: of the ledger's file.
    ///   - now: seconds since 1970.
    ///   - beside: further files to be copied next to it, by name; each is asked to write itself to a path.
    public func back(
        up ledger: Ledger, named name: String, attachments: AttachmentStore?, at now: Int64,
        beside: [(name: String, copy: (String) throws -> Void)] = []
    ) throws -> BackupReport {
        let files = FileManager.default
        do {
            try files.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw Notice("backup-folder", "备份文件夹建不了，也进不去", next: "请检查路径、权限和磁盘空间") }
        let base = name.hasSuffix(".shilu") ? String(name.dropLast(6)) : name
        let target = try freeName(base + "-" + Self.stamp(now))
        // Written aside and renamed: a folder without the mark of a draft is a whole backup.
        let draft = "\(path)/.\(target)"
        try? files.removeItem(atPath: draft)
        do {
            try files.createDirectory(
                atPath: draft, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            let copied = try attachments.map { try copy($0) } ?? 0
            try ledger.driver.copy(to: "\(draft)/\(name)")
            for (name, copy) in beside { try copy("\(draft)/\(name)") }
            let size = (try files.attributesOfItem(atPath: "\(draft)/\(name)")[.size] as? NSNumber)?.int64Value ?? 0
            try ErasureList(inBackups: path).add(try ledger.erasures())
            try files.moveItem(atPath: draft, toPath: "\(path)/\(target)")
            return BackupReport(
                name: target, path: "\(path)/\(target)", position: try ledger.position, bytes: size,
                newAttachments: copied)
        } catch {
            try? files.removeItem(atPath: draft)
            if error is Notice { throw error }
            throw Notice("backup-failed", "备份没有写成", next: "请检查备份文件夹的权限和磁盘空间，再试一次")
        }
    }

    private func freeName(_ name: String) throws -> String {
        let all = [name] + (2...99).map { "\(name)-\($0)" }
        guard let free = all.first(where: { !FileManager.default.fileExists(atPath: "\(path)/\($0)") }) else {
            throw Notice("backup-often", "这一分钟里已经备份了很多次", next: "请过一会儿再备份")
        }
        return free
    }

    /// Copies the files behind records that are not there yet.
    private func copy(_ store: AttachmentStore) throws -> Int {
        let kept = AttachmentStore(folder: "\(path)/\(Self.attachments)")
        var count = 0
        for digest in store.digests where !kept.exists(digest) {
            guard let bytes = store.read(digest) else { continue }
            _ = try kept.put(bytes)
            count += 1
        }
        return count
    }

    /// `20231220-0900`, the time in China.
    private static func stamp(_ seconds: Int64) -> String {
        let local = seconds + 8 * 3600
        let day = Day(number: local / 86400).description.filter { $0 != "-" }
        let minute = (local % 86400) / 60
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)-\(two(minute / 60))\(two(minute % 60))"
    }

    /// Puts a backup in the place of a ledger that is not there: the ledger, what lies beside it, and the files behind
    /// records.
    ///
    /// A backup still holds the keys of what was erased after it was made: that is erased again before the ledger stands there.
    ///
    /// - Parameters:
    ///   - backup: the folder of one copy.
    ///   - target: path of the ledger's file; must not exist.
    ///   - open: opens the copy, with its key.
    ///   - now: seconds since 1970, for the entries that say so.
    /// - Returns: the records that were erased again.
    @discardableResult
    public static func restore(
        _ backup: String, to target: String, author: String, at now: Int64, open: (String) throws -> Ledger
    ) throws -> [String] {
        let files = FileManager.default
        let names = ((try? files.contentsOfDirectory(atPath: backup)) ?? []).sorted()
        guard let main = names.first(where: { name in !name.hasSuffix(".web") && !name.hasPrefix(".") }) else {
            throw Notice("backup-empty", "这个文件夹里没有台账的备份", next: "请写备份文件夹里某一次备份的文件夹，如 台账-20231220-0900")
        }
        for suffix in ["", "-wal", "-journal", ".web"] where files.fileExists(atPath: target + suffix) {
            throw Notice("restore-over", "“\((target as NSString).lastPathComponent)”已经存在，不覆盖", next: "请先把原来的文件移开，再恢复")
        }
        let lists = [
            ErasureList(inBackups: (backup as NSString).deletingLastPathComponent), ErasureList(besideLedger: target),
        ]
        let erased = try lists.flatMap { try $0.entries() }
        // Under another name while something is in it that must not be.
        let draft = target + ".restoring"
        func forget() {
            for suffix in ["", "-wal", "-shm", "-journal"] { try? files.removeItem(atPath: draft + suffix) }
        }
        forget()
        defer { forget() }
        do {
            var again: [String] = []
            if erased.isEmpty {
                try files.copyItem(atPath: "\(backup)/\(main)", toPath: target)
            } else {
                try files.copyItem(atPath: "\(backup)/\(main)", toPath: draft)
                let ledger = try open(draft)
                defer { try? ledger.close() }
                again = try ledger.erase(again: erased, author: author, at: now)
                try ledger.driver.copy(to: target)
                try lists[1].add(erased)
            }
            if names.contains(main + ".web") {
                try files.copyItem(atPath: "\(backup)/\(main).web", toPath: target + ".web")
            }
            let kept = AttachmentStore(
                folder: (backup as NSString).deletingLastPathComponent + "/" + Self.attachments)
            let store = AttachmentStore(besideLedger: target)
            for digest in kept.digests where !store.exists(digest) {
                if let bytes = kept.read(digest) { _ = try store.put(bytes) }
            }
            return again
        } catch {
            if let refusal = error as? BatchRefusal { throw refusal.refusal }
            if error is Notice { throw error }
            throw Notice("restore-failed", "没有恢复成", next: "请检查文件夹的权限和磁盘空间，再试一次")
        }
    }
}
