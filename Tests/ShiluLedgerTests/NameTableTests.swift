import Testing

@testable import ShiluLedger

@Suite struct NameTableTests {
    @Test func eachTextKeepsTheNumberItGot() {
        var table = NameTable()
        let texts = (0..<500).map { "MeetingRecord/会议\($0)" } + ["", "a", "ab", "b"]
        let numbers = texts.map { table.number(of: $0) }
        #expect(numbers == (0..<504).map(Int32.init))
        #expect(texts.map { table.number(of: $0) } == numbers)
        #expect(texts.map { table.find($0) } == numbers.map(Optional.init))
        #expect(table.names == texts && table.count == 504)
        #expect(numbers.map { table[$0] } == texts)
    }

    @Test func whatNeverCameUpHasNoNumber() {
        let table = NameTable(["甲", "乙"])
        #expect(table.find("丙") == nil && table.find("") == nil)
        #expect(table[2].isEmpty && table[-1].isEmpty)
        #expect(NameTable().find("甲") == nil)
    }
}
