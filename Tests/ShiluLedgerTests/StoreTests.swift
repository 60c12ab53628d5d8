import Foundation
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

@testable import ShiluLedger

/// What happens to a ledger when somebody or something meddles with it.
@Suite struct StoreTests {
    private func filled(_ backend: Backend) throws -> Scratch {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.member("M1", "王一", in: "A"), .meeting("K1", at: ["A"], on: "2023-01-05", present: ["M1"])])
        try scratch.append([.meeting("K2", at: ["B"], on: "2023-02-05", "另")])
        return scratch
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        let name: String
        let statements: [SQLText]
        let broken: Int64
        var testDescription: String { name }
        typealias SQLText = String

        init(_ name: String, _ broken: Int64, _ statements: String...) {
            (self.name, self.broken, self.statements) = (name, broken, statements)
        }
    }

    static let tamperings: [Tampering] = [
        .init("author", 3, "UPDATE entry SET author = 'x' WHERE unit_id = $1 AND position = 3"),
        .init("body", 7, "UPDATE entry SET body = sealed WHERE unit_id = $1 AND position = 7"),
        .init("sealed", 6, "UPDATE entry SET sealed = body WHERE unit_id = $1 AND position = 6"),
        .init("hash", 4, "UPDATE entry SET hash = previous WHERE unit_id = $1 AND position = 4"),
        .init("time", 8, "UPDATE entry SET entered_at = entered_at - 1 WHERE unit_id = $1 AND position = 8"),
        .init("day", 7, "UPDATE entry SET happened_on = happened_on + 1 WHERE unit_id = $1 AND position = 7"),
        .init("deleted", 5, "DELETE FROM entry WHERE unit_id = $1 AND position = 5"),
        .init("cut off", 8, "DELETE FROM entry WHERE unit_id = $1 AND position = 8"),
        .init(
            "reordered", 2, "UPDATE entry SET position = 99 WHERE unit_id = $1 AND position = 2",
            "UPDATE entry SET position = 2 WHERE unit_id = $1 AND position = 3",
            "UPDATE entry SET position = 3 WHERE unit_id = $1 AND position = 99"),
        .init("head", 8, "UPDATE unit SET hash = key_check"),
    ]

    @Test(arguments: Backend.available, tamperings)
    func verifyNamesTheFirstBrokenEntry(_ backend: Backend, _ tampering: Tampering) throws {
        let scratch = try filled(backend)
        let unit = scratch.ledger.unit.text
        #expect(try scratch.ledger.verify().isIntact)
        try scratch.driver.write(unit: unit) { db in
            for statement in tampering.statements {
                // The head of this unit alone, where a statement names the unit only within.
                let own = statement.hasPrefix("UPDATE unit") ? statement + " WHERE unit_id = $1" : statement
                try db.run(own, forEach: [[.text(unit)]])
            }
        }
        let report = try scratch.ledger.verify()
        #expect(report.broken?.position == tampering.broken, "\(tampering.name)")
        #expect(report.broken?.notice.code == "chain-broken")
    }

    @Test(arguments: Backend.available)
    func rebuildMendsDerivedTables(_ backend: Backend) throws {
        let scratch = try filled(backend)
        let unit = scratch.ledger.unit.text
        try scratch.driver.write(unit: unit) { db in
            try db.run("UPDATE total SET value = value + 1 WHERE unit_id = $1", forEach: [[.text(unit)]])
            try db.run("DELETE FROM reference WHERE unit_id = $1", forEach: [[.text(unit)]])
        }
        #expect(try scratch.ledger.rebuild().differing == ["reference", "total"])
        #expect(try scratch.ledger.rebuild().differing == [])
        #expect(try scratch.ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023)) == 2)
    }

    @Test(arguments: Backend.available)
    func writersTakeTurns(_ backend: Backend) async throws {
        let scratch = try filled(backend)
        let ledger = scratch.ledger
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<6 {
                group.addTask {
                    for index in 0..<4 {
                        _ = try ledger.append(
                            [.meeting(at: ["A"], on: "2023-03-01", "会\(task)-\(index)")], author: "测试", at: 0)
                        _ = try ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023)) == 26)
        #expect(try ledger.verify().isIntact)
        #expect(try ledger.position == 32)
    }

    @Test func aForeignFileIsToldAndLeftAlone() throws {
        let folder = try Scratch.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: Notices.missing) { try SQLiteDriver(path: folder + "/none") }
        let text = folder + "/text"
        try Data("这不是台账".utf8).write(to: URL(fileURLWithPath: text))
        #expect(throws: Notices.noLedger) { try SQLiteDriver(path: text) }
        #expect(throws: Notices.exists) { try SQLiteDriver(path: text, create: true) }
        #expect(throws: Notices.noLedger) { try SQLiteDriver(path: folder) }
        let other = folder + "/other.db"
        let foreign = try SQLiteDriver(path: other, create: true)
        try foreign.write(unit: "") { try $0.define("CREATE TABLE t (x BIGINT)") }
        try foreign.close()
        #expect(throws: Notices.noLedger) { try Ledger.open(driver: SQLiteDriver(path: other)) }
        let key = folder + "/key"
        _ = try KeyFile.create(key)
        #expect(throws: Notices.keyExists) { try KeyFile.create(key) }
        #expect(throws: Notices.keyBroken) { try KeyFile.read(text) }
        #expect(throws: Notices.keyMissing) { try KeyFile.read(folder + "/none") }
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    /// Random and damaged files: a Notice or a Refusal, never a crash and never another error.
    @Test(arguments: 0..<60)
    func aDamagedFileIsTold(seed: Int) throws {
        var dice = Dice(seed: seed + 1)
        let scratch = try filled(.sqlite)
        try scratch.driver.close()
        let path = scratch.folder + "/copy.shilu"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        switch seed % 3 {
        case 0: bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &dice))
        case 1:
            for _ in 0..<40 {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
        default:
            bytes = Data("SQLite format 3\0".utf8)
            for _ in 0..<Int.random(in: 0..<9000, using: &dice) {
                bytes.append(UInt8.random(in: 0...255, using: &dice))
            }
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
            let driver = try SQLiteDriver(path: path)
            let ledger = try Ledger.open(driver: driver, key: scratch.key, registers: TestBook.all)
            _ = try ledger.verify()
            _ = try ledger.records("Member")
            _ = try ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023))
            _ = try ledger.append([.meeting(at: ["A"], on: "2023-03-01", "再")], author: "测试", at: 0)
            _ = try ledger.rebuild()
        } catch is Notice {
        } catch is Refusal {
        } catch is BatchRefusal {}
    }

    @Test func aDamagedPageOfWhatIsDerivedIsFoundThoughTheChainHolds() throws {
        let scratch = try filled(.sqlite)
        #expect(try scratch.ledger.verify().isIntact)
        // The table's rows are said to lie where another page is.
        try scratch.driver.write(unit: "unit") { db in
            try db.define("PRAGMA writable_schema = ON")
            try db.execute(
                """
                UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'entry')
                WHERE name = 'fact'
                """)
        }
        try scratch.driver.close()
        let ledger = try Ledger.open(
            driver: SQLiteDriver(path: scratch.path), key: scratch.key, registers: TestBook.all)
        let report = try ledger.verify()
        #expect(report.broken == nil)
        #expect(!report.isFileSound && !report.isIntact)
    }

    @Test func aFullDiskLeavesEverythingAsItWas() throws {
        let scratch = try filled(.sqlite)
        let before = try scratch.ledger.position
        // SQLite's own limit on the file's pages fails as a full disk does.
        try scratch.driver.write(unit: "unit") { db in
            let pages = try #require(try db.rows("PRAGMA page_count").first?.values.first?.integer)
            _ = try db.rows(SQL(stringLiteral: "PRAGMA max_page_count = \(pages + 2)"))
        }
        let many = (0..<500).map { Change.meeting(at: ["A"], on: "2023-03-01", "会\($0)") }
        #expect(throws: Notices.full) { try scratch.append(many) }
        #expect(try scratch.ledger.position == before)
        #expect(try scratch.ledger.verify().isIntact)
        try scratch.driver.write(unit: "unit") { db in _ = try db.rows("PRAGMA max_page_count = 1000000") }
        #expect(try scratch.append(many).entries == 500)
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func unitsInOneDatabaseAreApart(_ backend: Backend) throws {
        let scratch = try filled(backend)
        let other = try Ledger.create(
            driver: scratch.driver, unit: UnitID(scratch.ledger.unit.text + "-2"), name: "另一单位", key: MasterKey(),
            at: 0, registers: TestBook.all)
        #expect(try other.position == 0)
        _ = try other.append([.org("A", parent: nil)], author: "测试", at: 0)
        #expect(try other.records("PartyOrganization").count == 1)
        #expect(try scratch.ledger.records("PartyOrganization").count == 5)
        #expect(throws: Notice.self) {
            try Ledger.create(
                driver: scratch.driver, unit: other.unit, name: "x", key: MasterKey(), at: 0, registers: TestBook.all)
        }
        #expect(throws: Notice.self) { try Ledger.open(driver: scratch.driver, registers: TestBook.all) }
    }
}
