import CLibzip
import Foundation

/// Builds a ZIP in memory. Entries keep the given order and carry the fixed time 1980-01-01 00:00, so that equal input gives
/// equal bytes.
struct ZipWriter {
    private var entries: [(name: String, bytes: [UInt8])] = []

    init() {}

    mutating func add(_ name: String, _ text: String) { entries.append((name, Array(text.utf8))) }
    mutating func add(_ name: String, _ bytes: [UInt8]) { entries.append((name, bytes)) }

    /// - Throws: `zip-write-failed`, when memory runs out or a name is used twice.
    func data(for file: String) throws(DocumentError) -> Data {
        var buffers: [UnsafeMutableRawBufferPointer] = []
        defer { for buffer in buffers { buffer.deallocate() } }
        guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { throw Self.failed(file) }
        // Kept, because closing the archive gives up its own reference and the bytes are read afterwards.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
            zip_source_free(target)
            throw Self.failed(file)
        }
        for entry in entries {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(entry.bytes.count, 1), alignment: 16)
            buffer.copyBytes(from: entry.bytes)
            buffers.append(buffer)
            let added = zip_source_buffer(archive, buffer.baseAddress, UInt64(entry.bytes.count), 0)
            let index = zip_file_add(archive, entry.name, added, zip_flags_t(ZIP_FL_ENC_UTF_8))
            if index < 0 {
                zip_source_free(added)
                zip_discard(archive)
                throw Self.failed(file)
            }
            // DOS date 33 is 1980-01-01; set as DOS time, so that no time zone moves it.
            zip_file_set_dostime(archive, UInt64(index), 0, 33, 0)
            zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_DEFLATE), 6)
        }
        if zip_close(archive) != 0 {
            zip_discard(archive)
            throw Self.failed(file)
        }
        return try Self.bytes(of: target, file: file)
    }

    private static func bytes(of source: OpaquePointer, file: String) throws(DocumentError) -> Data {
        guard zip_source_open(source) == 0 else { throw failed(file) }
        defer { zip_source_close(source) }
        var result = Data()
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = chunk.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
            if count < 0 { throw failed(file) }
            if count == 0 { return result }
            result.append(contentsOf: chunk.prefix(Int(count)))
        }
    }

    private static func failed(_ file: String) -> DocumentError {
        DocumentError(code: "zip-write-failed", file: file, what: "生成文件失败", next: "请关闭其他程序后再试")
    }
}
