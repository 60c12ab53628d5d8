import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite("Catalogue of duties") struct DutyCatalogueTests {
    @Test("The bundled catalogue loads and every example is judged as it says") func examples() throws {
        do throws(Refusal) {
            let notices = try DutyCatalogue.bundled.check()
            #expect(notices.isEmpty, "\(notices.map(\.description).joined(separator: "\n"))")
        } catch { Issue.record("\(error)") }
    }
}
