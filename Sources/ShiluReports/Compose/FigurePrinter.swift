import ShiluFigures
import ShiluRegisters

/// Prints a figure in the form that the template asks for, or says why it cannot be printed.
struct FigurePrinter {
    let source: ReportSource

    func outcome(_ mention: FigureMention) throws -> Outcome {
        let reading = try source.reading(mention)
        if case .severalUnits? = reading.reason, let row = eachEntry(reading) { return .written(row) }
        guard let value = reading.number, !value.isZero else { return .fell([cause(reading)]) }
        switch mention.form {
        case .growth, .change:
            let before = try source.lastYear(mention)
            guard let old = before.number, !old.isZero else { return .fell([cause(before)]) }
            return compared(mention, reading, value, before, old)
        default:
            guard let printed = printed(mention, reading, value) else { return .fell([cause(reading)]) }
            let draft = FigureDraft(reading: reading, value: value, printed: printed)
            return .written(Written(runs: [.figure(draft)], asked: 1, given: 1))
        }
    }

    /// 600册、30本: quantities in different measure words stand side by side and are never added.
    private func eachEntry(_ reading: FigureReading) -> Written? {
        var row = Written(asked: 1, given: 1)
        for entry in reading.entries where !entry.value.isZero {
            guard let shown = entry.shown else { continue }
            if !row.runs.isEmpty { row.runs.append(.text("、")) }
            row.runs.append(.figure(FigureDraft(reading: reading, value: entry.value, entry: entry, printed: shown)))
        }
        return row.runs.isEmpty ? nil : row
    }

    private func printed(_ mention: FigureMention, _ reading: FigureReading, _ value: Rational) -> String? {
        switch mention.form {
        case .number: Approximation.text(value, rounding: reading.definition.rounding, style: .exact)
        case .approximate: reading.shown(.more, unit: mention.word)
        case .chinese: reading.shown(.chinese, unit: mention.word)
        case .tenThousands: reading.shown(.tenThousands, unit: mention.word)
        case .standard, .growth, .change: reading.shown(.exact, unit: mention.word)
        }
    }

    /// 同比增长12.5%, 较上年增加3次, 较上年提高2.1个百分点; equal years are said to be so.
    private func compared(
        _ mention: FigureMention, _ reading: FigureReading, _ value: Rational, _ before: FigureReading, _ old: Rational
    ) -> Outcome {
        if value == old { return .written(Written(runs: [.text("与上年持平")], asked: 1, given: 1)) }
        let rises = value > old
        let difference = rises ? value.subtracting(old) : old.subtracting(value)
        var words: (String, String)
        var amount: Rational?
        var printed: String?
        if reading.definition.rounding.isRate {
            words = ("较上年", rises ? "提高" : "下降")
            amount = difference.flatMap { $0.multiplied(by: Rational(100)) }
            printed = amount?.text(decimals: 1).map { $0 + "个百分点" }
        } else if mention.form == .growth {
            words = ("同比", rises ? "增长" : "下降")
            amount = difference.flatMap { $0.divided(by: old) }
            printed = amount.flatMap { Rounding.percent.text($0) }
        } else {
            words = ("较上年", rises ? "增加" : "减少")
            amount = difference
            printed = amount.flatMap { reading.definition.shown($0, unit: mention.word) }
        }
        guard let amount, let printed else { return .fell([cause(reading)]) }
        let draft = FigureDraft(reading: reading, value: amount, comparison: before, printed: printed)
        return .written(Written(runs: [.text(words.0 + words.1), .figure(draft)], asked: 1, given: 1))
    }

    /// Why a figure is not printed, and which register would change that.
    func cause(_ reading: FigureReading) -> LeftOut.Cause {
        let registers = Self.registers(of: reading).map { "“\(RegisterBook.register(named: $0)?.title ?? $0)”" }
        let named = registers.isEmpty ? "相应" : registers.joined(separator: "、")
        let year = reading.period == source.period ? "" : "（\(reading.period.first.year)年）"
        let name = reading.definition.name + year
        guard let why = reading.why else {
            return LeftOut.Cause(
                reason: .zero, figure: reading.definition.id, name: name, why: "没有相应的记录，数值为0",
                next: "确有其事的，请在\(named)台账里补登后重新生成；没有的，不必处理")
        }
        let next =
            switch reading.reason {
            case .notKept?: "请补登\(named)台账，并登记自何时起开始记这本台账"
            case .uncomputed?: "这项指标暂时不能自动统计，需要的请写进“文稿素材”"
            default: "请核对\(named)台账"
            }
        return LeftOut.Cause(reason: .missing, figure: reading.definition.id, name: name, why: why, next: next)
    }

    /// The registers that a figure rests on; those of its operands where it names none itself.
    private static func registers(of reading: FigureReading) -> [String] {
        var seen: Set<String> = []
        let own = reading.definition.registers
        let all = own.isEmpty ? reading.operands.flatMap { registers(of: $0) } : own
        return all.filter { seen.insert($0).inserted }
    }
}
