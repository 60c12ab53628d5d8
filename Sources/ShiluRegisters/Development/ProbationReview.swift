/// 预备期考察记录: an entry during probation. 《发展党员工作细则》第30条. What it says of the person is sealed.
public struct ProbationReview: Register {
    public static let title = "预备期考察记录"
    public static let area = Area.development
    public static let purpose = "对预备党员每考察一次填一行；结论加密保存。"
    public static let shape = ProbationReview()
    public static let naturalKey = ["caseId", "on"]
    /// Whose record it is, is said by the case.
    public static let organizationKey: String? = nil
    public static let yields = ["development.probationReviewed"]

    public let caseId = Field<Link<DevelopmentCase>>("caseId", "发展党员", hint: "发展党员台账的编号", example: "001").required
        .following
    public let on = Field<Day>("on", "考察日期", example: "2023-12-20").required
    public let conclusion = Field<LongText>("conclusion", "考察结论", hint: "加密保存", example: "履行党员义务，表现良好").required.sealed

    public var fields: [any AnyField] { [caseId, on, conclusion] }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let held = context.record(record.caseId) else { return }
        problems.needed("caseId", "发展党员", isMissing: held.admittedOn == nil, because: "这个人还没有接收为预备党员")
        problems.inOrder(("支部大会通过接收日期", held.admittedOn), "on", "考察日期", record.on)
    }

    /// An event, `count` 1, of the person of the case.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = context.record(record.caseId), let organization = held.organizationId?.id, let on = record.on
        else { return }
        facts.interval("development.probationReviewed", at: organization, member: held.personId?.id, from: on, to: on)
    }
}
