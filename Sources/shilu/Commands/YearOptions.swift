import ArgumentParser
import ShiluRegisters

/// Which organisation, which year, judged on which day.
struct YearOptions: ParsableArguments {
    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("截至哪一天；不写则为今天，过去的年度为年底。", valueName: "day")) var on: String?

    func day() throws -> Day {
        guard let period = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
        }
        return try on.map { try readDay($0, option: "--on") } ?? min(max(Clock.today, period.first), period.last)
    }
}
