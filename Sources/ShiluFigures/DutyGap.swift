import ShiluRegisters

/// 制度缺口: a duty that was missed, as a line that reports can draw on. It stands in no ledger; it follows from judging.
public struct DutyGap: Register {
    public static let title = "制度缺口"
    public static let area = Area.ledger
    public static let purpose = "应办未办的事项，由应尽事项的判断得出，只供报告引用。"
    public static let shape = DutyGap()
    public static let naturalKey: [String] = []
    public static let dayKey: String? = nil
    public static let organizationKey: String? = nil

    public let duty = Field<String>("duty", "事项")
    /// `未按季度召开党员大会`
    public let problem = Field<String>("problem", "问题")
    /// Empty where it is the unit's own: `涉及第一党支部、第二党支部等3个党组织`
    public let extent = Field<String>("extent", "范围")
    public let basis = Field<String>("basis", "依据")
    /// 违反 or 无记录.
    public let state = Field<String>("state", "结果")

    public var fields: [any AnyField] { [duty, problem, extent, basis, state] }
}
