import Dispatch
import Foundation
import ShiluRegisters
import Testing

@testable import ShiluLedger
@testable import ShiluLedgerSQLite

/// A big import into a new ledger goes without the log, and has a thread of its own for the database; nobody must notice.
struct FirstImportTests {
    private let many = (0..<1200).map { Change.meeting("M\($0)", at: ["A"], on: "2023-03-01", "会\($0)", cost: 100) }

    private func ready(_ backend: Backend = .sqlite) throws -> Scratch {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        return scratch
    }

    private func mode(_ db: any SQLConnection) throws -> String? { try db.rows("PRAGMA journal_mode").first?.text(0) }

    @Test(arguments: Backend.available)
    func itHoldsWhatASlowImportHolds(_ backend: Backend) throws {
        let scratch = try ready(backend)
        #expect(try scratch.append(many).entries == many.count)
        #expect(try scratch.append(many).entries == 0, "all of it is there already")
        #expect(try scratch.ledger.verify().isIntact)
        #expect(try scratch.ledger.rebuild().differing == [])
        #expect(
            try scratch.ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023))
                == Int64(many.count))
    }

    @Test(arguments: Backend.available)
    func oneWrongRowAndNothingIsWritten(_ backend: Backend) throws {
        let scratch = try ready(backend)
        let before = try scratch.ledger.position
        let wrong =
            many + [.meeting("Mx", at: ["none"], on: "2023-03-01"), .meeting("My", at: ["A"], on: "2023-02-30")]
        let found = try scratch.refusal(wrong)
        #expect(Set(found.map { $0.prefix { $0 != ":" } }) == ["1200", "1201"])
        #expect(try scratch.ledger.position == before)
        #expect(try scratch.ledger.records("Meeting").isEmpty)
        #expect(try scratch.ledger.rebuild().differing == [])
        #expect(try scratch.append(many).entries == many.count)
    }

    @Test func theLogIsBackWhenItIsOver() throws {
        let scratch = try ready()
        for isRefused in [true, false] {
            do {
                try scratch.driver.write(unit: "unit", size: .many) { db in
                    #expect(try mode(db) == "truncate")
                    if isRefused { throw Notices.damaged }
                }
            } catch { #expect(error as? Notice == Notices.damaged) }
            #expect(try scratch.driver.read { try mode($0) } == "wal")
            #expect(try scratch.ledger.position == 5)
        }
    }

    @Test func whoHasTheLedgerOpenGoesOnReading() throws {
        let scratch = try ready()
        let other = try Ledger.open(
            driver: try SQLiteDriver(path: scratch.path), key: scratch.key, registers: TestBook.all)
        try scratch.driver.write(unit: "unit", size: .many) { db in
            #expect(try mode(db) == "wal")
            try db.execute("UPDATE unit SET name = 'x'")
            #expect(try other.records("PartyOrganization").count == 5)
        }
        #expect(try scratch.append(many).entries == many.count)
        #expect(try other.records("Meeting").count == many.count)
    }

    @Test func whoOpensTheLedgerMeanwhileWaits() throws {
        let scratch = try ready()
        let (path, key) = (scratch.path, scratch.key)
        let opening = DispatchSemaphore(value: 0)
        var opened: Background<Int64>?
        try scratch.driver.write(unit: "unit", size: .many) { db in
            opened = Background {
                opening.signal()
                let ledger = try Ledger.open(driver: try SQLiteDriver(path: path), key: key, registers: TestBook.all)
                defer { try? ledger.close() }
                return try ledger.position
            }
            opening.wait()
            usleep(100_000)  // for the other to be refused by SQLite, if it does not wait
            try db.execute("UPDATE unit SET position = 6")
        }
        #expect(try opened?.wait() == 6)
    }

    @Test func aFullDiskLeavesANewLedgerAsItWas() throws {
        let scratch = try ready()
        try scratch.driver.write(unit: "unit") { db in
            let pages = try #require(try db.rows("PRAGMA page_count").first?.integer(0))
            _ = try db.rows(SQL(stringLiteral: "PRAGMA max_page_count = \(pages + 2)"))
        }
        #expect(throws: Notices.full) { try scratch.append(many) }
        #expect(try scratch.ledger.position == 5)
        #expect(try scratch.ledger.verify().isIntact)
        try scratch.driver.write(unit: "unit") { db in _ = try db.rows("PRAGMA max_page_count = 1000000") }
        #expect(try scratch.append(many).entries == many.count)
    }

    @Test func aCutOffImportLeavesTheLedgerAsItWas() throws {
        let scratch = try ready()
        let cut = scratch.folder + "/cut.shilu"
        // The files as they lie while a part of the transaction has gone to the disk already: that is what a power cut leaves.
        #expect(throws: Notices.damaged) {
            try scratch.driver.write(unit: "unit", size: .many) { db in
                _ = try db.rows("PRAGMA cache_size = 10")
                try db.execute("UPDATE unit SET position = 99")
                try db.insert(
                    into: "alias", columns: ["unit_id", "alias_id", "record_id"],
                    rows: (0..<20_000).map { [.text("unit"), .text("Meeting/\($0)"), .text("Meeting/x")] })
                for (from, to) in [(scratch.path, cut), (scratch.path + "-journal", cut + "-journal")] {
                    try FileManager.default.copyItem(atPath: from, toPath: to)
                }
                throw Notices.damaged
            }
        }
        let journal = try FileManager.default.attributesOfItem(atPath: cut + "-journal")
        #expect((journal[.size] as? Int ?? 0) > 0)
        let ledger = try Ledger.open(driver: SQLiteDriver(path: cut), key: scratch.key, registers: TestBook.all)
        #expect(try ledger.position == 5)
        #expect(try ledger.verify().isIntact)
        try ledger.close()
    }
}
