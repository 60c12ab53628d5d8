import Dispatch
import Synchronization

/// Who may write next, in the order of asking. Short writes that wait for each other share one transaction: each is checked and
/// written by itself within a savepoint, and all return when the commit that they share is on disk, which takes longer than
/// writing them.
final class WriteTurns: Sendable {
    /// Writes that share a commit.
    final class Shared: Sendable {
        fileprivate let began = ContinuousClock.now
        fileprivate let outcome = Mutex<(any Error)?>(nil)
        fileprivate let ended = DispatchGroup()
        fileprivate init() { ended.enter() }
    }

    struct Turn {
        fileprivate let shared: Shared
        fileprivate let isShort: Bool
        /// Whether the transaction was opened by a write before.
        let isOpen: Bool
    }

    private final class Waiter: Sendable {
        let isShort: Bool
        let called = DispatchSemaphore(value: 0)
        init(isShort: Bool) { self.isShort = isShort }
    }

    private struct State {
        var isBusy = false
        var waiting: [Waiter] = []
        /// Whose transaction is open for the next one.
        var open: Shared?
        /// Writes in it.
        var count = 0
    }
    private let state = Mutex(State())

    /// The first of them waits for the last: so many, and so long.
    private static let mostTogether = 64
    private static let longest = Duration.milliseconds(60)

    /// Writes that wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Waits for the turn.
    func begin(isShort: Bool) -> Turn {
        let waiter = Waiter(isShort: isShort)
        let mayGo = state.withLock { state in
            if state.isBusy {
                state.waiting.append(waiter)
                return false
            }
            state.isBusy = true
            return true
        }
        if !mayGo { waiter.called.wait() }
        return state.withLock { state in
            if let open = state.open { return Turn(shared: open, isShort: isShort, isOpen: true) }
            state.count = 0
            return Turn(shared: Shared(), isShort: isShort, isOpen: false)
        }
    }

    /// Whether the writer must commit; otherwise the next one goes on in the transaction.
    func isLast(_ turn: Turn) -> Bool {
        state.withLock { state in
            state.count += 1
            let goesOn =
                turn.isShort && state.waiting.first?.isShort == true && state.count < WriteTurns.mostTogether
                && turn.shared.began.duration(to: .now) < WriteTurns.longest
            state.open = goesOn ? turn.shared : nil
            return !goesOn
        }
    }

    /// Lets the next one write, and returns when what was written is on disk.
    func end(_ turn: Turn) throws {
        let isCommitted = state.withLock { $0.open == nil }
        if isCommitted { turn.shared.ended.leave() }
        callNext()
        if isCommitted { return }
        turn.shared.ended.wait()
        if let error = turn.shared.outcome.withLock({ $0 }) { throw error }
    }

    /// The transaction came to nothing, for all that share it.
    func fail(_ turn: Turn, _ error: any Error) {
        state.withLock { $0.open = nil }
        turn.shared.outcome.withLock { $0 = error }
        turn.shared.ended.leave()
        callNext()
    }

    private func callNext() {
        state.withLock { state in
            if state.waiting.isEmpty { state.isBusy = false } else { state.waiting.removeFirst().called.signal() }
        }
    }
}
