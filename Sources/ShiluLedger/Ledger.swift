import ShiluRegisters
import Synchronization

/// The organisation that keeps a ledger, with its whole tree.
public struct UnitID: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}

/// What is known of a unit before anything is read from its ledger.
public struct UnitInfo: Sendable, Hashable {
    public let unit: UnitID
    public let name: String
    /// Seconds since 1970.
    public let createdAt: Int64
    /// The cipher suite's name.
    public let suite: String
    /// Which master key the ledger was made with.
    public let keyID: String
}

/// One unit's ledger: append-only entries, and everything that follows from them.
///
/// May be used from several threads at once; every call is one transaction of its own.
public final class Ledger: Sendable {
    public let info: UnitInfo
    public let driver: any LedgerDriver
    let suite: any CipherSuite
    let keys: UnitKeys?
    let book: Book
    let people = PeopleCache()
    let trees = TreeCache()
    /// The last position, while the driver says that nothing was written.
    private let known = Mutex<(mark: Int64, position: Int64)?>(nil)

    public var unit: UnitID { info.unit }
    /// Whether sealed fields can be read and written.
    public var isUnlocked: Bool { keys != nil }
    /// The registers that this ledger was opened with.
    public var registers: [AnyRegister] { book.all }

    init(info: UnitInfo, driver: any LedgerDriver, suite: any CipherSuite, keys: UnitKeys?, book: Book) {
        (self.info, self.driver, self.suite, self.keys, self.book) = (info, driver, suite, keys, book)
    }

    /// Makes a ledger for a unit in an empty database, or adds a unit to a database that holds others.
    ///
    /// - Parameter at: now, in seconds since 1970; nothing in the ledger calls the clock.
    public static func create(
        driver: any LedgerDriver, unit: UnitID, name: String, key: MasterKey, at now: Int64,
        suite: any CipherSuite = AES256GCM(), registers: [AnyRegister] = RegisterBook.all
    ) throws -> Ledger {
        let keys = UnitKeys(key, suite: suite)
        let info = UnitInfo(unit: unit, name: name, createdAt: now, suite: suite.name, keyID: key.id)
        try driver.write(unit: unit.text) { db in
            if try db.hasTable("ledger_schema") {
                try checkVersion(db)
            } else {
                for statement in Schema.primary + Schema.derived { try db.define(statement) }
                try db.hint(Schema.distributions)
                // Another program may have made the tables while this one waited for its turn.
                try db.execute(
                    """
                    INSERT INTO ledger_schema (version) VALUES (\(Schema.version)) ON CONFLICT (version) DO NOTHING
                    """)
            }
            guard try db.rows("SELECT unit_id FROM unit WHERE unit_id = \(unit.text)").isEmpty else {
                throw Notice("unit-exists", "单位“\(unit)”的台账已经存在", next: "请直接打开它，或换一个单位编号")
            }
            try db.insert(
                into: "unit",
                columns: ["unit_id", "name", "position", "hash", "created_at", "suite", "key_id", "key_check"],
                rows: [
                    [
                        .text(unit.text), .text(name), .integer(0),
                        .bytes(EntryChain(suite: suite, unit: unit.text).genesis), .integer(now), .text(suite.name),
                        .text(key.id), .bytes(keys.check),
                    ]
                ])
        }
        return Ledger(info: info, driver: driver, suite: suite, keys: keys, book: Book(registers))
    }

    /// Opens the ledger of a unit; without a unit, the only one that the database holds.
    ///
    /// - Parameter key: without it everything but sealed values can be read and counted.
    public static func open(
        driver: any LedgerDriver, unit: UnitID? = nil, key: MasterKey? = nil,
        registers: [AnyRegister] = RegisterBook.all
    ) throws -> Ledger {
        let units = try units(driver: driver)
        guard let info = unit == nil && units.count == 1 ? units.first : units.first(where: { $0.unit == unit }) else {
            let names = units.map { "\($0.unit)（\($0.name)）" }.joined(separator: "、")
            throw units.isEmpty
                ? Notices.noLedger
                : Notice(
                    "unit-unknown", unit.map { "没有单位“\($0)”的台账" } ?? "这里有多个单位的台账，没有指明是哪一个",
                    next: "请指明其中一个：\(names)")
        }
        guard let suite = CipherSuites.named(info.suite) else { throw Notices.suite }
        var keys: UnitKeys?
        if let key {
            let given = UnitKeys(key, suite: suite)
            let stored = try driver.read { db in
                try db.rows("SELECT key_check FROM unit WHERE unit_id = \(info.unit.text)").first?.bytes(0)
            }
            guard given.check == stored else { throw Notices.wrongKey }
            keys = given
        }
        return Ledger(info: info, driver: driver, suite: suite, keys: keys, book: Book(registers))
    }

    /// The units whose ledgers the database holds.
    public static func units(driver: any LedgerDriver) throws -> [UnitInfo] {
        try driver.read { db in
            guard try db.hasTable("ledger_schema"), try db.hasTable("unit") else { throw Notices.noLedger }
            try checkVersion(db)
            return try db.rows("SELECT unit_id, name, created_at, suite, key_id FROM unit ORDER BY unit_id").map {
                UnitInfo(
                    unit: UnitID(try $0.text(0)), name: try $0.text(1), createdAt: try $0.integer(2),
                    suite: try $0.text(3), keyID: try $0.text(4))
            }
        }
    }

    private static func checkVersion(_ db: any SQLConnection) throws {
        guard let version = try db.rows("SELECT MAX(version) FROM ledger_schema").first?.optionalInteger(0) else {
            throw Notices.noLedger
        }
        guard version <= Schema.version else { throw Notices.version }
    }

    /// The last position of the unit; 0 for an empty ledger.
    public var position: Int64 {
        get throws {
            // Before the position is read: what is written in between makes the pair look old, never new.
            guard let mark = driver.mark() else { return try driver.read { try self.head($0).position } }
            if let known = known.withLock({ $0 }), known.mark == mark { return known.position }
            let position = try driver.read { try self.head($0).position }
            known.withLock { $0 = (mark, position) }
            return position
        }
    }

    /// The same where it can be told without reading and without waiting: nothing was written since it was last read.
    public var knownPosition: Int64? {
        guard let mark = driver.mark(), let known = known.withLock({ $0 }), known.mark == mark else { return nil }
        return known.position
    }

    func head(_ db: any SQLConnection) throws -> (position: Int64, hash: [UInt8]) {
        guard let row = try db.rows("SELECT position, hash FROM unit WHERE unit_id = \(unit.text)").first else {
            throw Notices.noLedger
        }
        return (try row.integer(0), try row.bytes(1))
    }

    public func close() throws { try driver.close() }
}
