import Foundation
import ShiluRegisters
import Testing

@testable import ShiluService

@Suite("Systems of work and what serves them") struct SystemsTests {
    @Test("90 systems with 380 mechanisms, each served by something that exists")
    func bundled() throws {
        let systems = try SystemsCatalogue.bundled
        #expect(systems.systems.map(\.row) == (1...90).map { $0 < 10 ? "S0\($0)" : "S\($0)" })
        #expect(systems.systems.reduce(0) { $0 + $1.mechanisms.count } == 380)
        for notice in systems.check(try SystemNames.bundled(systems)) { Issue.record("\(notice)") }
    }

    @Test("each mechanism is told by a register or a duty, not by a page or a report alone")
    func recordable() throws {
        for system in try SystemsCatalogue.bundled.systems {
            for mechanism in system.mechanisms where mechanism.registers.isEmpty && mechanism.duties.isEmpty {
                Issue.record("\(system.row) \(mechanism.name)")
            }
        }
    }

    @Test("docs/systems.md is what the catalogue says")
    func document() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let held = try String(contentsOf: root.appendingPathComponent("docs/systems.md"), encoding: .utf8)
        let systems = try SystemsCatalogue.bundled
        #expect(
            held == systems.document(try SystemNames.bundled(systems)),
            "run shilu catalogue systems --output docs/systems.md")
    }

    @Test("what is not served, or names what does not exist, is said with its line")
    func complaints() throws {
        let text = """
            pages: {home: 首页}
            systems:
              - row: S01
                name: 名册
                mechanisms:
                  - name: 甲
                  - {name: 乙, registers: [Nothing], figures: [nothing], pages: [home, elsewhere]}
            """
        let systems = try SystemsCatalogue(text)
        let notices = systems.check(try SystemNames.bundled(systems))
        #expect(notices.map(\.code) == ["mechanism-unserved", "name-unknown", "name-unknown", "name-unknown"])
        #expect(notices.map(\.place) == ["systems.yaml：第6行"] + Array(repeating: "systems.yaml：第7行", count: 3))
    }

    @Test(
        "a file that is not in the form is refused",
        arguments: [
            ("systems: [", "yaml-syntax"), ("rows: []", "systems-missing"), ("systems: [{row: S01}]", "system-form"),
            ("systems: [{row: S01, mechanisms: [{name: 甲, register: [Member]}]}]", "key-unknown"),
        ])
    func form(_ text: String, _ code: String) {
        do {
            _ = try SystemsCatalogue(text)
            Issue.record("accepted")
        } catch { #expect(error.notices.map(\.code).contains(code)) }
    }
}
