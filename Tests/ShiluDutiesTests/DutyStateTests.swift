import Testing

@testable import ShiluDuties

@Test("Five states, each with a name of its own")
func statesAreFive() {
    #expect(Set(DutyState.allCases.map(\.rawValue)).count == 5)
}
