import Foundation
import ShiluDocuments
import ShiluRegisters
import Testing

@testable import ShiluService

@Suite struct SheetTests {
    private static func workbook(_ name: String, _ rows: [[String]]) -> Workbook {
        Workbook(file: "\(name).csv", sheets: [TableSheet(name: name, rows: rows)])
    }

    @Test func everyRegistersExampleRowReads() throws {
        for register in RegisterBook.all {
            let sheets = SheetTemplates.template(register).map { spec -> TableSheet in
                var row = spec.exampleRow ?? []
                if let first = row.first, first.hasPrefix(SheetSpec.examplePrefix) {
                    row[0] = String(first.dropFirst(SheetSpec.examplePrefix.count))
                }
                return TableSheet(
                    name: spec.name,
                    rows: [spec.columns.map { $0.title + ($0.isRequired ? ColumnSpec.requiredMark : "") }, row])
            }
            let read = SheetReader([Workbook(file: "模板.xlsx", sheets: sheets)])
            let wrong = read.notices.filter { $0.code != "field-missing" }
            #expect(wrong.isEmpty, "\(register.title): \(wrong)")
            #expect(read.rows.count == 1, "\(register.title)")
        }
    }

    @Test func everyTemplateIsWrittenAndItsExampleRowNotImported() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("shilu-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SpreadsheetWriter.write(RegisterBook.all.flatMap(SheetTemplates.template), to: path)
        let read = SheetReader([try TableReader.read(fileAt: path)])
        #expect(read.rows.isEmpty)
        #expect(read.notices.isEmpty, "\(read.notices)")
    }

    @Test func aHeadingAboveAndNotesBelowTheTableAreNoRows() {
        let read = SheetReader([
            Self.workbook(
                "党组织",
                [
                    ["某校党总支党组织一览表", "", ""], ["填报单位：某校党总支", "", "2023年12月"], [],
                    ["编号*", "名称*", "简称", "类别*", "所在单位*", "成立日期*"],
                    ["Z01", "第一党支部", "一支部", "党支部", "某校", "2019-01-01"], [],
                    ["注：以上为2023年底情况"], ["填表人：张三", "", "审 核 人：李四", "联系电话：0571"],
                ])
        ])
        #expect(read.notices.isEmpty, "\(read.notices)")
        #expect(read.rows.map(\.number) == ["Z01"])
        #expect(read.rows.first?.place.row == 5)
    }

    @Test func aRowThatOnlyLooksLikeANoteIsRead() {
        let read = SheetReader([
            Self.workbook("党组织", [["编号", "名称"], ["Z01", "说明：这是名称"], ["", "附注"]])
        ])
        #expect(read.rows.count == 2)
    }

    @Test func sheetNamesAreUniqueAndShortEnoughForSpreadsheets() {
        var seen: Set<String> = []
        for register in RegisterBook.all {
            for name in [register.title]
                + SheetLayout.parts(register).map({ SheetLayout.partSheet(register, $0.shape) })
            {
                #expect(seen.insert(name).inserted, "\(name) twice")
                #expect(name.unicodeScalars.count <= 31, "\(name)")
            }
        }
    }

    @Test(
        arguments: [
            ("2023-3-5", "2023-03-05"), ("2023/3/5", "2023-03-05"), ("2023.3.5", "2023-03-05"),
            ("20230305", "2023-03-05"), ("2023年3月5日", "2023-03-05"), ("２０２３-０３-０５", "2023-03-05"),
        ])
    func readsDaysAsPeopleTypeThem(_ typed: String, _ stored: String) throws {
        #expect(try Cells.value(typed, as: .day) == .text(stored))
    }

    @Test(arguments: ["2023-02-30", "2023-13-01", "23-3-5", "三月五日", "2023", "2023-3-5-7"])
    func refusesWhatIsNoDay(_ typed: String) {
        #expect(throws: CellProblem.self) { try Cells.value(typed, as: .day) }
    }

    @Test func aSealedCellIsNotRepeatedInTheMessage() {
        let head = ["编号", "姓名", "出生日期"]
        let read = SheetReader([Self.workbook("党员", [head, ["D1", "某人", "1970-02-30"]])])
        #expect(!read.notices.contains { $0.description.contains("1970") })
        #expect(read.notices.contains { $0.place.contains("第2行") })
    }
}
