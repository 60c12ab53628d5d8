import CLibpq
import Dispatch
import ShiluLedger
import ShiluRegisters
import Synchronization

/// Ledgers in a PostgreSQL database: many readers and application servers, one writer per unit.
public final class PostgresDriver: LedgerDriver {
    public let place: String
    private let conninfo: String
    private let idle = Mutex<(connections: [PostgresSession], isClosed: Bool)>(([], false))
    /// No more connections than this; who comes later waits for one.
    private let room: DispatchSemaphore

    /// - Parameter conninfo: as libpq reads it: `host=… dbname=… user=…` or `postgres://…`.
    public init(conninfo: String, connections: Int = 16) throws {
        self.conninfo = conninfo
        room = DispatchSemaphore(value: max(1, connections))
        let session = try PostgresSession(conninfo)
        place = "PostgreSQL \(session.database)"
        idle.withLock { $0.connections.append(session) }
    }

    public func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", lock: nil, body)
    }

    // An advisory lock until the transaction's end makes this the unit's only writer; other units go on. Statements after
    // it see all that the writer before has committed.
    public func write<T>(unit: String, size: WriteSize, _ body: (any SQLConnection) throws -> T) throws -> T {
        try transaction("BEGIN ISOLATION LEVEL READ COMMITTED", lock: unit, body)
    }

    private func transaction<T>(_ begin: String, lock: String?, _ body: (any SQLConnection) throws -> T) throws -> T {
        room.wait()
        defer { room.signal() }
        let session = try take()
        do {
            try session.command(begin)
            if let lock {
                _ = try session.rows("SELECT CAST(pg_advisory_xact_lock(\(PostgresDriver.number(of: lock))) AS TEXT)")
            }
            let result = try body(session)
            try session.command("COMMIT")
            give(session)
            return result
        } catch {
            // A session that cannot even roll back is gone; the server ends its transaction.
            if (try? session.command("ROLLBACK")) != nil { give(session) }
            throw error
        }
    }

    private func take() throws -> PostgresSession {
        let kept = try idle.withLock { state throws -> PostgresSession? in
            if state.isClosed { throw Notices.closed }
            return state.connections.popLast()
        }
        if let kept, kept.isAlive { return kept }
        return try PostgresSession(conninfo)
    }

    private func give(_ session: PostgresSession) {
        idle.withLock { if !$0.isClosed { $0.connections.append(session) } }
    }

    public func close() throws { idle.withLock { $0 = ([], true) } }

    /// FNV-1a: the same unit must have the same lock on every machine, which Swift's hashes do not promise.
    private static func number(of unit: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "shilu \(unit)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
    }
}

enum PostgresErrors {
    static func notice(state: String) -> Notice {
        switch state {
        case "53100", "53200", "54000": Notices.full
        case "25006", "42501": Notices.readOnly
        case "55P03", "57014", "40001", "40P01": Notices.busy
        case "XX000", "XX001", "XX002", "42703", "42804": Notices.damaged
        case "42P01", "3F000": Notices.noLedger
        case "": Notices.unreachable
        case let state
        where state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("28") || state == "3D000":
            Notices.unreachable
        // The SQLSTATE as a number finds the error in the server's log.
        default: Notices.unforeseen(Int(state, radix: 36) ?? 0)
        }
    }
}
