import Foundation

/// The unit's master key: it wraps every record's key. Whoever holds it can read sealed fields.
public struct MasterKey: Sendable {
    /// Tells keys apart without revealing anything.
    public let id: String
    let bytes: [UInt8]

    /// A new random key.
    public init() {
        let suite = AES256GCM()
        bytes = suite.randomKey()
        id = suite.randomKey().prefix(6).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    init?(id: String, base64: String) {
        guard let data = Data(base64Encoded: base64), data.count == 32, !id.isEmpty else { return nil }
        (self.id, bytes) = (id, Array(data))
    }
}

/// The file that holds a master key: two lines, `shilu-key <id>` and 32 bytes in base64. Mode 0600, never overwritten.
public enum KeyFile {
    /// Makes a new key and writes it, on disk before it returns.
    public static func create(_ path: String) throws -> MasterKey {
        let key = MasterKey()
        let descriptor = path.withCString { Foundation.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw errno == EEXIST ? Notices.keyExists : Notices.keyNotWritten }
        let text = Array("shilu-key \(key.id)\n\(Data(key.bytes).base64EncodedString())\n".utf8)
        let written = text.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        let synced = fsync(descriptor)
        guard Foundation.close(descriptor) == 0, written == text.count, synced == 0 else {
            _ = path.withCString { unlink($0) }
            throw Notices.keyNotWritten
        }
        return key
    }

    public static func read(_ path: String) throws -> MasterKey {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let type = attributes?[.type] as? FileAttributeType else { throw Notices.keyMissing }
        // A pipe would keep the program waiting for ever.
        guard type == .typeRegular || type == .typeSymbolicLink else { throw Notices.keyBroken }
        guard let file = FileHandle(forReadingAtPath: path) else { throw Notices.keyUnreadable }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: 1024), let text = String(data: data, encoding: .utf8) else {
            throw Notices.keyBroken
        }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 2, lines[0].hasPrefix("shilu-key "),
            let key = MasterKey(id: String(lines[0].dropFirst("shilu-key ".count)), base64: String(lines[1]))
        else { throw Notices.keyBroken }
        return key
    }
}
