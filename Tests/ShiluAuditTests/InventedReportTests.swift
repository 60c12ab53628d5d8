import Foundation
import Testing

@testable import ShiluAudit

@Suite struct InventedReportTests {
    @Test(arguments: InventedReports.all) func readsAsAPersonReads(_ report: InventedReport) {
        let result = Fixture.audit(report.text)
        #expect(result.documentKind.rawValue == report.kind)
        #expect(result.year == report.year)
        #expect(result.organizationName == report.organization)
        let said = result.claims.filter { $0.kind != .date && $0.kind != .ordinal }.map { claim in
            let value = claim.masked ? "?" : (claim.value?.plain ?? "nil")
            let figures = ([claim.figure ?? "–"] + claim.alsoFigures).joined(separator: "+")
            return "\(claim.text)|\(value)\(claim.upper.map { "..\($0.plain)" } ?? "")|\(claim.unit)|\(figures)"
        }
        for (found, expected) in zip(said, report.claims) { #expect(found == expected) }
        #expect(said.count == report.claims.count)
        #expect(result.defects.map(\.text) == report.defects)
        #expect(result.relations.allSatisfy { $0.holds != false } || !report.defects.isEmpty)
    }

    @Test func relationsReachAcrossSections() {
        let relations = Fixture.audit(InventedReports.hospital.text).relations
        #expect(relations.contains { $0.type == .ratio && $0.holds == true && $0.expression.contains("4 ÷ 23") })
        #expect(relations.contains { $0.type == .ratio && $0.holds == true && $0.expression.contains("29 ÷ 31") })
        let wrong = InventedReports.hospital.text.replacing("占支部总数的17.4%", with: "占支部总数的27.4%")
        #expect(Fixture.audit(wrong).relations.contains { $0.type == .ratio && $0.holds == false })
    }

    @Test func yearsOfTitleOpeningAndPlan() {
        let good = Fixture.audit(InventedReports.school.text).relations.filter { $0.type == .date }
        #expect(good.count == 2 && good.allSatisfy { $0.holds == true })
        let wrong = InventedReports.school.text.replacing("2025年工作打算", with: "2024年工作打算")
        #expect(Fixture.audit(wrong).relations.contains { $0.type == .date && $0.holds == false })
    }

    /// The shared reports are read where they lie; their text is no part of the project.
    @Test func sharedReportsKeepTheirScores() throws {
        guard let folder = Fixture.reports else {
            print("没有共享的报告文件夹，略过这一项。")
            return
        }
        let gold = folder.appending(path: "gold")
        var (hits, missed, extra) = (0, 0, 0)
        for file in try FileManager.default.contentsOfDirectory(at: gold, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" && file.lastPathComponent != "bindings.json" {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
            let seed = try #require(object["seed"] as? String)
            let name = seed.hasSuffix(".txt") ? seed : seed + ".txt"
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let claims = Fixture.audit(text).claims.filter { $0.kind != .date && $0.kind != .ordinal }
            let wanted = try #require(object["claims"] as? [[String: Any]]).filter {
                !["date", "ordinal"].contains($0["kind"] as? String ?? "")
            }
            let places = Set(claims.map(\.offset))
            let expected = Set(wanted.compactMap { $0["num_offset"] as? Int })
            hits += expected.intersection(places).count
            missed += expected.subtracting(places).count
            extra += places.subtracting(expected).count
        }
        #expect(Double(2 * hits) / Double(2 * hits + missed + extra) >= 0.98, "\(hits) \(missed) \(extra)")
    }
}
