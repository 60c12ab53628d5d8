import Foundation
import ShiluDocuments
import Testing

/// From a year's records to the summary and back, as the clerk does it.
@Suite struct MainJobTests {
    /// What the example unit's year is known to hold, counted from its sheets by hand.
    static let truth: [(figure: String, shown: String)] = [
        ("organ-committee-meeting-count", "9次"), ("theory-study-count", "11次"), ("mobilization-meeting-count", "1次"),
        ("general-branch-committee-meeting-count", "2次"), ("leader-lecture-count", "4次"),
        ("study-discussion-count", "6次"), ("on-site-teaching-count", "1次"), ("film-participants", "38名"),
        ("party-building-inspection-count", "2次"), ("progress-meeting-count", "1次"), ("hearing-count", "1次"),
        ("integrity-report-count", "1次"), ("inspection-problem-count", "29条"), ("branch-count", "10个"),
        ("member-count", "213名"), ("test-participants", "204名"), ("test-coverage", "95.8%"),
        ("by-election-count", "4个"), ("term-election-count", "1个"), ("theme-party-day-count", "53次"),
        ("activist-stock", "22名"), ("new-probationary-count", "4名"), ("conversion-count", "5名"),
        ("star-branch-count", "9个"), ("star-branch-share", "90%"), ("medal-count", "1名"),
        ("warning-education-count", "6次"), ("retirement-ceremony-persons", "10名"), ("consolation-persons", "10人"),
        ("consolation-money", "1000元"), ("subscription-persons", "13名"), ("subscription-money", "1000元"),
        ("retiree-activity-count", "10次"), ("rectified-count", "27个"), ("rectification-rate", "93.1%"),
        ("work-style-inspection-count", "3次"), ("reminder-talk-count", "4次"), ("circulated-persons", "2人"),
    ]

