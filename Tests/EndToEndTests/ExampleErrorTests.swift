import Foundation
import Testing

/// Bad input that only shows beside a whole unit's records.
@Suite struct ExampleErrorTests {
    private static func example(_ name: String) throws -> [[String]] {
        let file = Program.root.appendingPathComponent("Examples/water-bureau-2023/\(name).csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.replacingOccurrences(of: "\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The head and one row of an example's sheet, some cells changed by their titles.
    private static func sheet(_ name: String, row number: String, _ changes: [String: String]) throws -> String {
        let rows = try example(name)
        let head = try #require(rows.first)
        var row = try #require(rows.first { $0.first == number })
        for (title, value) in changes {
            let column = try #require(head.firstIndex(of: title), "no column \(title)")
            row[column] = value
        }
        return head.joined(separator: ",") + "\r\n" + row.joined(separator: ",") + "\r\n"
    }

    private static func entries(_ program: Program) throws -> Int? {
        (try program.json("verify", "--ledger", "a.shilu", "--format", "json") as? [String: Any])?["entries"] as? Int
    }

    private static func expectRefusal(_ name: String, _ text: String, says: [String]) throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let before = try entries(program)
        _ = try program.write(text, to: "\(name).csv")
        let outcome = try program.run("import", "\(name).csv", "--ledger", "a.shilu")
        #expect(outcome.status == 2, "\(outcome.output)\(outcome.errors)")
        for piece in says { #expect(outcome.errors.contains(piece), "\(outcome.errors)") }
        #expect(try entries(program) == before)
    }

    @Test func anIdentityNumberWithAWrongCheckDigit() throws {
        let number = try #require(try Self.example("党员").first { $0.first == "D010" }?[7])
        let last = number.hasSuffix("1") ? "2" : "1"
        let wrong = number.dropLast() + last
        let text = try Self.sheet("党员", row: "D010", ["编号": "D900", "姓名": "甄有误", "公民身份号码": String(wrong)])
        try Self.expectRefusal("党员", text, says: ["党员.csv 第2行", "校验"])
        // What is sealed is not repeated.
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        _ = try program.write(text, to: "党员.csv")
        let outcome = try program.run("import", "党员.csv", "--ledger", "a.shilu")
        #expect(!outcome.errors.contains(wrong) && !outcome.errors.contains("甄有误"))
    }

    @Test func aMemberOfTwoBranchesAtOnce() throws {
        let text = try Self.sheet("党员", row: "D010", ["编号": "D900", "所在党支部": "Z05", "党小组": ""])
        try Self.expectRefusal("党员", text, says: ["党员.csv 第2行"])
    }

    @Test func attendanceAboveTheRoll() throws {
        let rows = try Self.example("会议记录")
        let assembly = try #require(rows.first { $0.count > 12 && $0[2] == "党员大会" })
        let text = try Self.sheet(
            "会议记录", row: assembly[0],
            [
                "编号": "HY-X", "会议名称": "试一试", "开始时间": "2023-11-29 15:00", "结束时间": "2023-11-29 16:00", "应到人数": "900",
                "实到人数": "880",
            ])
        try Self.expectRefusal("会议记录", text, says: ["会议记录.csv 第2行", "应到"])
    }

    /// What only the ledger can say is said of the other rows in the same go.
    @Test func cellsAndWhatRestsOnTheRollAreToldTogether() throws {
        let number = try #require(try Self.example("党员").first { $0.first == "D010" }?[7])
        let wrong = number.dropLast() + (number.hasSuffix("1") ? "2" : "1")
        let digit = try Self.sheet("党员", row: "D010", ["编号": "D900", "公民身份号码": String(wrong)])
        let birth = try Self.sheet("党员", row: "D010", ["编号": "D901", "出生日期": "1985-02-30", "公民身份号码": ""])
        let members =
            digit
            + birth.split(separator: "\r\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\r\n")
        let rows = try Self.example("会议记录")
        let assembly = try #require(rows.first { $0.count > 12 && $0[2] == "党员大会" })
        let times = ["开始时间": "2023-11-29 15:00", "结束时间": "2023-11-29 16:00"]
        let above = try Self.sheet(
            "会议记录", row: assembly[0],
            times.merging(["编号": "HY-X", "会议名称": "试一试", "应到人数": "900", "实到人数": "880"]) { $1 })
        let kind = try Self.sheet("会议记录", row: assembly[0], times.merging(["编号": "HY-Y", "会议类别": "茶话会"]) { $1 })
        let meetings =
            above
            + kind.split(separator: "\r\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\r\n")
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let before = try Self.entries(program)
        _ = try program.write(members, to: "党员.csv")
        _ = try program.write(meetings, to: "会议记录.csv")
        let outcome = try program.run("import", "党员.csv", "会议记录.csv", "--ledger", "a.shilu")
        #expect(outcome.status == 2)
        for piece in [
            "党员.csv 第2行“公民身份号码”列", "党员.csv 第3行“出生日期”列", "会议记录.csv 第2行“应到人数”列", "会议记录.csv 第3行“会议类别”列",
        ] { #expect(outcome.errors.contains(piece), "\(piece)\n\(outcome.errors)") }
        #expect(try Self.entries(program) == before)
    }

    @Test func aFullDiskLeavesEverythingAsItWas() throws {
        let program = try Program()
        defer { program.remove() }
        let examples = ["SHILU_EXAMPLES": Program.root.appendingPathComponent("Examples").path]
        let made = try program.run(
            ["init", "full.shilu", "--example", "water-bureau-2023"], environment: examples, mostBlocks: 400)
        #expect(made.status == 2, "\(made.output)\(made.errors)")
        #expect(made.errors.contains("磁盘已满"))
        #expect(!FileManager.default.fileExists(atPath: program.path("full.shilu")))
        #expect(!FileManager.default.fileExists(atPath: program.path("full.shilu.key")))

        let unit = try ExampleUnit.copy()
        defer { unit.remove() }
        let before = try Self.entries(unit)
        _ = try unit.write(
            "编号,党组织,日期,题目,党课类别,授课人（外请）,授课人类别,听课人次\r\n"
                + (0..<3000).map { "K\($0),Z01,2023-05-06,第\($0)讲,党课,外请专家,专家,20\r\n" }.joined(), to: "党课.csv")
        let outcome = try unit.run(["import", "党课.csv", "--ledger", "a.shilu"], mostBlocks: 64)
        #expect(outcome.status == 2, "\(outcome.output)\(outcome.errors)")
        #expect(try Self.entries(unit) == before)
        #expect(try unit.run("rebuild", "--ledger", "a.shilu").status == 0)
    }

    @Test func aDocumentThatIsARenamedPDF() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.write("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", to: "总结.docx")
        for command in [["audit", "总结.docx"], ["trace", "总结.docx"]] {
            let outcome = try program.run(command)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("总结.docx"), "\(outcome.errors)")
        }
    }

    @Test func aTemplateThatNamesAnUnknownFigure() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let catalogue = program.folder.appendingPathComponent("catalogue")
        try FileManager.default.copyItem(at: Program.root.appendingPathComponent("Catalogue"), to: catalogue)
        let file = catalogue.appendingPathComponent("reports/annual-summary.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        try Data((text + "\n全年开展活动{no-such-figure}。\n").utf8).write(to: file)
        let outcome = try program.run(
            [
                "report", "annual-summary", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023",
                "--output", "x.docx",
            ],
            environment: ["SHILU_CATALOGUE": catalogue.path])
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.contains("no-such-figure") && outcome.errors.contains("第\(lines + 1)行"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: program.path("x.docx")))
        let check = try program.run(["catalogue", "check"], environment: ["SHILU_CATALOGUE": catalogue.path])
        #expect(check.status == 1 && check.errors.contains("no-such-figure"))
    }

