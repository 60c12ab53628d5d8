/// 党费交纳类别 (registers.md, K, DuesCategory).
public enum DuesCategory: String, CodeList {
    case salaried, annualSalary, irregular, retired, farmer, student, unemployed, relief, exempt
    public var label: String {
        switch self {
        case .salaried: "按月领取工资"
        case .annualSalary: "年薪制"
        case .irregular: "不按月取得收入"
        case .retired: "离退休"
        case .farmer: "农民"
        case .student: "学生"
        case .unemployed: "下岗失业"
        case .relief: "抚恤救济低保"
        case .exempt: "免交"
        }
    }
    public var also: [String] {
        switch self {
        case .salaried: ["在职", "工资"]
        case .retired: ["离休", "退休"]
        default: []
        }
    }
}

/// 取整 of a monthly amount. The rules say nothing of it: our own (regulations.md, §6).
public enum DuesRounding: String, CodeList {
    case fen, jiao
    public var label: String {
        switch self {
        case .fen: "分"
        case .jiao: "角"
        }
    }
    public var also: [String] { self == .fen ? ["0.01元"] : ["0.1元"] }
}

/// What a member owes a month by the rules: 《关于中国共产党党费收缴、使用和管理的规定》第1–6条 (regulations.md, §6).
///
/// One rate holds for the whole base, not for the part above a limit. All arithmetic is in fen and whole numbers.
public struct DuesRates: Sendable {
    /// Up to and including `limit` fen a month (nil: without limit) the rate is `perMille` ‰.
    public struct Band: Sendable, Hashable {
        public let limit: Int64?
        public let perMille: Int64
    }
    public let wageBands: [Band]
    public let pensionBands: [Band]
    /// Fixed monthly amount of students, unemployed and those on relief, in fen.
    public let flat: Int64
    /// What a farmer pays a month, in fen.
    public let farmer: ClosedRange<Int64>

    /// In force since 2008-04-01.
    public static let current = DuesRates(
        wageBands: [
            Band(limit: 3000_00, perMille: 5), Band(limit: 5000_00, perMille: 10), Band(limit: 10000_00, perMille: 15),
            Band(limit: nil, perMille: 20),
        ],
        pensionBands: [Band(limit: 5000_00, perMille: 5), Band(limit: nil, perMille: 10)],
        flat: 20, farmer: 20...100)

    /// The rate for a base; nil for categories that have none.
    public func perMille(_ category: DuesCategory, base: Money) -> Int64? {
        let bands: [Band]
        switch category {
        case .salaried, .annualSalary, .irregular: bands = wageBands
        case .retired: bands = pensionBands
        case .farmer, .student, .unemployed, .relief, .exempt: return nil
        }
        return bands.first { band in band.limit.map { base.fen <= $0 } ?? true }?.perMille
    }

    /// What is owed a month, rounded half up; nil where the category leaves it open (a farmer), where the base is missing
    /// or negative, and beyond 64 bits.
    public func monthly(_ category: DuesCategory, base: Money?, rounding: DuesRounding = .fen) -> Money? {
        switch category {
        case .student, .unemployed, .relief: return Money(fen: flat)
        case .exempt: return Money(fen: 0)
        case .farmer: return nil
        case .salaried, .annualSalary, .irregular, .retired:
            guard let base, base.fen >= 0, let rate = perMille(category, base: base) else { return nil }
            let (product, overflow) = base.fen.multipliedReportingOverflow(by: rate)
            guard !overflow, product < Int64.max - 10_000 else { return nil }
            switch rounding {
            case .fen: return Money(fen: (product + 500) / 1000)
            case .jiao: return Money(fen: (product + 5000) / 10000 * 10)
            }
        }
    }
}

extension DuesCategory {
    /// Whether the amount is a rate of a base.
    public var hasRate: Bool {
        switch self {
        case .salaried, .annualSalary, .irregular, .retired: true
        case .farmer, .student, .unemployed, .relief, .exempt: false
        }
    }
}
