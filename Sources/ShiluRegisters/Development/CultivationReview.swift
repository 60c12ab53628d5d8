/// 培养考察记录: the half-yearly review of an activist or candidate. 《发展党员工作细则》第10–12条. What it says of the person
/// is sealed.
public struct CultivationReview: Register {
    public static let title = "培养考察记录"
    public static let area = Area.development
    public static let purpose = "对入党积极分子、发展对象每考察一次填一行，一般每半年一次；结论加密保存。"
    public static let shape = CultivationReview()
    public static let naturalKey = ["caseId", "on"]
    /// Whose record it is, is said by the case.
    public static let organizationKey: String? = nil
    public static let yields = ["development.cultivated"]

    public let caseId = Field<Link<DevelopmentCase>>("caseId", "发展党员", hint: "发展党员台账的编号", example: "001").required
        .following
    public let on = Field<Day>("on", "考察日期", example: "2023-06-20").required
    public let reviewerIds = Field<[Link<Member>]>("reviewerIds", "考察人", hint: "几个人用、隔开", example: "王芳").required
    public let conclusion = Field<LongText>("conclusion", "考察结论", hint: "加密保存", example: "表现良好，继续培养").required.sealed

    public var fields: [any AnyField] { [caseId, on, reviewerIds, conclusion] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("reviewerIds", "考察人", record.reviewerIds)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let held = context.record(record.caseId) else { return }
        problems.inOrder(("确定积极分子日期", held.activistOn), "on", "考察日期", record.on)
        problems.inOrder(("考察日期", record.on), "on", "支部大会通过接收日期", held.admittedOn)
    }

    /// An event, `count` 1, of the person of the case.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = context.record(record.caseId), let organization = held.organizationId?.id, let on = record.on
        else { return }
        facts.interval("development.cultivated", at: organization, member: held.personId?.id, from: on, to: on)
    }
}
