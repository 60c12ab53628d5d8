import Dispatch
import Synchronization

/// Maps on all cores, in order; small lists stay on this thread. The first error wins.
func parallelMap<T: Sendable, R: Sendable>(_ items: [T], _ body: @escaping @Sendable (T) throws -> R) throws -> [R] {
    let size = 256
    guard items.count > size else { return try items.map(body) }
    let pieces = (items.count + size - 1) / size
    let results = Mutex<[Int: Result<[R], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        let part = items[(piece * size)..<min((piece + 1) * size, items.count)]
        let result = Result { try part.map(body) }
        results.withLock { $0[piece] = result }
    }
    let done = results.withLock { $0 }
    var all: [R] = []
    all.reserveCapacity(items.count)
    for piece in 0..<pieces { all += try done[piece]?.get() ?? [] }
    return all
}