    @Test func figuresAreWhatTheYearHolds() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let json = try program.json(
            "figures", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023", "--format", "json")
        let figures = ((json as? [String: Any])?["figures"] as? [[String: Any]] ?? []).reduce(
            into: [String: [String: Any]]()
        ) {
            $0[$1["id"] as? String ?? ""] = $1
        }
        for (figure, shown) in Self.truth { #expect(figures[figure]?["shown"] as? String == shown, "\(figure)") }
        // Not kept is not zero.
        #expect(figures["volunteer-count"]?["shown"] == nil)
        #expect((figures["volunteer-count"]?["missing"] as? String)?.contains("志愿服务") == true)
        #expect(figures["reflection-count"]?["shown"] == nil)
    }

    @Test func eachBranchGetsTheReportThatItWouldGetAlone() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let compose = ["report", "annual-summary", "--ledger", "a.shilu", "--year", "2023"]
        let all = try program.run(compose + ["--organization", "局机关党委", "--each-branch", "--output", "各支部"])
        #expect(all.status == 0, "\(all.errors)")
        let folder = program.folder.appendingPathComponent("各支部")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count == 10, "\(names)")
        for name in names.prefix(2) {
            let branch = String(name.dropLast(".docx".count))
            let one = try program.run(compose + ["--organization", branch, "--output", "alone.docx", "--overwrite"])
            #expect(one.status == 0, "\(one.errors)")
            #expect(
                try Data(contentsOf: folder.appendingPathComponent(name))
                    == Data(contentsOf: program.folder.appendingPathComponent("alone.docx")), "\(name)")
        }
        let none = try program.run(compose + ["--organization", "局机关党委", "--each-branch", "--output", "a.shilu"])
        #expect(none.status != 0 && none.errors.contains("a.shilu"))
    }

    @Test func theSummaryIsTracedAndRepeatable() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let compose = ["report", "annual-summary", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023"]
        for name in ["1.docx", "2.docx", "a.txt", "a.md"] {
            let outcome = try program.run(compose + ["--output", name])
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let first = try Data(contentsOf: program.folder.appendingPathComponent("1.docx"))
        #expect(first == (try Data(contentsOf: program.folder.appendingPathComponent("2.docx"))))
        if let checker = ProcessInfo.processInfo.environment["SHILU_OPENXML_AUDIT"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: checker)
            process.arguments = [program.path("1.docx")]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "openxml-audit finds fault with the summary")
        }
        let text = try String(contentsOfFile: program.path("a.txt"), encoding: .utf8)
        for piece in ["主题党日活动53次", "213名", "一、主要工作开展情况", "二、存在的主要问题", "三、2024年工作计划", "2023年12月25日"] {
            #expect(text.contains(piece), "\(piece)")
        }
        for mask in ["*", "XX", "〔", "nil"] { #expect(!text.contains(mask), "\(mask)") }
        #expect(text.firstMatch(of: /(^|[^0-9.])0[次名条个]/) == nil, "a zero is printed")

        let traced = try program.json("trace", "1.docx", "--format", "json") as? [String: Any]
        let figures = traced?["figures"] as? [[String: Any]] ?? []
        #expect(figures.count >= 60)
        #expect(figures.contains { $0["figure"] as? String == "theme-party-day-count" })
        #expect(try program.run("trace", "1.docx", "--check", "--ledger", "a.shilu").status == 0)

        // A late entry changes what the report said, and the check says so.
        let retracted = try program.run("retract", "主题党日/DR23-001", "--reason", "重复登记", "--ledger", "a.shilu")
        #expect(retracted.status == 0, "\(retracted.errors)")
        let check = try program.run("trace", "1.docx", "--check", "--ledger", "a.shilu")
        #expect(check.status == 1)
        #expect(check.output.contains("主题党日次数") && check.output.contains("52次"), "\(check.output)")
    }

    @Test func readsBackAsTheLedgerStoodThen() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        func count(_ more: String...) throws -> String? {
            let json = try program.run(
                [
                    "figures", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023", "--figure",
                    "member-count", "--format", "json",
                ]
                    + more)
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            return ((object?["figures"] as? [[String: Any]])?.first)?["shown"] as? String
        }
        #expect(try count() == "213名")
        let verify = try program.json("verify", "--ledger", "a.shilu", "--format", "json") as? [String: Any]
        let position = verify?["entries"] as? Int ?? 0
        let moved = try program.run(
            "amend", "党籍变动/BD23-005", "日期=2024-01-05", "--reason", "日期填错", "--ledger", "a.shilu")
        #expect(moved.status == 0 || moved.errors.contains("党籍变动"), "\(moved.errors)")
        #expect(try count("--as-of", String(position)) == "213名")
        #expect(try program.run("rebuild", "--ledger", "a.shilu").status == 0)
        #expect(try program.run("verify", "--ledger", "a.shilu").status == 0)
    }

    @Test func importingAgainDoublesNothingAndExportIsImport() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        #expect(try program.run("export", "--ledger", "a.shilu", "--output", "one").status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: program.path("one")).sorted()
        // The example holds a record of every register, so that this goes through all of them.
        let catalogue = try program.json("catalogue", "list", "--format", "json") as? [String: Any]
        let titles = (catalogue?["registers"] as? [[String: Any]] ?? []).compactMap { $0["title"] as? String }
        #expect(titles.count > 100)
        #expect(titles.filter { !files.contains("\($0).csv") } == [])
        let again = try program.run(
            ["import"] + files.map { "one/\($0)" } + ["--ledger", "a.shilu", "--format", "json"])
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("\"dryRun\" : false"))
        #expect(!again.output.contains("\"batch\""), "nothing new was written")

        #expect(try program.run("init", "b.shilu").status == 0)
        let fresh = try program.run(["import"] + files.map { "one/\($0)" } + ["--ledger", "b.shilu"])
        #expect(fresh.status == 0, "\(fresh.errors)")
        #expect(try program.run("export", "--ledger", "b.shilu", "--output", "two").status == 0)
        for file in files {
            let one = try Data(contentsOf: program.folder.appendingPathComponent("one/\(file)"))
            let two = try? Data(contentsOf: program.folder.appendingPathComponent("two/\(file)"))
            #expect(one == two, "\(file)")
        }
        // And as a workbook of all registers.
        for name in ["a", "b"] {
            let outcome = try program.run("export", "--ledger", "\(name).shilu", "--output", "\(name).xlsx")
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        #expect(
            try Data(contentsOf: program.folder.appendingPathComponent("a.xlsx"))
                == Data(contentsOf: program.folder.appendingPathComponent("b.xlsx")))
    }

    @Test func aChangedRowIsRefusedUnlessAmended() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        try program.run("export", "--ledger", "a.shilu", "--register", "通报", "--output", "out")
        let sheet = try String(contentsOfFile: program.path("out/通报.csv"), encoding: .utf8)
        let lines = sheet.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 2, let day = lines[1].firstRange(of: /2023-\d\d-\d\d/.matchingSemantics(.unicodeScalar))
        else {
            Issue.record("unexpected sheet: \(sheet)")
            return
        }
        var changed = lines
        changed[1].replaceSubrange(day, with: "2023-05-31")
        _ = try program.write(changed.joined(separator: "\r\n"), to: "通报.csv")
        let refused = try program.run("import", "通报.csv", "--ledger", "a.shilu")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("通报.csv 第2行"), "\(refused.errors)")
        let amended = try program.run("import", "通报.csv", "--ledger", "a.shilu", "--amend", "--reason", "日期填错")
        #expect(amended.status == 0, "\(amended.errors)")
        let number = String(changed[1].prefix { $0 != "," })
        let history = try program.run("history", "通报/\(number)", "--ledger", "a.shilu")
        #expect(history.output.contains("更正") && history.output.contains("日期填错") && history.output.contains("登记"))
    }

    @Test func withoutTheKeyNothingSealedIsReadButAllIsCounted() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        try FileManager.default.removeItem(atPath: program.path("a.shilu.key"))
        let figures = try program.run("figures", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023")
        #expect(figures.status == 0)
        #expect(figures.output.contains("213名"))
        #expect(try program.run("export", "--ledger", "a.shilu", "--output", "out", "--register", "党员").status == 0)
        let sheet = try String(contentsOfFile: program.path("out/党员.csv"), encoding: .utf8)
        #expect(!sheet.contains("姓名"))
        // Names of the example stand nowhere in the file.
        let roster = try String(
            contentsOf: Program.root.appendingPathComponent("Examples/water-bureau-2023/党员.csv"), encoding: .utf8)
        let bytes = try Data(contentsOf: program.folder.appendingPathComponent("a.shilu"))
        let head = roster.split(separator: "\r\n").first.map { $0.split(separator: ",") } ?? []
        guard let column = head.firstIndex(where: { $0.contains("姓名") }) else {
            Issue.record("no column of names")
            return
        }
        for line in roster.split(separator: "\r\n").dropFirst().prefix(40) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard column < cells.count, cells[column].count >= 3 else { continue }
            #expect(bytes.range(of: Data(cells[column].utf8)) == nil)
        }
    }
}