    /// The list beside the draft says what an audit against the ledger must find.
    @Test func theDraftsSlipsAreFound() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let folder = Program.root.appendingPathComponent("Examples/water-bureau-2023")
        let draft = folder.appendingPathComponent("送审稿.txt")
        let outcome = try program.run(["audit", draft.path, "--ledger", "a.shilu", "--format", "json"])
        #expect(outcome.status == 1)
        let audit = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let claims = audit["claims"] as? [[String: Any]] ?? []
        let text = Array(
            try String(contentsOf: draft, encoding: .utf8).replacingOccurrences(of: "\u{FEFF}", with: "").unicodeScalars
        )
        let list = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("应查出的问题.json")))
                as? [[String: Any]])
        var judged = 0
        for item in list where item["kind"] as? String == "claim" {
            guard let phrase = item["text"] as? String else { continue }
            let span = Self.offset(
                of: Array(phrase.unicodeScalars), occurrence: item["occurrence"] as? Int ?? 1, in: text)
            let start = try #require(span, "\(phrase)")
            let range = start..<(start + phrase.unicodeScalars.count)
            let wanted = item["verdict"] as? String
            let found = claims.filter {
                guard let offset = $0["offset"] as? Int, let length = $0["length"] as? Int else { return false }
                return offset < range.upperBound && range.lowerBound < offset + length
            }
            #expect(
                found.contains { $0["verdict"] as? String == wanted },
                "\(phrase): \(found.map { $0["verdict"] ?? "-" })")
            judged += 1
        }
        #expect(judged > 60)
    }

    private static func offset(of phrase: [Unicode.Scalar], occurrence: Int, in text: [Unicode.Scalar]) -> Int? {
        var left = occurrence
        for start in text.indices where text[start...].starts(with: phrase) {
            left -= 1
            if left == 0 { return start }
        }
        return nil
    }
}
