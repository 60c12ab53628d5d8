import Synchronization

/// Counts what comes from one place within a window; forgets by itself.
final class RateLimiter: Sendable {
    enum Kind: Hashable {
        case signIn, form
        /// Calls of the interface by one token, so many a minute.
        case api(Int)

        /// How many within how many seconds.
        var limit: (count: Int, seconds: Int64) {
            switch self {
            case .signIn: (20, 300)
            case .form: (240, 60)
            case .api(let count): (count, 60)
            }
        }
    }
    private struct Key: Hashable {
        let kind: Kind
        let who: String
        let window: Int64
    }
    private let counts = Mutex<[Key: Int]>([:])

    /// Whether one more is allowed.
    func allows(_ kind: Kind, from who: String, at now: Int64) -> Bool {
        let limit = kind.limit
        let key = Key(kind: kind, who: who, window: now / limit.seconds)
        return counts.withLock { counts in
            if counts.count > 10_000 {
                counts = counts.filter { $0.key.window >= now / $0.key.kind.limit.seconds }
            }
            counts[key, default: 0] += 1
            return counts[key, default: 0] <= limit.count
        }
    }
}
