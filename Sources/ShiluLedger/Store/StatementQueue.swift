import Dispatch
import ShiluRegisters
import Synchronization

/// A transaction that is filled from another thread: the thread that holds the connection runs one statement after the other,
/// while the other works out what comes next.
///
/// To whoever asks, all is as if each statement ran when it was asked for: an answer waits for everything that was asked for
/// before it. Only rows to be written do not wait; if they fail, the next answer says so, or the end of the work.
final class StatementQueue: SQLConnection, @unchecked Sendable {
    // Unchecked: the connection and the failure belong to the thread that holds the connection.
    private let db: any SQLConnection
    private var failure: (any Error)?
    private typealias Statement = @Sendable (any SQLConnection) -> Void
    private struct Waiting {
        /// In the order of asking; `next` is the first that has not been run.
        var statements: [Statement?] = []
        var next = 0
        var isClosed = false
    }
    private let waiting = Mutex(Waiting())
    private let asked = DispatchSemaphore(value: 0)

    private init(_ db: any SQLConnection) { self.db = db }

    /// Works on another thread with a connection whose statements this thread runs, and returns when both are done.
    ///
    /// - Throws: what the work throws; statements that were not run by then are left out.
    static func run<T: Sendable>(
        on db: any SQLConnection, _ work: @escaping @Sendable (any SQLConnection) throws -> T
    ) throws -> T {
        let queue = StatementQueue(db)
        let working = Background {
            let result = Result { try work(queue) }
            if case .failure = result { queue.forget() }
            queue.close()
            return try result.get()
        }
        queue.serve()
        let result = try working.wait()
        if let failure = queue.failure { throw failure }
        return result
    }

    // MARK: the thread that holds the connection

    private func serve() {
        while true {
            asked.wait()
            let (statement, isOver) = waiting.withLock { waiting -> (Statement?, Bool) in
                guard waiting.next < waiting.statements.count else { return (nil, waiting.isClosed) }
                defer {
                    // What was written is let go of at once: its rows are most of an import's memory.
                    waiting.statements[waiting.next] = nil
                    waiting.next += 1
                }
                return (waiting.statements[waiting.next], false)
            }
            if isOver { return }
            statement?(db)
        }
    }

    // MARK: the thread that asks

    private func add(_ statement: @escaping Statement) {
        waiting.withLock { $0.statements.append(statement) }
        asked.signal()
    }

    private func close() {
        waiting.withLock { $0.isClosed = true }
        asked.signal()
    }

    private func forget() { waiting.withLock { waiting in waiting.next = waiting.statements.count } }

    private func write(_ statement: @escaping @Sendable (any SQLConnection) throws -> Void) {
        add { [self] db in
            if failure != nil { return }
            do { try statement(db) } catch { failure = error }
        }
    }

    private func answer<T: Sendable>(_ question: @escaping @Sendable (any SQLConnection) throws -> T) throws -> T {
        let answered = DispatchSemaphore(value: 0)
        let answer = Mutex<Result<T, any Error>?>(nil)
        add { [self] db in
            let found = Result {
                if let failure { throw failure }
                return try question(db)
            }
            answer.withLock { $0 = found }
            answered.signal()
        }
        answered.wait()
        guard let found = answer.withLock({ $0 }) else { throw CancellationError() }
        return try found.get()
    }

    // MARK: SQLConnection

    func insert(into table: String, columns: [String], rows: SQLRows) throws {
        if rows.isEmpty { return }
        write { try $0.insert(into: table, columns: columns, rows: rows) }
    }

    func run(_ statement: String, forEach rows: SQLRows) throws {
        if rows.isEmpty { return }
        write { try $0.run(statement, forEach: rows) }
    }

    func execute(_ sql: SQL) throws -> Int { try answer { try $0.execute(sql) } }
    func rows(_ sql: SQL) throws -> [SQLRow] { try answer { try $0.rows(sql) } }
    func define(_ statement: String) throws { write { try $0.define(statement) } }
    func hint(_ distributions: [(table: String, index: String, rows: String)]) throws {
        try answer { try $0.hint(distributions) }
    }
    func isSound(indexes: Bool) throws -> Bool { try answer { try $0.isSound(indexes: indexes) } }
    func reindex() throws { write { try $0.reindex() } }
    func hasTable(_ name: String) throws -> Bool { try answer { try $0.hasTable(name) } }
}
