import Foundation
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@Suite struct CatalogueTests {
    /// Every example of every figure, and no wording that belongs to two.
    @Test func bundledCatalogueIsRight() {
        do {
            for notice in try FigureCatalogue.bundled.check() { Issue.record("\(notice)") }
        } catch {
            for notice in error.notices { Issue.record("\(notice)") }
        }
    }

    /// What commands count with is what the examples were run against.
    @Test func withoutExamplesEverythingElseIsTheSame() throws {
        let (whole, bare) = (try FigureCatalogue.bundled, try FigureCatalogue.forCounting)
        #expect(whole.figures.count == bare.figures.count)
        #expect(bare.figures.allSatisfy { $0.examples.isEmpty })
        for (one, other) in zip(whole.figures, bare.figures) {
            #expect(
                "\(one.id) \(one.line) \(one.name) \(one.units) \(one.saidAs) \(one.rounding) \(one.registers)"
                    == "\(other.id) \(other.line) \(other.name) \(other.units) \(other.saidAs) \(other.rounding) \(other.registers)"
            )
            #expect("\(one.basis) \(one.section)" == "\(other.basis) \(other.section)")
            #expect(one.kinds == other.kinds && one.references == other.references)
        }
    }
}
