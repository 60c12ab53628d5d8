import ArgumentParser
import ShiluDocuments
import ShiluRegisters
import ShiluService

struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "生成空白的导入模板（XLSX），带下拉选项、填写说明和一行示例。",
        discussion: "例：shilu template 党员 会议记录 --output 模板.xlsx\n不写台账名称则生成全部台账的模板。")

    @Argument(help: ArgumentHelp("台账名称，可写几个。", valueName: "register"))
    var registers: [String] = []

    @Option(help: ArgumentHelp("模板存到哪里（.xlsx）。", valueName: "file"))
    var output: String

    @OptionGroup var replacing: OverwriteOptions

    func run() throws {
        let chosen = try Registers.named(registers)
        try replacing.claim(output)
        try SpreadsheetWriter.write(chosen.flatMap(SheetTemplates.template), to: output)
        print("已生成模板：\(output)（\(chosen.map(\.title).joined(separator: "、"))）")
    }
}
