/// 入党申请人附加信息: that an applicant was a member before and how that ended (obligation readmission-lock).
public struct Applicant: Register {
    public static let title = "入党申请人附加信息"
    public static let area = Area.development
    public static let purpose = "入党申请人以前入过党又离开的，每人一行。"
    public static let shape = Applicant()
    public static let naturalKey = ["personId"]
    public static let dayKey: String? = "formerExit"
    public static let yields = ["applicant.locked"]

    /// Years before a person who was removed or expelled may be admitted again (regulations.md, readmission-lock).
    static let lockYears = 5

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let personId = Field<Link<Member>>("personId", "姓名", hint: "先在党员台账里登记此人", example: "李明").required
    public let formerExit = Field<Day>("formerExit", "以前离开党组织的日期", example: "2015-05-20")
    public let formerExitKind = Field<MemberStatus>("formerExitKind", "以前离开的方式", hint: "劝退、除名、退党等", example: "除名（其他）")

    public var fields: [any AnyField] { [organizationId, personId, formerExit, formerExitKind] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.needed(
            "formerExitKind", "以前离开的方式", isMissing: record.formerExit != nil && record.formerExitKind == nil,
            because: "填了以前离开党组织的日期")
        problems.needed(
            "formerExit", "以前离开党组织的日期", isMissing: record.formerExit == nil && record.formerExitKind != nil,
            because: "填了以前离开的方式")
        if let kind = record.formerExitKind, !kind.hasLeftParty {
            problems.add("formerExitKind", "not-an-exit", "“\(kind.label)”不是离开党组织的方式", next: "请填劝退、除名、退党、开除党籍等")
        }
    }

    /// `applicant.locked`: the years in which the person may not be admitted again, `count` 1.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let exit = record.formerExit,
            let kind = record.formerExitKind, kind.hasLeftParty, kind != .resigned
        else { return }
        facts.interval(
            "applicant.locked", at: organization, from: exit, to: exit.adding(years: lockYears).adding(days: -1))
    }
}
