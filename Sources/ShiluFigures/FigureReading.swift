import ShiluLedger
import ShiluRegisters

/// A figure as it was read from the ledger, with everything that it can be traced by.
public struct FigureReading: Sendable {
    public enum Value: Sendable, Hashable {
        /// Rates as fractions of one, money in yuan.
        case value(Rational)
        /// Missing is not zero.
        case missing(MissingReason)
    }

    public let definition: FigureDefinition
    public let scope: Scope
    /// What it was counted over; for a stock, the day that counts is `period.last`.
    public let period: Period
    /// The ledger's position that it was read at.
    public let position: Int64
    public let value: Value
    /// Every record behind it, oldest first; of a derived figure those of its operands, each once.
    public let sources: [SourceReference]
    /// What a derived figure was made of, each with its own sources.
    public let operands: [FigureReading]
    /// From a total that was entered for a year before the go-live day, not counted from records.
    public let isOpeningTotal: Bool
    /// The parts that are said one by one and never added: numbers that records hold themselves, quantities in different
    /// measure words, promises of plans.
    public let entries: [FigureEntry]
    /// The measure word of this value: 人次 where a figure of persons could only be counted by attendance.
    public let unit: String
    /// Why there is no value, in a Chinese sentence; nil when there is one.
    public let why: String?

    // Not inlined: Swift 6.3's optimizer fails an assertion of its own where this is inlined into a throwing expression.
    public var number: Rational? {
        @inline(never) get { if case .value(let value) = value { value } else { nil } }
    }
    public var reason: MissingReason? { if case .missing(let reason) = value { reason } else { nil } }

    /// The number with its measure word, exactly as printed; nil when there is no value.
    public var shown: String? { shown(.exact) }

    public func shown(_ style: FigureStyle, unit: String? = nil) -> String? {
        guard let number else { return nil }
        if entries.count == 1, let entry = entries.first, unit == nil {
            return definition.rounding == .asEntered
                ? entry.shown : definition.shown(number, style: style, unit: entry.unit)
        }
        return definition.shown(number, style: style, unit: unit ?? self.unit)
    }

    /// Part and whole of a rate; nil for every other figure.
    public var fraction: (part: FigureReading, whole: FigureReading)? {
        guard case .quotient = definition.computation, operands.count == 2 else { return nil }
        return (operands[0], operands[1])
    }
}

/// A number that stands for itself: an amount of sand that a record holds, a quantity in one measure word, a promise.
public struct FigureEntry: Sendable, Hashable {
    public let title: String
    public let value: Rational
    public let unit: String
    public let sources: [SourceReference]
    /// What a plan asks, as it is written there; nil for everything else.
    public let promise: Promise?
    /// `13.2万平方米`
    public var shown: String? { value.text(decimals: 15).map { $0 + unit } }

    /// A number that a plan promises: `amount` for each `span` and each `scope`.
    public struct Promise: Sendable, Hashable {
        public let amount: Rational
        /// Whether it is a lower limit (至少).
        public let isAtLeast: Bool
        public let span: PromiseSpan
        public let scope: PromiseScope
    }
}

/// Why a figure has no value.
public enum MissingReason: Sendable, Hashable {
    /// These organisations did not keep these registers all the period.
    case notKept([UnkeptRegister])
    /// The ledger starts later, and nobody entered a total for the year.
    case beforeGoLive(Day)
    /// A rate or mean of nothing.
    case zeroDenominator(of: String)
    /// Quantities in several measure words, which are never added.
    case severalUnits([String])
    /// There is no branch in the scope.
    case noBranch
    /// The record that would hold the number is not there.
    case notEntered
    /// Several records hold such a number: each stands for itself.
    case severalEntries(Int)
    /// It falls into parts, each with a number of its own.
    case parts([String])
    /// No day to count the roll on, because nothing happened.
    case noEvent
    /// The figure cannot be counted yet.
    case uncomputed(String)
    /// It rests on every record, or on every duty: told when it is asked for by itself.
    case onlyAlone
    /// Beyond 64 bits.
    case tooLarge

    /// In Chinese, for whoever reads the figure.
    /// - Parameter name: the name of an organisation by its id.
    public func sentence(_ name: (String) -> String = AnyRecord.number(of:)) -> String {
        switch self {
        case .notKept(let unkept):
            let registers = unique(unkept.map { RegisterBook.register(named: $0.register)?.title ?? $0.register })
            let organizations = unique(unkept.map { name($0.organization) })
            let few =
                organizations.prefix(2).joined(separator: "、")
                + (organizations.count > 2 ? "等\(organizations.count)个组织" : "")
            return "没有记全“\(registers.joined(separator: "”“"))”台账（\(few)），不能按0计算"
        case .beforeGoLive(let day): return "台账自\(day.chinese)起登记，此前没有填报历年合计数"
        case .zeroDenominator(let whole): return "“\(whole)”为0，无法计算"
        case .noBranch: return "范围内没有党支部"
        case .notEntered: return "还没有填报这项数据"
        case .severalEntries(let count): return "共填报\(count)项，各项单独引用，不合并计算"
        case .severalUnits(let units): return "计量单位不同（\(units.joined(separator: "、"))），分别引用，不合并计算"
        case .parts(let names): return "分为\(names.count)项（\(names.joined(separator: "、"))），各项单独引用，不合并计算"
        case .noEvent: return "此期间没有相应的活动，无从确定统计日"
        case .uncomputed(let why): return why
        case .onlyAlone: return "要逐条核对全部记录，单独打开这个指标时才计算"
        case .tooLarge: return "数值超出可计算的范围"
        }
    }

    private func unique(_ items: [String]) -> [String] {
        var seen: Set<String> = []
        return items.filter { seen.insert($0).inserted }
    }
}

/// What the engine itself refuses.
public struct UnknownFigure: Error, Sendable, CustomStringConvertible {
    public let id: String
    public init(id: String) { self.id = id }
    public var description: String { "指标目录里没有“\(id)”。请用 shilu catalogue list 查看全部指标" }
}
