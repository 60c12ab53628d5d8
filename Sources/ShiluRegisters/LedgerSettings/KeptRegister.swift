/// The name of a register, as a code list: what a sheet offers is every register of the product.
public struct RegisterName: CodeList {
    public let rawValue: String
    public init?(rawValue: String) {
        guard RegisterBook.register(named: rawValue) != nil else { return nil }
        self.rawValue = rawValue
    }
    private init(_ known: AnyRegister) { rawValue = known.name }
    public static var allCases: [RegisterName] { RegisterBook.all.map(RegisterName.init) }
    public var label: String { RegisterBook.register(named: rawValue)?.title ?? rawValue }
    public var also: [String] { [label + "台账", rawValue] }
}

/// 启用台账登记: which registers an organisation keeps, and since when. A figure over a register that was not kept all the
/// period has no value (design.md, "Kept registers"; our own).
public struct KeptRegister: Register {
    public static let title = "启用台账"
    public static let area = Area.ledger
    public static let purpose = "哪个党组织从哪一天起登记哪本台账；没有登记的时间，相应的数字不显示为0。"
    public static let shape = KeptRegister()
    public static let naturalKey = ["register", "organizationId", "since"]
    public static let dayKey: String? = "since"

    public let register = Field<RegisterName>("register", "台账", example: "会议记录").required
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    /// Empty reads as no.
    public let includesSubtree = Field<Bool>("includesSubtree", "是否包括下级", hint: "是：下级党组织也都登记", example: "是")
    /// First day from which every record is in the ledger.
    public let since = Field<Day>("since", "起始日期", hint: "从这一天起记录完整", example: "2023-01-01").required
    /// Last day; open while it is kept.
    public let until = Field<Day>("until", "截止日期", hint: "仍在登记的空着")

    public var fields: [any AnyField] { [register, organizationId, includesSubtree, since, until] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let since = record.since, let until = record.until, until < since {
            problems.add("until", "ends-before-start", "截止日期早于起始日期", next: "请核对这两个日期")
        }
    }
}
