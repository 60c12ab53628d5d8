import Foundation
import HTTPTypes
import NIOCore
import ShiluRegisters
import Synchronization

/// Pages that were rendered, kept while nothing changes that they could show.
///
/// A page depends on the ledger, the state file, the day, and who looks; so it is kept for one position of the ledger, one
/// version of the state file and one day, by sign-in and address. It is rendered for that sign-in, with its form token in
/// it, and shown to no other.
final class PageMemory: Sendable {
    /// What all kept pages have in common; when it changes all are dropped.
    struct Moment: Hashable {
        let position: Int64
        let state: Int64
        let day: Day
    }
    struct Key: Hashable {
        /// Of the sign-in.
        let formToken: String
        let address: String
    }
    struct Kept: Sendable {
        let headers: HTTPFields
        let body: ByteBuffer
    }
    private struct Pages {
        var moment: Moment?
        var found: [Key: Kept] = [:]
        var bytes = 0
    }
    private let pages = Mutex(Pages())
    /// Bytes of all pages together.
    private static let mostBytes = 16 << 20
    /// Bytes of one page.
    private static let mostOfOne = 512 << 10

    func page(_ key: Key, at moment: Moment) -> Kept? {
        pages.withLock { $0.moment == moment ? $0.found[key] : nil }
    }

    /// Who waits for a page that another request is rendering.
    private let rendering = Mutex<[Key: [CheckedContinuation<Bool, Never>]]>([:])

    /// Whether the caller is to render the page, and to say so by `end`. Otherwise somebody else just did: after an entry everybody
    /// reloads, and one of them is enough.
    func begin(_ key: Key) async -> Bool {
        await withCheckedContinuation { waiting in
            let isFirst = rendering.withLock { rendering in
                guard rendering[key] != nil else {
                    rendering[key] = []
                    return true
                }
                rendering[key]?.append(waiting)
                return false
            }
            if isFirst { waiting.resume(returning: true) }
        }
    }

    func end(_ key: Key) {
        for waiting in rendering.withLock({ $0.removeValue(forKey: key) }) ?? [] { waiting.resume(returning: false) }
    }

    /// - Parameter moment: as it was before the page was rendered: what was written meanwhile makes it old at once.
    func keep(_ page: Kept, as key: Key, at moment: Moment) {
        let size = page.body.readableBytes
        guard size <= PageMemory.mostOfOne, key.address.utf8.count <= 1000 else { return }
        pages.withLock { pages in
            if let known = pages.moment, known != moment {
                // A slow page of an earlier moment does not drop those of a later one.
                guard known.position <= moment.position, known.state <= moment.state, known.day <= moment.day else {
                    return
                }
                pages = Pages()
            }
            if pages.bytes + size > PageMemory.mostBytes { pages = Pages() }
            pages.moment = moment
            if pages.found.updateValue(page, forKey: key) == nil { pages.bytes += size }
        }
    }
}

/// Whether the page that is being rendered may be kept. Whatever it shows that changes by itself, or that is logged each time
/// it is read, forbids it.
final class PageMark: Sendable {
    @TaskLocal static var current: PageMark?
    private let forgotten = Atomic(false)

    func forget() { forgotten.store(true, ordering: .relaxed) }
    var mayBeKept: Bool { !forgotten.load(ordering: .relaxed) }
}

/// Sign-ins that were looked up, while the state file stays as it is.
final class SignInMemory: Sendable {
    private struct Entry {
        var signIn: SignIn
        let account: Account
    }
    /// By the cookie as it comes: working out its digest takes longer than all the rest. The file holds digests only.
    private let kept = Mutex<(version: Int64, found: [String: Entry])>((-1, [:]))
    private static let most = 5000

    /// Who a cookie belongs to; nil for nobody, who has run out, or is barred.
    func find(_ cookie: String, in app: WebApp, version: Int64) throws -> (SignIn, Account)? {
        let now = app.now
        if let entry = kept.withLock({ $0.version == version ? $0.found[cookie] : nil }) {
            guard SignInStore.isOpen(entry.signIn, at: now) else { return nil }
            if try app.signIns.touch(entry.signIn, cookie, at: now) {
                note(entry.signIn, entry.account, cookie, now, version)
            }
            return (entry.signIn, entry.account)
        }
        let hash = SignInStore.hash(cookie)
        guard let signIn = try app.signIns.stored(hash), SignInStore.isOpen(signIn, at: now),
            let account = try app.accounts.account(signIn.account), !account.isDisabled
        else { return nil }
        let isTouched = try app.signIns.touch(signIn, cookie, at: now)
        note(signIn, account, cookie, isTouched ? now : signIn.seenAt, version)
        return (signIn, account)
    }

    /// The same where it can be told without waiting; nil where the file must be asked, or told that the sign-in is in use.
    func known(_ cookie: String, at now: Int64, version: Int64) -> SignIn? {
        guard let signIn = kept.withLock({ $0.version == version ? $0.found[cookie]?.signIn : nil }),
            SignInStore.isOpen(signIn, at: now), !SignInStore.mustTouch(signIn, at: now)
        else { return nil }
        return signIn
    }

    private func note(_ signIn: SignIn, _ account: Account, _ cookie: String, _ seenAt: Int64, _ version: Int64) {
        let seen = SignIn(
            account: signIn.account, formToken: signIn.formToken, createdAt: signIn.createdAt, seenAt: seenAt)
        kept.withLock { kept in
            if kept.version > version { return }
            if kept.version != version || kept.found.count >= SignInMemory.most { kept = (version, [:]) }
            kept.found[cookie] = Entry(signIn: seen, account: account)
        }
    }
}
