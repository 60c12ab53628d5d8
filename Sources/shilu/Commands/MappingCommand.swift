import ArgumentParser
import ShiluDocuments
import ShiluRegisters
import ShiluService

struct Mapping: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: "为别的系统导出的表做一张列名对照表，改好后导入时使用。",
        discussion: """
            例：shilu mapping 名册.xlsx --register 党员 --output 名册对照.csv
            打开对照表核对：右边一栏是台账的列名，不要的留空。然后：shilu import 名册.xlsx --mapping 名册对照.csv
            用过一次就记住了，下次同样的表可以直接 shilu import。
            """)

    @Argument(help: ArgumentHelp("别的系统导出的表（XLSX 或 CSV）。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("要导入的台账，如 党员、学习强国积分、会议记录。", valueName: "register"))
    var register: String

    @Option(help: ArgumentHelp("工作表名称；不写则用第一张。", valueName: "sheet"))
    var sheet: String?

    @Option(help: ArgumentHelp("对照表写到哪个 CSV 文件。", valueName: "output"))
    var output: String

    @OptionGroup var replacing: OverwriteOptions

    func run() throws {
        guard let target = try Registers.named([register]).first else { return }
        let workbook = try Importer.read([file])
        guard let found = workbook.first?.sheets.first(where: { sheet == nil || $0.name == sheet }) else {
            throw Notice("sheet-missing", "没有找到工作表", next: "请核对工作表名称", place: file)
        }
        let mapping = try ColumnMapping.guess(found, of: file, register: target)
        try replacing.claim(output)
        try mapping.write(to: output)
        let known = mapping.columns.filter { !$0.target.isEmpty }.count
        print(
            "已写对照表：\(output)（\(mapping.columns.count)列，认出\(known)列，列名在第\(mapping.headingRow)行，\(mapping.shape.rawValue)）"
        )
        let unknown = mapping.columns.filter { $0.target.isEmpty }.map { Cells.shown($0.source) }
        if !unknown.isEmpty { print("没有认出、暂不导入的列：\(unknown.joined(separator: "、"))") }
        print("下一步：核对后 shilu import \(file) --mapping \(output) --dry-run")
    }
}
