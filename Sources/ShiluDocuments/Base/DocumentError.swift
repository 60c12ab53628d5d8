import Foundation

/// What is wrong with a file, and what the person who chose it can do next; both in Chinese.
///
/// All readers and writers of this module throw this and nothing else.
public struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kebab-case identifier that programs may decide on, such as `file-missing`; released codes never change.
    public let code: String
    /// The name people know the file by; a path as they gave it, or the name of an upload.
    public let file: String
    /// What is wrong, without a full stop.
    public let what: String
    /// What to do next, without a full stop.
    public let next: String

    public init(code: String, file: String, what: String, next: String) {
        self.code = code
        self.file = file
        self.what = what
        self.next = next
    }

    public var description: String { "\(file)：\(what)。\(next)" }
}

extension DocumentError {
    /// The error that a failed system call means, by its `errno`.
    static func system(_ number: Int32, file: String, action: String) -> DocumentError {
        switch number {
        case ENOENT, ENOTDIR:
            return DocumentError(
                code: "file-missing", file: file, what: "\(action)失败：没有这个文件或文件夹", next: "请检查路径是否写对")
        case EACCES, EPERM:
            return DocumentError(
                code: "no-permission", file: file, what: "\(action)失败：没有权限", next: "请换一个有权限的文件夹，或请管理员开通权限")
        case EROFS:
            return DocumentError(
                code: "read-only-disk", file: file, what: "\(action)失败：磁盘是只读的", next: "请换一个可以写入的文件夹")
        case ENOSPC, EDQUOT:
            return DocumentError(
                code: "disk-full", file: file, what: "\(action)失败：磁盘空间已满，原文件没有改动", next: "请清理磁盘后再试")
        case EISDIR:
            return DocumentError(
                code: "is-a-folder", file: file, what: "\(action)失败：这是文件夹，不是文件", next: "请指定文件夹里的一个文件")
        case ENAMETOOLONG:
            return DocumentError(code: "name-too-long", file: file, what: "\(action)失败：文件名太长", next: "请改短文件名后再试")
        default:
            return DocumentError(
                code: "system-error", file: file, what: "\(action)失败（系统错误 \(number)）", next: "请稍后再试；仍不行时请把这条提示转给管理员")
        }
    }

    static func empty(_ file: String) -> DocumentError {
        DocumentError(code: "empty-file", file: file, what: "文件是空的（0 字节）", next: "请确认文件已保存完整，再重新选择")
    }

    static func damaged(_ file: String, _ detail: String) -> DocumentError {
        DocumentError(
            code: "damaged-file", file: file, what: "文件已损坏或不完整（\(detail)）", next: "请用 WPS 或 Word 打开后另存一份，再重新选择")
    }
}
