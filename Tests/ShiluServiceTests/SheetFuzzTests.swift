import Foundation
import FuzzSupport
import ShiluDocuments
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

@testable import ShiluService

/// Sheets of anything under our headings: every row is taken or refused at its place, nothing is written of a refused import.
@Suite struct SheetFuzzTests {
    private static let cells = [
        "", "", "2023-03-05", "2023-13-01", "是", "张三", "1", "-1", "99999999999999999999", "W", "党组织/W", "党员/甲/乙", "、",
        "；；", "2023",
        "会\u{0}议", "\u{202E}", "🙂", "=1+1", "党支部", "2023-Q1", "0.5", "1.234",
    ]

    @Test func randomSheets() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString).shilu").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let ledger = try Ledger.create(
            driver: SQLiteDriver(path: path, create: true), unit: UnitID("unit"), name: "市某局", key: MasterKey(), at: 0)
        var dice = Dice(seed: 0xF022)
        for register in RegisterBook.all {
            var rows =
                SheetTemplates.template(register).first.map { [$0.columns.map(\.title), $0.exampleRow ?? []] } ?? []
            let width = rows.first?.count ?? 0
            for _ in 0..<6 {
                rows.append(
                    (0..<Int.random(in: 0...(width + 2), using: &dice)).map { _ in
                        Self.cells.randomElement(using: &dice) ?? ""
                    })
            }
            if Bool.random(using: &dice) { rows[0].swapAt(0, Int.random(in: 0..<width, using: &dice)) }
            let before = try ledger.position
            do {
                _ = try Importer(ledger).run(
                    workbooks: [
                        Workbook(file: "\(register.title).csv", sheets: [TableSheet(name: register.title, rows: rows)])
                    ], author: "测试", at: 1)
            } catch let refusal as Refusal {
                #expect(try ledger.position == before)
                for notice in refusal.notices {
                    #expect(!notice.what.isEmpty && !notice.next.isEmpty, "\(notice)")
                    #expect(!notice.description.utf8.contains(0), "\(register.title): \(notice.code)")
                }
            }
        }
        #expect(try ledger.verify().isIntact)
        try ledger.close()
    }
}
