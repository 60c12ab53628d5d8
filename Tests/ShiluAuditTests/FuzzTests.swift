import Foundation
import Testing

@testable import ShiluAudit

/// Numbers from a seed, the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct FuzzTests {
    static let alphabet = Array(
        "一二三四五六七八九十百千万亿两半余多几第年月日号次个名人元%％.,，。；：、（）()“”《》〔〕【】*X×_#<>&党员大会支部学习整改问题率占共其中合计是要至到～—-/0123456789０２ \n\u{3000}\u{00A0}第星级等奖分之成各"
            .unicodeScalars)

    func expectSound(_ text: String, _ note: String) {
        let result = Fixture.audit(text)
        let count = text.unicodeScalars.count
        #expect(result.scalars == count)
        for claim in result.claims {
            #expect(
                claim.offset >= 0 && claim.length > 0 && claim.offset + claim.length <= count, "\(note) \(claim.text)")
            #expect(claim.masked == (claim.value == nil) || claim.kind == .date || claim.value != nil, "\(note)")
        }
        for (a, b) in zip(result.claims, result.claims.dropFirst()) {
            #expect(a.range.upperBound <= b.offset, "\(note)")
        }
        for defect in result.defects {
            #expect(
                defect.offset >= 0 && defect.length > 0 && defect.offset + defect.length <= count,
                "\(note) \(defect.kind)")
        }
        for item in result.outline { #expect(item.offset >= 0 && item.offset < count, "\(note)") }
        _ = AuditReport.json(result)
        _ = AuditReport.text(result, source: text)
        _ = AuditReport.html(result, text: text)
    }

    @Test(arguments: 0..<150) func randomTextIsSurvived(_ seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...400, using: &random) {
            if Int.random(in: 0..<20, using: &random) == 0,
                let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
            {
                text.append(any)
            } else if let one = Self.alphabet.randomElement(using: &random) {
                text.append(one)
            }
        }
        expectSound(String(text), "seed \(seed)")
    }

    @Test(arguments: 0..<40) func truncatedReportsAreSurvived(_ seed: Int) {
        var random = SeededGenerator(state: UInt64(seed) &+ 7_000)
        let report = Array((InventedReports.all.randomElement(using: &random)?.text ?? "").unicodeScalars)
        guard report.count > 2 else { return }
        let from = Int.random(in: 0..<report.count, using: &random)
        let to = Int.random(in: from..<report.count, using: &random)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: report[from...to])
        expectSound(String(text), "seed \(seed)")
    }

    @Test func longLinesStayLinear() {
        // A line of 200,000 scalars without a full stop.
        let text = String(repeating: "召开党员大会3次，慰问党员5名、", count: 12_500)
        let clock = ContinuousClock()
        let time = clock.measure { _ = Fixture.audit(text) }
        #expect(time < .seconds(60))
    }
}
