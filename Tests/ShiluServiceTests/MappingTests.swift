import Foundation
import ShiluDocuments
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

@testable import ShiluService

/// A folder with a small ledger: one branch, two members, one meeting without a list of attendance.
private struct Bench {
    let folder: String
    let ledger: Ledger

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mapping-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = try Ledger.create(
            driver: SQLiteDriver(path: folder + "/a.shilu", create: true), unit: UnitID("unit"), name: "样例",
            key: MasterKey(), at: 1_700_000_000)
        try take([
            ("党组织", [["编号", "名称", "类别", "所在单位", "成立日期"], ["Z1", "第一党支部", "党支部", "样例局", "2010-01-01"]]),
            (
                "党员",
                [
                    ["编号", "姓名", "性别", "出生日期", "出生年份", "民族", "人员类别", "状态", "所在党支部", "入党日期", "转正日期"],
                    ["D1", "林晓", "女性", "1980-03-04", "1980", "汉族", "在职", "正式党员", "Z1", "2005-05-06", "2006-05-06"],
                    ["D2", "程远", "男性", "1985-07-08", "1985", "汉族", "在职", "正式党员", "Z1", "2008-05-06", "2009-05-06"],
                ]
            ),
            (
                "会议记录",
                [
                    ["编号", "党组织", "会议类别", "会议名称", "开始时间", "主持人", "应到人数", "实到人数"],
                    ["HY1", "Z1", "党员大会", "一季度党员大会", "2023-03-05 09:00", "D1", "2", "2"],
                ]
            ),
        ])
    }

    func take(_ sheets: [(String, [[String]])]) throws {
        _ = try Importer(ledger).run(
            workbooks: sheets.map { Workbook(file: "\($0.0).csv", sheets: [TableSheet(name: $0.0, rows: $0.1)]) },
            author: "测试", at: 1_700_000_000)
    }

    /// Writes a sheet of another system and its mapping, and imports the one by the other.
    func take(_ rows: [[String]], as file: String, by mapping: ColumnMapping?) throws -> ImportReport {
        let path = "\(folder)/\(file)"
        try SafeFile.write(CSVWriter.data(rows: rows), to: path)
        let table = try mapping.map { mapping -> String in
            try mapping.write(to: folder + "/对照.csv")
            return folder + "/对照.csv"
        }
        let sheets = try MappedImport(ledger, folder: MappingFolder(ledgerAt: folder + "/a.shilu")).workbooks(
            [path], mapping: table, remembering: true)
        return try Importer(ledger).run(
            workbooks: sheets.workbooks, author: "测试", at: 1_700_000_000, amending: sheets.amending)
    }

    func guess(_ rows: [[String]], _ register: String) throws -> ColumnMapping {
        try ColumnMapping.guess(
            TableSheet(name: "Sheet1", rows: rows), of: "表.csv",
            register: #require(RegisterBook.register(titled: register)))
    }

    func close() {
        try? ledger.close()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

@Suite struct MappingTests {
    private static let roster = [
        ["清澜市某局党员花名册", "", "", "", "", "", ""],
        ["序号", "姓名", "身份证号", "党员类别", "所在支部", "入党时间", "岗位性质"],
        ["1", "苏明", "99000019900101611X", "正式党员", "第一党支部", "2012.07.01", "在岗职工"],
    ]

    @Test("A roster of another system is guessed, mapped once, and read by itself the next time")
    func rosterIsMappedOnce() throws {
        let bench = try Bench()
        defer { bench.close() }
        var mapping = try bench.guess(Self.roster, "党员")
        #expect(mapping.headingRow == 2)
        #expect(mapping.columns.map(\.target) == ["", "姓名", "公民身份号码", "状态", "所在党支部", "入党日期", ""])
        mapping.columns[6].target = "人员类别"
        mapping.columns[6].words = ["在岗职工": "在职"]
        mapping.constants = ["民族": "汉族", "转正日期": "2013-07-01"]
        #expect(try ColumnMapping(table: mapping.table, file: "对照.csv") == mapping)
        #expect(try bench.take(Self.roster, as: "名册一.csv", by: mapping).rows == 1)
        let member = try #require(try bench.ledger.findMembers(name: "苏明").first)
        #expect(member.fields["birthDate"]?.text == "1990-01-01")
        let man = try #require(try bench.ledger.record("Member/D2"))
        #expect(member.fields["gender"] == man.fields["gender"])
        // The same kind of sheet again, without a word about the mapping.
        #expect(try bench.take(Self.roster, as: "名册二.csv", by: nil).unchanged == 1)
    }

    @Test("A points export with a column per quarter becomes a record per member and quarter")
    func pointsPerQuarter() throws {
        let bench = try Bench()
        defer { bench.close() }
        let rows = [
            ["姓名", "所在支部", "2023年一季度", "2023年第2季度", "备注"], ["林晓", "第一党支部", "3011", "2980", ""],
            ["程远", "第一党支部", "", "3302", ""],
        ]
        let mapping = try bench.guess(rows, "学习强国积分")
        #expect(mapping.shape == .quarters)
        #expect(try bench.take(rows, as: "积分.csv", by: mapping).rows == 3)
        #expect(
            try bench.ledger.records("OnlineStudyPoints").compactMap { $0.fields["quarter"]?.text }.sorted()
                == ["2023-Q1", "2023-Q2", "2023-Q2"])
    }

    @Test("Ticks become the attendance of a meeting that is there; an empty cell is asked about")
    func ticks() throws {
        let bench = try Bench()
        defer { bench.close() }
        let rows = [["姓名", "3月5日党员大会"], ["林晓", "√"], ["程远", ""]]
        var mapping = try bench.guess(rows, "会议记录")
        #expect(mapping.shape == .ticks)
        mapping.columns[1].target = "HY1"
        #expect(throws: Refusal.self) { try bench.take(rows, as: "签到.csv", by: mapping) }
        mapping.blank = "请假"
        _ = try bench.take(rows, as: "签到.csv", by: mapping)
        let meeting = try #require(try bench.ledger.record("MeetingRecord/HY1"))
        #expect(meeting.fields["attendance"]?.list?.count == 2)
    }

    @Test(
        "What a table of names says wrongly is told with its line",
        arguments: [
            [["〔台账〕", "没有的台账", ""]], [["〔台账〕", "党员", ""], ["〔形式〕", "随便", ""]],
            [["〔台账〕", "党员", ""], ["〔列名所在行〕", "零", ""]], [["姓名", "姓名", ""]],
        ])
    func wrongTables(_ table: [[String]]) {
        #expect(throws: Refusal.self) { try ColumnMapping(table: table, file: "对照.csv") }
    }

    @Test(
        "Headings of quarters", arguments: [("2023年一季度积分", "2023-Q1"), ("2023Q4", "2023-Q4"), ("2023年第3季度", "2023-Q3")])
    func quarters(_ heading: String, _ quarter: String) {
        #expect(ColumnMapping.quarter(heading) == quarter)
    }

    @Test("Headings that are no quarter", arguments: ["一季度", "2023年", "2023年五季度", "2023年1月"])
    func noQuarters(_ heading: String) { #expect(ColumnMapping.quarter(heading) == nil) }
}
