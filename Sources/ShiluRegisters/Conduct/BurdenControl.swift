/// 每月数量: how many there were in one month.
public struct MonthlyCount: Part {
    public static let title = "每月数量"
    public static let shape = MonthlyCount()

    public let month = Field<YearMonth>("month", "月份", example: "2023-05").required
    public let count = Field<Int>("count", "数量", hint: "没有的填0", example: "4").required

    public var fields: [any AnyField] { [month, count] }
}

/// 精文减会控制: the cap of a year on documents, meetings, inspections, forms or apps, and what there was month by month.
/// systems.md, S64.
public struct BurdenControl: Register {
    public static let title = "精文减会控制"
    public static let area = Area.integrity
    public static let purpose = "发文、会议、督查检查、报表、工作群每年各填一行控制数，每月登记一次数量。"
    public static let shape = BurdenControl()
    public static let naturalKey = ["organizationId", "year", "kind"]
    public static let dayKey: String? = "setOn"
    public static let yields = BurdenKind.allCases.flatMap { ["burden.\($0.rawValue)", "burden.cap.\($0.rawValue)"] }

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("count", "登记数量", from: ["planned", "inProgress"], to: "inProgress", needs: ["counts"]),
            LifeCycle.Step("close", "全年登记完毕", from: ["planned", "inProgress"], to: "done"),
        ], basis: "先定控制数，再按月登记，全年登记完毕为止")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let kind = Field<BurdenKind>("kind", "控制事项", example: "发文").required
    public let cap = Field<Int>("cap", "控制数", hint: "全年不超过多少", example: "60").required
    public let lastYear = Field<Int>("lastYear", "上年数", example: "68")
    public let setOn = Field<Day>("setOn", "下达日期", example: "2023-01-10").required
    public let basis = Field<String>("basis", "控制依据", example: "为基层减负若干措施")
    public let counts = Field<Parts<MonthlyCount>>("counts", "每月数量")
    public let state = Field<TaskState>("state", "登记进展", example: "进行中").required

    public var fields: [any AnyField] { [organizationId, year, kind, cap, lastYear, setOn, basis, counts, state] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.atLeast(0, "cap", "控制数", record.cap)
        problems.atLeast(0, "lastYear", "上年数", record.lastYear)
        var months: Set<YearMonth> = []
        for item in record.counts?.items ?? [] {
            problems.atLeast(0, "counts", "数量", item.count)
            guard let month = item.month else { continue }
            if !months.insert(month).inserted {
                problems.add("counts", "month-twice", "\(month)填了两次", next: "一个月只填一行")
            }
            if let year = record.year, month.year != year {
                problems.add("counts", "month-outside-year", "\(month)不在\(year)年内", next: "请核对年度和月份")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let year = record.year, let kind = record.kind,
            let whole = Period(year: year)
        else { return }
        if let cap = record.cap {
            facts.event("burden.cap.\(kind.rawValue)", at: [organization], on: whole.first, ["count": cap.wide])
        }
        for item in record.counts?.items ?? [] {
            guard let month = item.month, month.year == year, let count = item.count else { continue }
            facts.event("burden.\(kind.rawValue)", at: [organization], on: month.firstDay, ["count": count.wide])
        }
    }
}
