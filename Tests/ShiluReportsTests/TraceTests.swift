import Foundation
import ShiluDocuments
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluReports

struct TraceTests {
    private static let body = """
        # 工作

        召开党员大会{member-assembly-count}[，{member-assembly-count|较上年}]，讲党课{party-lecture-count|余}。

        完成整改{rectified-count}，整改率{rectification-rate}。全年<@每条 业务工作成果（年度=今年；期间=不限）：{.数据名称}{.数值|指标=business-fact}>。
        """

    private static func engine(
        meetings: Int64 = 26, extra: [FactTable.Row] = [], without: String? = nil
    ) throws -> FigureEngine {
        let facts = SummaryTests.records.filter { $0.register == "BusinessFact" && $0.id != without }
        return try Bureau.engine(
            ["member-assembly-count": meetings, "party-lecture-count": 53, "rectified-count": 20], records: facts,
            lastYear: ["member-assembly-count": 20],
            rows: [SummaryTests.row("problem.open", "count", 3, lasts: true)] + extra)
    }

    private static func word(_ engine: FigureEngine) throws -> Data {
        try Bureau.compose(body, engine).wordFile(catalogueFingerprint: "c0ffee", sha256: sha256)
    }

    @Test func theWordFileSaysWhereItsNumbersComeFrom() throws {
        let engine = try Self.engine()
        let report = try Bureau.compose(Self.body, engine)
        let data = try report.wordFile(catalogueFingerprint: "c0ffee", sha256: sha256)
        #expect(data == (try Self.word(engine)))
        let traced = try TraceReader.read(data, name: "总结.docx")
        #expect(traced.provenance == Provenance(report, catalogueFingerprint: "c0ffee", sha256: sha256))
        #expect(traced.figures.map(\.textNow) == ["26次", "6次", "50余次", "20个", "87%", "46.5公顷", "12个"])
        #expect(traced.texts.map(\.textNow) == ["新增公园绿地", "建成口袋公园"])
        #expect(traced.texts[0].trace.records == .listed(["BusinessFact/a"]))
        #expect(traced.texts[0].trace.bookmark == "shilu_t001" && traced.texts[0].trace.name == "业务工作成果·数据名称")
        #expect(traced.figures.allSatisfy { !$0.isEdited && !$0.isLost })
        let provenance = traced.provenance
        #expect((provenance.position, provenance.positionHash, provenance.unit) == (42, "ab12", Bureau.committee))
        let first = traced.figures[0].trace
        #expect(first.bookmark == "shilu_001_member_assembly_count")
        #expect((first.organizationName, first.value) == ("海州市园林局机关党委", Rational(26)))
        #expect(first.period == Period(year: 2023) && first.includesSubtree && !first.definition.isEmpty)
        #expect(first.records.count == 1)
        let growth = traced.figures[1].trace
        #expect(growth.operands.map(\.value) == [Rational(26), Rational(20)])
        #expect(growth.operands.last?.period == Period(year: 2022))
        let rate = traced.figures[4].trace
        #expect(rate.value == Rational(20, over: 23) && rate.operands.map(\.value) == [Rational(20), Rational(23)])
        #expect(traced.figures[5].trace.records == .listed(["BusinessFact/a"]))
    }

    @Test func anUnchangedLedgerAgrees() throws {
        let engine = try Self.engine()
        let traced = try TraceReader.read(try Self.word(engine), name: "总结.docx")
        let findings = try traced.check(against: engine, sha256: sha256)
        #expect(findings.map(\.kind) == Array(repeating: .unchanged, count: 7))
    }

    @Test func laterEntriesAreTold() throws {
        let traced = try TraceReader.read(try Self.word(try Self.engine()), name: "总结.docx")
        let late = FactTable.Row(
            record: "MeetingRecord/late", organizations: [Bureau.second], first: Bureau.day("2023-12-28"),
            last: Bureau.day("2023-12-28"), kind: "meeting.memberAssembly")
        let now = try Self.engine(extra: [late], without: "BusinessFact/b")
        let findings = try traced.check(against: now, sha256: sha256)
        #expect(findings.map(\.kind) == [.changed, .changed, .unchanged, .unchanged, .unchanged, .unchanged, .changed])
        #expect(findings[0].newValue == Rational(27) && findings[0].joined == ["MeetingRecord/late"])
        #expect(findings[0].message.contains("台账现在是27次") && findings[0].message.contains("late"))
        #expect(findings[1].newPrinted == "7次")
        #expect(findings[6].newValue == nil && findings[6].left == ["BusinessFact/b"])
        let json = try JSONSerialization.jsonObject(with: try traced.json(findings)) as? [String: Any]
        let figures = json?["figures"] as? [[String: Any]]
        #expect(figures?.count == 7 && figures?[0]["figure"] as? String == "member-assembly-count")
        #expect(((figures?[0]["findings"] as? [[String: Any]])?.first?["kind"] as? String) == "changed")
        #expect(traced.text(findings).contains("口径："))
    }

