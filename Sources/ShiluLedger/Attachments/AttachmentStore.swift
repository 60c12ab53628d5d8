import Crypto
import Foundation
import ShiluRegisters

/// Files beside the ledger, each under the SHA-256 of its bytes: `ab/cdef…`. A file is never changed and never deleted, and
/// the same file is kept once.
public struct AttachmentStore: Sendable {
    public let folder: String

    public init(folder: String) { self.folder = folder }
    /// The store that belongs to a ledger file.
    public init(besideLedger path: String) { folder = path + ".files" }

    public static func digest(of bytes: [UInt8]) -> String { Array(SHA256.hash(data: bytes)).hexadecimal }

    /// 64 hexadecimal digits in lower case: nothing else becomes a path.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    func path(of digest: String) -> String { "\(folder)/\(digest.prefix(2))/\(digest.dropFirst(2))" }

    /// Keeps the bytes, on disk before it returns, and says under which digest.
    public func put(_ bytes: [UInt8]) throws -> String {
        let digest = Self.digest(of: bytes)
        let target = path(of: digest)
        if isIntact(digest) { return digest }
        let parent = "\(folder)/\(digest.prefix(2))"
        do {
            try FileManager.default.createDirectory(
                atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw Self.notWritten }
        // Written aside and then renamed: a store never holds half a file under its digest.
        let draft = "\(parent)/.\(digest.dropFirst(2)).\(UInt32.random(in: 0 ... .max))"
        let descriptor = draft.withCString { Foundation.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw Self.notWritten }
        var written = 0
        let isWritten = bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
        let isSynced = fsync(descriptor) == 0
        guard Foundation.close(descriptor) == 0, isWritten, isSynced, rename(draft, target) == 0 else {
            _ = draft.withCString { unlink($0) }
            throw Self.notWritten
        }
        for directory in [parent, folder] {
            let handle = directory.withCString { Foundation.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
            if handle >= 0 {
                _ = fsync(handle)
                _ = Foundation.close(handle)
            }
        }
        return digest
    }

    /// The stored bytes; nil where there are none under this digest.
    public func read(_ digest: String) -> [UInt8]? {
        guard Self.isDigest(digest), let data = FileManager.default.contents(atPath: path(of: digest)) else {
            return nil
        }
        return Array(data)
    }

    /// Whether the file is there and is what it was.
    public func isIntact(_ digest: String) -> Bool { read(digest).map { Self.digest(of: $0) == digest } ?? false }

    /// The digests of all files, in order.
    public var digests: [String] {
        let files = FileManager.default
        let groups = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.utf8.count == 2 }.sorted()
        return groups.flatMap { group in
            ((try? files.contentsOfDirectory(atPath: "\(folder)/\(group)")) ?? []).sorted().map { group + $0 }
        }.filter(Self.isDigest)
    }

    public func exists(_ digest: String) -> Bool {
        Self.isDigest(digest) && FileManager.default.fileExists(atPath: path(of: digest))
    }

    private static let notWritten = Notice(
        "attachment-not-written", "附件没有存下来", next: "请检查台账所在的磁盘是否已满、文件夹能否写入，再试一次")
}
