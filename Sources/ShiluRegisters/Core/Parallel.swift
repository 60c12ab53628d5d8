import Dispatch
import Synchronization

/// Maps on all cores, in order; small lists stay on this thread. The first error wins.
package func parallelMap<T: Sendable, R: Sendable>(
    _ items: [T], _ body: @escaping @Sendable (T) throws -> R
) throws -> [R] {
    guard items.count > pieceSize else { return try items.map(body) }
    return try parallelPieces(items) { part in try part.map(body) }
}

/// The same with one call for a piece of the list, for work that keeps something from one element to the next.
package func parallelPieces<T: Sendable, R: Sendable>(
    _ items: [T], _ body: @escaping @Sendable (ArraySlice<T>) throws -> [R]
) throws -> [R] {
    let size = pieceSize
    guard items.count > size else { return try body(items[...]) }
    let pieces = (items.count + size - 1) / size
    let results = Mutex<[Int: Result<[R], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        let part = items[(piece * size)..<min((piece + 1) * size, items.count)]
        let result = Result { try body(part) }
        results.withLock { $0[piece] = result }
    }
    let done = results.withLock { $0 }
    var all: [R] = []
    all.reserveCapacity(items.count)
    for piece in 0..<pieces { all += try done[piece]?.get() ?? [] }
    return all
}

/// Something that is worked out on another thread while this one goes on.
package final class Background<T: Sendable>: Sendable {
    private let outcome = Mutex<Result<T, any Error>?>(nil)
    private let group = DispatchGroup()

    package init(_ body: @escaping @Sendable () throws -> T) {
        DispatchQueue.global().async(group: group) { [self] in
            let result = Result { try body() }
            outcome.withLock { $0 = result }
        }
    }

    /// What came of it, or the error that it met.
    package func wait() throws -> T {
        group.wait()
        guard let found = outcome.withLock({ $0 }) else { throw CancellationError() }
        return try found.get()
    }

    /// Waits for its end where nobody wants the outcome.
    package func abandon() { group.wait() }
}

/// Maps a few big things, such as files, on all cores, in order.
package func parallelEach<T: Sendable, R: Sendable>(_ items: [T], _ body: @escaping @Sendable (T) -> R) -> [R] {
    let results = Mutex<[Int: R]>([:])
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
        let result = body(items[index])
        results.withLock { $0[index] = result }
    }
    let done = results.withLock { $0 }
    return items.indices.compactMap { done[$0] }
}

private let pieceSize = 256
