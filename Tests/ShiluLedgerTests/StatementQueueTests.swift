import ShiluRegisters
import Synchronization
import Testing

@testable import ShiluLedger

/// A transaction that is filled from another thread is one to whoever asks.
struct StatementQueueTests {
    /// Takes down what it is asked for, and fails where the statement says so.
    private final class Notebook: SQLConnection, Sendable {
        private let lines = Mutex<[String]>([])
        var asked: [String] { lines.withLock { $0 } }

        private func note(_ line: String) throws {
            if line.contains("full") { throw Notices.full }
            lines.withLock { $0.append(line) }
        }

        func execute(_ sql: SQL) throws -> Int {
            try note(sql.text)
            return asked.count
        }
        func rows(_ sql: SQL) throws -> [SQLRow] {
            try note(sql.text)
            return [SQLRow([.integer(Int64(asked.count))])]
        }
        func insert(into table: String, columns: [String], rows: SQLRows) throws { try note(table) }
        func run(_ statement: String, forEach rows: SQLRows) throws { try note(statement) }
        func define(_ statement: String) throws { try note(statement) }
        func hint(_ distributions: [(table: String, index: String, rows: String)]) throws { try note("hint") }
        func isSound(indexes: Bool) throws -> Bool { true }
        func reindex() throws { try note("reindex") }
        func hasTable(_ name: String) throws -> Bool { name == "entry" }
    }

    private let row: [[SQLValue]] = [[.integer(1)]]

    @Test func everythingRunsInTheOrderOfAskingBeforeItReturns() throws {
        let notebook = Notebook()
        let seen = try StatementQueue.run(on: notebook) { [row] db in
            try db.insert(into: "one", columns: ["a"], rows: row)
            try db.insert(into: "nothing", columns: ["a"], rows: SQLRows([]))
            let count = try db.rows("two").first?.integer(0)
            try db.run("three", forEach: row)
            try db.define("four")
            #expect(try db.execute("five") == 5)
            #expect(try db.hasTable("entry"))
            try db.insert(into: "six", columns: ["a"], rows: row)
            return count
        }
        #expect(seen == 2, "what was asked for before has been run")
        #expect(notebook.asked == ["one", "two", "three", "four", "five", "six"])
    }

    @Test func aFailedWriteIsToldByTheNextAnswerAndNothingFollowsIt() {
        let notebook = Notebook()
        #expect(throws: Notices.full) {
            try StatementQueue.run(on: notebook) { [row] db in
                try db.insert(into: "one", columns: ["a"], rows: row)
                try db.insert(into: "full", columns: ["a"], rows: row)
                try db.insert(into: "two", columns: ["a"], rows: row)
                _ = try db.rows("three")
                Issue.record("the answer came from a transaction that had failed")
            }
        }
        #expect(notebook.asked == ["one"])
    }

    @Test func aWriteThatFailsLastIsToldInTheEnd() {
        #expect(throws: Notices.full) {
            try StatementQueue.run(on: Notebook()) { [row] db in
                try db.insert(into: "full", columns: ["a"], rows: row)
            }
        }
    }

    @Test func aQuestionThatFailsIsTheAskersOwn() throws {
        let notebook = Notebook()
        try StatementQueue.run(on: notebook) { db in
            #expect(throws: Notices.full) { try db.execute("full") }
            try db.define("one")
        }
        #expect(notebook.asked == ["one"])
    }

    @Test func whatIsRefusedThrowsWhatRefusedIt() {
        #expect(throws: Notices.damaged) {
            try StatementQueue.run(on: Notebook()) { [row] db in
                for _ in 0..<100 { try db.insert(into: "one", columns: ["a"], rows: row) }
                throw Notices.damaged
            }
        }
    }
}
