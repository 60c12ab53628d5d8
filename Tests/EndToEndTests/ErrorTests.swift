import Foundation
import Testing

/// Bad input as clerks produce it: a clear message with place and remedy, exit code 2, nothing changed.
@Suite struct ErrorTests {
    private static let organizations = """
        编号,名称,简称,类别,上级党组织,所在单位,成立日期,可审批党员,任期年数,设委员会
        ORG0,某局机关党委,局机关党委,机关党委,,某局,2010-01-01,是,5,是
        ORG1,某局第一党支部,第一党支部,党支部,ORG0,某局,2010-01-01,否,3,是
        """

    struct Case: CustomStringConvertible {
        let name: String
        let file: String
        let data: Data
        /// All of these must be told.
        let says: [String]
        var description: String { name }
        init(_ name: String, _ file: String, _ text: String, says: [String]) {
            self.init(name, file, Data(text.utf8), says: says)
        }
        init(_ name: String, _ file: String, _ data: Data, says: [String]) {
            (self.name, self.file, self.data, self.says) = (name, file, data, says)
        }
    }

    static let cases: [Case] = [
        Case(
            "unknown column", "党组织.csv", organizations.replacingOccurrences(of: "简称", with: "简写"),
            says: ["简写", "党组织.csv 第1行"]),
        Case("unknown sheet", "党小组织.csv", organizations, says: ["党小组织", "工作表"]),
        Case(
            "impossible date", "党组织.csv", organizations.replacingOccurrences(of: "2010-01-01,否", with: "2023-02-30,否"),
            says: ["2023年2月30日", "党组织.csv 第3行“成立日期”列"]),
        Case(
            "unknown code", "党组织.csv", organizations.replacingOccurrences(of: ",党支部,", with: ",党支步,"),
            says: ["党支步", "第3行"]),
        Case(
            "unknown superior", "党组织.csv",
            organizations.replacingOccurrences(of: "ORG0,某局,2010-01-01,否", with: "ORG9,某局,2010-01-01,否"),
            says: ["ORG9", "上级党组织"]),
        Case(
            "the same number twice", "党组织.csv", organizations.replacingOccurrences(of: "ORG1", with: "ORG0"),
            says: ["ORG0", "两次"]),
        Case("an empty file", "党组织.csv", "", says: ["党组织.csv"]),
        Case("an empty workbook", "台账.xlsx", Data(), says: ["台账.xlsx"]),
        Case("a truncated workbook", "台账.xlsx", Data([0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0]), says: ["台账.xlsx"]),
        Case("a PDF called a workbook", "台账.xlsx", "%PDF-1.7\n%âãÏÓ\n", says: ["台账.xlsx", "PDF"]),
    ]

    @Test(arguments: cases)
    func refusesAndChangesNothing(_ row: Case) throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init", "a.shilu").status == 0)
        try row.data.write(to: program.folder.appendingPathComponent(row.file))
        let outcome = try program.run("import", row.file, "--ledger", "a.shilu")
        #expect(outcome.status == 2, "\(outcome.output)\(outcome.errors)")
        for piece in row.says { #expect(outcome.errors.contains(piece), "\(outcome.errors)") }
        let after = try program.json("verify", "--ledger", "a.shilu", "--format", "json") as? [String: Any]
        #expect(after?["entries"] as? Int == 0)
    }

    @Test func allErrorsOfAllFilesAtOnce() throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("init", "a.shilu")
        _ = try program.write(Self.organizations.replacingOccurrences(of: ",机关党委,", with: ",机关委,"), to: "党组织.csv")
        _ = try program.write("编号,日期,题目\nK1,2023-13-01,学习\n", to: "党课.csv")
        let outcome = try program.run("import", "党组织.csv", "党课.csv", "--ledger", "a.shilu")
        #expect(outcome.status == 2)
        for piece in ["党组织.csv 第2行", "机关委", "党课.csv 第2行", "13", "授课人类别"] {
            #expect(outcome.errors.contains(piece), "\(outcome.errors)")
        }
    }

    @Test func neverOverwritesALedger() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.write("precious", to: "a.shilu")
        let outcome = try program.run("init", "a.shilu")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("a.shilu"))
        #expect(try String(contentsOfFile: program.path("a.shilu"), encoding: .utf8) == "precious")
        #expect(!FileManager.default.fileExists(atPath: program.path("a.shilu.key")))
    }

    @Test(arguments: ["not a ledger at all", "", "SQLite format 3\u{0}broken"])
    func tellsWhatIsNoLedger(_ content: String) throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.write(content, to: "x.shilu")
        let outcome = try program.run("verify", "--ledger", "x.shilu")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("x.shilu"))
        #expect(!outcome.errors.contains("SQL"))
    }

    @Test func misuseIsSixtyFourAndChinese() throws {
        let program = try Program()
        defer { program.remove() }
        for arguments in [
            ["figures"], ["import"], ["verify", "--nonsense"], ["nonsense"],
            ["figures", "--organization", "x", "--year", "abc"],
        ] {
            let outcome = try program.run(arguments)
            #expect(outcome.status == 64, "\(arguments)")
            for english in ["Error", "Usage", "Missing", "Unknown", "Unexpected", "invalid"] {
                #expect(!outcome.errors.contains(english), "\(arguments): \(outcome.errors)")
            }
        }
    }
}
