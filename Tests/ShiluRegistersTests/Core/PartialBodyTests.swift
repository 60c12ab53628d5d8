import Testing

@testable import ShiluRegisters

@Suite struct PartialBodyTests {
    private static let fields: [String: Value] = [
        "alpha": .text("甲\"\\"), "beta": .list([.text("\\\""), .fields(["gamma": .integer(1)])]), "delta": .text("\\"),
        "long": .text(String(repeating: "长文\"引号\"", count: 50)), "number": .integer(-7), "omega": .text("x"),
    ]

    @Test(
        "Wanted keys are read as they stand, whatever lies between them",
        arguments: [[], ["alpha"], ["omega"], ["delta", "number"], ["gamma"], ["zeta"], ["beta", "missing", "omega"]])
    func wanted(_ keys: [String]) {
        let bytes = CanonicalJSON.bytes(Self.fields)
        #expect(CanonicalJSON.read(bytes, only: Set(keys)) == Self.fields.filter { keys.contains($0.key) })
    }

    @Test("What is broken before the last wanted key is refused") func broken() {
        let bytes = CanonicalJSON.bytes(Self.fields)
        for end in 1..<bytes.count { #expect(CanonicalJSON.read(bytes.prefix(end), only: ["zeta"]) == nil) }
        #expect(CanonicalJSON.read(Array("[1]".utf8), only: ["a"]) == nil)
        #expect(CanonicalJSON.read(Array("{}".utf8), only: ["a"]) == [:])
    }
}
