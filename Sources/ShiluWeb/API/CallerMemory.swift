import ShiluRegisters
import Synchronization

/// Tokens that were looked up, with whose they are, while the state file stays as it is.
final class CallerMemory: Sendable {
    private struct Entry {
        let token: APIToken
        let account: Account
    }
    private let kept = Mutex<(version: Int64, found: [String: Entry])>((-1, [:]))
    private static let most = 1000
    /// Seconds after which the use of a token is noted again.
    private static let noted: Int64 = 3600

    /// A token that may be used today, and its account; nil for none, or one whose account is barred.
    func find(_ text: String, in app: WebApp) throws -> (APIToken, Account)? {
        let (now, today, version) = (app.now, app.today, try app.state.version())
        if let known = kept.withLock({ $0.version == version ? $0.found[text] : nil }),
            today <= known.token.until, now - known.token.usedAt < CallerMemory.noted
        {
            return (known.token, known.account)
        }
        guard let token = try app.apiTokens.find(text, on: today, at: now),
            let account = try app.accounts.account(token.account), !account.isDisabled
        else { return nil }
        kept.withLock { kept in
            if kept.version > version { return }
            if kept.version != version || kept.found.count >= CallerMemory.most { kept = (version, [:]) }
            kept.found[text] = Entry(token: token, account: account)
        }
        return (token, account)
    }
}