    @Test func aNumberTypedOverAndABookmarkLostAreTold() throws {
        let engine = try Self.engine()
        let report = try Bureau.compose(Self.body, engine)
        // The same file with one number typed over and the bookmark of another deleted.
        var document = report.officialDocument
        document.blocks = document.blocks.map { block in
            guard case .paragraph(let inlines) = block else { return block }
            return .paragraph(
                inlines.map { inline in
                    switch inline {
                    case .marked("26次", let bookmark): .marked("36次", bookmark: bookmark)
                    case .marked("20个", _): .text("20个")
                    default: inline
                    }
                })
        }
        let xml = Provenance(report, catalogueFingerprint: "", sha256: sha256).xml
        let part = CustomXMLPart(
            namespace: Provenance.namespace, xml: xml, itemID: "{6B1F7C52-3D0A-4C1E-9E57-2A5D90C4E811}")
        let traced = try TraceReader.read(try WordWriter.data(document, customXML: part), name: "总结.docx")
        let findings = try traced.check(against: engine, sha256: sha256)
        #expect(findings.map(\.kind) == [.edited, .unchanged, .unchanged, .lost, .unchanged, .unchanged, .unchanged])
        #expect(findings[0].message.contains("36次"))
    }

    @Test func manyRecordsAreSummedUp() throws {
        let rows = (0..<501).map { index in
            FactTable.Row(
                record: "MeetingRecord/\(index)", organizations: [Bureau.first], first: Bureau.day("2023-03-01"),
                last: Bureau.day("2023-03-01"), kind: "meeting.memberAssembly")
        }
        let engine = try Bureau.engine([:], rows: rows)
        let report = try Bureau.compose("开会{member-assembly-count}。", engine)
        let traced = try TraceReader.read(try report.wordFile(sha256: sha256), name: "总结.docx")
        let ids = rows.map(\.record).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let sum = sha256(Array(ids.joined(separator: "\n").utf8))
        #expect(traced.figures[0].trace.records == .summed(count: 501, sha256: sum) && sum.count == 64)
        #expect(try traced.check(against: engine, sha256: sha256).map(\.kind) == [.unchanged])
        // One record in place of another: the value stays, the records do not.
        var other = rows
        other[0].record = "MeetingRecord/x"
        let findings = try traced.check(against: try Bureau.engine([:], rows: other), sha256: sha256)
        #expect(findings.map(\.kind) == [.records])
    }

    @Test func aWordFileOfSomebodyElseIsRefused() throws {
        let document = OfficialDocument(title: "通知", blocks: [.paragraph([.text("文。")])])
        let data = try WordWriter.data(document)
        #expect(throws: Refusal.self) { try TraceReader.read(data, name: "通知.docx") }
        #expect(throws: DocumentError.self) { try TraceReader.read(Data("%PDF-1.4".utf8), name: "假.docx") }
    }

    /// After a clerk opened and saved the file in another program.
    @Test func provenanceSurvivesLibreOffice() throws {
        let office = "/usr/bin/soffice"
        guard FileManager.default.isExecutableFile(atPath: office) else { return print("没有 LibreOffice，跳过") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "shilu-trace-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let out = folder.appendingPathComponent("out")
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        let engine = try SummaryTests.full()
        let report = try SummaryTests.compose(engine)
        let file = folder.appendingPathComponent("summary.docx")
        try report.wordFile(sha256: sha256).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: office)
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
            "docx:MS Word 2007 XML", "--outdir",
            out.path, file.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let saved = try Data(contentsOf: out.appendingPathComponent("summary.docx"))
        let traced = try TraceReader.read(saved, name: "summary.docx")
        #expect(traced.figures.map(\.textNow) == report.figures.map(\.printed))
        #expect(traced.texts.map(\.textNow) == report.texts.map(\.printed) && report.texts.count > 20)
        let findings = try traced.check(against: engine, sha256: sha256)
        #expect(findings.allSatisfy { $0.kind == .unchanged })
    }
}
