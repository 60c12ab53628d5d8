/// 党务干部配备: head count of a unit's party-affairs staff on one day (obligation party-staff-ratio).
/// 《机关基层组织工作条例》第30条.
public struct StaffingSnapshot: Register {
    public static let title = "党务干部配备"
    public static let area = Area.organizations
    public static let purpose = "每年统计一次专职、兼职党务干部人数，填一行。"
    public static let shape = StaffingSnapshot()
    public static let naturalKey = ["organizationId", "on"]
    public static let yields = ["staffing.snapshot"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let on = Field<Day>("on", "统计日期", example: "2023-12-31").required
    /// Everyone who works in the unit, not members alone.
    public let staffTotal = Field<Int>("staffTotal", "在编人员总数", example: "186", unit: "人").required
    public let fullTimePartyStaff = Field<Int>("fullTimePartyStaff", "专职党务干部", example: "2", unit: "人").required
    public let partTimePartyStaff = Field<Int>("partTimePartyStaff", "兼职党务干部", example: "10", unit: "人")
    /// Who does the work where nobody does it full time.
    public let namedPerson = Field<Link<Member>>("namedPerson", "指定专人", hint: "没有专职党务干部的必填")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, staffTotal, fullTimePartyStaff, partTimePartyStaff, namedPerson, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "staffTotal", "在编人员总数", record.staffTotal)
        problems.atLeast(0, "fullTimePartyStaff", "专职党务干部", record.fullTimePartyStaff)
        problems.atLeast(0, "partTimePartyStaff", "兼职党务干部", record.partTimePartyStaff)
        let staff = max(record.fullTimePartyStaff ?? 0, 0) + max(record.partTimePartyStaff ?? 0, 0)
        if let total = record.staffTotal, total > 0, staff > total {
            problems.add(
                "fullTimePartyStaff", "part-exceeds-whole", "专职、兼职党务干部共\(staff)人，多于在编人员总数\(total)人", next: "请核对人数")
        }
        problems.needed(
            "namedPerson", "指定专人", isMissing: record.fullTimePartyStaff == 0 && record.namedPerson == nil,
            because: "没有专职党务干部的单位须指定专人")
    }

    /// Measures: `count`, `staff`, `fullTime`, `partTime` (persons), `named` (1 where somebody is named).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event(
            "staffing.snapshot", at: [organization], on: on,
            .measured([
                "count": 1, "staff": record.staffTotal?.wide, "fullTime": record.fullTimePartyStaff?.wide,
                "partTime": record.partTimePartyStaff?.wide, "named": record.namedPerson == nil ? 0 : 1,
            ]))
    }
}
