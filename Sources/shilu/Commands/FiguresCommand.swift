import ArgumentParser
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "算出指标：每个数字连同它背后的记录。",
        discussion: """
            例：shilu figures --organization 局机关党委 --year 2023
                shilu figures --organization 第一党支部 --from 2023-01-01 --to 2023-06-30 --figure theme-party-day-count --sources
            起止两日都算在内；人数等存量指标按最后一日计。
            超过50个党组织的，列全部指标时只算数字，不数记录；要记录请加 --sources 或 --figure。
            """)

    @OptionGroup var options: LedgerOptions
    @OptionGroup var span: PeriodOptions

    @Option(name: .customLong("figure"), help: ArgumentHelp("只算这个指标，可写几次。", valueName: "figure"))
    var figures: [String] = []

    @Flag(help: "列出背后的记录。") var sources = false
    @Option(help: ArgumentHelp("按台账写到第几条时的样子算。", valueName: "position")) var asOf: Int64?
    @Flag(help: "只算本级，不含下级。") var single = false
    @Flag(help: "连同还不能自动统计的指标一起列出。") var all = false
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let organization = try session.organization(span.organization)
        let period = try span.period()
        let scope = Scope(organization.id, includesSubtree: !single)
        let engine =
            try figures.isEmpty && !sources
            ? session.listing(scope, period, asOf: asOf) : session.engine(asOf: asOf)
        let readings =
            figures.isEmpty
            ? try engine.all(scope: scope, period: period)
            : try session.figures(figures).map { try engine.reading($0.id, scope: scope, period: period) }
        if format == .json {
            try JSONText.print(
                FiguresJSON(
                    organization: organization.name, from: period.first.description, to: period.last.description,
                    position: engine.facts.position,
                    figures: readings.map {
                        FigureJSON(
                            $0, counting: engine.depth == .sources, withSources: sources || !figures.isEmpty)
                    }))
            return
        }
        print("\(organization.name)　\(period.first.chinese)至\(period.last.chinese)　台账第\(engine.facts.position)条")
        if period.last > Clock.today { print("注意：期间还没有结束，数字只到目前登记的为止。") }
        let listed = all || !figures.isEmpty ? readings : readings.filter(\.definition.isComputed)
        var section = ""
        for reading in listed {
            if reading.definition.section != section {
                section = reading.definition.section
                print("\n【\(section)】")
            }
            let name = Terminal.pad(reading.definition.name, to: 34) + " "
            if let shown = reading.shown {
                print(
                    "\(name)\(Terminal.pad(shown, to: 12))\(reading.sources.isEmpty ? "" : "（\(reading.sources.count)条记录）")"
                )
            } else {
                print("\(name)—　\(reading.why ?? "")")
                for entry in reading.entries {
                    if let shown = entry.shown { print("    \(entry.title) \(shown)") }
                }
            }
            guard sources else { continue }
            for source in reading.sources { print("    \(source.day)  \(RegisterBook.naming(source.record))") }
        }
        if listed.count < readings.count { print("\n另有\(readings.count - listed.count)个指标还不能自动统计，加 --all 可以列出。") }
    }
}

struct FiguresJSON: Encodable {
    let organization: String
    let from: String
    let to: String
    let position: Int64
    let figures: [FigureJSON]
}

struct FigureJSON: Encodable {
    struct Source: Encodable {
        let record: String
        let day: String
        let value: Int64
    }
    struct Entry: Encodable {
        let title: String
        let shown: String?
    }
    let id: String
    let name: String
    let unit: String
    /// Exact, as a whole number or a fraction; absent where there is no value.
    let value: String?
    let shown: String?
    let missing: String?
    /// Absent where records were not read.
    let sourceCount: Int?
    let sources: [Source]?
    let operands: [FigureJSON]?
    /// Parts that are said one by one and never added.
    let entries: [Entry]?

    init(_ reading: FigureReading, counting: Bool, withSources: Bool) {
        (id, name, unit) = (reading.definition.id, reading.definition.name, reading.definition.unit)
        (value, shown, missing) = (reading.number?.description, reading.shown, reading.why)
        sourceCount = counting ? reading.sources.count : nil
        sources =
            withSources
            ? reading.sources.map { Source(record: $0.record, day: $0.day.description, value: $0.value) } : nil
        entries =
            reading.entries.isEmpty ? nil : reading.entries.map { Entry(title: $0.title, shown: $0.shown) }
        operands =
            reading.operands.isEmpty
            ? nil : reading.operands.map { FigureJSON($0, counting: counting, withSources: withSources) }
    }
}
