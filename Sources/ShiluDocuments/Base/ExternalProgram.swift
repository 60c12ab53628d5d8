import Foundation

/// Runs a program that may or may not be installed, with a time limit, in a scratch folder of its own.
enum ExternalProgram {
    /// Where the program is, or nil when it is not installed.
    static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(
            separator: ":")
        return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs to the end or to the time limit, then ends the whole process group.
    /// - Parameters:
    ///   - output: a file that takes standard output; nil throws it away.
    ///   - seconds: wall time after which the program is ended.
    /// - Returns: the exit status, or nil when it could not be started or took too long.
    static func run(_ path: String, _ arguments: [String], output: String?, seconds: Double) -> Int32? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, because soffice starts further processes that must end with it.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process = pid_t()
        guard posix_spawn(&process, path, &actions, &attributes, words, environ) == 0 else { return nil }
        return wait(for: process, seconds: seconds)
    }

    private static func wait(for process: pid_t, seconds: Double) -> Int32? {
        let end = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        var pause: UInt32 = 2_000
        while true {
            let result = waitpid(process, &status, WNOHANG)
            if result == process {
                // Exited normally: low seven bits are 0 and the next eight are the status.
                return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
            }
            if result < 0, errno != EINTR { return nil }
            if ContinuousClock.now >= end {
                kill(-process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                return nil
            }
            usleep(pause)
            pause = min(pause * 2, 50_000)
        }
    }

    /// A new empty folder that only this user can read.
    static func scratchFolder(for file: String) throws(DocumentError) -> String {
        let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(base)/shilu-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil
        }
        guard made else { throw .system(errno, file: file, action: "建立临时文件夹") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func remove(folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
