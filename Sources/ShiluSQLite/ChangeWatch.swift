import GRDBSQLite
import Synchronization

/// Tells whether an SQLite file was written to, by whichever connection of whichever program, for a thousandth of what a query
/// costs: a page that is shown again must know that nothing changed meanwhile.
///
/// It keeps a connection of its own, opened when it is asked for the second time: a command that asks once needs none.
package final class ChangeWatch: Sendable {
    private struct Open {
        var asked = 0
        var database: OpaquePointer?
        var statement: OpaquePointer?
    }
    private let path: String
    private let open = Mutex(Open())

    package init(path: String) { self.path = path }

    deinit { close() }

    /// A number that is another one after each commit (`PRAGMA data_version`); nil where it cannot be told.
    package func mark() -> Int64? {
        open.withLock { open in
            open.asked += 1
            if open.asked == 1 { return nil }
            if open.statement == nil { ChangeWatch.begin(&open, path) }
            guard let statement = open.statement else { return nil }
            defer { sqlite3_reset(statement) }
            return sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : nil
        }
    }

    package func close() {
        open.withLock { open in
            sqlite3_finalize(open.statement)
            sqlite3_close_v2(open.database)
            open = Open()
        }
    }

    private static func begin(_ open: inout Open, _ path: String) {
        // A file that could not be opened is tried again now and then: whoever asks goes the long way meanwhile.
        guard open.database == nil, open.asked < 10 || open.asked % 1000 == 0 else { return }
        var (database, statement): (OpaquePointer?, OpaquePointer?)
        if sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            sqlite3_busy_timeout(database, 1000) == SQLITE_OK,
            sqlite3_prepare_v2(database, "PRAGMA data_version", -1, &statement, nil) == SQLITE_OK
        {
            (open.database, open.statement) = (database, statement)
        } else {
            sqlite3_finalize(statement)
            sqlite3_close_v2(database)
        }
    }
}
