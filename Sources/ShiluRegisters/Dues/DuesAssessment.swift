/// 党费核定: what one member is to pay a month, from a month on until the next assessment (obligations dues-annual-assessment,
/// dues-wage-change, dues-probationary-start, dues-quarterly-consent). 《党费收缴、使用和管理的规定》第1–6、8、10、12条.
///
/// registers.md does not name `quarterlyReason` and `wageChangedIn`, without which articles 12 and 10 cannot be judged.
///
/// registers.md names `rate` (derived) and `reductionId` (stored at the reduction). The months that follow from it, and
/// whether each was paid in time, are facts of this record: it sees the payments, and no payment needs to see the others.
public struct DuesAssessment: Register {
    public static let title = "党费核定"
    public static let area = Area.dues
    public static let purpose = "每名党员每年（或工资变动时）核定一次月交党费填一行；不填月交金额的按规定的比例计算。"
    public static let shape = DuesAssessment()
    public static let naturalKey = ["memberId", "effectiveMonth"]
    public static let dayKey: String? = "effectiveMonth"
    public static let yields = ["dues.assessed", "dues.due", "dues.onTime", "dues.settled"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "核定的党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required.feeding.following
    public let effectiveMonth = Field<YearMonth>("effectiveMonth", "起始月份", hint: "从这个月起按此交纳", example: "2023-01")
        .required
    public let category = Field<DuesCategory>("category", "交纳类别", example: "按月领取工资").required
    /// Monthly, after tax; regulations.md, §6, says what belongs to it.
    public let base = Field<Money>("base", "月基数", hint: "按月工资、养老金等核定的必填，加密保存", example: "5001", unit: "元").sealed
    public let rounding = Field<DuesRounding>("rounding", "取整到", hint: "空着按分", example: "分")
    public let amount = Field<Money>("amount", "月交金额", hint: "不填按规定的比例计算", example: "75.02", unit: "元")
    public let amountReason = Field<String>("amountReason", "与标准不一致的原因", hint: "月交金额不是按比例算出的必填")
    /// Empty reads as no.
    public let quarterlyConsent = Field<Bool>("quarterlyConsent", "是否同意按季交纳", example: "否")
    /// What makes paying by the quarter needful; the consent is given for special circumstances only (article 12).
    public let quarterlyReason = Field<String>("quarterlyReason", "按季交纳的原因", hint: "同意按季交纳的填", example: "长期驻外")
    /// The first month of other wages, from which the new amount holds (article 10).
    public let wageChangedIn = Field<YearMonth>("wageChangedIn", "工资变动月份", hint: "因工资变动重新核定的填", example: "2023-01")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, memberId, effectiveMonth, category, base, rounding, amount, amountReason, quarterlyConsent,
            quarterlyReason, wageChangedIn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.positive("base", "月基数", record.base)
        problems.notNegative("amount", "月交金额", record.amount)
        guard let category = record.category else { return }
        if !category.hasRate, record.base != nil {
            problems.add("base", "base-not-used", "“\(category.label)”不按比例交纳，却填了月基数", next: "请清空月基数，或改正交纳类别")
        }
        let rates = DuesRates.current
        if category == .farmer {
            guard let amount = record.amount else {
                problems.add("amount", "needed-here", "没有填“月交金额”，农民党员须填明", next: "请填0.20至1.00元")
                return
            }
            if !rates.farmer.contains(amount.fen), record.amountReason == nil {
                problems.add("amount", "amount-out-of-rule", "农民党员的月交金额不在0.20至1.00元之间", next: "请核对金额；确有原因的填写原因")
            }
            return
        }
        guard let amount = record.amount else {
            // Without the key the base is hidden and was checked when it was entered.
            if category.hasRate, record.base == nil {
                problems.add("amount", "needed-here", "没有填“月基数”，也没有填“月交金额”", next: "请至少填一项")
            }
            return
        }
        guard record.amountReason == nil,
            let due = rates.monthly(category, base: record.base, rounding: record.rounding ?? .fen)
        else { return }
        if amount != due {
            // The right amount is not said: with it anyone could work out the base, which is sealed.
            problems.add("amount", "amount-differs", "月交金额与按标准计算的不一致", next: "请清空月交金额（由程序计算），或填写不一致的原因")
        }
    }

    /// What is owed a month before any reduction; nil where it cannot be told.
    public static func monthly(_ record: Record<Self>) -> Money? {
        record.amount
            ?? record.category.flatMap {
                DuesRates.current.monthly($0, base: record.base, rounding: record.rounding ?? .fen)
            }
    }

    /// - `dues.assessed`: an event on the first day of the month, `count` 1, `money` (fen a month).
    /// - `dues.due`: while the assessment holds and the member is on the roll and owes anything, `count` 1 and `money` a
    ///   month after reductions, at the branch of the time. A month is owed where its last day is covered.
    /// - `dues.settled`, `dues.onTime`: `count` 1 on the last day of a month that was paid in full, and in full in time; the
    ///   source is the payment that completed it.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let from = record.effectiveMonth else { return }
        if let organization = record.organizationId?.id {
            facts.event(
                "dues.assessed", at: [organization], on: from.firstDay,
                .measured(["count": 1, "money": monthly(record)?.fen]))
        }
        guard let member = context.record(record.memberId) else { return }
        let account = DuesAccount(of: member, in: context)
        for span in account.spans(of: record.id) {
            for (measure, value) in [("count", 1), ("money", span.fen)] {
                facts.interval(
                    "dues.due", at: span.branch, member: member.id, from: span.first, to: span.last, measure: measure,
                    value: value)
            }
        }
        for month in account.paidMonths {
            guard let due = account.due(in: month), due.assessment == record.id, due.fen > 0 else { continue }
            let paid = account.payments(for: month)
            for (kind, source) in [
                ("dues.settled", paid.completing(due.fen, by: nil)),
                ("dues.onTime", paid.completing(due.fen, by: due.deadline)),
            ] {
                guard let source else { continue }
                facts.interval(
                    kind, at: due.branch, member: member.id, from: month.lastDay, to: month.lastDay, source: source)
            }
        }
    }
}
