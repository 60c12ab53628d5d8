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
}
