/// 公务支出: a reception, a meal, a trip or the use of a car, held against its standard. systems.md, S63.
///
/// What exceeds a standard is recorded and flagged, not refused: it happened. At most three companions for up to ten guests,
/// at most a third beyond that, and no reception without a letter: 《党政机关国内公务接待管理规定》第六条、第十条.
public struct OfficialExpense: Register {
    public static let title = "公务支出"
    public static let area = Area.integrity
    public static let purpose = "公务接待、用餐、用车、差旅一次填一行，对照标准自动标出超标准的。"
    public static let shape = OfficialExpense()
    public static let naturalKey = ["organizationId", "on", "kind", "purpose"]
    public static let yields =
        ExpenseKind.allCases.map { "expense.\($0.rawValue)" } + [
            "expense.any", "expense.overStandard", "expense.tooManyCompanions", "expense.withoutLetter",
        ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-05-16").required
    public let kind = Field<ExpenseKind>("kind", "支出类别", example: "公务接待").required
    public let purpose = Field<String>("purpose", "事由", example: "接待水利工程验收组").required
    public let letter = Field<String>("letter", "公函或审批单号", hint: "公务接待须有公函", example: "某水函〔2023〕8号")
    public let guests = Field<Int>("guests", "人数", hint: "接待对象、用餐或出差人数", example: "6", unit: "人").required
    public let companions = Field<Int>("companions", "陪同人数", hint: "没有陪同填0", example: "2", unit: "人")
    public let amount = Field<Money>("amount", "实际金额", example: "480", unit: "元").required
    public let standard = Field<Money>("standard", "标准金额", hint: "按标准最多可以花多少，合计", example: "640", unit: "元")
    public let selfPaid = Field<Money>("selfPaid", "个人交纳", hint: "用餐人按规定交纳的伙食费", example: "120", unit: "元")
    public let approverId = Field<Link<Member>>("approverId", "审批人", example: "王芳")
    public let exception = Field<String>("exception", "超标准说明")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, on, kind, purpose, letter, guests, companions, amount, standard, selfPaid, approverId,
            exception, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "guests", "人数", record.guests)
        problems.atLeast(0, "companions", "陪同人数", record.companions)
        problems.positive("amount", "实际金额", record.amount)
        problems.positive("standard", "标准金额", record.standard)
        problems.positive("selfPaid", "个人交纳", record.selfPaid)
    }

    /// The most companions that the rule lets come with so many guests.
    static func companionsAllowed(for guests: Int) -> Int { guests <= 10 ? 3 : guests / 3 }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        let at = [organization]
        for name in ["expense.any", "expense.\(kind.rawValue)"] {
            facts.event(
                name, at: at, on: on,
                .measured(["count": 1, "people": record.guests?.wide, "money": record.amount?.fen]))
        }
        if let amount = record.amount, let standard = record.standard, amount > standard {
            facts.event("expense.overStandard", at: at, on: on, ["count": 1, "money": amount.fen - standard.fen])
        }
        guard kind == .reception else { return }
        if let guests = record.guests, let companions = record.companions, companions > companionsAllowed(for: guests) {
            facts.event("expense.tooManyCompanions", at: at, on: on)
        }
        if record.letter == nil { facts.event("expense.withoutLetter", at: at, on: on) }
    }
}
