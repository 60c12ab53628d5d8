/// 党费类别 (registers.md, K, DuesPaymentKind).
public enum DuesPaymentKind: String, CodeList {
    case regular, backPayment, voluntaryDues, specialDues
    public var label: String {
        switch self {
        case .regular: "正常"
        case .backPayment: "补交"
        case .voluntaryDues: "自愿多交"
        case .specialDues: "特殊党费"
        }
    }
    /// Whether it pays what is owed for a month; the others are given beside it.
    public var countsTowardsDue: Bool { self == .regular || self == .backPayment }
}

/// 交纳方式 (registers.md, K, DuesMethod).
public enum DuesMethod: String, CodeList {
    case `self`, proxy, online, advanced, withheld
    public var label: String {
        switch self {
        case .self: "本人交纳"
        case .proxy: "亲属或党员代交"
        case .online: "网上支付"
        case .advanced: "垫交"
        case .withheld: "扣缴"
        }
    }
    /// 《党费收缴、使用和管理的规定》第14条. It can be entered, because what was done is on record; the duty says that it is wrong.
    public var isForbidden: Bool { self == .advanced || self == .withheld }
}

/// 党费收缴: one payment of one member for one month (obligations dues-monthly, dues-backpay-limit, dues-where,
/// dues-no-substitute, dues-large-gift). 《党费收缴、使用和管理的规定》第9、11、12、14条.
public struct DuesPayment: Register {
    public static let title = "党费收缴"
    public static let area = Area.dues
    public static let purpose = "每名党员每个月的党费填一行；按季交纳的每个月各填一行。"
    public static let shape = DuesPayment()
    public static let naturalKey = ["memberId", "forMonth", "kind", "paidOn"]
    public static let dayKey: String? = "paidOn"
    public static let yields =
        ["dues.paid", "dues.received"] + DuesPaymentKind.allCases.map { "dues.paid.\($0.rawValue)" } + [
            "dues.forbidden", "dues.largeGift", "dues.backPaidLate",
        ]

    /// A voluntary payment of so much at once goes up to the centre in full, in fen. Art. 11.
    static let largeGift: Int64 = 1000_00
    /// Months within which back payments are normally made. Art. 12.
    static let backPaymentMonths = 6

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "收缴的党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required.feeding
    public let forMonth = Field<YearMonth>("forMonth", "所属月份", example: "2023-03").required
    public let paidOn = Field<Day>("paidOn", "交纳日期", example: "2023-03-06").required
    public let amount = Field<Money>("amount", "金额", example: "75.02", unit: "元").required
    public let kind = Field<DuesPaymentKind>("kind", "党费类别", example: "正常").required
    public let method = Field<DuesMethod>("method", "交纳方式", example: "本人交纳").required
    public let receiptNumber = Field<String>("receiptNumber", "收据编号", example: "DF2023-0031")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, memberId, forMonth, paidOn, amount, kind, method, receiptNumber, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.positive("amount", "金额", record.amount)
        if record.kind == .backPayment, let month = record.forMonth, let on = record.paidOn, on <= month.firstDay {
            problems.add("kind", "back-payment-early", "补交的日期早于所属月份", next: "请核对党费类别、所属月份和交纳日期")
        }
    }

    /// - `dues.paid` and `dues.paid.<kind>`: an event on the day, moved into the month that it is for: `count` 1, `money` (fen).
    /// - `dues.received`: the same on the day itself.
    /// - `dues.forbidden` (垫交、扣缴), `dues.largeGift`, `dues.backPaidLate`: events for the duties, on the day itself.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let member = record.memberId?.id, let on = record.paidOn,
            let month = record.forMonth, let amount = record.amount, let kind = record.kind
        else { return }
        // One kind carries the member; the others would only repeat who paid.
        for (measure, value) in [("count", 1), ("money", amount.fen)] {
            let day = on.moved(into: month)
            facts.interval(
                "dues.paid", at: organization, member: member, from: day, to: day, measure: measure, value: value)
        }
        func event(_ name: String, _ day: Day) {
            facts.event(name, at: [organization], on: day, ["count": 1, "money": amount.fen])
        }
        event("dues.paid.\(kind.rawValue)", on.moved(into: month))
        event("dues.received", on)
        if record.method?.isForbidden == true { event("dues.forbidden", on) }
        if kind == .voluntaryDues, amount.fen >= largeGift { event("dues.largeGift", on) }
        if kind == .backPayment, on > month.lastDay.adding(months: backPaymentMonths) { event("dues.backPaidLate", on) }
    }
}
