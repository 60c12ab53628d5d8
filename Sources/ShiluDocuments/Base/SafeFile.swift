import Foundation
import Synchronization

/// Reading and writing whole files so that nothing is ever half written and every failure says what to do.
public enum SafeFile {
    /// The largest file that is read, in bytes (200 MiB): official documents and imports are far smaller.
    public static let largestFile = 200 * 1024 * 1024

    private static let counter = Atomic<UInt64>(0)

    /// Writes to a temporary file beside the target, flushes it to the disk, then renames it over the target.
    ///
    /// A reader sees the old file or the new one, never a mixture; after an error the old file is as it was.
    /// - Throws: `folder-missing`, `no-permission`, `disk-full`, `is-a-folder` and the like.
    public static func write(_ data: Data, to path: String) throws(DocumentError) {
        let target = resolved(path)
        var status = stat()
        var mode: mode_t?
        if stat(target, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw .system(EISDIR, file: path, action: "写入") }
            // The new file keeps the permissions that someone gave the old one.
            mode = status.st_mode & 0o777
        }
        let folder = parent(of: target)
        var folderStatus = stat()
        if stat(folder, &folderStatus) != 0 || folderStatus.st_mode & S_IFMT != S_IFDIR {
            throw DocumentError(
                code: "folder-missing", file: path, what: "写入失败：文件夹 \(folder) 不存在", next: "请先建立这个文件夹，或换一个位置")
        }
        let number = counter.add(1, ordering: .relaxed).newValue
        let temporary = "\(folder)/.shilu-\(getpid())-\(number).tmp"
        let handle = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if handle < 0 { throw .system(errno, file: path, action: "写入") }
        var failure = writeAll(data, to: handle)
        // Said again, because creating a file takes the umask's bits away.
        if failure == 0, let mode, fchmod(handle, mode) != 0 { failure = errno }
        if failure == 0, fsync(handle) != 0 { failure = errno }
        if close(handle) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, target) != 0 { failure = errno }
        if failure != 0 {
            unlink(temporary)
            throw .system(failure, file: path, action: "写入")
        }
        // The rename itself is on the disk only when the folder is.
        let folderHandle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folderHandle >= 0 {
            fsync(folderHandle)
            close(folderHandle)
        }
    }

    /// The whole file.
    /// - Throws: `file-missing`, `is-a-folder`, `not-a-file`, `no-permission`, `file-too-large`.
    public static func read(_ path: String) throws(DocumentError) -> Data {
        // Not blocking, so that a named pipe is refused below instead of waited for.
        let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if handle < 0 { throw .system(errno, file: path, action: "读取") }
        defer { close(handle) }
        var status = stat()
        if fstat(handle, &status) != 0 { throw .system(errno, file: path, action: "读取") }
        let type = status.st_mode & S_IFMT
        if type == S_IFDIR { throw .system(EISDIR, file: path, action: "读取") }
        guard type == S_IFREG else {
            throw DocumentError(code: "not-a-file", file: path, what: "这不是普通文件", next: "请选择一个文档或表格文件")
        }
        let size = Int(status.st_size)
        if size > largestFile {
            throw DocumentError(
                code: "file-too-large", file: path,
                what: "文件有 \(size / 1_048_576) MB，超过 \(largestFile / 1_048_576) MB 的上限",
                next: "请拆分文件，或删去其中的图片后再试")
        }
        var bytes = [UInt8]()
        bytes.reserveCapacity(size)
        var chunk = [UInt8](repeating: 0, count: 256 * 1024)
        while bytes.count <= largestFile {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(handle, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(errno, file: path, action: "读取")
            }
            bytes.append(contentsOf: chunk.prefix(count))
        }
        return Data(bytes)
    }

    /// - Returns: 0, or the `errno` of the write that failed.
    static func writeAll(_ data: Data, to handle: Int32) -> Int32 {
        data.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Glibc.write(handle, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                offset += count
            }
            return 0
        }
    }

    /// A link is followed, so that the file it points to is replaced and the link stays.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
