import Foundation
import Testing

/// A report that the program composed itself says in its bookmarks what each number is.
@Suite struct ComposedAuditTests {
    private struct Reading {
        var agreeing = 0
        var differing: [String] = []
    }

    /// The claims that stand in bookmarks, judged: `trace` gives the figures in the order of the text.
    private func audit(_ program: Program, _ file: String) throws -> Reading {
        let traced = try program.run(["trace", file, "--format", "json"])
        let trace = try JSONSerialization.jsonObject(with: Data(traced.output.utf8)) as? [String: Any]
        let figures = Set((trace?["figures"] as? [[String: Any]] ?? []).compactMap { $0["figure"] as? String })
        #expect(figures.count > 20)
        let run = try program.run(["audit", file, "--ledger", "a.shilu", "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        var reading = Reading()
        for claim in object?["claims"] as? [[String: Any]] ?? [] {
            guard let figure = claim["figure"] as? String, figures.contains(figure),
                let verdict = claim["verdict"] as? String
            else { continue }
            if verdict == "agrees" {
                reading.agreeing += 1
            } else {
                reading.differing.append("\(claim["text"] ?? "") \(figure) \(verdict) \(claim["ledgerValue"] ?? "")")
            }
        }
        return reading
    }

    @Test func whatNobodyChangedAgrees() throws {
        let program = try ExampleUnit.copy()
        defer { program.remove() }
        let composed = try program.run([
            "report", "annual-summary", "--ledger", "a.shilu", "--organization", "局机关党委", "--year", "2023",
            "--output", "a.docx",
        ])
        #expect(composed.status == 0, "\(composed.errors)")
        let reading = try audit(program, "a.docx")
        #expect(reading.differing.isEmpty, "\(reading.differing)")
        #expect(reading.agreeing > 40, "\(reading.agreeing)")
    }
}
