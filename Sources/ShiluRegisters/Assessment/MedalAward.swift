/// “光荣在党50年”纪念章: the medal of one member (obligation medal-50-years: fifty years of party age on 1 July).
public struct MedalAward: Register {
    public static let title = "光荣在党50年纪念章"
    public static let area = Area.assessment
    public static let purpose = "一名党员颁发一枚纪念章填一行。"
    public static let shape = MedalAward()
    public static let naturalKey = ["memberId"]
    public static let dayKey: String? = "referenceDay"
    public static let yields = ["medal.awarded"]

    /// Years of party age that the award asks for.
    static let yearsNeeded = 50

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局离退休党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let referenceDay = Field<Day>("referenceDay", "党龄计算日", hint: "当年7月1日", example: "2023-07-01").required
    public let partyAgeYears = Field<Int>("partyAgeYears", "党龄", hint: "到党龄计算日的整年数", example: "51", unit: "年").required
    public let noticeId = Field<Link<PublicNotice>>("noticeId", "公示", hint: "公示台账的编号")
    public let approval = ApprovalFields("approval", "组织部门审批")
    public let awardedOn = Field<Day>("awardedOn", "颁发日期", example: "2023-06-29")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, memberId, year, referenceDay, partyAgeYears, noticeId] + approval.all + [awardedOn, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if let year = record.year, let day = record.referenceDay, day != Day(year: year, month: 7, day: 1) {
            problems.add("referenceDay", "reference-day", "党龄计算日不是\(year)年7月1日", next: "请填\(year)-07-01，或改正年度")
        }
        if let age = record.partyAgeYears, age < yearsNeeded {
            problems.add(
                "partyAgeYears", "party-age-too-short", "党龄\(age)年，不满\(yearsNeeded)年",
                next: "请核对党龄；不满\(yearsNeeded)年的不能颁发")
        }
        record.checkApproval(\.approval, &problems)
        problems.needed(
            shape.approval.outcome.key, shape.approval.outcome.label,
            isMissing: record.awardedOn != nil && record.approvedOn(\.approval) == nil, because: "颁发前须经组织部门审批同意")
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let member = context.record(record.memberId), let day = record.referenceDay,
            let said = record.partyAgeYears,
            let age = PartyAge.years(of: member, in: context, on: day), age != said
        else { return }
        problems.add(
            "partyAgeYears", "party-age-differs", "填的党龄是\(said)年，按党员台账到\(day.chinese)是\(age)年",
            next: "请改正党龄，或核对党员台账里的转正日期和党籍变动")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId?.id, let reference = record.referenceDay else { return }
        facts.reached(
            "medal.awarded", member: member, on: (record.awardedOn ?? reference).moved(intoYear: record.year),
            fallback: record.organizationId?.id, measure: "count")
    }
}
