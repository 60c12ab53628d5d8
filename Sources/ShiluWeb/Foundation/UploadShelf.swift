import Synchronization

/// Files that were checked and wait for a confirmation: in memory, for half an hour, for who brought them.
final class UploadShelf: Sendable {
    struct Upload: Sendable {
        let files: [UploadedFile]
        let account: Int64
        let reason: String?
        let at: Int64
    }
    private let kept = Mutex<[String: Upload]>([:])
    private static let lifetime: Int64 = 1800
    /// Bytes of all that waits; the oldest goes first.
    private static let mostBytes = 128 << 20

    func keep(_ files: [UploadedFile], account: Int64, reason: String?, at now: Int64) -> String {
        let id = RandomText.make(bytes: 12)
        kept.withLock { kept in
            kept = kept.filter { now - $0.value.at < UploadShelf.lifetime && $0.value.account != account }
            kept[id] = Upload(files: files, account: account, reason: reason, at: now)
            while kept.values.reduce(0, { $0 + $1.files.reduce(0) { $0 + $1.bytes.count } }) > UploadShelf.mostBytes,
                let oldest = kept.filter({ $0.key != id }).min(by: { $0.value.at < $1.value.at })?.key
            {
                kept[oldest] = nil
            }
        }
        return id
    }

    func take(_ id: String, account: Int64, at now: Int64) -> Upload? {
        kept.withLock { kept in
            guard let found = kept[id], found.account == account, now - found.at < UploadShelf.lifetime else {
                return nil
            }
            kept[id] = nil
            return found
        }
    }
}
