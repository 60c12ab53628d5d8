/// 党务公开内容 (registers.md, K, DisclosureTopic).
public enum DisclosureTopic: String, CodeList {
    case studyAndTasks, organization, election, memberDevelopment, organizationLife, review, dues, honourPenalty
    case service, rectification
    public var label: String {
        switch self {
        case .studyAndTasks: "学习和任务落实"
        case .organization: "组织设置"
        case .election: "换届选举"
        case .memberDevelopment: "发展党员"
        case .organizationLife: "组织生活"
        case .review: "民主评议"
        case .dues: "党费"
        case .honourPenalty: "表彰处分"
        case .service: "联系服务群众"
        case .rectification: "整改"
        }
    }
}

/// 公开时限 (registers.md, K, DisclosureTiming).
public enum DisclosureTiming: String, CodeList {
    case permanent, periodic, timely
    public var label: String {
        switch self {
        case .permanent: "长期公开"
        case .periodic: "定期公开"
        case .timely: "及时公开"
        }
    }
}

/// 公开范围 (registers.md, K, DisclosureScope).
public enum DisclosureScope: String, CodeList {
    case members, society
    public var label: String {
        switch self {
        case .members: "党内"
        case .society: "社会"
        }
    }
}

/// 党务公开: one disclosure with its four steps. 《党务公开条例（试行）》第15条 (obligations open-party-procedure,
/// open-party-timing, open-party-topics, dues-publicity).
public struct Disclosure: Register {
    public static let title = "党务公开"
    public static let area = Area.documents
    public static let purpose = "公开一项内容填一行；提出、审核、审批、实施四个环节填在审批环节表里。"
    public static let shape = Disclosure()
    public static let naturalKey = ["organizationId", "topic", "subject", "publishedOn"]
    public static let dayKey: String? = "publishedOn"
    public static let yields = ["disclosure.published"] + DisclosureTopic.allCases.map { "disclosure.\($0.rawValue)" }

    /// The procedure, in its order.
    static let procedure: [ApprovalAction] = [.propose, .check, .approve, .implement]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关党委").required
    public let topic = Field<DisclosureTopic>("topic", "公开内容", example: "党费").required
    public let subject = Field<String>("subject", "公开事项", example: "2022年度党费收缴使用情况")
    public let timing = Field<DisclosureTiming>("timing", "公开时限", example: "定期公开").required
    public let steps = Field<Parts<ApprovalStep>>("steps", "审批环节", hint: "依次填提出、审核、审批、实施")
    public let publishedOn = Field<Day>("publishedOn", "公开日期", hint: "还没有公开的空着", example: "2023-03-05")
    public let scope = Field<DisclosureScope>("scope", "公开范围", example: "党内").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, topic, subject, timing, steps, publishedOn, scope, evidence] }

    /// The steps that were filled in stand in the order of the procedure, and their days too; not every unit writes down
    /// all four, which the duty open-party-procedure tells.
    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        let steps = (record[dynamicMember: \.steps]?.items ?? []).sorted { ($0.order ?? 0) < ($1.order ?? 0) }
        let places = steps.compactMap { step in step.action.flatMap { procedure.firstIndex(of: $0) } }
        if places.count < steps.count {
            problems.add("steps", "step-unfit", "党务公开的环节只有提出、审核、审批、实施", next: "请改正审批环节里的动作")
        }
        if places != places.sorted() || Set(places).count < places.count {
            problems.add("steps", "steps-out-of-order", "审批环节不是依次的提出、审核、审批、实施", next: "请核对序号和动作（《党务公开条例（试行）》第15条）")
        }
        let days = steps.compactMap(\.on)
        if days != days.sorted() {
            problems.add("steps", "step-days-out-of-order", "审批环节的日期前后颠倒", next: "请核对各环节的日期")
        }
        if let published = record.publishedOn, let last = days.max(), last > published {
            problems.add("publishedOn", "published-before-steps", "公开日期早于最后一个环节的日期", next: "请核对这两个日期")
        }
        if record.publishedOn != nil,
            let refused = steps.first(where: { $0.outcome == .rejected || $0.outcome == .returned })
        {
            problems.add(
                "publishedOn", "published-though-refused", "“\(refused.action?.label ?? "")”环节没有同意，却填了公开日期",
                next: "请核对环节结果，或清空公开日期")
        }
    }

    /// Events on the day of publication: `disclosure.published` and `disclosure.<topic>`; `count`, `steps` (how many of the
    /// four are on record).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.publishedOn else { return }
        let steps = Set((record[dynamicMember: \.steps]?.items ?? []).compactMap(\.action)).intersection(procedure)
        let measures: [String: Int64] = ["count": 1, "steps": steps.count.wide]
        facts.event("disclosure.published", at: [organization], on: on, measures)
        if let topic = record.topic {
            facts.event("disclosure.\(topic.rawValue)", at: [organization], on: on, measures)
        }
    }
}
