import Foundation
import Testing

/// What clerks did and cursed: each once, with the built program.
@Suite struct ClerkTests {
    @Test func aSlipInAFileNameCostsNeitherLedgerNorKey() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let key = try Data(contentsOf: URL(fileURLWithPath: unit.path("a.shilu.key")))
        let organization = ["--organization", "局机关党委", "--year", "2023", "--ledger", "a.shilu"]
        let commands: [[String]] = [
            ["template", "党员"], ["report", "annual-summary"] + organization, ["calendar"] + organization,
            ["duties", "--format", "xlsx"] + organization,
            ["monthly-list", "--organization", "局机关党委", "--month", "2023-05", "--ledger", "a.shilu"],
            ["export", "--ledger", "a.shilu"],
        ]
        for command in commands {
            for target in ["a.shilu", "a.shilu.key"] {
                let outcome = try unit.run(command + ["--output", target, "--overwrite"])
                #expect(outcome.status == 2, "\(command) \(target): \(outcome.errors)")
            }
        }
        #expect(try unit.run("verify", "--ledger", "a.shilu").status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: unit.path("a.shilu.key"))) == key)
        // Another file is kept until the user says otherwise.
        _ = try unit.write("别的内容", to: "a.txt")
        let report = ["report", "annual-summary"] + organization + ["--output", "a.txt"]
        let refused = try unit.run(report)
        #expect(refused.status == 2 && refused.errors.contains("--overwrite"), "\(refused.errors)")
        #expect(try unit.run(report + ["--overwrite"]).status == 0)
    }

    @Test func anAuditSpeaksOfMoneyInTheUnitOfTheText() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        _ = try unit.write("局机关党委2023年党建工作总结\n走访慰问10人，送去慰问金*万元。走访慰问10人，送去慰问金0.3万元。\n", to: "稿.txt")
        let outcome = try unit.run(["audit", "稿.txt", "--ledger", "a.shilu", "--format", "json"])
        let audit = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let claims = (audit["claims"] as? [[String: Any]] ?? []).filter { $0["unit"] as? String == "万元" }
        #expect(claims.map { $0["ledgerValue"] as? String } == ["0.1万元", "0.1万元"], "\(outcome.output)")
        #expect(claims.map { $0["verdict"] as? String } == ["blank", "differs"])
    }

    @Test func somethingOfADayThatHasNotComeIsTold() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        _ = try unit.write(
            "编号,党组织,日期,题目,党课类别,授课人（外请）,授课人类别,听课人次\r\nKX1,Z01,2023-12-30,讲,党课,外请专家,专家,20\r\n", to: "党课.csv")
        let outcome = try unit.run(["import", "党课.csv", "--ledger", "a.shilu"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect((outcome.output + outcome.errors).contains("还没有到"), "\(outcome.output)\(outcome.errors)")
        let doubts = try unit.run(["doubts", "--ledger", "a.shilu", "--year", "2023"])
        #expect(doubts.output.contains("2023年12月30日还没有到"))
    }

    @Test func aNameSetWideIsFound() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let json = try unit.run(["export", "--ledger", "a.shilu", "--register", "党员", "--output", "出"])
        #expect(json.status == 0, "\(json.errors)")
        let roster = try String(contentsOf: URL(fileURLWithPath: unit.path("出/党员.csv")), encoding: .utf8)
        let rows = roster.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let column = try #require(rows.first?.firstIndex { $0.hasSuffix("姓名") })
        let name = try #require(rows.dropFirst().map { String($0[column]) }.first)
        let wide = name.map(String.init).joined(separator: "　")
        let found = try unit.run(["duties", "--ledger", "a.shilu", "--year", "2023", "--member", wide])
        #expect(!found.errors.contains("没有"), "\(found.errors)")
    }

    @Test func aPlansFigureIsNamedAsFiguresPrintIt() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let plan = "编号,发文党组织,标题,文件类别,印发日期,所属年度\r\nJHX,局机关党委,《2024年计划》,年度计划,2023-12-20,2024\r\n"
        let tasks = { (figure: String) in
            "所属编号,序号,任务内容,指标,要求,数字,周期\r\nJHX,1,办实事不少于20件,\(figure),不少于,20,全年\r\n"
        }
        let template = try unit.run(["template", "计划方案文件", "--output", "模板.xlsx"])
        #expect(template.status == 0)
        _ = try unit.write(plan, to: "计划方案文件.csv")
        _ = try unit.write(tasks("办实事数"), to: "计划方案文件-任务.csv")
        let files = ["import", "计划方案文件.csv", "计划方案文件-任务.csv", "--ledger", "a.shilu"]
        let refused = try unit.run(files)
        #expect(refused.status == 2)
        for piece in ["计划方案文件-任务.csv 第2行“指标”列", "办实事件数"] {
            #expect(refused.errors.contains(piece), "\(refused.errors)")
        }
        _ = try unit.write(tasks("办实事件数"), to: "计划方案文件-任务.csv")
        let taken = try unit.run(files)
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(
            try unit.run("export", "--ledger", "a.shilu", "--register", "计划方案文件", "--output", "出").status == 0)
        let sheet = try String(contentsOf: URL(fileURLWithPath: unit.path("出/计划方案文件-任务.csv")), encoding: .utf8)
        #expect(sheet.contains("JHX,1,办实事不少于20件,,,practical-deed-count,"), "\(sheet)")
    }

    @Test func aFullOutputIsNoSuccess() throws {
        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "\"$0\" catalogue list --format json >/dev/full", Program.binary.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
    }
}
