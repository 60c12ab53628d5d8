/// 值守类别 (systems.md, S76, S86, S87, S89).
public enum DutyLogKind: String, CodeList {
    case flood, drought, emergency, holiday, event, civility
    public var label: String {
        switch self {
        case .flood: "防汛值守"
        case .drought: "抗旱值守"
        case .emergency: "应急值守"
        case .holiday: "节假日值班"
        case .event: "重大活动保障"
        case .civility: "文明创建值守"
        }
    }
    public var also: [String] {
        switch self {
        case .flood: ["防汛", "防汛防旱值守"]
        case .emergency: ["全日制值守"]
        case .civility: ["创文值守"]
        default: []
        }
    }
}

/// 水情类别 (S87).
public enum WaterRecordKind: String, CodeList {
    case discharge, irrigation, supply, ecological, peakFlow, waterLevel, irrigatedArea, rescuedArea
    public var label: String {
        switch self {
        case .discharge: "泄洪"
        case .irrigation: "灌溉供水"
        case .supply: "城乡供水"
        case .ecological: "生态补水"
        case .peakFlow: "洪峰流量"
        case .waterLevel: "最高水位"
        case .irrigatedArea: "灌溉面积"
        case .rescuedArea: "抢险排涝面积"
        }
    }
    public var also: [String] { self == .discharge ? ["泄洪水量"] : [] }

    /// What is measured: only units of the same quantity fit.
    public var quantity: MeasuredQuantity {
        switch self {
        case .discharge, .irrigation, .supply, .ecological: .volume
        case .peakFlow: .flow
        case .waterLevel: .length
        case .irrigatedArea, .rescuedArea: .area
        }
    }
}

/// What a unit measures; values are only ever compared and added within one.
public enum MeasuredQuantity: Sendable {
    case volume, flow, area, length, pieces
    /// The unit in which values are kept.
    public var base: String {
        switch self {
        case .volume: "立方米"
        case .flow: "立方米每秒"
        case .area: "平方米"
        case .length: "米"
        case .pieces: "个"
        }
    }
}

/// 计量单位 of the bureau's business. The factor turns a value into the base unit of its quantity; one mu is 10000/15 m².
public enum WorkUnit: String, CodeList {
    case cubicMetre, tenThousandCubicMetres, hundredMillionCubicMetres, cubicMetrePerSecond
    case squareMetre, tenThousandSquareMetres, squareKilometre, hectare, mu, tenThousandMu
    case metre, kilometre
    public var label: String {
        switch self {
        case .cubicMetre: "立方米"
        case .tenThousandCubicMetres: "万立方米"
        case .hundredMillionCubicMetres: "亿立方米"
        case .cubicMetrePerSecond: "立方米每秒"
        case .squareMetre: "平方米"
        case .tenThousandSquareMetres: "万平方米"
        case .squareKilometre: "平方千米"
        case .hectare: "公顷"
        case .mu: "亩"
        case .tenThousandMu: "万亩"
        case .metre: "米"
        case .kilometre: "千米"
        }
    }
    public var also: [String] {
        switch self {
        case .cubicMetre: ["方", "m³"]
        case .tenThousandCubicMetres: ["万方"]
        case .hundredMillionCubicMetres: ["亿方"]
        case .cubicMetrePerSecond: ["m³/s", "立方米/秒"]
        case .squareMetre: ["m²", "平米"]
        case .squareKilometre: ["平方公里"]
        case .kilometre: ["公里"]
        default: []
        }
    }
    public var quantity: MeasuredQuantity {
        switch self {
        case .cubicMetre, .tenThousandCubicMetres, .hundredMillionCubicMetres: .volume
        case .cubicMetrePerSecond: .flow
        case .squareMetre, .tenThousandSquareMetres, .squareKilometre, .hectare, .mu, .tenThousandMu: .area
        case .metre, .kilometre: .length
        }
    }
    /// How many base units it is, as a fraction.
    private var factor: (over: Int64, under: Int64) {
        switch self {
        case .cubicMetre, .cubicMetrePerSecond, .squareMetre, .metre: (1, 1)
        case .tenThousandCubicMetres, .tenThousandSquareMetres, .hectare: (10_000, 1)
        case .hundredMillionCubicMetres: (100_000_000, 1)
        case .squareKilometre: (1_000_000, 1)
        case .mu: (10_000, 15)
        case .tenThousandMu: (100_000_000, 15)
        case .kilometre: (1_000, 1)
        }
    }

    /// A value in hundredths of the base unit, half up; nil where it does not fit 64 bits.
    public func normalised(_ value: ExactDecimal) -> Int64? {
        let (over, under) = factor
        var divisor = Int128(under)
        for _ in 0..<max(0, value.scale) { divisor *= 10 }
        let (product, overflow) = (Int128(value.coefficient) * Int128(over)).multipliedReportingOverflow(by: 100)
        guard !overflow, divisor > 0 else { return nil }
        let twice = product * 2 + divisor
        // Towards minus infinity, so that a half goes up for negative values too.
        let quotient = twice >= 0 ? twice / (divisor * 2) : -((-twice + divisor * 2 - 1) / (divisor * 2))
        return Int64(exactly: quotient)
    }
}

/// 整治对象 (S88).
public enum EnforcementKind: String, CodeList {
    case sandShip, sandWasher, sandYard, structure, dumping, well, other
    public var label: String {
        switch self {
        case .sandShip: "采砂船舶"
        case .sandWasher: "洗砂机"
        case .sandYard: "砂场"
        case .structure: "违法建筑"
        case .dumping: "倾倒堆放"
        case .well: "违规取水井"
        case .other: "其他"
        }
    }
    public var also: [String] {
        switch self {
        case .sandShip: ["“三无”采砂船舶", "三无采砂船舶", "采砂船"]
        case .structure: ["违建", "涉河违建"]
        default: []
        }
    }
}

/// 处置状态 (S88).
public enum EnforcementState: String, CodeList {
    case found, ordered, removed, restored
    public var label: String {
        switch self {
        case .found: "已发现"
        case .ordered: "责令整改"
        case .removed: "已拆除"
        case .restored: "已恢复验收"
        }
    }
    public var also: [String] { self == .removed ? ["已拆解", "已清理"] : [] }
}

/// 检查演练类别 (S89).
public enum SafetyWorkKind: String, CodeList {
    case inspection, roadInspection, drill, campaign, training
    public var label: String {
        switch self {
        case .inspection: "安全检查"
        case .roadInspection: "道路安全检查"
        case .drill: "应急演练"
        case .campaign: "专项行动"
        case .training: "安全培训"
        }
    }
    public var also: [String] { self == .drill ? ["事故应急演练"] : [] }
}
