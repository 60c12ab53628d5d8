/// 监督执纪措施 (registers.md, K, SupervisionMeasure).
public enum SupervisionMeasure: String, CodeList {
    case reminderTalk, admonitionTalk, letterInquiry, circulatedCriticism, orderedSelfCriticism, penalty, reshuffle
    case caseFiled
    public var label: String {
        switch self {
        case .reminderTalk: "提醒谈话"
        case .admonitionTalk: "诫勉谈话"
        case .letterInquiry: "函询"
        case .circulatedCriticism: "通报批评"
        case .orderedSelfCriticism: "责令检查"
        case .penalty: "党纪处分"
        case .reshuffle: "组织调整"
        case .caseFiled: "立案"
        }
    }
}

/// 监督执纪: one use of the four forms (obligation four-forms). 《党内监督条例》第7条. Confidential: what came of it is sealed,
/// the facts carry no member.
public struct SupervisionCase: Register {
    public static let title = "监督执纪"
    public static let area = Area.integrity
    public static let purpose = "运用“四种形态”处理一人次填一行；处理情况加密保存，不进报告。"
    public static let shape = SupervisionCase()
    public static let naturalKey = ["personId", "on", "measure"]
    public static let yields =
        SupervisionForm.allCases.map { "supervision.\($0.rawValue)" }
        + SupervisionMeasure.allCases.map { "supervision.measure.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let personId = Field<Link<Member>>("personId", "姓名", example: "李明").required
    public let on = Field<Day>("on", "日期", example: "2023-05-18").required
    public let form = Field<SupervisionForm>("form", "形态", example: "第一种形态").required
    public let measure = Field<SupervisionMeasure>("measure", "措施", example: "提醒谈话").required
    public let result = Field<LongText>("result", "处理情况", hint: "加密保存", example: "本人认识到问题，作出检查").sealed

    public var fields: [any AnyField] { [organizationId, personId, on, form, measure, result] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        guard let form = record.form, let measure = record.measure else { return }
        let talks: Set<SupervisionMeasure> = [
            .reminderTalk, .admonitionTalk, .letterInquiry, .circulatedCriticism, .orderedSelfCriticism,
        ]
        if form != .firstForm, talks.contains(measure) {
            problems.add("form", "form-differs", "“\(measure.label)”属于第一种形态", next: "请核对形态和措施")
        } else if form == .firstForm, measure == .penalty || measure == .caseFiled {
            problems.add("form", "form-differs", "“\(measure.label)”不属于第一种形态", next: "请核对形态和措施")
        }
    }

    /// `supervision.<form>` and `supervision.measure.<measure>`: events, `count` 1 (人次).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        if let form = record.form { facts.event("supervision.\(form.rawValue)", at: [organization], on: on) }
        if let measure = record.measure {
            facts.event("supervision.measure.\(measure.rawValue)", at: [organization], on: on)
        }
    }
}
