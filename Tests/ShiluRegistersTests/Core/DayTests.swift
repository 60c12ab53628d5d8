import ShiluRegisters
import Testing

@Suite("Days and cells are read byte by byte where that is enough")
struct DayTests {
    @Test(
        "days in the stored form",
        arguments: [
            ("1970-01-01", Int64(0)), ("1969-12-31", -1), ("2024-02-29", 19782), ("1000-01-01", -354285),
            ("9999-12-31", 2_932_896),
        ])
    func right(text: String, number: Int64) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test(
        "what is no day in the stored form",
        arguments: [
            "", "2023-3-05", "2023-02-30", "2023-+1-05", "2023-1-+05", "+023-01-05", "2023/01/05", "2023-01-0５",
            "2023-01-05 ", "20230-1-05", "2023-01_05", "0999-01-01", "2023-13-01", "2023-00-10", "2023-01-00",
        ])
    func wrong(text: String) { #expect(Day(text) == nil) }

    @Test(
        "white space at the ends of a cell",
        arguments: [
            ("甲", "甲"), (" 甲 ", "甲"), ("\u{3000}甲\u{3000}", "甲"), ("甲\u{00A0}", "甲"), ("A ", "A"), ("\u{FEFF}A", "A"),
            ("甲\u{2003}", "甲"), ("é ", "é"), ("é", "é"), (" ", ""), ("", ""), ("甲\r\n", "甲"), ("\u{205F}乙", "乙"),
            ("“甲”", "“甲”"), ("甲 乙", "甲 乙"), ("𠮷 ", "𠮷"), ("𠮷", "𠮷"),
        ])
    func trimmed(text: String, bare: String) { #expect(Cells.trimmed(text) == bare) }

    @Test("names of registers are those of their types")
    func names() {
        #expect(Member.name == "Member")
        #expect(Gender.listName == "Gender")
    }
}
