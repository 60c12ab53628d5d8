/// 请示或报告 (registers.md, K, MatterForm).
public enum MatterForm: String, CodeList {
    case request, report
    public var label: String {
        switch self {
        case .request: "请示"
        case .report: "报告"
        }
    }
}

/// 重大事项请示报告: one matter that was asked about or reported (obligation major-matter-request).
/// 《重大事项请示报告条例》.
public struct MajorMatter: Register {
    public static let title = "重大事项请示报告"
    public static let area = Area.documents
    public static let purpose = "向上级请示或报告一件重大事项填一行，一事一报。"
    public static let shape = MajorMatter()
    public static let naturalKey = ["organizationId", "form", "submittedOn", "subject"]
    public static let dayKey: String? = "submittedOn"
    public static let yields =
        MatterForm.allCases.map { "matter.\($0.rawValue)" } + ["matter.replied", "matter.awaiting", "matter.emergency"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let form = Field<MatterForm>("form", "请示或报告", example: "请示").required
    public let submittedOn = Field<Day>("submittedOn", "上报日期", example: "2023-04-12").required
    public let subject = Field<String>("subject", "事项", hint: "一行只填一件", example: "关于召开党员大会换届选举的请示").required
    public let repliedOn = Field<Day>("repliedOn", "批复日期", hint: "请示收到批复后填", example: "2023-04-20")
    public let reply = Field<String>("reply", "批复内容", example: "同意")
    public let emergency = Field<Bool>("emergency", "是否紧急事项", example: "否").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, form, submittedOn, subject, repliedOn, reply, emergency, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("上报日期", record.submittedOn), "repliedOn", "批复日期", record.repliedOn)
        if record.form == .report, record.repliedOn != nil || record.reply != nil {
            problems.add("repliedOn", "report-replied", "报告不需要批复，却填了批复", next: "请清空批复，或改为请示（报告里不得夹带请示事项）")
        }
        problems.needed(
            "repliedOn", "批复日期", isMissing: record.form == .request && record.reply != nil && record.repliedOn == nil,
            because: "填了批复内容")
    }

    /// - `matter.request`, `matter.report`: events; `matter.emergency` beside them. - `matter.replied`: an event, `days`.
    /// - `matter.awaiting`: the days until the reply.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.submittedOn, let form = record.form else {
            return
        }
        facts.event("matter.\(form.rawValue)", at: [organization], on: on)
        if record.emergency == true { facts.event("matter.emergency", at: [organization], on: on) }
        guard form == .request else { return }
        if let replied = record.repliedOn {
            facts.event(
                "matter.replied", at: [organization], on: replied, ["count": 1, "days": replied.number - on.number])
        }
        facts.interval("matter.awaiting", at: organization, from: on, to: record.repliedOn?.adding(days: -1))
    }
}
