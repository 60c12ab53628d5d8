import ArgumentParser
import Foundation
import ShiluDocuments
import ShiluRegisters
import ShiluService

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "生成虚构单位的全套台账，供试用和测试；故意留下的缺口另列清单。",
        discussion:
            "例：shilu generate --branches 10 --members 200 --years 1 --seed 1 --output 试用数据\n同样的参数和种子，生成的内容完全相同。")

    @Option(help: ArgumentHelp("党支部数。", valueName: "n")) var branches: Int
    @Option(help: ArgumentHelp("党员数。", valueName: "n")) var members: Int
    @Option(help: ArgumentHelp("年数；不写为1年。", valueName: "n")) var years: Int?
    @Option(help: ArgumentHelp("起始年度；不写为2023年。", valueName: "year")) var fromYear: Int?
    @Option(help: ArgumentHelp("随机种子；不写为1。", valueName: "n")) var seed: UInt64?
    @Option(help: ArgumentHelp("故意漏办的比例，如 0.02；不写则不漏。", valueName: "share")) var gaps: String?
    @Option(help: ArgumentHelp("写到这个文件夹：每种台账一个 CSV，另有 种下的缺口.json。", valueName: "folder")) var output: String?
    @Option(help: ArgumentHelp("同时建成台账文件。", valueName: "ledger")) var ledger: String?
    @OptionGroup var replacing: OverwriteOptions

    func validate() throws {
        if output == nil, ledger == nil { throw ValidationError("请用 --output 文件夹，或用 --ledger 台账文件，说明写到哪里。") }
    }

    func run() throws {
        let share = try gaps.map { text in
            guard let share = ExactDecimal(text) else {
                throw Notice("sample-gaps", "“\(text)”不是比例", next: "请写成 0.02 的样子，表示百分之二", place: "--gaps")
            }
            return share
        }
        let plan = try SamplePlan(
            branches: branches, members: members, years: years ?? 1, firstYear: fromYear ?? 2023, seed: seed ?? 1,
            gaps: share ?? ExactDecimal(0))
        var generator = SampleGenerator(plan)
        let made = generator.run()
        let (workbooks, planted) = (made.workbooks, made.gaps)
        let list = try PlantedGap.list(planted)
        if let output {
            do {
                try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            } catch {
                throw Notice("folder-not-made", "建不了文件夹“\(output)”", next: "请检查路径和权限，或换一个位置")
            }
            let files = workbooks.map { output + "/" + $0.file } + [output + "/种下的缺口.json"]
            try OutputFile.claim(files, overwriting: replacing.overwrite)
            for workbook in workbooks {
                for sheet in workbook.sheets {
                    try SafeFile.write(CSVWriter.data(rows: sheet.rows), to: output + "/" + workbook.file)
                }
            }
            try SafeFile.write(list, to: output + "/种下的缺口.json")
            print("已写到：\(output)（\(workbooks.count)张表）")
        }
        if let ledger {
            try LedgerFile.create(ledger, name: "样例局", keyFile: nil) { made in
                let report = try Importer(made).run(
                    workbooks: workbooks, author: "样例", at: Clock.now,
                    progress: { Terminal.progress("装入", $0, of: $1) })
                print("已建立台账：\(ledger)（\(report.rows)条记录）")
            }
            if output == nil { try SafeFile.write(list, to: ledger + ".gaps.json") }
        }
        print("故意留下的缺口：\(planted.count)处")
        if members < 100 {
            print("其中每年一处是因为党员不足100人而设机关党委，须报上级批准（《机关基层组织工作条例》第5条）。")
        }
    }
}
