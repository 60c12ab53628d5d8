import Foundation
import ShiluDocuments
import Testing

/// What follows from duties, as the clerk uses it: lists, calendars, reminders, ratings, what was handed up.
@Suite struct FollowUpTests {
    private static let unit = ["--ledger", "a.shilu", "--organization", "局机关党委"]

    @Test(
        "A report that was handed up is checked ever after; what breaks it is named; a correction stands in its place")
    func reportedNumbersAreStandingAssertions() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        #expect(try program.run("assertions", "--ledger", "a.shilu").status == 0)
        func compose(_ name: String) throws {
            #expect(
                try program.run(["report", "annual-summary", "--year", "2023", "--output", name] + Self.unit).status
                    == 0)
        }
        func submit(_ name: String, _ more: String...) throws -> Program.Outcome {
            try program.run(
                [
                    "submit", name, "--ledger", "a.shilu", "--kind", "年度总结", "--recipient", "市直机关工委", "--on",
                    "2023-12-25",
                ]
                    + more)
        }
        try compose("1.docx")
        let first = try submit("1.docx")
        #expect(first.status == 0, "\(first.errors)")
        #expect(try submit("1.docx").output.contains("已经登记过"))
        let number = try #require(
            first.output.split(separator: "《").first?.split(separator: "/").last.map { $0.filter { $0 != " " } })
        #expect(try program.run("assertions", "--ledger", "a.shilu").status == 0)

        let retract = try program.run("retract", "会议记录/HY23-012", "--reason", "重复登记", "--ledger", "a.shilu")
        #expect(retract.status == 0)
        #expect(retract.errors.contains("动员会次数“1次”，台账现在是0次"))
        let broken = try program.run("assertions", "--ledger", "a.shilu")
        #expect(broken.status == 1)
        #expect(broken.output.contains("撤销 会议记录/HY23-012，测试员，原因：重复登记"))
        let json =
            try JSONSerialization.jsonObject(
                with: Data(try program.run("assertions", "--ledger", "a.shilu", "--format", "json").output.utf8))
            as? [String: Any]
        #expect(json?["broken"] as? Int == 1)

        // What the ledger no longer bears out is not handed up again as it was.
        let stale = try submit("1.docx", "--recipient", "市委")
        #expect(stale.status == 2)
        #expect(stale.errors.contains("动员会次数"))
        try compose("2.docx")
        let second = try submit("2.docx", "--corrects", number)
        #expect(second.status == 0, "\(second.errors)")
        #expect(try program.run("assertions", "--ledger", "a.shilu").status == 0)
    }

    @Test func monthlyListsInEveryForm() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let list = ["monthly-list", "--month", "2023-09"] + Self.unit
        let text = try program.run(list)
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("【灌溉服务中心党支部】"))
        for name in ["a.xlsx", "a.docx", "a.md"] {
            #expect(try program.run(list + ["--output", name]).status == 0)
        }
        let sheet = try #require(try TableReader.read(fileAt: program.path("a.xlsx")).sheets.first)
        let header = try #require(sheet.rows.first)
        #expect(header.contains("依据") && header.contains("移交人") && header.contains("接收人"))
        // The planted gap: no assembly in the third quarter.
        let gap = sheet.rows.filter { $0.first == "灌溉服务中心党支部" && $0.contains { $0.contains("支部党员大会") } }
        #expect(gap.contains { $0.contains("☐") && $0.contains("聂思妍") })
        #expect(try TextReader.read(fileAt: program.path("a.docx")).text.contains("党建工作月清单"))
        #expect(try program.run(["monthly-list", "--month", "2023-13"] + Self.unit).status == 2)
        #expect(try program.run(list + ["--output", "a.pdf"]).status == 2)
    }

    @Test func calendarsAreStableAndReadBySomebodyElse() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let feed = ["calendar", "--year", "2024", "--ledger", "a.shilu", "--organization", "机关第一党支部", "--output"]
        #expect(try program.run(feed + ["1.ics"]).status == 0)
        #expect(try program.run(feed + ["2.ics"]).status == 0)
        let text = try String(contentsOfFile: program.path("1.ics"), encoding: .utf8)
        #expect(text == (try String(contentsOfFile: program.path("2.ics"), encoding: .utf8)))
        #expect(text.contains("UID:branch-assembly-quarterly"))
        #expect(text.contains("DTSTART;VALUE=DATE:20240331"))
        #expect(
            try program.run(
                "calendar", "--member", "D004", "--year", "2024", "--ledger", "a.shilu", "--output", "3.ics"
            ).status == 0)
        guard let python = ProcessInfo.processInfo.environment["SHILU_PYTHON"] else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [
            "-c",
            """
            import sys, icalendar
            for name in sys.argv[1:]:
                calendar = icalendar.Calendar.from_ical(open(name, 'rb').read())
                events = calendar.walk('VEVENT')
                assert events and not calendar.errors and not any(e.errors for e in events), name
                assert len({e['UID'] for e in events}) == len(events), name
            """, program.path("1.ics"), program.path("3.ics"),
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func remindersAreRecordsAndNotSentTwice() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        func remind(_ day: String, _ more: String...) throws -> [String: Any] {
            let outcome = try program.run(["remind", "--on", day, "--format", "json", "--ledger", "a.shilu"] + more)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
        }
        let rehearsal = try remind("2023-10-05", "--dry-run")
        let planned = (rehearsal["reminders"] as? [Any])?.count ?? 0
        #expect(planned > 0)
        #expect(rehearsal["written"] as? Int == 0)
        #expect((try remind("2023-10-05")["reminders"] as? [Any])?.count == planned)
        #expect((try remind("2023-10-05")["reminders"] as? [Any])?.count == 0)
        let later = try remind("2023-10-20")["reminders"] as? [[String: Any]] ?? []
        let escalated = later.filter { $0["stage"] as? String == "escalated" }
        #expect(
            escalated.contains {
                $0["duty"] as? String == "branch-assembly-quarterly"
                    && $0["organization"] as? String == "PartyOrganization/Z08"
                    && $0["escalatedTo"] as? String == "PartyOrganization/Z90"
            })
    }

    @Test("A report that was typed in from a paper blames nothing on what was entered with it")
    func reportsFromPaper() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        #expect(
            try program.run("retract", "会议记录/HY23-022", "--reason", "重复登记", "--ledger", "a.shilu").status == 0)
        let broken = try program.run("assertions", "--ledger", "a.shilu")
        #expect(broken.output.contains("《2023年前三季度机关党建工作情况汇报》中党员大会次数"))
        #expect(broken.output.contains("撤销 会议记录/HY23-022"))
        #expect(!broken.output.contains("原因：导入"))
    }

    @Test("From the self-assessment to the conclusion: another reviewer, objections first, told once, the same again")
    func ratings() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let rating = ["rating", "star-branch", "--year", "2023", "--ledger", "a.shilu", "--organization", "机关第一党支部"]
        let trial = try program.run(rating)
        #expect(trial.status == 0, "\(trial.errors)")
        #expect(trial.output.contains("会议记录/HY23-020"))
        let open =
            (try JSONSerialization.jsonObject(with: Data(try program.run(rating + ["--format", "json"]).output.utf8))
            as? [String: Any])?["items"] as? [[String: Any]] ?? []
        let waiting = open.filter { $0["points"] == nil }.compactMap { $0["id"] as? String }
        #expect(waiting.contains("service"))
        #expect(try program.run(rating + ["--assess", "--by", "D004", "--on", "2023-12-20"]).status == 2)
        let scores = waiting.flatMap { ["--score", "\($0)=6:人工评定"] }
        // The same rating was typed in 支部评定 already: told before anybody works on the sheet.
        let double = try program.run(rating + ["--assess", "--by", "D004", "--on", "2023-12-20"] + scores)
        #expect(double.status == 2 && double.errors.contains("PD23-01"), "\(double.errors)")
        #expect(
            try program.run("retract", "支部评定/PD23-01", "--reason", "以评定表为准", "--ledger", "a.shilu").status == 0)
        let assessed = try program.run(rating + ["--assess", "--by", "D004", "--on", "2023-12-20"] + scores)
        #expect(assessed.status == 0, "\(assessed.errors)")
        #expect(assessed.output.contains("重新计算的结果相同"))
        #expect(try program.run(rating + ["--review", "--by", "D004", "--on", "2023-12-21"]).status == 2)
        let reviewed = try program.run(
            rating + ["--review", "--by", "D007", "--on", "2023-12-21", "--score", "service=5:核减"])
        #expect(reviewed.status == 0, "\(reviewed.errors)")
        #expect(reviewed.output.contains("复核5分（核减）"))
        let sheet = try #require(
            reviewed.output.split(separator: "\n").first?.split(separator: "：").last.map(String.init))
        func advance(_ step: String, _ day: String, _ field: String...) throws -> Int32 {
            try program.run(["advance", sheet, step] + field + ["--on", day, "--ledger", "a.shilu"]).status
        }
        #expect(try advance("accept", "2023-12-21", "acceptedBy=D001") == 0)
        #expect(try advance("publish", "2023-12-21", "objectionUntil=2023-12-24") == 0)
        #expect(try advance("conclude", "2023-12-24") == 2)
        // Objections are taken until the last day of publication, and answered before the conclusion.
        #expect(try advance("object", "2023-12-25", "objection=打分过高") == 2)
        #expect(try advance("object", "2023-12-24", "objection=打分过高") == 0)
        #expect(try advance("conclude", "2023-12-25") == 2)
        #expect(try advance("answer", "2023-12-24", "answer=核实后维持") == 0)
        #expect(try advance("conclude", "2023-12-25") == 0)
        let again = try program.run(rating)
        #expect(again.output.contains("已办结") && again.output.contains("重新计算的结果相同"))
        #expect(again.output.contains("会议记录/HY23-020"))
    }

    @Test("One row of a list is filled in by a step; the others stay") func partsByStep() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        func fulfil(_ fields: String...) throws -> Int32 {
            try program.run(
                ["advance", "责任岗位/ZR23-02", "fulfil"] + fields + ["--on", "2023-12-20", "--ledger", "a.shilu"]
            ).status
        }
        func tasks() throws -> [Substring] {
            let outcome = try program.run(
                "export", "--output", program.path("out"), "--register", "责任岗位", "--overwrite", "--ledger", "a.shilu")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let text = try String(contentsOfFile: program.path("out/责任岗位-责任事项.csv"), encoding: .utf8)
            return text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("ZR23-02,") }
        }
        let before = try tasks()
        let next = before.count + 1
        #expect(try fulfil() == 2)
        #expect(try fulfil("责任事项.\(next + 1).责任事项=没有这一行") == 2)
        #expect(try fulfil("责任事项.1.没有=x") == 2)
        #expect(
            try fulfil(
                "责任事项.\(next).序号=\(next)", "责任事项.\(next).责任类别=党建", "责任事项.\(next).责任事项=督促按期换届",
                "责任事项.\(next).履责依据=会议记录/HY23-020") == 0)
        #expect(try fulfil("责任事项.\(next).履责日期=2023-12-19") == 0)
        let after = try tasks()
        #expect(Array(after.prefix(before.count)) == before && after.count == next)
        #expect(after.last?.contains("督促按期换届") == true && after.last?.contains("2023-12-19") == true)
        #expect(after.last?.contains("会议记录/HY23-020") == true)
    }

    @Test func listsAnswer() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        for list in ["talks", "training", "anniversaries", "terms", "plans"] {
            let text = try program.run([list, "--year", "2023"] + Self.unit)
            #expect(text.status == 0, "\(list): \(text.errors)")
            let json = try program.run([list, "--year", "2023", "--format", "json"] + Self.unit)
            #expect(
                (try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [Any])?.isEmpty == false, "\(list)")
        }
        let plans = try program.run(["plans", "--year", "2023"] + Self.unit).output
        #expect(plans.contains("☐ 未兑现    灌溉服务中心党支部"))
        // What was said in talks is nowhere.
        #expect(try !program.run(["talks", "--year", "2023"] + Self.unit).output.contains("了解近期"))
    }

    @Test func aChangeOfRulesIsToldWithWhatItChanges() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        for name in ["old", "new"] {
            try FileManager.default.createDirectory(
                atPath: program.path(name), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Program.root.appendingPathComponent("Catalogue/duties"),
                to: program.folder.appendingPathComponent("\(name)/duties"))
        }
        let diff = ["catalogue", "diff", "old", "new", "--year", "2023", "--ledger", "a.shilu"]
        #expect(try program.run(diff).output.contains("两套目录没有不同"))
        let file = program.folder.appendingPathComponent("new/duties/branch-life.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        guard let range = text.range(of: "modality: normal") else { return }
        try text.replacingCharacters(in: range, with: "modality: mandatory").write(
            to: file, atomically: true, encoding: .utf8)
        let changed = try program.run(diff)
        #expect(changed.status == 0, "\(changed.errors)")
        #expect(changed.output.contains("约束力由“一般”改为“应当”"))
        #expect(changed.output.contains("灌溉服务中心党支部"))
    }
}
