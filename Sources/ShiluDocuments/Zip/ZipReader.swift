import CLibzip
import Foundation

/// A ZIP held in memory, whose limits were checked before anything was inflated.
final class ZipReader {
    private let archive: OpaquePointer
    private let memory: UnsafeMutableRawBufferPointer
    private let name: String
    private let sizes: [String: (index: UInt64, size: Int)]
    /// Names in the order of the directory.
    let entryNames: [String]

    /// Whether every entry carries the time that `ZipWriter` gives, and none the time of a day on which somebody saved it.
    var hasFixedTimes: Bool {
        (0..<UInt64(max(zip_get_num_entries(archive, 0), 0))).allSatisfy { index in
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(archive, index, 0, &status) == 0 else { return false }
            // libzip reads DOS time as local time.
            var (moment, local) = (status.mtime, tm())
            guard localtime_r(&moment, &local) != nil else { return false }
            return (local.tm_year, local.tm_mon, local.tm_mday, local.tm_hour, local.tm_min) == (80, 0, 1, 0, 0)
        }
    }

    /// - Throws: `damaged-file`, `zip-too-many-entries`, `zip-too-large`, `zip-bomb`, `zip-encrypted`.
    init(_ data: Data, name: String, limits: ZipLimits = .standard) throws(DocumentError) {
        guard let promised = Self.promisedEntries(data) else { throw .damaged(name, "压缩包没有结尾，多半没有传完") }
        if promised > limits.entries { throw Self.tooManyEntries(name, promised) }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(data.count, 1), alignment: 16)
        data.copyBytes(to: memory)
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(data.count), 0, &failure) else {
            memory.deallocate()
            throw .damaged(name, "无法读取压缩包")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
            zip_source_free(source)
            memory.deallocate()
            throw .damaged(name, "压缩包的目录读不出来")
        }
        do throws(DocumentError) {
            let directory = try Self.directory(of: archive, name: name, limits: limits)
            sizes = directory.sizes
            entryNames = directory.names
        } catch {
            zip_discard(archive)
            memory.deallocate()
            throw error
        }
        self.archive = archive
        self.memory = memory
        self.name = name
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    func contains(_ entry: String) -> Bool { sizes[entry] != nil }

    /// The inflated bytes of an entry, or nil when there is none of this name.
    /// - Throws: `damaged-file` when it cannot be inflated, is longer than promised or fails its checksum.
    func read(_ entry: String) throws(DocumentError) -> [UInt8]? {
        guard let (index, size) = sizes[entry] else { return nil }
        guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged(name, "打不开其中的 \(entry)") }
        defer { zip_fclose(file) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = zip_fread(file, buffer.baseAddress?.advanced(by: count), UInt64(size - count))
                if read <= 0 { break }
                count += Int(read)
            }
            failed = count != size
        }
        // Reading on makes libzip compare the checksum, and shows an entry that is longer than its directory says.
        var extra: UInt8 = 0
        if failed || zip_fread(file, &extra, 1) != 0 { throw .damaged(name, "其中的 \(entry) 解不开") }
        return bytes
    }

    private static func directory(
        of archive: OpaquePointer, name: String, limits: ZipLimits
    ) throws(DocumentError) -> (names: [String], sizes: [String: (index: UInt64, size: Int)]) {
        let count = Int(zip_get_num_entries(archive, 0))
        if count > limits.entries { throw tooManyEntries(name, count) }
        var names = [String]()
        var sizes = [String: (index: UInt64, size: Int)]()
        var total = 0
        for index in 0..<UInt64(max(count, 0)) {
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(archive, index, 0, &status) == 0, let rawName = status.name else {
                throw .damaged(name, "压缩包的目录读不出来")
            }
            let entry = String(cString: rawName)
            let size = Int(clamping: status.size)
            let stored = max(Int(clamping: status.comp_size), 1)
            if status.encryption_method != UInt16(ZIP_EM_NONE) {
                throw DocumentError(
                    code: "zip-encrypted", file: name, what: "文件加了密码，读不出来", next: "请打开文件、去掉密码后另存一份")
            }
            if size > limits.entrySize || total > limits.totalSize - size { throw tooLarge(name) }
            if size >= limits.ratioFrom, size / stored > limits.ratio {
                throw DocumentError(
                    code: "zip-bomb", file: name, what: "其中的 \(entry) 解压后膨胀 \(size / stored) 倍，不像正常的文档，已停止读取",
                    next: "请确认文件来源可靠，用 WPS 或 Word 打开后另存一份")
            }
            total += size
            // Office programs never write a name twice; of two, the first counts, so that a check and a use agree.
            if sizes[entry] == nil {
                sizes[entry] = (index, size)
                names.append(entry)
            }
        }
        return (names, sizes)
    }

    private static func tooManyEntries(_ name: String, _ count: Int) -> DocumentError {
        DocumentError(
            code: "zip-too-many-entries", file: name, what: "压缩包里的文件太多（\(count) 个），不像正常的文档",
            next: "请确认文件来源可靠，用 WPS 或 Word 打开后另存一份")
    }

    private static func tooLarge(_ name: String) -> DocumentError {
        DocumentError(
            code: "zip-too-large", file: name, what: "文件解压后太大，已停止读取", next: "请拆分文件，或删去其中的图片后再试")
    }

    /// The number of entries that the end record promises, read by hand because libzip makes room for them on opening.
    /// A ZIP64 end (more than 65,534 entries or 4 GB) counts as too many. nil: no end record, so the file was cut off.
    private static func promisedEntries(_ data: Data) -> Int? {
        let tail = [UInt8](data.suffix(65_557))
        guard tail.count >= 22 else { return nil }
        for start in stride(from: tail.count - 22, through: 0, by: -1)
        where tail[start] == 0x50 && tail[start + 1] == 0x4B && tail[start + 2] == 5 && tail[start + 3] == 6 {
            return Int(tail[start + 10]) | Int(tail[start + 11]) << 8
        }
        return nil
    }
}
