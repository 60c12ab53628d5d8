import ShiluFigures
import ShiluRegisters
import Testing

/// Figures that fall into parts, and what they are reckoned from.
@Suite struct SpreadTests {
    private func parts(_ reading: FigureReading) -> [String] {
        reading.entries.map { "\($0.title) \($0.shown ?? "")" }
    }

    @Test func fourFormsMakeAHundred() throws {
        let table = try EngineTests.table([
            "supervision.firstForm count 1 @2023-03-05 at:一", "supervision.secondForm count 1 @2023-03-05 at:一",
            "supervision.thirdForm count 1 @2023-03-05 at:二",
        ])
        let reading = try EngineTests.read("four-forms-shares", table)
        // Largest remainders: the earlier of equals gets what is left over.
        #expect(parts(reading) == ["第一种形态 33.4%", "第二种形态 33.3%", "第三种形态 33.3%", "第四种形态 0%"])
        #expect(reading.number == nil)
        #expect(reading.why?.contains("各项单独引用") == true)
        #expect(reading.sources.count == 3)
        #expect(try parts(EngineTests.read("four-forms-shares", table, at: "二", subtree: false)).first == "第一种形态 0%")
        #expect(try EngineTests.read("four-forms-shares", table, year: 2022).reason == .zeroDenominator(of: "四种形态占比"))
    }

    @Test func agesByBands() throws {
        let table = try EngineTests.table([
            "roll.birthYear year 1993 @2020-01-01..", "roll.birthYear year 1992 @2020-01-01..",
            "roll.birthYear year 1962 @2020-01-01..", "roll.birthYear year 1963 @2020-01-01..2023-12-30",
        ])
        let reading = try EngineTests.read("member-age-structure", table)
        #expect(
            parts(reading) == [
                "30岁及以下 1名", "31至35岁 1名", "36至40岁 0名", "41至45岁 0名", "46至50岁 0名", "51至55岁 0名", "56至60岁 0名",
                "61岁及以上 1名", "平均年龄 40.7岁",
            ])
        #expect(reading.sources.count == 3)
    }

    @Test func monthsOfAStock() throws {
        let table = try EngineTests.table([
            "dues.due count 1 @2022-05-01..2023-01-31 as:甲", "dues.due count 1 @2023-02-01..2023-02-27 as:乙",
            "dues.due count 2 @2023-11-30.. as:丙",
        ])
        let whole = try EngineTests.read("dues-on-time-rate", table).operands[1]
        // January of the first, nothing of February, two each of November and December.
        #expect(whole.number == Rational(5))
        #expect(whole.sources.map { "\($0.record) \($0.value)" } == ["R/甲 1", "R/丙 4"])
    }
}
